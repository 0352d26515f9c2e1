"""Counts of the door: by day and cause, over restarts, for 30 days."""

from __future__ import annotations

from pathlib import Path

import pytest

from salon.base.errors import Unavailable
from salon.base.expiry import DAY_S
from salon.flow.ports.counts import Days
from salon.flow.tally import DAYS_KEPT, DailyTally
from salon.store.tally import SqliteCounts
from tests.store.worlds import START, open_world

TODAY = int(START // DAY_S)


async def test_counts_are_there_after_a_restart_and_go_on(tmp_path: Path) -> None:
    for run in (1, 2):
        world = await open_world(tmp_path)
        tally = DailyTally(SqliteCounts(world.database))
        await tally.open(START)
        tally.refused("digest", START)
        tally.refused("digest", START)
        tally.given(START)
        assert tally.days() == {TODAY: {"digest": 2 * run, "ok": run}}
        await tally.flush(START)
        await tally.flush(START)
        await world.close()


async def test_newest_day_first_and_nothing_older_than_30_days(tmp_path: Path) -> None:
    world = await open_world(tmp_path)
    tally = DailyTally(SqliteCounts(world.database))
    for day in range(DAYS_KEPT + 5):
        tally.refused("validity", START + day * DAY_S)
    last = START + (DAYS_KEPT + 4) * DAY_S
    await tally.flush(last)
    kept = list(range(TODAY + DAYS_KEPT + 4, TODAY + 4, -1))
    assert list(tally.days()) == kept
    again = DailyTally(SqliteCounts(world.database))
    await again.open(last)
    assert list(again.days()) == kept
    rows = await world.database.read(lambda c: c.exec_driver_sql("SELECT count(*) FROM age_refusals").scalar())
    assert rows == DAYS_KEPT
    await world.close()


class FailsOnce(SqliteCounts):
    """A store whose disk is full, once."""

    failed = False

    async def add(self, new: Days, since: int) -> None:
        if not self.failed:
            self.failed = True
            raise Unavailable("storage")
        await super().add(new, since)


async def test_what_could_not_be_written_is_written_the_next_time(tmp_path: Path) -> None:
    world = await open_world(tmp_path)
    tally = DailyTally(FailsOnce(world.database))
    tally.refused("digest", START)
    with pytest.raises(Unavailable):
        await tally.flush(START)
    tally.refused("digest", START)
    await tally.flush(START)
    again = DailyTally(SqliteCounts(world.database))
    await again.open(START)
    assert again.days() == tally.days() == {TODAY: {"digest": 2}}
    await world.close()
