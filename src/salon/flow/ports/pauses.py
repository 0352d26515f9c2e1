"""One-to-ones the machine paused, and passes it sent back, until a person has looked (`flow.protect`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from salon.base.ids import Family, RoomId

PauseKind = Literal["talk", "door", "room"]
"""A one-to-one in which nobody writes; a room nobody new comes into; a room in which nobody writes."""


class Pauses(Protocol):
    """Kept across restarts; a person's answer to them is an act on their case (`flow.ports.desk.Desk.decide`)."""

    async def pause(self, room: RoomId, key: str, now: float, author: Family, other: Family) -> None:
        """A one-to-one is paused since now, for what `author` wrote to `other`. The first of several stays.

        `key`: the hold, or a case without one, in which staff answer; empty where neither could be had.
        """
        ...

    async def between(self, one: Family, other: Family) -> RoomId | None:
        """The one-to-one of these two that is paused, closed meanwhile or not; the latest."""
        ...

    async def talks(self) -> Sequence[RoomId]:
        """One-to-ones that are paused, confirmed or not, closed meanwhile or not."""
        ...

    async def shut(self, room: RoomId, kind: Literal["door", "room"], now: float) -> None:
        """A public room is shut to newcomers, or frozen, since now; the graver replaces the other."""
        ...

    async def rooms(self) -> Sequence[tuple[RoomId, Literal["door", "room"]]]:
        """Public rooms that are shut or frozen, confirmed or not."""
        ...

    async def over(self, before: float, *kinds: PauseKind) -> Sequence[RoomId]:
        """Where something of these kinds began before then and was confirmed by nobody."""
        ...

    async def end(self, room: RoomId, now: float) -> None:
        """A pause ends by itself; its case waits no longer, if it waited for nothing else."""
        ...

    async def send_back(self, family: Family, hold: str, until: float) -> None:
        """The tokens of this family open nothing until a person gives its pass back, nor does a fresh proof shown
        beside one of them. Called before the pass ends."""
        ...

    async def sent_back(self, digest: bytes, now: float) -> bool:
        """Whether the token of this digest waits for a person."""
        ...

    async def expire(self, now: float) -> None:
        """Forget what is past its time, and pauses of rooms that are gone."""
        ...
