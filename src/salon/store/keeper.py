"""Key housekeeping in the writer thread, which owns the vanish keys: never while a commit is under way."""

from __future__ import annotations

from typing import Protocol

from salon.flow.ports.keys import VanishKeys
from salon.store.database import Database


class ReceiptRing(Protocol):
    """Receipt keys that expire."""

    def expire_receipts(self, now: float) -> int:
        """Destroy keys older than 7 days."""
        ...


class KeyKeeper:
    """An implementation of `flow.sweep.Keeper`."""

    def __init__(self, database: Database, keys: VanishKeys, receipts: ReceiptRing) -> None:
        self._db, self._keys, self._receipts = database, keys, receipts

    async def destroy(self, up_to: int) -> int:
        """See the port."""
        return await self._db.write(lambda _connection: self._keys.destroy(up_to))

    async def seen(self, now: float) -> None:
        """See the port."""
        await self._db.write(lambda _connection: self._keys.seen(now))

    async def expire_receipts(self, now: float) -> int:
        """See the port."""
        return await self._db.write(lambda _connection: self._receipts.expire_receipts(now))
