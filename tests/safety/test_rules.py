"""Every rule against its own examples; the policy's floor; the engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.safety.engine import examine, text_digest
from salon.safety.policy import FLOOR, ORDER, TABLE, Action, action_for
from salon.safety.rule import RULES, Rule

HITS = [(rule, text) for rule in RULES.values() for text in rule.hit]
MISSES = [(rule, text) for rule in RULES.values() for text in rule.miss]


def stamps(text: str) -> tuple[str, ...]:
    return examine(text, "room").stamps


@pytest.mark.parametrize(("rule", "text"), HITS, ids=lambda value: getattr(value, "code", value))
def test_a_rule_finds_its_own_hits(rule: Rule, text: str) -> None:
    assert rule.stamp in stamps(text)


@pytest.mark.parametrize(("rule", "text"), MISSES, ids=lambda value: getattr(value, "code", value))
def test_a_rule_leaves_its_own_misses_alone(rule: Rule, text: str) -> None:
    assert rule.stamp not in stamps(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bonsoir à tous !",
        "Il fait beau à Nantes aujourd'hui",
        "What did you think of the film?",
        "Ma recette : 3 oeufs, 200 g de sucre",
        "😀😀😀",
        "",
    ],
)
def test_small_talk_passes(text: str) -> None:
    assert examine(text, "room").action == "allow"


@given(st.text(max_size=300))
def test_spans_lie_in_the_typed_text(text: str) -> None:
    verdict = examine(text, "room")
    assert all(0 <= span.start < span.end <= len(text) for span in verdict.spans)


def test_the_span_is_what_was_typed() -> None:
    typed = "venez sur ｅｘｅｍｐｌｅ．ｃｏｍ ce soir"
    verdict = examine(typed, "room")
    assert [typed[span.start : span.end] for span in verdict.spans] == ["ｅｘｅｍｐｌｅ．ｃｏｍ"]


def test_the_same_text_four_times_is_repetition() -> None:
    earlier = tuple((10.0 * n, text_digest("Coucou !")) for n in range(1, 4))
    assert "repetition@1" in examine("c o u c o u", "room", earlier).stamps
    assert "repetition@1" not in examine("Bonsoir", "room", earlier).stamps


@given(
    st.sampled_from(sorted(FLOOR)),
    st.sampled_from(["room", "direct", "name", "request"]),
    st.dictionaries(
        st.sampled_from(sorted(FLOOR)), st.dictionaries(st.sampled_from(["room", "direct", ""]), st.sampled_from(ORDER))
    ),
)
def test_nothing_lowers_the_floor_of_protected_families(
    family: str, where: str, table: dict[str, dict[str, Action]]
) -> None:
    assert ORDER.index(action_for(family, where, table)) >= ORDER.index("hold")


def test_an_unknown_family_is_held() -> None:
    assert action_for("never heard of", "room") == "hold"


def test_the_strongest_consequence_wins() -> None:
    found = examine("tu es un idiot, va sur www.exemple.fr", "room")
    assert (found.action, found.rule) == ("block", RULES["links"])
    assert found.stamps == ("links@1", "insults@1")
    assert examine("bonsoir", "room").action == "allow"


def test_protected_rules_give_no_hint() -> None:
    assert all(not rule.hint for rule in RULES.values() if rule.family in FLOOR)


def test_every_family_of_a_rule_has_its_row_in_the_table() -> None:
    assert {rule.family for rule in RULES.values()} == set(TABLE)


def test_every_rule_has_its_row_in_the_documentation() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "safety-rules.md").read_text()
    for rule in RULES.values():
        assert f"| `{rule.code}` | {rule.version} | {rule.family} | {rule.clause} |" in page


def test_hostile_length_is_linear_work() -> None:
    assert examine("a." * 1000 + "1 " * 1000 + "@" * 2000, "room").action in ORDER
