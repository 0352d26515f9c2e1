"""What a rule looks for, as data: the server's rules and the pack that browsers read are made from one value.

Patterns run on folded text (`base.text`), so disguises fall before they are looked for. They must be linear: no
nested repetition. `pack` says which part of Python's pattern language may be used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from salon.base.reading import NUMBER
from salon.base.text import View

DIGITS: Final = ("013457", "oieast")
"""Digits that stand for letters, and the letters."""
_DIGITS: Final = str.maketrans(*DIGITS)
_compiled = lru_cache(maxsize=512)(re.compile)


BETWEEN: Final = r" .\-_*~^|/+=:;,"
"""Signs that letters are set apart by, as inside of a class."""
_APART: Final = re.compile(rf"(?<![a-z0-9])[a-z0-9]([{BETWEEN}])[a-z0-9](?:\1[a-z0-9]){{2,}}(?![a-z0-9])")
"""Four letters or more set apart by one sign."""
_MASKED: Final = re.compile(r"[a-z0-9]{2,}")
_NUMBER: Final = re.compile(NUMBER)
_RUN: Final = re.compile(r"([a-z])\1{2,}")


def unworn(view: View) -> list[View]:
    """The text with letters that stand apart joined and held-down letters let go, to two and to one; none if alike."""
    apart = [match.span() for match in _APART.finditer(view.text)]
    held = [match.span() for match in _RUN.finditer(view.text)]
    if not apart and not held:
        return []
    joined = _without(view, [index for start, end in apart for index in range(start + 1, end, 2)])
    if apart:
        held = [match.span() for match in _RUN.finditer(joined.text)]
    # With nothing held down, two letters of each run and one are the same.
    return [
        _without(joined, [at for start, end in held for at in range(start + kept, end)])
        for kept in ((2, 1) if held else (1,))
    ]


def _without(view: View, drop: list[int]) -> View:
    """The view without these places, in ascending order."""
    if not drop:
        return view
    text: list[str] = []
    at: list[int] = []
    then = 0
    for index in drop:
        if index > then:
            text.append(view.text[then:index])
            at += view.at[then:index]
        then = index + 1
    text.append(view.text[then:])
    at += view.at[then:]
    return View("".join(text), tuple(at))


def undone(folded: View) -> tuple[View, ...]:
    """What shapes with `digits` look at as well: the same for all of them, so worked out once a text."""
    letters = swapped(folded.text)
    if letters == folded.text:
        return tuple(unworn(folded))
    view = View(letters, folded.at)
    return (view, *unworn(view))


def unmasked(folded: View) -> tuple[View, ...]:
    """What shapes with `words` look at as well: as `undone`, but digits become letters inside words only."""
    letters = worded(folded.text)
    if letters == folded.text:
        return tuple(unworn(folded))
    view = View(letters, folded.at)
    return (view, *unworn(view))


def worded(text: str) -> str:
    """Digits as the letters they stand for, in words; numbers, also those with a unit, stay."""
    return _MASKED.sub(_word, text)


def _word(match: re.Match[str]) -> str:
    word = match.group()
    return word if word.isalpha() or word.isdigit() or _NUMBER.fullmatch(word) else word.translate(_DIGITS)


def together(folded: View) -> list[tuple[int, int]]:
    """Where letters with spaces between them were typed: what they spell runs together, words and all."""
    return [folded.span(*match.span()) for match in _APART.finditer(folded.text) if match.group(1) == " "]


@lru_cache(maxsize=512)
def gapless(pattern: str) -> str:
    r"""A pattern for words that run together: a space may be missing, and no word needs an edge (`\b`)."""
    return _SPACE.sub(
        lambda match: match.group(1) or f"{match.group(2)}?" if match.group(3) is None else "(?:)", pattern
    )


_SPACE: Final = re.compile(
    r"(\(\?<[!=][^)]*\)|\\b(?=\[|\(\?!|\(\?:\[)|\[(?:\\.|[^\]\\])*\]|\\[^sb]|(?: |\\s)[?*+{])|( |\\s)|(\\b)"
)
"""What stays: what must stand before, an edge before any word at all, classes, other escapes, spaces that are counted;
then a space; then an edge."""


def swapped(text: str) -> str:
    """Digits as the letters they stand for."""
    return text.translate(_DIGITS)


SPELT_MIN: Final = 7
"""Characters of a finding that letters set apart must make up, as typed: four letters and what is between them."""


class Shape(Struct, frozen=True):
    """Patterns over folded text."""

    find: tuple[str, ...]
    aim: str = ""
    """Must be found as well, anywhere in the text: words that point at somebody."""
    unless: str = ""
    """A match followed by this does not count."""
    digits: bool = False
    """If nothing is found, look again: digits as letters, letters set apart joined, held ones let go."""
    words: bool = False
    """The same, but with digits as letters inside words only: for shapes that look for numbers too."""

    def ready(self) -> None:
        """Compile now what would be compiled when first needed: a message should not wait for that."""
        spelt = map(gapless, self.find) if self.digits or self.words else ()
        for pattern in (*self.find, *spelt, self.aim, self.unless):
            _compiled(pattern)

    def spans(self, folded: View, beside: tuple[View, ...] | None = None) -> Iterator[tuple[int, int]]:
        """Where it is found, as spans of what was typed.

        Args:
            folded: the text.
            beside: `undone(folded)`, or `unmasked(folded)` for a shape with `words`, where it is known already.
        """
        views: tuple[View, ...] = (folded,)
        if self.digits or self.words:
            views += (undone if self.digits else unmasked)(folded) if beside is None else beside
        for view in views:
            found = self._found(view, self.find)
            if found:
                yield from found
                return
        runs = together(folded) if len(views) > 1 else []
        if runs:
            patterns = tuple(map(gapless, self.find))
            for view in views[1:]:
                found = [
                    (start, end)
                    for start, end in self._found(view, patterns)
                    if any(min(end, last) - max(start, first) >= SPELT_MIN for first, last in runs)
                ]
                if found:
                    yield from found
                    return

    def _found(self, view: View, patterns: tuple[str, ...]) -> list[tuple[int, int]]:
        if self.aim and not _compiled(self.aim).search(view.text):
            return []
        return [
            view.span(match.start(), match.end())
            for pattern in patterns
            for match in _compiled(pattern).finditer(view.text)
            if match.end() > match.start()
            and not (self.unless and _compiled(self.unless).match(view.text, match.end()))
        ]
