"""Bytes as text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.base64url import to_bytes, to_text


@given(st.binary(max_size=80))
def test_what_is_written_is_read_back(data: bytes) -> None:
    assert to_bytes(to_text(data)) == data


@pytest.mark.parametrize("text", ["AA==", "AA+/", "é", "A", "AB"])
def test_only_what_would_be_written_is_read(text: str) -> None:
    with pytest.raises(ValueError, match="base64"):
        to_bytes(text)
