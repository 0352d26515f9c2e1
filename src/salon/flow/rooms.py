"""Rooms: the directory, opening one, a host's tools, fading.

Rule 1: names, topics and pinned texts are judged before anybody sees them; what is not plainly allowed is
refused, because a room's sign cannot wait for a moderator.
Rule 2: every room is listed and open to staff. There is no flag that hides one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Final, Literal

import msgspec
from msgspec import Struct

from salon.base.clock import Clock
from salon.base.errors import Judged, Refused
from salon.base.ids import Family, RoomId, Tag
from salon.base.reasons import in_a_frame
from salon.base.text import one_line, shows
from salon.base.values import RoomInfo
from salon.chat.limits import Buckets
from salon.chat.model import CAPACITY_MAX, LIFE_MAX_S, LIFE_MIN_S, SLOW_MAX_S, RoomRecord
from salon.flow.hours import OpeningHours
from salon.flow.hub import Hub, Visitor
from salon.flow.own_word import OwnWords
from salon.flow.ports.cases import Cases, NoCases
from salon.flow.ports.rooms import Rooms
from salon.flow.ports.tickets import Ticket
from salon.flow.probation import Probation
from salon.flow.room_views import room_info
from salon.flow.screen import Screen, TextJudge
from salon.flow.shield import SITE, Shields
from salon.moderation.decision import DecisionKind
from salon.safety.policy import Preset
from salon.safety.raid import Level, Shield
from salon.wire.frames import Notice, Params, RoomState

OPENINGS: Final = 6
"""Rooms one visitor may open in an hour, refused ones included."""
ACTS: Final = 20
ACTS_PER_S: Final = 0.2
"""Acts of one host at once, and how fast new ones are allowed."""
HOST_MINUTES_MAX: Final = 1_440
"""A host mutes or removes for a day at most; /rules says so."""
LISTED_S: Final = 2.0
"""How old the directory may be, seconds; what changes here shows at once."""


class NewRoom(Struct, frozen=True, forbid_unknown_fields=True):
    """What a visitor asks for."""

    name: str
    topic: str = ""
    lang: str = "fr"
    life_s: int = 14_400
    slow_s: int = 0
    capacity: int = 200
    preset: Preset = "normal"


class RoomKeeper:
    """Opens, changes and closes rooms.

    Args:
        draw_id: a fresh id for rooms (chance is a port).
        per_visitor: most rooms one visitor may host at once.
        fade_s: a visitor's room that stays empty this long closes.
        cases: where a host's acts and the machine's refusals are recorded as decisions.
        shields: what raids, hosts and staff made stricter for a while.
        own_words: what follows where somebody says to be under 18.
    """

    def __init__(
        self,
        rooms: Rooms,
        hub: Hub,
        judge: TextJudge,
        hours: OpeningHours,
        clock: Clock,
        draw_id: Callable[[], str],
        *,
        per_visitor: int = 2,
        fade_s: float = 1_800,
        cases: Cases | None = None,
        probation: Probation | None = None,
        shields: Shields | None = None,
        own_words: OwnWords | None = None,
    ) -> None:
        self._shields = shields
        self._cases, self._screen = cases or NoCases(), Screen(judge, cases, probation, own_words)
        self._rooms, self._hub, self._clock, self._draw_id = rooms, hub, clock, draw_id
        self._hours, self._per_visitor, self._fade_s = hours, per_visitor, fade_s
        self._empty_since: dict[RoomId, float] = {}
        self._opening = asyncio.Lock()
        self._openings = Buckets(OPENINGS, OPENINGS / 3_600)
        self._acts = Buckets(ACTS, ACTS_PER_S)
        self._listed: tuple[float, Sequence[RoomRecord]] = (-LISTED_S, ())

    async def directory(self) -> list[RoomInfo]:
        """All rooms with their counts; no content. Busiest first."""
        found = [self._seen(record, self._hub.count(record.id), None) for record in await self._records()]
        return sorted(found, key=lambda info: (-info.count, info.kind, info.name))

    async def _records(self) -> Sequence[RoomRecord]:
        """The open rooms, read at most once in `LISTED_S`: the front page shows them to everybody who passes."""
        now = self._clock.now()
        at, records = self._listed
        if now - at >= LISTED_S:
            records = await self._rooms.all()
            self._listed = (now, records)
        return records

    async def seed(self, records: Sequence[RoomRecord]) -> None:
        """Make the operator's rooms what the configuration says: new ones open, changed ones change, others close."""
        there = {record.key: record for record in await self._rooms.all() if record.key}
        for record in records:
            known = there.pop(record.key, None)
            if known is None:
                await self._rooms.open(
                    msgspec.structs.replace(record, id=RoomId(self._draw_id()), opened_at=self._clock.now())
                )
            else:
                await self._rooms.configure(msgspec.structs.replace(record, id=known.id))
        for record in there.values():
            await self._rooms.change(record.id, status="closed")

    async def open(self, ticket: Ticket, asked: NewRoom) -> RoomInfo:
        """A visitor's room. Raises `no_name`, `malformed`, `text_length`, `judged`, `room_limit`."""
        if not ticket.name:
            raise Refused("no_name")
        name, topic = one_line(asked.name), one_line(asked.topic)
        if len(name) > 60 or not shows(name, 3) or len(topic) > 200:
            raise Refused("text_length")
        sound = (
            asked.lang in {"fr", "en"}
            and LIFE_MIN_S <= asked.life_s <= LIFE_MAX_S
            and 0 <= asked.slow_s <= SLOW_MAX_S
            and 2 <= asked.capacity <= CAPACITY_MAX
        )
        if not sound:
            raise Refused("malformed")
        now = self._clock.now()
        wait = self._openings.take(ticket.family, now)
        if wait:
            # A closed room is kept until what was said there has vanished: opening and closing is not free.
            raise Refused("room_limit", retry_after_s=wait)
        for of, text in (("name", name), ("topic", topic)):
            try:
                await self._screen.check(text, "topic", ticket.family, now, ticket.tag, name=ticket.name)
            except Judged as error:
                error.of = of
                raise
        # One at a time: two tries at once must not open more rooms than one visitor may have.
        async with self._opening:
            mine = [record for record in await self._rooms.all() if record.host == ticket.family]
            if len(mine) >= self._per_visitor:
                raise Refused("room_limit")
            record = await self._rooms.open(
                RoomRecord(
                    id=RoomId(self._draw_id()),
                    kind="visitor",
                    name=name,
                    topic=topic,
                    lang=asked.lang,
                    life_s=asked.life_s,
                    slow_s=asked.slow_s,
                    capacity=asked.capacity,
                    preset=asked.preset,
                    status="open",
                    epoch=0,
                    top=0,
                    floor=1,
                    opened_at=now,
                    host=ticket.family,
                    host_tag=ticket.tag,
                )
            )
            self._listed = (-LISTED_S, ())
        return msgspec.structs.replace(room_info(record, 0, None), you_host=True)

    # ------------------------------------------------------------------ a host's tools

    async def slow(self, ticket: Ticket, room: RoomId, slow_s: int) -> RoomInfo:
        """Change slow mode, 0 to 21,600 s."""
        await self._hosted(ticket, room)
        if not 0 <= slow_s <= SLOW_MAX_S:
            raise Refused("malformed")
        return await self._changed(await self._rooms.change(room, slow_s=slow_s))

    async def preset(self, ticket: Ticket, room: RoomId, preset: Preset) -> RoomInfo:
        """How coarse language may be here: it changes what follows from insults and shouting, and nothing else."""
        await self._hosted(ticket, room)
        return await self._changed(await self._rooms.change(room, preset=preset))

    async def pin(self, ticket: Ticket, room: RoomId, text: str) -> RoomInfo:
        """Pin a rule text, at most 300 characters; empty takes it down."""
        await self._hosted(ticket, room)
        text = "\n".join(line for line in map(one_line, text.splitlines()) if line)
        if len(text) > 300:
            raise Refused("text_length")
        if text:
            now = self._clock.now()
            await self._screen.check(text, "pinned", ticket.family, now, ticket.tag, room, name=ticket.name)
        return await self._changed(await self._rooms.change(room, pinned=text))

    async def hand_over(self, ticket: Ticket, room: RoomId, to: Tag) -> RoomInfo:
        """Make somebody present the host."""
        await self._hosted(ticket, room)
        family = self._present(room, to)
        record = await self._rooms.change(room, host=family, host_tag=to)
        self._hub.tell(family, Notice(code="you_are_host", room=room))
        return await self._changed(record)

    async def close(self, ticket: Ticket, room: RoomId, reason: str) -> tuple[RoomInfo, str]:
        """Close for good; what was said vanishes at its time. Also the claim code of the decision."""
        await self._hosted(ticket, room)
        nobody = (Family(""), Tag(""))
        claim = await self._cases.host_act("close_room", ticket.tag, room, nobody, reason=reason, until=0.0)
        return await self._close(room, claim), claim

    async def close_by_staff(self, room: RoomId, claim: str) -> RoomInfo:
        """Close any room; the decision is recorded already, its code goes to whoever is concerned."""
        return await self._close(room, claim)

    async def restrict(
        self, ticket: Ticket, room: RoomId, whom: Tag, *, act: str, minutes: int, reason: str
    ) -> tuple[RoomInfo, str]:
        """Mute, unmute or remove somebody present. `minutes`: 1 to 1,440. Also the claim code of the decision.

        Each restriction is a decision with a reason (`base.reasons`), which staff can review and the person concerned
        can appeal (DSA articles 17 and 20): recorded before it is done.
        """
        record = await self._hosted(ticket, room)
        family = self._present(room, whom)
        if family == ticket.family or not 1 <= minutes <= HOST_MINUTES_MAX:
            raise Refused("malformed")
        # What staff forbade is not a host's to lift or to shorten.
        staff_until = await self._cases.muted_by_staff(room, family)
        until = self._clock.now() + 60 * minutes
        if act == "unmute":
            await self._rooms.restrict(room, family, muted_until=staff_until)
            if not staff_until:
                self._hub.tell(family, Notice(code="unmuted", room=room))
            return room_info(record, self._hub.count(room), None), ""
        kind: DecisionKind = "remove_from_room" if act == "remove" else "mute"
        claim = await self._cases.host_act(kind, ticket.tag, room, (family, whom), reason=reason, until=until)
        params: Params = {
            "until_ms": round(until * 1000),
            **in_a_frame(reason),
            "claim": claim,
        }
        if act == "remove":
            await self._rooms.restrict(room, family, removed_until=until)
            self._hub.tell(family, Notice(code="removed", room=room, params=params))
            live = self._hub.live.get(room)
            if live is not None:
                live.removed[family] = until
                for visitor in [visitor for visitor in live.members if visitor.family == family]:
                    self._hub.leave(visitor, room)
        else:
            await self._rooms.restrict(room, family, muted_until=max(until, staff_until))
            self._hub.tell(family, Notice(code="muted", room=room, params=params))
        return room_info(record, self._hub.count(room), None), claim

    async def _hosted(self, ticket: Ticket, room: RoomId) -> RoomRecord:
        record = await self._rooms.get(room)
        if record is None:
            raise Refused("not_found")
        if record.host != ticket.family:
            raise Refused("not_host")
        # What a host changes is told to everybody in the room.
        wait = self._acts.take(ticket.family, self._clock.now())
        if wait:
            raise Refused("too_fast", retry_after_s=wait)
        return record

    def _present(self, room: RoomId, tag: Tag) -> Family:
        live = self._hub.live.get(room)
        found = None if live is None else next((v.family for v in live.members if v.tag == tag), None)
        if found is None:
            raise Refused("not_found")
        return found

    async def shield(self, ticket: Ticket, room: RoomId, level: Level, minutes: int) -> RoomInfo:
        """A host makes their room stricter for a while, 1 to 1,440 minutes; `open` ends what is on."""
        record = await self._hosted(ticket, room)
        self._shielded(room, level, minutes, "host")
        return await self._changed(record)

    async def shield_by_staff(self, room: RoomId, level: Level, minutes: int) -> RoomInfo:
        """Staff do the same in any room but a one-to-one. Raises `not_found`, `malformed`."""
        record = await self._rooms.get(room)
        if record is None or record.members or record.status == "closed":
            raise Refused("not_found")
        self._shielded(room, level, minutes, "staff")
        return await self._changed(record)

    async def shield_site(self, level: Level, minutes: int) -> None:
        """Staff do the same for the whole site."""
        self._shielded(SITE, level, minutes, "staff")
        await self.tell_shields()

    async def end_shield(self, room: RoomId, until: float) -> None:
        """Staff take back what they set until then, if it is still that: a room's, or with `SITE` the site's."""
        shield = None if self._shields is None else self._shields.now().get(room)
        if shield is None or shield.by != "staff" or abs(shield.until - until) > 1:
            return
        self._shielded(room, "open", 1, "staff")
        await self.tell_shields()

    def site_shield(self) -> Shield | None:
        """The whole site's, while it lasts."""
        return None if self._shields is None else self._shields.now().get(SITE)

    def _shielded(self, room: RoomId, level: Level, minutes: int, by: Literal["staff", "host"]) -> None:
        if self._shields is None:
            raise Refused("not_available")
        self._shields.put(room, level, minutes, by)

    async def tell_shields(self) -> None:
        """Members of rooms whose shield rose, fell or ended are told; called every second or two."""
        changed = set() if self._shields is None else self._shields.changed()
        rooms = set(self._hub.live) if SITE in changed else changed
        for room in rooms:
            live = self._hub.live.get(room)
            if live is not None and not live.record.members:
                await self._changed(live.record)

    async def tell_hours(self) -> None:
        """Members of rooms that opened or shut by their hours are told."""
        for record in self._hours.changed():
            await self._changed(record)

    async def _changed(self, record: RoomRecord) -> RoomInfo:
        """Everybody in the room learns its new state."""
        self._listed = (-LISTED_S, ())
        live = self._hub.live.get(record.id)
        count = 0
        if live is not None:
            live.record, count = record, live.count
            for visitor in tuple(live.members):
                muted_until, _ = await self._rooms.restriction(record.id, visitor.family)
                info = self._seen(record, count, visitor, muted_until)
                visitor.outlet.send(RoomState(room=record.id, info=info))
        return self._seen(record, count, None)

    def _seen(self, record: RoomRecord, count: int, visitor: Visitor | None, muted_until: float = 0.0) -> RoomInfo:
        shield = None if self._shields is None else self._shields.of(record.id)
        live = self._hub.live.get(record.id)
        shut = live is not None and live.shut
        return room_info(record, count, visitor, muted_until, self._hours.opens(record), shield, shut=shut)

    async def _close(self, room: RoomId, claim: str = "") -> RoomInfo:
        info = await self._changed(await self._rooms.change(room, status="closed"))
        # Everybody in it is concerned: the code opens the reason and an appeal to each of them.
        notice = Notice(code="room_closed", room=room, params={"claim": claim} if claim else {})
        live = self._hub.live.get(room)
        if live is not None:
            for visitor in tuple(live.members):
                # Told one by one, before leaving: what the channel has pending reaches members only.
                visitor.outlet.send(notice)
                self._hub.leave(visitor, room)
        return info

    async def fade(self) -> int:
        """Close visitors' rooms that stayed empty; how many."""
        now, closed = self._clock.now(), 0
        visitors = [record for record in await self._rooms.all() if record.kind == "visitor"]
        self._empty_since = {
            record.id: self._empty_since.get(record.id, now) for record in visitors if not self._hub.count(record.id)
        }
        for room, since in tuple(self._empty_since.items()):
            if now - since >= self._fade_s:
                await self._close(room)
                closed += 1
        return closed
