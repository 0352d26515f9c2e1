"""Views of one text: made once, the same as made one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salon.base.reading import read
from salon.base.text import fold, squeeze
from salon.safety.shape import undone, unmasked
from salon.safety.simhash import simhash
from salon.safety.views import Views, views


@given(st.text(max_size=200))
def test_every_view_is_what_it_is_called(typed: str) -> None:
    seen = Views(typed)
    assert seen.folded == fold(typed)
    assert seen.beside == undone(seen.folded)
    assert seen.unmasked == unmasked(seen.folded)
    assert seen.reading == read(typed)
    assert seen.read == read(typed).text
    assert seen.letters == squeeze(seen.folded).text
    assert seen.simhash == simhash(seen.folded)


@given(st.lists(st.sampled_from(["a", "b", "|", "1", "il", "y", "d.", "...", "  ", "é", "-", "t"]), max_size=20))
def test_the_text_alone_reads_like_the_text_with_places(parts: list[str]) -> None:
    typed = " ".join(parts)
    assert Views(typed).read == read(typed).text


def test_who_looks_next_finds_views_made() -> None:
    assert views("bonsoir").folded is views("bonsoir").folded
    assert views("bonsoir") is not Views("bonsoir")
