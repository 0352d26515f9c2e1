"""Pictures that a person looked at and released: the same picture again is not asked about again.

Rule 1: a person's word is about what they saw. Only a picture that is whole the same as a released one, or the same
turned or mirrored, is spared: never one of which some part is the same, nor one that was a part of it.
Rule 2: it speaks only for what the person was asked about: the banks that were named then, the score, the crowd of
senders. A bank that comes to know the picture later asks anew.
Rule 3: what shows more than what was seen is asked about: a blur or a mosaic is as near to its picture as a copy is. So
neither the score of a copy may be higher, nor its quality. That is why parts count for nothing: what is sharp around a
blur says nothing of how much of the blurred part was seen.
Rule 4: nothing here reaches a match of a block bank within the threshold, in quarantine or not, nor anything of a csam
bank (`media.banks.floored`); nor pictures that somebody shown has stopped, which have laws of their own
(`media.stopped`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from salon.media.found import FormHash
from salon.media.pdq import QUALITY_MIN
from salon.media.search import search_in

SAME: Final = 24
"""Bits of 256. Of 24 drawn scenes, copies made smaller or saved anew at quality 30 and more were 0 to 10 bits from what
was seen, mirrored and turned ones 6 to 22; other pictures some 100."""
BARER: Final = 0.05
"""How much higher the nudity score of a copy may be than that of what was seen."""
RELEASED_S: Final = 180 * 86_400.0
"""How long a release is remembered."""
BANKS_MAX: Final = 16


class Released(Struct, frozen=True):
    """One picture that a person released.

    Args:
        id: of the decision.
        pdq: of the whole of it, 32 bytes.
        banks: those that had asked about it.
        nudity: its score, 0 to 1.
        quality: of that hash, 0 to 100.
        crowd: whether it was asked about because many sent it.
        by: who released it.
        until: when this is forgotten, epoch seconds.
    """

    id: str
    pdq: bytes
    banks: tuple[str, ...]
    nudity: float
    quality: int
    crowd: bool
    by: str
    until: float


class Spared(Struct, frozen=True):
    """What a photo need not be asked about again: matches of these banks, its score if it was `seen`, the crowd."""

    banks: frozenset[str] = frozenset()
    seen: bool = False
    crowd: bool = False


NOTHING: Final = Spared()


class ReleasedPictures:
    """Released pictures, to look photos up in. Never changes; a site makes another when one is added."""

    def __init__(self, released: Iterable[Released] = ()) -> None:
        self.all = tuple(released)
        self._search = search_in([one.pdq for one in self.all])

    def same(self, whole: FormHash | None) -> list[Released]:
        """Those that a photo is the same as, by the hash of the whole of it (Rule 1)."""
        if whole is None or whole.quality < QUALITY_MIN or not self.all:
            return []
        found = (self.all[place] for _, place, _ in self._search.within([whole.pdq, *whole.turned], SAME))
        return list({one.id: one for one in found}.values())

    def spared(self, hashes: Sequence[FormHash], nudity: float, now: float) -> Spared:
        """What a photo with these hashes and this score need not be asked about again."""
        whole = whole_of(hashes)
        living = [
            one
            for one in self.same(whole)
            if one.until > now and nudity <= one.nudity + BARER and whole is not None and whole.quality <= one.quality
        ]
        if not living:
            return NOTHING
        banks = frozenset(bank for one in living for bank in one.banks)
        return Spared(banks, seen=True, crowd=any(one.crowd for one in living))


def whole_of(hashes: Iterable[FormHash]) -> FormHash | None:
    """The hash of the whole picture."""
    return next((one for one in hashes if one.form == "whole"), None)


def kept_of(hashes: Iterable[FormHash]) -> bytes:
    """What is kept of a picture's hashes: that of the whole, upright; empty if it has no look to speak of."""
    whole = whole_of(hashes)
    return whole.pdq if whole is not None and whole.quality >= QUALITY_MIN else b""
