"""Confirmations of issuers on SQLite (`flow.ports.trust`)."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from salon.base.ids import StaffId
from salon.store.database import Database
from salon.store.schema import own_issuers, staff, trust_confirmations


class SqliteTrust:
    """An implementation of `flow.ports.trust.Confirmations`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def confirm(self, fingerprint: str, by: StaffId, at: float) -> None:
        """See the port."""
        new = insert(trust_confirmations).values(fingerprint=fingerprint, staff=by, at=at).on_conflict_do_nothing()
        await self._db.write(lambda connection: connection.execute(new).rowcount)

    async def withdraw(self, fingerprint: str) -> None:
        """See the port."""
        gone = delete(trust_confirmations).where(trust_confirmations.c.fingerprint == fingerprint)
        await self._db.write(lambda connection: connection.execute(gone).rowcount)

    async def all(self) -> dict[str, frozenset[StaffId]]:
        """See the port."""
        # Joined: whoever is not staff any more confirms nothing.
        which = select(trust_confirmations.c.fingerprint, staff.c.id).join(
            staff, staff.c.id == trust_confirmations.c.staff
        )
        rows = await self._db.read(lambda connection: connection.execute(which).all())
        found: dict[str, frozenset[StaffId]] = {}
        for fingerprint, member in rows:
            found[fingerprint] = found.get(fingerprint, frozenset()) | {StaffId(member)}
        return found

    async def own(self) -> dict[str, str]:
        """See the port."""
        rows = await self._db.read(lambda connection: connection.execute(select(own_issuers)).all())
        return {row.fingerprint: row.kind for row in rows}

    async def keep_own(self, own: Mapping[str, str]) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            connection.execute(delete(own_issuers))
            if own:
                rows = [{"fingerprint": fingerprint, "kind": kind} for fingerprint, kind in own.items()]
                connection.execute(insert(own_issuers), rows)

        await self._db.write(job)
