"""Hatred of people for what they are."""

from __future__ import annotations

from collections.abc import Iterator

from salon.safety.patterns import SHAPES
from salon.safety.rule import Exhibit, rule


@rule(
    "hate",
    version=1,
    family="hate",
    clause="2.5",
    hint="rephrase",
    severity=3,
    hit=(
        "mort aux juifs",
        "les arabes sont des parasites",
        "sale noir",
        "I hate all muslims",
        "gays should be shot",
        "women are vermin",
        "dehors les immigrés",
        "death to jews",
    ),
    miss=(
        "je suis juif et fier",
        "les arabes sont des gens comme les autres",
        "j'adore les noirs et blancs de ce photographe",
        "I hate people who hate muslims",
        "les gays sont les bienvenus",
        "women are great",
        "il ne faut pas dire mort aux juifs",
        "je déteste les racistes",
        "un sale temps noir",
    ),
)
def hate(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """A group of people is wished dead, gone, or called less than people."""
    yield from SHAPES["hate"].spans(exhibit.folded, exhibit.beside)


@rule(
    "hate_told",
    version=1,
    family="hate",
    clause="2.5",
    hint="rephrase",
    severity=1,
    hit=("he said death to jews", "il a crié dehors les immigrés", "she says I hate all muslims"),
    miss=("il a dit que les juifs sont ses amis", "he said I love all muslims", "death to jews"),
)
def hate_told(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Hatred that somebody else is said to have spoken. Flagged: two words before it must not hide it."""
    yield from SHAPES["hate_told"].spans(exhibit.folded, exhibit.beside)
