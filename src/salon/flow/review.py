"""What people decide about what rules stopped, fed back to the rules: precision, counter-examples, the breaker.

    a held message is released ("not a problem") -> overturned    refused -> upheld
    a delivered one is removed after a report    -> missed

Rule 1: every rule version that spoke is counted, also one that only flagged or was tried out in shadow: that is how a
shadow rule shows what it is worth before it counts.
Rule 2: what stays is codes (`safety.marks`), under the retention of figures; never the text (design, Vanishing).
Rule 3: nobody decides by not looking: an expired hold says nothing about a rule.
"""

from __future__ import annotations

from salon.chat.canary import is_canary
from salon.chat.model import Judgement, Submission
from salon.flow.rulebook import Rulebook
from salon.moderation.decision import DecisionKind
from salon.safety.marks import stamps_in


class Review:
    """Counts decisions for the rules they are about."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book

    def decided(self, kind: DecisionKind, said: Submission | None) -> None:
        """Staff decided on a held message; once for each decision, never for a repeat."""
        if said is not None and kind in {"release", "refuse"} and not is_canary(said.tag):
            self.found(said.judgement, right=kind == "refuse")
        elif kind == "remove":
            # After a report: it was delivered, so no rule had stopped it.
            self._book.missed()

    def found(self, judgement: Judgement, *, right: bool) -> None:
        """Somebody found that rules were right or wrong about one text: the one way in, for appeals too."""
        spoke = (*judgement.rules, *stamps_in(judgement.marks))
        self._book.reviewed(spoke, judgement.marks, right=right)
