"""Passes, blocks and wishes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from salon.base.expiry import DAY_S
from salon.base.ids import Tag
from salon.chat.model import LIFE_MAX_S
from salon.flow.ports.people import Pass, Wishes
from salon.flow.ports.tickets import TICKET_S
from salon.store.people import REPLACED_S, SqlitePeople
from salon.store.talks import SqliteTalks
from tests.store.worlds import ANNE, BEN, START, World, open_world

TODAY = int(START // DAY_S)
PASS = Pass(ANNE, "x" * 43, "y" * 43, "test", TODAY + 30)
OLD, NEW = b"o" * 32, b"n" * 32


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = await open_world(tmp_path)
    yield world
    await world.close()


@pytest.fixture
def people(world: World) -> SqlitePeople:
    return SqlitePeople(world.database)


async def test_a_pass_is_found_by_its_digest_until_the_end_of_its_day(people: SqlitePeople) -> None:
    await people.issue(OLD, PASS)
    assert await people.find(OLD, START) == PASS
    assert await people.find(NEW, START) is None
    assert await people.find(OLD, (TODAY + 31) * DAY_S - 1) == PASS
    assert await people.find(OLD, (TODAY + 31) * DAY_S) is None


async def test_a_rotated_token_is_recognised_for_ten_minutes_and_heals_a_lost_answer(people: SqlitePeople) -> None:
    await people.issue(OLD, PASS)
    assert await people.rotate(OLD, NEW, START, TODAY + 30)
    assert await people.find(NEW, START) == PASS
    older = await people.find(OLD, START + REPLACED_S - 1)
    assert older is not None
    assert older.replaced
    newest = b"z" * 32
    assert await people.rotate(OLD, newest, START + 1, TODAY + 30)
    assert await people.find(newest, START + REPLACED_S + 1) == PASS
    assert await people.find(NEW, START + REPLACED_S + 1) is None
    assert await people.find(OLD, START + REPLACED_S) is None
    assert not await people.rotate(OLD, b"y" * 32, START + REPLACED_S, TODAY + 30)


async def test_a_revoked_family_is_shut_out_while_its_tickets_live(people: SqlitePeople) -> None:
    await people.issue(OLD, PASS)
    await people.revoke(ANNE, START)
    assert await people.find(OLD, START) is None
    assert await people.shut_out(START) == {ANNE}
    assert await people.shut_out(START + TICKET_S) == set()


async def test_a_ban_ends_by_itself(people: SqlitePeople) -> None:
    await people.issue(OLD, PASS)
    await people.ban(ANNE, START + 60)
    assert await people.find(OLD, START) is None
    assert await people.find(OLD, START + 60) == PASS


async def test_a_block_hides_both_from_each_other(people: SqlitePeople, world: World) -> None:
    talks = SqliteTalks(world.database, world.keys)
    await talks.block(ANNE, BEN, Tag("b" * 12), START)
    await talks.block(ANNE, BEN, Tag("b" * 12), START)
    assert await people.hidden(ANNE) == {BEN}
    assert await people.hidden(BEN) == {ANNE}
    assert (await people.blocked(ANNE), await people.blocked(BEN)) == ([Tag("b" * 12)], [])
    assert await people.unblock(BEN, Tag("b" * 12)) is None
    assert await people.hidden(BEN) == {ANNE}
    assert await people.unblock(ANNE, Tag("b" * 12)) == BEN
    assert await people.hidden(BEN) == frozenset()


async def test_a_block_lasts_as_long_as_both_families(people: SqlitePeople, world: World) -> None:
    talks = SqliteTalks(world.database, world.keys)
    await people.issue(OLD, PASS)
    await people.issue(NEW, Pass(BEN, "x" * 43, "y" * 43, "test", TODAY + 10))
    await talks.block(ANNE, BEN, Tag("b" * 12), START)
    await people.expire_people((TODAY + 10) * DAY_S)
    assert await people.hidden(BEN) == {ANNE}
    await people.expire_people((TODAY + 11) * DAY_S)
    assert await people.hidden(ANNE) == frozenset()


async def test_wishes_are_open_until_said_otherwise(people: SqlitePeople) -> None:
    await people.issue(OLD, PASS)
    assert await people.wishes(ANNE) == Wishes()
    await people.wish(ANNE, Wishes(requests=False, listed=False))
    assert await people.wishes(ANNE) == Wishes(requests=False, listed=False, findable=True)


async def test_what_is_over_is_swept(people: SqlitePeople, world: World) -> None:
    await people.issue(OLD, PASS)
    await people.expire_people((TODAY + 40) * DAY_S)
    counts = await world.database.read(
        lambda c: [c.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() for table in ("passes", "families")]
    )
    assert counts == [0, 0]


async def test_who_left_is_forgotten_once_their_tickets_and_messages_are_gone(
    people: SqlitePeople, world: World
) -> None:
    async def known() -> int | None:
        return await world.database.read(lambda c: c.exec_driver_sql("SELECT count(*) FROM families").scalar())

    await people.issue(OLD, PASS)
    await people.revoke(ANNE, START)
    over = START + TICKET_S + LIFE_MAX_S
    for at, left in ((over - 1, 1), (over, 0)):
        await people.expire_people(at)
        assert await known() == left


async def test_leaving_ends_no_ban(people: SqlitePeople) -> None:
    await people.issue(OLD, PASS)
    await people.ban(ANNE, START + 10 * DAY_S)
    await people.revoke(ANNE, START)
    for at, banned in ((START + 9 * DAY_S, {ANNE}), (START + 10 * DAY_S, set())):
        await people.expire_people(at)
        assert await people.shut_out(at) == banned


async def test_outside_test_mode_a_pass_of_test_mode_opens_nothing_any_more(people: SqlitePeople) -> None:
    await people.issue(OLD, PASS)
    await people.issue(NEW, Pass(BEN, "x" * 43, "y" * 43, "av-plain", TODAY + 30))
    assert await people.end_test_passes(START) == 1
    assert await people.find(OLD, START) is None
    assert await people.find(NEW, START) is not None
    # Its ticket of 15 minutes does not count either.
    assert await people.shut_out(START) == {ANNE}
    assert await people.end_test_passes(START) == 0


async def test_a_pass_is_good_no_longer_than_the_policy_of_the_day_it_is_replaced_on(people: SqlitePeople) -> None:
    await people.issue(OLD, PASS)
    await people.rotate(OLD, NEW, START, TODAY + 40)
    assert await people.find(NEW, START) == PASS
    newest = b"z" * 32
    await people.rotate(NEW, newest, START, TODAY + 7)
    assert await people.find(newest, (TODAY + 8) * DAY_S - 1) is not None
    assert await people.find(newest, (TODAY + 8) * DAY_S) is None


async def test_the_pass_of_a_family_is_the_one_that_opens_something_now(people: SqlitePeople) -> None:
    assert await people.current(ANNE, START) is None
    await people.issue(OLD, PASS)
    await people.rotate(OLD, NEW, START, TODAY + 7)
    found = await people.current(ANNE, START)
    assert found is not None
    assert (found.expires_day, found.replaced) == (TODAY + 7, False)
    assert await people.current(ANNE, (TODAY + 8) * DAY_S) is None
    await people.ban(ANNE, START + 60)
    assert await people.current(ANNE, START) is None
    await people.ban(ANNE, 0.0)
    await people.revoke(ANNE, START)
    assert await people.current(ANNE, START) is None
