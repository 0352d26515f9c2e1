"""What flows count. Labels are closed lists of words; never a room, a name or an address."""

from __future__ import annotations

from typing import Protocol


class Meter(Protocol):
    """Counts and durations."""

    def count(self, what: str, label: str = "", by: int = 1) -> None:
        """Add to a counter of `outside.metrics.COUNTERS`."""
        ...

    def seconds(self, what: str, value: float) -> None:
        """Observe a duration of `outside.metrics.DURATIONS`."""
        ...


class NoMeter:
    """Counts nothing: for tools and tests that do not look."""

    def count(self, what: str, label: str = "", by: int = 1) -> None:
        """Do nothing."""

    def seconds(self, what: str, value: float) -> None:
        """Do nothing."""
