"""The strict subset of CBOR."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.age.cbor import DateTime, NotCbor, decode, embed, encode

ITEMS: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.binary(max_size=40) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5) | st.integers(0, 99), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(ITEMS)
def test_what_we_write_we_read(item: Any) -> None:
    assert decode(encode(item)) == item


@given(ITEMS)
def test_embedded_items_keep_their_bytes(item: Any) -> None:
    embedded = embed(encode(item))
    assert decode(embedded.raw) == embedded


@given(st.binary(max_size=300))
def test_any_bytes_give_an_item_or_our_error(data: bytes) -> None:
    with contextlib.suppress(NotCbor):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        "9fff",
        "bf6161f6ff",
        "5f4100ff",
        "a2616100616101",
        "a20000" + "0001",
        "f5f5",
        "f7",
        "f97e00",
        "fb0000000000000000",
        "c11a514b67b0",
        "d81c80",
        "d81d00",
        "d8238161",
        "d9010280",
        "1c",
        "f81f",
        "62c328",
        "9b7fffffffffffffff",
        "5b7fffffffffffffff",
        "bb00000000ffffffff",
        "a1f500",
        "a14000f6",
        "81" * 13 + "00",
        "",
        "d818f6",
    ],
)
def test_what_is_outside_the_subset_is_refused(data: str) -> None:
    with pytest.raises(NotCbor):
        decode(bytes.fromhex(data))


def test_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(NotCbor):
        decode(b"\x00" * 20_000)


def test_what_cannot_be_written_is_our_mistake() -> None:
    for wrong in (2**64, -(2**64) - 1, 1.0, {1}):
        with pytest.raises(AssertionError):
            encode(wrong)


def test_any_buffer_is_read_and_nothing_else() -> None:
    assert decode(bytearray(b"\x01")) == decode(memoryview(b"\x01")) == 1
    for wrong in (memoryview(bytes(20_000)), None, "text", 7):
        with pytest.raises(NotCbor):
            decode(wrong)  # type: ignore[arg-type]


def test_a_date_time_is_written_under_its_tag() -> None:
    assert encode(DateTime("2027")) == b"\xc0\x642027"
    assert decode(b"\xc0\x642027") == DateTime("2027")


def test_nesting_is_read_to_its_limit() -> None:
    assert decode(b"\x81" * 12 + b"\x00") == [[[[[[[[[[[[0]]]]]]]]]]]]
