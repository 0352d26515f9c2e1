"""Marks of pictures in the database: read back as written, gone with their time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from salon.media.released import BANKS_MAX, Released
from salon.store.database import Database
from salon.store.picture_marks import SqlitePictureMarks

NOW = 1_800_000_000.0
ONE = Released("a" * 16, bytes([7] * 32), ("mine", "feed"), 0.25, 90, True, "dora", NOW + 9)
BARE = Released("b" * 16, bytes([255] * 32), (), 0.0, 50, False, "dora", NOW + 5)


@pytest.fixture
async def marks(tmp_path: Path) -> AsyncIterator[SqlitePictureMarks]:
    database = Database(tmp_path / "salon.db")
    yield SqlitePictureMarks(database)
    await database.close()


async def test_a_release_is_read_back_as_it_was_written_until_its_time(marks: SqlitePictureMarks) -> None:
    await marks.release(ONE)
    await marks.release(BARE)
    assert list(await marks.released(NOW)) == [BARE, ONE]
    assert list(await marks.released(NOW + 5)) == [ONE]
    assert await marks.expire(NOW + 5) == 1
    await marks.forget([ONE.id])
    assert list(await marks.released(NOW)) == []


async def test_the_longest_names_of_banks_fit(marks: SqlitePictureMarks) -> None:
    banks = tuple(f"{number:040d}" for number in range(BANKS_MAX))
    await marks.release(Released("c" * 16, bytes(32), banks, 0.1, 100, False, "d", NOW + 1))
    assert (await marks.released(NOW))[0].banks == banks


async def test_a_quarantine_lasts_until_its_end_and_a_new_one_is_longer(marks: SqlitePictureMarks) -> None:
    await marks.quarantine("ab" * 32, NOW + 5)
    await marks.quarantine("ab" * 32, NOW + 9)
    assert await marks.quarantined(NOW + 8) == {"ab" * 32: NOW + 9}
    assert await marks.expire(NOW + 9) == 1
    assert await marks.quarantined(NOW) == {}
