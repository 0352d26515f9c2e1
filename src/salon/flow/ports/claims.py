"""What somebody without an account may learn by a claim code."""

from __future__ import annotations

from typing import Literal, Protocol

from msgspec import Struct


class ClaimStatus(Struct, frozen=True, omit_defaults=True):
    """A notice or a decision, as far as the holder of its code is told."""

    kind: Literal["notice", "decision"]
    state: str
    reason: str = ""
    """Reason code."""
    clause: str = ""
    """Rule concerned, as numbered on /rules."""
    at_ms: int = 0
    until_ms: int = 0
    """End of a restriction; 0 = none, or not decided."""
    text_key: str = ""
    """Key of a sentence in the page texts that says more; unknown keys are not shown."""


class ClaimBook(Protocol):
    """Claims by their code."""

    async def status(self, code: str) -> ClaimStatus | None:
        """What lies under a code; None if nothing does. The code is as typed: any text of at most 64 characters."""
        ...
