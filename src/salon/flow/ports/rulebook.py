"""Standings of rule versions and their figures, as stored. No text and nobody who typed one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from salon.safety.lifecycle import State

Figures = Mapping[int, Mapping[tuple[str, str], int]]
"""Days since 1970-01-01 UTC; counts by (stamp of the rule version, what was counted)."""
Lines = Mapping[int, Mapping[tuple[str, str], int]]
"""Days; counts by (label, line of `safety.marks`)."""


class Change(Struct, frozen=True):
    """A rule version was brought into a state."""

    stamp: str
    state: State
    share: int
    """On canary: per cent of what is said."""
    at: float
    by: str
    """Id of staff; `breaker` for the site itself."""
    reason: str
    """A code of `flow.rulebook.REASONS`, or the cause of the breaker."""


class RuleBooks(Protocol):
    """The records. Changes are appended and never altered; the last of a rule version is its standing."""

    async def standings(self) -> Sequence[Change]:
        """The last change of each rule version."""
        ...

    async def append(self, changes: Sequence[Change]) -> None:
        """Add changes, in one transaction."""
        ...

    async def changes(self, limit: int) -> Sequence[Change]:
        """The latest, newest first."""
        ...

    async def figures(self, since: int) -> Figures:
        """Counts from this day on."""
        ...

    async def lines(self, since: int) -> Lines:
        """Stored features from this day on."""
        ...

    async def add(self, figures: Figures, lines: Lines, since: int) -> None:
        """Add to what is stored; delete what is older than `since`."""
        ...
