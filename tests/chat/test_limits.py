"""Token buckets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salon.chat.limits import Bucket


def test_a_burst_then_the_rate() -> None:
    bucket = Bucket(2, 0.5)
    assert [bucket.take(100.0) for _ in range(3)] == [0.0, 0.0, 2.0]
    assert bucket.take(102.0) == 0.0


@given(st.lists(st.floats(0, 10), max_size=50))
def test_never_more_than_burst_and_rate_allow(gaps: list[float]) -> None:
    bucket, now, taken = Bucket(3, 1.0), 0.0, 0
    for gap in gaps:
        now += gap
        taken += bucket.take(now) == 0.0
    assert taken <= 3 + now + 1e-6


def test_time_that_stands_still_or_goes_back_gains_nothing() -> None:
    bucket = Bucket(1, 1.0)
    assert bucket.take(50.0) == 0.0
    assert bucket.take(10.0) > 0
