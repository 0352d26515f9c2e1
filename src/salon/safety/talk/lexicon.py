"""Phrases by what they mean, found all at once.

A group of phrases has a code and is written as a regular expression a line over words as `safety.talk.reading` gives
them: folded, elisions apart. One automaton (RE2, linear in the text) says which groups are in a text, whatever the
number of their phrases; where one stands is looked up only when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import re2

MEMORY_BYTES: Final = 1 << 27
"""For the automaton, built as texts are read; what does not fit is built again."""
_GAP: Final = "   "
"""Between words: a phrase with an optional word left out still has room for its spaces."""
_WORD: Final = re.compile(r"(?<![\\\w])[a-z]{2,}")


def _options() -> Any:
    options = re2.Options()
    options.max_mem = MEMORY_BYTES
    options.never_capture = True
    options.log_errors = False
    return options


def pattern(block: str) -> str:
    """One expression for a block: whole words only."""
    lines = (" +".join(line.split()) for line in block.splitlines() if line.strip())
    return "(?:^| )(?:" + "|".join(f"(?:{line})" for line in lines) + ")(?: |$)"


def words(groups: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """Every word of some groups: what a disguise is undone to."""
    return frozenset(word for group in groups for block in group.values() for word in _WORD.findall(block))


class Lexicon:
    """Groups of phrases, compiled once."""

    def __init__(self, groups: Iterable[Mapping[str, str]]) -> None:
        blocks = {code: pattern(block) for group in groups for code, block in group.items()}
        self._codes = tuple(blocks)
        self._one = {code: re2.compile(block, _options()) for code, block in blocks.items()}
        self._all = re2.Set.SearchSet(_options())
        for block in blocks.values():
            self._all.Add(block)
        self._all.Compile()

    def find(self, text: str) -> frozenset[str]:
        """The codes of the groups in words with one space between them."""
        return frozenset(self._codes[index] for index in self._all.Match(text.replace(" ", _GAP)) or ())

    def places(self, code: str, text: str) -> Iterator[tuple[int, int]]:
        """Where a group stands in the same words, in order."""
        spaced = text.replace(" ", _GAP)
        for match in self._one[code].finditer(spaced):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            end = match.end() - (len(match.group()) - len(match.group().rstrip()))
            yield (start - 2 * spaced.count(_GAP, 0, start), end - 2 * spaced.count(_GAP, 0, end))
