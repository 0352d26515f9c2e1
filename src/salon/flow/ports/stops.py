"""Where stopped pictures are kept. Implemented by `store.stops`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from salon.media.stopped import Hash
from salon.moderation.decision import Decision


class Stops(Protocol):
    """Stops and their hashes. A stop is known by the digest of its claim code."""

    async def put(self, stop: str, claim: bytes, made_at: float, hashes: Sequence[Hash], most: int) -> bool:
        """Keep a stop, durable on return; False if `most` were made within the day before it."""
        ...

    async def claimed(self, claim: bytes) -> tuple[float, Sequence[Hash]] | None:
        """When it was made, and its hashes; None if there is none."""
        ...

    async def lift(self, lifted: Hash, decision: Decision) -> bool:
        """A hash that was proven is so no more, and the decision of it under the claim of its stop, all at once; False
        if it is not proven, or gone."""
        ...

    async def living(self, now: float) -> Sequence[Hash]:
        """All hashes that have not ended."""
        ...

    async def change(self, changed: Sequence[Hash]) -> None:
        """Hashes became something else, or were met, all at once; nothing happens to those that are gone."""
        ...

    async def withdraw(self, claim: bytes) -> str:
        """Forget a claim with everything of it but what a human found harmless; which stop, empty if there was none."""
        ...

    async def expire(self, now: float) -> int:
        """Forget what has ended; how many hashes."""
        ...
