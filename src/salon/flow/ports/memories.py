"""What a process knows of the last hours by itself, kept sealed so that a restart goes on with it (`flow.memories`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct


class Memory(Struct, frozen=True):
    """One part's memory as bytes: families, times, keyed digests and numbers of texts; never words."""

    name: str
    """Of the part, at most 16 characters."""
    state: bytes
    expires_at: float
    """Epoch seconds; from then on nothing of it can be read. A time that has passed: there is nothing to remember."""


class Memories(Protocol):
    """Each memory as it was last kept."""

    async def keep(self, memories: Sequence[Memory], now: float) -> None:
        """Replace those of these names; durable on return. What has expired goes."""
        ...

    async def living(self, now: float) -> Mapping[str, bytes]:
        """By name, all that have not expired and can still be read."""
        ...
