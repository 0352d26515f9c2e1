"""What everybody may read of rules (/transparency): states, counts, how often people found them right.

Rule 1: small numbers name people: what is under ten is said as "under ten", the rest is rounded to tens, so that no
difference of two numbers tells one that is hidden.
Rule 2: of protected families the family alone is shown, never rules or signs (design, "What a sender is told"); of an
operator's packs never their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from salon.flow.rulebook import Known, Rulebook
from salon.flow.rulebook_figures import DAYS_KEPT, EVERYTHING, STAGE, Sums
from salon.flow.stages import Stage
from salon.safety.lifecycle import State, wilson
from salon.safety.policy import FAMILIES, FLOOR, PROTECTED, digest
from salon.safety.stamps import TALK, family_of_talk, parted

FEW: Final = 10
"""Below this a number is not said."""
HIDDEN: Final = FLOOR | PROTECTED


class Count(Struct, frozen=True):
    """A number as it may be said: rounded to tens, or only that there are fewer than ten."""

    number: int = 0
    few: bool = False
    part: float | None = None
    """Share of everything that was judged, where it can be said."""


class Rate(Struct, frozen=True):
    """How often people found it right, with Wilson's 95 % interval; `of` rounded to tens."""

    right: float
    low: float
    high: float
    of: int


class PublicRule(Struct, frozen=True):
    """One line: a rule, all rules of a protected family, or the operator's own of a family."""

    name: str
    """A rule's code; empty for a whole family or for the operator's own."""
    states: tuple[tuple[State, int], ...]
    """States with how many rules are in each."""
    spoke: Count
    held: Count
    blocked: Count
    flagged: Count
    rate: Rate | None
    own: bool = False


class PublicFamily(Struct, frozen=True):
    """A family of rules."""

    name: str
    protected: bool
    rules: tuple[PublicRule, ...]


class Degraded(Struct, frozen=True):
    """A part of judging: minutes out of order in the last 30 days, and since when it is now."""

    name: str
    minutes: int
    since: float


class PublicReport(Struct, frozen=True):
    """Everything on the page."""

    judged: Count
    held: Count
    blocked: Count
    flagged: Count
    missed: Count
    """Delivered, and removed by staff after a report."""
    families: tuple[PublicFamily, ...]
    stages: tuple[Degraded, ...]
    table: str
    heads: int
    """Version of the learned heads."""
    days: int = DAYS_KEPT


def public_report(book: Rulebook, stages: Iterable[Stage], now: float) -> PublicReport:
    """The page's contents, of the last 30 days."""
    figures = book.figures
    everything = figures.sums(EVERYTHING, now, DAYS_KEPT)
    by_family: dict[str, list[Known]] = {}
    for known in book.known.values():
        by_family.setdefault(known.family, []).append(known)
    for stamp in figures.stamps(TALK):
        family = family_of_talk(stamp)
        by_family.setdefault(family, []).append(Known(*parted(stamp), family, "talk"))
    families = tuple(
        PublicFamily(family, family in HIDDEN, _rules(book, family, by_family[family], everything.hits, now))
        for family in FAMILIES
        if family in by_family and family != "canary"
    )
    return PublicReport(
        judged=count(everything.hits),
        held=count(everything.hold, everything.hits),
        blocked=count(everything.block, everything.hits),
        flagged=count(everything.flag, everything.hits),
        missed=count(everything.missed, everything.hits),
        families=families,
        stages=tuple(
            Degraded(stage.name, figures.sums(STAGE + stage.name, now, DAYS_KEPT).minutes, stage.since)
            for stage in stages
        ),
        table=digest(book.table),
        heads=next((one.version for one in book.known.values() if one.origin == "learned"), 0),
    )


def count(number: int, of: int = 0) -> Count:
    """A number as it may be said (Rule 1)."""
    if 0 < number < FEW:
        return Count(few=True)
    said = round(number, -1)
    # Of rounded numbers: a share to two digits would tell the exact ones.
    return Count(said, part=said / round(of, -1) if said and of >= FEW else None)


def _rules(book: Rulebook, family: str, rules: list[Known], judged: int, now: float) -> tuple[PublicRule, ...]:
    """A line for each rule; one for all of a protected family, of the operator's own, of signs of conversations."""
    groups: dict[tuple[str, bool], list[Known]] = {}
    for one in rules:
        own = one.origin == "pack"
        name = "" if own or one.origin == "talk" or family in HIDDEN else one.code
        groups.setdefault((name, own and family not in HIDDEN), []).append(one)
    return tuple(_rule(book, name, own, group, judged, now) for (name, own), group in groups.items())


def _rule(book: Rulebook, name: str, own: bool, group: list[Known], judged: int, now: float) -> PublicRule:
    states: dict[State, int] = {}
    for one in group:
        states[book.state(one.stamp)] = states.get(book.state(one.stamp), 0) + 1
    sums = _added([book.figures.sums(one.stamp, now, DAYS_KEPT) for one in group])
    decided = sums["upheld"] + sums["overturned"]
    rate = wilson(sums["upheld"], decided)
    return PublicRule(
        name=name,
        states=tuple(states.items()),
        spoke=count(sums["hits"]),
        held=count(sums["hold"], judged),
        blocked=count(sums["block"], judged),
        flagged=count(sums["flag"], judged),
        rate=Rate(rate.right / rate.of, rate.low, rate.high, round(rate.of, -1)) if decided >= FEW else None,
        own=own,
    )


def _added(all_sums: list[Sums]) -> Mapping[str, int]:
    return {name: sum(getattr(sums, name) for sums in all_sums) for name in Sums.__struct_fields__}
