"""Threat to show, publish or tell, together with a demand: of money, pictures, a meeting, or to obey.

A threat alone may be a joke and a demand alone an invoice: each alone is a part (band `none`), and `combined` says
what two parts by one person within half an hour come to. Those who report it, advice, news, bills and teasing are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from salon.safety.talk.reading import QUOTED, Reading, passages, read
from salon.safety.talk.sign import Band, Heard, Sign

WINDOW_S: Final = 1_800
"""How far apart two parts may stand."""

_AUDIENCE: Final = (
    r"(?:(?:a |chez |sur |devant |de )?(?:toute? |tous |toutes )?(?:tes|ta|ton) (?:\w+ )?(?:amie?s?|potes?"
    r"|copains?|copines?|famille|mere|pere|parents|collegues?|patronn?e?|boss|chef|femme|mari|copine|copain"
    r"|compagne|compagnon|contacts|abonnes|soeur|frere|proches|voisins|boite|travail|ecole|lycee|entourage|mur"
    r"|profil|employeur|enfants|gosses|fille|fils|classe|rh|club|liste|fac)|tout le monde|ton repertoire"
    r"|ta fac|du lycee|au lycee|le lycee|du quartier|toute la ville|en ligne|sur (?:internet|le net"
    r"|les reseaux|insta|facebook)|partout|la terre entiere|tout internet|le monde entier|tout ton \w+"
    r"|toute ta \w+|les reseaux|(?:to |at |on |with )?(?:all |all of |every one of "
    r"|each of )?(?:your) (?:\w+ )?(?:friends?|mates?|family|mother|mum|mom|father|dad|parents|colleagues?"
    r"|workmates?|coworkers?|boss|manager|wife|husband|girlfriend|boyfriend|partner|contacts?|followers?"
    r"|sister|brother|relatives|neighbours?|neighbors?|work|job|school|wall|profile|employer|kids|children"
    r"|list|office|uni|hr|class|club)|everyone|everybody|the whole \w+|online|on the internet|the internet"
    r"|all over|the world|public|the school|round the school|whole town|the town)"
)
_SHOW: Final = (
    r"(?:montre\w*|envoie\w*|envoi|envoy\w+|enverr\w+|balance\w*|publi\w+|poste\w*|poster|diffuse\w*"
    r"|partage\w*|divulgue\w*|revele\w*|raconte\w*|transmet\w*|transfer\w*|mets|mettrai|met|dis|dirai|part"
    r"|partent|partira|partiront|arrive\w*|atterri\w*|finit|finiront|finira|regarde\w*|voit|voient|voie"
    r"|apprend|apprendr\w+|apprenne\w*|verra|verront|recoit|recoivent|recevra|recevront|decouvr\w+|sache|saura"
    r"|saurait|saura tout|adore\w*|adorer\w*|ravie?|tombe\w*|fait le tour|sort|sortent|exposer?\w*|fuite\w*"
    r"|leake?\w*|show\w*|contact\w*|previen\w*|prevenir|appell\w*|ecri\w*|inform\w*|call\w*|warn\w*|write\w*"
    r"|messag\w*|profite\w*|surprise|au courant|told|send\w*|sent|drop\w*|publish\w*|post\w*|share\w*|leak\w*"
    r"|expose\w*|reveal\w*|tell\w*|forward\w*|upload\w*|put|goes|go|lands?|ends? up|see|sees|watch\w*|get|gets"
    r"|receive\w*|find\w* out|finds|learns?|hear\w*|knows|know|enjoy\w*|love|loves|comes? out|spread\w*"
    r"|out there)"
)
_MATERIAL: Final = re.compile(
    r"\b(?:photos?|videos?|images?|captures?|messages?|portrait|conversations?|enregistrement\w*|film|tout"
    r"|preuves?|secret|nus?|celles?|celle d hier|ca|la video|visage|cam|camera|webcam|fichiers?|dossier"
    r"|pictures?|recordings?|screenshots?|footage|clips?|chats?|it all|everything|them|it|the ones|files?"
    r"|evidence|proof|face|yesterday s|selfies?|snaps?|what you (?:do|did)|ce que tu (?:fais|as fait))\b"
)
_FUTURE_I: Final = r"(?:je|j|i|on|nous|we) (?:\w+ ){0,3}?"
_THREAT: Final = re.compile(
    rf"\b{_SHOW} (?:[\w,']+ ){{0,7}}?{_AUDIENCE}\b|\b{_AUDIENCE} (?:\w+ ){{0,4}}?{_SHOW}\b"
    rf"|\b{_FUTURE_I}(?:publi\w+|partage\w*|fais tourner|poste\w*|poster|balance\w*|diffuse\w*|leak\w*|post"
    rf"|publish|expose|share|upload)\b(?! (?:the (?!ones|videos?|pictures?|photos?|recording|rest|lot)"
    rf"|la (?!video|photo|suite)|les (?!photos?|videos?|images|captures)|my|mon|ma|mes|l|une?|an?|our|nos|notre"
    rf"|some)\b)|\b(?:mets|put) (?:\w+ ){{0,3}}?(?:en ligne|online|on|sur)\b|\b(?:(?:envoyer|envoie|envoi|send"
    rf"|sent|share|partage\w*) (?:\w+ ){0, 2}?(?:a tous|to all|a tout le monde)|clique sur envoyer|click send"
    rf"|hit send|j appuie|(?:ta|ton|your) (?:reputation|vie privee|image|mariage|couple|carriere|marriage"
    rf"|privacy|career|life) (?:est|sera|ruin\w*|is|will)|ruin\w* (?:ta|ton|your)|detrui\w* (?:ta|ton)|(?:ou"
    rf"|or) (?:ta|ton|your) (?:reputation|vie privee|mariage|couple|carriere|marriage|privacy|career))\b"
)

_CLAIM: Final = re.compile(
    r"\bj ai (?:bien |tout |deja |aussi )?(?:enregistre|filme|capture|garde|sauvegarde|des captures|tes photos"
    r"|ta photo|tes videos|ta video|des photos|des videos|des images|les images|la video|tout|copie|pirate"
    r"|ton enregistrement|ta liste|une video|de quoi|les preuves|ton visage)\b|\bje (?:t ai|l ai"
    r"|les ai) (?:filmee?|enregistree?s?|garde\w*|capture\w*)\b|\bt ai filmee?\b|\bi (?:have |have got |got "
    r"|just |secretly )?(?:recorded|filmed|screenshotted|captured|saved|kept|hacked|copied|taped)\b"
    r"|\bi (?:have|got|have got|hold) (?:\w+ ){0,2}?(?:screenshots?|pictures?|videos?|recordings?|your|photos?"
    r"|footage|proof|everything|it all|clips?)\b|\bsaved it\b|\b(?:regarde|look at|voici|voila"
    r"|here is) (?:\w+ ){0,2}?(?:capture|screenshot|video|photo|enregistrement|recording|picture)\b"
    r"|\bj ai le numero de (?:ta|ton|tes)\b|\bi have your \w+ s? ?number\b|\b(?:ton visage"
    r"|your face)\b.{0,20}\b(?:video|photo|picture)\b|\bj ai (?:tout )?ton (?:repertoire|adresse)\b"
    r"|\bi (?:have|have got) your (?:whole )?contact|\bi filmed you\b|\b(?:j ai (?:bien |toujours |encore "
    r"|toutes? )*(?:tes|ta|ton) (?:\w+ ){0,2}?(?:webcam|contacts|cam|camera|photos?|videos?|images|messages"
    r"|mots|visage|nom|selfies?|captures?|conversations?)|(?:i )?got (?:all )?your (?:\w+ ){0,2}?(?:webcam"
    r"|contacts?|cam|photos?|pictures|videos?|face|messages)|i recorded it all|t ai enregistree?|tes (?:images"
    r"|photos|videos) sont (?:pretes|la|sur)|your (?:pictures|photos|videos|images) are (?:ready|here|on))\b"
)

_CLAIM_OF: Final = re.compile(
    r"\b(?:ta|ton|tes|t|toi|tout|your|you|everything|it all|captures?|screenshots?|enregistre|saved it|de quoi"
    r"|celle|cette|this|visage|face)\b"
)
_MONEY: Final = re.compile(
    r"\b(?:pay|paie|paies|paye|payes|payer|paiera|payez|paying|payment|vire|vires|virer|virement|transfer|wire"
    r"|argent|money|cash|thune|thunes|fric|sous|euros?|carte cadeau|gift cards?|coupons?|bitcoin|crypto|rancon"
    r"|ransom|cent balles|balles|quid|verse|regle|somme|combien tu mets|how much (?:to|will|would) (?:you|make"
    r"|it)|tu paies combien|prix a payer|price to pay|your silence costs|mon silence coute)\b|[€$£]|(?:^"
    r"|[,.:;?!] |\b(?:envoie|envoies|donne|donnes|send|give|get|pour|for|veux|want|need|faut|is|c est) (?:me "
    r"|moi )?)\d{2,5}\b(?! ?(?:ans|h|km|photos|fois|minutes|min|years|messages|people))|\b(?:(?:alors|donc|so"
    r"|then|ca fera|that will be|just|juste) \d{2,5}|tes economies|your savings|rien recu|received nothing"
    r"|pas recu|not received|do not receive|not got my|(?:pas|plus) d argent|no money|ton argent|your money)\b"
    r"|\b(?:(?:c est|its|it is|vois pas|i see|see|par exemple|say|coute|costs?) \d{2,5}|fais un geste"
    r"|make a gesture|un petit geste|\d{2,5} par exemple)\b"
)

_PICTURES: Final = re.compile(
    r"\b(?:encore une? (?:photo|video|image)|une autre (?:photo|video)|d autres (?:photos|videos|images)"
    r"|(?:envoie|donne|fais|refais|en refais|montre) (?:\w+ ){0,2}?(?:d autres|une?|des|plus|encore"
    r"|nouvelles?) ?(?:\w+ )?(?:photos?|videos?|images?)?|nouvelles? photos?|(?:one|some|a few|two"
    r"|three) (?:more )?(?:photos?|pictures?|videos?|clips?)|more (?:photos?|pictures?|videos?)|another (?:one"
    r"|photo|picture|video)|new (?:photos?|pictures?)|allume ta cam\w*|turn (?:on )?your cam\w*|m en refais"
    r"|make me another|alors envoie(?: encore)?|then send(?: more)?|une (?:photo|video|image) de plus"
    r"|encore une|envoie encore|send (?:me )?more|send (?:me )?another)\b|\b(?:pas de (?:photo|video|cam)"
    r"|no (?:picture|photo|video|cam)|m en envoies|en envoies une|une nouvelle|a new one|send a new|every day"
    r"|chaque jour)\b|\b(?:montre toi|remontre\w*|back on cam|on cam|en cam|devant la cam|show yourself"
    r"|redeshabille\w*)\b"
)

_MEET: Final = re.compile(
    r"\b(?:(?:tu )?(?:viens|me rejoins|rejoins|retrouves?|viendras|passes?) (?:\w+ ){0,3}?(?:ce soir|seule?"
    r"|demain|moi|me voir|chez moi|pas|tout de suite)|me rejoins|viens pas|ne viens pas|rejoins moi"
    r"|retrouve moi|rencontre moi|on se voit|come (?:tonight|alone|over|to me|to mine|see me|here)|do not come"
    r"|not come|meet me|see me|meet up|be there|show up|turn up)\b"
)
_OBEY: Final = re.compile(
    r"\b(?:obei\w*|fais ce que je (?:te )?(?:dis|veux|demande)|fais (?:tout )?ce qu on te dit|tu feras ce que"
    r"|ecoute bien|ecoute moi bien|plus le choix|pas le choix|obey|do (?:as|what|exactly what"
    r"|whatever) i (?:say|tell|want|ask)|do as you are told|listen (?:carefully|up|to me)|no choice|now listen"
    r"|cooperate|coopere\w*|sois sage|be good|be nice to me|sois gentille?|refuse|refuses|tu n as qu a"
    r"|you only have to|vas y ou|make your choice|choisis|decide toi)\b"
)
_DEADLINE: Final = re.compile(
    r"\b(?:dans l heure|dans (?:une|deux|trois|\d+) (?:heures?|minutes?|min|h|jours?)|d ici (?:ce soir|demain"
    r"|minuit|\w+)|avant (?:minuit|ce soir|demain|midi|\d+|la fin|\w+di)|jusqu a (?:ce soir|demain|minuit|\w+)"
    r"|ce soir|tic tac|derniere chance|dernier avertissement|plus que|il te reste|tu as \w+ (?:heures?"
    r"|minutes?|min|h|jours?)|t as \w+ (?:heures?|minutes?|min|h|jours?)|une heure pour|compte a rebours"
    r"|l heure tourne|le temps passe|within (?:the|an|\w+) (?:hour|day|minutes?|hours?)|in (?:an|one|\d+|ten"
    r"|twenty) (?:hour|hours|minutes?|min)|by (?:tonight|tomorrow|midnight|noon|\w+day)|before (?:midnight"
    r"|tonight|tomorrow|noon|\w+day)|till (?:tonight|tomorrow|midnight)|until (?:tonight|tomorrow|midnight)"
    r"|tonight|tick ?tock|tick|last chance|last warning|final warning|only \w+ (?:minutes?|hours?|min)"
    r"|you have (?:got )?(?:\w+ )?(?:hours?|minutes?|min)|you have got|clock is ticking|time is running)\b"
    r"|\b(?:vite|fast|quick\w*|maintenant|right now|now|encore \d+ minutes?|\d+ minutes? (?:left|et)|a minuit"
    r"|by midnight|il est l heure|last (?:hour|minutes)|immediatement|immediately|tout de suite)\b"
)

_CONDITION: Final = re.compile(
    r"\b(?:sinon|ou (?:alors|bien|je|j|ca|tes|ta|ton|tout|on|la|le|les)|autrement|a moins que|si tu (?:ne "
    r"|n )?(?:\w+ ){0,3}?(?:pas|plus|refuses|veux|tiens|viens|me)|si (?:l argent|le virement|je ne|je n"
    r"|t as pas|tu viens|tu me)|avant que|sans quoi|faute de|et (?:je|j) (?:supprime|efface|oublie|ne)"
    r"|et (?:personne|rien|il|elle|ils|tout)|apres (?:ca|c est|quoi|tout)|pour que je me taise"
    r"|pour mon silence|et ca reste|tu paies quand|fini\w* en ligne|otherwise|or (?:else|i|it|your|the|they|we"
    r"|everyone|everybody|all|this)|unless|if you (?:do not|don t|refuse|want|meet|come|fail|ever)"
    r"|if (?:the money|i do not|not)|before (?:your|i|they|everyone)|and (?:i (?:delete|erase|keep|will delete"
    r"|will not|forget|stay)|nobody|no one|he|she|it (?:stays|goes|all)|they|your)|after that|else (?:your|i"
    r"|they)|for my silence|to keep (?:me )?quiet|i keep quiet|soit|either|refuse\w*|(?:et|and) (?:ca s arrete"
    r"|c est fini|it stops|we are done|on en parle plus|on oublie|it goes away|all this)|a toi de (?:voir"
    r"|choisir|jouer)|up to you|your (?:choice|call|move)|apres je|then i|tu veux pas|tu ne veux pas"
    r"|tu voudrais pas|you do not want|combien tu|how much|en echange|in exchange|a ce prix|dommage que"
    r"|shame if|ce serait bete|ce serait dommage|would be a pity|it would be a shame)\b|\b(?:alors (?:je|j|\d)"
    r"|then (?:i|\d)|tu veux que (?:ta|ton|tes)|want (?:your|everyone|them)|si je n|if i (?:have|do not|ve"
    r"|get)|ou (?:ta reputation|tout le monde|tes|ta|ton)|or (?:your|everybody|everyone)|te laisse choisir"
    r"|you choose|choisis|ta decision|your decision|donc \d|so \d|et je (?:les|la|l|clique)|and i (?:bin|click"
    r"|send|post|press))\b|\b(?:sauf si|sauf que|si je (?:ne )?(?:vois|recois|vois pas)|if i (?:see|get) (?:no"
    r"|nothing)|pour que .{1,24} (?:reste|restent|disparaisse)|for .{1,24} to (?:stay|remain|disappear)"
    r"|ou j)\b"
)

_SILENCE: Final = re.compile(
    r"\b(?:je me taise|me taire|mon silence|je supprime|j efface|je garde tout pour moi|garde le silence"
    r"|ne dirai rien|n enverrai rien|n enverrai pas|ne montrerai|i keep quiet|keep quiet|my silence|i delete"
    r"|i will delete|i erase|stay quiet|say nothing|will not (?:send|show|tell|post|publish)"
    r"|personne ne (?:verra|saura)|nobody (?:will ever|ever|will|has to|needs) (?:see|sees|know)|never sees"
    r"|ne verra rien|ne saura rien|s arrete la|stops here|disparai\w+|disappears?|goes away|on en reste la"
    r"|gets? deleted|efface tout|delete everything|delete it|tout s efface|nobody hears|personne n en)\b"
    r"|\b(?:(?:je|j) (?:les |la |le |l )?(?:jette|detruis|brule|oublie|vire tout)|i (?:bin|destroy|trash|burn"
    r"|forget) (?:them|it|all|everything|about)|(?:on )?n en parle plus|we forget|never happened"
    r"|il ne s est rien passe|and it is over|et c est regle)\b"
)

_REPORTED: Final = re.compile(
    r"\b(?:me menace\w*|m a (?:menace\w*|dit|ecrit|demande|envoye)|menace\w* de|menacent|menace (?:mon|ma|mes"
    r"|un|une)|nous menace|on me|me fait chanter|fait chanter|chanteurs?|chantage|arnaqu\w*|escro\w*|plainte"
    r"|signale\w*|bloque\w*|gendarm\w*|police|commissariat|preuves et|garde les preuves|ne paie pas"
    r"|ne paye pas|ne payez|ne reponds|(?:ne pas|faut pas|faut jamais|jamais) payer|(?:j ai|il a|elle a"
    r"|on a) refuse\w*|numero d aide|si quelqu un|quelqu un (?:qui|te|me|a)|reportage|conference|atelier"
    r"|article|dans (?:la|une|le|un) (?:serie|film|livre|roman)|mechant|exige|mail bidon|phishing|recoit des"
    r"|recu une?|recu un|reclam\w+|elle voulait|il voulait|ils voulaient|il voulait|voulait|demandait"
    r"|demandaient|mon cousin|ma cousine|ma fille|mon fils|une amie|un ami a|une collegue|threaten\w*"
    r"|blackmail\w*|sextort\w*|scam\w*|fake mail|fraud\w*|reported|blocked|(?<!you )do not pay|not to pay"
    r"|never pay|never answer|refused to pay|helpline|he said|she said|they said|he says|she says|they say"
    r"|wanted|asked (?:me|him|her) for|gets messages|got a (?:threat|mail|message)|villain|demands a"
    r"|in the (?:show|film|series|news)|report on|talk tonight|how to spot|my (?:cousin|daughter|son|friend"
    r"|colleague|sister|brother) (?:got|gets|is|was|received)|someone|somebody|some guy|a guy|proof and"
    r"|hacked my|my (?:camera|pictures|photos|friends|family|colleagues|boss|wife|husband)|mes (?:photos|amis"
    r"|collegues|proches|contacts)|ma (?:camera|femme|famille))\b"
)
_TRIVIAL: Final = re.compile(
    r"\b(?:sell|selling|vends?|oiseaux|birds?|tournee|bieres?|gateau|croissants?|livre|cafe|pizza|karaoke"
    r"|danse|costume|douche|deguisement|vacances|ski|anniversaire|anniv|calendrier|asso|chorale|mariage"
    r"|parking|inscriptions?|facture|loyer|cagnotte|album|seance|photographe|tirage|chat|chien"
    r"|internet (?:coupe|$)|collecte|billets?|concert|ta part|your round|a round|this round|beers?|cake|book"
    r"|coffee|dance|shower|costume|holidays?|skiing|birthday|calendar|club|choir|wedding|parking|sign up|bill"
    r"|invoice|rent|kitty|session|photographer|prints?|cat|dog|tickets?|concert|slice|playlist|recette|recipe"
    r"|crepes?|frites|chips|match|game night|raclette|paper|journal|proprio\w*|landlord|framer|encadreur|pub"
    r"|bar|publiee|published|facturation|devis|commande|order|delivery|livraison)\b"
)
_TEASE: Final = re.compile(
    r"(?:\b(?:haha\w*|mdr|lol|ptdr|xd|hihi|hehe|je plaisante|je rigole|kidding|joking|jk|get ready"
    r"|prepare toi)\b|: \)|: d\b|; \)|: p\b)"
)
_GIVE: Final = re.compile(
    r"\b(?:paie|paye|payes|paies|vire|vires|envoie|envoies|donne|donnes|achete|verse|file|balance|transfer|pay"
    r"|send|give|buy|wire|get the money|m envoyer|me payer|pour (?:payer|virer|envoyer|m envoyer)|to (?:pay"
    r"|transfer|send)|virement|tu paies)\b"
)


_YOURS: Final = re.compile(
    rf"\b(?:tes|ta|ton|nos|your|our) (?:\w+ )?(?:photos?|videos?|images?|captures?|messages?|echanges"
    rf"|conversations?|page|chats?|pictures|screenshots?|recordings?|copain|direction|management|boyfriend)\b"
    rf"|\b(?:balance|leak|publie|post) (?:la|the) (?:premiere|first|video)\b|\b(?:la video|the video) (?:reste"
    rf"|to stay)\b|\b{_AUDIENCE} .{{0,30}}\b(?:photos|videos?|images|captures|messages|pictures|screenshots)\b"
)
"""What is held against the other."""


def signs(heard: Heard) -> Iterator[Sign]:
    """What one turn shows of this family."""
    yield from found(read(heard.folded), heard)


def combined(parts: Iterable[str]) -> Band:
    """What names of parts by one person within `WINDOW_S` come to."""
    return "urgent" if {"threat_part", "demand_part"} <= set(parts) else "none"


def found(reading: Reading, heard: Heard) -> Iterator[Sign]:  # noqa: ARG001  # one signature for all families
    """The same over words already read."""
    text = reading.text
    if QUOTED in text or not (_demand(text) or _claim(text) or _THREAT.search(text)) or _REPORTED.search(text):
        return
    trivial = bool(_TRIVIAL.search(text) or _TEASE.search(text))
    shown = (
        None
        if trivial
        else next((match for start, end in passages(text) if (match := _pressed(text[start:end], start))), None)
    )
    if shown:
        yield Sign("coercion", "threat_and_demand", "urgent", *reading.span(*shown))
    elif not trivial:
        yield from _parts(reading)


def _pressed(text: str, start: int) -> tuple[int, int] | None:
    """Where a threat stands that goes with a demand, counted from `start`."""
    threat, claim, demand = _THREAT.search(text), _claim(text), _demand(text)
    silence, condition, deadline = _SILENCE.search(text), _CONDITION.search(text), _DEADLINE.search(text)
    if not demand:
        return None
    if (
        (threat and (condition or deadline or silence))
        or (claim and (condition or deadline))
        or (silence and (condition or deadline) and _MATERIAL.search(text))
        or (claim and silence)
        or (condition and _YOURS.search(text))
    ):
        shown = threat or claim or silence or demand
        return start + shown.start(), start + shown.end()
    return None


def _parts(reading: Reading) -> Iterator[Sign]:
    """What only counts with another part by the same person."""
    text = reading.text
    threat = _THREAT.search(text)
    part = _claim(text) or (threat if threat and _CONDITION.search(text) and _MATERIAL.search(text) else None)
    if part:
        yield Sign("coercion", "threat_part", "none", *reading.span(*part.span()))
    demand = _demand(text)
    if demand and _GIVE.search(text) and _PRESSED.search(text):
        yield Sign("coercion", "demand_part", "none", *reading.span(*demand.span()))


_PRESSED: Final = re.compile(
    rf"(?:{_DEADLINE.pattern})|\b(?:sinon|or else|otherwise|alors tu|so when|carte cadeau|gift cards?"
    rf"|n en parle plus|we forget|et je|and i|tu paies quand|when do you pay|now|maintenant|vite|quick"
    rf"|je t attends|last chance)\b"
)


def _claim(text: str) -> re.Match[str] | None:
    match = _CLAIM.search(text)
    return match if match and _CLAIM_OF.search(text) else None


def _demand(text: str) -> re.Match[str] | None:
    """A demand of money, of pictures, of a meeting, or to obey."""
    return _MONEY.search(text) or _PICTURES.search(text) or _MEET.search(text) or _OBEY.search(text)
