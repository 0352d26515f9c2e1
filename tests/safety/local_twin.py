"""The twin of web/src/shared/families.ts: it reads the pack as a browser does."""

from __future__ import annotations

import re
from typing import Final

from salon.base.text import fold
from salon.safety.talk.classes import CLASSES
from salon.safety.talk.lexicon import Lexicon
from salon.safety.talk.local import BLOCKS, ELIDED, PIECE, REFUSED, RULES, TEXT_MAX, TOPICS
from salon.safety.talk.spelling import EXPANDED

LEXICON: Final = Lexicon((BLOCKS,), CLASSES)
_PIECE: Final = re.compile(PIECE)


class LocalTalk:
    """What a browser remembers of a talk: which topics the other asked for, and which of them were refused."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        self.refused: set[str] = set()

    def turn(self, text: str, *, mine: bool) -> str:
        """Take one turn; the kind of the card it calls for, empty for none and for one's own."""
        codes = LEXICON.find(plain(text))
        topics = {kind for kind, some in TOPICS.items() if codes & set(some)}
        if mine:
            if codes & set(REFUSED):
                self.refused |= self.asked
            elif "accepts" in codes:
                self.refused.clear()
            return ""
        again = sorted(topics & self.refused)
        self.asked |= topics
        for rule in RULES:
            if all(codes & set(some) for some in rule.every) and not codes & set(rule.none):
                return rule.kind
        return again[0] if again and not codes & {"polite", "accepts"} else ""


def plain(text: str) -> str:
    """The words of a text as the browser reads them, one space between two."""
    out: list[str] = []
    for piece in _PIECE.findall(fold(text[:TEXT_MAX]).text):
        parts = re.split("['’]", piece)
        while len(parts) > 1 and parts[0] in ELIDED:
            out.append(parts.pop(0))
        out.extend(EXPANDED.get("".join(parts), "".join(parts)).split())
    return " ".join(out)
