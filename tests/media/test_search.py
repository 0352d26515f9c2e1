"""Both ways of searching find exactly what counting one by one finds."""

from __future__ import annotations

import numpy as np
import pytest

from salon.media.pdq import distance
from salon.media.search import ArraySearch, FaissSearch, Search, search_in

WAYS = [ArraySearch, FaissSearch]


def some(count: int, seed: int) -> list[bytes]:
    random = np.random.default_rng(seed)
    return [random.bytes(32) for _ in range(count)]


def flipped(one: bytes, bits: int) -> bytes:
    number = int.from_bytes(one, "big")
    for place in range(bits):
        number ^= 1 << (place * 7 % 256)
    return number.to_bytes(32, "big")


@pytest.mark.parametrize("way", WAYS)
def test_every_listed_hash_within_the_distance_is_found_and_no_other(way: type[Search]) -> None:
    queries = some(3, 1)
    listed = some(200, 2) + [flipped(one, bits) for one in queries for bits in (0, 1, 31, 32, 60, 61)]
    for limit in (0, 31, 60, 118, 256):
        expected = [
            (number, place, distance(query, one))
            for number, query in enumerate(queries)
            for place, one in enumerate(listed)
            if distance(query, one) <= limit
        ]
        assert way(listed).within(queries, limit) == expected  # type: ignore[call-arg]


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_found_in_nothing_or_for_nothing(way: type[Search]) -> None:
    assert way([]).within(some(2, 1), 256) == []  # type: ignore[call-arg]
    assert way(some(2, 1)).within([], 256) == []  # type: ignore[call-arg]


@pytest.mark.parametrize("way", WAYS)
def test_the_opposite_is_not_taken_for_the_same(way: type[Search]) -> None:
    assert way([b"\xff" * 32]).within([bytes(32)], 60) == []  # type: ignore[call-arg]


def test_a_list_longer_than_a_chunk_is_searched_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salon.media.search.CHUNK", 16)
    listed = some(50, 3)
    assert ArraySearch(listed).within(listed, 0) == [(at, at, 0) for at in range(50)]


def test_faiss_is_taken_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(search_in(some(1, 1)), FaissSearch)
    monkeypatch.setattr("salon.media.search.find_spec", lambda _: None)
    assert isinstance(search_in(some(1, 1)), ArraySearch)
