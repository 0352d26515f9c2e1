"""Ordinary short chat is not flagged by any learned head."""

from __future__ import annotations

from pathlib import Path

import pytest

import salon.safety
from salon.base.reading import read
from salon.safety.heads import FLAG, load, score, spoken

WEIGHTS = load((Path(salon.safety.__file__).parent / "weights/heads.bin").read_bytes())


FRIENDLY = (
    "ma tante est lesbienne et elle cuisine divinement",
    "je suis arabe et j'adore le couscous de ma mère",
    "mon collègue juif m'a invité à dîner",
    "les femmes de mon équipe ont gagné le tournoi",
    "je suis trans et je cherche des amis ici",
    "mon voisin noir est le meilleur boulanger du coin",
    "les immigrés ont construit cette ville",
    "bonsoir, femme noire de 40 ans, j'aime la lecture",
    "y a des lesbiennes ici pour discuter ?",
    "mon fils est homo et je l'aime",
    "I'm Muslim and I love Ramadan evenings with my family",
    "my Jewish neighbour invited us to dinner",
    "we adopted a dog with my husband, we are gay",
    "the black baker on my street makes the best bread",
    "I am learning sign language with a deaf friend",
    "a refugee friend taught me chess",
    "hello, black woman of 40, I like reading",
    "any lesbians here to chat with?",
    "Mexican food and Mexican people are the best",
    "Africans in my town run a lovely market",
)
"""Nobody was taught with these."""


@pytest.mark.parametrize("text", FRIENDLY)
def test_naming_a_group_in_a_friendly_sentence_is_not_flagged(text: str) -> None:
    assert max(score(read(text), WEIGHTS).values()) < FLAG


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("tu viens d'où ?", "fr"),
        ("where are you from", "en"),
        ("ok", ""),
        ("", ""),
        ("1d10t", ""),
        ("je v a i s", "fr"),
    ],
)
def test_a_language_shows_in_its_smallest_words(text: str, language: str) -> None:
    assert spoken(read(text).text) == language


def test_in_a_language_a_threshold_is_never_above_the_one_for_all() -> None:
    assert set(WEIGHTS.facts.shifts) == {"en", "fr"}
    assert all(more >= 0 for shift in WEIGHTS.facts.shifts.values() for more in shift)


@pytest.mark.parametrize("text", ["bonsoir", "tu viens d où", "ça va et toi ?", "hello", "where are you from", "ok"])
def test_a_greeting_or_a_short_question_is_not_flagged(text: str) -> None:
    assert max(score(read(text), WEIGHTS).values()) < FLAG
