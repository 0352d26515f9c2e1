"""Token buckets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.chat.limits import Bucket, Buckets


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


def test_buckets_are_one_for_each_and_forget_the_full_ones_first() -> None:
    buckets = Buckets(1, 0.1, most=3)
    assert buckets.take("used", 0) == 0
    assert buckets.take("used", 5) == pytest.approx(5)
    assert buckets.take("early", 0) == 0
    assert buckets.take("third", 11) == 0
    assert buckets.take("fourth", 11) == 0
    assert buckets.take("third", 11) == pytest.approx(10)
    assert buckets.take("used", 11) == 0
    assert buckets.take("used", 11) == pytest.approx(10)


def test_a_crowd_of_keys_does_not_grow_without_bound() -> None:
    buckets = Buckets(1, 0.001, most=10)
    for number in range(1_000):
        buckets.take(str(number), 0)
    assert buckets.take("999", 0) > 0
    assert buckets.take("0", 0) == 0
