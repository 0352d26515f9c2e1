"""Which file belongs to which event, hold or case: an implementation of `flow.ports.photo_places.PhotoPlaces`.

Rule 1: a row is made in the transaction that stores its event or hold, after its file is durable; a file without a row
is an orphan of a crash and is swept. A row is ended (`gone`) in the transaction that destroys the body, before its file
is removed; a row whose file is gone is only forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from salon.base.ids import CaseId, Family, RoomId
from salon.chat.photo import PhotoKept
from salon.flow.ports.keys import VanishKeys
from salon.flow.ports.photo_places import Freeze, Placed
from salon.store.database import Database
from salon.store.rows import aad, open_content
from salon.store.schema import cases, events, photo_freezes, photos, rooms

CASE_FOR_EVER: float = 1e15
"""A reported photo goes with its case, whenever that is."""
CHUNK = 500


class SqlitePhotos:
    """Reads and sweeps the table; see the module for who writes it."""

    def __init__(self, database: Database, keys: VanishKeys) -> None:
        self._db, self._keys = database, keys

    async def of(self, photo: str) -> Placed | None:
        """See the port."""

        def job(connection: Connection) -> Placed | None:
            row = connection.execute(select(photos).where(photos.c.id == photo, photos.c.gone == 0)).first()
            return None if row is None else Placed(RoomId(row.room), row.seq, row.hold, row.case)

        return await self._db.read(job)

    async def living(self, photo: str, now: float) -> tuple[PhotoKept, Placed, Family] | None:
        """See the port."""

        def job(connection: Connection) -> tuple[PhotoKept, Placed, Family] | None:
            where = (photos.c.id == photo) & (photos.c.gone == 0) & (photos.c.seq > 0) & (photos.c.expires_at > now)
            row = connection.execute(
                select(events, rooms.c.epoch)
                .join(photos, (photos.c.room == events.c.room) & (photos.c.seq == events.c.seq))
                .join(rooms, rooms.c.id == events.c.room)
                .where(where, events.c.expires_at > now)
            ).first()
            if row is None:
                return None
            bound = aad("event", row.room, row.epoch, row.seq)
            content = open_content(self._keys, row.slot, row.sealed, bound)
            kept = None if content is None else content.photo
            if kept is None or kept.id != photo:
                return None
            return kept, Placed(RoomId(row.room), row.seq), Family(row.author)

        return await self._db.read(job)

    async def reported(self, photo: str, case: CaseId) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            _put(connection, photo, room="", seq=0, hold="", case=case, expires_at=CASE_FOR_EVER)

        await self._db.write(job)

    async def over(self, now: float | None) -> Sequence[str]:
        """See the port."""
        homeless = (photos.c.case == "") & photos.c.room.not_in(select(rooms.c.id))
        closed = (photos.c.case != "") & photos.c.case.not_in(select(cases.c.id).where(cases.c.key_gone == 0))
        ended = or_(photos.c.gone == 1, homeless, closed)
        if now is not None:
            ended = or_(ended, photos.c.expires_at <= now)
        which = select(photos.c.id).where(ended).limit(CHUNK)
        return await self._db.read(lambda connection: connection.execute(which).scalars().all())

    async def forget(self, photos_: Sequence[str]) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            connection.execute(delete(photos).where(photos.c.id.in_(photos_)))

        await self._db.write(job)

    async def unknown(self, photos_: Sequence[str]) -> Sequence[str]:
        """See the port."""

        def job(connection: Connection) -> Sequence[str]:
            known: set[str] = set()
            for start in range(0, len(photos_), CHUNK):
                which = select(photos.c.id).where(photos.c.id.in_(photos_[start : start + CHUNK]))
                known.update(connection.execute(which).scalars())
            return [one for one in photos_ if one not in known]

        return await self._db.read(job)

    # ------------------------------------------------------------------ freezes

    async def freeze(self, one: Freeze) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            row = upsert(photo_freezes).values(family=one.family, case=one.case, until=one.until)
            known = select(photo_freezes.c.until).where(photo_freezes.c.family == one.family)
            if (connection.execute(known).scalar() or 0.0) < one.until:
                connection.execute(
                    row.on_conflict_do_update(
                        index_elements=["family"], set_={"case": row.excluded.case, "until": row.excluded.until}
                    )
                )

        await self._db.write(job)

    async def frozen(self, now: float) -> Sequence[Freeze]:
        """See the port."""

        def job(connection: Connection) -> Sequence[Freeze]:
            connection.execute(delete(photo_freezes).where(photo_freezes.c.until <= now))
            found = connection.execute(select(photo_freezes)).all()
            return [Freeze(Family(row.family), CaseId(row.case), row.until) for row in found]

        return await self._db.write(job)

    async def thaw(self, case: CaseId) -> Sequence[Family]:
        """See the port."""

        def job(connection: Connection) -> Sequence[Family]:
            mine = photo_freezes.c.case == case
            found = connection.execute(select(photo_freezes.c.family).where(mine)).scalars().all()
            connection.execute(delete(photo_freezes).where(mine))
            return [Family(one) for one in found]

        return await self._db.write(job)


# ---------------------------------------------------------------- inside a transaction of the log


def place(connection: Connection, kept: PhotoKept | None, room: str, *, seq: int, hold: str, expires_at: float) -> None:
    """The file of an event or of a hold; a hold that is released becomes an event."""
    if kept is not None and kept.id:
        _put(connection, kept.id, room=room, seq=seq, hold=hold, case="", expires_at=expires_at)


def end_of_event(connection: Connection, room: str, seq: int | None) -> None:
    """The body of an event, or of all events of a room, was destroyed: so are their photos."""
    mine = photos.c.room == room
    if seq is not None:
        mine &= photos.c.seq == seq
    connection.execute(update(photos).where(mine).values(gone=1))


def end_of_hold(connection: Connection, hold: str) -> None:
    """A hold ended without being delivered."""
    connection.execute(update(photos).where(photos.c.hold == hold).values(gone=1))


def _put(connection: Connection, photo: str, **values: Any) -> None:
    row = upsert(photos).values(id=photo, gone=0, **values)
    connection.execute(row.on_conflict_do_update(index_elements=["id"], set_=values | {"gone": 0}))
