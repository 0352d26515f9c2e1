"""Capitals and held-down letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq
from typing import Final

from salon.safety.rule import Exhibit, rule

_HELD: Final = re.compile(r"([^\W\d_])\1{11,}")


@rule(
    "shouting",
    version=2,
    family="shouting",
    clause="2.4",
    hint="lower_case",
    hit=("REGARDEZ TOUS CE QUE JE VIENS DE TROUVER", "ouiiiiiiiiiiiiiiiiiii"),
    miss=("OK", "La SNCF et la RATP", "Vive la musique !", "NASA", "!!!!!!!!!!!!!!!!", "😂😂😂😂😂😂😂😂😂😂😂😂😂😂"),
)
def shouting(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Long stretches of capitals, or one letter held down."""
    typed = exhibit.typed
    capitals = _capitals(typed)
    if capitals > 14 and (letters := sum(map(str.isalpha, typed))) >= 20 and capitals > 0.7 * letters:
        yield 0, len(typed)
    # A run of twelve holds one of every six characters and the three after it.
    if any(map(eq, typed[::6], typed[1::6])) and any(map(eq, typed[2::6], typed[3::6])):
        for match in _HELD.finditer(typed):
            yield match.span()


def _capitals(typed: str) -> int:
    if typed.isascii():
        return len(typed) - len(typed.encode().translate(None, _CAPITALS))
    return sum(map(str.isupper, typed))


_CAPITALS: Final = bytes(range(ord("A"), ord("Z") + 1))
