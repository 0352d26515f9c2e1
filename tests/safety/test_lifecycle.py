"""The life of a rule version: moves, shares, figures, the breaker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from salon.safety.lifecycle import (
    AFTER,
    MOVES,
    STATES,
    AlreadyThere,
    Caps,
    Invalid,
    Move,
    Standing,
    State,
    advance,
    counts,
    moves_from,
    share_of,
    tripped_by,
    wilson,
)
from salon.safety.policy import FLOOR


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
            assert not counts(Standing(self.state, 100), "links", "x@1", "m")


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
def test_a_protected_family_has_consequences_in_every_state_it_runs_in(state: State, family: str) -> None:
    assert counts(Standing(state, 0), family, "x@1", "m") == (state in {"shadow", "canary", "live", "tripped"})


def test_a_canary_counts_for_its_share_and_for_the_same_messages_every_time() -> None:
    messages = [f"m{n}" for n in range(4_000)]
    chosen = {m for m in messages if counts(Standing("canary", 20), "links", "x@1", m)}
    assert 650 < len(chosen) < 950
    assert chosen == {m for m in messages if share_of("x@1", m) < 20}
    assert chosen < {m for m in messages if counts(Standing("canary", 50), "links", "x@1", m)}
    assert chosen != {m for m in messages if counts(Standing("canary", 20), "links", "y@1", m)}


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
