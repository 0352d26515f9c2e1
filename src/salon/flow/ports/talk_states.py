"""What is remembered of talks, kept sealed so that a restart forgets none of it (`flow.conversation`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from msgspec import Struct

from salon.base.ids import Family, RoomId
from salon.chat.model import Submission

ROOM_SIDE: Final = Family("room")
"""The side under which the risk of a room itself is kept."""


class TalkState(Struct, frozen=True):
    """One talk as bytes: codes and counts, never words."""

    room: RoomId
    side: Family
    """Empty for a one-to-one; in a public room whose turns it is about, a digest for two, or `ROOM_SIDE`."""
    state: bytes
    expires_at: float
    """Epoch seconds; from then on nothing of it can be read."""


class TalkStates(Protocol):
    """Written with the turn it follows from, in one commit: what was acked is remembered."""

    def put(self, state: TalkState) -> None:
        """Keep it with the next submission in that room; a later one replaces it. Waits for nothing."""
        ...

    def offer(self, said: Submission, accepted: Sequence[TalkState], stopped: Sequence[TalkState]) -> None:
        """What this submission leads to if it is accepted, and if it is held or refused for its words: kept with it, in
        one commit. Refused for anything else, or a retry, it leads to nothing. Waits for nothing."""
        ...

    def drop(self, said: Submission) -> None:
        """Its verdict stands; what it was offered with and was not kept is forgotten."""
        ...

    async def keep(self, states: Sequence[TalkState]) -> None:
        """Keep these now, of themselves."""
        ...

    async def living(self, now: float) -> Sequence[TalkState]:
        """All that has not expired; read at start."""
        ...

    async def expire(self, now: float) -> None:
        """Delete what has expired, and what belongs to rooms that are closed or gone; not of a one-to-one as long as it
        is paused."""
        ...
