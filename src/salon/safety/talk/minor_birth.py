"""Own year of birth, said or to be worked out: whoever is under 18 by it in the year given.

born in 2012 · née en 12 · the summer London had the Olympics · not born when … · I was six when … · in four years
I will be twenty · half of thirty
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from salon.safety.talk.minor_reckoned import EVENTS, by_event, by_numbers
from salon.safety.talk.minor_years import said, short
from salon.safety.talk.reading import Reading
from salon.safety.talk.sign import Sign

_ABOUT: Final = re.compile(
    r"\b(?:20|nee?s?\b|born|naissance|birth|dob|anniv|bday|deux mille|twenty|two thousand|exist|ago|y a|later|apres"
    r"|last year|an (?:dernier|passe)|annee"
    r"|moitie|half|double|twice|fois|times|moins|minus|plus|backwards|envers|years|dans \w+ ans|covid|confinement"
    r"|lockdown|alpha|baby|bebe|nappies|diapers|came|arriv|vu le jour|venu"
    r"|couches|maternit|enceinte|pregnant|accouch|having me|had me|avais|was|etais|were|younger|jeune|age\b|retire"
    r"|enleve|take\b|that is me|old as"
    r"|meme age|same age|divis|reversed|inverse)"
)
"""Without any of these there is no year to be worked out."""


class _Counted(Struct, frozen=True):
    """A turn with its numbers in digits."""

    text: str
    places: tuple[tuple[int, int, int], ...]
    """Where each number begins here, and where it stood in the reading."""

    def span(self, reading: Reading, start: int, end: int) -> tuple[int, int]:
        """Where the first number in a piece was typed; the whole turn where there is none."""
        for begins, first, last in self.places:
            if start <= begins < end:
                return reading.span(first, last)
        return reading.span(0, len(reading.text))


def _counted(reading: Reading) -> _Counted:
    parts: list[str] = []
    places: list[tuple[int, int, int]] = []
    at = length = 0
    for number in reading.numbers:
        before = reading.text[at : number.start]
        digits = str(number.value) if number.word else reading.text[number.start : number.end]
        places.append((length + len(before), number.start, number.end))
        parts += [before, digits]
        length += len(before) + len(digits)
        at = number.end
    parts.append(reading.text[at:])
    return _Counted("".join(parts), tuple(places))


def own_birth_year(reading: Reading, asked: frozenset[str], year: int) -> Iterator[Sign]:
    """The speaker's year of birth or age by reckoning, where it makes them under 18 in the year given."""
    text = reading.text
    found = said(reading, asked, year)
    if found:
        yield _sign(reading.span(*found))
        return
    if not _ABOUT.search(text) or "their_age" in asked:
        return
    counted = _counted(reading)
    found = short(counted.text, year) or by_numbers(counted.text, asked, year) or by_event(counted.text, asked, year)
    if found:
        yield _sign(counted.span(reading, *found))


def happened(reading: Reading) -> frozenset[str]:
    """Codes of what a turn says to have happened: the answer may be not to have been born then."""
    codes = frozenset(code for code in EVENTS.find(reading.text) if code.startswith("event_"))
    years = [number.value for number in reading.numbers if 2005 <= number.value <= 2040]
    return codes | {f"event_{value}" for value in years[:1]}


def _sign(span: tuple[int, int]) -> Sign:
    return Sign("minor_contact", "own_birth_year", "urgent", *span)
