"""What is remembered of single pictures by their hashes: released by a person, or met by too many. Implemented by
`store.picture_marks`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from salon.media.released import Released


class PictureMarks(Protocol):
    """Hashes with an end, never pictures."""

    async def release(self, one: Released) -> None:
        """Remember a release, durable on return."""
        ...

    async def released(self, now: float) -> Sequence[Released]:
        """All releases that have not ended."""
        ...

    async def forget(self, ids: Sequence[str]) -> None:
        """These releases count no more."""
        ...

    async def quarantine(self, pdq: str, until: float) -> None:
        """A bank's hash, in hex, only calls for review until then; durable on return."""
        ...

    async def quarantined(self, now: float) -> Mapping[str, float]:
        """Hashes in quarantine, and until when (epoch seconds)."""
        ...

    async def expire(self, now: float) -> int:
        """Forget what has ended; how many."""
        ...
