"""Packs: an operator's own rules, as data. One TOML file holds one pack; each `[[rule]]` is one rule.

    language = "fr"                     # what the words are; for people
    [[rule]]
    id = "annonces"
    version = 1
    family = "spam"
    severity = 2
    words = ["promo flash", "code parrain"]
    hit = ["grosse promo flash ce soir"]
    miss = ["la promotion de 1998 se retrouve"]

Words and phrases are looked for whole, in folded text and through the same disguises as the shipped rules. A rule
carries what it must find and what it must leave alone; a pack whose examples do not hold is refused whole.

Rule 1: a pack adds; it can neither replace a shipped rule nor lower anything.
Rule 2: its rules begin in shadow (of a protected family: live, for such a rule is not tried out in silence).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from salon.base.text import fold
from salon.safety.finding import Finding
from salon.safety.policy import FAMILIES, FLOOR
from salon.safety.rule import EXAMPLES_YEAR, RULES, Exhibit, Rule
from salon.safety.shape import Shape
from salon.safety.views import views

FAMILIES_OPEN: Final = tuple(family for family in FAMILIES if family not in {"canary", "image_match", "flooding"})
"""Families a word can belong to."""
RULES_MAX: Final = 100
Text = Annotated[str, Meta(min_length=1, max_length=200)]
Word = Annotated[str, Meta(min_length=2, max_length=80)]


class PackRule(Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of a pack, as written."""

    id: Annotated[str, Meta(pattern="^[a-z0-9_]{2,32}$")]
    family: Annotated[str, Meta(max_length=32)]
    words: Annotated[tuple[Word, ...], Meta(min_length=1, max_length=2_000)]
    hit: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=50)]
    miss: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=50)]
    version: Annotated[int, Meta(ge=1, le=100_000)] = 1
    severity: Annotated[int, Meta(ge=1, le=3)] = 2
    clause: Annotated[str, Meta(pattern=r"^[0-9A-Za-z._-]{0,24}$")] = ""
    where: Literal["room", "direct", "name", "topic", "pinned", "request"] = "room"
    """Where its examples are said."""
    draft: bool = False
    """Does nothing until staff bring it into shadow."""


class PackFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file."""

    rule: Annotated[tuple[PackRule, ...], Meta(min_length=1, max_length=RULES_MAX)]
    language: Annotated[str, Meta(max_length=40)] = ""


class BadPack(ValueError):
    """A pack that cannot be used; `faults` has one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_pack(name: str, content: str) -> tuple[Rule, ...]:
    """The rules of a pack.

    Args:
        name: of its file, for the lines that say what is wrong.
        content: TOML.

    Raises:
        BadPack: with every fault found: form, family, a name taken, examples that do not hold.
    """
    try:
        found = msgspec.convert(tomllib.loads(content), PackFile)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadPack([f"{name}: {str(error)[:1].lower()}{str(error)[1:]}"]) from None
    rules = tuple(_rule(one) for one in found.rule)
    faults = [f"{name}: {fault}" for one, rule in zip(found.rule, rules, strict=True) for fault in _faults(one, rule)]
    ids = [one.id for one in found.rule]
    faults += [f"{name}: two rules are called `{one}`" for one in sorted({one for one in ids if ids.count(one) > 1})]
    if faults:
        raise BadPack(faults)
    return rules


def looked(typed: str, where: str, year: int, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """What rules of packs find in one text."""
    exhibit = Exhibit(views(typed), year, where)
    return tuple(finding for rule in rules if (finding := rule.look(exhibit)) is not None)


def _rule(one: PackRule) -> Rule:
    return Rule(
        code=f"pack.{one.id}",
        version=one.version,
        family=one.family,
        clause=one.clause,
        hint="" if one.family in FLOOR else "rephrase",
        find=_finder(one.words),
        severity=one.severity,
        hit=one.hit,
        miss=one.miss,
        where=one.where,
        draft=one.draft,
    )


def _finder(words: tuple[str, ...]) -> Callable[[Exhibit], Iterator[tuple[int, int]]]:
    """Whole words and phrases; what stands between two words of a phrase may be any one sign."""
    folded = sorted({fold(word).text.strip() for word in words}, key=len, reverse=True)
    one_of = "|".join(r"[\W_]{1,3}".join(map(re.escape, word.split())) for word in folded if word)
    shape = Shape(find=(rf"(?<!\w)(?:{one_of})(?!\w)",) if one_of else (), digits=True)

    def find(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
        yield from shape.spans(exhibit.folded, exhibit.beside)

    return find


def _faults(one: PackRule, rule: Rule) -> list[str]:
    found = []
    if one.family not in FAMILIES_OPEN:
        found.append(f"rule `{one.id}`: no family is called `{one.family}`; there are {', '.join(FAMILIES_OPEN)}")
    if one.draft and one.family in FLOOR:
        found.append(f"rule `{one.id}`: `{one.family}` is never below live; take `draft` out")
    if one.id in RULES:
        found.append(f"rule `{one.id}`: a shipped rule is called so")
    return found + [f"rule `{one.id}`{fault.removeprefix(rule.stamp)}" for fault in disagreeing(rule)]


def disagreeing(rule: Rule) -> list[str]:
    """Examples of a rule, shipped or of a pack, that do not hold: a line each, examples counted from 1."""
    wrong = [
        f"{rule.stamp}: finds nothing in its `hit` {number}"
        for number, text in enumerate(rule.hit, 1)
        if not looked(text, rule.where, EXAMPLES_YEAR, (rule,))
    ]
    return wrong + [
        f"{rule.stamp}: finds something in its `miss` {number}"
        for number, text in enumerate(rule.miss, 1)
        if looked(text, rule.where, EXAMPLES_YEAR, (rule,))
    ]
