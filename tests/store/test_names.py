"""Pseudonyms: kept for their family, out of others' reach, sealed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from salon.base.errors import Refused
from salon.flow.ports.people import Pass
from salon.store.names import SqliteNames
from salon.store.people import SqlitePeople
from tests.store.worlds import ANNE, BEN, START, World, open_world

HOUR = 3_600.0
KEPT = START + 48 * HOUR


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = await open_world(tmp_path)
    yield world
    await world.close()


@pytest.fixture
def names(world: World) -> SqliteNames:
    return SqliteNames(world.database, world.keys)


async def refused(names: SqliteNames, folded: str, at: float) -> bool:
    try:
        await names.claim(BEN, folded.title(), folded, at + 48 * HOUR, at)
    except Refused as error:
        return error.code == "name_taken"
    return False


async def test_a_name_belongs_to_one_family_until_nobody_keeps_it(names: SqliteNames) -> None:
    await names.claim(ANNE, "Ànne", "anne", START + HOUR, START)
    assert await refused(names, "anne", START)
    await names.claim(ANNE, "Anne", "anne", START + HOUR, START)
    assert await names.of(ANNE, START) == "Anne"
    assert not await refused(names, "anne", START + HOUR)
    assert await names.of(ANNE, START + HOUR) is None
    assert await names.of(BEN, START + HOUR) == "Anne"


async def test_what_a_name_is_taken_for_is_kept_with_it(names: SqliteNames) -> None:
    await names.claim(ANNE, "Ilona", "ilona", START + HOUR, START, "llona")
    await names.keep({ANNE}, START + 9 * HOUR, START)
    with pytest.raises(Refused, match="name_taken"):
        await names.claim(BEN, "llona", "lona", START + 9 * HOUR, START + 5 * HOUR, "llona")
    await names.claim(BEN, "Leo", "leo", START + 9 * HOUR, START, "leo")
    await names.claim(ANNE, "Zoe", "zoe", START + 9 * HOUR, START, "zoe")
    assert await names.of(ANNE, START) == "Zoe"
    await names.expire_names(START + 10 * HOUR)
    await names.claim(BEN, "llona", "lona", START + 19 * HOUR, START + 10 * HOUR, "llona")


async def test_a_name_given_up_stays_out_of_others_reach_while_its_messages_may_live(names: SqliteNames) -> None:
    await names.claim(ANNE, "Anne", "anne", KEPT, START)
    await names.claim(ANNE, "Zoe", "zoe", KEPT, START + 60)
    assert await names.of(ANNE, START + 60) == "Zoe"
    assert await refused(names, "anne", START + 60)
    await names.claim(ANNE, "Anne", "anne", KEPT, START + 120)
    assert await names.of(ANNE, START + 120) == "Anne"


async def test_a_name_whose_bearer_erased_themselves_cannot_be_taken_by_another(
    names: SqliteNames, world: World
) -> None:
    people = SqlitePeople(world.database)
    await people.issue(b"d" * 32, Pass(ANNE, "x" * 43, "y" * 43, "test", int(START // 86_400) + 30))
    await names.claim(ANNE, "Anne", "anne", KEPT, START)
    await people.revoke(ANNE, START)
    assert await names.of(ANNE, START) is None
    assert await refused(names, "anne", START + 20 * HOUR)


async def test_names_are_sealed_on_while_kept_and_outlive_their_first_key(names: SqliteNames, world: World) -> None:
    await names.claim(ANNE, "Anne", "anne", KEPT, START)
    for hours in range(6, 47, 6):
        now = START + hours * HOUR
        await names.keep(set(), now + 48 * HOUR, now)
        world.keys.destroy(int(now // 300))
    assert await names.of(ANNE, START + 46 * HOUR) == "Anne"
    assert await refused(names, "anne", START + 46 * HOUR)
    assert not await refused(names, "anne", KEPT)


async def test_presence_prolongs_a_name(names: SqliteNames) -> None:
    await names.claim(ANNE, "Anne", "anne", START + 3 * HOUR, START)
    await names.keep({ANNE}, START + 48 * HOUR, START + HOUR)
    assert await names.of(ANNE, START + 20 * HOUR) == "Anne"


async def test_names_are_on_disk_only_sealed(names: SqliteNames, world: World) -> None:
    await names.claim(ANNE, "Philomene", "philomene", KEPT, START)
    on_disk = b"".join(path.read_bytes() for path in world.root.rglob("*") if path.is_file())
    assert b"hilomene" not in on_disk


async def test_names_nobody_keeps_are_swept(names: SqliteNames, world: World) -> None:
    await names.claim(ANNE, "Anne", "anne", START + HOUR, START)
    await names.expire_names(START + HOUR)
    count = await world.database.read(lambda c: c.exec_driver_sql("SELECT count(*) FROM names").scalar())
    assert count == 0
