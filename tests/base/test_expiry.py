"""Slot arithmetic."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salon.base.expiry import SLOT_S, ended, slot_end, slot_of

TIMES = st.floats(1, 4e9, allow_nan=False)


@given(TIMES)
def test_a_slot_ends_at_or_after_the_expiry_and_less_than_five_minutes_later(expires_at: float) -> None:
    end = slot_end(slot_of(expires_at))
    assert expires_at <= end < expires_at + SLOT_S


@given(TIMES, TIMES)
def test_a_key_is_never_destroyed_before_what_it_seals_has_expired(expires_at: float, now: float) -> None:
    if slot_of(expires_at) <= ended(now):
        assert expires_at <= now


def test_the_boundary_belongs_to_the_slot_it_ends() -> None:
    assert slot_of(600.0) == 2
    assert slot_of(600.001) == 3
    assert ended(600.0) == 2
    assert ended(599.999) == 1
