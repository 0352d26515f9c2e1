"""What each rule version did, by day: how often it spoke, what followed, how often people found it right or wrong; and
the features of judged texts, as lines of codes (`safety.marks`).

No text, no visitor, no hour. Kept for 30 days. Written each minute and at the stop, like the counts of the door: what
a crash takes are counts of the last minute, and nobody depends on them. A message that is sent again after a lost
connection is judged, and counted, twice.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from msgspec import Struct

from salon.base.expiry import DAY_S
from salon.base.ids import Family
from salon.flow.ports.rulebook import RuleBooks

DAYS_KEPT: Final = 30
STAGE: Final = "!"
"""Begins the stamps under which minutes of degradation are counted, before the name of the part (`flow.stages`)."""
EVERYTHING: Final = "*"
"""The stamp under which all judged texts are counted, with what became of them."""
LINES_MAX: Final = 400
"""Different lines taken between two flushes: nobody fills the store with odd combinations."""
PEOPLE_MAX: Final = 20_000
"""People remembered a rule version and day, so that nobody counts twice towards its caps."""


class Sums(Struct, frozen=True):
    """Counts of a rule version over some days."""

    hits: int = 0
    """How often it spoke where it counts."""
    flag: int = 0
    hold: int = 0
    block: int = 0
    """What followed from it by itself."""
    would_flag: int = 0
    would_hold: int = 0
    would_block: int = 0
    """What would have followed, had it counted: in shadow, and outside its share on canary."""
    upheld: int = 0
    overturned: int = 0
    """Decisions of people on what it held or blocked."""
    people_hold: int = 0
    people_block: int = 0
    """How many different people it held or blocked something of, each day anew."""
    missed: int = 0
    """Of everything: messages that no rule stopped and staff removed after a report."""
    minutes: int = 0
    """Of a part of judging (`STAGE`): how long it was out of order."""


NAMES: Final = frozenset(Sums.__struct_fields__)


class RuleFigures:
    """Counts, in memory and in a store."""

    def __init__(self, store: RuleBooks) -> None:
        self._store = store
        self._days: dict[int, Counter[tuple[str, str]]] = {}
        self._new: dict[int, Counter[tuple[str, str]]] = {}
        self._lines: dict[int, Counter[tuple[str, str]]] = {}
        self._people: dict[tuple[str, str], set[Family]] = {}
        self._people_day = 0

    async def open(self, now: float) -> None:
        """At start: what was counted before."""
        stored = await self._store.figures(oldest(now))
        self._days = {day: Counter(counts) for day, counts in stored.items()}

    def count(self, stamp: str, what: str, now: float) -> None:
        """One more."""
        if what not in NAMES:
            raise AssertionError(f"unknown figure {what!r}: add it to Sums")
        for days in (self._days, self._new):
            days.setdefault(int(now // DAY_S), Counter())[stamp, what] += 1

    def person(self, stamp: str, what: str, family: Family, now: float) -> None:
        """A rule version held or blocked something of somebody; once a day for each."""
        if int(now // DAY_S) != self._people_day:
            self._people, self._people_day = {}, int(now // DAY_S)
        known = self._people.setdefault((stamp, what), set())
        if family not in known and len(known) < PEOPLE_MAX:
            known.add(family)
            self.count(stamp, f"people_{what}", now)

    def line(self, label: str, line: str, now: float) -> None:
        """The features of one judged text, or of one that people decided on."""
        lines = self._lines.setdefault(int(now // DAY_S), Counter())
        if line and ((label, line) in lines or len(lines) < LINES_MAX):
            lines[label, line] += 1

    def stamps(self, start: str) -> list[str]:
        """What was counted under a stamp that begins so."""
        return sorted({stamp for counts in self._days.values() for stamp, _ in counts if stamp.startswith(start)})

    def sums(self, stamp: str, now: float, days: int = 1) -> Sums:
        """Counts of the last days, today included."""
        today = int(now // DAY_S)
        total: Counter[str] = Counter()
        for day in range(today - days + 1, today + 1):
            counts = self._days.get(day)
            if counts is not None:
                total.update({what: counts[stamp, what] for what in NAMES if (stamp, what) in counts})
        return Sums(**total)

    async def flush(self, now: float) -> None:
        """Store what is new, forget what is old."""
        new, self._new = self._new, {}
        lines, self._lines = self._lines, {}
        try:
            await self._store.add(new, lines, oldest(now))
        except BaseException:
            for kept, taken in ((self._new, new), (self._lines, lines)):
                for day, counts in taken.items():
                    kept.setdefault(day, Counter()).update(counts)
            raise
        self._days = {day: counts for day, counts in self._days.items() if day >= oldest(now)}


def oldest(now: float) -> int:
    """The first day that is kept."""
    return int(now // DAY_S) - DAYS_KEPT + 1
