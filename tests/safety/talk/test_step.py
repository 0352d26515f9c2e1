"""Talks, turn by turn: what decays, what stays, what survives a restart."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from bench.talks import cases, falls, measure, screened, survives_restart

from salon.base.text import fold
from salon.safety.rule import EXAMPLES_YEAR
from salon.safety.talk.context import cues
from salon.safety.talk.lexicon import Lexicon
from salon.safety.talk.places import Places
from salon.safety.talk.sender import WITHIN_S, Senders
from salon.safety.talk.state import Account, Talk, Turn, stored
from salon.safety.talk.step import families_in, step

CASES = cases(Path(__file__).parent / "cases_talk.jsonl")
FIGURES, WRONG = measure(CASES)
STATE_BYTES_MAX = 8_192


@pytest.mark.parametrize("functionality", sorted(set(FIGURES) - {"all"}))
def test_a_functionality_reaches_its_goal(functionality: str) -> None:
    risk = next(c for c in CASES if c["functionality"] == functionality)["expect"]["band_min"]
    assert FIGURES[functionality]["accuracy"] >= (0.90 if risk else 0.95), WRONG


def test_the_named_turns_are_the_reason() -> None:
    alerts = [
        case
        for case in CASES
        if case["expect"]["band_min"] and {s.family for s in screened(case).signals} - {"behaviour"}
    ]
    assert sum(falls(case, screened(case)) for case in alerts) / len(alerts) >= 0.98


def test_a_talk_resumed_before_any_turn_comes_to_the_same() -> None:
    assert all(survives_restart(case) for case in CASES)


def test_the_order_of_the_cases_changes_nothing() -> None:
    shuffled = random.Random(4).sample(CASES, len(CASES))
    assert {c["id"]: screened(c) for c in shuffled} == {c["id"]: screened(c) for c in CASES}


def test_a_state_stays_small_and_holds_no_word() -> None:
    talk = Talk()
    for number in range(400):
        text = CASES[number % len(CASES)]["turns"][-1]["text"] + " quetzalcoatl"
        talk, _ = step(talk, Turn(f"p{number % 40}", number * 30.0, text), {}, "public", EXAMPLES_YEAR)
    assert len(stored(talk)) <= STATE_BYTES_MAX
    assert b"quetzalcoatl" not in stored(talk)


def test_a_weak_sign_repeated_stays_weak() -> None:
    talk, band = Talk(), "none"
    for number in range(6):
        talk, reading = step(talk, Turn("A", number * 60.0, "on se voit ce soir ?"), {}, "one_to_one", EXAMPLES_YEAR)
        band = reading.band
    assert band == "watch"


def test_what_was_slowed_decays_and_what_was_held_stays() -> None:
    lonely = Turn("A", 0.0, "viens seule derrière le hangar maintenant")
    talk, reading = step(Talk(), lonely, {}, "one_to_one", EXAMPLES_YEAR)
    assert reading.band == "slow"
    talk, reading = step(talk, Turn("B", 86_400.0, "bonjour"), {}, "one_to_one", EXAMPLES_YEAR)
    assert reading.band == "none"
    text = "viens seul derrière le hangar cette nuit, avec du liquide"
    talk, reading = step(talk, Turn("A", 90_000.0, text), {"A": Account(1.0)}, "one_to_one", EXAMPLES_YEAR)
    assert reading.band == "hold"
    talk, reading = step(talk, Turn("B", 900_000.0, "bonjour"), {}, "one_to_one", EXAMPLES_YEAR)
    assert reading.band == "hold"


def test_one_text_is_read_without_a_talk() -> None:
    found = families_in("permis sans examen 900 euros, écris en mp", "topic", EXAMPLES_YEAR)
    assert {sign.family for sign in found} == {"sale"}
    assert not families_in("Les amis du marché", "name", EXAMPLES_YEAR)


def test_one_script_to_many_is_counted_by_receiver_within_the_hour() -> None:
    senders = Senders()
    script = "bonjour, je cherche quelqu'un de sérieux pour discuter ce soir, {}"
    counts = [
        senders.fanout("a", f"r{i}", fold(script.format(name)), 10.0 * i) for i, name in enumerate(["Lea", "Ana"])
    ]
    assert counts == [0, 1]
    assert senders.fanout("a", "r1", fold(script.format("Ana")), 30.0) == 1
    assert senders.fanout("b", "r9", fold(script.format("Lea")), 30.0) == 0
    assert senders.fanout("a", "r7", fold(script.format("Eva")), 40.0 + 2 * WITHIN_S) == 0
    senders.forget("a")
    assert senders.fanout("a", "r8", fold("salut"), 50.0) == 0


def test_several_pseudonyms_at_one_place_and_hour_are_seen() -> None:
    places = Places(b"k" * 32)
    first = cues("viens derrière le hangar désaffecté à 23 h")
    assert places.others("a", first, 0.0) == 0
    places.note("a", first, 0.0)
    places.note("a", cues("bonjour à tous"), 0.0)
    assert places.others("b", cues("rdv 23 h derrière le hangar désaffecté, seul"), 60.0) == 1
    assert places.others("b", cues("rdv 22 h derrière le hangar désaffecté, seul"), 60.0) == 0
    assert places.others("c", cues("bonjour à tous"), 60.0) == 0
    assert places.others("c", first, 90_000.0) == 0


def test_a_phrase_with_an_optional_word_is_found_where_it_stands() -> None:
    lexicon = Lexicon([{"come": "(viens|venez) (me |)voir"}])
    for text in ("allez viens me voir ici", "allez viens voir ici"):
        assert lexicon.find(text) == {"come"}
        ((start, end),) = lexicon.places("come", text)
        assert text[start:end] == text[6:-4].strip()
    assert not lexicon.find("je reviens voir")


@pytest.mark.parametrize(
    "number",
    [
        "06 39 98 44 12",
        "0639984412",
        "+33 6 39 98 44 12",
        "zéro six trente-neuf quatre-vingt-dix-huit douze treize",
        "07700 900118",
        "oh double seven double oh nine double oh one one eight",
    ],
)
def test_a_telephone_number_is_found_however_it_is_written(number: str) -> None:
    assert cues(number).tokens.phone


def test_other_numbers_are_no_telephone() -> None:
    for text in ("commande 4410 9983 21", "le 12 06 2024 à 18h30", "1984 puis 2024", "isbn 978 2 07 036822 8"):
        assert not cues(text).tokens.phone


def test_a_talk_is_bytes_and_back() -> None:
    talk, _ = step(Talk(), Turn("A", 0.0, "tu vis seule ?"), {}, "one_to_one", EXAMPLES_YEAR)
    assert msgspec.msgpack.decode(stored(talk), type=Talk) == talk


@pytest.mark.parametrize("text", ["le 06/12/2024 10h", "rdv le 06.12.2025 à 10h30 devant la gare"])
def test_a_day_and_an_hour_are_no_number_to_ring(text: str) -> None:
    assert families_in(text, "request", EXAMPLES_YEAR) == ()
    assert [sign.name for sign in families_in("06/39/98/10/73", "request", EXAMPLES_YEAR)] == ["contact_given"]


def test_a_phrase_is_written_over_classes_endings_and_gaps() -> None:
    lexicon = Lexicon(
        [{"slept": "<who> ~ endorm*", "sold": "sell* (it|them)"}], {"who": "elle ma_voisine", "unused": "word"}
    )
    for text in ("elle endormie", "ma voisine est bien vite endormie", "oui elle s endormira"):
        assert lexicon.find(text) == {"slept"}
    assert lexicon.find("selling them") == {"sold"}
    assert not lexicon.find("elle est bien trop vite endormie")
    assert not lexicon.find("endormie elle")


@pytest.mark.parametrize("text", ["oo ooo oooo", "oo 12 ooo 34", "o o o"])
def test_letters_that_look_like_noughts_break_nothing(text: str) -> None:
    assert not cues(text).tokens.phone


@pytest.mark.parametrize(
    "text", ["ok.then call me later", "@ana @leo call me", "come by our room at some point so we can plan"]
)
def test_words_run_together_and_mentions_give_no_contact(text: str) -> None:
    assert "contact_given" not in {sign.name for sign in families_in(text, "request", EXAMPLES_YEAR)}


@pytest.mark.parametrize(
    ("asked", "answer", "age"),
    [
        ("t'as combien de chats ?", "j'en ai 12", False),
        ("des vinyles", "j'en ai 16", False),
        ("how many guitars have you got?", "i've got 16", False),
        ("t'as combien de jeux ?", "j'ai 15", False),
        ("t'as quel âge ?", "j'en ai 15", True),
        ("moi j'ai 20 ans, et toi", "j'en ai 15", True),
        ("t'as combien d'années ?", "15", True),
    ],
)
def test_a_bare_number_is_an_age_only_where_an_age_was_asked_for(asked: str, answer: str, age: bool) -> None:
    talk, _ = step(Talk(), Turn("A", 0.0, asked), {}, "one_to_one", EXAMPLES_YEAR)
    _, reading = step(talk, Turn("B", 30.0, answer), {}, "one_to_one", EXAMPLES_YEAR)
    assert (reading.band == "urgent") is age
