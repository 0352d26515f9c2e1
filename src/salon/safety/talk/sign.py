"""Signs: what one turn of a conversation shows, before anything is made of it.

A detector is a function over one text as typed, folded, with what the state remembers of the turns before. It yields
signs and decides nothing; what signs add up to is the state's (`safety.talk`).
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from salon.base.text import View

Band = Literal["none", "watch", "slow", "hold", "urgent"]
BANDS: Final[tuple[Band, ...]] = ("none", "watch", "slow", "hold", "urgent")
"""Nothing; remembered; the sender slowed and the receiver shown a card; the message waits; frozen, a person now."""

Family = Literal[
    "minor_contact",
    "off_platform",
    "immediate_meeting",
    "robbery_setup",
    "incapacitation",
    "sale",
    "coercion",
    "behaviour",
]


class Sign(Struct, frozen=True):
    """One thing a turn shows."""

    family: Family
    name: str
    """Which sign of the family: a stable code, never shown to the one who wrote it."""
    band: Band = "none"
    """What it is enough for by itself; `watch` for a weak sign, `none` for what only counts beside others."""
    start: int = 0
    end: int = 0
    """Where in the typed text, in code points, end exclusive."""


class Heard(Struct, frozen=True):
    """What a detector sees of one turn."""

    typed: str
    folded: View
    asked: frozenset[str] = frozenset()
    """What the other one asked within the last turns, as codes: `age`, `school`, `birth`, `place`, `alone`…"""
    told: frozenset[str] = frozenset()
    """What was established earlier in this talk, by either, as codes: `child_of` (an age was somebody's child's)…"""
