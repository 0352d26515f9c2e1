"""From findings to a consequence. A table, read from top to bottom; the strongest consequence wins.

Rule 1: protected families have a floor of hold, whatever the table or an operator says (design, "What is
judged where"). Nothing here bans, strikes or reports: a machine stops a message, nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from salon.safety.finding import Finding

Action = Literal["allow", "flag", "hold", "block"]
ORDER: Final[tuple[Action, ...]] = ("allow", "flag", "hold", "block")
FLOOR: Final = frozenset({"minor_contact", "incapacitation", "coercion", "threat_to_life", "image_match"})

TABLE: Final[dict[str, dict[str, Action]]] = {
    # family: where -> action; "" is everywhere else
    "links": {"room": "block", "direct": "flag", "": "block"},
    "contact": {"room": "block", "direct": "allow", "": "block"},
    "flooding": {"": "block"},
    "shouting": {"room": "flag", "": "allow"},
    "insult": {"room": "hold", "direct": "flag", "": "block"},
    "threat": {"": "hold"},
    "threat_to_life": {"": "hold"},
    "hate": {"room": "hold", "direct": "hold", "": "block"},
    "sexual": {"room": "hold", "direct": "flag", "": "block"},
    "spam": {"direct": "flag", "": "block"},
    "minor_contact": {"": "hold"},
    "canary": {"": "hold"},
}
"""The default table: what an operator may read and change above the floor."""


def action_for(family: str, where: str, table: Mapping[str, Mapping[str, Action]] = TABLE) -> Action:
    """What follows from a finding of this family here. An unknown family is held: fail closed."""
    row = table.get(family)
    action: Action = "hold" if row is None else row.get(where, row.get("", "hold"))
    if family in FLOOR and ORDER.index(action) < ORDER.index("hold"):
        return "hold"
    return action


class Verdict(Struct, frozen=True):
    """The consequence, the finding that decided it, and all that spoke."""

    action: Action
    finding: Finding | None = None
    stamps: tuple[str, ...] = ()


def decide(findings: tuple[Finding, ...], where: str, table: Mapping[str, Mapping[str, Action]] = TABLE) -> Verdict:
    """The strongest consequence of what was found.

    Where a protected rule spoke, its hold goes before the block of an ordinary one: nobody sees the message either way,
    but a person looks, and its sender learns the clause only. Not before a block for flooding: a flood of such
    messages must not bury the people who look.
    """
    worst = protected = Verdict("allow")
    for finding in findings:
        action = action_for(finding.family, where, table)
        if ORDER.index(action) > ORDER.index(worst.action):
            worst = Verdict(action, finding)
        if finding.family in FLOOR and ORDER.index(action) > ORDER.index(protected.action):
            protected = Verdict(action, finding)
    if protected.finding is not None and worst.finding is not None and worst.finding.family != "flooding":
        worst = protected
    return Verdict(worst.action, worst.finding, tuple(finding.stamp for finding in findings))
