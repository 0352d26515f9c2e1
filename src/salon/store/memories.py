"""What the process itself remembers, on SQLite (`flow.ports.memories`), sealed under vanish keys like what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from salon.base.expiry import latest, slot_of
from salon.base.sealing import open_sealed
from salon.flow.ports.keys import VanishKeys
from salon.flow.ports.memories import Memory
from salon.store.database import Database
from salon.store.rows import aad, seal_now
from salon.store.schema import memories


class SqliteMemories:
    """Implements `Memories`."""

    def __init__(self, database: Database, keys: VanishKeys) -> None:
        self._db, self._keys = database, keys

    async def keep(self, kept: Sequence[Memory], now: float) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            empty = [one.name for one in kept if one.expires_at <= now]
            connection.execute(delete(memories).where((memories.c.expires_at <= now) | memories.c.name.in_(empty)))
            for one in kept:
                if one.name in empty:
                    continue
                slot = slot_of(one.expires_at)
                sealed = seal_now(self._keys, slot, one.state, aad("memory", one.name))
                values = {"slot": slot, "expires_at": one.expires_at, "sealed": sealed}
                row = upsert(memories).values(name=one.name, **values)
                connection.execute(row.on_conflict_do_update(index_elements=["name"], set_=values))

        await self._db.write(job)

    async def living(self, now: float) -> Mapping[str, bytes]:
        """See the port. What claims to outlive the longest life was written under a clock that stood ahead."""

        def job(connection: Connection) -> dict[str, bytes]:
            found = {}
            lives = (memories.c.expires_at > now) & (memories.c.expires_at <= latest(now))
            for row in connection.execute(select(memories).where(lives)).all():
                key = self._keys.find(row.slot)
                plain = None if key is None else open_sealed(key, row.sealed, aad("memory", row.name))
                if plain is not None:
                    found[row.name] = plain
            return found

        return await self._db.read(job)
