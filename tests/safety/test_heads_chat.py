"""Ordinary short chat is not flagged by any learned head."""

from __future__ import annotations

from pathlib import Path

import pytest

import salon.safety
from salon.base.reading import read
from salon.safety.heads import FLAG, load, score

WEIGHTS = load((Path(salon.safety.__file__).parent / "weights/heads.bin").read_bytes())


@pytest.mark.parametrize("text", ["bonsoir", "tu viens d où", "ça va et toi ?", "hello", "where are you from", "ok"])
def test_a_greeting_or_a_short_question_is_not_flagged(text: str) -> None:
    assert max(score(read(text), WEIGHTS).values()) < FLAG
