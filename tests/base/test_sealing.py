"""Sealing and keyed digests."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salon.base.sealing import digest, open_sealed, seal

KEY, OTHER, NONCE = b"k" * 32, b"o" * 32, b"n" * 12


@given(st.binary(max_size=200), st.binary(max_size=20))
def test_what_is_sealed_opens_with_the_same_key_and_place(plain: bytes, place: bytes) -> None:
    assert open_sealed(KEY, seal(KEY, plain, place, NONCE), place) == plain


@given(st.binary(max_size=100), st.integers(0, 10_000))
def test_another_key_place_or_bit_opens_nothing(plain: bytes, at: int) -> None:
    sealed = seal(KEY, plain, b"here", NONCE)
    flipped = bytearray(sealed)
    flipped[at % len(sealed)] ^= 1
    assert open_sealed(OTHER, sealed, b"here") is None
    assert open_sealed(KEY, sealed, b"there") is None
    assert open_sealed(KEY, bytes(flipped), b"here") is None
    assert open_sealed(KEY, sealed[:10], b"here") is None


def test_parts_of_a_digest_cannot_be_shifted() -> None:
    assert digest(KEY, b"ab", b"c") != digest(KEY, b"a", b"bc")
    assert digest(KEY, b"ab") != digest(OTHER, b"ab")
    assert len(digest(KEY, b"")) == 16
