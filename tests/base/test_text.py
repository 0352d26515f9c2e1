"""Folding: disguises fall, offsets point at what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.text import fold, leet, scripts, squeeze


@pytest.mark.parametrize(
    "disguise",
    [
        "hello",
        "HELLO",
        "héllo",
        "𝐡𝐞𝐥𝐥𝐨",
        "ｈｅｌｌｏ",
        "h\u200be\u200dl\u2060lo",
        "hеllо",
        "ʜᴇʟʟᴏ",
        "🅷🅴🅻🅻🅾",
        "🇭🇪🇱🇱🇴",
        "h e l l o",
        "h.e.l.l.o",
        "h3ll0",
        "heeeelllooo",
        "h̷e̴l̶l̵o̸",
        "ⓗⓔⓛⓛⓞ",
    ],
)
def test_disguises_of_a_word_squeeze_to_the_same(disguise: str) -> None:
    assert squeeze(leet(fold(disguise))).text == "helo"


@given(st.text(max_size=200))
def test_every_character_of_every_view_points_at_what_was_typed(typed: str) -> None:
    folded = fold(typed)
    for view in (folded, leet(folded), squeeze(folded), squeeze(leet(folded))):
        assert len(view.text) == len(view.at)
        assert list(view.at) == sorted(view.at)
        assert all(0 <= index < len(typed) for index in view.at)


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(typed: str) -> None:
    once = squeeze(fold(typed)).text
    assert squeeze(fold(once)).text == once


def test_a_span_is_in_the_typed_text() -> None:
    typed = "ah h\u200bé\u200bllo"
    view = fold(typed)
    start = view.text.index("hello")
    first, end = view.span(start, start + 5)
    assert typed[first:end] == "h\u200bé\u200bllo"


def test_ligatures_and_expanding_characters_keep_their_place() -> None:
    assert fold("ﬁn").text == "fin"
    assert fold("ﬁn").at == (0, 0, 1)


def test_scripts() -> None:
    assert scripts("Zoé 42") == {"LATIN"}
    assert scripts("pаul") == {"LATIN", "CYRILLIC"}
