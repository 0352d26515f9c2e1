"""The one way to learn the time.

Domain packages never ask: time comes in as an argument. Flows and adapters hold a `Clock`.
Site time is epoch seconds that never run backwards while the process lives: expiry advances by
monotonic time, so a step of the wall clock neither extends nor cuts a life (docs/vanishing.md).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Site time."""

    def now(self) -> float:
        """Epoch seconds, UTC, never decreasing within a process."""
        ...


class FixedClock:
    """A clock that stands still until told to move. For tests and for replays."""

    def __init__(self, at: float = 1_800_000_000.0) -> None:
        self._at = at

    def now(self) -> float:
        """Epoch seconds."""
        return self._at

    def advance(self, seconds: float) -> None:
        """Move forward by `seconds` (not negative)."""
        if seconds < 0:
            raise ValueError("site time never runs backwards")
        self._at += seconds


def year_of(at: float) -> int:
    """The calendar year, UTC, of a time in epoch seconds."""
    return datetime.fromtimestamp(at, UTC).year
