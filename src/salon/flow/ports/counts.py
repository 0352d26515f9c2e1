"""Daily counts, as stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

Days = Mapping[int, Mapping[str, int]]
"""Days since 1970-01-01 UTC, each with its causes."""


class Counts(Protocol):
    """Counts as stored."""

    async def load(self, since: int) -> Days:
        """All counts from this day on."""
        ...

    async def add(self, new: Days, since: int) -> None:
        """Add to what is stored; delete what is older than `since`."""
        ...
