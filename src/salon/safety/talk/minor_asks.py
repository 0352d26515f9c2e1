"""What one turn asks about the other's age, and whose age is being spoken of: what an answer is read by."""

from __future__ import annotations

import re
from typing import Final

from salon.safety.talk.classes import CLASSES
from salon.safety.talk.lexicon import Lexicon
from salon.safety.talk.minor_birth import happened
from salon.safety.talk.phrases_asked import ASKED
from salon.safety.talk.reading import Reading

LEXICON: Final = Lexicon((ASKED,), CLASSES)
_COUNTS: Final = re.compile(
    r"\b(?:combien (?:de|d) (?!ans\b|annees?\b|piges\b|balais\b|printemps\b|bougies\b|hivers\b|etes\b|anniv)"
    r"|how many (?!years\b|birthdays\b|candles\b|summers\b|winters\b))\w"
)
"""A number of things: the answer is no age."""
_TOLD: Final = frozenset({"parents", "watched", "festive"})


def asks(reading: Reading) -> frozenset[str]:
    """What this turn asks: `age`, `school`, `birth` of the other; `their_age` of somebody else.

    Also `of_age` (whether the other is 18 or over), `how_long` (any other number) and `consent` (whether somebody else
    agrees to something), and `event_` with a year for what it says to have happened then.
    """
    return meant(reading)[0]


def tells(reading: Reading) -> frozenset[str]:
    """What a talk has established by this turn.

    `parents` where it spoke of the other's parents, teacher or school; `watched` where one of the two said that parents
    look, ask or are near; `festive` where something is prepared for somebody.
    """
    return meant(reading)[1]


def meant(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """What a turn asks and what it establishes, read once."""
    codes = LEXICON.find(reading.text)
    asked = (codes - _TOLD) | happened(reading)
    if "their_age" in asked or _COUNTS.search(reading.text):
        asked -= {"age"}
    return asked, codes & _TOLD
