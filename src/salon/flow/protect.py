"""What follows when a conversation turns dangerous: protection first, and nothing a machine may not do.

Rule 1: a machine stops a message (`flow.conversation`), pauses a one-to-one, or ends the pass of somebody who says of
themselves to be under 18. No strike, no ban, no report; a person looks at the case of the held message.
Rule 2: both see the same neutral end; nobody learns the reason from it, nor that the other saw a card.
Rule 3: no frame says "minor". Who is only called a minor by somebody else is not touched.
Rule 4: a pause that no person confirmed is lifted after a day (`flow.talk`); who left for their own protection stays
out, whatever proof they show in that browser, until a person gives their pass back (`flow.passes`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec

from salon.base.ids import Family, RoomId, Tag
from salon.chat.model import Declined, Held, Outcome, Submission
from salon.flow.conversation import Conversations, Reading
from salon.flow.hub import Hub, LiveRoom
from salon.flow.ports.cases import Cases, Frozen, NoCases, Stopped
from salon.flow.ports.pauses import Pauses
from salon.flow.ports.rooms import Rooms
from salon.flow.pressed import pressed
from salon.flow.room_risk import RoomRisks
from salon.flow.room_views import room_info
from salon.moderation.decision import FREEZE_S, RETURNED_S
from salon.wire.frames import Notice, Params, RoomState
from salon.wire.staff import Quoted

KINDS: Final = {
    "minor_contact": "secret",
    "incapacitation": "drink",
    "coercion": "pressure",
    "off_platform": "elsewhere",
    "immediate_meeting": "meeting",
    "robbery_setup": "meeting",
    "behaviour": "many",
}
"""What a card is about, by family (`card.KIND` of the web catalogues); `care` for the others."""

ENDED_MAX: Final = 20_000


class Protect:
    """Acts on readings.

    Args:
        talks: what turns came to.
        send_back: ends a pass everywhere for what was held, without a strike; its one-to-ones close.
        pauses: what is paused.
        risks: of rooms.
        cases: opens one where nothing was held.
    """

    def __init__(
        self,
        talks: Conversations,
        rooms: Rooms,
        hub: Hub,
        send_back: Callable[[Family, str], Awaitable[None]],
        pauses: Pauses,
        risks: RoomRisks | None = None,
        cases: Cases | None = None,
    ) -> None:
        self._risks, self._cases = risks, cases or NoCases()
        self._pausing: set[RoomId] = set()
        self._ended: OrderedDict[Family, None] = OrderedDict()
        self._talks, self._rooms, self._hub = talks, rooms, hub
        self._send_back, self._pauses = send_back, pauses

    def wait_s(self, said_in: LiveRoom, family: Family, now: float) -> float:
        """Seconds a sender is slowed for; 0 for most."""
        return self._talks.slowed(said_in.record.id, family, now)

    def urgent(self, said: Submission, live: LiveRoom) -> bool:
        """Whether a turn in a judged one-to-one ends or pauses it. Asked before `after`."""
        both = bool(live.record.members) and live.record.judged
        return both and self._talks.known(said).band == "urgent"

    def settled(self, said: Submission, outcome: Outcome | None) -> None:
        """A verdict stands, or none came of it. Called before anybody is sent anything."""
        self._talks.settled(said, outcome)

    async def after(self, said: Submission, live: LiveRoom, outcome: Outcome, context: tuple[Quoted, ...] = ()) -> None:
        """A verdict stands: cards, a pause, an end. Nothing of a retry."""
        if outcome.replayed:
            return
        reading = self._talks.taken(said)
        stands = not isinstance(outcome, Declined) or outcome.code == "judged"
        if self._risks is not None and stands:
            await self._risks.turn(said, live, reading)
        if reading.band == "none":
            return
        if reading.own_word:
            await self._end(said, live, outcome, context)
            return
        if stands:
            self._card(said, live, reading)
        room = live.record.id
        pauses = reading.band == "urgent" and live.record.members and live.record.status == "open"
        if pauses and room not in self._pausing:
            # Also where it found no place to wait for a person: the reading is the danger. Once for all that come at
            # once: a pause has one case.
            self._pausing.add(room)
            try:
                await self._pause(live, await self._key(said, outcome, context), said)
            finally:
                self._pausing.discard(room)

    async def _end(self, said: Submission, live: LiveRoom, outcome: Outcome, context: tuple[Quoted, ...]) -> None:
        """A pass ends, once: what comes at the same time is only stopped."""
        if said.family in self._ended:
            return
        self._ended[said.family] = None
        while len(self._ended) > ENDED_MAX:
            self._ended.popitem(last=False)
        try:
            key = await self._key(said, outcome, context)
            rule, clause = said.judgement.rule, said.judgement.clause
            frozen = Frozen(said.family, said.tag, said.at + RETURNED_S, clause, rule, said.room, key)
            claim = await self._cases.freeze(frozen) or (outcome.claim if isinstance(outcome, Held) else "")
            # Before the pass ends: afterwards nothing reaches its pages.
            self._hub.tell(said.family, Notice(code="ended_kindly", params={"claim": claim}))
            if live.record.members:
                self._talks.forget(said.room)
            # Without a case (the desk is out of order) nobody could give it back: then it only ends.
            await self._send_back(said.family, key)
        except BaseException:
            self._ended.pop(said.family, None)
            raise

    async def _key(self, said: Submission, outcome: Outcome, context: tuple[Quoted, ...]) -> str:
        """Under which staff find it: the hold, or a case of its own where there is none; empty without either."""
        if isinstance(outcome, Held):
            return outcome.hold
        content = said.content
        found = Stopped(said.family, said.tag, content.name, content.text, said.judgement, room=said.room)
        return await self._cases.stopped(msgspec.structs.replace(found, context=context, ends=True))

    def _card(self, said: Submission, live: LiveRoom, reading: Reading) -> None:
        """To whom the turn is at. Its author is told nothing of it."""
        kind = KINDS.get(reading.family, "care")
        if kind == "care" and not live.record.members:
            # What is offered to a room presses nobody in it.
            return
        card = Notice(code="card", room=said.room, params={"kind": kind, "tag": said.tag})
        for family in pressed(said, live):
            here = [visitor for visitor in self._hub.families.get(family, ()) if said.room in visitor.rooms]
            if any(said.family in visitor.hidden for visitor in here):
                continue
            if here or live.record.members:
                self._hub.tell(family, card)

    async def _pause(self, live: LiveRoom, key: str, said: Submission) -> None:
        room = live.record.id
        (other,) = set(live.record.members) - {said.family}
        # First: what is read-only and in no list would never end.
        await self._pauses.pause(room, key, said.at, said.family, other)
        live.record = await self._rooms.change(room, status="read_only")
        claims = {family: await self._frozen(said, key, family, live) for family in (said.family, other)}
        for visitor in live.members:
            info = room_info(live.record, live.count, visitor)
            visitor.outlet.send(RoomState(room=room, info=info))
            claim = claims.get(visitor.family, "")
            params: Params = {"claim": claim} if claim else {}
            visitor.outlet.send(Notice(code="talk_paused", room=room, params=params))

    async def _frozen(self, said: Submission, key: str, family: Family, live: LiveRoom) -> str:
        """Neither can write: each has the decision of a machine to read, in the same words; of the other nothing."""
        mine = family == said.family
        tags = {
            member: Tag(person.tag) for member, person in zip(live.record.members, live.record.people, strict=False)
        }
        clause = said.judgement.clause if mine else ""
        tag = said.tag if mine else tags.get(family, Tag(""))
        found = Frozen(family, tag, said.at + FREEZE_S, clause, room=said.room, key=key, theirs=mine)
        return await self._cases.freeze(found)
