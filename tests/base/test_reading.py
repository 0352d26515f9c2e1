"""The reading view undoes disguises, leaves numbers alone, and always leads back to what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.base.reading import read, read_words
from salon.base.text import fold

PLAIN = "quel idiot celui la"
DISGUISES = (
    "quel i d i o t celui la",
    "quel i.d.i.o.t celui la",
    "quel i-d-i-o-t celui la",
    "quel i_d_i_o_t celui la",
    "quel i*d*i*o*t celui la",
    "quel id*iot celui la",
    "quel 1d10t celui la",
    "quel !d!0t celui la",
    "quel idioooot celui la",
    "quel ＩＤＩＯＴ celui la",
    "quel 𝓲𝓭𝓲𝓸𝓽 celui la",
    "quel i\u200bd\u200di\u2060o\ufefft celui la",
    "quel іdіоt celui la",
    "quel ιdιοτ celui la",
    "quel ïdîöt celui la",
    "quel i\u0335d\u0336i\u0337o\u0338t\u0300\u0301\u0302 celui la",
    "quel ɪᴅɪᴏᴛ celui la",
    "quel 🅸🅳🅸🅾🆃 celui la",
    "quel 🇮🇩🇮🇴🇹 celui la",
    "quel ⓘⓓⓘⓞⓣ celui la",
    "quel ꓲꓓꓲꓳꓔ celui la",
    "quel ɨɗɨɵƭ celui la",
    "q u e l   i d i o t   c e l u i   la",
    "\u202equel idiot\u202c celui la",
    "quel IDIOT!!! celui la".replace("!!!", ""),
)


@pytest.mark.parametrize("typed", DISGUISES)
def test_a_disguise_reads_like_what_it_hides(typed: str) -> None:
    assert read(typed).text == PLAIN


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("rdv à 18h30", "rdv a 18h30"),
        ("F/75", "f/75"),
        ("25ans", "25ans"),
        ("10 EUR", "10 eur"),
        ("mp3 b2b 4x4", "mp3 b2b 4x4"),
        ("3€ 25% $20 16h 2e", "3€ 25% $20 16h 2e"),
        ("y a t il du monde", "y a t il du monde"),
        ("j'ai dit non", "jai dit non"),
        ("peut-être", "peut etre"),
        ("c'est fini.De toute façon", "cest fini de toute facon"),
        ("voir www.exemple.fr/page et moi@exemple.fr", "voir url et url"),
        ("@bruti", "abruti"),
        ("$alaud", "salaud"),
        ("he11o m1nor 1oser fa1t", "helo minor loser fait"),
        ("comme elle", "come ele"),
        ("quoi ?!?!", "quoi ?"),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_what_is_no_disguise_keeps_its_shape(typed: str, seen: str) -> None:
    assert read(typed).text == seen


def test_a_word_leads_back_to_what_was_typed() -> None:
    typed = "quel  i d i o t  lui"
    view = read(typed)
    start = view.text.index("idiot")
    first, last = view.span(start, start + 5)
    assert typed[first:last] == "i d i o t"


@given(st.text(max_size=400))
def test_every_character_has_a_place_and_words_are_parted_by_one_space(typed: str) -> None:
    view = read(typed)
    assert len(view.text) == len(view.at)
    assert all(0 <= index < len(typed) for index in view.at)
    assert list(view.at) == sorted(view.at)
    assert view.text == " ".join(view.text.split())
    assert "\n" not in view.text


@given(st.lists(st.sampled_from(["bonsoir", "quel", "1d10t", "i d i o t", "25ans", "été", "😀"]), max_size=30))
def test_reading_again_changes_nothing_more(words: list[str]) -> None:
    once = read(" , ".join(words)).text
    assert read(once).text == once


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["1d10t", "i d i o t", "peut-être", "ﷺ", "-", "!", "été", "a.b"]), max_size=20).map(
        " ".join
    )
)
def test_words_stand_where_the_whole_way_back_says(typed: str) -> None:
    view, folded = read(typed), fold(typed)
    words = read_words(folded)
    assert " ".join(word for word, _, _ in words) == view.text
    begins = 0
    for word, first, last in words:
        assert (folded.at[first], folded.at[last] + 1) == view.span(begins, begins + len(word))
        begins += len(word) + 1
