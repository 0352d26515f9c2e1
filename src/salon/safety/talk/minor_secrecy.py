"""What a child is asked to hide from parents: talk, presents. Surprises and small secrets of adults are none of it.

Parents of the other, or the other's home, and a word that keeps something from them: not to say, to lie, to delete,
to wait until they sleep. With a present in it the sign has its own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk.lexicon import Lexicon
from salon.safety.talk.phrases_secrecy import SECRECY, SECRECY_CLASSES
from salon.safety.talk.reading import Reading
from salon.safety.talk.sign import Sign

_PARENT: Final = (
    r"(?:tes (?:parents|vieux|darons)|ta (?:mere|maman|daronne|mamie|belle mere)|ton (?:pere|papa|daron"
    r"|beau pere)|your (?:parents|mum|mom|mother|mummy|mommy|dad|father|daddy|folks|nan|stepdad|stepmum"
    r"|old man|guardian)s?|papa et maman|papa|maman|mum and dad|mom and dad|mummy|daddy)"
)
_HOME: Final = r"(?:a la maison|chez toi|at home|back home|in your house|dans ta famille|in your family)"
_NO: Final = r"(?:pas|rien|jamais|plus|personne|aucun|not|never|nothing|nobody|no one|none|no|nowt|any)"
_KNOW: Final = (
    r"(?:sav\w+|sai\w*|sau\w+|sach\w+|voi\w*|voy\w+|verr\w+|enten\w+|comprend\w*|appren\w+|tiqu\w+|demand\w+"
    r"|remarqu\w+|soupconn\w+|pos\w+|dout\w+|tomb\w+|decouvr\w+|trouv\w+|lis\w*|lire|cherch\w+|verifi\w+"
    r"|fouin\w+|regard\w+|au courant|fouill\w+|dir\w+|parl\w+|grill\w+|capt\w+|know\w*|see\w*|sight|hear\w*"
    r"|understand\w*|find\w*|found|notice\w*|suspici\w+|suspect\w*|ask\w*|learn\w*|come across|read|look\w*"
    r"|check\w*|say|wonder\w*|discover\w*|freak\w*|mad|get wind|be told|catch\w*)"
)
_TELL: Final = (
    r"(?:di[st]|dira[si]?|dire|dites|parle\w*|raconte\w*|montre\w*|mention\w*|evoque\w*|tell\w*|say\w*|show\w*"
    r"|speak|talk|breathe|repete\w*|avoue\w*)"
)
_HIDE: Final = (
    r"(?:cach\w+|planqu\w+|vire[sz]?|virer|historique|stash|effac\w+|supprim\w+|vide|renomm\w+|change mon nom"
    r"|dissimul\w+|en cachette|en douce"
    r"|discretement|loin d\w*|secret|hid\w+|hidden|delet\w+|clear|erase\w*|wip\w+|rename|change my name"
    r"|save me (?:as|under)|mets moi sous|enregistre moi|out of|away from|from|behind|sneak|quietly|stash)"
)
_FRAMES: Final = tuple(
    re.compile(frame)
    for frame in (
        # They are not to know: "ta mère ne saura rien", "your folks don't have to know".
        rf"\b{_PARENT} (?:\w+ ){{0,4}}?{_NO} (?:\w+ ){{0,3}}?{_KNOW}\b",
        rf"\b{_PARENT} (?:\w+ ){{0,3}}?{_KNOW} (?:\w+ )?{_NO}\b",
        rf"\b{_KNOW} (?:\w+ ){{0,2}}?{_NO} (?:\w+ ){{0,2}}?{_PARENT}\b",
        (
            rf"\b(?:pour que|sans que|so|so that|without|faut pas que|il faut pas que"
            rf"|que) (?:\w+ ){{0,2}}?{_PARENT} (?:\w+ ){{0,2}}?(?:{_NO}|{_KNOW})\b"
        ),
        rf"\b(?:hush|chut|pas un mot|not a word|motus|quiet)\b.{{0,24}}(?:{_PARENT}|{_HOME})\b",
        # Not to be told, or told a lie.
        rf"\b{_TELL} (?:\w+ ){{0,3}}?{_NO} (?:\w+ ){{0,3}}?(?:a |to |de |of |from )?(?:{_PARENT}|{_HOME})\b",
        rf"\b{_NO} (?:\w+ ){{0,2}}?{_TELL} (?:\w+ ){{0,4}}?(?:a |to )?(?:{_PARENT}|{_HOME})\b",
        (
            rf"\b(?<!je )(?:dis|diras|tu dis|raconte|invente\w*|fais croire|mens|tell|lie to"
            rf"|make something up for) (?:\w+ ){{0,3}}?{_PARENT} (?:que|qu|you|it|that|we)\b"
        ),
        rf"\b(?:invente\w*|mens|make something up|make up a story|lie)\b.{{0,24}}{_PARENT}\b",
        (
            rf"\b(?:si|if|when|quand) {_PARENT} (?:\w+ )?(?:demande\w*|pose\w*|ask\w*|wonder\w*|see|sees|voit"
            rf"|voient|tombe\w*|find\w*)\b(?! {_NO})"
        ),
        # Hidden from them, or done while they do not look.
        rf"\b{_HIDE}\b.{{0,40}}\b{_PARENT}\b",
        (
            rf"\b(?:on dira|je dirai|dis leur|on dit|we will say|we say|i will say|well say|say"
            rf"|tell them)\b.{{0,50}}\b(?:si|if|when|quand)"
            rf" {_PARENT}\b"
        ),
        rf"\b(?:attends|wait|attendre)\b.{{0,12}}\b(?:que|till|til|until|for) {_PARENT}\b",
        rf"\b(?:sans que|without) {_PARENT} \w+",
        rf"\b(?:fais|make|let|laisse) {_PARENT} (?:croire|believe|think|penser)\b",
        rf"\b(?:ne )?regarde pas {_PARENT}\b|\b(?:none of|not) {_PARENT}(?: ')? business\b",
        (
            rf"\b(?:entre|between) (?:nous|toi et moi|us|you and me)\b.{{0,20}}\b(?:pas|not|sans|without"
            rf"|except) {_PARENT}\b"
        ),
        (
            rf"\b{_PARENT} (?:que |qu |that )?(?:on|we|i|je) (?:se |)(?:discut\w*|parl\w*|ecri\w*|chat\w*|talk\w*"
            rf"|text\w*|voi\w*|meet)"
            r"\b.{0,12}(?:faut pas|must not|should not|do not|evite|avoid|surtout pas|never|jamais)"
        ),
        (
            rf"\b(?<!je )(?:dis|raconte|racontes|say|tell them|pretend|fais croire) (?:\w+ )?{_HOME} (?:que|qu|you"
            rf"|u|it"
            rf"|that|t)\b"
        ),
        (
            rf"\b(?:quand|once|when|while|pendant que|after|apres que|que quand"
            rf"|only when) {_PARENT} (?:are |is |re |sont |est |soient )?(?:\w+ )?(?:est au (?:boulot|travail)"
            rf"|bosse|at work|s at work|est partie?"
            rf"|s out|dor\w+|asleep|sleep|sortent|sort|out|away|partis|couches|in bed|gone|not there|pas la)\b"
        ),
        (
            rf"\b(?:moins fort|plus bas|parle (?:tout )?(?:bas|doucement)|le son|baisse|chuchot\w+|whisper|voice down"
            rf"|quieter|lower)\b.{{0,30}}\b{_PARENT}\b"
        ),
        (
            rf"\b{_PARENT} (?:poseraient|would ask|demanderaient|would wonder|verraient|would see|would find"
            rf"|se facheraient|would be mad|would worry"
            rf"|crieraient|diraient|dirait|would say|would never|would kill|would freak|comprendr\w+"
            rf"|would not|me tueraient|seraient furieux)\b"
        ),
    )
)
_PRESENT_TO_HIDE: Final = (
    re.compile(rf"\b(?:personne|nobody|no one|rien)\b.{{0,12}}\b{_HOME}\b"),
    re.compile(
        r"\b(?:dis|raconte|racontes|racontez|tu dis|say|tell)(?: leur| lui| them| her| him| a \w+)? (?:que "
        r"|that )?(?:c est|it is"
        r"|it was|its|une amie|un copain|un ami|ta tante|a friend|your (?:aunt|friend|cousin|uncle|nan))\b"
    ),
)
_NOT_THEM: Final = re.compile(
    rf"\b{_NO} (?:\w+ )?(?:lui|leur|les|him|her|them)? ?{_TELL}\b|\b{_TELL} (?:lui|leur|him|her|them) {_NO}\b"
    rf"|\b{_TELL} (?:him|her|them) nothing\b"
    rf"|\b{_NO} {_TELL} (?:him|her|them|lui|leur)\b|\b(?:ne )?(?:lui|leur) (?:en )?{_TELL} {_NO}\b"
)
"""They are not to be told, where it was parents that were spoken of."""
_AT_HOME: Final = re.compile(
    rf"\b{_HIDE}\b.{{0,60}}\b(?:chez toi|at home|cartable|school ?bag|schoolbag|ta chambre|your (?:bed)?room"
    rf"|sous ton lit"
    r"|under your bed|ton casier|your locker|ta trousse|pencil case|ton sac|your bag)\b"
)
"""A present to be hidden where a child lives."""
_URGED: Final = re.compile(
    r"\b(?:surtout|mind|keep|continue\w*|promets|promise|jamais|never|parfait|perfect|good|bien|mieux|remember"
    r"|oublie pas|make sure|better|tant mieux)\b"
)
_HANG_UP: Final = re.compile(
    r"\b(?:raccroch\w+|hang up|ferme|close|coupe|eteins|turn off|log off|deconnect\w+|cache)\b.{0,16}\b(?:si|s|if"
    r"|when|quand) (?:ils|elle|il|they"
    r"|she|he|quelqu un|someone|on|anyone)\b|\b(?:parle|speak|talk) (?:plus |moins )?(?:bas|fort|lower|softly"
    r"|quietly|doucement)\b"
)
"""Not to be caught talking."""
_GIVEN: Final = re.compile(
    r"\b(?:dis|say|raconte|pretend|tell them) (?:que |that )?(?:tu|t|you|u|c est|its|it is|it was) .{0,30}(?:trouve"
    r"|found|achete|bought|gagne|won"
    r"|economi\w+|saved|prete\w*|lent|borrow\w*|amie?|friend|cousine?|tante|aunt|pas moi|not me|not from me)\b"
)
"""Whom a present is to be said to come from."""
_PRETENDED: Final = re.compile(
    r"\b(?:si|if|when|quand) (?:on|they|quelqu un|anyone|anybody|somebody|someone|people|ils) (?:te "
    r"|t )?(?:demande\w*|ask\w*|pose\w*)\b.{0,40}\b(?:dis|say|tell"
    r"|raconte|reponds|answer)\b.{0,40}\b(?:classe|class|school|ecole|college|cousine?|prof|teacher|oncle|uncle"
    r"|tante|aunt|copine|copain|frere|soeur|brother"
    r"|sister|coach|tutor|voisine?|neighbou?r)\b"
)
"""Whom somebody grown is to be taken for."""
_WIPED: Final = re.compile(
    r"\b(?:supprim\w+|effac\w+|vire|vide|delet\w+|wipe|erase|clear|remove|cache|hide|lock|verrouille|code"
    r"|mot de passe|password)\b"
    r".{0,24}\b(?:conv\w*|chats?|messages?|textos?|texts?|tout|everything|historique|history|notre|our|ca|this|them"
    r"|it|nos)\b"
)
"""Traces of a talk to be removed: asked of somebody whose parents were asked about."""
_GIFT: Final = re.compile(
    r"\b(?:cadeaux?|offert|gave you|given you|collier|necklace|bague|parfum|perfume|offre|offrir|achete|acheter"
    r"|paye|payer|des sous|argent|double|te donne|t en donne|recharge"
    r"|carte|place de|basket\w*|gifts?|presents?|buy|give you|get you|top up|money|twice|pay for|trainers"
    r"|skins?)\b"
)
_HARMLESS: Final = re.compile(
    r"\b(?:surprise|fete|anniversaire|anniv|noces|noel|party|anniversary|birthday|wedding|golden|christmas"
    r"|cake|gateau|demission\w*|fiance\w*|enceinte|expecting|pregnan\w*|grossesse|scan|demenage\w*|proposal"
    r"|engag\w+|married|maries?|mariage"
    r"|for (?:her|his|their)|pour (?:ses|leur|leurs|elle|eux)|lui ai pris|leur ai pris|got (?:her|him|them)"
    r"|mother s day|father s day|retraite|retirement|discours|speech|voiture|the car|loyer|charrier|tease"
    r"|(?:argent|sous|liquide|cash|money|savings|valuables) (?:ou|where)"
    r"|moquer|rugby|poker|son cadeau|leur cadeau|her present|his present)\b"
)
_US: Final = re.compile(
    r"\b(?:call|appel\w*|history|historique|traces|tell your \w+ you|(?:say|dis|raconte\w*)\b.{0,12}(?:at home"
    r"|a la maison)"
    r"|jamais|never|invente\w*|un truc|mot de passe|password|colis|box|parle|ecris|talk"
    r"|text|promise|promets|nous|nos|moi|me|m|notre|on|je|j|conversation|messages|mon nom|cadeau|te|t|tu|toi"
    r"|telephone|tablette|jeu|sous|us|our|we|i|chat\w*|my|gift|present|phone|it|this|they)\b"
)
_OF_THE_OTHER: Final = re.compile(r"\b(?:tes|ta|ton|your|toi|tu|te|t|you)\b")
_THEY: Final = re.compile(
    r"\b(?:ils|elles|elle|il|on|they|she|he|nobody|personne)\b.{0,12}(?:doivent|doit|must|should|have to"
    r"|has to|peuvent|peut|can|saura|sauront|need|needs|voient|sachent)\b.{0,14}(?:pas|jamais|not|never|rien"
    r"|savoir|know|hear|apprendre|find|see)"
)
_SECRET: Final = re.compile(
    r"\b(?:notre (?:petit )?secret|our (?:little )?secret|secret (?:a|entre) nous|secret between us"
    r"|entre (?:nous|toi et moi)|between (?:us|you and me)|just us|the two of us|text me later"
    r"|ecris moi plus tard|efface|delete)\b"
)
_NOT_A_WORD: Final = re.compile(
    rf"\b(?:n en parle pas|en parle pas|en parle jamais|dis rien|ne dis rien|do not mention me"
    rf"|do not say anything|say nothing|hush|chut|pas un mot|never mention)\b.{{0,20}}\b{_HOME}\b"
    r"|\b(?:ne )?(?:lui|leur) parle (?:jamais|pas|surtout pas) de (?:nous|moi)\b|\b(?:never"
    r"|do not) (?:ever )?(?:tell|mention) (?:him|her|them|me) ?(?:about (?:us|me)|at home|$)"
)
_PRESSED: Final = re.compile(
    r"\b(?:captures?|screenshots?|photos?|videos?|recording|pictures|enregistre\w*)\b.*\b(?:pay\w*|paie|paye\w*"
    r"|euros?|\d{2,5})\b"
    r"|\b(?:\d{2,5} (?:et|and) (?:on|we|i|je|j)|alors \d+|then \d+|tu veux que|want your \w+ to|sinon|otherwise"
    r"|or else|tic tac|tick tock|tick"
    r"|ou alors|soit)\b|\b(?:money|argent|pay|paye|paie|vire|transfer|\d{2,5})\b.*\b(?:before your|avant que"
    r"|(?:ou|or) (?:je|j|i|else|alors|on|all|your|tes|ta))\b|\b(?:screenshots?|recording|pictures|photos"
    r"|video) .*\b(?:sees?|voi\w+|recoi\w+|if you do not)\b"
)
"""A threat of telling parents is no request to hide from them (`safety.talk.coercion`)."""


LEXICON: Final = Lexicon((SECRECY,), SECRECY_CLASSES)
_SPOKEN_OF: Final = frozenset({"parents", "watched"})
_THREAT: Final = re.compile(
    r"\b(?:\d{2,5} (?:et|and)|captures?|screenshots?|recordings?|enregistre\w*|nudes?|nus?|video|videos|photos?"
    r"|pictures?|pics"
    r"|\d{2,5} (?:€|euros?|balles|quid"
    r"|bucks|dollars|pounds)|\d{3,5}|pay me|paie moi|paye moi|paie|envoie encore|send more|(?:veux"
    r"|voudrais) pas que|do not want your"
    r"|leak|publie|diffuse|balance|or else|tic tac|tick tock)\b|[€£$]"
)
"""Something held over somebody: parents are told there, not kept from knowing."""
_ACTS: Final = ("wipe", "hide", "screen", "named", "pretend", "apart")
"""What keeps something from somebody: one is enough where the other's parents, or whoever looks, are meant."""
_NEAR: Final = frozenset({"hide", "screen", "apart"})
"""Only where it is parents who would see."""
_ADDRESSED: Final = re.compile(
    r"\b(?:tu|te|t|toi|tes|ta|ton|you|your|u|ya)\b|^(?:\W|(?:alors|then|so|ok|bon|bien|et|and|just|now|surtout|mais"
    r"|but|well|good|parfait|bah|ben"
    r"|right|na|then just|please|stp|maintenant) )*(?:efface|supprime|vide|vire|cache|planque|range|mets|laisse"
    r"|garde|ferme|dis|raconte|invente|change|eteins"
    r"|tourne|enregistre|renomme|delete|wipe|clear|erase|hide|put|keep|leave|stash|turn|switch|close|say|tell"
    r"|pretend|save|rename|get|have|do|ne|faut|il faut|continue)\b"
)
"""Said to the other: by a word for them, or as a bidding."""
_MY_OWN: Final = re.compile(
    r"\b(?:my|mon|ma|mes) (?:\w+ )?(?:mum|mom|mam|mother|dad|father|parents|folks|nan|mere|pere|maman|papa|vieux"
    r"|darons?|daronne|wife|husband|kids?|children|femme"
    r"|mari|enfants|fils|fille|son|daughter|boss|partner|missus)\b|\bi (?:hid|hide|kept|have hidden|have kept|told"
    r"|keep)\b|\bj (?:ai|avais) (?:\w+ )?(?:cache|planque|garde|dit|range"
    r"|efface|supprime|menti)\w*|\bje (?:dis|cache|garde|range|planque|lui dis|leur dis)\b"
)
"""The speaker's own parents, family or secret."""


