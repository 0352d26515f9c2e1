"""Stopped pictures on SQLite: an implementation of `flow.ports.stops.Stops`."""

from __future__ import annotations

from collections.abc import Sequence
from secrets import token_bytes
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from salon.base.expiry import DAY_S
from salon.base.ids import Family
from salon.media.stopped import Hash
from salon.moderation.decision import Decision
from salon.store.database import Database
from salon.store.decisions import put_decision
from salon.store.schema import picture_stop_hashes as hashes
from salon.store.schema import picture_stops as stops


class SqliteStops:
    """See the port."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def put(self, stop: str, claim: bytes, made_at: float, new: Sequence[Hash], most: int) -> bool:
        """See the port. Counted in the transaction that keeps it."""

        def job(connection: Connection) -> bool:
            lately = select(func.count()).select_from(stops).where(stops.c.made_at > made_at - DAY_S)
            if connection.execute(lately).scalar_one() >= most:
                return False
            connection.execute(insert(stops).values(id=stop, claim=claim, made_at=made_at))
            connection.execute(
                insert(hashes),
                [
                    {
                        "stop": one.stop,
                        "number": one.number,
                        "pdq": one.pdq,
                        "quality": one.quality,
                        "state": one.state,
                        "until": one.until,
                        "met": one.met,
                        "case": one.case,
                    }
                    for one in new
                ],
            )
            return True

        return await self._db.write(job)

    async def claimed(self, claim: bytes) -> tuple[float, Sequence[Hash]] | None:
        """See the port."""

        def job(connection: Connection) -> tuple[float, Sequence[Hash]] | None:
            row = connection.execute(select(stops).where(stops.c.claim == claim)).first()
            if row is None:
                return None
            which = select(hashes).where(hashes.c.stop == row.id).order_by(hashes.c.number)
            return row.made_at, [_hash(one) for one in connection.execute(which).all()]

        return await self._db.read(job)

    async def lift(self, lifted: Hash, decision: Decision) -> bool:
        """See the port. Of two who lift it, the second finds it lifted."""
        mine = (hashes.c.stop == lifted.stop) & (hashes.c.number == lifted.number) & (hashes.c.state == "proven")
        what = update(hashes).where(mine).values(state=lifted.state, until=lifted.until, met=lifted.met)

        def job(connection: Connection) -> bool:
            if not connection.execute(what).rowcount:
                return False
            claim = connection.execute(select(stops.c.claim).where(stops.c.id == lifted.stop)).scalar_one()
            put_decision(connection, decision, Family(""), claim, None)
            return True

        return await self._db.write(job)

    async def living(self, now: float) -> Sequence[Hash]:
        """See the port."""
        which = select(hashes).where(hashes.c.until > now).order_by(hashes.c.stop, hashes.c.number)
        return await self._db.read(lambda connection: [_hash(one) for one in connection.execute(which).all()])

    async def change(self, changed: Sequence[Hash]) -> None:
        """See the port."""
        if not changed:
            return
        what = update(hashes).where(hashes.c.stop == bindparam("of"), hashes.c.number == bindparam("place"))
        rows = [
            {
                "of": one.stop,
                "place": one.number,
                "state": one.state,
                "until": one.until,
                "met": one.met,
                "case": one.case,
                "quality": one.quality,
            }
            for one in changed
        ]
        await self._db.write(lambda connection: connection.execute(what, rows))

    async def withdraw(self, claim: bytes) -> str:
        """See the port. What stays has the claim of nobody: chance, not the digest of a code."""

        def job(connection: Connection) -> str:
            stop: str | None = connection.execute(select(stops.c.id).where(stops.c.claim == claim)).scalar()
            if stop is None:
                return ""
            found = hashes.c.state.in_(("harmless", "lifted")) & (hashes.c.met > 0)
            connection.execute(delete(hashes).where(hashes.c.stop == stop, ~found))
            if connection.execute(select(func.count()).where(hashes.c.stop == stop)).scalar_one():
                connection.execute(update(stops).where(stops.c.id == stop).values(claim=token_bytes(32)))
            else:
                connection.execute(delete(stops).where(stops.c.id == stop))
            return stop

        return await self._db.write(job)

    async def expire(self, now: float) -> int:
        """See the port. A stop goes with the last of its hashes."""

        def job(connection: Connection) -> int:
            gone = connection.execute(delete(hashes).where(hashes.c.until <= now)).rowcount
            if gone:
                connection.execute(delete(stops).where(stops.c.id.not_in(select(hashes.c.stop))))
            return gone

        return await self._db.write(job)


def _hash(row: Any) -> Hash:
    return Hash(row.stop, row.number, row.pdq, row.quality, row.state, row.until, row.met, row.case)
