"""Which shapes could be in a text at all: one automaton (RE2) for all, so that a pattern runs only where it may find.

What the automaton looks for is made from the shapes' own patterns, never written by hand: look-around falls away, long
repetitions lose their upper bound. Everything a pattern finds is therefore let through, and most of what it would not
find is not. Linear in the length of the text, whatever is typed.

RE2 knows words of ASCII only, so both sides are brought there: a letter or number beyond it is `FAR_LETTER`, which
folded text does not have, and every other sign beyond it is `FAR_SIGN`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import re2

from salon.safety.shape import BETWEEN, DIGITS, Shape

FAR_LETTER: Final = "Z"
FAR_SIGN: Final = "\x01"
MEMORY_BYTES: Final = 1 << 26
"""For the automaton, built as texts are read; what does not fit is built again."""
_LETTERS: Final = re.compile(r"[^\W\x00-\x7f]+")
_SIGNS: Final = re.compile(r"[^\x00-\x7f]+")
_INSIDE: Final = {"d": f"0-9{FAR_LETTER}", "w": "0-9A-Za-z_", "s": r" \t-\r\x1c-\x1f\x01"}
_OUTSIDE: Final = {sign: f"[{inside}]" for sign, inside in _INSIDE.items()} | {"S": "[^ ]", "b": r"\b"}
_AROUND: Final = ("(?=", "(?!", "(?<=", "(?<!")
_BOUND_MAX: Final = 6
"""Repetitions up to here are counted."""


def near(text: str) -> str:
    """A text brought to ASCII."""
    if text.isascii():
        return text
    return _SIGNS.sub(_signs, _LETTERS.sub(_letters, text))


def _letters(match: re.Match[str]) -> str:
    return FAR_LETTER * (match.end() - match.start())


def _signs(match: re.Match[str]) -> str:
    return FAR_SIGN * (match.end() - match.start())


def loosened(pattern: str) -> str:
    """A pattern for RE2 that finds something in `near(text)` wherever Python's `re` finds the given one in folded text.

    Raises:
        ValueError: it uses something for which that is not known.
    """
    out: list[str] = []
    at = 0
    while at < len(pattern):
        sign = pattern[at]
        if pattern.startswith(_AROUND, at):
            at = _end_of_group(pattern, at)
            out.append("(?:)")
        elif sign == "[":
            end = _end_of_class(pattern, at)
            out.append(_class(pattern[at:end]))
            at = end
        elif sign == "\\":
            follower = pattern[at + 1]
            if follower.isalnum() and follower not in _OUTSIDE:
                raise ValueError(f"cannot loosen \\{follower} in {pattern!r}")
            out.append(_OUTSIDE.get(follower, pattern[at : at + 2]))
            at += 2
        elif sign in "^$":
            out.append("(?:)")
            at += 1
        elif sign == "{":
            end = pattern.index("}", at) + 1
            least, comma, most = pattern[at + 1 : end - 1].partition(",")
            out.append(f"{{{least},}}" if comma and int(most or _BOUND_MAX + 1) > _BOUND_MAX else pattern[at:end])
            at = end
        else:
            if sign == "(" and not pattern.startswith("(?:", at):
                raise ValueError(f"cannot loosen a group of {pattern!r}")
            out.append(near(sign))
            at += 1
    return "".join(out)


def _end_of_class(pattern: str, at: int) -> int:
    at += 2 if pattern[at + 1] == "^" else 1
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1


def _end_of_group(pattern: str, at: int) -> int:
    depth = 0
    while True:
        if pattern[at] == "[":
            at = _end_of_class(pattern, at)
            continue
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        at += 2 if pattern[at] == "\\" else 1
        if not depth:
            return at


def _class(given: str) -> str:
    if given.startswith("[^") and (not given.isascii() or "\\d" in given or "\\s" in given):
        # What is outside is known for ASCII only.
        return r"[\x00-\x7f]"
    for sign, inside in _INSIDE.items():
        given = given.replace(f"\\{sign}", inside)
    return near(given)


WORN: Final = "worn"
"""Stands for letters set apart or held down: `shape.undone` has more to show than digits as letters."""
MASKED: Final = "masked"
"""Stands for digits beside letters: `shape.worded` may show something."""
_APART: Final = rf"(?:^|[^a-z0-9])[a-z0-9](?:[{BETWEEN}][a-z0-9]){{3}}(?:$|[^a-z0-9])"
_MIXED: Final = f"[a-z][{DIGITS[0]}]|[{DIGITS[0]}][a-z]"
_HELD: Final = "|".join(
    f"{same}{{3}}"
    for letter in "abcdefghijklmnopqrstuvwxyz"
    for same in [f"[{letter}{''.join(digit for digit, other in zip(*DIGITS, strict=True) if other == letter)}]"]
)


class Sieve:
    """Shapes, by their codes, as one automaton."""

    def __init__(self, shapes: Mapping[str, Shape]) -> None:
        patterns = [(code, loosened(find)) for code, shape in shapes.items() for find in shape.find]
        patterns += [(WORN, _APART), (WORN, _HELD), (MASKED, _MIXED)]
        self._codes = tuple(code for code, _ in patterns)
        self._set = re2.Set.SearchSet(_options())
        for _, pattern in patterns:
            self._set.Add(pattern)
        self._set.Compile()

    def find(self, text: str) -> frozenset[str]:
        """The codes of shapes that may be in a folded text, and `WORN`."""
        return frozenset([self._codes[index] for index in self._set.Match(near(text)) or ()])


def _options() -> Any:
    options = re2.Options()
    options.max_mem = MEMORY_BYTES
    options.never_capture = True
    options.log_errors = False
    return options
