"""Near-duplicate texts by a 64-bit number that stays close when a word is changed.

Charikar 2002, "Similarity estimation techniques from rounding algorithms". The number tells nothing of what was said.

Features are the words and pairs of words of a squeezed text, so that a script with another name in it stays close.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from salon.base.text import View

BITS: Final = 64
NEAR: Final = 14
"""Bits in which two numbers of near-duplicates differ at most; unrelated texts differ in 32, give or take 4. Of half a
million pairs of everyday messages about one in 100,000 lies closer without being copies."""
LETTERS_MIN: Final = 24
"""Shorter texts have no number: "bonsoir tout le monde" is said by many, and means no script."""
FEATURES_MAX: Final = 254
"""Features counted: a lane of the sum below holds one byte."""

# Shorter words say little, and letters written apart are no words.
_WORD: Final = re.compile(r"\w{3,}")
_RUN: Final = re.compile(r"(\w)\1+")
_SPREAD: Final = tuple(sum(1 << (8 * bit) for bit in range(8) if byte >> bit & 1) for byte in range(256))
"""A byte with each bit in a lane of its own: adding such numbers counts bits without a loop over them."""


@lru_cache(maxsize=16_384)
def _lanes(feature: str) -> int:
    lanes = 0
    for index, byte in enumerate(blake2b(feature.encode(), digest_size=8).digest()):
        lanes |= _SPREAD[byte] << (64 * index)
    return lanes


def simhash(folded: View) -> int:
    """The number of a folded text; 0 for one too short to be a script."""
    words = _WORD.findall(_RUN.sub(r"\1", folded.text))[: FEATURES_MAX // 2]
    if sum(map(len, words)) < LETTERS_MIN:
        return 0
    features = words + [f"{one} {two}" for one, two in pairwise(words)]
    counts = sum(map(_lanes, features)).to_bytes(BITS, "little")
    half = len(features) / 2
    # Never 0, which means "too short".
    return sum(1 << bit for bit, count in enumerate(counts) if count > half) or 1


def near(one: int, other: int) -> bool:
    """Whether two texts are near-duplicates. A text without a number is near to none."""
    return bool(one and other) and (one ^ other).bit_count() <= NEAR