_ABOUT: Final = re.compile(
    r"parents|vieux|daron|m[ae]re|p[ae]re|maman|papa|mamie|\bm[uo]m|dad|mother|father|folks|nan\b|\bmam|gran|adult"
    r"|grown|aunt|tante|if anyone|supprime|delete|\bdad|step|old man"
    r"|guardian|maison|chez toi|home|house|famil|cartable|your bag|bedroom|locker|raccroch|hang up|parle|speak"
    r"|say you|you say|if they ask|si on te|say its|say it|tu dis|racontes|dis que|secret|entre (?:nous|toi)|between"
    r"|just us|two of us|(?:lui"
    r"|leur) parle|(?:him|her|them|me) ?(?:about|$)|leur que"
)


def secrecy(reading: Reading, told: frozenset[str]) -> Iterator[Sign]:
    """A secret between the two from the parents of one, and presents to be hidden from them."""
    text = reading.text
    if not _ABOUT.search(text) and told.isdisjoint(_SPOKEN_OF):
        return
    if _HARMLESS.search(text):
        return
    if _PRESSED.search(text):
        span = None if _THREAT.search(text) else _kept_from(text, told)
        if span:
            yield _kept(reading, span)
        return
    match = next((found for frame in _FRAMES if (found := frame.search(text))), None)
    if match and _OF_THE_OTHER.search(text) and _US.search(text) and not _wondered(text):
        yield _sign(reading, match)
        return
    match = _NOT_A_WORD.search(text) or _PRETENDED.search(text)
    if not match and "parents" in told:
        match = (
            _WIPED.search(text) or _HANG_UP.search(text) or (_NOT_THEM.search(text) if _URGED.search(text) else None)
        )
    if not match and _GIFT.search(text):
        match = (_AT_HOME.search(text) or _GIVEN.search(text)) if _OF_THE_OTHER.search(text) else None
    if not match and _GIFT.search(text):
        match = next((found for frame in _PRESENT_TO_HIDE if (found := frame.search(text))), None)
    if match:
        yield _sign(reading, match)
        return
    span = _kept_from(text, told)
    if span:
        yield _kept(reading, span)
        return
    match, hidden = _SECRET.search(text), _THEY.search(text)
    if hidden and "parents" in told:
        yield _sign(reading, match or hidden)
    elif hidden and match:
        yield Sign("minor_contact", "secrecy", "watch", *reading.span(*match.span()))


