"""Features of judged texts, as lines of codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.values import Span
from salon.safety.finding import Finding
from salon.safety.marks import FINDINGS_MAX, marks_of, read, stamps_in
from salon.safety.policy import FAMILIES, PLACES, PRESETS, Scene, decide

FINDINGS = st.builds(
    Finding,
    rule=st.sampled_from(["links", "head_spam", "talk.sale", "pack.own_1"]),
    version=st.integers(1, 999),
    family=st.sampled_from(FAMILIES),
    severity=st.integers(1, 3),
    score=st.integers(0, 20).map(lambda twentieth: twentieth / 20),
)
SCENES = st.builds(
    Scene,
    place=st.sampled_from(PLACES),
    preset=st.sampled_from(PRESETS),
    role=st.sampled_from(["", "host"]),
    first_contact=st.booleans(),
)


@given(st.lists(FINDINGS, min_size=1, max_size=6), SCENES)
def test_a_line_is_asked_again_and_says_the_same(found: list[Finding], scene: Scene) -> None:
    again, kept = read(marks_of(found, scene))
    assert again == scene
    assert decide(kept, again).action == decide(tuple(found), scene).action


def test_a_line_holds_no_span_and_no_exact_score() -> None:
    line = marks_of([Finding("head_spam", 3, "spam", spans=(Span(4, 11),), score=0.7312)], Scene())
    assert line == "room|normal||-|head_spam@3:spam:2:0.75"
    assert stamps_in(line) == ("head_spam@3",)


def test_nothing_found_is_no_line_and_a_flood_of_findings_is_cut() -> None:
    assert marks_of([], Scene()) == ""
    assert stamps_in("") == ()
    many = [Finding(f"rule{number}", 1, "spam") for number in range(40)]
    assert len(read(marks_of(many, Scene()))[1]) == FINDINGS_MAX


@pytest.mark.parametrize("line", ["", "room|normal", "room|normal||-|links", "room|normal||-|links@1:links:9:1.00"])
def test_what_is_no_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read(line)
