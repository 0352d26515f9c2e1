"""From findings to a consequence. A table of rows, read from top to bottom: the first row that fits a finding says what
follows from it, and over all findings the strongest consequence wins.

Rule 1: protected families have a floor of hold, whatever the table or an operator says (design, "What is
judged where"). Nothing here bans, strikes or reports: a machine stops a message, nothing more.
Rule 2: what no row fits is held: fail closed.
Rule 3: an operator's rows stand before the shipped ones (`salon.toml`, `[[judging.policy]]`); rows that may not be are
named one by one (`faults`), and a site with one does not start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal, get_args

from msgspec import Struct

from salon.safety import stamps
from salon.safety.finding import Finding

Action = Literal["allow", "flag", "hold", "block"]
ORDER: Final[tuple[Action, ...]] = ("allow", "flag", "hold", "block")
FLOOR: Final = frozenset({"minor_contact", "incapacitation", "coercion", "threat_to_life", "image_match"})
PROTECTED: Final = frozenset({"minor_contact", "incapacitation", "robbery_setup", "coercion", "image_match"})
"""Families of whose finding a sender learns the clause only (design, "What a sender is told")."""
GRAVE: Final = FLOOR | PROTECTED
"""Families whose hold goes before whatever an ordinary rule would have done."""
Place = Literal["room", "direct", "name", "topic", "request", "pinned"]
PLACES: Final[tuple[Place, ...]] = get_args(Place)
"""A message in a room, in a one-to-one; a pseudonym; a room's name or topic; a request; a pinned text."""
Preset = Literal["strict", "normal", "relaxed"]
PRESETS: Final[tuple[Preset, ...]] = get_args(Preset)
Role = Literal["host"]
"""Who may be exempt: the host of the room. Staff write in no room."""
ROLES: Final[tuple[Role, ...]] = get_args(Role)

LANGUAGE: Final = frozenset({"insult", "shouting"})
"""Families of coarse language: all that a preset may weaken."""
HARMLESS: Final = frozenset({"links", "contact", "flooding", "shouting", "spam"})
"""All that a role may be exempt from: nothing here harms a person by itself."""


class Row(Struct, frozen=True, omit_defaults=True):
    """One line of the table. Everything it names must fit; what it leaves out fits always."""

    family: str
    """A rule family; `*` for every one."""
    action: Action
    rule: str = ""
    """A rule's code; `head_*` for all that begin so."""
    places: tuple[str, ...] = ()
    severity: int = 1
    """Least severity, 1 to 3."""
    score: float = 0.0
    """Least score, 0 to 1."""
    presets: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """Only for what these people say; empty: whoever says it."""
    first_contact: bool | None = None
    """Only in (True), or only after (False), the first messages of a one-to-one."""

    def fits(self, finding: Finding, scene: Scene) -> bool:
        """Whether this line is about such a finding in such a place."""
        rule = self.rule
        return (
            self.family in {"*", finding.family}
            and (not rule or (finding.rule.startswith(rule[:-1]) if rule.endswith("*") else finding.rule == rule))
            and (not self.places or scene.place in self.places)
            and finding.severity >= self.severity
            and finding.score >= self.score
            and (not self.presets or scene.preset in self.presets)
            and (not self.roles or scene.role in self.roles)
            and (self.first_contact is None or self.first_contact == scene.first_contact)
        )

    @property
    def line(self) -> str:
        """The row for people, and for the table's digest."""
        told = [f"family={self.family}"]
        told += [f"rule={self.rule}"] if self.rule else []
        told += [f"severity>={self.severity}"] if self.severity > 1 else []
        told += [f"score>={self.score:g}"] if self.score else []
        lists = {"place": self.places, "preset": self.presets, "role": self.roles}
        told += [f"{name}={'|'.join(values)}" for name, values in lists.items() if values]
        told += [] if self.first_contact is None else [f"first_contact={'yes' if self.first_contact else 'no'}"]
        return f"{' '.join(told)} -> {self.action}"


