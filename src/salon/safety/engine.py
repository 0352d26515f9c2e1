"""Runs every rule over one text and says what follows. Pure: what was said before comes in, nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from msgspec import Struct

from salon.base.text import fold, squeeze
from salon.base.values import Span
from salon.safety import rules as _rules  # noqa: F401  # registers the rules
from salon.safety.policy import ORDER, TABLE, Action, action_for
from salon.safety.rule import RULES, Exhibit, Rule


class Verdict(Struct, frozen=True):
    """The consequence, the rule that decided it, and all that spoke."""

    action: Action
    rule: Rule | None = None
    spans: tuple[Span, ...] = ()
    stamps: tuple[str, ...] = ()


def text_digest(typed: str) -> int:
    """A coarse number of the folded text: enough to see repetition, too little to know what was said."""
    return crc32(squeeze(fold(typed)).text.encode())


def links_in(typed: str) -> tuple[Span, ...]:
    """Where a text shows the shape of a link: what a one-to-one that is not judged refuses. Nothing is judged."""
    folded = fold(typed)
    exhibit = Exhibit(typed, folded)
    return tuple(Span(start, end) for start, end in RULES["links"].find(exhibit))


def examine(
    typed: str,
    where: str,
    earlier: tuple[tuple[float, int], ...] = (),
    table: Mapping[str, Mapping[str, Action]] = TABLE,
) -> Verdict:
    """Run all rules. An exception of a rule is the caller's to hold on (`flow.judge`)."""
    folded = fold(typed)
    exhibit = Exhibit(typed, folded, where, earlier, crc32(squeeze(folded).text.encode()))
    worst = Verdict("allow")
    stamps: list[str] = []
    for rule in RULES.values():
        spans = tuple(Span(start, end) for start, end in rule.find(exhibit))
        if not spans:
            continue
        stamps.append(rule.stamp)
        action = action_for(rule.family, where, table)
        if ORDER.index(action) > ORDER.index(worst.action):
            worst = Verdict(action, rule, spans)
    return Verdict(worst.action, worst.rule, worst.spans, tuple(stamps))


def disagreeing() -> list[str]:
    """Rules whose own examples do not hold: a hit without a finding, or a miss with one."""

    def finds(rule: Rule, text: str) -> bool:
        return rule.stamp in examine(text, "room").stamps

    return [
        rule.code
        for rule in RULES.values()
        if not all(finds(rule, text) for text in rule.hit) or any(finds(rule, text) for text in rule.miss)
    ]
