"""Shapes: what may be skipped changes nothing that is found."""

from __future__ import annotations

import time

import msgspec
import pytest

from salon.base.text import fold
from salon.safety.engine import examine
from salon.safety.patterns import SHAPES
from salon.safety.rule import RULES

TEXTS = [fold(text) for rule in RULES.values() for text in (*rule.hit, *rule.miss)]


@pytest.mark.parametrize("code", sorted(SHAPES))
def test_stems_never_hide_what_the_patterns_would_find(code: str) -> None:
    shape = SHAPES[code]
    bare = msgspec.structs.replace(shape, stems=())
    assert [list(shape.spans(text)) for text in TEXTS] == [list(bare.spans(text)) for text in TEXTS]


@pytest.mark.parametrize("part", ["a ", "a.", "tu es ", "noir ", "send ", "je vais te casser la ", "les juifs sont "])
def test_twice_the_length_is_at_most_about_twice_the_work(part: str) -> None:
    def took(length: int) -> float:
        text = (part * length)[:length]
        best = []
        for _ in range(5):
            started = time.thread_time()
            examine(text, "room")
            best.append(time.thread_time() - started)
        return min(best)

    assert took(8_000) < 3.5 * took(4_000)
