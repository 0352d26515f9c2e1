"""Pseudonyms on SQLite: an implementation of `flow.ports.people.Names`.

A name is stored sealed, beside a keyed digest of its folded form; both stand under an expiry slot at most a
day ahead and are moved on while the name is kept. When its bearer changes it or leaves, the row stays,
borne by nobody, until its time: messages under the name still live, and nobody else may pass for them.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select, update

from salon.base.errors import Refused
from salon.base.expiry import slot_end, slot_of
from salon.base.ids import Family
from salon.base.sealing import digest, open_sealed
from salon.flow.ports.keys import VanishKeys
from salon.store.database import Database
from salon.store.rows import RESEAL_BEFORE_S, SEALED_FOR_S, aad, seal_now
from salon.store.schema import names

KEPT_STEP_S: Final = 3_600.0
"""Rows of those present are touched once an hour, not at each look."""
CHUNK: Final = 500
NAME: Final = 1
LOOK: Final = 2
"""`borne` of the row of a name in use, and of the row of what it is taken for at a glance; 0: in use no more."""


class SqliteNames:
    """Who is called what, and who may not be."""

    def __init__(self, database: Database, keys: VanishKeys) -> None:
        self._db, self._keys = database, keys

    async def claim(self, family: Family, name: str, folded: str, until: float, now: float, look: str = "") -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            # A row for each form the name is compared by; a form is never compared with another's other form.
            forms = {NAME: folded} | ({LOOK: f"={look}"} if look else {})
            own = []
            for form in forms.values():
                for row in self._bearing(connection, form, now):
                    if row.family != family:
                        raise Refused("name_taken")
                    own.append(row.id)
            others = (names.c.family == family) & (names.c.borne > 0)
            connection.execute(update(names).where(others).values(borne=0))
            connection.execute(delete(names).where(names.c.id.in_(own)))
            for borne, form in forms.items():
                values = self._sealed(name, form, until, now)
                connection.execute(insert(names).values(family=family, borne=borne, **values))

        await self._db.write(job)

    async def of(self, family: Family, now: float) -> str | None:
        """See the port."""

        def job(connection: Connection) -> str | None:
            where = (names.c.family == family) & (names.c.borne == NAME) & (names.c.kept_until > now)
            row = connection.execute(select(names).where(where)).first()
            opened = None if row is None else self._open(row)
            return None if opened is None else opened[0]

        return await self._db.read(job)

    async def keep(self, kept: set[Family], until: float, now: float) -> None:
        """See the port."""
        families = sorted(kept)

        def job(connection: Connection) -> None:
            for start in range(0, len(families), CHUNK):
                present = names.c.family.in_(families[start : start + CHUNK]) & (names.c.borne > 0)
                behind = present & (names.c.kept_until < until - KEPT_STEP_S) & (names.c.kept_until > now)
                connection.execute(update(names).where(behind).values(kept_until=until))
            for row in connection.execute(select(names).where(names.c.slot <= slot_of(now + RESEAL_BEFORE_S))).all():
                opened = self._open(row)
                if opened is not None and row.kept_until > slot_end(row.slot):
                    values = self._sealed(*opened, row.kept_until, now)
                    connection.execute(update(names).where(names.c.id == row.id).values(values))

        await self._db.write(job)

    async def expire_names(self, now: float) -> None:
        """Delete names nobody keeps, and names whose key is gone."""
        gone = delete(names).where((names.c.kept_until <= now) | (names.c.slot < slot_of(now)))
        await self._db.write(lambda connection: connection.execute(gone).rowcount)

    def _bearing(self, connection: Connection, folded: str, now: float) -> list[Any]:
        """Rows of a folded name that are still kept: the digest is tried under each living slot once."""
        slots = connection.execute(select(names.c.slot).distinct()).scalars().all()
        tried = {
            digest(key, b"name", folded.encode()): slot for slot in slots if (key := self._keys.find(slot)) is not None
        }
        if not tried:
            return []
        where = names.c.fold_digest.in_(list(tried)) & (names.c.kept_until > now)
        return [row for row in connection.execute(select(names).where(where)) if tried[row.fold_digest] == row.slot]

    def _sealed(self, name: str, folded: str, until: float, now: float) -> dict[str, Any]:
        slot = slot_of(min(until, now + SEALED_FOR_S))
        fold_digest = digest(self._keys.key(slot), b"name", folded.encode())
        return {
            "slot": slot,
            "fold_digest": fold_digest,
            "kept_until": until,
            "sealed": seal_now(self._keys, slot, f"{name}\n{folded}".encode(), aad("name", fold_digest.hex())),
        }

    def _open(self, row: Any) -> tuple[str, str] | None:
        key = self._keys.find(row.slot)
        plain = None if key is None else open_sealed(key, row.sealed, aad("name", row.fold_digest.hex()))
        if plain is None:
            return None
        name, _, folded = plain.decode().partition("\n")
        return name, folded
