"""Shapes: what may be skipped changes nothing that is found."""

from __future__ import annotations

import pytest

from salon.base.text import fold
from salon.safety.patterns import SHAPES
from salon.safety.rule import RULES
from salon.safety.shape import gapless, together, undone, unmasked, worded

TEXTS = [fold(text) for rule in RULES.values() for text in (*rule.hit, *rule.miss)]


@pytest.mark.parametrize("code", sorted(SHAPES))
def test_views_made_before_find_the_same(code: str) -> None:
    shape = SHAPES[code]
    assert [list(shape.spans(text)) for text in TEXTS] == [
        list(shape.spans(text, (undone if shape.digits else unmasked)(text))) for text in TEXTS
    ]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("j'ai 15 p1g3s", "j'ai 15 piges"),
        ("je 5uis m1n3ure", "je suis mineure"),
        ("25ans 18h30 10eur mp3 f15", "25ans 18h30 10eur mp3 f15"),
        ("1789", "1789"),
        ("c0de_l4 4n5", "code_l4 4n5"),
    ],
)
def test_digits_become_letters_inside_words_only(typed: str, read: str) -> None:
    assert worded(typed) == read


def test_words_run_together_where_one_space_stands_between_all_letters() -> None:
    text = fold("you are s u c h a l o s e r")
    assert together(text) == [(8, 27)]
    assert list(SHAPES["insults"].spans(text))
    assert not list(SHAPES["insults"].spans(fold("w e l c o m e, he called you many things, a loser is none")))


def test_a_pattern_for_words_that_run_together_needs_neither_space_nor_edge() -> None:
    assert gapless(r"\ba (?:b |c)\s?[d e]\s\b(?<!f )g(?! h)") == r"(?:)a ?(?:b ?|c)\s?[d e]\s?(?:)(?<!f )g(?! ?h)"
