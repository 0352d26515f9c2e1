"""Contact pressed for, meetings and robberies told in a roundabout way, and harmless talk in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.talks import cases, measure

from salon.safety.talk.approach import household
from salon.safety.talk.context import cues
from salon.safety.talk.state import Talk, Turn
from salon.safety.talk.step import step

CASES = cases(Path(__file__).with_name("cases_near.jsonl"))
FIGURES, WRONG = measure(CASES)
RISKS = {case["functionality"] for case in CASES if case["expect"]["band_min"]}


@pytest.mark.parametrize("functionality", sorted(set(FIGURES) - {"all"}))
def test_a_functionality_reaches_its_goal(functionality: str) -> None:
    least = 0.80 if functionality in RISKS else 0.95
    assert FIGURES[functionality]["accuracy"] >= least, [name for name in WRONG if f"-{functionality}-" in name]


def test_the_named_turns_are_the_reason() -> None:
    assert FIGURES["all"]["band_falls_when_blanked"] >= 0.98


def test_neither_order_nor_a_restart_changes_an_answer() -> None:
    assert FIGURES["all"]["same_in_any_order"]
    assert FIGURES["all"]["same_after_restart"]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("ton mari est en déplacement ?", "asked"),
        ("is your flatmate away again", "asked"),
        ("mon mari est en déplacement", "told"),
        ("he's gone to his mother's", "told"),
        ("ma soeur travaille à la banque", ""),
        ("my brother is a baker", ""),
    ],
)
def test_whose_household_is_away_is_told_apart(text: str, whose: str) -> None:
    assert household(cues(text)) == whose


def said(*texts: str) -> str:
    """The band after texts of two in turn, half a minute apart."""
    talk, band = Talk(), "none"
    for number, text in enumerate(texts):
        talk, reading = step(talk, Turn("AB"[number % 2], number * 30.0, text), {}, "one_to_one")
        band = reading.band
    return band


def test_a_reason_against_is_a_no_only_right_after_the_question() -> None:
    press = "come on, just the number"
    assert said("have you got whatsapp?", "only for my family", press) == "slow"
    assert said("i like soup", "only for my family", press) != "slow"


def test_an_ordinary_word_after_a_no_that_was_taken_presses_nobody() -> None:
    assert said("tu as whatsapp ?", "c'est pour ma famille", "pas de souci, juste une question sur ta soupe") == "watch"


def test_what_stands_far_apart_in_a_long_text_is_not_put_together() -> None:
    filler = "The museum has many rooms and a long history of its own. " * 12
    assert (
        said("hello", "hi", "Is your brother away? " + filler + "I will ring the bell. Leave the door open.") != "slow"
    )
