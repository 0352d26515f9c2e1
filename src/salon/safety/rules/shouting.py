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
    letters = [character for character in exhibit.typed if character.isalpha()]
    if len(letters) >= 20 and sum(character.isupper() for character in letters) > 0.7 * len(letters):
        yield 0, len(exhibit.typed)
    for match in re.finditer(r"([^\W\d_])\1{11,}", exhibit.typed):
        yield match.span()
