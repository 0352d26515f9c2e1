"""Confirmations of issuers: one for each of staff, gone with a withdrawal, worth nothing without their author."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select

from salon.base.ids import StaffId
from salon.store.database import Database
from salon.store.schema import staff, trust_confirmations
from salon.store.trust import SqliteTrust

DORA, EVA = StaffId("dora" * 4), StaffId("eva-" * 4)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(tmp_path / "salon.db")
    for one in (DORA, EVA):
        new = insert(staff).values(id=one, name=one[:4], at=1.0)
        await database.write(lambda connection, new=new: connection.execute(new).rowcount)
    yield database
    await database.close()


async def test_each_of_staff_confirms_once(database: Database) -> None:
    store = SqliteTrust(database)
    assert await store.all() == {}
    await store.confirm("a" * 64, DORA, 5.0)
    await store.confirm("a" * 64, DORA, 6.0)
    await store.confirm("b" * 64, DORA, 6.0)
    await store.confirm("a" * 64, EVA, 7.0)
    assert await store.all() == {"a" * 64: {DORA, EVA}, "b" * 64: {DORA}}
    times = select(trust_confirmations.c.at).where(trust_confirmations.c.staff == DORA)
    assert await database.read(lambda connection: sorted(connection.execute(times).scalars())) == [5.0, 6.0]


async def test_a_withdrawal_takes_all_confirmations_of_one_issuer(database: Database) -> None:
    store = SqliteTrust(database)
    for fingerprint in ("a" * 64, "b" * 64):
        for one in (DORA, EVA):
            await store.confirm(fingerprint, one, 5.0)
    await store.withdraw("a" * 64)
    await store.withdraw("a" * 64)
    assert await store.all() == {"b" * 64: {DORA, EVA}}


async def test_the_word_of_somebody_who_left_the_team_counts_no_more(database: Database) -> None:
    store = SqliteTrust(database)
    await store.confirm("a" * 64, DORA, 5.0)
    await store.confirm("a" * 64, EVA, 5.0)
    gone = delete(staff).where(staff.c.id == EVA)
    await database.write(lambda connection: connection.execute(gone).rowcount)
    assert await store.all() == {"a" * 64: {DORA}}
