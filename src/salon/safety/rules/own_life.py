"""Somebody announces the end of their own life: a person looks at once, and who wrote it reads where help is."""

from __future__ import annotations

from collections.abc import Iterator

from salon.safety.patterns import SHAPES
from salon.safety.rule import Exhibit, rule


@rule(
    "own_life",
    version=1,
    family="self_harm",
    clause="1.2",
    hint="talk_to_somebody",
    severity=3,
    hit=(
        "je vais me suicider ce soir",
        "je v a i s me s u i c i d e r",
        "j'ai décidé de mettre fin à mes jours",
        "adieu à tous, je saute du pont ce soir",
        "j'ai plus envie de vivre",
        "je veux mourir",
        "j'ai avalé tous mes cachets",
        "je pense à me jeter sous un train",
        "I want to end my life tonight, goodbye",
        "im gonna kill myself",
        "je vais me tuer",
        "je veux en finir",
        "i dont want to live anymore",
        "I just want to die.",
        "I took all my pills",
    ),
    miss=(
        "je veux mourir de rire",
        "je vais me tuer au travail",
        "je vais me tuer à le répéter",
        "je veux en finir avec ce rhume",
        "il s'est suicidé l'an dernier",
        "mon oncle voulait se suicider, on l'a aidé",
        "je veux mourir vieille et riche",
        "je vais en finir avec ce dossier",
        "je ne veux plus vivre à Paris",
        "he wants to kill himself in the second act",
        "this heat is killing me",
        "I don't want to live in the city anymore",
        "I want to die laughing",
        "I took all my vitamins",
    ),
)
def own_life(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Somebody announces the end of their own life."""
    yield from SHAPES["own_life"].spans(exhibit.folded, exhibit.beside)
