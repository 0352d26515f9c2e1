"""Capitals and held-down letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from salon.safety.rule import Exhibit, rule


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
    capitals = sum(map(str.isupper, exhibit.typed))
    if capitals > 14 and (letters := sum(map(str.isalpha, exhibit.typed))) >= 20 and capitals > 0.7 * letters:
        yield 0, len(exhibit.typed)
    for match in re.finditer(r"([^\W\d_])\1{11,}", exhibit.typed):
        yield match.span()
