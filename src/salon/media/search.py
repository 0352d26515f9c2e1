"""Exact search among hashes: every listed hash within a distance, none left out.

Two ways with the same answers: numpy, and faiss where `salon[match]` is installed. Ways that skip some of the list are
not used: what they miss cannot be told. What is skipped is the rest of a hash whose first half is already too far away:
no part of a hash is farther than the whole, and of another picture half the bits differ, so hardly any is read on.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from salon.media.pdq import BITS, BYTES

CHUNK: Final = 32_768
"""Hashes looked at together, so that what is in between stays in the processor's cache."""
HALF: Final = BITS // 2
HALF_UP_TO: Final = 40
"""Distance up to which half a hash decides: of 128 bits by chance, 40 or fewer differ in one of a hundred thousand."""
THREE_UP_TO: Final = 66
"""The same of 192 bits."""
Hit = tuple[int, int, int]
"""Number of the query, number of the listed hash, distance."""


class Search(Protocol):
    """Hashes to search in; their numbers are their places in what it was made of."""

    def within(self, queries: Sequence[bytes], distance: int) -> list[Hit]:
        """Every pair of a query and a listed hash at most `distance` bits apart, in order of the numbers."""
        ...


class ArraySearch:
    """By numpy: 32 bytes a hash, nothing to build."""

    def __init__(self, listed: Sequence[bytes]) -> None:
        words = np.frombuffer(b"".join(listed), np.uint64).reshape(-1, BYTES // 8)
        self._columns = [np.ascontiguousarray(words[:, column]) for column in range(BYTES // 8)]

    def within(self, queries: Sequence[bytes], distance: int) -> list[Hit]:
        """See `Search`."""
        asked = [np.frombuffer(query, np.uint64) for query in queries]
        words = 2 if distance <= HALF_UP_TO else 3 if distance <= THREE_UP_TO else len(self._columns)
        found: list[Hit] = []
        # Every query for a chunk while it is in the cache.
        for start in range(0, len(self._columns[0]), CHUNK):
            for number, one in enumerate(asked):
                found += [(number, *hit) for hit in self._chunk(one, start, distance, words)]
        return sorted(found)

    def _chunk(self, asked: NDArray[np.uint64], start: int, distance: int, words: int) -> list[tuple[int, int]]:
        end = start + CHUNK
        total = np.bitwise_count(self._columns[0][start:end] ^ asked[0])
        for column, word in zip(self._columns[1:words], asked[1:words], strict=True):
            total += np.bitwise_count(column[start:end] ^ word)
        # Of bytes, so all 256 bits are 0 again: what is found is counted once more.
        places = np.flatnonzero(total <= distance) + start
        counted = [(int(place), self._distance(int(place), asked)) for place in places]
        return [hit for hit in counted if hit[1] <= distance]

    def _distance(self, place: int, asked: NDArray[np.uint64]) -> int:
        pairs = zip(self._columns, asked, strict=True)
        return sum((int(column[place]) ^ int(word)).bit_count() for column, word in pairs)


class FaissSearch:
    """By faiss where half a hash decides, by numpy for what is farther: `salon[match]`. 80 bytes a hash."""

    def __init__(self, listed: Sequence[bytes]) -> None:
        faiss: Any = import_module("faiss")
        faiss.omp_set_num_threads(1)
        self._farther = ArraySearch(listed)
        self._rows = _rows(listed)
        self._halves = faiss.IndexBinaryFlat(HALF)
        if listed:
            self._halves.add(np.ascontiguousarray(self._rows[:, : HALF // 8]))

    def within(self, queries: Sequence[bytes], distance: int) -> list[Hit]:
        """See `Search`."""
        if not queries or not self._halves.ntotal:
            return []
        if distance > HALF_UP_TO:
            return self._farther.within(queries, distance)
        asked = _rows(queries)
        # faiss means "nearer than".
        limits, _, places = self._halves.range_search(np.ascontiguousarray(asked[:, : HALF // 8]), distance + 1)
        numbers = np.repeat(np.arange(len(queries)), np.diff(limits.astype(np.int64)))
        whole = np.bitwise_count(self._rows[places] ^ asked[numbers]).sum(axis=1)
        near = whole <= distance
        return sorted(zip(numbers[near].tolist(), places[near].tolist(), whole[near].tolist(), strict=True))


def search_in(listed: Sequence[bytes]) -> Search:
    """The faster way that is installed."""
    return FaissSearch(listed) if find_spec("faiss") else ArraySearch(listed)


def _rows(hashes: Sequence[bytes]) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(hashes), np.uint8).reshape(-1, BYTES)
