"""A text as a set of numbers, for the learned heads: which pieces of words, words and short runs of words stand in it.

Pieces are 2 to 5 characters long and lie within one word, its edges included; runs are 1 to 3 words. Each is hashed
into `SIZE` places by wrapping products of 32 bits, the same on every machine and in every process (Python's `hash()`
is not). A place is either there or not: saying a word ten times counts once.

What is read is the *reading view* (`base.text`), so that disguises are undone before anything is learned or scored.
Digits count as one digit: a number's shape is learned, never a number. Linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

BITS: Final = 18
SIZE: Final = 1 << BITS
PIECE_MAX: Final = 5
RUN_MAX: Final = 3

Places = NDArray[np.int64]

_PRIME: Final = np.uint32(16_777_619)  # of FNV-1a
_MIX: Final = np.uint32(0x9E3779B1)  # 2^32 / golden ratio: spreads neighbours
_TABLE_MAX: Final = 0x2_000
_SPACE: Final = 32
_KEPT: Final = frozenset("!?€$£%")
"""Signs that say something; every other sign parts words."""


def _letter(code: int) -> int:
    character = chr(code)
    if character.isdecimal():
        return ord("0")
    return code if character.isalpha() or character in _KEPT else _SPACE


_TABLE: Final = np.array([_letter(code) for code in range(_TABLE_MAX)] + [_SPACE], dtype=np.uint32)
_POWERS: Final = np.cumprod(np.full(64, _PRIME, dtype=np.uint32), dtype=np.uint32)


def _codes(text: str) -> NDArray[np.uint32]:
    """One code a character, one space between words, one at each end."""
    typed = np.frombuffer(f" {text} ".encode("utf-32-le", "replace"), dtype=np.uint32)
    codes = _TABLE[np.minimum(typed, _TABLE_MAX)]
    far = typed >= _TABLE_MAX
    if far.any():
        # Pictures and letters of far scripts are what they are; joiners and selectors part nothing of worth.
        codes = np.where(far & (typed != 0xFE0F), typed, codes)
    gap = codes == _SPACE
    keep = np.empty(len(codes), dtype=bool)
    keep[0] = True
    np.logical_not(gap[1:] & gap[:-1], out=keep[1:])
    return codes[keep]


def places(text: str) -> Places:
    """The places a text takes, in ascending order, each once; empty for a text without letters, signs or pictures."""
    codes = _codes(text)
    gap = codes == _SPACE
    edges = np.flatnonzero(gap)
    if len(edges) < 2:
        return np.empty(0, dtype=np.int64)
    found = []
    hashed = codes
    inside: NDArray[np.bool_] | None = None
    for length in range(2, PIECE_MAX + 1):
        hashed = hashed[:-1] * _PRIME ^ codes[length - 1 :]
        if length == 2:
            found.append(hashed)
            continue
        letter = ~gap[length - 2 : -1]
        inside = letter if inside is None else inside[:-1] & letter
        found.append((hashed ^ np.uint32(length))[inside])
    # Words: a sum of letters times powers of their position, wrapping.
    starts = edges[:-1]
    position = np.arange(len(codes) - 1) - np.repeat(starts, np.diff(edges))
    words = np.add.reduceat(codes[:-1] * _POWERS[np.minimum(position, 63)], starts, dtype=np.uint32)
    words ^= words >> np.uint32(15)
    run = words
    for length in range(RUN_MAX):
        if length:
            if len(run) < 2:
                break
            run = run[:-1] * _MIX ^ words[length:]
        found.append(run * _PRIME ^ np.uint32(0x5F3759DF + length))
    every = np.concatenate(found)
    every ^= every >> np.uint32(16)
    every *= _MIX
    every >>= np.uint32(32 - BITS)
    every.sort()
    first = np.empty(len(every), dtype=bool)
    first[0] = True
    np.not_equal(every[1:], every[:-1], out=first[1:])
    return every[first].astype(np.int64)


_WORD: Final = re.compile(r"\S+")


def words_of(text: str) -> list[tuple[int, int]]:
    """Where the words of a reading view stand: for showing what a score rests on."""
    return [match.span() for match in _WORD.finditer(text)]
