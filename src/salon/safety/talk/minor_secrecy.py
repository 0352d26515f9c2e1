"""What a child is asked to hide from parents: talk, presents. Surprises and small secrets of adults are none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk.reading import Reading
from salon.safety.talk.sign import Sign

_PARENT: Final = (
    r"(?:tes (?:parents|vieux|darons)|ta (?:mere|maman|daronne|mamie|belle mere)|ton (?:pere|papa|daron|beau pere)"
    r"|your (?:parents|mum|mom|mother|mummy|mommy|dad|father|daddy|folks|nan|stepdad|stepmum|old man|guardians?)"
    r"|papa et maman|mum and dad|mom and dad)"
)
_HOME: Final = r"(?:a la maison|chez toi|at home|back home)"
_PARENTS: Final = re.compile(rf"\b{_PARENT}\b|\b(?:maman|papa|mummy|daddy)\b")
_HIDE: Final = re.compile(
    r"\b(?:dis rien|dis pas|ne dis|ne le dis|dis le pas|dit rien|dit pas|n en parle|en parle pas|parle pas"
    r"|parle jamais|ne lui parle|pas un mot|motus|chut|cache|caches|cacher|planque|planques|efface|effaces"
    r"|supprime|supprimes|vide|change mon nom|renomme|faut pas|doivent pas|doit pas|ne doivent|ne doit|doive"
    r"|puisse|ne voit rien|voit rien|voient rien|ne voie|ne voient|sache|sachent|apprenne|apprennent|apprendre"
    r"|pas obliges?|pas besoin de savoir|rien a savoir|pas a savoir|ont pas a|n ont pas|a pas a"
    r"|comprendraient pas|comprendrait pas|diraient non|dirait non|diraient|tombe dessus|tombent|tombe"
    r"|decouvre|decouvrent|pose pas de questions|pose des questions|ne pose|invente|raconte que|dis que|dis a"
    r"|dis leur|secret|entre nous|en cachette|sans que|ne remarque|voir ca|quand .{0,20}dorment|que quand"
    r"|do not tell|not tell|never tell|do not mention|not mention|not a word|hush|quiet|hide|hides|hidden"
    r"|delete|clear|erase|wipe|rename|change my name|must not|must never|should not|does not need|do not need"
    r"|do not have to|need not|does not have to|never find|not find|finds? out|find out|finds|come across|sees"
    r"|see it|see this|notices?|asks? no|asks? questions|would not understand|would say no|none of their"
    r"|tell .{0,14} (?:you are|it is|that)|make something up|say (?:a|it|that|you)|keep (?:it|this|that)"
    r"|secret|between us|behind|without .{0,16}knowing|only (?:once|when)|asleep|mustnt)\b"
)
_US: Final = re.compile(
    r"\b(?:nous|nos|de moi|moi|me parler|m ecri\w*|ecris moi|on discute|on parle|on se parle|notre|nous deux"
    r"|conversation|messages|mon nom|cadeau|offre|achete|paye|sous|telephone|tablette|jeu|argent|double|qu on"
    r"|petit secret|rejoins|viens|te donne|t envoie|t en|t achete|a etre au courant|a savoir|l apprenne"
    r"|apprenne"
    r"|us|me|our|we|talk|talking|chat|chatting|messages|my name|gift|present|buy|phone|tablet|game|money"
    r"|give you|get you|top up|who you talk|needn|never find out|need not know|secret|see me|meet me|twice"
    r"|pay)\b"
)
_GIFT: Final = re.compile(
    r"\b(?:cadeau|cadeaux|offre|offrir|achete|acheter|paye|payer|sous|argent|double|telephone que|te donne"
    r"|t en donne|recharge|carte|gift|gifts|present|buy|give you|get you|top up|money|twice|pocket)\b"
)
_HARMLESS: Final = re.compile(
    r"\b(?:surprise|fete|anniversaire|anniv|noces|noel|party|anniversary|birthday|wedding|golden|christmas"
    r"|cake|gateau|demission|demissionne|fiance\w*|enceinte|expecting|proposal|engag\w+|for (?:her|his|their)"
    r"|pour (?:ses|leur|leurs|elle|eux)|lui ai pris|leur ai pris|got (?:her|him|them)|fete des meres"
    r"|mother s day|father s day|retraite|retirement)\b"
)
_MY_OWN: Final = re.compile(r"\b(?:mes parents|ma mere|mon pere|my (?:parents|mum|mom|mother|dad|father|folks))\b")
_THEY: Final = re.compile(
    r"\b(?:ils|elles|elle|il|on|they|she|he|nobody|personne)\b.{0,12}(?:ne )?(?:doivent|doit|must|should"
    r"|have to|has to|peuvent|can|saura|sauront|needs?)\b.{0,12}(?:pas|jamais|not|never|rien|savoir|know|hear"
    r"|apprendre|find)"
)
_SECRET: Final = re.compile(
    r"\b(?:notre (?:petit )?secret|our (?:little )?secret|secret (?:a|entre) nous|secret between us"
    r"|entre nous deux|just (?:us|between us)|the two of us)\b"
)
_NO_WORD: Final = re.compile(
    rf"\b(?:n en parle pas|en parle pas|en parle jamais|dis rien|ne dis rien|do not mention me"
    rf"|do not say anything|say nothing|hush|chut|pas un mot|never mention)\b.{{0,20}}\b{_HOME}\b"
    rf"|\b(?:ne )?(?:lui|leur) parle (?:jamais|pas|surtout pas) de (?:nous|moi)\b|\b(?:never"
    rf"|do not) (?:ever )?(?:tell|mention) (?:him|her|them|me) ?(?:about (?:us|me)|at home|$)"
)


_PRESSED: Final = re.compile(
    r"\b(?:sinon|otherwise|or else|tic tac|tick tock|tick|ou alors)\b"
    r"|\b(?:money|argent|pay|paye|paie|vire|transfer)\b.*\b(?:before your|avant que)\b"
)
"""A threat of telling parents is no request to hide from them (`safety.talk.coercion`)."""


def secrecy(reading: Reading, told: frozenset[str]) -> Iterator[Sign]:
    """A secret between the two from the parents of one, and presents to be hidden from them."""
    text = reading.text
    parent = _PARENTS.search(text)
    if parent and not _PRESSED.search(text) and not _HARMLESS.search(text) and not _of_the_speaker(text):
        hide = _HIDE.search(text)
        own = re.search(rf"\b{_PARENT}\b", text) or re.search(r"\b(?:toi|tu|te|t|you|your)\b", text)
        if hide and own and _US.search(text):
            yield _sign(reading, "gifts_secret" if _GIFT.search(text) else "secrecy", hide.span())
            return
    silent = _NO_WORD.search(text)
    if silent and not _HARMLESS.search(text):
        yield _sign(reading, "secrecy", silent.span())
        return
    shared = _SECRET.search(text)
    if shared and not _HARMLESS.search(text):
        hidden = _THEY.search(text)
        if hidden and "parents" in told:
            yield _sign(reading, "secrecy", shared.span())
        elif hidden:
            yield Sign("minor_contact", "secrecy", "watch", *reading.span(*shared.span()))


def _of_the_speaker(text: str) -> bool:
    """The speaker's own parents are the matter, not the other's."""
    return bool(_MY_OWN.search(text)) and not re.search(rf"\b{_PARENT}\b", text)


def _sign(reading: Reading, name: str, span: tuple[int, int]) -> Sign:
    return Sign("minor_contact", name, "hold", *reading.span(*span))
