"""Being in a room: join, resume, leave, presence, typing (design, "The room log", laws 4 and 5).

Rule 1: subscribe first, then read. From `catch_up` on, what is published waits for this connection;
then the log up to a top is sent, then `caught_up`, then what waited above it, then live.
"""

from __future__ import annotations

import asyncio
from typing import Final

from salon.base.clock import Clock
from salon.base.errors import Refused, Unavailable
from salon.base.ids import RoomId
from salon.chat.limits import Buckets
from salon.chat.model import Page
from salon.chat.resume import PAGE, RESUME_MAX, Missing, Restart, resume
from salon.flow.hours import OpeningHours
from salon.flow.hub import TYPING_S, Hub, LiveRoom, Visitor, as_seen
from salon.flow.ports.log import RoomLog
from salon.flow.ports.metrics import Meter
from salon.flow.ports.rooms import Rooms
from salon.flow.room_risk import RoomRisks
from salon.flow.room_views import room_info
from salon.flow.shield import Shields
from salon.wire.frames import CaughtUp, Events, Reset, RoomState

CATCH_UPS: Final = 8
"""Reads of the log for resuming clients at once; the others wait their turn (storm guard)."""
CATCH_UP_DEADLINE_S: Final = 20.0
PAGES: Final = 96
PAGES_PER_S: Final = 1.0
"""Whole pages one family may ask for: all its rooms on three tabs at once, then one a second. Resuming is free."""
ROOMS_MAX: Final = 32
"""Rooms one connection may be in."""


