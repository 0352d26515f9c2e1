"""Decisions: what they rest on, when they end, what can be lifted."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.reasons import REASONS
from salon.moderation.decision import (
    APPEAL_S,
    DEFAULT_MINUTES,
    LIFTABLE,
    LONGEST_MINUTES,
    RESTRICTIONS,
    AuthorKind,
    Decision,
    DecisionKind,
    end_of,
)
from salon.wire import staff as wire

AT = 1_800_000_000.0
KINDS = st.sampled_from(get_args(DecisionKind))


@given(KINDS, st.sampled_from(get_args(AuthorKind)), st.sampled_from(sorted(REASONS)))
def test_only_a_member_of_staff_decides_on_the_law(kind: DecisionKind, author: AuthorKind, reason: str) -> None:
    made = Decision("d", kind, author, AT, reason)
    if author == "staff":
        assert made.ground == REASONS[reason].ground
    else:
        assert made.ground == "terms"
    assert bool(made.source) == (made.ground == "law")
    assert made.automated == (author == "machine")


@given(KINDS, st.integers(0, LONGEST_MINUTES))
def test_what_has_an_end_ends_within_thirty_days(kind: DecisionKind, minutes: int) -> None:
    end = end_of(kind, minutes, AT)
    if kind in DEFAULT_MINUTES:
        assert AT < end <= AT + 30 * 86_400
        assert end == AT + 60 * (minutes or DEFAULT_MINUTES[kind])
    else:
        assert end == 0


@pytest.mark.parametrize("minutes", [-1, LONGEST_MINUTES + 1, 10**12])
def test_longer_than_thirty_days_cannot_be_decided(minutes: int) -> None:
    with pytest.raises(ValueError, match="minutes"):
        end_of("suspend", minutes, AT)


def test_an_appeal_is_possible_for_at_least_six_months() -> None:
    # The longest six months, 1 March to 1 September, have 184 days.
    assert Decision("d", "suspend", "staff", AT, "spam").appeal_until >= AT + 184 * 86_400
    assert APPEAL_S < 200 * 86_400


def test_only_what_still_forbids_something_can_be_lifted() -> None:
    for kind in get_args(DecisionKind):
        lasting = Decision("d", kind, "staff", AT, "spam", until=AT + 60)
        assert lasting.can_undo(AT) == (kind in LIFTABLE)
        assert not lasting.can_undo(AT + 60)
        assert not Decision("d", kind, "staff", AT, "spam", until=AT + 60, undone_at=AT).can_undo(AT)
    assert {"shield"} == LIFTABLE - RESTRICTIONS, "what is against nobody"


def test_the_wire_speaks_of_the_same_decisions() -> None:
    assert get_args(wire.DecisionKind) == get_args(DecisionKind)
