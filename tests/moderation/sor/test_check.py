"""The check of statements against every rule the database's source has, field by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.moderation.sor import codes
from salon.moderation.sor.check import FIELDS, Register, check
from tests.moderation.sor.statements import GONE, TERMS, changed

LAW = next(
    (path for up in Path(__file__).resolve().parents if (path := up / "shared" / "law" / "sor_schema.json").is_file()),
    None,
)
ILLEGAL: dict[str, Any] = {
    "decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT",
    "illegal_content_legal_ground": "Code pénal, article R624-3",
    "illegal_content_explanation": "An insult against a group.",
    "incompatible_content_ground": GONE,
    "incompatible_content_explanation": GONE,
}
FOUR = ["decision_visibility", "decision_monetary", "decision_provision", "decision_account"]


def failing(**fields: Any) -> set[str]:
    return set(check(changed(**fields)).errors)


def stored(**fields: Any) -> dict[str, Any]:
    answer = check(changed(**fields))
    assert answer.ok, answer.errors
    assert answer.stored is not None
    return answer.stored


def test_a_complete_statement_passes_and_is_kept_with_its_lists_in_order() -> None:
    assert stored() == {**TERMS, "territorial_scope": ["BE", "FR"]}
    assert stored(**ILLEGAL)["illegal_content_legal_ground"] == "Code pénal, article R624-3"


def test_an_empty_statement_fails_in_fourteen_fields() -> None:
    assert set(check({}).errors) == {
        *FOUR,
        *("decision_ground", "content_type", "category", "content_date", "application_date", "decision_facts"),
        *("source_type", "automated_detection", "automated_decision", "puid"),
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # One of the four decisions is enough; none of them is none of all four.
        ({"decision_visibility": GONE}, set(FOUR)),
        ({"decision_visibility": []}, set(FOUR)),
        ({"decision_visibility": None, "decision_monetary": " "}, set(FOUR)),
        ({"decision_visibility": GONE, "decision_account": "DECISION_ACCOUNT_SUSPENDED"}, set()),
        ({"decision_visibility": GONE, "decision_provision": "DECISION_PROVISION_TOTAL_SUSPENSION"}, set()),
        ({"decision_visibility": [], "decision_monetary": "DECISION_MONETARY_SUSPENSION"}, set()),
        ({"decision_visibility": "DECISION_VISIBILITY_CONTENT_REMOVED"}, {"decision_visibility"}),
        ({"decision_visibility": ["DECISION_VISIBILITY_CONTENT_REMOVED", "GONE"]}, {"decision_visibility"}),
        ({"decision_visibility": [["DECISION_VISIBILITY_CONTENT_REMOVED"]]}, {"decision_visibility"}),
        ({"decision_visibility": ["null"]}, set()),
        ({"decision_account": "null"}, set()),
        ({"decision_account": ["DECISION_ACCOUNT_SUSPENDED"]}, {"decision_account"}),
        ({"decision_account": "decision_account_suspended"}, {"decision_account"}),
        ({"account_type": "ACCOUNT_TYPE_PRIVATE"}, set()),
        ({"account_type": "PRIVATE"}, {"account_type"}),
        # What goes with "other".
        ({"decision_visibility": ["DECISION_VISIBILITY_OTHER"]}, {"decision_visibility_other"}),
        ({"decision_visibility": ["DECISION_VISIBILITY_OTHER"], "decision_visibility_other": "hidden"}, set()),
        ({"decision_visibility": "DECISION_VISIBILITY_OTHER"}, {"decision_visibility", "decision_visibility_other"}),
        ({"decision_visibility_other": "x" * 501}, {"decision_visibility_other"}),
        ({"decision_monetary": "DECISION_MONETARY_OTHER"}, {"decision_monetary_other"}),
        (
            {"decision_monetary": "DECISION_MONETARY_OTHER", "decision_monetary_other": "x" * 501},
            {"decision_monetary_other"},
        ),
        ({"decision_monetary_other": "x" * 501}, set()),
        ({"content_type": ["CONTENT_TYPE_OTHER"]}, {"content_type_other"}),
        ({"content_type": "CONTENT_TYPE_OTHER"}, {"content_type", "content_type_other"}),
        ({"content_type": ["CONTENT_TYPE_OTHER"], "content_type_other": "a pseudonym"}, set()),
        ({"content_type_other": "x" * 501}, {"content_type_other"}),
        # Grounds.
        ({"decision_ground": GONE}, {"decision_ground"}),
        (
            {"decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT"},
            {"illegal_content_legal_ground", "illegal_content_explanation"},
        ),
        ({"incompatible_content_ground": None}, {"incompatible_content_ground"}),
        ({"incompatible_content_explanation": "x" * 2_001}, {"incompatible_content_explanation"}),
        ({"incompatible_content_explanation": "é" * 2_000}, set()),
        ({"illegal_content_explanation": "x" * 9_999}, set()),
        ({"incompatible_content_illegal": "Yes"}, set()),
        ({"incompatible_content_illegal": "yes"}, {"incompatible_content_illegal"}),
        ({"incompatible_content_illegal": True}, {"incompatible_content_illegal"}),
        ({"incompatible_content_illegal": None}, {"incompatible_content_illegal"}),
        ({**ILLEGAL, "incompatible_content_illegal": "maybe"}, {"incompatible_content_illegal"}),
        ({"decision_ground_reference_url": "https://chat.example/rules#2.3"}, set()),
        ({"decision_ground_reference_url": "chat.example/rules"}, {"decision_ground_reference_url"}),
        ({"decision_ground_reference_url": "https://"}, {"decision_ground_reference_url"}),
        ({"decision_ground_reference_url": "https://chat.example/a b"}, {"decision_ground_reference_url"}),
        ({"decision_ground_reference_url": "https://chat.example/" + "a" * 500}, {"decision_ground_reference_url"}),
        ({"decision_ground_reference_url": None}, set()),
        # Content and categories.
        ({"content_type": []}, {"content_type"}),
        ({"content_type": ["TEXT"]}, {"content_type"}),
        ({"content_type": {"0": "CONTENT_TYPE_TEXT"}}, set()),
        ({"category": "STATEMENT_CATEGORY_PORNOGRAPHY_OR_SEXUALIZED_CONTENT"}, {"category"}),
        ({"category": ["STATEMENT_CATEGORY_VIOLENCE"]}, {"category"}),
        ({"category_addition": None}, {"category_addition"}),
        ({"category_addition": []}, set()),
        ({"category_addition": "STATEMENT_CATEGORY_VIOLENCE"}, {"category_addition"}),
        ({"category_specification": None}, set()),
        ({"category_specification": ["KEYWORD_STALKING"]}, set()),
        ({"category_specification": ["KEYWORD_ONLINE_BULLYING_INTIMIDATION"]}, {"category_specification"}),
        ({"category_specification": ["KEYWORD_OTHER"]}, set()),
        ({"category_specification_other": "x" * 501}, {"category_specification_other"}),
        ({"content_id": {"EAN-13": "1234567890123"}}, set()),
        ({"content_id": {"EAN-13": "12345"}}, {"content_id"}),
        ({"content_id": "1234567890123"}, {"content_id"}),
        ({"content_id_ean": 1234567890123}, set()),
        ({"content_id_ean": "123456789012X"}, {"content_id_ean"}),
        ({"territorial_scope": ["GR"]}, set()),
        ({"territorial_scope": ["EL"]}, {"territorial_scope"}),
        ({"territorial_scope": ["GB"]}, {"territorial_scope"}),
        ({"territorial_scope": "FR"}, {"territorial_scope"}),
        ({"territorial_scope": None}, set()),
        ({"content_language": "EL"}, set()),
        ({"content_language": "fr"}, {"content_language"}),
        ({"content_language": "GR"}, {"content_language"}),
        # Dates.
        ({"content_date": "2000-01-01"}, set()),
        ({"content_date": "1999-12-31"}, {"content_date"}),
        ({"application_date": "2019-12-31"}, {"application_date"}),
        ({"application_date": "2038-01-01"}, set()),
        ({"application_date": "2038-01-02"}, {"application_date"}),
        ({"application_date": "2026-02-29"}, {"application_date"}),
        ({"application_date": "2024-02-29"}, set()),
        ({"application_date": "2026-1-2"}, {"application_date"}),
        ({"application_date": "2026-11-24T10:00:00Z"}, {"application_date"}),
        ({"application_date": "٢٠٢٦-١١-٢٤"}, {"application_date"}),
        ({"application_date": 20261124}, {"application_date"}),
        ({"application_date": None}, {"application_date"}),
        ({"end_date_visibility_restriction": ""}, set()),
        ({"end_date_account_restriction": "1990-01-01"}, set()),
        ({"end_date_account_restriction": "0000-02-29"}, set()),
        ({"end_date_service_restriction": "2038-01-02"}, {"end_date_service_restriction"}),
        ({"end_date_monetary_restriction": "soon"}, {"end_date_monetary_restriction"}),
        # Facts and sources.
        ({"decision_facts": " \u200b\n"}, {"decision_facts"}),
        ({"decision_facts": "😀" * 5_000}, set()),
        ({"decision_facts": "x" * 5_001}, {"decision_facts"}),
        ({"decision_facts": 42}, set()),
        ({"decision_facts": ["a"]}, {"decision_facts"}),
        ({"source_type": "SOURCE_ART_16"}, {"source_type"}),
        ({"source_identity": "x" * 501}, {"source_identity"}),
        ({"source_identity": "x" * 501, "source_type": "SOURCE_VOLUNTARY"}, set()),
        ({"automated_detection": True}, {"automated_detection"}),
        ({"automated_decision": "Yes"}, {"automated_decision"}),
        # The identifier.
        ({"puid": "a.b"}, {"puid"}),
        ({"puid": "a b"}, {"puid"}),
        ({"puid": "é"}, {"puid"}),
        ({"puid": "a\n"}, set()),
        ({"puid": "a" * 501}, {"puid"}),
        ({"puid": 17}, set()),
        ({"puid": True}, {"puid"}),
        ({"nobody": "knows"}, set()),
    ],
)
def test_each_field_fails_where_the_database_says_so(fields: dict[str, Any], expected: set[str]) -> None:
    assert failing(**fields) == expected


def test_what_is_kept_is_trimmed_sorted_and_without_what_the_database_drops() -> None:
    kept = stored(
        decision_facts="  two spaces\u00a0",
        decision_monetary_other="dropped",
        content_type_other="dropped",
        illegal_content_explanation="dropped",
        source_type="SOURCE_VOLUNTARY",
        source_identity="dropped",
        territorial_scope=["SE", "AT", "SE"],
        category_addition=["STATEMENT_CATEGORY_VIOLENCE", "STATEMENT_CATEGORY_CYBER_VIOLENCE"],
        content_id={"EAN-13": "1234567890123", "ISBN": "lost"},
        unknown="lost",
    )
    assert kept["decision_facts"] == "two spaces"
    assert kept["territorial_scope"] == ["AT", "SE"]
    assert kept["category_addition"] == ["STATEMENT_CATEGORY_VIOLENCE"]
    assert kept["content_id"] == {"EAN-13": "1234567890123"}
    assert "dropped" not in kept.values()
    assert "unknown" not in kept


def test_an_identifier_is_taken_once_and_a_refused_statement_takes_none() -> None:
    register = Register()
    assert set(register.submit(changed(category="none")).errors) == {"category"}
    assert register.submit(TERMS).ok
    again = register.submit({**TERMS, "puid": f" {TERMS['puid']} "})
    assert (again.ok, set(again.errors), again.stored) == (False, {"puid"}, None)
    assert register.submit(changed(puid="another")).ok


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), JSON))
def test_any_json_is_answered_and_what_is_kept_would_be_kept_again(fields: dict[str, Any]) -> None:
    for payload in (fields, {**TERMS, **fields}):
        answer = check(payload)
        assert answer.ok == (answer.errors == {}) == (answer.stored is not None)
        assert set(answer.errors) <= set(FIELDS)
        if answer.stored is not None:
            assert check(answer.stored).stored == answer.stored


@pytest.mark.skipif(LAW is None, reason="shared/law is not beside this checkout")
def test_our_fields_and_codes_are_those_of_the_reference() -> None:
    assert LAW is not None
    known = json.loads(LAW.read_text(encoding="utf-8"))
    assert set(FIELDS) == {field["name"] for field in known["fields"]}
    ours = {
        "decision_visibility": codes.VISIBILITY,
        "decision_monetary": codes.MONETARY,
        "decision_provision": codes.PROVISION,
        "decision_account": codes.ACCOUNT,
        "account_type": codes.ACCOUNT_TYPES,
        "decision_ground": codes.GROUNDS,
        "content_type": codes.CONTENT_TYPES,
        "category": codes.CATEGORIES,
        "category_specification": codes.KEYWORDS,
        "source_type": codes.SOURCES,
        "automated_decision": codes.AUTOMATED,
        "automated_detection": codes.YES_NO,
        "territorial_scope": codes.COUNTRIES,
        "content_language": codes.LANGUAGES,
    }
    assert ours == {name: frozenset(known["enumerations"][name]) for name in ours}
