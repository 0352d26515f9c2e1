"""Standings of rules: shadow, canary, live, the breaker, and what nobody may lower."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from salon.base.clock import FixedClock
from salon.base.errors import Malformed, Refused
from salon.base.expiry import DAY_S
from salon.base.ids import Family, StaffId
from salon.flow.rulebook import Known, Rulebook
from salon.flow.rulebook_figures import DAYS_KEPT, EVERYTHING, LINES_MAX
from salon.safety.finding import Finding
from salon.safety.lifecycle import Caps, Move
from salon.safety.policy import FLOOR, Scene
from salon.store.rulebook import SqliteRulebook
from tests.store.worlds import START, World, open_world

NOOR = StaffId("noor234567aaaaaa")
LINK = Finding("links", 3, "links")
GRAVE = Finding("minor", 2, "minor_contact")
OWN = Finding("pack.adverts", 1, "spam")
KNOWN = (
    Known("links", 3, "links", "shipped"),
    Known("minor", 2, "minor_contact", "shipped"),
    Known("canary", 1, "canary", "shipped"),
    Known("pack.adverts", 1, "spam", "pack", "shadow"),
)
CAPS = Caps(holds=3, blocks=3, wrong=0.5, decided=10)


def somebody(number: int) -> Family:
    return Family(f"family{number:016d}")


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = await open_world(tmp_path)
    yield world
    await world.close()


async def test_two_rules_of_one_stamp_are_refused_at_the_start(world: World) -> None:
    store = SqliteRulebook(world.database)
    with pytest.raises(ValueError, match="two rules have the stamp links@3"):
        Rulebook(
            store, (Known("links", 3, "links", "shipped"), Known("links", 3, "hate", "pack")), bytes(32), FixedClock(0)
        )


async def book_of(world: World, clock: FixedClock | None = None) -> Rulebook:
    book = Rulebook(SqliteRulebook(world.database), KNOWN, bytes(32), clock or FixedClock(START), caps=CAPS)
    await book.open()
    return book


async def test_a_rule_in_shadow_is_counted_and_never_acts(world: World) -> None:
    book = await book_of(world)
    verdict = book.decide((OWN,), Scene(), "cid")
    assert (verdict.action, verdict.stamps) == ("allow", ())
    sums = book.figures.sums(OWN.stamp, START)
    assert (sums.hits, sums.block, sums.would_block) == (0, 0, 1)


async def test_a_rule_goes_live_by_staff_and_is_live_after_a_restart(world: World) -> None:
    book = await book_of(world)
    await book.move(NOOR, OWN.stamp, "live", 0, "figures")
    assert book.decide((OWN,), Scene(), "cid").action == "block"
    again = await book_of(world)
    assert again.state(OWN.stamp) == "live"
    (change,) = await again.changes(10)
    assert (change.stamp, change.state, change.by, change.reason, change.at) == (
        OWN.stamp,
        "live",
        NOOR,
        "figures",
        START,
    )


async def test_a_canary_counts_for_its_share_and_the_same_for_a_retry(world: World) -> None:
    book = await book_of(world)
    await book.move(NOOR, OWN.stamp, "canary", 30, "figures")
    actions = [book.decide((OWN,), Scene(), f"cid {number}").action for number in range(600)]
    assert 120 < actions.count("block") < 240
    assert [book.decide((OWN,), Scene(), f"cid {number}").action for number in range(600)] == actions
    other = Rulebook(SqliteRulebook(world.database), KNOWN, b"k" * 32, FixedClock(START), caps=CAPS)
    await other.open()
    assert [other.decide((OWN,), Scene(), f"cid {number}").action for number in range(600)] != actions


async def test_the_share_of_a_canary_can_be_changed_and_each_change_is_kept(world: World) -> None:
    book = await book_of(world)
    for share in (5, 50, 50):
        await book.move(NOOR, OWN.stamp, "canary", share, "figures")
    assert [change.share for change in await book.changes(10)] == [50, 5]
    assert "canary" in book.moves(OWN.stamp)


@pytest.mark.parametrize("move", ["shadow", "canary", "retire", "trip"])
async def test_a_protected_rule_cannot_be_put_below_live(world: World, move: Move) -> None:
    book = await book_of(world)
    with pytest.raises(Refused, match="rule_floor"):
        await book.move(NOOR, GRAVE.stamp, move, 10, "other")
    assert book.moves(GRAVE.stamp) == ()
    assert book.decide((GRAVE,), Scene(), "cid").action == "hold"
    assert await book.changes(10) == []


async def test_a_protected_rule_that_tripped_goes_on_holding_and_comes_back_live(world: World) -> None:
    book = await book_of(world)
    for number in range(5):
        assert book.decide((GRAVE,), Scene(), "cid", somebody(number)).action == "hold"
    assert book.state(GRAVE.stamp) == "tripped"
    assert book.tripped()
    assert book.decide((GRAVE,), Scene(), "cid").action == "hold"
    assert book.moves(GRAVE.stamp) == ("untrip",)
    await book.move(NOOR, GRAVE.stamp, "untrip", 0, "wave")
    assert (book.state(GRAVE.stamp), book.tripped()) == ("live", False)


async def test_the_breaker_counts_people_and_a_rule_that_blocks_too_many_holds(world: World) -> None:
    book = await book_of(world)
    for _ in range(50):
        assert book.decide((LINK,), Scene(), "cid", somebody(1)).action == "block"
    assert book.state(LINK.stamp) == "live"
    for number in range(2, 5):
        book.decide((LINK,), Scene(), "cid", somebody(number))
    assert book.state(LINK.stamp) == "tripped"
    assert book.decide((LINK,), Scene(), "cid", somebody(9)).action == "hold"
    again = await book_of(world)
    assert again.state(LINK.stamp) == "live"
    await book.flush()
    again = await book_of(world)
    assert again.change(LINK.stamp).by == "breaker"
    assert again.change(LINK.stamp).reason == "blocks"


async def test_a_rule_that_people_find_wrong_flags_only(world: World) -> None:
    book = await book_of(world)
    for _ in range(9):
        book.reviewed((LINK.stamp,), "", right=False)
    assert book.state(LINK.stamp) == "live"
    book.reviewed((LINK.stamp,), "", right=False)
    assert book.change(LINK.stamp).reason == "overturned"
    assert book.decide((LINK,), Scene(), "cid").action == "flag"


async def test_what_staff_brought_back_is_not_stopped_for_what_they_had_seen(world: World) -> None:
    book = await book_of(world)
    for number in range(5):
        book.decide((GRAVE,), Scene(), "cid", somebody(number))
    await book.move(NOOR, GRAVE.stamp, "untrip", 0, "wave")
    for number in range(5, 8):
        book.decide((GRAVE,), Scene(), "cid", somebody(number))
    assert book.state(GRAVE.stamp) == "live"
    book.decide((GRAVE,), Scene(), "cid", somebody(8))
    assert book.state(GRAVE.stamp) == "tripped"


async def test_the_people_of_yesterday_trip_nothing_today(world: World) -> None:
    clock = FixedClock(START)
    book = await book_of(world, clock)
    for number in range(3):
        book.decide((LINK,), Scene(), "cid", somebody(number))
    clock.advance(DAY_S)
    for number in range(3):
        book.decide((LINK,), Scene(), "cid", somebody(number))
    assert book.state(LINK.stamp) == "live"


@pytest.mark.parametrize(
    ("stamp", "move", "share", "reason", "code"),
    [
        ("nobody@1", "live", 0, "figures", "not_found"),
        ("canary@1", "retire", 0, "figures", "not_found"),
        (OWN.stamp, "trip", 0, "figures", "conflict"),
        (OWN.stamp, "canary", 0, "figures", "malformed"),
        (OWN.stamp, "canary", 100, "figures", "malformed"),
        (OWN.stamp, "live", 0, "because", "malformed"),
        (OWN.stamp, "validate", 0, "figures", "malformed"),
    ],
)
async def test_wrong_moves_are_refused(
    world: World, stamp: str, move: Move, share: int, reason: str, code: str
) -> None:
    book = await book_of(world)
    with pytest.raises((Refused, Malformed), match=code):
        await book.move(NOOR, stamp, move, share, reason)


async def test_a_repeated_move_is_no_error_and_no_second_entry(world: World) -> None:
    book = await book_of(world)
    await book.move(NOOR, LINK.stamp, "live", 0, "figures")
    await book.move(NOOR, OWN.stamp, "live", 0, "figures")
    await book.move(NOOR, OWN.stamp, "live", 0, "figures")
    assert len(await book.changes(10)) == 1


async def test_a_retired_rule_is_not_even_counted(world: World) -> None:
    book = await book_of(world)
    await book.move(NOOR, OWN.stamp, "retire", 0, "mistakes")
    book.decide((OWN,), Scene(), "cid")
    assert book.figures.sums(OWN.stamp, START).would_block == 0


async def test_figures_and_lines_survive_a_restart_and_go_after_thirty_days(world: World) -> None:
    clock = FixedClock(START)
    book = await book_of(world, clock)
    book.decide((LINK,), Scene(), "cid")
    book.decide((), Scene(), "cid")
    book.reviewed((LINK.stamp,), "room|normal||-|links@3:links:2:1.00", right=False)
    await book.flush()
    again = await book_of(world, clock)
    sums = again.figures.sums(LINK.stamp, START)
    assert (sums.hits, sums.block, sums.overturned) == (1, 1, 1)
    assert again.figures.sums(EVERYTHING, START).hits == 2
    store = SqliteRulebook(world.database)
    line = "room|normal||-|links@3:links:2:1.00"
    (lines,) = (await store.lines(0)).values()
    assert lines == {("", line): 1, ("overturned", line): 1}
    clock.advance(DAYS_KEPT * DAY_S)
    await again.flush()
    assert (await store.figures(0), await store.lines(0)) == ({}, {})


async def test_odd_combinations_do_not_fill_the_store(world: World) -> None:
    book = await book_of(world)
    for number in range(LINES_MAX + 100):
        book.decide((Finding(f"rule{number}", 1, "links"),), Scene(), "cid")
    await book.flush()
    (lines,) = (await SqliteRulebook(world.database).lines(0)).values()
    assert len(lines) == LINES_MAX


async def test_nothing_stored_names_a_person_or_a_text(world: World) -> None:
    book = await book_of(world)
    book.decide((LINK, GRAVE), Scene(), "quoted words", somebody(7))
    await book.flush()
    store = SqliteRulebook(world.database)
    kept = f"{await store.figures(0)} {await store.lines(0)} {await store.standings()}"
    assert "quoted" not in kept
    assert "family0" not in kept


async def test_a_new_version_of_a_rule_taken_out_of_force_begins_in_shadow(world: World) -> None:
    book = await book_of(world)
    await book.move(NOOR, LINK.stamp, "trip", 0, "incident")
    await book.move(NOOR, OWN.stamp, "live", 0, "figures")
    newer = [Known("links", 4, "links", "shipped"), Known("pack.adverts", 2, "spam", "pack", "shadow")]
    newer += [Known("minor", 3, "minor_contact", "shipped")]
    again = Rulebook(SqliteRulebook(world.database), newer, bytes(32), FixedClock(START))
    await again.open()
    assert [again.state(known.stamp) for known in newer] == ["shadow", "shadow", "live"]


def test_every_protected_family_is_steady() -> None:
    from salon.flow.rulebook import STEADY

    assert STEADY > FLOOR
