"""How a client that knows its position comes back: exactly, or told that it cannot (design, law 4).

position  ->  nothing missing | everything after seq | reset, with its cause
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

RESUME_MAX: Final = 300
"""More missing events than this are a reset with the latest page."""
PAGE: Final = 100
"""Events of the latest page."""

Cause = Literal["join", "epoch", "expired_gap", "too_far", "ahead"]


class Missing(Struct, frozen=True):
    """Send everything with seq > `after`."""

    after: int


class Restart(Struct, frozen=True):
    """Continuity cannot be proven: send the latest page."""

    cause: Cause


def resume(position: tuple[int, int] | None, epoch: int, top: int, floor: int) -> Missing | Restart:
    """Decide. `floor` is the lowest living seq, top + 1 when nothing lives."""
    if position is None:
        return Restart("join")
    their_epoch, seq = position
    if their_epoch != epoch:
        return Restart("epoch")
    if seq > top:
        return Restart("ahead")
    if floor > top:
        # Whatever was missed has expired: the answer is complete, and empty.
        return Missing(top)
    if seq < floor - 1:
        return Restart("expired_gap")
    if top - seq > RESUME_MAX:
        return Restart("too_far")
    return Missing(seq)
