"""Expiry slots: five minutes shared by all rooms (design, Vanishing).

A slot is named by its number; slot `n` covers expiry times in ((n - 1) * 300, n * 300] and its key
is destroyed at `n * 300`. With lives of at most 24 h, at most 290 slots live at once:
288, one begun and one that waits for its sweep.
"""

from __future__ import annotations

from typing import Final

SLOT_S: Final = 300
DAY_S: Final = 86_400


def slot_of(expires_at: float) -> int:
    """The slot of an expiry time (epoch seconds)."""
    return -int(-expires_at // SLOT_S)


def latest(now: float) -> float:
    """The latest expiry time that can be meant at `now`: a life of 24 h, and a slot for clocks read a moment apart."""
    return now + DAY_S + SLOT_S


def slot_end(slot: int) -> float:
    """When the key of a slot is destroyed, epoch seconds."""
    return float(slot * SLOT_S)


def ended(now: float) -> int:
    """The highest slot whose time is over at `now`."""
    return int(now // SLOT_S)
