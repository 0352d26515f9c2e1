"""Features of a text: word by word or all at once, the same places."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.reading import read
from salon.safety.features import KEPT_MAX, LETTERS_MAX, Words, places

TALK = (
    "bonsoir",
    "ca",
    "va",
    "?",
    "18:30",
    "f/75",
    "10€",
    "😂",
    "😂❤\ufe0f",
    "ж",
    "日本",
    "\ud800",
    "l'eau",
    "_",
    "a" * 40,
)


@given(st.lists(st.one_of(st.sampled_from(TALK), st.text(min_size=1, max_size=12)), max_size=30))
def test_words_known_or_new_a_text_takes_the_same_places(said: list[str]) -> None:
    words, text = Words(), " ".join(said)
    for _ in range(4):
        assert np.array_equal(words.places(text), places(text))


@given(st.lists(st.text(max_size=60), max_size=6))
def test_what_is_kept_changes_nothing(texts: list[str]) -> None:
    words = Words()
    for typed in texts:
        view = read(typed).text
        assert np.array_equal(words.places(view), places(view))


@given(st.lists(st.text(min_size=1, max_size=50), max_size=8))
def test_each_word_alone_takes_its_own_places(said: list[str]) -> None:
    found, ends = Words().alone(said)
    parts = [found[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    assert [part.tolist() for part in parts] == [places(word).tolist() for word in said]


@pytest.mark.parametrize("text", ["", " ", "...", ". .", "\ufe0f", "- " * 9])
def test_a_text_without_anything_takes_no_place(text: str) -> None:
    words = Words()
    for _ in range(3):
        assert words.places(text).size == 0


def test_no_more_words_are_kept_than_said() -> None:
    words = Words()
    for number in range(KEPT_MAX + 10):
        words.word(f"w{number}")
    words.places("x" * (LETTERS_MAX + 1))
    assert len(words._kept) <= KEPT_MAX
    assert not any(len(word) > LETTERS_MAX for word in words._kept)
