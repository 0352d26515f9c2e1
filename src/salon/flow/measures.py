"""What a decision does beside the log: mutes, suspensions, passes that end for a fresh proof, closed rooms, talks that
go on, and their end. Each may be done twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from salon.base.clock import Clock
from salon.base.ids import Family, RoomId
from salon.base.reasons import in_a_frame
from salon.base.values import RoomInfo
from salon.chat.model import RoomRecord
from salon.flow.hub import Hub
from salon.flow.ports.desk import Desk
from salon.flow.ports.people import Passes
from salon.flow.ports.rooms import Rooms
from salon.flow.room_views import room_info
from salon.flow.rooms import RoomKeeper
from salon.flow.shield import SITE
from salon.moderation.decision import Decision
from salon.safety.raid import Level
from salon.wire.frames import CLOSE_POLICY, Notice, Params, RoomState


class Measures:
    """Mutes, suspends, closes; and lifts.

    Args:
        desk: knows which suspensions last.
        rooms: restrictions in rooms.
        passes: bans.
        end_pass: ends a pass, everywhere.
        keeper: closes rooms.
        hub: who is here.
        revoked: families whose tickets no longer count, shared with the gateway.
        clock: site time.
        lifted: told of a public room that a person opened again (`flow.room_risk`).
    """

    def __init__(
        self,
        *,
        desk: Desk,
        rooms: Rooms,
        passes: Passes,
        end_pass: Callable[[Family], Awaitable[None]],
        keeper: RoomKeeper,
        hub: Hub,
        revoked: set[Family],
        clock: Clock,
        lifted: Callable[[RoomId], Awaitable[None]] | None = None,
    ) -> None:
        self._lifted = lifted
        self._desk, self._rooms, self._passes, self._keeper = desk, rooms, passes, keeper
        self._hub, self._revoked, self._clock = hub, revoked, clock
        self._end_pass = end_pass
        self._suspended: dict[Family, float] = {}

    async def open(self) -> None:
        """At start: who is under suspension."""
        self._suspended = await self._desk.suspended(self._clock.now())

    async def take(self, decision: Decision, family: Family, code: str) -> None:
        """Do what a decision says, if it is not over or lifted; tell the person concerned when there is a code."""
        if decision.kind == "lift_pause":
            await self.resumed(RoomId(decision.room))
            return
        if not family or decision.undone_at:
            return
        if decision.kind == "fresh_proof":
            if code:
                told: Params = {**in_a_frame(decision.reason), "claim": code}
                self._hub.tell(family, Notice(code="fresh_proof", params=told))
            await self._end_pass(family)
            return
        if decision.until <= self._clock.now():
            return
        params: Params = {
            "until_ms": round(decision.until * 1000),
            **in_a_frame(decision.reason),
            "claim": code,
        }
        if decision.kind == "mute":
            room = RoomId(decision.room)
            # A longer mute goes on, whoever made it.
            until, _ = await self._rooms.restriction(room, family)
            await self._rooms.restrict(room, family, muted_until=max(decision.until, until))
            if code:
                self._hub.tell(family, Notice(code="muted", room=room, params=params))
        elif decision.kind == "suspend":
            # At once here, then for the next tickets: nobody slips through between the two.
            self._revoked.add(family)
            self._suspended[family] = max(decision.until, self._suspended.get(family, 0.0))
            await self._passes.ban(family, self._suspended[family])
            if code:
                self._hub.tell(family, Notice(code="suspended", params=params))
            self._hub.drop(family, CLOSE_POLICY)

    async def resumed(self, room: RoomId) -> None:
        """A paused one-to-one goes on: whoever has it open sees that. Neutral, like the pause."""
        record, live = await self._rooms.get(room), self._hub.live.get(room)
        if record is not None and not record.members and self._lifted is not None:
            await self._lifted(room)
            return
        if record is None or live is None:
            return
        live.record = record
        for visitor in live.members:
            visitor.outlet.send(RoomState(room=room, info=room_info(record, live.count, visitor)))

    async def lift(self, decision: Decision, family: Family) -> None:
        """Take back what a decision forbade. Another suspension, mute or shield by staff goes on."""
        if decision.kind == "shield":
            await self._keeper.end_shield(RoomId(decision.room), decision.until)
        if not family:
            return
        room = RoomId(decision.room)
        match decision.kind:
            case "mute":
                until = await self._desk.muted(room, family, self._clock.now())
                await self._rooms.restrict(room, family, muted_until=until)
                if not until:
                    self._hub.tell(family, Notice(code="unmuted", room=room))
            case "remove_from_room":
                await self._rooms.restrict(room, family, removed_until=0.0)
                live = self._hub.live.get(room)
                if live is not None:
                    live.removed.pop(family, None)
            case "suspend":
                await self._end(family)
            case _:
                pass

    async def shield(self, room: RoomId, level: Level, minutes: int) -> RoomInfo | None:
        """Make a room stricter, or open it; `SITE` for the whole site, of which there is no room to show."""
        if room == SITE:
            await self._keeper.shield_site(level, minutes)
            return None
        return await self._keeper.shield_by_staff(room, level, minutes)

    async def close(self, room: RoomId, code: str) -> RoomInfo:
        """Close a room; its host learns the claim code."""
        return await self._keeper.close_by_staff(room, code)

    def info(self, record: RoomRecord) -> RoomInfo:
        """A room as staff see it."""
        return room_info(record, self._hub.count(record.id), None)

    async def tick(self) -> None:
        """Suspensions that are over by now: tickets count again."""
        now = self._clock.now()
        for family in [family for family, until in self._suspended.items() if until <= now]:
            await self._end(family)

    async def _end(self, family: Family) -> None:
        lasting = (await self._desk.suspended(self._clock.now())).get(family, 0.0)
        await self._passes.ban(family, lasting)
        if lasting:
            self._suspended[family] = lasting
        else:
            self._suspended.pop(family, None)
            self._revoked.discard(family)
