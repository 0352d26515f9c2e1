"""The families as a browser reads them, for one-to-ones that are not judged on the server: `python -m
salon.safety.talk.local` prints web/src/shared/families.json, which `web/src/shared/families.ts` reads.

    text, folded -> plain words -> groups of phrases (the server's own) -> rules -> the kind of a card, or nothing

Rule 1: phrases are the families' own, translated, never written again. What is read here is the reader's side only:
what somebody else writes to them, and what they answered.
Rule 2: it is less than the server reads: the commonest signs of a turn, and asking again after a no. No disguise is
undone beyond folding, nothing is weighed, nothing decays, and what a sender writes to others cannot be known.
Rule 3: tests/safety/local_twin.py reads the pack as a browser does, and a test lets both read the same talks.
"""

from __future__ import annotations

import json
import sys
from typing import Any, Final

from msgspec import Struct

from salon.safety.pack import translated
from salon.safety.talk.classes import CLASSES
from salon.safety.talk.lexicon import pattern
from salon.safety.talk.phrases_common import COMMON
from salon.safety.talk.phrases_contact import CONTACT
from salon.safety.talk.phrases_doings import DOINGS
from salon.safety.talk.phrases_excused import EXCUSED
from salon.safety.talk.phrases_meeting import MEETING
from salon.safety.talk.phrases_threats import DEMANDS, PRESSURE, REPORTS, THREATS
from salon.safety.talk.phrases_trade import TRADE
from salon.safety.talk.phrases_unaware import STATES
from salon.safety.talk.spelling import EXPANDED

ELIDED: Final = ("j", "l", "d", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quelqu")
"""What a French elision leaves before its apostrophe: a word of its own. Others are read with what follows."""
PIECE: Final = r"[a-z0-9]+(?:['’][a-z]+)*|[,.?!;:€$]"
TEXT_MAX: Final = 2_000


class Rule(Struct, frozen=True):
    """One sign: of each list of `every` a group is there, of `none` no group."""

    kind: str
    """Of the card (`flow.protect.KINDS`)."""
    every: tuple[tuple[str, ...], ...]
    none: tuple[str, ...] = ()


_DEMAND: Final = ("money", "pictures", "meet", "obey", "ultimatum")
_URGED: Final = ("condition", "deadline", "silence")
_TOLD: Final = ("reported", "trivial", "tease")
_SOON: Final = ("now", "night", "haste", "here_now")
_SHARED: Final = ("group", "public", "lawful")
_EXPLAINED: Final = ("child", "news", "survivor", "care", "harmless", "he")
RULES: Final = (
    Rule("pressure", (("exposed",), _DEMAND, _URGED), _TOLD),
    Rule("pressure", (("claim",), ("claim_of",), _DEMAND, _URGED), _TOLD),
    Rule("pressure", (("silence",), ("material",), _DEMAND, ("condition", "deadline")), _TOLD),
    Rule("pressure", (("condition",), ("yours",), _DEMAND), _TOLD),
    Rule("drink", (("person",), ("asleep", "out", "unaware"), ("made", "used", "willed")), _EXPLAINED),
    Rule("meeting", (("address_ask",), ("coming",)), _SHARED),
    Rule("meeting", (("secluded",), ("alone_want",), (*_SOON, "come")), ("lawful",)),
    Rule("meeting", (("secluded",), _SOON, ("come",)), _SHARED),
    Rule("meeting", (("alone_want",), _SOON, ("come",)), _SHARED),
    Rule("elsewhere", (("ask_contact", "move_away"), ("haste", "insist")), ("polite", "about_app", "reference")),
)
"""The first that fits names the card."""
TOPICS: Final = {"elsewhere": ("ask_contact", "move_away"), "meeting": ("come", "coming", "address_ask")}
"""What may be asked once, and not again after a no."""
REFUSED: Final = ("no", "stop")
_NEEDED: Final = frozenset(
    {group for rule in RULES for some in (*rule.every, rule.none) for group in some}
    | {group for some in TOPICS.values() for group in some}
    | set(REFUSED)
    | {"accepts", "polite"}
)
BLOCKS: Final = {
    code: block
    for groups in (COMMON, CONTACT, MEETING, TRADE, THREATS, DEMANDS, PRESSURE, REPORTS, STATES, DOINGS, EXCUSED)
    for code, block in groups.items()
    if code in _NEEDED
}


def pack() -> dict[str, Any]:
    """What the browser needs."""
    return {
        "elided": ELIDED,
        "piece": PIECE,
        "text_max": TEXT_MAX,
        "expanded": EXPANDED,
        "groups": {code: translated(pattern(block, CLASSES)) for code, block in BLOCKS.items()},
        "rules": [{"kind": rule.kind, "every": rule.every, "none": rule.none} for rule in RULES],
        "topics": TOPICS,
        "refused": REFUSED,
    }


def text() -> str:
    """The pack as a file."""
    return json.dumps(pack(), indent=1, ensure_ascii=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
