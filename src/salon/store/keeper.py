"""Key housekeeping in the writer thread, which owns the vanish keys: never while a commit is under way."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy import Connection, update

from salon.flow.ports.keys import VanishKeys
from salon.store.database import Database
from salon.store.schema import site


class ReceiptRing(Protocol):
    """Receipt keys that expire."""

    def expire_receipts(self, now: float) -> int:
        """Destroy keys older than 7 days."""
        ...


class KeyKeeper:
    """An implementation of `flow.sweep.Keeper`."""

    def __init__(self, database: Database, keys: VanishKeys, receipts: ReceiptRing) -> None:
        self._db, self._keys, self._receipts = database, keys, receipts

    async def destroy(self, up_to: int, beyond: int) -> int:
        """See the port."""
        return await self._db.write(lambda _connection: self._keys.destroy(up_to, beyond))

    async def seen(self, now: float) -> None:
        """See the port."""

        # Counted with each sweep, not only with each start, so that a copy of the data made during the run that
        # is restored is seen to be behind (law 8). The database counts first, as at a start.
        def count(connection: Connection) -> int:
            generation = self._keys.generation + 1
            connection.execute(update(site).values(generation=generation))
            return generation

        generation = await self._db.write(count)
        await self._db.write(lambda _connection: self._keys.seen(now, generation))

    async def expire_receipts(self, now: float) -> int:
        """See the port."""
        return await self._db.write(lambda _connection: self._receipts.expire_receipts(now))
