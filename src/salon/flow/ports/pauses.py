"""One-to-ones the machine paused, and passes it sent back, until a person has looked (`flow.protect`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from salon.base.ids import Family, RoomId


class Pauses(Protocol):
    """Kept across restarts; a person's answer to them is an act on their case (`flow.ports.desk.Desk.decide`)."""

    async def pause(self, room: RoomId, hold: str, now: float) -> None:
        """A one-to-one is paused since now, for what was held. The first of several stays."""
        ...

    async def over(self, before: float) -> Sequence[RoomId]:
        """One-to-ones whose pause began before then and was confirmed by nobody."""
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
