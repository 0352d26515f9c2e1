"""Standings and figures of rules on SQLite."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from salon.flow.ports.rulebook import Change
from salon.store.rulebook import SqliteRulebook
from tests.store.worlds import START, World, open_world

DAY = 20_000


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = await open_world(tmp_path)
    yield world
    await world.close()


def change(stamp: str, state: str, at: float = START) -> Change:
    return Change(stamp, state, 0, at, "dora", "figures")  # type: ignore[arg-type]  # a state


async def test_the_last_change_of_a_rule_is_its_standing_and_all_are_kept(world: World) -> None:
    store = SqliteRulebook(world.database)
    await store.append([change("a@1", "shadow"), change("b@1", "shadow")])
    # The clock may step back; the order of the record does not.
    await store.append([change("a@1", "live", START - 500)])
    assert {one.stamp: one.state for one in await store.standings()} == {"a@1": "live", "b@1": "shadow"}
    assert [(one.stamp, one.state) for one in await store.changes(2)] == [("a@1", "live"), ("b@1", "shadow")]
    await store.append([])
    assert len(await store.changes(10)) == 3


async def test_counts_add_up_and_old_days_go(world: World) -> None:
    store = SqliteRulebook(world.database)
    for _ in range(2):
        await store.add({DAY: {("a@1", "hits"): 3}}, {DAY: {("", "line"): 1}}, DAY)
    assert await store.figures(DAY) == {DAY: {("a@1", "hits"): 6}}
    assert await store.lines(DAY) == {DAY: {("", "line"): 2}}
    await store.add({DAY + 1: {("a@1", "hits"): 1}}, {}, DAY + 1)
    assert list(await store.figures(0)) == [DAY + 1]
    assert await store.lines(0) == {}


async def test_no_column_could_hold_a_text_a_person_or_an_hour(world: World) -> None:
    def columns(connection: Connection) -> set[str]:
        found = connection.execute(text("SELECT name FROM pragma_table_info('rule_figures')")).scalars().all()
        return {*found, *connection.execute(text("SELECT name FROM pragma_table_info('rule_lines')")).scalars().all()}

    assert await world.database.read(columns) == {"day", "stamp", "what", "count", "label", "line"}
