"""Standings of pass families on SQLite (`flow.ports.probation`).

A row lives only while a probation lasts. The exact time in it is erased as soon as the time is served, at the latest
`factor` times the longest of the times after the proof; from then on the tables keep nothing finer than a day of when
somebody came.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from salon.base.ids import Family
from salon.chat.probation import Standing, Terms
from salon.store.database import Database
from salon.store.schema import families, probations


class SqliteStandings:
    """Implements `Standings`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def of(self, family: Family) -> Standing | None:
        """See the port."""

        def job(connection: Connection) -> Standing | None:
            row = connection.execute(select(probations).where(probations.c.family == family)).first()
            return None if row is None else Standing(row.since, row.messages, row.factor)

        return await self._db.read(job)

    async def forget(self, terms: Terms, now: float) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            served = probations.c.since + probations.c.factor * terms.after_s <= now
            connection.execute(update(probations).where(probations.c.since > 0, served).values(since=0.0))
            over = (probations.c.since == 0.0) & (probations.c.messages >= terms.after_messages)
            connection.execute(delete(probations).where(over | probations.c.family.not_in(select(families.c.family))))

        await self._db.write(job)
