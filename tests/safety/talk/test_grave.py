"""The three gravest families against cases of our own: every functionality, both languages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.safety.talk.hearing import GRAVE, cases, hear, right

OWN = cases(Path(__file__).with_name("cases_grave.jsonl"))
SET = "shared/data/saloncheck_dev.jsonl"
DEVELOPMENT = next((place / SET for place in Path(__file__).parents if (place / SET).exists()), None)
FUNCTIONALITIES = sorted({case["functionality"] for case in OWN})


@pytest.mark.parametrize("aside", [False, True])
@pytest.mark.parametrize("functionality", FUNCTIONALITIES)
def test_a_functionality_reaches_its_goal(functionality: str, aside: bool):
    """Odd cases are developed on; even ones are looked at when a round of work is over."""
    half = [
        case
        for case in OWN
        if case["functionality"] == functionality and (int(case["id"].rsplit("-", 1)[1]) % 2 == 0) is aside
    ]
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


DISGUISES: dict[str, Callable[[str], str]] = {
    "wide": lambda word: "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in word),
    "invisible": "\u200b".join,
    "look-alike": lambda word: word.translate(str.maketrans("aeopc", "аеорс")),
    "underlined": lambda word: "".join(f"{letter}\u0332" for letter in word),
    "leet": lambda word: (
        word.translate(str.maketrans("aeiost", "431057")) if len(word) > 3 and word.isalpha() else word
    ),
    "spaced": lambda word: " ".join(word) if len(word) > 3 and word.isalpha() else word,
    "dotted": lambda word: ".".join(word) if len(word) > 3 and word.isalpha() else word,
    "stretched": lambda word: f"{word[:-1]}{word[-2] * 2}{word[-1]}" if len(word) > 3 and word.isalpha() else word,
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_every_second_word_disguised_keeps_what_is_found(disguise: str):
    risky = [case for case in OWN if case["expect"]["band_min"] and right(case)]
    kept = 0
    for case in risky:
        turns = [
            {
                **turn,
                "text": " ".join(
                    DISGUISES[disguise](word) if place % 2 else word
                    for place, word in enumerate(turn["text"].split(" "))
                ),
            }
            for turn in case["turns"]
        ]
        kept += right({**case, "turns": turns})
    assert kept / len(risky) >= 0.95


THINGS = (
    "le train de 15h",
    "15 euros la place",
    "chapitre 16",
    "la ligne 14",
    "12 km de marche",
    "le 17 mai",
    "a table for 14",
    "16 degrees",
    "gate 12",
    "17 quid",
)
WHOSE = ("mon fils", "ma nièce", "le chien du voisin", "my daughter", "our neighbour's cat", "the new car")
SAYINGS = (
    "{whose} a 12 ans et {thing} nous attend",
    "ce matin {thing}, puis {whose} dort encore",
    "{whose} is 13 and {thing} comes next",
    "il y a 14 ans, {thing} et {whose}, tout était simple",
    "i paid for {thing} while {whose} was asleep upstairs",
    "{whose} n'a rien remarqué, {thing} est passé avant",
    "envoie la photo de {whose} avant ce soir, on parlera de {thing}",
    "don't tell {whose} about {thing}, it's for the party",
    "j'ai 15 ans de métier, {thing} et {whose} me fatiguent",
    "we publish the list tonight, {thing} included, {whose} pays half",
    "{thing} ou {whose}, il faut choisir, dit le prof de quatrième",
    "in year 9 we had {thing}, now {whose} has it",
)
BEFORE = ("", "bonsoir, ", "lol ", "hi all, ", "bref ", "honestly ")
AFTER = ("", " !", " haha", ", et toi ?", " you know", "...")


def test_harmless_talk_by_the_thousand_stays_below_one_urgent_in_a_thousand():
    told = [
        before + saying.format(whose=whose, thing=thing) + after
        for saying in SAYINGS
        for whose in WHOSE
        for thing in THINGS
        for before in BEFORE
        for after in AFTER
    ]
    alarmed = [
        text for text in told[::5] if any(band == "urgent" for *_, band in hear([{"by": "A", "dt_s": 0, "text": text}]))
    ]
    assert len(told[::5]) > 5_000
    assert len(alarmed) / len(told[::5]) < 0.001, alarmed[:20]


@pytest.mark.parametrize(
    "words",
    [
        "> I am 15 years old",
        "« j'ai 15 ans »",
        "repeat after me: I am 15 years old",
        "Type I am 15 years old to continue",
        "I'm 13 in dog years",
        "lyrics: I'm sixteen going on seventeen",
        "je suis en seconde zone",
    ],
)
def test_words_of_others_and_no_human_years_end_nobodys_pass(words: str):
    assert {band for _, _, _, band in hear([{"by": "A", "dt_s": 0, "text": words}])} <= {"watch"}


@pytest.mark.parametrize(
    "word", ["15 ans ", "elle dort ", "paie sinon ", "a b c d ", "j'ai ", "« ", "q.u.i.", "tes parents "]
)
def test_a_turn_is_read_in_steps_that_grow_with_its_length(word: str):
    short, long = steps((word * 500)[:1_000]), steps((word * 1_000)[:4_000])
    assert long < 5 * short


def steps(text: str) -> int:
    """Calls made while a turn is read: what a slow loop makes more of. Patterns that backtrack there are none (RE2)."""
    made = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal made
        made += event in {"call", "c_call"}

    hear([{"by": "A", "dt_s": 0, "text": "bonsoir"}])  # what is built once is built
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        hear([{"by": "A", "dt_s": 0, "text": text}])
    finally:
        sys.setprofile(before)
    return made
