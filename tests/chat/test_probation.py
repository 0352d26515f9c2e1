"""What is left of a probation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salon.chat.probation import CROWDED, FAR, Left, Rules, Standing, Terms, factor, left

TERMS = Terms(600.0, 5)
AT = 1_800_000_000.0


def test_time_and_messages_both_count() -> None:
    assert left(Standing(AT), TERMS, AT) == Left(600, 5)
    assert left(Standing(AT, 5), TERMS, AT + 599.5) == Left(1, 0)
    assert left(Standing(AT, 4), TERMS, AT + 600) == Left(0, 1)
    assert left(Standing(AT, 9), TERMS, AT + 600) == Left()
    assert [Left(0, 1).over, Left(1, 0).over, Left().over] == [False, False, True]


def test_who_has_no_standing_has_nothing_left() -> None:
    assert left(None, TERMS, AT).over


def test_once_the_time_is_served_and_erased_only_messages_are_missing() -> None:
    assert left(Standing(0.0, 2), TERMS, AT) == Left(0, 3)


def test_it_is_longer_where_nothing_showed_that_the_wallet_is_near_and_in_a_crowd() -> None:
    assert [factor(far=far, crowded=crowded) for far in (False, True) for crowded in (False, True)] == [
        1,
        CROWDED,
        FAR,
        FAR * CROWDED,
    ]
    assert left(Standing(AT, 0, FAR), TERMS, AT + 600) == Left(600, 5)


def test_under_a_clock_that_went_back_it_is_no_longer_than_from_the_beginning() -> None:
    assert left(Standing(AT), TERMS, AT - 86_400) == Left(600, 5)


def test_the_whole_of_it_is_over_when_each_part_is() -> None:
    rules = Rules(talk=Terms(600, 20), photos=Terms(3_600, 15))
    assert rules.all == Terms(3_600, 20)
    assert (rules.of("talk"), rules.of("photos")) == (rules.talk, rules.photos)


@given(
    st.floats(0, 90_000),
    st.integers(0, 120),
    st.floats(0, 90_000),
    st.integers(0, 120),
    st.floats(0, 2e5),
    st.integers(),
)
def test_what_ends_the_whole_ends_each_part_and_nothing_less_does(
    talk_s: float, talk: int, photos_s: float, photos: int, after_s: float, messages: int
) -> None:
    rules = Rules(talk=Terms(talk_s, talk), photos=Terms(photos_s, photos))
    standing = Standing(AT, messages % 150)
    each = [left(standing, terms, AT + after_s).over for terms in (rules.talk, rules.photos)]
    assert left(standing, rules.all, AT + after_s).over == all(each)
