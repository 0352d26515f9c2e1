"""Notices: somebody reports something (DSA article 16). What is needed to name the target, and what makes two the same.

Several notices on one target are one case; one reporter counts once.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

TargetKind = Literal["message", "visitor", "room", "name", "request"]

BEFORE: Final = 10
AFTER: Final = 5
"""Living messages around the target that are kept with it: enough to understand, no more."""
PER_HOUR: Final = 10
"""Notices one visitor may send in an hour."""


class Subject(Struct, frozen=True):
    """What a notice or a hold is about."""

    kind: TargetKind
    room: str = ""
    seq: int = 0
    tag: str = ""

    @property
    def complete(self) -> bool:
        """Whether it names something."""
        match self.kind:
            case "message":
                return bool(self.room and self.seq)
            case "room":
                return bool(self.room)
            case "visitor" | "name" | "request":
                return bool(self.tag)

    @property
    def key(self) -> str:
        """Equal for notices about the same thing."""
        match self.kind:
            case "message":
                return f"message|{self.room}|{self.seq}"
            case "room":
                return f"room|{self.room}"
            case "visitor" | "name" | "request":
                return f"{self.kind}|{self.tag}"


def around(seqs: list[int], target: int) -> list[int]:
    """Of living messages in order of seq, those to keep: the target, `BEFORE` before it, `AFTER` after it."""
    before = [seq for seq in seqs if seq < target][-BEFORE:]
    after = [seq for seq in seqs if seq > target][:AFTER]
    return [*before, *(seq for seq in seqs if seq == target), *after]
