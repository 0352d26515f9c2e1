"""Counts of the door on SQLite (`flow.tally`)."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from salon.flow.ports.counts import Days
from salon.store.database import Database
from salon.store.schema import age_refusals


class SqliteCounts:
    """Implements `Counts`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def load(self, since: int) -> Days:
        """See the port."""

        def job(connection: Connection) -> Days:
            found: dict[int, dict[str, int]] = {}
            for row in connection.execute(select(age_refusals).where(age_refusals.c.day >= since)).mappings():
                found.setdefault(row["day"], {})[row["cause"]] = row["count"]
            return found

        return await self._db.read(job)

    async def add(self, new: Days, since: int) -> None:
        """See the port."""
        rows = [
            {"day": day, "cause": cause, "count": count}
            for day, causes in new.items()
            for cause, count in causes.items()
        ]

        def job(connection: Connection) -> None:
            if rows:
                one = upsert(age_refusals)
                total = age_refusals.c.count + one.excluded["count"]
                connection.execute(
                    one.on_conflict_do_update(index_elements=["day", "cause"], set_={"count": total}), rows
                )
            connection.execute(delete(age_refusals).where(age_refusals.c.day < since))

        await self._db.write(job)
