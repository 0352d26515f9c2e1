"""Rooms on SQLite: an implementation of `flow.ports.rooms.Rooms`.

A room's texts are sealed like everything typed, under a slot some hours ahead; `reseal` moves them
forward while the room lives. A room whose texts can no longer be opened has faded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from salon.base.errors import Refused
from salon.base.expiry import slot_end
from salon.base.ids import Family, RoomId, Tag
from salon.chat.model import RoomRecord, RoomStatus
from salon.flow.ports.keys import VanishKeys
from salon.store.database import Database
from salon.store.log import floor_of, new_epoch
from salon.store.rows import RESEAL_BEFORE_S, SEALED_FOR_S, RoomText, room_of, seal_room, text_of
from salon.store.schema import events, holds, posts, restrictions, rooms, sends


class SqliteRooms:
    """Rooms and their settings."""

    def __init__(self, database: Database, keys: VanishKeys) -> None:
        self._db, self._keys = database, keys

    async def open(self, record: RoomRecord) -> RoomRecord:
        """Store a new room; its epoch is drawn here. Raises `conflict` if the id or seed key is taken."""

        def job(connection: Connection) -> RoomRecord:
            taken = rooms.c.id == record.id
            if record.key:
                taken |= rooms.c.key == record.key
            for row in connection.execute(select(rooms).where(taken)).all():
                # What has faded (an older copy was restored, its keys are gone) is in nobody's way.
                if room_of(row, self._keys, 0) is not None:
                    raise Refused("conflict")
                self._delete(connection, row.id)
            insert_room(connection, self._keys, record)
            return self._one(connection, record.id)

        return await self._db.write(job)

    async def get(self, room: RoomId) -> RoomRecord | None:
        """See the port."""
        return await self._db.read(lambda connection: self._find(connection, room))

    async def all(self) -> Sequence[RoomRecord]:
        """See the port."""
        return await self._list(rooms.c.kind != "direct")

    async def directs(self, family: Family) -> Sequence[RoomRecord]:
        """See the port."""
        return await self._list((rooms.c.member_a == family) | (rooms.c.member_b == family))

    async def _list(self, which: Any) -> Sequence[RoomRecord]:
        def job(connection: Connection) -> list[RoomRecord]:
            found = connection.execute(
                select(rooms).where(which, rooms.c.status != "closed").order_by(rooms.c.opened_at)
            ).all()
            return [record for row in found if (record := self._record(connection, row)) is not None]

        return await self._db.read(job)

    async def change(
        self,
        room: RoomId,
        *,
        slow_s: int | None = None,
        status: RoomStatus | None = None,
        host: Family | None = None,
        host_tag: Tag | None = None,
        pinned: str | None = None,
        name: str | None = None,
        topic: str | None = None,
        preset: str | None = None,
    ) -> RoomRecord:
        """See the port. A closed room stays closed (`room_closed`)."""

        def job(connection: Connection) -> RoomRecord:
            now = self._one(connection, room)
            if now.status == "closed" and status != "closed":
                raise Refused("room_closed")
            given = {"slow_s": slow_s, "status": status, "host": host, "host_tag": host_tag, "preset": preset}
            values: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
            if not (pinned is name is topic is None):
                text = RoomText(
                    now.name if name is None else name,
                    now.topic if topic is None else topic,
                    now.pinned if pinned is None else pinned,
                    now.people,
                )
                slot = connection.execute(select(rooms.c.slot).where(rooms.c.id == room)).scalar_one()
                values["slot"], values["sealed"] = seal_room(self._keys, room, text, slot_end(slot))
            if values:
                connection.execute(update(rooms).where(rooms.c.id == room).values(values))
            return self._one(connection, room)

        return await self._db.write(job)

    async def configure(self, record: RoomRecord) -> RoomRecord:
        """See the port. Nobody hosts a seeded room, so nothing of a host is overwritten."""

        def job(connection: Connection) -> RoomRecord:
            self._one(connection, record.id)
            values: dict[str, Any] = {
                "lang": record.lang,
                "life_s": record.life_s,
                "slow_s": record.slow_s,
                "capacity": record.capacity,
                "hours": record.hours,
                "preset": record.preset,
            }
            slot = connection.execute(select(rooms.c.slot).where(rooms.c.id == record.id)).scalar_one()
            text = RoomText(record.name, record.topic, record.pinned)
            values["slot"], values["sealed"] = seal_room(self._keys, record.id, text, slot_end(slot))
            connection.execute(update(rooms).where(rooms.c.id == record.id).values(values))
            return self._one(connection, record.id)

        return await self._db.write(job)

    async def restrict(
        self, room: RoomId, family: Family, *, muted_until: float | None = None, removed_until: float | None = None
    ) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            given = {"muted_until": muted_until, "removed_until": removed_until}
            values = {key: value for key, value in given.items() if value is not None}
            row = {"room": room, "family": family, "muted_until": 0.0, "removed_until": 0.0} | values
            statement = upsert(restrictions).values(row)
            connection.execute(statement.on_conflict_do_update(index_elements=["room", "family"], set_=values))

        await self._db.write(job)

    async def restriction(self, room: RoomId, family: Family) -> tuple[float, float]:
        """See the port."""

        def job(connection: Connection) -> tuple[float, float]:
            row = connection.execute(
                select(restrictions).where(restrictions.c.room == room, restrictions.c.family == family)
            ).first()
            return (0.0, 0.0) if row is None else (row.muted_until, row.removed_until)

        return await self._db.read(job)

    async def reseal(self, now: float) -> int:
        """Move the texts of living rooms to a later slot before theirs ends; how many moved."""

        def job(connection: Connection) -> int:
            moved = 0
            for row in connection.execute(select(rooms).where(rooms.c.status != "closed")).all():
                if slot_end(row.slot) - now > RESEAL_BEFORE_S:
                    continue
                record = room_of(row, self._keys, 0)
                if record is None:
                    continue
                slot, sealed = seal_room(self._keys, row.id, text_of(record), now + SEALED_FOR_S)
                connection.execute(update(rooms).where(rooms.c.id == row.id).values(slot=slot, sealed=sealed))
                moved += 1
            return moved

        return await self._db.write(job)

    async def sweep(self, now: float) -> int:
        """Delete closed rooms without living events, and rooms whose texts are gone; how many went."""

        def job(connection: Connection) -> int:
            gone = 0
            for row in connection.execute(select(rooms)).all():
                faded = room_of(row, self._keys, 0) is None
                closed = row.status == "closed" and row.last_event_at + row.life_s <= now
                if not (faded or closed):
                    continue
                self._delete(connection, row.id)
                gone += 1
            return gone

        return await self._db.write(job)

    def _delete(self, connection: Connection, room: RoomId) -> None:
        for table in (events, sends, holds, restrictions, posts):
            connection.execute(delete(table).where(table.c.room == room))
        connection.execute(delete(rooms).where(rooms.c.id == room))
        self._keys.forget(room)

    def _one(self, connection: Connection, room: RoomId) -> RoomRecord:
        record = self._find(connection, room)
        if record is None:
            raise Refused("not_found")
        return record

    def _find(self, connection: Connection, room: RoomId) -> RoomRecord | None:
        row = connection.execute(select(rooms).where(rooms.c.id == room)).first()
        return None if row is None else self._record(connection, row)

    def _record(self, connection: Connection, row: Any) -> RoomRecord | None:
        return record_of(connection, self._keys, row)


def record_of(connection: Connection, keys: VanishKeys, row: Any) -> RoomRecord | None:
    """A row of `rooms` as a record; None when its texts are gone."""
    # The floor of a listing need not know the time: what expired a moment ago only makes it lower.
    return room_of(row, keys, floor_of(connection, row.id, row.top, 0.0))


def insert_room(connection: Connection, keys: VanishKeys, record: RoomRecord) -> None:
    """Store a room with a new epoch, its texts sealed; the caller made sure that the id is free."""
    slot, sealed = seal_room(keys, record.id, text_of(record), record.opened_at + SEALED_FOR_S)
    members = record.members or (None, None)
    connection.execute(
        insert(rooms).values(
            id=record.id,
            kind=record.kind,
            key=record.key,
            lang=record.lang,
            life_s=record.life_s,
            slow_s=record.slow_s,
            capacity=record.capacity,
            status=record.status,
            judged=int(record.judged),
            hours=record.hours,
            preset=record.preset,
            epoch=new_epoch(),
            top=0,
            opened_at=record.opened_at,
            last_event_at=record.opened_at,
            host=record.host,
            host_tag=record.host_tag,
            member_a=members[0],
            member_b=members[1],
            slot=slot,
            sealed=sealed,
        )
    )
    keys.restart_tops(record.id, 1)
