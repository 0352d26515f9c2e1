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

from salon.base.text import View

DIGITS: Final = ("013457", "oieast")
"""Digits that stand for letters, and the letters."""
_DIGITS: Final = str.maketrans(*DIGITS)
_compiled = lru_cache(maxsize=64)(re.compile)


class Shape(Struct, frozen=True):
    """Patterns over folded text."""

    find: tuple[str, ...]
    aim: str = ""
    """Must be found as well, anywhere in the text: words that point at somebody."""
    unless: str = ""
    """A match followed by this does not count."""
    stems: tuple[str, ...] = ()
    """One of these stands in every text in which something is found: where none does, patterns need not run."""
    digits: bool = False
    """If nothing is found, look again with digits read as letters."""

    def spans(self, folded: View) -> Iterator[tuple[int, int]]:
        """Where it is found, as spans of what was typed."""
        views = [folded]
        if self.digits and (letters := folded.text.translate(_DIGITS)) != folded.text:
            views.append(View(letters, folded.at))
        for view in views:
            if self.stems and not any(stem in view.text for stem in self.stems):
                continue
            if self.aim and not _compiled(self.aim).search(view.text):
                continue
            found = [
                view.span(match.start(), match.end())
                for pattern in self.find
                for match in _compiled(pattern).finditer(view.text)
                if match.end() > match.start()
                and not (self.unless and _compiled(self.unless).match(view.text, match.end()))
            ]
            if found:
                yield from found
                return
