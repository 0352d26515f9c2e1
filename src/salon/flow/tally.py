"""The door by day: refusals by cause, passes given. Enough to see that something is wrong, too little to see who.

Counts are kept for 30 days. They are written each minute and at the stop, not with each proof: what a crash takes are
counts of the last minute, and nobody depends on them.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from salon.base.expiry import DAY_S
from salon.flow.ports.counts import Counts

DAYS_KEPT: Final = 30
GIVEN: Final = "ok"
"""The cause under which passes given are counted."""


class DailyTally:
    """Counts, in memory and in a store."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._days: dict[int, Counter[str]] = {}
        self._new: dict[int, Counter[str]] = {}

    async def open(self, now: float) -> None:
        """At start: what was counted before."""
        stored = await self._counts.load(_oldest(now))
        self._days = {day: Counter(causes) for day, causes in stored.items()}

    def refused(self, cause: str, now: float) -> None:
        """One more refusal."""
        for days in (self._days, self._new):
            days.setdefault(int(now // DAY_S), Counter())[cause] += 1

    def given(self, now: float) -> None:
        """One more pass."""
        self.refused(GIVEN, now)

    async def flush(self, now: float) -> None:
        """Store what is new, forget what is old. Called each minute and at the stop."""
        new, self._new = self._new, {}
        try:
            await self._counts.add(new, _oldest(now))
        except BaseException:
            for day, causes in new.items():
                self._new.setdefault(day, Counter()).update(causes)
            raise
        self._days = {day: causes for day, causes in self._days.items() if day >= _oldest(now)}

    def days(self) -> dict[int, dict[str, int]]:
        """Days since 1970-01-01 UTC, newest first, each with its causes, most first."""
        return {day: dict(self._days[day].most_common()) for day in sorted(self._days, reverse=True)}


def _oldest(now: float) -> int:
    return int(now // DAY_S) - DAYS_KEPT + 1
