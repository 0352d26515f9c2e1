"""The policy table: what an operator may change, and the floor that nothing lowers."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.safety.finding import Finding
from salon.safety.policy import (
    FAMILIES,
    FLOOR,
    HARMLESS,
    LANGUAGE,
    ORDER,
    PLACES,
    PRESETS,
    ROLES,
    TABLE,
    Action,
    Row,
    Scene,
    decide,
    digest,
    faults,
    stricter,
    weigh,
)


def found(family: str, rule: str = "words", severity: int = 2, score: float = 1.0) -> Finding:
    return Finding(rule, 1, family, severity=severity, score=score)


ROWS = st.builds(
    Row,
    family=st.sampled_from(["*", *FAMILIES]),
    action=st.sampled_from(ORDER),
    rule=st.sampled_from(["", "words", "head_*"]),
    places=st.lists(st.sampled_from(PLACES), max_size=2).map(tuple),
    severity=st.integers(1, 3),
    score=st.floats(0, 1),
    presets=st.lists(st.sampled_from(PRESETS), max_size=2).map(tuple),
    roles=st.lists(st.sampled_from(ROLES), max_size=1).map(tuple),
    first_contact=st.none() | st.booleans(),
)
SCENES = st.builds(
    Scene, st.sampled_from(PLACES), st.sampled_from(PRESETS), st.sampled_from(["", *ROLES]), st.booleans()
)


@given(st.sampled_from(sorted(FLOOR)), st.integers(1, 3), st.floats(0, 1), SCENES, st.lists(ROWS, max_size=6))
def test_nothing_lowers_the_floor_of_protected_families(
    family: str, severity: int, score: float, scene: Scene, rows: list[Row]
) -> None:
    finding = found(family, severity=severity, score=score)
    assert ORDER.index(weigh(finding, scene, (*rows, *TABLE))) >= ORDER.index("hold")


@pytest.mark.parametrize("family", sorted(FLOOR))
@pytest.mark.parametrize("action", ["allow", "flag"])
def test_a_row_that_lowers_the_floor_is_named(family: str, action: Action) -> None:
    (fault,) = faults([Row(family, action)])
    assert (fault.row, fault.code) == (0, "floor")
    assert family in fault.text
    (every,) = faults([Row("insult", "allow"), Row("*", action)])
    assert (every.row, every.code) == (1, "floor")
    assert every.text.startswith("`*` takes in")
    assert faults([Row(family, "hold"), Row(family, "block")]) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_role_is_exempt_from_harmless_families_only(family: str) -> None:
    refused = faults([Row(family, "allow", roles=("host",))])
    assert (refused == []) == (family in HARMLESS)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_preset_weakens_coarse_language_only(family: str) -> None:
    refused = faults([Row(family, "flag", presets=("relaxed",))])
    assert (refused == []) == (family in LANGUAGE)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("family", sorted(set(FAMILIES) - LANGUAGE))
def test_no_shipped_preset_admits_more_than_coarse_language(family: str, place: str) -> None:
    actions = {weigh(found(family), Scene(place, preset)) for preset in PRESETS}
    assert len(actions) == 1


def test_what_nobody_heard_of_is_refused_in_one_line_each() -> None:
    row = Row("rumour", "hold", places=("attic",), presets=("loud",), roles=("king",))
    assert [fault.text.partition(" is called")[0] for fault in faults([row])] == [
        "no family",
        "no place",
        "no preset",
        "no role",
    ]


def test_a_learned_score_never_blocks() -> None:
    assert faults([Row("*", "block", rule="head_*")])
    assert faults([Row("*", "flag", rule="head_*")]) == []


@pytest.mark.parametrize(("score", "action"), [(0.2, "allow"), (0.5, "flag"), (1.0, "flag")])
def test_a_learned_score_flags_from_one_half_and_never_holds(score: float, action: Action) -> None:
    assert weigh(found("hate", "head_hate", score=score), Scene("room")) == action


def test_the_preset_of_a_room_decides_about_coarse_language() -> None:
    by_preset = {preset: weigh(found("insult", severity=1), Scene("room", preset)) for preset in PRESETS}
    assert by_preset == {"strict": "hold", "normal": "flag", "relaxed": "allow"}
    assert {weigh(found("insult", severity=3), Scene("room", preset)) for preset in PRESETS} == {"hold"}


def test_an_operators_row_stands_before_the_shipped_ones() -> None:
    table = (Row("links", "allow", roles=("host",)), *TABLE)
    assert weigh(found("links"), Scene("room", role="host"), table) == "allow"
    assert weigh(found("links"), Scene("room"), table) == "block"


def test_the_first_messages_of_a_talk_may_be_judged_otherwise() -> None:
    assert weigh(found("sexual"), Scene("direct", first_contact=True)) == "hold"
    assert weigh(found("sexual"), Scene("direct")) == "flag"


def test_an_unknown_family_is_held() -> None:
    assert weigh(found("never heard of"), Scene("room")) == "hold"


def test_every_row_can_be_read_and_the_digest_names_the_table() -> None:
    assert Row("insult", "flag", places=("room", "topic"), presets=("relaxed",), severity=2).line == (
        "family=insult severity>=2 place=room|topic preset=relaxed -> flag"
    )
    assert (
        Row("*", "hold", rule="head_*", score=0.85, roles=("host",), first_contact=True).line
        == "family=* rule=head_* score>=0.85 role=host first_contact=yes -> hold"
    )
    assert digest(TABLE) == digest(tuple(TABLE))
    assert digest(TABLE) != digest(TABLE[1:])
    assert len({row.line for row in TABLE}) == len(TABLE)


def test_the_shipped_table_has_no_fault() -> None:
    assert faults(TABLE) == []


def test_a_protected_hold_goes_before_an_ordinary_block_and_before_a_flood() -> None:
    grave, link, flood = found("coercion"), found("links"), found("flooding")
    assert decide((link, grave), "room").finding == grave
    assert decide((grave, flood), "room").finding == grave
    assert decide((), "room").action == "allow"


IN_ORDER: tuple[tuple[tuple[Action, str], ...], ...] = (
    (("allow", "links"), ("allow", "minor_contact")),
    (("flag", "insult"), ("flag", "flooding")),
    (("hold", "insult"), ("hold", "flooding"), ("hold", "sale")),
    (("block", "links"), ("block", "insult"), ("block", "flooding")),
    (("block", "image_match"), ("block", "minor_contact")),
    (("hold", "minor_contact"), ("hold", "threat_to_life"), ("hold", "robbery_setup"), ("hold", "image_match")),
)
"""What wins over everything above it; what stands in one line is alike."""


def test_which_of_two_outcomes_wins_is_one_order() -> None:
    for number, alike in enumerate(IN_ORDER):
        for one in alike:
            assert not any(stricter(one, other) for other in alike), "the first stays"
            for below in IN_ORDER[:number]:
                assert all(stricter(other, one) and not stricter(one, other) for other in below)


def test_the_order_in_which_rules_speak_decides_nothing() -> None:
    link, flood, minor = found("links"), found("flooding"), found("minor_contact")
    for findings in permutations((link, flood, minor)):
        assert decide(findings, "room").finding is minor


def test_a_rule_tried_out_in_silence_has_no_consequence_and_is_not_named() -> None:
    link = found("links")
    silent = decide((link,), "room", most={link.stamp: "allow"})
    assert (silent.action, silent.finding, silent.stamps) == ("allow", None, ())
    assert decide((link,), "room", most={link.stamp: "hold"}).action == "hold"


@pytest.mark.parametrize("family", sorted(FLOOR))
def test_no_limit_of_a_rule_lets_a_protected_finding_through(family: str) -> None:
    grave = found(family)
    verdict = decide((grave,), "room", most={grave.stamp: "allow"})
    assert (verdict.action, verdict.stamps) == ("hold", (grave.stamp,))
