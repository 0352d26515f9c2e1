"""The room log: order, idempotence, holds, expiry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from salon.base.ids import Family, RoomId
from salon.base.values import Event
from salon.chat.model import Expired, Held, Outcome, Page, Submission


class RoomLog(Protocol):
    """The log of every room. Removing, releasing and refusing are acts on a case (`flow.ports.desk.Desk.decide`)."""

    async def append(self, submission: Submission) -> Outcome:
        """Decide and store in one transaction; see `chat.model` for the order of decisions."""
        ...

    async def earlier(self, submission: Submission) -> Outcome | None:
        """The first outcome of a cid, if it had one: what `append` would answer, before anything costly is done."""
        ...

    async def hold(self, hold: str, now: float) -> Submission | None:
        """What is held, while it is."""
        ...

    async def rewrite_hold(self, hold: str, said: Submission, now: float) -> bool:
        """More is known of what is held; False if it is held no longer."""
        ...

    async def read(self, room: RoomId, after: int, limit: int, now: float) -> Page:
        """Events with seq > `after`, oldest first, at most `limit`; expired and removed ones are `gone`."""
        ...

    async def latest(self, room: RoomId, limit: int, now: float) -> Page:
        """The newest living page, oldest first."""
        ...

    async def event(self, room: RoomId, seq: int, now: float) -> tuple[Event, Family] | None:
        """One living event with its author, or None."""
        ...

    async def holds(self, now: float) -> Sequence[tuple[Held, Submission]]:
        """What waits for a moderator, oldest first."""
        ...

    async def protected_waits(self, room: RoomId, family: Family, now: float) -> bool:
        """Whether something of theirs in that room, found by a protected family, waits for a moderator."""
        ...

    async def held(self, now: float) -> int:
        """How many wait for a moderator."""
        ...

    async def expire(self, now: float) -> Expired:
        """Delete rows past their time and raise floors. Returns what changed."""
        ...
