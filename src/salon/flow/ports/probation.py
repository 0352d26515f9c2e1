"""Standings of pass families, as stored."""

from __future__ import annotations

from typing import Protocol

from salon.base.ids import Family
from salon.chat.probation import Standing, Terms


class Standings(Protocol):
    """One row a family, only while its probation lasts.

    It is made with the pass (`flow.ports.people`), and the room log counts its messages (`Submission.counts`).
    """

    async def of(self, family: Family) -> Standing | None:
        """Where a family stands; None if it is on no probation."""
        ...

    async def forget(self, terms: Terms, now: float) -> None:
        """Erase what is over: the times that are served, and the rows of which nothing is left."""
        ...
