"""Marks of pictures on SQLite: an implementation of `flow.ports.picture_marks.PictureMarks`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from salon.media.released import Released
from salon.store.database import Database
from salon.store.schema import quarantined_hashes as quarantined
from salon.store.schema import released_pictures as released

BETWEEN: Final = ","
"""Between names of banks, which have none in them (`outside.bank_files.NAME`)."""


class SqlitePictureMarks:
    """See the port."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def release(self, one: Released) -> None:
        """See the port."""
        row = {
            "id": one.id,
            "pdq": one.pdq,
            "banks": BETWEEN.join(one.banks),
            "nudity": one.nudity,
            "quality": one.quality,
            "crowd": int(one.crowd),
            "by": one.by,
            "until": one.until,
        }
        await self._db.write(lambda connection: connection.execute(upsert(released).values(row)))

    async def released(self, now: float) -> Sequence[Released]:
        """See the port."""
        which = select(released).where(released.c.until > now).order_by(released.c.until, released.c.id)

        def job(connection: Connection) -> Sequence[Released]:
            return [
                Released(
                    id=row.id,
                    pdq=row.pdq,
                    banks=tuple(row.banks.split(BETWEEN)) if row.banks else (),
                    nudity=row.nudity,
                    quality=row.quality,
                    crowd=bool(row.crowd),
                    by=row.by,
                    until=row.until,
                )
                for row in connection.execute(which).all()
            ]

        return await self._db.read(job)

    async def forget(self, ids: Sequence[str]) -> None:
        """See the port."""
        await self._db.write(lambda connection: connection.execute(delete(released).where(released.c.id.in_(ids))))

    async def quarantine(self, pdq: str, until: float) -> None:
        """See the port."""
        row = upsert(quarantined).values(pdq=pdq, until=until)
        row = row.on_conflict_do_update(index_elements=["pdq"], set_={"until": until})
        await self._db.write(lambda connection: connection.execute(row))

    async def quarantined(self, now: float) -> Mapping[str, float]:
        """See the port."""
        which = select(quarantined.c.pdq, quarantined.c.until).where(quarantined.c.until > now)
        return await self._db.read(
            lambda connection: {pdq: until for pdq, until in connection.execute(which).all()}  # noqa: C416  # rows
        )

    async def expire(self, now: float) -> int:
        """See the port."""

        def job(connection: Connection) -> int:
            return sum(
                connection.execute(delete(table).where(table.c.until <= now)).rowcount
                for table in (released, quarantined)
            )

        return await self._db.write(job)
