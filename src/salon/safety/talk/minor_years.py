"""A year of birth said of oneself: in four digits, in words, in two digits, in a date."""

from __future__ import annotations

import re
from typing import Final

from salon.safety.talk.minor_words import OTHERS, TITLES
from salon.safety.talk.reading import Reading

_KIN: Final = re.compile(OTHERS)
_TITLES: Final = re.compile(TITLES)
_ENDED: Final = re.compile(r"[.!?;]")
NE: Final = (
    "(?<!je )(?<!tu )(?<!il )(?<!on )(?<!elle )(?<!ils )(?<!vous )(?<!nous )(?<!qui )(?<!ca )(?<!pour )(?<!de )nee?"
)
"""Born, and no `ne` of a refusal: both fold to the same."""
_LEFT: Final = 160
_RIGHT: Final = 80
_COUNT: Final = 4
"""Years looked at from either end of a turn."""
_DAY: Final = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february"
    r"|march|april|may"
    r"|june|july|august|september|october|november|december)"
)
_BORN: Final = re.compile(
    rf"(?:\b(?:je suis|suis|moi|i am|i was|et moi|c est) |^(?:\W|oui |non |yes |no )*)(?:{NE}s?"
    rf"|born)\b[^.!?]{{0,30}}$|^(?:\W|\w+ ){{0,3}}(?:{NE}|born)\b[^.!?]{{0,30}}$|\b(?:je suis|suis|i am) (?:(?:de|d"
    r"|from|un|une|a|an|bebe|enfant|classe|annee|la|juste|seulement|only|only from|\d{1,2}"
    rf"|{_DAY}) )+$|\bmoi (?:je suis "
    r"|c est |suis )?(?:(?:de|un|une|bebe|enfant|classe) )*$|\bteam $|\bgen(?:eration)? $|\b(?:nulle part"
    r"|nowhere|pas la|pas encore|not here|not born|not yet)\b.{0,20}\barrive(?:e|d)? (?:en|in) $|\b(?:ma carte"
    r"|my id|my card|my passport|mes papiers)\b.{0,24}\b(?:dit|dis|says|say|shows|c est|is|marque|ecrit) $"
    r"|\b(?:all|toute?|tous|whole|entire) (?:of )?(?:my|mon|ma|mes|notre|our) (?:team|class|classe|equipe|year"
    r"|group|groupe|friends|potes"
    rf"|copines|copains|promo) (?:are |is |sont |est |were )?(?:all |tous |toutes )?(?:{NE}s?|born) (?:en |in "
    rf"|de )?$"
)
_US_BORN: Final = re.compile(
    r"\b(?:nous|us|we|moi et les) (?:autres )?,? ?(?:les |the |of )?(?:enfants |gamins |gosses |kids |babies |ceux "
    r"|those |born )?(?:de |d |from |nes en |in |of )?$"
)
"""`us 2012 kids`, said of oneself."""
_IN_HAND: Final = re.compile(
    r"\b(?:carte(?: d identite)?|id|papiers|passport|passeport|licen[cs]e|permis"
    r"|cni)\b[^.!?]{0,24}[:=] (?:\d{1,2} (?:\w+ )?|\d{1,2} / \d{1,2} / |\w+ \d{1,2} )?$"
)
"""A date read out from one's papers."""
_OWN_KIND: Final = re.compile(r"\b(?:bebe|enfant|baby|kid|child)s? (?:de |d |of |from )?$")
"""`a baby of 2012`, said of oneself."""
_ALIKE: Final = re.compile(
    r"\bquelqu un d autre (?:de|ne en|nee en) $|\b(?:anyone|anybody|someone|somebody) (?:else )?(?:born in"
    r"|from) $|\b(?:les|des|any other|any|d autres|other|more|fellow) $"
    r"|\b(?:des gens|du monde|people|gens|d autres|quelqu un|quelqu une|filles|garcons|qui est|qui a|anyone"
    r"|any others?|others) (?:\w+ ){0,2}?"
    r"(?:nee?s?|born) (?:en |in |around |vers )?$"
)
_ALIKE_AFTER: Final = re.compile(
    r" (?:people|kids|babies|born|ici|here|on est|dans le|par ici|in here|folks|crew|gang|ers?|\?|aussi|too|or|ou"
    r"|like me|comme moi)"
)
_FIRST: Final = re.compile(r"\b(?:je|j|i|me|moi|my|mon|ma|dob|promo|team|millesime)\b|^annee\b|^nee?\b|^born\b")
_MINES: Final = re.compile(r"\b(?:mine|le mien|la mienne|les miens|le notre|la notre|ours|le tien|yours)\b")
_COUPLE: Final = re.compile(r"\b(?:nous|on s|maries?|mariage|married|moved|depuis|since|voiture|car|coach|entraine)\b")
_LONG_AGO: Final = re.compile(rf"\b(?:{NE}|born)\b[^.!?]{{0,30}}\b(?:19\d\d|200[0-6])\b")
"""Born then, and something else later."""
_WORDS: Final = re.compile(
    r"\b(?:vu le jour|passeport|passport|carte d identite|arrival|annee|birth year|year of birth"
    r"|annee de naissance|date de naissance|ma naissance|my birth|my dob|dob|ma date|my date|millesime|promo"
    r"|ma classe d age|venue? au monde|into the world|into this world|born|nee?|je suis (?:du|de) (?:\d+"
    r"|l annee|\w+ \w+)|i am (?:a|from))\b"
)
_ME_AFTER: Final = re.compile(
    r" ,? ?(?:(?!ma |mon |my |sa |son )\w+ ){0,5}?,? ?(?:c est moi|that is me|cest moi|its me|me here)\b"
)
"""A year, and that it is the speaker's."""
_AFTER: Final = re.compile(
    r" (?:babies|arrival|et fiere?|and proud|baby|kid|here|et toi|et vous|for me|pour moi|er|born|people|girl"
    r"|boy)\b"
)
_HAD: Final = re.compile(
    r"\b(?:y|there|avait|parti|bought|achete|had|got|first|vendu|sold|installe|match|coupe|world)\b"
)
_BABY_OF: Final = re.compile(
    r"\b(?:i am|je suis|c est|moi|me|we are|just) (?:just |only |que |qu )?(?:an?|une?|the|that|un de"
    r"|une de) (?:' ?)?(\d\d) (?:baby|kid|bebe|enfant|babies"
    r"|liner|born)\b"
)
_SHORT: Final = re.compile(
    rf"\b(?:{NE}|born|suis de|je suis une?|suis d {_DAY}|born on|ne le|nee le) (?:(?:en|in|de|d|le|on|the|{_DAY}"
    rf"|\d{{1,2}}(?:th|st|nd|rd|er)?|of"
    rf"|/|,|annee|l annee|year|fin|debut|early|late) )*(\d\d)\b(?! (?:minutes?|heures?|hours?|jours?|days?|{_DAY}|/"
    rf"|%|mois|months?|weeks?|h|years?"
    r"|ans|semaines?|secondes?|kg|euros?|on|th))(?! ?[:%€£])"
)
"""A year of two digits, where only a year can stand."""
_DATE: Final = re.compile(
    r"\b(?:nee?|born|naissance|dob|birthday|birth|anniv|anniversaire|bday"
    r"|birthdate)\b.{0,40}?\b(?:(\d\d)(\d\d)(\d\d)(?!\d)"
    r"|(\d{1,2}) ?[/. ] ?(\d{1,2}) ?[/. ] ?(?:20)?(\d\d)\b)"
    r"|\b(?:(\d\d)(\d\d)(\d\d)(?!\d)|(\d{1,2}) ?[/.] ?(\d{1,2}) ?[/.] ?(?:20)?(\d\d)\b).{0,40}?\b(?:nee?|born"
    r"|naissance|dob|birthday|birth|anniv"
    r"|anniversaire|bday|birthdate)\b"
)


