"""Fresh proofs from one network in one day: more than usual makes it slower there, never a closed door.

Whoever is banned may come back with a fresh proof: the EU profile has no nullifier, and a wallet that proves without
disclosing may prove without end. So what a network has of fresh proofs in a day is watched, and above the usual it is

    slower    each address there waits between two attempts, longer with each pass given
    nearer    only a wallet in this browser: links, codes on the screen and providers can be passed on
    longer    the probation of a pass (`chat.probation.CROWDED`)

Rule 1: what is counted are passes given. Who fails at the door uses up nothing that belongs to the neighbours.
Rule 2: a network is known by an HMAC under a key of the day, which is drawn in memory and never leaves it; at midnight
UTC key and counts are thrown away. Nothing that is kept can be joined to an address.
Rule 3: nobody is asked who they are, and nobody is refused for good: a campus or a mobile carrier is one network to us.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Final

from salon.base.clock import Clock
from salon.base.errors import Refused
from salon.base.expiry import DAY_S
from salon.flow.ports.proofs import Lane

STEP_S: Final = 5.0
"""How much longer an address waits with each pass above the budget."""
WAIT_MAX_S: Final = 600.0


class FreshProofs:
    """The budget of a site.

    Args:
        most: passes from one network and day before it becomes slower there.
        draw: random text of 256 bits; chance is a port.
    """

    def __init__(self, most: int, clock: Clock, draw: Callable[[], str]) -> None:
        self._most, self._clock, self._draw = most, clock, draw
        self._day = -1
        self._key = b""
        self._given: dict[bytes, int] = {}
        self._next_at: dict[bytes, float] = {}

    def mark(self, network: str) -> bytes:
        """What stands for a network today; empty for callers of no network (this machine)."""
        day = int(self._clock.now() // DAY_S)
        if day != self._day:
            self._day, self._key = day, self._draw().encode()
            self._given.clear()
            self._next_at.clear()
        return hmac.digest(self._key, network.encode(), "sha256") if network else b""

    def check(self, mark: bytes, household: str, lane: Lane) -> None:
        """Before an attempt begins.

        Raises:
            Refused: above the budget, `wallet_here_only` on other lanes than `dcapi`, `too_fast` until this address has
                waited.
        """
        over = self._over(mark)
        if not over:
            return
        if lane != "dcapi":
            raise Refused("wallet_here_only", retry_after_s=(self._day + 1) * DAY_S - self._clock.now())
        now, who = self._clock.now(), self.mark(f"household {household}")
        wait = self._next_at.get(who, 0.0) - now
        if wait > 0:
            raise Refused("too_fast", retry_after_s=wait)
        self._next_at[who] = now + min(WAIT_MAX_S, STEP_S * over)

    def crowded(self, mark: bytes) -> bool:
        """Whether the next pass for this network is above the budget."""
        return self._over(mark) > 0

    def given(self, mark: bytes) -> None:
        """A pass was given."""
        if mark:
            self._given[mark] = self._given.get(mark, 0) + 1

    def _over(self, mark: bytes) -> int:
        return max(0, self._given.get(mark, 0) - self._most + 1) if mark else 0
