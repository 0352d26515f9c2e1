"""Runs every rule over one text and says what follows. Pure: what was said before comes in, nothing is kept."""

from __future__ import annotations

from typing import Final
from zlib import crc32

from msgspec.structs import replace

from salon.base.text import fold
from salon.base.values import Span
from salon.safety import canary as _canary  # noqa: F401  # registers its rule
from salon.safety import rules as _rules  # noqa: F401  # registers the rules
from salon.safety.finding import Finding
from salon.safety.patterns import IN_NAMES, IN_TOPICS, SHAPES
from salon.safety.policy import TABLE, Scene, Table, Verdict, decide
from salon.safety.rule import EXAMPLES_YEAR, RULES, Exhibit, Rule
from salon.safety.shape import gapless, swapped, together, worded
from salon.safety.sieve import MASKED, WORN, Sieve
from salon.safety.views import Views, views

REPEATED_MIN: Final = 6
"""Letters, after squeezing, from which on a text can be repeated: "oui", "mdr" and emoji are small talk."""


def text_digest(typed: str) -> int:
    """A coarse number of the folded text: enough to see repetition, too little to know what was said."""
    return _digest(views(typed))


def _digest(seen: Views) -> int:
    letters = seen.letters
    return crc32(letters.encode()) if len(letters) >= REPEATED_MIN else 0


def links_in(typed: str) -> tuple[Span, ...]:
    """Where a text shows the shape of a link: what a one-to-one that is not judged refuses. Nothing is judged."""
    return tuple(Span(start, end) for start, end in RULES["links"].find(Exhibit(Views(typed), year=0)))


def examine(
    typed: str,
    where: str | Scene,
    year: int,
    earlier: tuple[tuple[float, int], ...] = (),
    table: Table = TABLE,
) -> Verdict:
    """Find, then decide. An exception of a rule is the caller's to hold on (`flow.judge`)."""
    place = where if isinstance(where, str) else where.place
    return decide(findings(typed, place, year, earlier), where, table)


def findings(typed: str, where: str, year: int, earlier: tuple[tuple[float, int], ...] = ()) -> tuple[Finding, ...]:
    """What each rule finds in one text said in a calendar year, in order of registration."""
    seen = views(typed)
    exhibit = Exhibit(seen, year, where, earlier, _digest(seen) if earlier else 0)
    likely = _likely(seen)
    return tuple(
        finding
        for code, rule in RULES.items()
        if (code in likely or code not in SHAPES) and (finding := rule.look(exhibit)) is not None
    )


_SIEVE: Final = Sieve(SHAPES)
_SPELT: Final = Sieve({code: replace(shape, find=tuple(map(gapless, shape.find))) for code, shape in SHAPES.items()})
"""The same, for words that run together."""


def ready() -> None:
    """Make now what is made on first use, so that no message waits for it: patterns, and much of the automaton."""
    for shape in (*SHAPES.values(), IN_NAMES, IN_TOPICS):
        shape.ready()
    for rule in RULES.values():
        for text in (*rule.hit, *rule.miss):
            _SIEVE.find(fold(text).text)


def _likely(seen: Views) -> frozenset[str]:
    """Codes of rules whose patterns may find something in a view of the text; no other pattern needs to run."""
    text = seen.folded.text
    found = _SIEVE.find(text)
    if WORN in found:
        beside = {view.text for view in (*seen.beside, *seen.unmasked)}
        found = found.union(*map(_SIEVE.find, beside))
        return found.union(*map(_SPELT.find, beside)) if together(seen.folded) else found
    letters = swapped(text)
    if letters != text:
        found |= _SIEVE.find(letters)
    return found | _SIEVE.find(worded(text)) if MASKED in found else found


def disagreeing() -> list[str]:
    """Rules whose own examples do not hold: a hit without a finding, or a miss with one."""

    def finds(rule: Rule, text: str) -> bool:
        return rule.stamp in examine(text, rule.where, EXAMPLES_YEAR).stamps

    return [
        rule.code
        for rule in RULES.values()
        if not all(finds(rule, text) for text in rule.hit) or any(finds(rule, text) for text in rule.miss)
    ]
