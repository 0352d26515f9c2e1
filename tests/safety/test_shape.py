"""Shapes: what may be skipped changes nothing that is found."""

from __future__ import annotations

import pytest

from salon.base.text import fold
from salon.safety.patterns import SHAPES
from salon.safety.rule import RULES
from salon.safety.shape import undone

TEXTS = [fold(text) for rule in RULES.values() for text in (*rule.hit, *rule.miss)]


@pytest.mark.parametrize("code", sorted(SHAPES))
def test_views_made_before_find_the_same(code: str) -> None:
    shape = SHAPES[code]
    assert [list(shape.spans(text)) for text in TEXTS] == [list(shape.spans(text, undone(text))) for text in TEXTS]
