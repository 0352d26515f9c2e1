"""What a detector may know of the turns before: little, and only as codes."""

from __future__ import annotations

from msgspec import Struct

from salon.safety.talk.sign import Sign


class Past(Struct, frozen=True):
    """The turns before one, as its sender and the other made them."""

    turn: int = 1
    """Number of the turn that is read, from 1."""
    age_h: float = 1e9
    fanout: int = 0
    private: bool = True
    refused: frozenset[str] = frozenset()
    """Topics the sender brought up and the other did not want: `contact`, `meeting`."""
    own: dict[str, int] = {}
    """Cues of the sender within the last hours, with the turn."""
    other: dict[str, int] = {}
    """Cues of the other one within the last hours, with the turn."""

    @property
    def told_trade(self) -> bool:
        """Whether the two talk about a small advertisement."""
        return "trade" in self.own or "trade" in self.other


class Found(Struct, frozen=True):
    """A sign, and the turns before that are its reason too."""

    sign: Sign
    before: tuple[int, ...] = ()
