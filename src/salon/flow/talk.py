"""One-to-one: ask, answer, block, and the rooms of two that come of it.

    ask -> text judged -> stored if it may be made -> the receiver is told -> accept: a room of two, for both

Rule 1: nobody is written to without agreeing. A request is a short text, judged before anybody sees it; what is
not plainly allowed, and any failure to judge, is `judged`.
Rule 2: only between two who share a room, or shared one lately, and both are here. Everybody else is
`not_available`, whatever the cause (`chat.direct`, Rules 2 and 3).
Rule 3: whether the server judges a one-to-one is the consent of both, asked of each, recorded with the request.
Rule 4: a block ends everything between the two; the blocked one is told what a declined one is told.
Rule 5: ending a talk that the machine paused is no way around the pause: until it ends, or a person ends it, who wrote
what it is paused for cannot ask the other anew, and is told what everybody is told of who cannot be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, Literal

import msgspec
import structlog

from salon.base.clock import Clock
from salon.base.errors import Refused
from salon.base.ids import Family, RoomId, Tag
from salon.base.values import Person, RoomInfo
from salon.chat.direct import HOUR_MAX, HOUR_S, LIFE_S, Request, check_text
from salon.chat.limits import Buckets
from salon.chat.model import RoomRecord
from salon.flow.conversation import Conversations
from salon.flow.encounters import Encounters
from salon.flow.hub import Hub
from salon.flow.own_word import OwnWords
from salon.flow.ports.cases import Cases
from salon.flow.ports.pauses import Pauses
from salon.flow.ports.people import Acquaintance
from salon.flow.ports.rooms import Rooms
from salon.flow.ports.talks import Parted, Talks
from salon.flow.ports.tickets import Ticket
from salon.flow.probation import Probation
from salon.flow.room_views import other_of, room_info
from salon.flow.screen import Screen, TextJudge
from salon.moderation.decision import FREEZE_S
from salon.wire.frames import Notice, RoomState

NOBODY: Final = Family("")
Basis = Literal["consent", "basis", "off"]
"""What one-to-ones are judged on: consent of both, another ground the operator recorded, or nothing."""

log = structlog.get_logger()


class Talk:
    """One-to-ones.

    Args:
        draw_id: a fresh id for requests and rooms (chance is a port).
        judging: what this site judges one-to-ones on: what the two agreed to, another recorded ground, or not at all:
            then all of them are text only.
        check_private: raises `trust_unconfirmed` while the site's own issuer is nobody's but the operator's word.
        pauses: one-to-ones the machine paused.
        conversations: what is remembered of talks; forgotten with them.
    """

    def __init__(
        self,
        talks: Talks,
        rooms: Rooms,
        people: Acquaintance,
        hub: Hub,
        encounters: Encounters,
        judge: TextJudge,
        clock: Clock,
        draw_id: Callable[[], str],
        *,
        judging: Basis = "consent",
        cases: Cases | None = None,
        check_private: Callable[[], None] = lambda: None,
        probation: Probation | None = None,
        pauses: Pauses | None = None,
        conversations: Conversations | None = None,
        own_words: OwnWords | None = None,
    ) -> None:
        self._conversations = conversations
        self._check_private, self._probation, self._pauses = check_private, probation, pauses
        self._talks, self._rooms, self._people, self._hub = talks, rooms, people, hub
        self._encounters, self._screen, self._clock = encounters, Screen(judge, cases, probation, own_words), clock
        self._draw_id = draw_id
        self.judging: Final = judging
        # Every try costs, also those that reach nobody: nobody finds out about a crowd by asking around.
        self._tries = Buckets(HOUR_MAX, HOUR_MAX / HOUR_S)
        self._away_since: dict[RoomId, float] = {}

    # ------------------------------------------------------------------ asking

    async def ask(self, ticket: Ticket, to: Tag, text: str, *, agreed: bool) -> str:
        """Ask somebody for a one-to-one; the request's id.

        Args:
            ticket: the sender's.
            to: how the sender knows them.
            text: 1 to 300 characters.
            agreed: whether the sender agrees to judging on the server.

        Raises:
            Refused: `trust_unconfirmed`, `no_name`, `text_length`, `on_probation`, `request_limit`, `judged`, and as
                `chat.direct.check_ask`.
        """
        self._check_private()
        now = self._clock.now()
        if not ticket.name:
            raise Refused("no_name")
        text = check_text(text)
        if self._probation is not None:
            await self._probation.check(ticket.family, "talk")
        wait = self._tries.take(ticket.family, now)
        if wait:
            raise Refused("request_limit", retry_after_s=wait)
        family, name = self._here(to)
        await self._screen.check(text, "request", ticket.family, now, ticket.tag, name=ticket.name, to=name)
        if family == ticket.family:
            family = NOBODY
        new = Request(
            id=self._draw_id(),
            sender=ticket.family,
            receiver=family,
            status="open",
            judged=agreed or self.judging == "basis",
            at=now,
            expires_at=now + LIFE_S,
            text=text,
            asker=Person(ticket.tag, ticket.name),
            asked=Person(to, name),
        )
        await self._talks.ask(new, family != NOBODY and self._encounters.met(ticket.family, family))
        self._hub.tell(family, Notice(code="request_received", params={"name": ticket.name}))
        return new.id

    def _here(self, tag: Tag) -> tuple[Family, str]:
        """Who goes by a tag here and now."""
        family = self._encounters.who(tag)
        for visitor in self._hub.families.get(family or NOBODY, ()):
            if visitor.tag == tag:
                return visitor.family, visitor.name
        return NOBODY, ""

    # ------------------------------------------------------------------ answering

    async def accept(self, ticket: Ticket, request: str, *, agreed: bool) -> RoomInfo:
        """Agree; the room of two. Raises `trust_unconfirmed`, `not_found`, `gone`, `no_name`, `room_limit`."""
        self._check_private()
        if not ticket.name:
            raise Refused("no_name")
        opened = await self._talks.accept(
            request,
            ticket.family,
            Person(ticket.tag, ticket.name),
            RoomId(self._draw_id()),
            agreed=agreed or self.judging == "basis",
            judging=self.judging != "off",
            now=self._clock.now(),
        )
        if not opened.repeated:
            await self._carry(opened.request, opened.room.id)
            told = Notice(code="request_accepted", params={"name": ticket.name, "room": opened.room.id})
            self._hub.tell(opened.request.sender, told)
        return self._info(opened.room, ticket.family)

    async def _carry(self, request: Request, room: RoomId) -> None:
        """What was remembered of a talk of the two that is paused goes on in the new one."""
        if self._pauses is None or self._conversations is None:
            return
        earlier = await self._pauses.between(request.sender, request.receiver)
        if earlier is not None:
            await self._conversations.carry(earlier, room)

    async def decline(self, ticket: Ticket, request: str) -> None:
        """Decline; the sender is told. Raises `not_found`, `gone`."""
        ended = await self._talks.decline(request, ticket.family, self._clock.now())
        if ended is not None:
            self._refused(ended)

    async def withdraw(self, ticket: Ticket, request: str) -> None:
        """Take one's own request back. Raises `not_found`, `gone`."""
        await self._talks.withdraw(request, ticket.family, self._clock.now())

    def _refused(self, ended: Request) -> None:
        self._hub.tell(ended.sender, Notice(code="request_declined", params={"name": ended.asked.name}))

    # ------------------------------------------------------------------ blocking and leaving

    async def block(self, ticket: Ticket, tag: Tag) -> None:
        """Block somebody who is or was here lately, or is in a one-to-one with the caller. Raises `not_found`."""
        whom = self._encounters.who(tag) or await self._partner(ticket.family, tag)
        if whom is None or whom == ticket.family:
            raise Refused("not_found")
        await self._parted(ticket.family, await self._talks.block(ticket.family, whom, tag, self._clock.now()))

    async def block_sender(self, ticket: Ticket, request: str) -> None:
        """Block whoever sent this request. Raises `not_found`."""
        parted = await self._talks.block_sender(request, ticket.family, self._clock.now())
        await self._parted(ticket.family, parted)

    async def unblock(self, ticket: Ticket, tag: Tag) -> None:
        """Take a block back; what was hidden stays a tombstone where it was shown."""
        whom = await self._people.unblock(ticket.family, tag)
        if whom is not None:
            await self._rehide(ticket.family, whom)

    async def end(self, ticket: Ticket, room: RoomId) -> None:
        """End a one-to-one: who agreed to talk may stop, without blocking. Raises `not_found`."""
        await self._parted(None, await self._talks.close(room, ticket.family))

    async def ended(self, family: Family) -> None:
        """A family leaves for good: its one-to-ones close, its requests are gone. Called before its pass ends."""
        await self._parted(None, await self._talks.end(family, self._clock.now()))

    async def _partner(self, family: Family, tag: Tag) -> Family | None:
        for record in await self._rooms.directs(family):
            for member, person in zip(record.members, record.people, strict=False):
                if member != family and person.tag == tag:
                    return member
        return None

    async def _parted(self, by: Family | None, parted: Parted) -> None:
        """Say what ended, in one way whatever ended it."""
        if by is not None and parted.other is not None:
            await self._rehide(by, parted.other)
        for request in parted.refused:
            self._refused(request)
        for record in parted.rooms:
            await self._over(record)

    async def _rehide(self, *families: Family) -> None:
        for family in families:
            if self._hub.present(family):
                self._hub.rehide(family, await self._people.hidden(family))

    async def _over(self, record: RoomRecord) -> None:
        """A one-to-one has closed: both see it, and are out of it. While it is paused, ending it forgets nothing."""
        paused = self._pauses is not None and await self._pauses.between(*record.members) == record.id
        if self._conversations is not None and not paused:
            self._conversations.forget(record.id)
        for family in record.members:
            self._hub.tell(family, Notice(code="blocked", room=record.id))
        live = self._hub.live.get(record.id)
        if live is not None:
            live.record = record
            for visitor in tuple(live.members):
                visitor.outlet.send(RoomState(room=record.id, info=room_info(record, 0, visitor)))
                self._hub.leave(visitor, record.id)

    # ------------------------------------------------------------------ looking

    async def requests(self, ticket: Ticket) -> tuple[Sequence[Request], Sequence[Request]]:
        """Open requests to the caller, and the caller's own; oldest first."""
        found = await self._talks.requests(ticket.family, self._clock.now())
        incoming = [request for request in found if request.receiver == ticket.family]
        return incoming, [request for request in found if request.sender == ticket.family]

    async def directs(self, ticket: Ticket) -> tuple[list[RoomInfo], dict[str, Person]]:
        """The caller's open one-to-ones, and who the other is in each."""
        found = await self._rooms.directs(ticket.family)
        others = {record.id: other_of(record, ticket.family) for record in found}
        infos = [self._info(record, ticket.family) for record in found]
        return infos, {room: person for room, person in others.items() if person is not None}

    def _info(self, record: RoomRecord, family: Family) -> RoomInfo:
        other = other_of(record, family)
        info = room_info(record, self._hub.count(record.id), None)
        return info if other is None else msgspec.structs.replace(info, name=other.name)

    # ------------------------------------------------------------------ sweeping

    async def _lifted(self, room: RoomId) -> None:
        record = await self._rooms.change(room, status="open")
        live = self._hub.live.get(room)
        if live is not None:
            live.record = record
            for visitor in live.members:
                visitor.outlet.send(RoomState(room=room, info=room_info(record, live.count, visitor)))

    async def sweep(self) -> int:
        """End requests past their time; close one-to-ones whose two stayed away for the room's life; how many closed.

        Called with every sweep. How long somebody was away is known to this process only: after a restart it
        counts anew.
        """
        now, closed = self._clock.now(), 0
        await self._talks.expire(now)
        self._encounters.forget()
        quiet = {record.id: record for record in await self._talks.idle(now)}
        if self._pauses is not None:
            # Paused by the machine (`flow.protect`): what no person confirmed ends.
            for room in await self._pauses.over(now - FREEZE_S, "talk"):
                with suppress(Refused):  # it has closed meanwhile
                    await self._lifted(room)
                await self._pauses.end(room, now)
            await self._pauses.expire(now)
            # A talk that is paused for now is not over because nobody is there; one whose pause stands is like others.
            for room in await self._pauses.over(now, "talk"):
                quiet.pop(room, None)
        if self._conversations is not None:
            paused = [] if self._pauses is None else await self._pauses.talks()
            await self._conversations.expire(now, frozenset(paused))
        empty = [room for room in quiet if not self._hub.count(room)]
        self._away_since = {room: self._away_since.get(room, now) for room in empty}
        for room, since in tuple(self._away_since.items()):
            if now - since >= quiet[room].life_s:
                await self._over(await self._rooms.change(room, status="closed"))
                closed += 1
        return closed
