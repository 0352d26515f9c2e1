"""The closed list of reasons: complete in both languages, and silent where the machine must be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from salon.base.reasons import OF_RULE_FAMILY, REASONS, TOLD, reason_of_family, told_reason
from salon.safety.policy import FAMILIES, FLOOR, PROTECTED

ROOT = Path(__file__).resolve().parents[2]
LOCALES = {lang: json.loads((ROOT / f"web/locales/{lang}.json").read_text()) for lang in ("fr", "en")}


@pytest.mark.parametrize("lang", sorted(LOCALES))
@pytest.mark.parametrize("code", sorted(REASONS))
def test_every_reason_has_text_in_both_languages(code: str, lang: str) -> None:
    assert LOCALES[lang].get(f"reason.{code}", "").strip()


def test_no_text_is_left_for_a_reason_that_is_none() -> None:
    texts = {key.removeprefix("reason.") for key in LOCALES["en"] if key.startswith("reason.")}
    assert texts - {"unknown"} == set(REASONS)


def test_the_page_offers_only_reasons_that_are_known() -> None:
    for page in ("Report.tsx", "Person.tsx"):
        source = (ROOT / "web/src/visitor/dialogs" / page).read_text()
        offered = source.partition("REASONS = [")[2].partition("]")[0]
        codes = {word.strip().strip("'") for word in offered.split(",") if word.strip()}
        assert codes
        assert codes <= set(REASONS)


def test_a_reason_that_rests_on_the_law_names_it_and_no_other_does() -> None:
    for reason in REASONS.values():
        assert bool(reason.source) == (reason.ground == "law")


@pytest.mark.parametrize("family", sorted({*FAMILIES, *FLOOR, *PROTECTED}))
def test_every_rule_family_is_filed_under_a_reason(family: str) -> None:
    assert family in OF_RULE_FAMILY
    assert reason_of_family(family) in REASONS


def test_an_unknown_family_is_filed_under_other() -> None:
    assert reason_of_family("") == reason_of_family("new") == "other"


@pytest.mark.parametrize("family", sorted({*FLOOR, *PROTECTED}))
def test_the_machine_never_tells_the_signal_of_a_protected_family(family: str) -> None:
    told = "photo" if family == "image_match" else "other"
    assert told_reason(reason_of_family(family), automated=True) == told


def test_of_a_picture_the_machine_tells_that_it_was_the_picture_and_not_what_was_found_in_it() -> None:
    found = {(reason_of_family("nudity"), "photo_nudity"), ("photo", "image_match"), ("coercion", "image_match")}
    assert {told_reason(reason, automated=True, rule=rule) for reason, rule in found} == {"photo"}
    assert told_reason("coercion", automated=True, rule="photo_late") == "other"
    assert told_reason("coercion", automated=False, rule="image_match") == "coercion"


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_a_person_tells_the_reason_and_the_machine_an_ordinary_one(reason: str) -> None:
    assert told_reason(reason, automated=False) == reason
    assert told_reason(reason, automated=True) in {*TOLD, "other"}
