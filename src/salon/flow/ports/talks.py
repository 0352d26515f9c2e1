"""Requests and one-to-ones, as stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from salon.base.ids import Family, RoomId, Tag
from salon.base.values import Person
from salon.chat.direct import Request
from salon.chat.model import RoomRecord


class Parted(Struct, frozen=True):
    """What ended between two, or around one who left."""

    rooms: tuple[RoomRecord, ...] = ()
    """One-to-ones closed."""
    refused: tuple[Request, ...] = ()
    """Open requests that ended by it and whose senders are told, as if declined."""
    other: Family | None = None
    """The one blocked."""


class Opened(Struct, frozen=True):
    """An acceptance."""

    request: Request
    room: RoomRecord
    repeated: bool = False


class Talks(Protocol):
    """Requests and the rooms of two they lead to. Each call decides and stores in one transaction."""

    async def ask(self, new: Request, met: bool) -> None:
        """Store a request if it may be made; raises as `chat.direct.check_ask` does."""
        ...

    async def accept(
        self, request: str, by: Family, person: Person, room: RoomId, *, agreed: bool, judging: bool, now: float
    ) -> Opened:
        """Accept, and open the room of two. A repeated acceptance gets the first room again.

        Args:
            request: which; the caller's to answer.
            by: the caller.
            person: the receiver, as they are called now.
            room: the id to give to the room.
            agreed: whether the receiver agrees to judging on the server.
            judging: whether this site judges one-to-ones at all.
            now: site time.

        Raises:
            Refused: `not_found` (also for somebody else's), `gone`, `room_limit`.
        """
        ...

    async def decline(self, request: str, by: Family, now: float) -> Request | None:
        """Decline; the request with its names, None when it was declined before. Raises `not_found`, `gone`."""
        ...

    async def withdraw(self, request: str, by: Family, now: float) -> Request | None:
        """Take one's own request back. Raises `not_found`, `gone`."""
        ...

    async def block(self, by: Family, whom: Family, tag: Tag, now: float) -> Parted:
        """Block: everything between the two ends with it. Repeating it is not an error."""
        ...

    async def block_sender(self, request: str, by: Family, now: float) -> Parted:
        """Block whoever sent a request to `by`, as long as the request is remembered. Raises `not_found`."""
        ...

    async def requests(self, family: Family, now: float) -> Sequence[Request]:
        """The open requests to and from a family, oldest first."""
        ...

    async def close(self, room: RoomId, by: Family) -> Parted:
        """End a one-to-one one is in; repeating it is not an error. Raises `not_found`, also for somebody else's."""
        ...

    async def end(self, family: Family, now: float) -> Parted:
        """Close the one-to-ones of a family and forget its requests."""
        ...

    async def idle(self, now: float) -> Sequence[RoomRecord]:
        """Open one-to-ones in which nothing lives any more."""
        ...

    async def expire(self, now: float) -> int:
        """End requests past their time, forget what is remembered long enough; how many rows changed."""
        ...
