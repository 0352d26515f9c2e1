"""Refusals at the door, by day and cause: enough to see that something is wrong, too little to see who."""

from __future__ import annotations

from collections import Counter
from typing import Final

from salon.base.expiry import DAY_S

DAYS_KEPT: Final = 30


class DailyTally:
    """Counts in memory."""

    def __init__(self) -> None:
        self._days: dict[int, Counter[str]] = {}

    def refused(self, cause: str, now: float) -> None:
        """One more."""
        day = int(now // DAY_S)
        self._days.setdefault(day, Counter())[cause] += 1
        for old in [kept for kept in self._days if kept <= day - DAYS_KEPT]:
            del self._days[old]

    def days(self) -> dict[int, dict[str, int]]:
        """Days since 1970-01-01 UTC, each with its causes."""
        return {day: dict(causes) for day, causes in self._days.items()}
