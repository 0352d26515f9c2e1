"""Scorers: models that look at a text a second time, the one that comes with Salon and an operator's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct


class Asked(Struct, frozen=True):
    """One text for a scorer."""

    text: str
    """With disguises undone, otherwise as typed (`safety.semantic.as_sent`)."""
    lang: str = ""
    """What its room says it is written in: a hint, `fr` or `en` for most, empty where nothing is known."""


Scores = Mapping[str, float]
"""0 to 1 by category, of the scorer's own categories; what it has no opinion on is left out."""


class Scorer(Protocol):
    """One model. What it says is checked for form by who runs it, and never decides alone (`safety.policy`)."""

    name: str
    categories: tuple[str, ...]

    @property
    def well(self) -> bool:
        """Whether it can be asked now; False while it is being started or is broken."""
        ...

    async def score(self, asked: Asked) -> Scores:
        """What it makes of one text; several callers at once are asked about in one batch.

        Returns within the scorer's own time limit, which may be longer than a message waits (`flow.scoring`).

        Raises:
            Unavailable: `busy`: it is late, broken, being started again, or has too much to do.
        """
        ...
