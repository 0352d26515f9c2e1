"""Hints of acting on somebody who does not know or cannot agree, of giving access to such a person, of seeking either.

One word says nothing: people sleep, forget and are surprised. A hint is two parts together — a state (asleep, out,
unaware) and a doing (made so, made use of, offered, sought) — said of another and as something one does or would do.
Survivors, news, prevention, care, surprises and deep sleepers share the words and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from salon.safety.talk.classes import CLASSES
from salon.safety.talk.lexicon import Lexicon
from salon.safety.talk.phrases_doings import DOINGS
from salon.safety.talk.phrases_excused import EXCUSED
from salon.safety.talk.phrases_unaware import STATES
from salon.safety.talk.reading import Reading, passages, read
from salon.safety.talk.sign import Heard, Sign

LEXICON: Final = Lexicon((STATES, DOINGS, EXCUSED), CLASSES)
_STATES: Final = ("asleep", "out", "unaware")
_SHOWN: Final = ("out", "asleep", "unaware", "made")
_ENOUGH: Final = 3
_LOST: Final = frozenset({"unskilled", "unaware"})
"""Somebody does not know how: that is no hint."""


def signs(heard: Heard) -> Iterator[Sign]:
    """What one turn shows of this family."""
    yield from found(read(heard.folded), heard)


def found(reading: Reading, heard: Heard) -> Iterator[Sign]:
    """The same over words already read."""
    text = reading.text
    whole = LEXICON.find(text)
    if whole.isdisjoint(_SHOWN) or not whole.isdisjoint({"child", "news"}):
        return
    if "survivor" in whole and "handed" not in whole:
        return
    explained = not whole.isdisjoint({"care", "harmless"})
    for start, end in passages(text):
        piece = text[start:end]
        codes = whole if len(piece) == len(text) else LEXICON.find(piece)
        twice = "unaware" in codes and sum(1 for _ in LEXICON.places("unaware", piece)) > 1
        name, strong = _hint(codes, heard.asked, twice=twice)
        if name and (strong or not explained):
            shown = next(code for code in _SHOWN if code in codes)
            first, last = next(LEXICON.places(shown, piece))
            yield Sign("incapacitation", name, "urgent", *reading.span(start + first, start + last))
            return


def _hint(codes: frozenset[str], asked: frozenset[str], *, twice: bool) -> tuple[str, bool]:
    """What parts weigh together, by the name of the heaviest, and whether no harmless word can explain them.

    A state weighs one and a doing two: a state and a doing are a hint, and so are three states that hang together.
    """
    if "person" not in codes and not ("consent" in asked and "made" in codes):
        return "", False
    own = "he" not in codes or not codes.isdisjoint({"i", "access"})
    made = own and "made" in codes
    weights = {
        "caused": 2 * made,
        "used": 2 * (own and "used" in codes) + 2 * ("willed" in codes or "consent" in asked),
        "sought": 2 * ("sought" in codes and not codes.isdisjoint({"effect", "made"})),
        "access": 0,
    }
    states = sum(state in codes for state in _STATES) + twice
    if "access" in codes:
        weights["access"] = 1 + sum(code in codes for code in ("offered", "out_cold")) + ("coupled" in codes)
    doing = sum(weights.values())
    caused = made and (weights["used"] or weights["access"] or (weights["sought"] and "effect" in codes))
    if (
        states + doing < _ENOUGH
        or not doing
        or not (states or caused)
        or (codes >= _LOST and not made and "out" not in codes and "effect" not in codes)
    ):
        return "", False
    return max(weights, key=lambda name: weights[name]), states + doing > _ENOUGH + 1
