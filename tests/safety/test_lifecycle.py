"""The life of a rule version: moves, shares, figures, the breaker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from salon.safety.finding import Finding
from salon.safety.lifecycle import (
    AFTER,
    MOVES,
    RUNNING,
    STATES,
    AlreadyThere,
    Caps,
    Invalid,
    Move,
    State,
    advance,
    limit_of,
    moves_from,
    share_of,
    tripped_by,
    wilson,
)
from salon.safety.policy import FLOOR, TABLE, Action, decide


class Life(RuleBasedStateMachine):
    """Any moves in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.state: State = "draft"
        self.shadowed = False

    @rule(move=st.sampled_from(MOVES))
    def make(self, move: Move) -> None:
        after = advance(self.state, move)
        if isinstance(after, str):
            self.state = after
            # A repeat is no error and changes nothing (Rule 1).
            assert advance(after, move) == AlreadyThere(after)
        self.shadowed |= self.state == "shadow"

    @invariant()
    def nothing_has_consequences_before_it_ran_in_shadow(self) -> None:
        if not self.shadowed:
            assert self.state not in RUNNING


TestLife = Life.TestCase


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("move", MOVES)
def test_every_move_from_every_state_is_made_repeated_or_wrong(state: State, move: Move) -> None:
    after = advance(state, move)
    assert after == AFTER.get((state, move), after)
    assert after in STATES or after in {AlreadyThere(state), Invalid(state, move)}
    assert (move in moves_from(state)) == (after in STATES)


def test_nothing_goes_live_without_shadow_and_nothing_tripped_goes_back_at_once() -> None:
    assert advance("validated", "live") == Invalid("validated", "live")
    assert advance("tripped", "live") == Invalid("tripped", "live")
    assert advance("tripped", "untrip") == "shadow"


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("family", sorted(FLOOR))
@pytest.mark.parametrize("cause", ["", "holds", "overturned"])
def test_a_protected_finding_is_held_in_whatever_state_its_rule_is(state: State, family: str, cause: str) -> None:
    most = limit_of(state, cause, 0, family, 0)
    limits = {} if most is None else {"words@1": most}
    assert decide((Finding("words", 1, family),), "room", TABLE, limits).action == "hold"


@pytest.mark.parametrize(
    ("state", "cause", "share", "drawn", "most"),
    [
        ("live", "", 0, 99, None),
        ("shadow", "", 100, 0, "allow"),
        ("validated", "", 100, 0, "allow"),
        ("retired", "", 100, 0, "allow"),
        ("canary", "", 20, 19, None),
        ("canary", "", 20, 20, "allow"),
        ("tripped", "holds", 0, 0, "hold"),
        ("tripped", "blocks", 0, 0, "hold"),
        ("tripped", "overturned", 0, 0, "flag"),
    ],
)
def test_a_state_limits_what_may_follow(state: State, cause: str, share: int, drawn: int, most: Action | None) -> None:
    assert limit_of(state, cause, share, "links", drawn) == most


def canary(stamp: str, share: int, messages: list[str]) -> set[str]:
    """The messages for which a rule on canary has consequences."""
    return {m for m in messages if limit_of("canary", "", share, "links", share_of(stamp, m)) is None}


def test_a_canary_counts_for_its_share_and_for_the_same_messages_every_time() -> None:
    messages = [f"m{n}" for n in range(4_000)]
    chosen = canary("x@1", 20, messages)
    assert 650 < len(chosen) < 950
    assert chosen == {m for m in messages if share_of("x@1", m) < 20}
    assert chosen < canary("x@1", 50, messages)
    assert chosen != canary("y@1", 20, messages)


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_its_share(right: int, wrong: int) -> None:
    found = wilson(right, right + wrong)
    share = right / (right + wrong) if right + wrong else 0.5
    assert 0.0 <= found.low <= share <= found.high <= 1.0


def test_an_interval_is_wilsons() -> None:
    found = wilson(8, 10)
    assert (round(found.low, 3), round(found.high, 3)) == (0.490, 0.943)
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0.0, 1.0)


def test_the_breaker_trips_at_its_caps_and_by_decisions_that_leave_no_doubt() -> None:
    caps = Caps(holds=10, blocks=20, wrong=0.5, decided=10)
    assert tripped_by(caps, 10, 20, 5, 5) is None
    assert tripped_by(caps, 11, 0, 0, 0) == "holds"
    assert tripped_by(caps, 0, 21, 0, 0) == "blocks"
    assert tripped_by(caps, 0, 0, 0, 9) is None
    assert tripped_by(caps, 0, 0, 4, 6) is None
    assert tripped_by(caps, 0, 0, 1, 11) == "overturned"
    assert tripped_by(Caps(0, 0), 10**6, 10**6, 0, 0) is None
