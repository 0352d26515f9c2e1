"""Phrases by what they mean, found all at once.

A group of phrases has a code and is written as a regular expression a line over words as `safety.talk.reading` gives
them: folded, elisions apart. In a line `endorm*` is every word that begins so, `~` up to three words of any kind, and
`<person>` one of a class of words, so that phrases are written once for everybody they can be about. One automaton
(RE2, linear in the text) says which groups are in a text, whatever the number of their phrases; where one stands is
looked up only when it is asked for.
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
_CLASS: Final = re.compile(r"<(\w+)>")
_STEM: Final = re.compile(r"(?<=[a-z])\*")
ANY: Final = "(?:[^ ]+ +){0,3}"
NO_CLASSES: Final[Mapping[str, str]] = {}


def _options() -> Any:
    options = re2.Options()
    options.max_mem = MEMORY_BYTES
    options.never_capture = True
    options.log_errors = False
    return options


def pattern(block: str, classes: Mapping[str, str] = NO_CLASSES) -> str:
    """One expression for a block: whole words only.

    Raises:
        KeyError: a line names a class there is not.
    """
    lines = (_line(line, classes) for line in block.splitlines() if line.strip())
    return "(?:^| )(?:" + "|".join(f"(?:{line})" for line in lines) + ")(?: |$)"


def _line(line: str, classes: Mapping[str, str]) -> str:
    named = _CLASS.sub(lambda match: "(" + "|".join(classes[match[1]].split()).replace("_", " ") + ")", line)
    parts = (ANY if word == "~" else _STEM.sub("[a-z]*", word) + " +" for word in named.split())
    return "".join(parts).removesuffix(" +")


def words(groups: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """Every word of some groups: what a disguise is undone to."""
    return frozenset(word for group in groups for block in group.values() for word in _WORD.findall(block))


class Lexicon:
    """Groups of phrases, compiled once."""

    def __init__(
        self, groups: Iterable[Mapping[str, str]], classes: Mapping[str, str] = NO_CLASSES, together: int = 1_000
    ) -> None:
        """Compile.

        Args:
            groups: blocks of phrases by code.
            classes: classes of words that lines name.
            together: groups in one automaton. With very many it has far more states to build for words it has not
                met; with few there are more automata to run.
        """
        blocks = {code: pattern(block, classes) for group in groups for code, block in group.items()}
        self._one = {code: re2.compile(block, _options()) for code, block in blocks.items()}
        self._sets: list[tuple[tuple[str, ...], Any]] = []
        every = tuple(blocks)
        for codes in (every[at : at + together] for at in range(0, len(every), together)):
            automaton = re2.Set.SearchSet(_options())
            for code in codes:
                automaton.Add(blocks[code])
            automaton.Compile()
            self._sets.append((codes, automaton))

    def find(self, text: str) -> frozenset[str]:
        """The codes of the groups in words with one space between them."""
        spaced = text.replace(" ", _GAP)
        return frozenset(codes[index] for codes, automaton in self._sets for index in automaton.Match(spaced) or ())

    def places(self, code: str, text: str) -> Iterator[tuple[int, int]]:
        """Where a group stands in the same words, in order."""
        spaced = text.replace(" ", _GAP)
        for match in self._one[code].finditer(spaced):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            end = match.end() - (len(match.group()) - len(match.group().rstrip()))
            yield (start - 2 * spaced.count(_GAP, 0, start), end - 2 * spaced.count(_GAP, 0, end))
