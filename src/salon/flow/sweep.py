"""What goes when its time is over (design, Vanishing).

    rows past expires_at -> floors raised -> keys of ended slots destroyed -> receipts older than 7 days

Rule 1: rows first, keys after: a key is destroyed only when nothing that is due under it can still
be committed, and its destruction makes every forgotten copy unreadable.
Rule 2: nothing is destroyed while the clock is not trusted; reads past `expires_at` are refused all
the same, by the log itself. Site time is remembered all the same if it carries on from the time last seen:
otherwise each restart under a clock that went back would give every message its time again.
Rule 3: nothing can be due later than the longest life from now. What claims to be was written under a clock
that stood ahead, and goes.
"""

from __future__ import annotations

from typing import Final, Protocol

import structlog

from salon.base.expiry import ended, latest
from salon.base.ids import Cid, RoomId
from salon.chat.model import Declined, Expired
from salon.flow.deliver import verdict
from salon.flow.hub import Hub
from salon.flow.ports.cases import Cases, NoCases
from salon.flow.ports.log import RoomLog
from salon.flow.ports.metrics import Meter

EVERY_S: Final = 5.0
"""How often the sweep runs."""

log = structlog.get_logger()


class Times(Protocol):
    """A clock that knows whether it may be believed."""

    trusted: bool
    carries_on: bool
    """Whether the time may be remembered for the next start."""

    def now(self) -> float:
        """Site time."""
        ...


class Keeper(Protocol):
    """Keys, destroyed and remembered in the thread that owns them."""

    async def destroy(self, up_to: int, beyond: int) -> int:
        """Destroy the vanish keys of slots <= `up_to` and > `beyond`; how many went."""
        ...

    async def seen(self, now: float) -> None:
        """Remember site time."""
        ...

    async def expire_receipts(self, now: float) -> int:
        """Destroy receipt keys older than 7 days."""
        ...


class Homes(Protocol):
    """Rooms whose texts must be moved forward, and rooms that are over."""

    async def reseal(self, now: float) -> int:
        """Move texts of living rooms to a later slot."""
        ...

    async def sweep(self, now: float) -> int:
        """Delete rooms that are over."""
        ...


class Sweep:
    """Runs every `EVERY_S` seconds; `once` is one run."""

    def __init__(
        self,
        clock: Times,
        room_log: RoomLog,
        rooms: Homes,
        keeper: Keeper,
        hub: Hub,
        meter: Meter,
        cases: Cases | None = None,
    ) -> None:
        self._clock, self._log, self._rooms = clock, room_log, rooms
        self._keeper, self._hub, self._meter = keeper, hub, meter
        self._cases = cases or NoCases()
        self.held = 0
        """How many submissions waited for a moderator at the last sweep."""

    async def once(self) -> Expired | None:
        """One sweep; what it changed, None if the clock is not trusted."""
        now = self._clock.now()
        if self._clock.carries_on:
            await self._keeper.seen(now)
        self.held = await self._log.held(now)
        if not self._clock.trusted:
            return None
        # A living room's texts move on before their slot can end.
        await self._rooms.reseal(now)
        expired = await self._log.expire(now)
        self._hub.floors(expired.floors, now)
        for hold, said in expired.holds:
            claim = await self._cases.hold_expired(hold, said)
            over = Declined("hold_expired", judgement=said.judgement, claim=claim)
            self._hub.tell(said.family, verdict(RoomId(said.room), Cid(said.cid), over))
        gone = await self._keeper.destroy(ended(now), ended(latest(now)) + 1)
        await self._rooms.sweep(now)
        await self._keeper.expire_receipts(now)
        self._meter.count("expired", "events", expired.events)
        self._meter.count("expired", "holds", len(expired.holds))
        self._meter.count("expired", "keys", gone)
        if expired.events or gone:
            log.info("swept", events=expired.events, slots=gone)
        return expired
