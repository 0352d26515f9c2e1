"""Every rule against its own examples; the policy's floor; the engine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.safety.engine import examine, findings, text_digest
from salon.safety.policy import FAMILIES, FLOOR
from salon.safety.rule import EXAMPLES_YEAR, RULES, Rule

HITS = [(rule, text) for rule in RULES.values() for text in rule.hit]
MISSES = [(rule, text) for rule in RULES.values() for text in rule.miss]


@pytest.mark.parametrize(("rule", "text"), HITS, ids=lambda value: getattr(value, "code", value))
def test_a_rule_finds_its_own_hits(rule: Rule, text: str) -> None:
    assert rule.stamp in examine(text, rule.where, EXAMPLES_YEAR).stamps


@pytest.mark.parametrize(("rule", "text"), MISSES, ids=lambda value: getattr(value, "code", value))
def test_a_rule_leaves_its_own_misses_alone(rule: Rule, text: str) -> None:
    assert rule.stamp not in examine(text, rule.where, EXAMPLES_YEAR).stamps


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
    assert examine(text, "room", EXAMPLES_YEAR).action == "allow"


@given(st.text(max_size=300))
def test_spans_lie_in_the_typed_text(text: str) -> None:
    verdict = examine(text, "room", EXAMPLES_YEAR)
    spans = [span for finding in findings(text, "room", EXAMPLES_YEAR) for span in finding.spans]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert verdict.finding is None or verdict.finding.spans


def test_the_span_is_what_was_typed() -> None:
    typed = "venez sur ｅｘｅｍｐｌｅ．ｃｏｍ ce soir"
    verdict = examine(typed, "room", EXAMPLES_YEAR)
    assert verdict.finding is not None
    assert [typed[span.start : span.end] for span in verdict.finding.spans] == ["ｅｘｅｍｐｌｅ．ｃｏｍ"]


def test_the_same_text_four_times_is_repetition() -> None:
    earlier = tuple((10.0 * n, text_digest("Coucou !")) for n in range(1, 4))
    assert "repetition@2" in examine("c o u c o u", "room", EXAMPLES_YEAR, earlier).stamps
    assert "repetition@2" not in examine("Bonsoir", "room", EXAMPLES_YEAR, earlier).stamps


@pytest.mark.parametrize("text", ["oui", "mdr", "😂", "!!", "ok ok"])
def test_short_answers_may_be_given_again_and_again(text: str) -> None:
    earlier = tuple((10.0 * n, text_digest(text)) for n in range(1, 4))
    assert examine(text, "room", EXAMPLES_YEAR, earlier).action == "allow"


def test_a_person_looks_at_a_sign_of_a_minor_also_where_another_rule_would_only_block() -> None:
    verdict = examine("j'ai 15 ans, ajoute moi sur snap : camille_t, exemple.org", "room", EXAMPLES_YEAR)
    assert verdict.finding is not None
    assert (verdict.action, verdict.finding.rule) == ("hold", "minor")
    assert {"links@4", "contact@2", "minor@2"} <= set(verdict.stamps)


def test_a_sign_in_a_flood_is_held_all_the_same() -> None:
    earlier = tuple((float(n), n) for n in range(8))
    assert examine("j'ai 15 ans", "room", EXAMPLES_YEAR, earlier).action == "hold"


def test_the_strongest_consequence_wins() -> None:
    found = examine("tu es un idiot, va sur www.exemple.fr", "room", EXAMPLES_YEAR)
    assert found.finding is not None
    assert (found.action, found.finding.rule) == ("block", "links")
    assert found.stamps == ("links@4", "insults@3")
    assert examine("bonsoir", "room", EXAMPLES_YEAR).action == "allow"


def test_protected_rules_give_no_hint() -> None:
    assert all(not rule.hint for rule in RULES.values() if rule.family in FLOOR)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_a_rule_asks_to_change_is_said_in_words(lang: str) -> None:
    texts = json.loads((Path(__file__).resolve().parents[2] / "web" / "locales" / f"{lang}.json").read_text())
    assert {rule.hint for rule in RULES.values() if rule.hint and not texts.get(f"hint.{rule.hint}")} == set()


def test_every_family_of_a_rule_has_its_row_in_the_table() -> None:
    assert {rule.family for rule in RULES.values()} <= set(FAMILIES)


def test_every_rule_has_its_row_in_the_documentation() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "safety-rules.md").read_text()
    for rule in RULES.values():
        assert f"| `{rule.code}` | {rule.version} | {rule.family} | {rule.clause} |" in page
