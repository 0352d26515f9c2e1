"""Threat to show, publish or tell, together with a demand: of money, pictures, a meeting, or to obey.

A threat alone may be a joke and a demand alone an invoice: each alone is a part (band `none`), and `combined` says
what two parts by one person within half an hour come to. Those who report it, advice, news, bills and teasing are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from salon.safety.talk.reading import Reading, read
from salon.safety.talk.sign import Band, Heard, Sign

WINDOW_S: Final = 1_800
"""How far apart two parts may stand."""

_AUDIENCE: Final = (
    r"(?:(?:a |chez |sur |devant |de )?(?:toute? |tous |toutes )?(?:tes|ta|ton) (?:\w+ )?(?:amie?s?|potes?"
    r"|copains?|copines?|famille|mere|pere|parents|collegues?|patronn?e?|boss|chef|femme|mari|copine|copain"
    r"|compagne|compagnon|contacts|abonnes|soeur|frere|proches|voisins|boite|travail|ecole|lycee|entourage|mur"
    r"|profil|employeur|enfants|gosses|fille|fils|classe|rh|club|liste|fac)"
    r"|tout le monde|en ligne|sur (?:internet|le net|les reseaux|insta|facebook)|partout|la terre entiere"
    r"|tout internet|le monde entier|tout ton \w+|toute ta \w+|les reseaux"
    r"|(?:to |at |on |with )?(?:all |all of |every one of |each of )?(?:your) (?:\w+ )?(?:friends?|mates?"
    r"|family|mother|mum|mom|father|dad|parents|colleagues?|workmates?|coworkers?|boss|manager|wife|husband"
    r"|girlfriend|boyfriend|partner|contacts?|followers?|sister|brother|relatives|neighbours?|neighbors?|work"
    r"|job|school|wall|profile|employer|kids|children|list|office|uni|hr|class|club)"
    r"|everyone|everybody|the whole \w+|online|on the internet|the internet|all over|the world|public)"
)
_SHOW: Final = (
    r"(?:montre\w*|envoie\w*|envoi|envoy\w+|enverr\w+|balance\w*|publi\w+|poste\w*|poster|diffuse\w*"
    r"|partage\w*|divulgue\w*|revele\w*|raconte\w*|transmet\w*|transfer\w*|mets|mettrai|met|dis|dirai|part"
    r"|partent|partira|partiront|arrive\w*|atterri\w*|finit|finiront|finira|regarde\w*|voit|voient|verra"
    r"|verront|recoit|recoivent|recevra|recevront|decouvr\w+|sache|saura|saurait|saura tout|adore\w*|adorer\w*"
    r"|ravie?|tombe\w*|fait le tour|sort|sortent|exposer?\w*|fuite\w*|leake?\w*"
    r"|show\w*|send\w*|sent|drop\w*|publish\w*|post\w*|share\w*|leak\w*|expose\w*|reveal\w*|tell\w*|forward\w*"
    r"|upload\w*|put|goes|go|lands?|ends? up|see|sees|watch\w*|get|gets|receive\w*|find\w* out|finds|learns?"
    r"|hear\w*|knows|know|enjoy\w*|love|loves|comes? out|spread\w*|out there)"
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
    rf"|\b{_FUTURE_I}(?:publi\w+|poste\w*|poster|balance\w*|diffuse\w*|leak\w*|post|publish|expose|share"
    rf"|upload)\b|\b(?:mets|put) (?:\w+ ){{0,3}}?(?:en ligne|online|on|sur)\b"
)
_CLAIM: Final = re.compile(
    r"\bj ai (?:bien |tout |deja |aussi )?(?:enregistre|filme|capture|garde|sauvegarde|des captures|tes photos"
    r"|ta photo|tes videos|ta video|des photos|des videos|des images|les images|la video|tout|copie|pirate"
    r"|ton enregistrement|ta liste|une video|de quoi|les preuves|ton visage)\b|\bje (?:t ai|l ai"
    r"|les ai) (?:filmee?|enregistree?s?|garde\w*|capture\w*)\b|\bt ai filmee?\b"
    r"|\bi (?:have |have got |got |just |secretly )?(?:recorded|filmed|screenshotted|captured|saved|kept"
    r"|hacked|copied|taped)\b|\bi (?:have|got|have got|hold) (?:\w+ ){0,2}?(?:screenshots?|pictures?|videos?"
    r"|recordings?|your|photos?|footage|proof|everything|it all|clips?)\b|\bsaved it\b|\bi filmed you\b"
)
_CLAIM_OF: Final = re.compile(
    r"\b(?:ta|ton|tes|t|toi|tout|your|you|everything|it all|captures?|screenshots?|enregistre|saved it|de quoi"
    r"|celle)\b"
)
_MONEY: Final = re.compile(
    r"\b(?:pay|pays|paie|paies|paye|payes|payer|paiera|payez|paying|payment|vire|vires|virer|virement|transfer"
    r"|wire|argent|money|cash|thune|thunes|fric|sous|euros?|carte cadeau|gift cards?|coupons?|bitcoin|crypto"
    r"|rancon|ransom|cent balles|balles|quid|verse|regle|somme)\b|[€$£]|(?:^|[,.:;?!] |\b(?:envoie|envoies"
    r"|donne|donnes|send|give|get|pour|for|veux|want|need|faut|is|c est) (?:me |moi )?)\d{2,5}\b(?! ?(?:ans|h"
    r"|km|photos|fois|minutes|min|years|messages|people))"
)
_PICTURES: Final = re.compile(
    r"\b(?:encore une? (?:photo|video|image)|une autre (?:photo|video)|d autres (?:photos|videos|images)"
    r"|(?:envoie|donne|fais|refais|en refais|montre) (?:\w+ ){0,2}?(?:d autres|une?|des|plus|encore"
    r"|nouvelles?) ?(?:\w+ )?(?:photos?|videos?|images?)?|nouvelles? photos?|(?:one|some|a few|two"
    r"|three) (?:more )?(?:photos?|pictures?|videos?|clips?)|more (?:photos?|pictures?|videos?)|another (?:one"
    r"|photo|picture|video)|new (?:photos?|pictures?)|allume ta cam\w*|turn (?:on )?your cam\w*|m en refais"
    r"|make me another)\b"
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
    r"|cooperate|coopere\w*|sois sage|be good|be nice to me|sois gentille?)\b"
)
_DEADLINE: Final = re.compile(
    r"\b(?:dans l heure|dans (?:une|deux|trois|\d+) (?:heures?|minutes?|min|h|jours?)|d ici (?:ce soir|demain"
    r"|minuit|\w+)|avant (?:minuit|ce soir|demain|midi|\d+|la fin|\w+di)|jusqu a (?:ce soir|demain|minuit|\w+)"
    r"|ce soir|tic tac|derniere chance|dernier avertissement|plus que|il te reste|tu as \w+ (?:heures?"
    r"|minutes?|min|h|jours?)|t as \w+ (?:heures?|minutes?|min|h|jours?)|une heure pour|compte a rebours"
    r"|l heure tourne|le temps passe"
    r"|within (?:the|an|\w+) (?:hour|day|minutes?|hours?)|in (?:an|one|\d+|ten|twenty) (?:hour|hours|minutes?"
    r"|min)|by (?:tonight|tomorrow|midnight|noon|\w+day)|before (?:midnight|tonight|tomorrow|noon|\w+day)"
    r"|till (?:tonight|tomorrow|midnight)|until (?:tonight|tomorrow|midnight)|tonight|tick ?tock|tick"
    r"|last chance|last warning|final warning|only \w+ (?:minutes?|hours?|min)"
    r"|you have (?:got )?(?:\w+ )?(?:hours?|minutes?|min)|you have got|clock is ticking|time is running)\b"
)
_CONDITION: Final = re.compile(
    r"\b(?:sinon|ou (?:alors|bien|je|j|ca|tes|ta|ton|tout|on|la|le|les)|autrement|a moins que|si tu (?:ne "
    r"|n )?(?:\w+ ){0,3}?(?:pas|plus|refuses|veux|tiens|viens|me)|si (?:l argent|le virement|je ne|je n"
    r"|t as pas|tu viens|tu me)|avant que|sans quoi|faute de|et (?:je|j) (?:supprime|efface|oublie|ne)"
    r"|et (?:personne|rien|il|elle|ils|tout)|apres (?:ca|c est|quoi|tout)|pour que je me taise"
    r"|pour mon silence|et ca reste|tu paies quand|fini\w* en ligne"
    r"|otherwise|or (?:else|i|it|your|the|they|we|everyone|everybody|all|this)|unless|if you (?:do not|don t"
    r"|refuse|want|meet|come|fail|ever)|if (?:the money|i do not|not)|before (?:your|i|they|everyone)"
    r"|and (?:i (?:delete|erase|keep|will delete|will not|forget|stay)|nobody|no one|he|she|it (?:stays|goes"
    r"|all)|they|your)|after that|else (?:your|i|they)|for my silence|to keep (?:me )?quiet|i keep quiet)\b"
)
_SILENCE: Final = re.compile(
    r"\b(?:je me taise|me taire|mon silence|je supprime|j efface|je garde tout pour moi|garde le silence"
    r"|ne dirai rien|n enverrai rien|n enverrai pas|ne montrerai|i keep quiet|keep quiet|my silence|i delete"
    r"|i will delete|i erase|stay quiet|say nothing|will not (?:send|show|tell|post|publish)"
    r"|personne ne (?:verra|saura)|nobody (?:will ever|ever|will|has to|needs) (?:see|sees|know)|never sees"
    r"|ne verra rien|ne saura rien)\b"
)
_REPORTED: Final = re.compile(
    r"\b(?:me menace\w*|m a (?:menace\w*|dit|ecrit|demande|envoye)|menace\w* de|menacent|menace (?:mon|ma|mes"
    r"|un|une)|nous menace|on me|me fait chanter|fait chanter|chanteurs?|chantage|arnaqu\w*|escro\w*|plainte"
    r"|signale\w*|bloque\w*|gendarm\w*|police|commissariat|preuves et|garde les preuves|ne paie pas"
    r"|ne paye pas|ne payez|ne reponds|pas payer|refuse de payer|refuse\w* (?:et|de)|numero d aide"
    r"|si quelqu un|quelqu un (?:qui|te|me|a)|reportage|conference|atelier|article|serie|film|mechant|exige"
    r"|mail bidon|phishing|recoit des|recu une?|recu un|reclam\w+|elle voulait|il voulait|ils voulaient"
    r"|il voulait|voulait|demandait|demandaient|mon cousin|ma cousine|ma fille|mon fils|une amie|un ami a"
    r"|une collegue"
    r"|threaten\w*|blackmail\w*|sextort\w*|scam\w*|fake mail|fraud\w*|reported|blocked|do not pay|not to pay"
    r"|never pay|never answer|refused to pay|helpline|he said|she said|they said|he says|she says|they say"
    r"|wanted|asked (?:me|him|her) for|gets messages|got a (?:threat|mail|message)|villain|demands a"
    r"|in the (?:show|film|series|news)|report on|talk tonight|how to spot|my (?:cousin|daughter|son|friend"
    r"|colleague|sister|brother) (?:got|gets|is|was|received)|someone|somebody|some guy|a guy|proof and"
    r"|hacked my|my (?:camera|pictures|photos|friends|family|colleagues|boss|wife|husband)|mes (?:photos|amis"
    r"|collegues|proches|contacts)|ma (?:camera|femme|famille))\b"
)
_TRIVIAL: Final = re.compile(
    r"\b(?:tournee|bieres?|gateau|croissants?|livre|cafe|pizza|karaoke|danse|costume|douche|deguisement"
    r"|vacances|ski|anniversaire|anniv|calendrier|asso|chorale|mariage|parking|inscriptions?|facture|loyer"
    r"|cagnotte|album|seance|photographe|tirage|chat|chien|internet (?:coupe|$)|collecte|billets?|concert"
    r"|ta part|round|beers?|cake|book|coffee|dance|shower|costume|holidays?|skiing|birthday|calendar|club"
    r"|choir|wedding|parking|sign up|bill|invoice|rent|kitty|session|photographer|prints?|cat|dog|tickets?"
    r"|concert|slice|playlist|recette|recipe|crepes?|frites|chips|match|game night|raclette|paper|journal"
    r"|publiee|published|facturation|devis|commande|order|delivery|livraison)\b"
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


def signs(heard: Heard) -> Iterator[Sign]:
    """What one turn shows of this family."""
    yield from found(read(heard.folded), heard)


def combined(parts: Iterable[str]) -> Band:
    """What names of parts by one person within `WINDOW_S` come to."""
    return "urgent" if {"threat_part", "demand_part"} <= set(parts) else "none"


def found(reading: Reading, heard: Heard) -> Iterator[Sign]:  # noqa: ARG001  # one signature for all families
    """The same over words already read."""
    text = reading.text
    threat, claim = _threat(text), _claim(text)
    demand = _demand(text)
    if not (threat or claim or demand) or _REPORTED.search(text) or '"' in text:
        return
    trivial = bool(_TRIVIAL.search(text)) or bool(_TEASE.search(text))
    silence, condition, deadline = _SILENCE.search(text), _CONDITION.search(text), _DEADLINE.search(text)
    if (
        demand
        and not trivial
        and (
            (threat and (condition or deadline or silence))
            or (claim and (condition or deadline))
            or (silence and condition and _MATERIAL.search(text))
        )
    ):
        shown = threat or claim or silence or demand
        assert shown is not None
        yield Sign("coercion", "threat_and_demand", "urgent", *reading.span(*shown.span()))
        return
    if trivial:
        return
    part = claim or (threat if threat and condition and _MATERIAL.search(text) else None)
    if part:
        yield Sign("coercion", "threat_part", "none", *reading.span(*part.span()))
    if demand and _GIVE.search(text) and _PRESSED.search(text):
        yield Sign("coercion", "demand_part", "none", *reading.span(*demand.span()))


_PRESSED: Final = re.compile(
    rf"(?:{_DEADLINE.pattern})|\b(?:sinon|or else|otherwise|alors tu|so when|tu paies quand|when do you pay|now"
    rf"|maintenant|vite|quick|je t attends|last chance)\b"
)


def _threat(text: str) -> re.Match[str] | None:
    return _THREAT.search(text)


def _claim(text: str) -> re.Match[str] | None:
    match = _CLAIM.search(text)
    return match if match and _CLAIM_OF.search(text) else None


def _demand(text: str) -> re.Match[str] | None:
    """A demand of money, of pictures, of a meeting, or to obey."""
    return _MONEY.search(text) or _PICTURES.search(text) or _MEET.search(text) or _OBEY.search(text)
