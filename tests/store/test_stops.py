"""Stopped pictures in the database: found by the claim's digest, counted a day, gone with their last hash."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from salon.base.expiry import DAY_S
from salon.media.stopped import Hash
from salon.store.database import Database
from salon.store.stops import SqliteStops

NOW = 1_800_000_000.0
ONE, OTHER = b"1" * 32, b"2" * 32


@pytest.fixture
async def stops(tmp_path: Path) -> AsyncIterator[SqliteStops]:
    database = Database(tmp_path / "salon.db")
    yield SqliteStops(database)
    await database.close()


def hashes(stop: str, *until: float) -> list[Hash]:
    return [Hash(stop, number, f"{number:064x}", 90, "open", at) for number, at in enumerate(until)]


async def test_a_stop_is_found_by_the_digest_of_its_claim_alone(stops: SqliteStops) -> None:
    kept = hashes("a", NOW + 9, NOW + 9)
    assert await stops.put("a", ONE, NOW, kept, 10)
    assert await stops.claimed(ONE) == (NOW, kept)
    assert await stops.claimed(OTHER) is None
    assert list(await stops.living(NOW)) == kept


async def test_no_more_than_so_many_are_kept_within_a_day(stops: SqliteStops) -> None:
    assert await stops.put("a", ONE, NOW, hashes("a", NOW + 9), 1)
    assert not await stops.put("b", OTHER, NOW + DAY_S - 1, hashes("b", NOW + 9), 1)
    assert await stops.claimed(OTHER) is None
    assert await stops.put("b", OTHER, NOW + DAY_S, hashes("b", NOW + 9), 1)


async def test_a_change_is_of_one_hash_and_of_a_gone_one_nothing(stops: SqliteStops) -> None:
    await stops.put("a", ONE, NOW, hashes("a", NOW + 9, NOW + 9), 10)
    proven = Hash("a", 1, "", 0, "proven", NOW + 99, 3)
    await stops.change([proven, replace(proven, stop="gone")])
    await stops.change([])
    states = [(one.state, one.until, one.met) for one in await stops.living(NOW)]
    assert states == [("open", NOW + 9, 0), ("proven", NOW + 99, 3)]


async def test_a_stop_goes_with_the_last_of_its_hashes(stops: SqliteStops) -> None:
    await stops.put("a", ONE, NOW, hashes("a", NOW + 1, NOW + 2), 10)
    assert await stops.expire(NOW) == 0
    assert await stops.expire(NOW + 1) == 1
    assert await stops.claimed(ONE) is not None
    assert await stops.expire(NOW + 2) == 1
    assert await stops.claimed(ONE) is None


async def test_withdrawing_names_the_stop_once(stops: SqliteStops) -> None:
    await stops.put("a", ONE, NOW, hashes("a", NOW + 9), 10)
    assert await stops.withdraw(ONE) == "a"
    assert await stops.withdraw(ONE) == ""
    assert list(await stops.living(NOW)) == []


async def test_what_a_human_found_harmless_stays_without_its_claim(stops: SqliteStops) -> None:
    kept = hashes("a", NOW + 9, NOW + 9, NOW + 9)
    await stops.put("a", ONE, NOW, kept, 10)
    harmless = replace(kept[1], state="harmless", met=1)
    await stops.change([harmless, replace(kept[2], state="harmless")])
    assert await stops.withdraw(ONE) == "a"
    assert list(await stops.living(NOW)) == [harmless]
    assert await stops.claimed(ONE) is None
    assert await stops.withdraw(ONE) == ""
    await stops.expire(NOW + 9)
    assert list(await stops.living(0)) == []