def said(reading: Reading, asked: frozenset[str], year: int) -> tuple[int, int] | None:
    """A year of birth in four digits or in words."""
    text = reading.text
    numbers = [number for number in reading.numbers if year - 17 <= number.value <= year - 6]
    for number in numbers if len(numbers) <= 2 * _COUNT else numbers[:_COUNT] + numbers[-_COUNT:]:
        begins = max(number.start - _LEFT, 0)
        left = ("\u2026" if begins else "") + text[begins : number.start]
        right = text[number.end : number.end + _RIGHT]
        if _US_BORN.search(left) or (_IN_HAND.search(left) and not _KIN.search(left)):
            return number.start, number.end
        clause = _OWN_KIND.sub("", _ENDED.split(left)[-1])
        alike = _ALIKE.search(left) and _ALIKE_AFTER.match(right) and not left.endswith(" s ")
        if _TITLES.search(clause) or _LONG_AGO.search(clause):
            continue
        if not alike and (_KIN.search(clause) or _MINES.search(clause) or _COUPLE.search(clause)):
            continue
        if (
            alike
            or _BORN.search(left)
            or (len(clause) < 4 and _ME_AFTER.match(right))
            or (_AFTER.match(right) and len(clause) < 16)
            or (_WORDS.search(left[-48:]) and _FIRST.search(left[-60:]))
            or ("birth" in asked and _dated(left) and "their_age" not in asked)
        ):
            return number.start, number.end
    return None


def _dated(left: str) -> bool:
    """Whether only a date or a few small words stand before a year: the answer to a question about it."""
    return left.count(" ") <= 7 and not _HAD.search(left)


def short(text: str, year: int) -> tuple[int, int] | None:
    """A year of birth in two digits, by itself or in a date."""
    for match in (*_SHORT.finditer(text), *_BABY_OF.finditer(text)):
        if year - 17 <= 2000 + int(match[1]) <= year - 6 and mine(text, match.start()):
            return match.span(1)
    for match in _DATE.finditer(text):
        day, month, last = (int(group) for group in match.groups() if group)
        if 1 <= day <= 31 and 1 <= month <= 31 and min(day, month) <= 12 and year - 17 <= 2000 + last <= year - 6:
            return match.span() if mine(text, match.start()) else None
    return None


def mine(text: str, at: int) -> bool:
    """Whether nobody else, and no title, is spoken of in the sentence before a place."""
    clause = _ENDED.split(text[max(at - _LEFT, 0) : at])[-1]
    return (
        not _TITLES.search(clause)
        and not _KIN.search(clause)
        and not _MINES.search(clause)
        and not _COUPLE.search(clause)
    )
