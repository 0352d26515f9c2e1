"""The room log: order, idempotence, holds, expiry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from salon.base.ids import Family, RoomId
from salon.base.values import Event
from salon.chat.model import Expired, Held, Outcome, Page, Submission


class RoomLog(Protocol):
    """The room log: order, idempotence, holds, expiry (design, "The room log")."""

    async def append(self, submission: Submission) -> Outcome:
        """Decide and store in one transaction; see `chat.model` for the order of decisions."""
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

    async def remove(self, room: RoomId, seq: int, reason: str, now: float) -> Outcome:
        """A moderator's removal: the body is destroyed, a `removal` event takes a seq. Repeating it is not an error.

        Removing an edit removes the message it edited, whose text it is.
        """
        ...

    async def release(self, hold: str, now: float) -> Outcome:
        """Deliver a held submission: it takes its seq now. `Declined('hold_expired')` when too late."""
        ...

    async def refuse(self, hold: str, now: float) -> Submission | None:
        """Block a held submission; None if it is no longer held."""
        ...

    async def holds(self, now: float) -> Sequence[tuple[Held, Submission]]:
        """What waits for a moderator, oldest first."""
        ...

    async def expire(self, now: float) -> Expired:
        """Delete rows past their time and raise floors. Returns what changed."""
        ...
