"""Site time (design, Vanishing): monotonic while the process lives, judged at each start.

At start the wall clock is believed only between the time last seen and 48 hours after it. Otherwise
the clock is not `trusted`: destruction waits until an operator says `salon clock confirm`; reads
past `expires_at` are refused all the same, because `now` goes on. A wall clock that went backwards
is not followed: site time goes on from the time last seen, and is remembered, so no life is extended.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

TRUSTED_S: Final = 48 * 3600


def boot_seconds() -> float:
    """Seconds since the machine started, suspension included."""
    # CLOCK_BOOTTIME also counts while the machine is suspended; CLOCK_MONOTONIC does not.
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class SiteClock:
    """A `base.clock.Clock` for a running site.

    Args:
        last_seen: site time when the last process wrote it, epoch seconds; 0 at the first start.
        confirmed: an operator confirmed the wall clock.
        wall: the wall clock, epoch seconds.
        steady: seconds that only go forward, also through suspension.
    """

    def __init__(
        self,
        last_seen: float,
        *,
        confirmed: bool = False,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = boot_seconds,
    ) -> None:
        self._wall, self._steady = wall, steady
        at_start = wall()
        believable = last_seen == 0 or last_seen <= at_start <= last_seen + TRUSTED_S
        self.trusted = believable or confirmed
        self.carries_on = last_seen >= at_start or self.trusted
        """Whether site time goes on from what was last seen and may be remembered for the next start: not
        if the wall clock stands too far ahead to be believed, or one bad start would spoil the next."""
        self._base = at_start if confirmed else max(at_start, last_seen)
        self._started = steady()

    def now(self) -> float:
        """Site time, epoch seconds, never decreasing."""
        return self._base + (self._steady() - self._started)

    def confirm(self) -> None:
        """An operator looked at the clock while the site runs: destruction may go on."""
        self.trusted = self.carries_on = True