class Scene(Struct, frozen=True):
    """Where something is said, and by whom."""

    place: str = "room"
    preset: str = "normal"
    role: str = ""
    first_contact: bool = False


Table = tuple[Row, ...]
NO_LIMIT: Final[Mapping[str, Action]] = MappingProxyType({})

SHOWN: Final = ("name", "topic", "pinned")
"""What everybody reads before they come in: no place for anything doubtful."""

TABLE: Final[Table] = (
    # learned scores: 0.5 is the threshold of a flag. They never block, because nobody can say why they spoke; nor
    # do they hold: nobody has measured that finely enough.
    Row("*", "allow", rule=stamps.LEARNED, places=("request",)),
    Row("*", "flag", rule=stamps.LEARNED, score=0.5),
    Row("*", "allow", rule=stamps.LEARNED),
    # what clutters
    Row("links", "flag", places=("direct",)),
    Row("links", "block"),
    Row("contact", "allow", places=("direct",)),
    Row("contact", "block"),
    Row("flooding", "block"),
    Row("shouting", "allow", presets=("relaxed",)),
    Row("shouting", "flag", places=("room",)),
    Row("shouting", "allow"),
    Row("spam", "flag", places=("direct",)),
    Row("spam", "block"),
    # coarse language: what a host's preset is about
    Row("insult", "block", places=(*SHOWN, "request")),
    Row("insult", "flag", places=("direct",)),
    Row("insult", "hold", presets=("strict",)),
    Row("insult", "hold", severity=3),
    Row("insult", "flag", presets=("relaxed",), severity=2),
    Row("insult", "allow", presets=("relaxed",)),
    Row("insult", "hold", severity=2),
    Row("insult", "flag"),
    # what harms a person or a group
    Row("hate", "block", places=SHOWN),
    # said to have been said by somebody else: severity 1
    Row("hate", "hold", severity=2),
    Row("hate", "flag", places=("room", "direct")),
    Row("hate", "hold"),
    Row("threat", "hold", severity=2),
    Row("threat", "flag", places=("room", "direct")),
    Row("threat", "hold"),
    Row("sexual", "block", places=SHOWN),
    Row("sexual", "flag", places=("direct",), first_contact=False),
    Row("sexual", "hold"),
    # conversations
    Row("off_platform", "block", places=SHOWN),
    Row("off_platform", "hold", places=("request",)),
    Row("off_platform", "flag"),
    Row("immediate_meeting", "hold", places=(*SHOWN, "request")),
    Row("immediate_meeting", "flag"),
    Row("behaviour", "flag"),
    Row("robbery_setup", "hold"),
    Row("sale", "hold"),
    # the marked message that says whether judging works
    Row("canary", "hold"),
    # the floor
    Row("minor_contact", "hold"),
    Row("incapacitation", "hold"),
    Row("coercion", "hold"),
    Row("threat_to_life", "hold"),
    Row("self_harm", "hold"),
    Row("image_match", "hold"),
)
"""The shipped table."""

FAMILIES: Final = tuple(dict.fromkeys(row.family for row in TABLE if row.family != "*"))
"""Every family the shipped table knows, in its order."""


def _weight(action: Action) -> int:
    return ORDER.index(action)


def weigh(finding: Finding, scene: Scene, table: Table = TABLE) -> Action:
    """What follows from one finding (Rules 1 and 2)."""
    action: Action = next((row.action for row in table if row.fits(finding, scene)), "hold")
    return "hold" if finding.family in FLOOR and _weight(action) < _weight("hold") else action


def stricter(first: tuple[Action, str], second: tuple[Action, str]) -> bool:
    """Whether the second of two outcomes wins over the first; each is an action and the family it is for.

    The graver one wins, but the hold of a grave family goes before every block: nobody sees it either way, but a person
    looks, and its sender learns the clause only. Before a block for flooding too, or six quick lines would be a way
    around it; that a flood of such messages buries nobody is `flow.deliver`'s, which knows what waits. Of two alike the
    first stays.
    """
    return _rank(*second) > _rank(*first)


