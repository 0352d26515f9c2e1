"""What follows when a room draws what is dangerous: nobody new comes in, then nobody writes, and a person looks.

    a turn with a sign -> the room's risk (`safety.room_risk`) -> hold: shut to newcomers; urgent: frozen and preserved
                       -> a case on its host, with the named signals

Rule 1: only public rooms, and only what was judged there: a one-to-one is no room here.
Rule 2: the machine shuts and freezes, nothing more; each ends after `FREEZE_S` unless a person confirmed it, and
a shut door opens by itself when the room has calmed down.
Rule 3: the room is told that it is shut or frozen for now, never why; nothing in it says what was found, of whom.
Rule 4: only people whose pass has its whole probation behind it shut or freeze a room: proofs of age are cheap, and one
person with several new ones must not close other people's rooms. Where newcomers make the difference, a person is asked
(a case), and nothing else happens.
Rule 5: what is remembered is codes and counts, stored sealed like what is remembered of talks; who may stay in a shut
room is in this process only: after a restart, whoever wrote lately.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final, Literal

import structlog

from salon.base.clock import Clock
from salon.base.errors import Refused, SalonError
from salon.base.finite import finite
from salon.base.ids import Family, RoomId
from salon.base.values import RoomRiskInfo
from salon.chat.model import Submission
from salon.flow.conversation import Reading
from salon.flow.hub import Hub, LiveRoom
from salon.flow.ports.cases import Cases
from salon.flow.ports.pauses import Pauses
from salon.flow.ports.rooms import Rooms
from salon.flow.ports.talk_states import ROOM_SIDE, TalkState, TalkStates
from salon.flow.room_views import room_info
from salon.moderation.decision import FREEZE_S
from salon.safety.room_risk import GONE_S, OWN_WORD, RoomReading, RoomRisk, reading, resumed, signed, stored, turned
from salon.safety.talk.sign import BANDS, Band
from salon.wire.frames import Notice, Params, RoomState

ROOMS_MAX: Final = 5_000
Shut = Literal["door", "room"]
"""Shut to newcomers; frozen."""

log = structlog.get_logger()


async def _everybody(_family: Family) -> bool:
    return True


class RoomRisks:
    """The risks of a site's rooms, and what is shut for them.

    Args:
        settled: whether somebody's pass has its probation behind it (Rule 4).
    """

    def __init__(
        self,
        rooms: Rooms,
        hub: Hub,
        pauses: Pauses,
        cases: Cases,
        clock: Clock,
        states: TalkStates | None = None,
        settled: Callable[[Family], Awaitable[bool]] = _everybody,
    ) -> None:
        self._settled = settled
        self._asked: set[RoomId] = set()
        self._rooms, self._hub, self._pauses, self._cases = rooms, hub, pauses, cases
        self._clock, self._states = clock, states
        self._risks: OrderedDict[RoomId, RoomRisk] = OrderedDict()
        self._shut: dict[RoomId, Shut] = {}
        self._inside: dict[RoomId, set[Family]] = {}

    async def resume(self) -> None:
        """At start: what was remembered, and what was shut."""
        now = self._clock.now()
        for kept in () if self._states is None else await self._states.living(now):
            if kept.side == ROOM_SIDE:
                try:
                    self._risks[kept.room] = finite(resumed(kept.state))
                except Exception as error:  # noqa: BLE001  # whatever is wrong with it, the site starts
                    log.warning("memory_unreadable", part="room_risk", error=type(error).__name__)
        self._shut = dict(await self._pauses.rooms())

    # ------------------------------------------------------------------ what happens

    async def turn(self, said: Submission, live: LiveRoom, found: Reading) -> None:
        """A turn was judged in a room. Acts where the room's band rose; what fails there changes no verdict."""
        room = live.record.id
        if live.record.members:
            return
        risk = self._risks.setdefault(room, RoomRisk())
        self._risks.move_to_end(room)
        while len(self._risks) > ROOMS_MAX:
            self._risks.popitem(last=False)
        turned(risk, said.at)
        if BANDS.index(found.band) < BANDS.index("slow"):
            return
        family = OWN_WORD if found.own_word else found.family
        settled = await self._is_settled(said.family)
        signed(risk, said.family, said.at, family, found.names, found.band, settled=settled)
        if self._states is not None:
            life_s = min(GONE_S, live.record.life_s)
            self._states.put(TalkState(room, ROOM_SIDE, stored(risk), said.at + life_s))
        now = reading(risk, said.at)
        try:
            if now.acts == "urgent" and self._shut.get(room) != "room":
                await self._close(live, "room", now)
            elif now.acts == "hold" and room not in self._shut:
                await self._close(live, "door", now)
            elif now.band in {"hold", "urgent"} and room not in self._shut and room not in self._asked:
                self._asked.add(room)
                await self._ask(live, now, "newcomers")
        except SalonError as error:
            log.warning("room_not_shut", part="room_risk", code=error.code)
            self._cases.alarm("storage")

    async def _is_settled(self, family: Family) -> bool:
        try:
            return await self._settled(family)
        except SalonError:
            return True  # what cannot be known protects

    def check_join(self, family: Family, live: LiveRoom) -> None:
        """Before somebody comes into a room. Raises `no_newcomers`."""
        room = live.record.id
        live.shut = room in self._shut
        if not live.shut or family in self._inside.get(room, ()) or live.holds(family):
            return
        if family == live.record.host or any(stored.author == family for stored in live.ring):
            return
        raise Refused("no_newcomers")

    def of(self, room: RoomId) -> RoomRiskInfo | None:
        """What staff see of a room; None where there is nothing to see."""
        risk = self._risks.get(room)
        now = RoomReading() if risk is None else reading(risk, self._clock.now())
        if now.band == "none" and room not in self._shut:
            return None
        signals = tuple(f"{name} ×{people}" for name, people in now.signals)
        return RoomRiskInfo(now.band, now.people, round(100 * now.share, 1), signals, self._shut.get(room, ""))

    # ------------------------------------------------------------------ shutting and opening

    async def _close(self, live: LiveRoom, how: Shut, now: RoomReading) -> None:
        room = live.record.id
        # At once here: nobody slips in while the store writes.
        self._shut[room] = how
        self._inside.setdefault(room, set()).update(visitor.family for visitor in live.members)
        await self._pauses.shut(room, how, self._clock.now())
        if how == "room":
            live.record = await self._rooms.change(room, status="read_only")
        claim = ""
        try:
            claim = await self._ask(live, now, how, self._clock.now() + FREEZE_S)
        finally:
            self._tell(live, "room_frozen" if how == "room" else "room_shut", claim)

    async def _ask(self, live: LiveRoom, now: RoomReading, how: str, until: float = 0.0) -> str:
        signals = tuple(f"room.{name}" for name, _ in now.signals)
        return await self._cases.room_risk(live, now.family, signals, how, until)

    async def lifted(self, room: RoomId) -> None:
        """A person, or its time, ended it: what was counted is forgotten, so that it does not shut again at once."""
        self._shut.pop(room, None)
        self._inside.pop(room, None)
        self._risks.pop(room, None)
        record, live = await self._rooms.get(room), self._hub.live.get(room)
        if record is not None and self._states is not None:
            now = self._clock.now()
            self._states.put(TalkState(room, ROOM_SIDE, stored(RoomRisk()), now + min(GONE_S, record.life_s)))
        if live is None or record is None:
            return
        live.record = record
        self._tell(live, "room_reopened")

    async def sweep(self) -> None:
        """Called each minute: what nobody confirmed ends after a day, a shut door when the room has calmed down."""
        now = self._clock.now()
        over = set(await self._pauses.over(now - FREEZE_S, "door", "room"))
        for room in await self._pauses.over(now, "door"):
            if BANDS.index(self._band(room, now)) < BANDS.index("slow"):
                over.add(room)
        for room in over:
            if self._shut.get(room) == "room":
                with suppress(Refused):  # it has closed meanwhile
                    await self._rooms.change(room, status="open")
            await self._pauses.end(room, now)
            await self._cases.thaw("", room=room)
            await self.lifted(room)
        self._shut = dict(await self._pauses.rooms())
        # Asked anew only when it rises anew.
        self._asked = {room for room in self._asked if self._band(room, now) in {"slow", "hold", "urgent"}}

    def _band(self, room: RoomId, now: float) -> Band:
        risk = self._risks.get(room)
        return "none" if risk is None else reading(risk, now).band

    def _tell(self, live: LiveRoom, code: str, claim: str = "") -> None:
        """Everybody in it; its host with the claim code of the decision."""
        room = live.record.id
        live.shut = room in self._shut
        for visitor in live.members:
            info = room_info(live.record, live.count, visitor, shut=live.shut)
            visitor.outlet.send(RoomState(room=room, info=info))
            params: Params = {"claim": claim} if claim and visitor.family == live.record.host else {}
            visitor.outlet.send(Notice(code=code, room=room, params=params))
