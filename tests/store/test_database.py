"""The writer: groups, refusals, errors, recovery."""

from __future__ import annotations

import asyncio
import io
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from salon.base.errors import Refused, Unavailable
from salon.chat.model import Accepted
from salon.outside import logs
from salon.outside.vanish_keys import VanishKeys
from salon.store import database as module
from salon.store.database import Database
from salon.store.log import SqliteLog
from tests.store.worlds import ROOM, START, World, open_world, room, said

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(tmp_path / "salon.db")
    await database.write(lambda c: c.exec_driver_sql("CREATE TABLE t (n INTEGER PRIMARY KEY)"))
    yield database
    await database.close()


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = await open_world(tmp_path)
    await world.rooms.open(room())
    yield world
    await world.close()


def put(n: int, *, then: Exception | None = None):
    def job(connection: Connection) -> int:
        connection.exec_driver_sql("INSERT INTO t VALUES (?)", (n,))
        if then is not None:
            raise then
        return n

    return job


async def numbers(database: Database) -> list[int]:
    return await database.read(lambda c: [row[0] for row in c.exec_driver_sql("SELECT n FROM t ORDER BY n")])


async def test_it_runs_with_the_pragmas_that_acks_rely_on(database: Database) -> None:
    def pragmas(connection: Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    assert await database.write(pragmas) == ["wal", 2, 1, 1]


async def test_results_come_in_the_order_of_the_jobs(database: Database) -> None:
    assert await asyncio.gather(*(database.write(put(n)) for n in range(100))) == list(range(100))


async def test_a_refused_job_is_undone_alone(database: Database) -> None:
    results = await asyncio.gather(
        database.write(put(1)),
        database.write(put(2, then=Refused("muted"))),
        database.write(put(3)),
        return_exceptions=True,
    )
    assert isinstance(results[1], Refused)
    assert await numbers(database) == [1, 3]


async def test_a_poisoned_job_does_not_refuse_its_neighbours(database: Database) -> None:
    results = await asyncio.gather(*(database.write(put(n)) for n in (1, 2, 2, 3)), return_exceptions=True)
    assert [type(result) for result in results] == [int, int, Unavailable, int]
    assert await numbers(database) == [1, 2, 3]


async def test_a_bug_in_a_job_is_its_own(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        await database.write(put(1, then=ZeroDivisionError()))
    assert await numbers(database) == []


async def test_a_log_that_cannot_be_written_stops_no_writer(database: Database) -> None:
    stream = io.StringIO()
    logs.configure("info", stream=stream)
    stream.close()
    async with asyncio.timeout(30):
        with pytest.raises(Unavailable, match="storage"):
            await database.write(lambda c: c.exec_driver_sql("SELECT n FROM nowhere"))
        assert await database.write(put(1)) == 1


async def test_too_many_waiting_jobs_are_told_to_come_back(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "QUEUE_MAX", 0)
    with pytest.raises(Unavailable) as caught:
        await database.write(put(1))
    assert (caught.value.code, caught.value.retry_after_s) == ("busy", module.BUSY_RETRY_S)


async def test_a_locked_database_is_unavailable_and_nothing_is_half_done(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sqlite3.connect(world.database.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    # The writer is a thread of its own: its wait for the lock (2 s) does not hold the loop.
    with pytest.raises(Unavailable) as caught:
        await world.log.append(said())
    assert caught.value.code == "storage"
    other.execute("ROLLBACK")
    other.close()
    outcome = await world.log.append(said())
    assert isinstance(outcome, Accepted)
    assert outcome.event.seq == 1


async def test_a_full_disk_is_unavailable_nothing_is_half_done_and_it_recovers(world: World) -> None:
    def pages(connection: Connection) -> int:
        return int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())

    count = await world.database.write(pages)
    await world.database.write(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count={count}").scalar())
    acked = 0
    with pytest.raises(Unavailable) as caught:
        for _ in range(200):
            outcome = await world.log.append(said("x" * 1500))
            assert isinstance(outcome, Accepted)
            acked = outcome.event.seq
    assert caught.value.code == "storage"
    page = await world.log.latest(ROOM, 300, START)
    assert [stored.event.seq for stored in page.events] == list(range(1, acked + 1))
    # The failed connection was given up, and with it the limit: there is room again.
    outcome = await world.log.append(said())
    assert isinstance(outcome, Accepted)
    assert outcome.event.seq == acked + 1


async def test_a_disk_that_is_full_refuses_clearly_loses_nothing_and_recovers_by_itself(tmp_path: Path) -> None:
    """The kernel refuses to let any file grow: data, write-ahead log and key files alike."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.store.full_disk", str(tmp_path), cwd=ROOT, stdout=subprocess.PIPE
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    assert out.splitlines()[-1].startswith(b"acked ")


async def test_a_database_locked_by_another_process_is_unavailable_and_recovers_by_itself(world: World) -> None:
    hold = """import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
input()"""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", hold, str(world.database.path), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"held\n"
    # All of a group are told after one wait for the lock (2 s), not each after its own.
    async with asyncio.timeout(15):
        outcomes = await asyncio.gather(*(world.log.append(said()) for _ in range(100)), return_exceptions=True)
    assert [getattr(outcome, "code", "") for outcome in outcomes] == ["storage"] * 100
    assert (await world.log.latest(ROOM, 5, START)).top == 0, "reading goes on"
    await process.communicate(b"\n")
    outcome = await world.log.append(said())
    assert isinstance(outcome, Accepted)
    assert outcome.event.seq == 1


async def test_a_restored_database_gets_new_epochs_and_shows_nothing(tmp_path: Path) -> None:
    world = await open_world(tmp_path)
    await world.rooms.open(room())
    before = await world.log.append(said())
    assert isinstance(before, Accepted)
    await world.database.close()
    world.keys.close()
    saved = (tmp_path / "data" / "salon.db").read_bytes()
    await (await open_world(tmp_path)).close()
    for path in (tmp_path / "data").iterdir():
        path.unlink()
    (tmp_path / "data" / "salon.db").write_bytes(saved)
    restored = await open_world(tmp_path)
    try:
        assert restored.new_epochs
        page = await restored.log.latest(ROOM, 10, START)
        assert page.epoch != before.epoch
        assert [stored.event.kind for stored in page.events] == []
        after = await restored.log.append(said())
        assert isinstance(after, Accepted)
        assert after.epoch == page.epoch
    finally:
        await restored.close()


async def test_a_restore_is_noticed_again_if_the_start_that_noticed_it_crashed(tmp_path: Path) -> None:
    world = await open_world(tmp_path)
    await world.rooms.open(room())
    await world.database.close()
    world.keys.reserve(ROOM, 5_000)
    world.keys.close()
    # A start that gets as far as drawing new epochs, and no further.
    keys = VanishKeys(tmp_path / "vanish-keys")
    database = Database(tmp_path / "data" / "salon.db")
    log = SqliteLog(database, keys, world.site)

    def crash(connection: Connection) -> None:
        assert log._reconcile(connection)[1]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.write(crash)
    await database.close()
    keys.close()
    again = await open_world(tmp_path)
    assert again.new_epochs
    await again.close()
