"""Taking back what was delivered in doubt and found to be bad a moment later."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from salon.chat.model import Accepted, Held, Submission


class Recalled(Struct, frozen=True):
    """What became of it."""

    removal: Accepted
    """The tombstone, to be published."""
    said: Submission
    """What waits for a moderator now, as it stood: an edit as the message it made; words that were judged bad and
    edited away since as its `earlier`."""
    held: Held | None
    """None where its sender has as many waiting as may be, or it is not for a person to look at."""


class Recall(Protocol):
    """Removal and hold in one transaction: the message is gone for everybody and waits for staff, or neither."""

    async def recall(self, said: Submission, seq: int, reason: str, now: float) -> Recalled | None:
        """Take an accepted message or edit back.

        Args:
            said: as it was accepted, with the judgement of today.
            seq: its place.
            reason: code that everybody reads beside the tombstone.
            now: site time.

        Returns:
            None if there is nothing to take back: its author, staff or time were first, or it was taken back before.
        """
        ...
