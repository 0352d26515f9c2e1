"""The three gravest families against cases of our own: every functionality, both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.safety.talk.hearing import GRAVE, cases, hear, right

OWN = cases(Path(__file__).with_name("cases_grave.jsonl"))
SET = "shared/data/saloncheck_dev.jsonl"
DEVELOPMENT = next((place / SET for place in Path(__file__).parents if (place / SET).exists()), None)
FUNCTIONALITIES = sorted({case["functionality"] for case in OWN})


@pytest.mark.parametrize("functionality", FUNCTIONALITIES)
def test_a_functionality_reaches_its_goal(functionality: str):
    """Odd cases are developed on, even ones kept aside."""
    half = [case for case in OWN if case["functionality"] == functionality and int(case["id"][-2:]) % 2]
    goal = 0.90 if half[0]["expect"]["band_min"] else 0.95
    wrong = [case["id"] for case in half if not right(case)]
    assert len(half) >= 10
    assert 1 - len(wrong) / len(half) >= goal, wrong


@pytest.mark.skipif(DEVELOPMENT is None, reason="the development set is not here")
def test_the_development_set_is_understood():
    assert DEVELOPMENT is not None
    mine = [
        case
        for case in cases(DEVELOPMENT)
        if not case["expect"]["signals_present"] or set(case["expect"]["signals_present"]) & set(GRAVE)
    ]
    wrong = [case["id"] for case in mine if not right(case)]
    assert 1 - len(wrong) / len(mine) >= 0.95, wrong


def test_a_sign_points_at_what_was_typed():
    text = "salut, j'ai  ｑｕｉｎｚｅ ans"
    ((_, family, name, band),) = hear([{"by": "A", "dt_s": 0, "text": text}])
    assert (family, name, band) == ("minor_contact", "own_age", "urgent")


def test_being_called_a_minor_is_remembered_and_no_more():
    found = hear([{"by": "A", "dt_s": 0, "text": "mais tu es mineure toi !"}])
    assert [(name, band) for _, _, name, band in found] == [("called_minor", "watch")]


@pytest.mark.parametrize(("gap_s", "urgent"), [(600, True), (2_000, False)])
def test_a_threat_and_a_demand_count_together_within_half_an_hour(gap_s: int, urgent: bool):
    found = hear(
        [
            {"by": "A", "dt_s": 0, "text": "j'ai enregistré ta caméra"},
            {"by": "A", "dt_s": gap_s, "text": "vire 200 avant minuit"},
        ]
    )
    assert ("urgent" in {band for *_, band in found}) is urgent


def test_parts_by_two_people_do_not_add_up():
    found = hear(
        [
            {"by": "A", "dt_s": 0, "text": "j'ai enregistré ta caméra"},
            {"by": "B", "dt_s": 60, "text": "vire 200 avant minuit"},
        ]
    )
    assert not found
