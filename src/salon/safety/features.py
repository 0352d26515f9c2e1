"""A text as a set of numbers, for the learned heads: which pieces of words, words and short runs of words stand in it.

Pieces are 2 to 5 characters long and lie within one word, its edges included; runs are 1 to 3 words. Each is hashed
into `SIZE` places by wrapping products of 32 bits, the same on every machine and in every process (Python's `hash()`
is not). A place is either there or not: saying a word ten times counts once.

What is read is the *reading view* (`base.text`), so that disguises are undone before anything is learned or scored.
Digits count as one digit: a number's shape is learned, never a number. Linear in the length of the text.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from itertools import accumulate
from operator import mul
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

BITS: Final = 18
SIZE: Final = 1 << BITS
PIECE_MAX: Final = 5
RUN_MAX: Final = 3

Places = NDArray[np.int64]

_PRIME: Final = np.uint32(16_777_619)  # of FNV-1a
_MIX: Final = np.uint32(0x9E3779B1)  # 2^32 / golden ratio: spreads neighbours
_RUN_MARKS: Final = tuple(np.uint32(0x5F3759DF + length) for length in range(3))
_HALF: Final = np.uint32(16)
_REST: Final = np.uint32(32 - BITS)
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
_WORD_POWERS: Final[tuple[int, ...]] = tuple(_POWERS.tolist())


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
        found.append(run * _PRIME ^ _RUN_MARKS[length])
    return _once(_placed(np.concatenate(found))).astype(np.int64)


def _placed(hashed: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Hashes as places, in the array they came in."""
    hashed ^= hashed >> _HALF
    hashed *= _MIX
    hashed >>= _REST
    return hashed


def _once(every: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Each place once, ascending."""
    every.sort()
    first = np.empty(len(every), dtype=bool)
    first[:1] = True
    np.not_equal(every[1:], every[:-1], out=first[1:])
    return every[first]


NEW_MAX: Final = 4
"""Words a text may have that are not kept, to be read word by word: more are read faster all at once."""
LEARNT: Final = 2
"""Of those, how many are kept for the next text."""
KEPT_MAX: Final = 16_384
LETTERS_MAX: Final = 32
"""Longer words are not kept."""


class Word(NamedTuple):
    """What stands between two spaces, as it is kept for the next text that says it; numbers of 32 bits."""

    places: bytes
    """Those of the word alone, in no order; some may be there twice."""
    hashes: bytes
    """Of the words in it, in order: signs part words that spaces do not."""


class Words:
    """`places`, faster for texts made of words that were said before, as most are.

    Keeps `KEPT_MAX` words at most, in memory only. What a text comes to does not depend on what is kept.
    """

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        self._kept: dict[str, Word] = {}

    def places(self, text: str) -> Places:
        """See the function of this name."""
        said = text.split()
        words = [self._kept.get(token) for token in said]
        if not all(words):
            new = list(dict.fromkeys(token for token, word in zip(said, words, strict=True) if word is None))
            if len(new) > NEW_MAX or any(len(token) > LETTERS_MAX for token in new):
                for token in [token for token in new if len(token) <= LETTERS_MAX][:LEARNT]:
                    self.word(token)
                return places(text)
            words = [word or self.word(token) for token, word in zip(said, words, strict=True)]
        # All of them are there by now: the test keeps types honest.
        known = [word for word in words if word]
        parts = [word.places for word in known]
        hashes = b"".join([word.hashes for word in known])
        if len(hashes) > _BYTES:
            parts.append(_runs(np.frombuffer(hashes, dtype=np.uint32)).tobytes())
        return _once(np.frombuffer(bytearray().join(parts), dtype=np.uint32)).astype(np.int64)

    def alone(self, tokens: list[str]) -> tuple[NDArray[np.uint32], list[int]]:
        """The places of words, each by itself, in one row, and where each ends in it."""
        parts = [
            _once(np.frombuffer(bytearray(self.word(token).places), dtype=np.uint32)).tobytes()
            if len(token) <= LETTERS_MAX
            else places(token).astype(np.uint32).tobytes()
            for token in tokens
        ]
        ends = [length // _BYTES for length in accumulate(map(len, parts))]
        return np.frombuffer(b"".join(parts), dtype=np.uint32), ends

    def word(self, token: str) -> Word:
        """One word of `LETTERS_MAX` at most, by itself; kept from now on."""
        word = self._kept.get(token)
        if word is None:
            if len(self._kept) >= KEPT_MAX:
                self._kept.clear()
            word = self._kept[token] = _word(token)
        return word


_BYTES: Final = 4
"""Of one number."""


def _runs(words: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The places of runs of two words and of three, of two words at least."""
    count = len(words)
    runs = np.empty(2 * count - 3, dtype=np.uint32)
    two, three = runs[: count - 1], runs[count - 1 :]
    np.multiply(words[:-1], _MIX, out=two)
    two ^= words[1:]
    np.multiply(two[:-1], _MIX, out=three)
    three ^= words[2:]
    runs *= _PRIME
    two ^= _RUN_MARKS[1]
    three ^= _RUN_MARKS[2]
    return _placed(runs)


def _word(token: str) -> Word:
    """In whole numbers of Python: for one word, no longer than `LETTERS_MAX`, they are faster than arrays."""
    found: list[int] = []
    hashes: list[int] = []
    for part in "".join(map(_shown, token)).split(" "):
        if not part:
            continue
        codes = [_SPACE, *map(ord, part), _SPACE]
        hashed = codes
        for length in range(2, PIECE_MAX + 1):
            hashed = [(one * _PRIME_INT & _ALL) ^ then for one, then in zip(hashed, codes[length - 1 :], strict=False)]
            found += hashed if length == 2 else [one ^ length for one in hashed]
        whole = sum(map(mul, codes, _WORD_POWERS[: len(codes) - 1])) & _ALL
        hashes.append(whole ^ whole >> 15)
    found += [(one * _PRIME_INT & _ALL) ^ _ONE_MARK for one in hashes]
    own = _placed(np.frombuffer(array("I", found), dtype=np.uint32)).tobytes()
    words = array("I", hashes).tobytes()
    if len(hashes) > 1:
        own += _runs(np.frombuffer(words, dtype=np.uint32)).tobytes()
    return Word(own, words)


_PRIME_INT: Final = int(_PRIME)
_ALL: Final = 0xFFFFFFFF
_ONE_MARK: Final = int(_RUN_MARKS[0])


@lru_cache(maxsize=4_096)
def _shown(character: str) -> str:
    """A character as features see it; a space for what parts words."""
    code = ord(character)
    if code < _TABLE_MAX:
        return chr(_letter(code))
    # Half a pair is read as what it would be written as.
    return " " if code == 0xFE0F else "?" if 0xD800 <= code <= 0xDFFF else character


_WORD: Final = re.compile(r"\S+")


def words_of(text: str) -> list[tuple[int, int]]:
    """Where the words of a reading view stand: for showing what a score rests on."""
    return [match.span() for match in _WORD.finditer(text)]
