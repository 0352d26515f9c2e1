"""What is wrong with the site at this moment, for staff: a closed list of codes, in memory.

Staff see every degradation at once (design, Judging). An alarm is either a condition that is asked for when it is read,
or raised by who noticed and gone some minutes after it was last raised.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from salon.base.clock import Clock

CODES: Final = (
    "judge_failed",
    "talks_failed",
    "scores_failed",
    "rule_tripped",
    "scorer_failed",
    "clock_unconfirmed",
    "zk_unavailable",
    "storage",
    "raid",
    "canary_silent",
    "trust_stale",
    "trust_override",
    "trust_unconfirmed",
    "photos_off",
    "photos_late",
    "photo_closed_lane",
    "photo_unsealed",
    "stop_quarantined",
    "photo_quarantine",
)
LASTING_S: Final = 600.0
"""A raised alarm stays for ten minutes after the last time."""


class Alarms:
    """The alarms of one process."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._raised: dict[str, float] = {}
        self._conditions: dict[str, Callable[[], bool]] = {}

    def raise_(self, code: str) -> None:
        """Something failed just now."""
        if code not in CODES:
            raise AssertionError(f"unknown alarm {code!r}: add it to CODES")
        self._raised[code] = self._clock.now()

    def when(self, code: str, holds: Callable[[], bool]) -> None:
        """An alarm that is on while a condition holds."""
        if code not in CODES:
            raise AssertionError(f"unknown alarm {code!r}: add it to CODES")
        self._conditions[code] = holds

    def now(self) -> tuple[str, ...]:
        """What is wrong, in the order of the list."""
        since = self._clock.now() - LASTING_S
        on = {code for code, at in self._raised.items() if at > since}
        on |= {code for code, holds in self._conditions.items() if holds()}
        return tuple(code for code in CODES if code in on)