class Attend:
    """Takes visitors into rooms and out again."""

    def __init__(
        self,
        room_log: RoomLog,
        rooms: Rooms,
        hub: Hub,
        hours: OpeningHours,
        clock: Clock,
        meter: Meter,
        shields: Shields | None = None,
        risks: RoomRisks | None = None,
    ) -> None:
        self._shields, self._risks = shields, risks
        self._log, self._rooms, self._hub, self._hours = room_log, rooms, hub, hours
        self._clock, self._meter = clock, meter
        self._pages = Buckets(PAGES, PAGES_PER_S)
        self._turns = asyncio.Semaphore(CATCH_UPS)

    async def join(self, visitor: Visitor, room: RoomId, position: tuple[int, int] | None) -> None:
        """Enter a room, or resume in place.

        Raises:
            Refused: `not_found`, `room_closed`, `room_full`, `removed`, `not_admitted`, `room_limit`, `too_fast`,
                `no_newcomers`.
            Unavailable: `busy` when too many come back at once.
        """
        muted_until, removed_until = await self._rooms.restriction(room, visitor.family)
        # Nothing is waited for between this and membership: a live room nobody is in may be forgotten.
        live = await self._hub.room(room)
        now = self._clock.now()
        if live is None:
            raise Refused("not_found")
        if not self._hub.here(visitor):
            raise Refused("not_admitted")  # the socket went while we asked: nobody would ever take this member out
        self._check(visitor, live, max(removed_until, live.removed.get(visitor.family, 0.0)), now)
        live.channel.catch_up(visitor.outlet)
        self._hub.came(visitor, live)
        shield = None
        if self._shields is not None:
            self._shields.joined(visitor.family, live)
            shield = self._shields.of(room)
        try:
            opens = self._hours.opens(live.record)
            info = room_info(live.record, live.count, visitor, muted_until, opens, shield, shut=live.shut)
            visitor.outlet.send(RoomState(room=room, info=info))
            top = await self._bring_up(visitor, live, position)
        except BaseException:
            self._hub.leave(visitor, room)
            raise
        live.channel.go_live(visitor.outlet, top)
        visitor.outlet.send(live.presence(now))

    def leave(self, visitor: Visitor, room: RoomId) -> None:
        """Out of a room. Leaving one is not in is not an error."""
        self._hub.leave(visitor, room)

    def typing(self, visitor: Visitor, room: RoomId) -> None:
        """Shown to the room for some seconds; never stored."""
        live = self._hub.live.get(room)
        if live is not None and visitor in live.members and visitor.listed:
            if visitor.tag not in live.typing:
                live.changed = True
            live.typing[visitor.tag] = (visitor.name, self._clock.now() + TYPING_S)

    def _check(self, visitor: Visitor, live: LiveRoom, removed_until: float, now: float) -> None:
        record = live.record
        if record.members and visitor.family not in record.members:
            raise Refused("not_found")
        if record.status == "closed":
            raise Refused("room_closed")
        if removed_until > now:
            raise Refused("removed", retry_after_s=removed_until - now)
        if self._risks is not None:
            self._risks.check_join(visitor.family, live)
        here = visitor in live.members
        if not here and len(visitor.rooms) >= ROOMS_MAX:
            raise Refused("room_limit")
        if not here and live.count >= record.capacity and visitor.family != record.host:
            raise Refused("room_full")

    async def _bring_up(self, visitor: Visitor, live: LiveRoom, position: tuple[int, int] | None) -> int:
        """Send what is missing; the top it was sent up to."""
        now = self._clock.now()
        room, epoch, top, floor = live.record.id, live.epoch, live.top, live.living_floor(now)
        decision = resume(position, epoch, top, floor)
        if isinstance(decision, Restart):
            # A page is a thousand times what asking for it costs.
            wait = self._pages.take(visitor.family, now)
            if wait:
                raise Refused("too_fast", retry_after_s=wait)
        after = decision.after if isinstance(decision, Missing) else max(0, top - PAGE)
        if live.covers(max(after, floor - 1)):
            page = Page(epoch, top, floor, tuple(live.newer(max(after, floor - 1))))
            self._meter.count("resumes", "ring" if isinstance(decision, Missing) else "reset")
        else:
            page = await self._read(room, after, isinstance(decision, Missing))
            if page.epoch != epoch:
                raise Refused("not_found")  # deleted meanwhile; an epoch changes at a start only
            if isinstance(decision, Missing):
                # The log knows more than the ring did: what expired or was taken back since.
                decision = resume(position, page.epoch, page.top, page.floor)
            # What is committed and not published yet stands in the log already, and comes by the channel.
            page = upto(page, live.top)
            now = self._clock.now()
        events = tuple(as_seen(stored, visitor.hidden, now) for stored in page.events if stored.event.seq >= page.floor)
        if isinstance(decision, Restart):
            frame = Reset(
                room=room, epoch=page.epoch, top=page.top, floor=page.floor, events=events, cause=decision.cause
            )
            visitor.outlet.send(frame)
            return page.top
        if events:
            visitor.outlet.send(Events(room=room, epoch=page.epoch, events=events))
        visitor.outlet.send(CaughtUp(room=room, epoch=page.epoch, top=page.top, floor=page.floor))
        return page.top

    async def _read(self, room: RoomId, after: int, missing: bool) -> Page:
        try:
            async with asyncio.timeout(CATCH_UP_DEADLINE_S), self._turns:
                now = self._clock.now()
                if missing:
                    self._meter.count("resumes", "log")
                    page = await self._log.read(room, after, RESUME_MAX, now)
                    while page.events and page.events[-1].event.seq < page.top:
                        # What was committed since the decision belongs to the gap too.
                        more = await self._log.read(room, page.events[-1].event.seq, RESUME_MAX, now)
                        page = Page(more.epoch, more.top, more.floor, page.events + more.events)
                    return page
                self._meter.count("resumes", "reset")
                return await self._log.latest(room, PAGE, now)
        except TimeoutError:
            self._meter.count("resumes", "busy")
            raise Unavailable("busy", retry_after_s=5.0) from None


def upto(page: Page, top: int) -> Page:
    """A page as it stood at `top`."""
    if page.top <= top:
        return page
    floor = min(page.floor, top + 1)
    return Page(page.epoch, top, floor, tuple(stored for stored in page.events if stored.event.seq <= top))
