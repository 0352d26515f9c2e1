"""What one turn holds, read once for all families, and what it asks and tells the turns after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from salon.safety.talk.lexicon import Lexicon
from salon.safety.talk.minor_asks import meant
from salon.safety.talk.phrases_approach import APPROACH
from salon.safety.talk.phrases_common import COMMON
from salon.safety.talk.phrases_contact import CONTACT
from salon.safety.talk.phrases_meeting import MEETING, THINGS
from salon.safety.talk.phrases_reach import REACH
from salon.safety.talk.phrases_trade import TRADE
from salon.safety.talk.reading import Reading, read
from salon.safety.talk.sign import Heard
from salon.safety.talk.tokens import Tokens, tokens
from salon.safety.views import views

LEXICON: Final = Lexicon((COMMON, CONTACT, REACH, MEETING, APPROACH, THINGS, TRADE), together=16)
_ASKED: Final = {"address_ask": "place", "alone_ask": "alone", "ask_contact": "contact"}
_ASKED_BACK: Final = frozenset({"age", "of_age", "school", "birth"})
_TOLD: Final = {"alone_told": "alone", "lawful": "trade"}


class Cues(Struct, frozen=True):
    """One turn, read."""

    heard: Heard
    reading: Reading
    codes: frozenset[str]
    """Groups of phrases in the turn."""
    tokens: Tokens

    def has(self, *codes: str) -> bool:
        """Whether any of these groups is in the turn."""
        return not self.codes.isdisjoint(codes)

    def span(self, code: str) -> tuple[int, int]:
        """Where the first phrase of a group was typed; the whole turn where there is none."""
        first = next(self.places(code), None) if code in self.codes else None
        return self.reading.span(*first) if first else (0, len(self.heard.typed))

    def places(self, code: str) -> Iterator[tuple[int, int]]:
        """Where a group stands in the words of the turn."""
        return LEXICON.places(code, self.reading.text)

    @property
    def question(self) -> bool:
        """Whether it ends as a question."""
        return "?" in self.reading.text


def cues(typed: str, asked: frozenset[str] = frozenset(), told: frozenset[str] = frozenset()) -> Cues:
    """Read a turn."""
    folded = views(typed).folded
    reading = read(folded)
    heard = Heard(typed, folded, asked, told)
    return Cues(heard, reading, LEXICON.find(reading.text), tokens(folded.text, reading.text.split()))


def meaning(turn: Cues) -> tuple[frozenset[str], frozenset[str]]:
    """Codes of what the turn asks the other, and of what it establishes; `and you?` asks what was asked before."""
    found, told = meant(turn.reading)
    if "back" in found:
        found |= turn.heard.asked & _ASKED_BACK
    return (
        found | {code for group, code in _ASKED.items() if group in turn.codes},
        told | {code for group, code in _TOLD.items() if group in turn.codes},
    )