def _kept_from(text: str, told: frozenset[str]) -> tuple[int, int] | None:
    """Where something is to be kept from the other's parents: what they would mind, and what is done about it."""
    codes = LEXICON.find(text)
    if _MY_OWN.search(text) or _wondered(text):
        return None
    parents, spoken_of = "parents" in codes, not told.isdisjoint(_SPOKEN_OF)
    near = parents or (spoken_of and "they" in codes) or "watched" in told
    act: str | None = None
    if _ADDRESSED.search(text):
        act = next(
            (code for code in _ACTS if code in codes and (near if code in _NEAR else parents or spoken_of)), None
        )
    if act is None and "mind" in codes and not codes.isdisjoint({"ours", "gift"}) and (parents or spoken_of):
        act = "mind"
    if act is None and "ours" in codes and (parents or (spoken_of and "festive" not in told)):
        act = "ours"
    if act is None and "as_it_is" in codes and "watched" in told:
        act = "as_it_is"
    if act is None and codes >= {"asked", "gift", "source"}:
        act = "asked"
    if act is None and codes >= {"wipe", "fooled"}:
        act = "wipe"
    return next(LEXICON.places(act, text)) if act else None


def _wondered(text: str) -> bool:
    """A plain question about somebody's parents asks nothing to be hidden."""
    return bool(
        re.match(
            r"^(?:\w+ ){0,2}?(?:tes parents|ta mere|ton pere|do your|does your|did your|are your|is your"
            r"|have you|tu l as dit|tu as dit)\b[^.!?,]*\?$",
            text,
        )
    )


def _sign(reading: Reading, match: re.Match[str]) -> Sign:
    return _kept(reading, match.span())


def _kept(reading: Reading, span: tuple[int, int]) -> Sign:
    name = "gifts_secret" if _GIFT.search(reading.text) else "secrecy"
    return Sign("minor_contact", name, "hold", *reading.span(*span))