def _rank(action: Action, family: str) -> int:
    if family in GRAVE and _weight(action) >= _weight("hold"):
        return 5 if action == "hold" else 4
    return _weight(action)


class Verdict(Struct, frozen=True):
    """The consequence, the finding that decided it, and all that spoke."""

    action: Action
    finding: Finding | None = None
    stamps: tuple[str, ...] = ()


def allowed(finding: Finding, scene: Scene, table: Table, most: Mapping[str, Action]) -> Action:
    """What follows from a finding of a rule version that may not have all consequences; a protected one is held."""
    action = weigh(finding, scene, table)
    limit = most.get(finding.stamp, "block")
    if _weight(action) > _weight(limit):
        return "hold" if finding.family in FLOOR and _weight(limit) < _weight("hold") else limit
    return action


def decide(
    findings: tuple[Finding, ...], where: str | Scene, table: Table = TABLE, most: Mapping[str, Action] = NO_LIMIT
) -> Verdict:
    """The strongest consequence of what was found.

    `most` is the gravest consequence a rule version may have, by its stamp: `allow` for one that is tried out in
    silence. The floor stays (Rule 1).

    Which of several consequences wins: `stricter`.
    """
    scene = Scene(where) if isinstance(where, str) else where
    worst, family = Verdict("allow"), ""
    for finding in findings:
        action = allowed(finding, scene, table, most)
        if stricter((worst.action, family), (action, finding.family)):
            worst, family = Verdict(action, finding), finding.family
    heard = (finding for finding in findings if most.get(finding.stamp) != "allow" or finding.family in FLOOR)
    return Verdict(worst.action, worst.finding, tuple(finding.stamp for finding in heard))


def digest(table: Table) -> str:
    """Sixteen hex digits that name a table: logged at start and kept with what it decided."""
    text = "\n".join(row.line for row in table)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Fault(Struct, frozen=True):
    """Why a row may not be in a table."""

    row: int
    """Which row, from 0."""
    code: Literal["unknown_word", "floor", "role_too_far", "preset_too_far", "learned_block"]
    text: str


def faults(rows: Iterable[Row]) -> list[Fault]:
    """What may not be in an operator's rows, each with its row and code; empty if all of them may."""
    return [fault for number, row in enumerate(rows) for fault in _row_faults(number, row)]


def _row_faults(number: int, row: Row) -> list[Fault]:
    found = []

    def says(
        code: Literal["unknown_word", "floor", "role_too_far", "preset_too_far", "learned_block"], text: str
    ) -> None:
        found.append(Fault(number, code, text))

    if row.family != "*" and row.family not in FAMILIES:
        says("unknown_word", f"no family is called `{row.family}`; there are {', '.join(FAMILIES)}")
    for name, given, known in (
        ("place", row.places, PLACES),
        ("preset", row.presets, PRESETS),
        ("role", row.roles, ROLES),
    ):
        for one in given:
            if one not in known:
                says("unknown_word", f"no {name} is called `{one}`; there are {', '.join(known)}")
    weak, below = _weight(row.action), _weight("hold")
    if row.family in FLOOR and weak < below:
        says("floor", f"`{row.family}` is held at least, whatever a table says; `{row.action}` is weaker")
    if row.family == "*" and weak < below and not stamps.learned(row.rule):
        says("floor", f"`*` takes in {', '.join(sorted(FLOOR))}, which are held at least; `{row.action}` is weaker")
    if row.roles and weak < below and row.family not in HARMLESS:
        says("role_too_far", f"a role may be exempt from {', '.join(sorted(HARMLESS))} only, not from `{row.family}`")
    if row.presets and weak < below and row.family not in LANGUAGE:
        says("preset_too_far", f"a preset may weaken {', '.join(sorted(LANGUAGE))} only, not `{row.family}`")
    if stamps.learned(row.rule) and row.action == "block":
        says("learned_block", "a learned score never blocks: nobody could say why; `hold` is the most")
    return found
