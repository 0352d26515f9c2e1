"""Rooms and their settings, as stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from salon.base.ids import Family, RoomId, Tag
from salon.chat.model import RoomRecord, RoomStatus


class Rooms(Protocol):
    """Rooms and their settings."""

    async def open(self, record: RoomRecord) -> RoomRecord:
        """Store a new room."""
        ...

    async def get(self, room: RoomId) -> RoomRecord | None:
        """One room, closed ones included while they live."""
        ...

    async def all(self) -> Sequence[RoomRecord]:
        """All rooms that are not closed, one-to-ones excluded."""
        ...

    async def directs(self, family: Family) -> Sequence[RoomRecord]:
        """The living one-to-ones of a family."""
        ...

    async def change(
        self,
        room: RoomId,
        *,
        slow_s: int | None = None,
        status: RoomStatus | None = None,
        host: Family | None = None,
        host_tag: Tag | None = None,
        pinned: str | None = None,
        name: str | None = None,
        topic: str | None = None,
        preset: str | None = None,
    ) -> RoomRecord:
        """Change what is given; raises `not_found`."""
        ...

    async def configure(self, record: RoomRecord) -> RoomRecord:
        """Make a seeded room what the operator's configuration says; raises `not_found`."""
        ...

    async def restrict(
        self, room: RoomId, family: Family, *, muted_until: float | None = None, removed_until: float | None = None
    ) -> None:
        """Mute in, or keep out of, one room until a time (0 lifts)."""
        ...

    async def restriction(self, room: RoomId, family: Family) -> tuple[float, float]:
        """(muted_until, removed_until), 0 where none."""
        ...
