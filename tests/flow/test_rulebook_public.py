"""What everybody may read of rules: no small number, no sign of a protected family."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from salon.base.clock import FixedClock
from salon.flow.rulebook import Known, Rulebook
from salon.flow.rulebook_public import Count, count, public_report
from salon.flow.stages import Stages
from salon.safety.finding import Finding
from salon.safety.policy import Scene
from salon.store.rulebook import SqliteRulebook
from tests.store.worlds import START, World, open_world

KNOWN = (
    Known("links", 3, "links", "shipped"),
    Known("spam", 1, "spam", "shipped"),
    Known("minor", 2, "minor_contact", "shipped"),
    Known("minor_name", 1, "minor_contact", "shipped"),
    Known("pack.secret_words", 1, "spam", "pack", "shadow"),
    Known("head_spam", 4, "spam", "learned"),
    Known("canary", 1, "canary", "shipped"),
)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = await open_world(tmp_path)
    yield world
    await world.close()


@pytest.fixture
async def book(world: World) -> Rulebook:
    return Rulebook(SqliteRulebook(world.database), KNOWN, bytes(32), FixedClock(START))


@pytest.mark.parametrize(
    ("number", "of", "said"),
    [
        (0, 500, Count()),
        (1, 500, Count(few=True)),
        (9, 500, Count(few=True)),
        (10, 500, Count(10, part=0.02)),
        (123, 0, Count(120)),
    ],
)
def test_a_number_under_ten_is_not_said_and_others_are_rounded(number: int, of: int, said: Count) -> None:
    assert count(number, of) == said


async def test_rules_stand_under_their_family_with_states_counts_and_an_interval(book: Rulebook) -> None:
    for number in range(40):
        book.decide((Finding("links", 3, "links"),), Scene(), f"cid {number}")
    for number in range(12):
        book.reviewed(("links@3",), "", right=number < 9)
    report = public_report(book, Stages(FixedClock(START)).look(), START)
    links = next(family for family in report.families if family.name == "links").rules[0]
    assert (links.name, links.states, links.spoke.number, links.blocked.part) == ("links", (("live", 1),), 40, 1.0)
    assert links.rate is not None
    assert (links.rate.right, links.rate.of) == (0.75, 10)
    assert links.rate.low < 0.75 < links.rate.high
    assert (report.judged.number, report.heads, len(report.table)) == (40, 4, 16)
    assert [stage.name for stage in report.stages] == ["rules", "heads", "conversation", "photos", "semantic"]


async def test_of_protected_families_and_packs_no_name_is_shown(book: Rulebook) -> None:
    book.heard(["talk.minor_contact.own_age@1", "talk.robbery_setup.alone@1", "talk.sale.price@1"], "hold")
    report = public_report(book, (), START)
    text = msgspec.json.encode(report).decode()
    for hidden in ("own_age", "minor_name", "secret_words", "alone", "price", "canary"):
        assert hidden not in text
    minors = next(family for family in report.families if family.name == "minor_contact")
    assert minors.protected
    assert [(rule.name, dict(rule.states)) for rule in minors.rules] == [("", {"live": 3})]
    spam = next(family for family in report.families if family.name == "spam")
    assert [(rule.name, rule.own) for rule in spam.rules] == [("spam", False), ("", True), ("head_spam", False)]


async def test_a_rate_is_said_from_ten_decisions_on(book: Rulebook) -> None:
    for _ in range(9):
        book.reviewed(("links@3",), "", right=True)
    report = public_report(book, (), START)
    assert next(family for family in report.families if family.name == "links").rules[0].rate is None
