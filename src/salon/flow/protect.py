"""What follows when a conversation turns dangerous: protection first, and nothing a machine may not do.

Rule 1: a machine stops a message (`flow.conversation`), pauses a one-to-one, or ends the pass of somebody who says of
themselves to be under 18. No strike, no ban, no report; a person looks at the case of the held message.
Rule 2: both see the same neutral end; nobody learns the reason from it, nor that the other saw a card.
Rule 3: no frame says "minor".
Rule 4: a pause that no person confirmed is lifted after `FREEZE_S` (`flow.talk`); who left for their own protection
stays out until they show their age anew.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from salon.base.ids import Family
from salon.chat.model import Held, Outcome, Submission
from salon.flow.conversation import Conversations, Reading
from salon.flow.hub import Hub, LiveRoom
from salon.flow.ports.rooms import Rooms
from salon.flow.room_views import room_info
from salon.wire.frames import Notice, RoomState

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


class Protect:
    """Acts on readings.

    Args:
        talks: what turns came to.
        end_pass: ends a pass everywhere, without a strike; its one-to-ones close.
    """

    def __init__(
        self, talks: Conversations, rooms: Rooms, hub: Hub, end_pass: Callable[[Family], Awaitable[None]]
    ) -> None:
        self._talks, self._rooms, self._hub, self._end_pass = talks, rooms, hub, end_pass

    def wait_s(self, said_in: LiveRoom, family: Family, now: float) -> float:
        """Seconds a sender is slowed for; 0 for most."""
        return self._talks.slowed(said_in.record.id, family, now)

    async def after(self, said: Submission, live: LiveRoom, outcome: Outcome) -> None:
        """A verdict stands: cards, a pause, an end. Nothing of a retry."""
        reading = self._talks.taken(said.cid)
        if reading.band == "none" or outcome.replayed:
            return
        if reading.own_word:
            # Before the pass ends: afterwards nothing reaches its pages.
            self._hub.tell(said.family, Notice(code="ended_kindly"))
            self._talks.forget(said.room)
            await self._end_pass(said.family)
            return
        self._card(said, live, reading)
        if reading.band == "urgent" and live.record.members and isinstance(outcome, Held):
            await self._pause(live)

    def _card(self, said: Submission, live: LiveRoom, reading: Reading) -> None:
        """To the other one of a one-to-one. Its author is told nothing of it."""
        for family in live.record.members:
            if family != said.family:
                self._hub.tell(
                    family, Notice(code="card", room=said.room, params={"kind": KINDS.get(reading.family, "care")})
                )

    async def _pause(self, live: LiveRoom) -> None:
        room = live.record.id
        live.record = await self._rooms.change(room, status="read_only")
        for visitor in live.members:
            info = room_info(live.record, live.count, visitor)
            visitor.outlet.send(RoomState(room=room, info=info))
            visitor.outlet.send(Notice(code="talk_paused", room=room))
