"""What is remembered of a talk: codes and counts, never words; small, bounded, decaying, and as bytes.

Whoever keeps it drops it with the life of the messages it came from.
"""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec import Struct

from salon.safety.talk.sign import Band, Family

SIDES_MAX: Final = 8
"""In a public room: the people who spoke last."""
MARKS_MAX: Final = 32
CUES_MAX: Final = 24
REASONS_MAX: Final = 12
"""Turns named as the reason of one sign."""


class Turn(Struct, frozen=True):
    """One turn, as it comes."""

    by: str
    at: float
    """Seconds; only differences count."""
    text: str


class Account(Struct, frozen=True):
    """What is known of who speaks."""

    age_h: float = 1e9
    """Hours since first seen."""
    fanout: int = 0
    """How many others got the same or nearly the same words within the last hour."""


class Mark(Struct, array_like=True):
    """A sign that was made, as long as it counts."""

    family: Family
    name: str
    band: Band
    at: float
    turns: list[int]


class Cue(Struct, array_like=True):
    """Something said or asked that may be half of a sign."""

    code: str
    at: float
    turn: int


class Side(Struct, array_like=True):
    """One person in a talk."""

    marks: list[Mark] = []
    cues: list[Cue] = []
    asked: list[tuple[int, frozenset[str]]] = []
    """The last questions, with their turns."""
    refused: list[str] = []
    """Topics of this person the other did not want."""
    after_stop: int = -1
    """Turns since the other asked to stop; -1 where nobody did."""
    spoke: int = 0
    """The last turn."""


class Talk(Struct, array_like=True):
    """A pair, or a public room."""

    turns: int = 0
    sides: dict[str, Side] = {}
    told: frozenset[str] = frozenset()
    last_by: str = ""
    in_a_row: int = 0
    held: Band = "none"
    """Hold or urgent once reached: what was held stays held."""


def tells(talk: Talk) -> bool:
    """Whether anything in a talk could matter to a later turn. Most talks say nothing, and need not be kept."""
    sides = talk.sides.values()
    return (
        bool(talk.told)
        or talk.in_a_row > 2
        or any(
            side.marks or side.cues or side.refused or side.after_stop >= 0 or any(codes for _, codes in side.asked)
            for side in sides
        )
    )


def stored(talk: Talk) -> bytes:
    """A talk as bytes."""
    return msgspec.msgpack.encode(talk)


def resumed(stored_bytes: bytes) -> Talk:
    """A talk from its bytes. Raises msgspec.DecodeError, ValueError."""
    return msgspec.msgpack.decode(stored_bytes, type=Talk)
