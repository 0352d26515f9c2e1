"""Opening hours: "Thu 20:00-23:00, Sat-Sun 14:00-02:00".

A list of stretches, each a day or a range of days and a time of day; an end at or before the beginning is
on the next day, 24:00 is midnight. Empty means always open. Local time: the time zone is an argument, and
stretches keep their wall-clock times through changes to and from summer time.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from msgspec import Struct

DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_STRETCH: Final = re.compile(r"(?:([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? )?(\d\d):(\d\d)-(\d\d):(\d\d)")
_DAY_MIN: Final = 1_440


class Stretch(Struct, frozen=True):
    """Open on a weekday (0 = Monday) from a minute of the day for some minutes."""

    weekday: int
    begins_min: int
    lasts_min: int


class Hours(Struct, frozen=True):
    """When something is open; without stretches, always."""

    stretches: tuple[Stretch, ...] = ()

    def opens(self, now: float, zone: tzinfo) -> float:
        """0 if open at `now` (epoch seconds), else when it opens next (epoch seconds)."""
        if not self.stretches:
            return 0.0
        today = datetime.fromtimestamp(now, zone).date()
        starts = []
        for offset in range(-1, 9):
            day = today + timedelta(days=offset)
            for stretch in self.stretches:
                if stretch.weekday != day.weekday():
                    continue
                begins = _at(day, stretch.begins_min, zone)
                if begins <= now < _at(day, stretch.begins_min + stretch.lasts_min, zone):
                    return 0.0
                if begins > now:
                    starts.append(begins)
        return min(starts)


def _at(day: date, minute: int, zone: tzinfo) -> float:
    days, rest = divmod(minute, _DAY_MIN)
    return datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), zone).timestamp()


def parse_hours(text: str) -> Hours:
    """Read opening hours.

    Raises:
        ValueError: with what could not be read.
    """
    stretches: list[Stretch] = []
    for part in [part.strip() for part in text.split(",") if part.strip()]:
        match = _STRETCH.fullmatch(part)
        if match is None:
            raise ValueError(f"{part!r} is not like `Thu 20:00-23:00`, `Sat-Sun 14:00-02:00` or `09:00-18:00`")
        first, last = match[1] or DAYS[0], match[2] or match[1] or DAYS[-1]
        if first not in DAYS or last not in DAYS:
            raise ValueError(f"{part!r}: days are {', '.join(DAYS)}")
        begins, ends = (60 * int(match[i]) + int(match[i + 1]) for i in (3, 5))
        if begins >= _DAY_MIN or ends > _DAY_MIN or int(match[4]) > 59 or int(match[6]) > 59:
            raise ValueError(f"{part!r}: times are 00:00 to 24:00")
        lasts = ends - begins if ends > begins else ends + _DAY_MIN - begins
        start, stop = DAYS.index(first), DAYS.index(last)
        count = (stop - start) % 7 + 1
        stretches += [Stretch((start + offset) % 7, begins, lasts) for offset in range(count)]
    return Hours(tuple(stretches))
