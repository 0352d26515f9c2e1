"""Resume decisions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salon.chat.resume import RESUME_MAX, Missing, Restart, resume


@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(1, 2001))
def test_what_is_not_a_reset_leaves_no_living_event_out(seq: int, top: int, floor: int) -> None:
    floor = min(floor, top + 1)
    match resume((7, seq), 7, top, floor):
        case Missing(after=after):
            assert after <= max(seq, floor - 1, top)
            assert after <= seq or floor > top
            assert top - after <= RESUME_MAX
        case Restart(cause=cause):
            assert cause in {"ahead", "expired_gap", "too_far"}


def test_another_epoch_or_no_position_is_a_reset() -> None:
    assert resume((6, 3), 7, 3, 1) == Restart("epoch")
    assert resume(None, 7, 3, 1) == Restart("join")


def test_the_edges() -> None:
    assert resume((7, 3), 7, 3, 1) == Missing(3)
    assert resume((7, 4), 7, 3, 1) == Restart("ahead")
    assert resume((7, 0), 7, RESUME_MAX, 1) == Missing(0)
    assert resume((7, 0), 7, RESUME_MAX + 1, 1) == Restart("too_far")
    assert resume((7, 1), 7, 9, 3) == Restart("expired_gap")
    assert resume((7, 2), 7, 9, 3) == Missing(2)
    assert resume((7, 1), 7, 9, 10) == Missing(9)
