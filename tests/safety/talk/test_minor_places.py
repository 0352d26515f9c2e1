"""Signs of a minor in a message by itself, in names and in topics; never less than the rules that stood before."""

from __future__ import annotations

import pytest

from salon.base.text import fold
from salon.safety import rules  # noqa: F401  # registers them
from salon.safety.rule import EXAMPLES_YEAR, RULES
from salon.safety.talk.minor import OWN
from salon.safety.talk.minor_places import in_name, in_room, in_topic
from salon.safety.talk.step import families_in

PLACES = {"minor": in_room, "minor_name": in_name, "minor_room": in_topic}
HITS = [(code, text) for code in PLACES for text in RULES[code].hit]
MISSES = [(code, text) for code in PLACES for text in RULES[code].miss]


@pytest.mark.parametrize(("code", "text"), HITS)
def test_what_the_rules_found_is_found(code: str, text: str):
    assert list(PLACES[code](fold(text), EXAMPLES_YEAR))


@pytest.mark.parametrize(("code", "text"), MISSES)
def test_what_the_rules_left_alone_is_left_alone(code: str, text: str):
    assert not list(PLACES[code](fold(text), EXAMPLES_YEAR))


@pytest.mark.parametrize(
    "name", ["quinze ans", "Léa_F15", "girl16", "née2012", "collégienne44", "Lola 6eme", "T.e.e.n Boy"]
)
def test_a_name_that_says_under_18_is_found(name: str):
    assert list(in_name(fold(name), EXAMPLES_YEAR))


@pytest.mark.parametrize(
    "name",
    ["Bordeaux 33", "Seizième ciel", "Nina 75", "Treizh", "Agatha", "Adorable", "née en 1990", "Teensy", "Paul 5"],
)
def test_a_name_that_says_nothing_is_left_alone(name: str):
    assert not list(in_name(fold(name), EXAMPLES_YEAR))


@pytest.mark.parametrize(
    "topic",
    [
        "Club des collégiens",
        "12-15 ans bienvenus",
        "under 18s hangout",
        "le coin des ados",
        "Teen zone",
        "pour les 16 ans",
        "Pas interdit aux moins de 18 ans",
        "Salon pas du tout interdit aux moins de 18 ans",
        "Interdit aux majeurs",
        "No adults",
        "Interdit aux moins de 12 ans, salon ados",
    ],
)
def test_a_topic_that_gathers_minors_is_found(topic: str):
    assert list(in_topic(fold(topic), EXAMPLES_YEAR))


@pytest.mark.parametrize(
    "topic",
    [
        "Mamans d'ados épuisées",
        "Films de 2012",
        "Whisky 12 ans d'âge",
        "Interdit aux moins de 18 ans",
        "Canton 13, voisins",
        "High school reunion 1995",
        "-18 s'abstenir",
        "no under 18s",
        "over 18s only",
        "18+ only",
        "moins de 18 ans s'abstenir",
        "Les moins de 18 ans sont interdits",
        "Vins rouges, interdit aux - de 18 ans",
        "Under 18s are banned",
        "nobody under 18",
        "Pas de relous, interdit aux moins de 18 ans",
        "pas pour les moins de 18 ans",
    ],
)
def test_a_topic_of_adults_is_left_alone(topic: str):
    assert not list(in_topic(fold(topic), EXAMPLES_YEAR))


def test_a_span_points_at_what_was_typed():
    typed = "bonjour  j'ai q u i n z e ans"
    ((start, end),) = in_room(fold(typed), EXAMPLES_YEAR)
    assert typed[start:end] == "q u i n z e"


@pytest.mark.parametrize("text", ["my dad took my phone because of my grades", "je pourrai voter dans deux ans"])
def test_what_a_life_under_18_looks_like_asks_a_person_and_ends_no_pass(text: str) -> None:
    signs = families_in(text, "message", EXAMPLES_YEAR)
    assert [(sign.family, sign.name) for sign in signs if sign.band == "urgent"] == [("minor_contact", "life_under_18")]
    assert OWN.isdisjoint({"life_under_18"})


@pytest.mark.parametrize(
    "text",
    [
        "tu me donnes ton 06",
        "on mange dans la cour",
        "je suis punie de dessert, régime",
        "I can't drive yet, lessons start next month",
        "tu caches ton argent où chez toi ?",
    ],
)
def test_what_adults_say_every_day_is_no_sign_of_a_minor(text: str) -> None:
    assert [sign for sign in families_in(text, "message", EXAMPLES_YEAR) if sign.family == "minor_contact"] == []
