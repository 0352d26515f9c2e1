"""The two catalogues of the pages, and the language of a request."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.reasons import REASONS
from salon.gateway.pages import REFUSALS
from salon.gateway.texts import LANGUAGES, choose, texts
from salon.moderation.decision import DecisionKind
from salon.safety import rules as _register  # noqa: F401  # fills RULES
from salon.safety.rule import RULES

EN, FR = texts("en"), texts("fr")


def test_both_languages_have_the_same_texts() -> None:
    assert set(FR.catalogue) == set(EN.catalogue)


@pytest.mark.parametrize("key", sorted(EN.catalogue))
def test_both_languages_have_the_same_placeholders_and_say_something(key: str) -> None:
    found = [sorted(re.findall(r"\{(\w+)\}", t.catalogue[key])) for t in (EN, FR)]
    assert found[0] == found[1]
    assert all(t.catalogue[key].strip() for t in (EN, FR))


def test_texts_with_a_number_come_in_two_forms() -> None:
    counted = [key for key in EN.catalogue if key.endswith((".one", ".other")) and "{n}" in EN.catalogue[key]]
    stems = {key.rpartition(".")[0] for key in counted}
    assert stems
    for stem in stems:
        assert {f"{stem}.one", f"{stem}.other"} <= set(EN.catalogue)


def test_numbers_are_written_and_counted_in_the_languages_way() -> None:
    assert EN.count("front.present", 0) == "0 people"
    assert FR.count("front.present", 0) == "0 personne"
    assert EN.count("front.present", 1) == "1 person"
    assert EN.count("front.present", 12_345) == "12,345 people"
    assert FR.count("front.present", 12_345) == "12\u202f345 personnes"


def test_times_are_written_in_the_languages_way() -> None:
    at_ms = 1_795_563_600_000
    assert EN.moment(at_ms, "Europe/Paris") == "25 November 2026, 00:40 (Europe/Paris)"
    assert FR.opens(at_ms, "UTC") == "mardi 23:40"
    assert EN.date("2026-11-24") == "24 November 2026"
    assert [EN.duration(seconds) for seconds in (600, 5_400, 3_600, 14_400)] == [
        "10 minutes",
        "90 minutes",
        "1 hour",
        "4 hours",
    ]


def test_french_marks_never_begin_a_line() -> None:
    for key, text in FR.catalogue.items():
        assert not re.search(" [;:!?»]|« ", text), key


def test_an_unknown_text_is_a_bug() -> None:
    with pytest.raises(KeyError):
        EN("front.nothing")
    with pytest.raises(KeyError):
        EN("front.present.one")


def test_every_refusal_every_clause_of_a_rule_and_every_reason_has_its_text() -> None:
    for case in REFUSALS:
        assert EN.has(f"wallet.{case}")
        assert EN.has(f"wallet.{case}_text")
    assert RULES
    for reason in REASONS:
        assert EN.has(f"claim_reason.{reason}")
    for kind in get_args(DecisionKind):
        assert EN.has(f"claim_kind.{kind}")
    for rule in RULES.values():
        assert EN.has(f"rules.r{rule.clause.replace('.', '_')}"), rule


@pytest.mark.parametrize(
    ("asked", "kept", "header", "lang"),
    [
        ("fr", "en", "en", "fr"),
        ("", "fr", "en", "fr"),
        ("", "", "fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("", "", "de-DE,de;q=0.9,fr;q=0.5,en;q=0.4", "fr"),
        ("", "", "fr;q=0,en;q=0.1", "en"),
        ("", "", "de,*;q=0.5", "en"),
        ("", "", "", "en"),
        ("<script>", "../fr", "fr;q=9, en-GB", "en"),
        ("FR", "", "fr" + "," * 100_000, "fr"),
    ],
)
def test_the_language_is_the_one_asked_for_then_kept_then_the_browsers_best(
    asked: str, kept: str, header: str, lang: str
) -> None:
    assert choose(asked, kept, header) == lang


@given(st.text(), st.text(), st.text())
def test_any_header_gives_a_language_of_ours(asked: str, kept: str, header: str) -> None:
    assert choose(asked, kept, header) in LANGUAGES
