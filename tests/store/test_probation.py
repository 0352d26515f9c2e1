"""Standings: kept with the pass, counted with the message, erased when they are over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from salon.base.expiry import DAY_S
from salon.chat.model import Accepted
from salon.chat.probation import Standing, Terms
from salon.flow.ports.people import Pass
from salon.store.people import SqlitePeople
from salon.store.probation import SqliteStandings
from tests.store.worlds import ANNE, BEN, START, World, open_world, room, said

TERMS = Terms(3_600.0, 3)
TODAY = int(START // DAY_S)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = await open_world(tmp_path)
    await world.rooms.open(room())
    yield world
    await world.close()


async def standing(world: World, family: Any = ANNE) -> Standing | None:
    return await SqliteStandings(world.database).of(family)


async def enter(world: World, family: Any = ANNE, at: float = START, factor: int = 1) -> None:
    new = Pass(family, "x" * 43, "y" * 43, "test", TODAY + 30)
    await SqlitePeople(world.database).issue(family.encode() + b"-" * 10, new, Standing(at, factor=factor))


async def test_it_begins_with_the_pass(world: World) -> None:
    assert await standing(world) is None
    await enter(world, factor=8)
    assert await standing(world) == Standing(START, 0, 8)


async def test_a_message_that_counts_is_counted_with_its_commit_once(world: World) -> None:
    await enter(world)
    one = msgspec.structs.replace(said("rain"), counts=True)
    for _ in range(3):
        assert isinstance(await world.log.append(one), Accepted)
    assert isinstance(await world.log.append(said("more rain")), Accepted)
    found = await standing(world)
    assert found is not None
    assert found.messages == 1


async def test_the_time_is_erased_once_it_is_served_and_the_row_once_nothing_is_left(world: World) -> None:
    standings = SqliteStandings(world.database)
    await enter(world)
    await enter(world, BEN, factor=2)
    await standings.forget(TERMS, START + 3_599)
    assert await standing(world) == Standing(START)
    await standings.forget(TERMS, START + 3_600)
    assert (await standing(world), await standing(world, BEN)) == (Standing(0.0), Standing(START, 0, 2))
    for text in ("rain", "more rain", "yet more rain"):
        await world.log.append(msgspec.structs.replace(said(text), counts=True))
    await standings.forget(TERMS, START + 3_601)
    assert await standing(world) is None
    await standings.forget(TERMS, START + 7_200)
    assert await standing(world, BEN) == Standing(0.0, 0, 2)


async def test_it_goes_with_its_family(world: World) -> None:
    people = SqlitePeople(world.database)
    await enter(world)
    await enter(world, BEN)
    await people.revoke(ANNE, START)
    assert await standing(world) is None
    await people.expire_people((TODAY + 31) * DAY_S)
    await SqliteStandings(world.database).forget(Terms(1e9, 3), START)
    assert await standing(world, BEN) is None
