"""Cases: what may follow what, and which is most urgent."""

from __future__ import annotations

from itertools import permutations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.reasons import REASONS
from salon.moderation.case import (
    ACTS,
    AFTER,
    ANSWERS,
    STATUS,
    CaseKind,
    Outcome,
    Step,
    acts,
    due_at,
    status,
    step,
    urgency,
)
from salon.wire import staff as wire

KINDS = st.sampled_from(get_args(CaseKind))
OUTCOMES = st.sampled_from(get_args(Outcome))
TARGETS = st.sampled_from(get_args(wire.TargetKind))


@given(KINDS, st.lists(OUTCOMES, max_size=12))
def test_whatever_is_tried_each_outcome_happens_once_and_in_an_order_the_table_allows(
    kind: CaseKind, tried: list[Outcome]
) -> None:
    done: list[Outcome] = []
    for outcome in tried:
        match step(kind, done, outcome):
            case Step.ALREADY:
                assert outcome in done
            case Step.NEXT:
                assert outcome not in done
                assert set(done) <= AFTER[kind][outcome]
                done.append(outcome)
            case Step.INVALID:
                assert outcome not in done
    assert len(done) == len(set(done))
    text = {"release", "refuse", "hold_expired"} & set(done)
    assert len(text) <= 1, "a held text has one fate"
    assert not ("dismiss" in done and len(set(done) - ANSWERS) > 1), "what was dismissed has no measure"
    assert not ("release" in done and len(set(done) - ANSWERS) > 1), "what was released has no measure"


@given(KINDS, st.lists(OUTCOMES, max_size=12), OUTCOMES)
def test_a_repeat_is_never_an_error(kind: CaseKind, done: list[Outcome], outcome: Outcome) -> None:
    assert step(kind, [*done, outcome], outcome) is Step.ALREADY


@given(
    KINDS,
    st.permutations(["mute", "fresh_proof", "suspend", "refuse"]),
    st.permutations(["mute", "fresh_proof", "suspend", "remove"]),
)
def test_measures_that_agree_may_come_in_any_order(
    kind: CaseKind, of_hold: list[Outcome], of_notice: list[Outcome]
) -> None:
    order, done = (of_hold if kind == "hold" else of_notice), list[Outcome]()
    for outcome in order:
        assert step(kind, done, outcome) is Step.NEXT
        done.append(outcome)


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("hold", "release", "refuse"),
        ("hold", "refuse", "release"),
        ("hold", "hold_expired", "release"),
        ("hold", "release", "suspend"),
        ("hold", "mute", "release"),
        ("hold", "lift_pause", "confirm_pause"),
        ("hold", "give_back", "keep_out"),
        ("hold", "confirm_pause", "release"),
        ("notice", "dismiss", "remove"),
        ("notice", "remove", "dismiss"),
        ("notice", "suspend", "dismiss"),
    ],
)
def test_contradictions_are_invalid(kind: CaseKind, first: Outcome, second: Outcome) -> None:
    assert step(kind, [first], second) is Step.INVALID


def test_what_is_not_of_this_kind_of_case_is_invalid() -> None:
    assert step("hold", [], "remove") is Step.INVALID
    assert step("hold", [], "dismiss") is Step.INVALID
    assert step("notice", ["give_back"], "keep_out") is Step.INVALID
    assert step("notice", [], "release") is Step.INVALID
    assert step("notice", [], "hold_expired") is Step.INVALID


@given(KINDS, st.sets(OUTCOMES))
def test_a_case_is_open_exactly_until_its_question_is_answered(kind: CaseKind, done: set[Outcome]) -> None:
    answered = done & ({"release", "refuse", "hold_expired"} if kind == "hold" else set(AFTER["notice"]) - ANSWERS)
    if kind == "hold":
        assert (status(kind, done) == "open") == (not answered)
    elif answered:
        assert status(kind, done) != "open"


def test_the_gravest_outcome_names_the_case_whatever_came_first() -> None:
    for order in permutations(["remove", "mute", "fresh_proof", "suspend"]):
        assert status("notice", order) == "suspended"  # type: ignore[arg-type]
    assert status("hold", ["refuse", "mute"]) == "refused"
    assert status("notice", ["mute"]) == "muted"
    assert status("notice", ["fresh_proof", "mute"]) == "fresh_proof"
    assert {outcome for outcome, _ in STATUS} == set(ACTS) - ANSWERS | {"hold_expired"}


@pytest.mark.parametrize(("first", "second"), [("confirm_pause", "lift_pause"), ("keep_out", "give_back")])
def test_what_a_person_confirmed_a_person_may_take_back(first: Outcome, second: Outcome) -> None:
    assert step("hold", ["hold_expired", first], second) is Step.NEXT


@given(KINDS, st.sets(OUTCOMES), TARGETS, *[st.booleans()] * 5)
def test_only_possible_acts_are_offered(
    kind: CaseKind,
    done: set[Outcome],
    target: wire.TargetKind,
    known: bool,
    placed: bool,
    paused: bool,
    returned: bool,
    deliverable: bool,
) -> None:
    about = {"known": known, "placed": placed, "paused": paused, "returned": returned, "deliverable": deliverable}
    for act in acts(kind, done, target, **about):
        assert act != "release" or deliverable
        assert act not in {"lift_pause", "confirm_pause"} or paused
        assert act not in {"give_back", "keep_out"} or returned
        assert step(kind, done, act) is Step.NEXT
        assert act != "remove" or target == "message"
        assert act not in {"suspend", "fresh_proof"} or known
        assert act != "mute" or (known and placed)


def test_the_wire_speaks_of_the_same_acts_and_statuses() -> None:
    assert get_args(wire.ActKind) == ACTS
    assert set(get_args(wire.CaseStatus)) == {"open", *(name for _, name in STATUS)}


# ---------------------------------------------------------------- priority

AT = 1_800_000_000.0


@given(st.sampled_from(sorted(REASONS)), st.integers(0, 5_000), st.integers(0, 5_000), st.floats(0, 200_000))
def test_age_and_reach_only_make_a_case_more_urgent(reason: str, reports: int, present: int, age: float) -> None:
    due = due_at(reason, AT)
    now = urgency(reason, reports, present, AT, due, AT + age)
    assert now > 0
    assert urgency(reason, reports, present, AT, due, AT + age + 60) > now
    assert urgency(reason, reports + 1, present, AT, due, AT + age) >= now
    crowd = urgency(reason, reports, present + reports + 2, AT, due, AT + age)
    assert crowd > urgency(reason, reports, 0, AT, due, AT + age)


def test_danger_to_a_person_comes_before_nuisance() -> None:
    minor, spam = due_at("minor", AT), due_at("spam", AT)
    assert minor < spam
    assert urgency("minor", 1, 0, AT, minor, AT) > urgency("spam", 1, 0, AT, spam, AT)


def test_a_hold_is_due_before_it_expires() -> None:
    assert due_at("spam", AT, AT + 900) == AT + 900
    assert due_at("minor", AT, AT + 86_400) == AT + 3_600
