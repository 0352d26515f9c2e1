"""Pauses and passes that were sent back, on SQLite (`flow.ports.pauses`); what staff answer runs inside the desk's
transaction (`store.desk`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sqlalchemy import ColumnElement, Connection, and_, case, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from salon.base.errors import Refused
from salon.base.ids import Family, RoomId
from salon.flow.ports.desk import CaseRow, Pending
from salon.flow.ports.pauses import PauseKind
from salon.moderation.case import Outcome, status
from salon.store.database import Database
from salon.store.schema import case_events, cases, passes, pauses, returned, rooms


class SqlitePauses:
    """Implements `flow.ports.pauses.Pauses`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def pause(self, room: RoomId, key: str, now: float, author: Family, other: Family) -> None:
        """See the port."""
        row = {"room": room, "hold": key, "kind": "talk", "at": now, "confirmed": 0, "author": author, "other": other}
        await self._db.write(lambda c: c.execute(upsert(pauses).values(row).on_conflict_do_nothing()).rowcount)

    async def shut(self, room: RoomId, kind: Literal["door", "room"], now: float) -> None:
        """See the port. A room that was only shut begins anew when it is frozen: nobody has looked at that."""
        values = {"hold": key_of_room(room), "kind": kind, "at": now, "confirmed": 0, "author": "", "other": ""}
        row = upsert(pauses).values(room=room, **values)
        row = row.on_conflict_do_update(index_elements=["room"], set_=values)
        await self._db.write(lambda c: c.execute(row).rowcount)

    async def between(self, one: Family, other: Family) -> RoomId | None:
        """See the port."""
        both = or_(_from(one, other), _from(other, one))
        which = select(pauses.c.room).where(both).order_by(pauses.c.at.desc())

        def job(connection: Connection) -> RoomId | None:
            room = connection.execute(which).scalar()
            return None if room is None else RoomId(room)

        return await self._db.read(job)

    async def talks(self) -> Sequence[RoomId]:
        """See the port."""
        which = select(pauses.c.room).where(pauses.c.kind == "talk")
        return await self._db.read(lambda c: [RoomId(room) for room in c.execute(which).scalars()])

    async def rooms(self) -> Sequence[tuple[RoomId, Literal["door", "room"]]]:
        """See the port."""
        which = select(pauses.c.room, pauses.c.kind).where(pauses.c.kind != "talk")
        return await self._db.read(lambda c: [(RoomId(row.room), row.kind) for row in c.execute(which).all()])

    async def over(self, before: float, *kinds: PauseKind) -> Sequence[RoomId]:
        """See the port."""
        which = select(pauses.c.room).where(pauses.c.at <= before, pauses.c.confirmed == 0, pauses.c.kind.in_(kinds))
        return await self._db.read(lambda c: [RoomId(room) for room in c.execute(which).scalars()])

    async def end(self, room: RoomId, now: float) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            hold = connection.execute(select(pauses.c.hold).where(pauses.c.room == room)).scalar()
            connection.execute(delete(pauses).where(pauses.c.room == room))
            if hold is not None:
                _settle(connection, hold, now)

        await self._db.write(job)

    async def send_back(self, family: Family, hold: str, until: float) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            tokens = connection.execute(select(passes.c.digest).where(passes.c.family == family)).scalars().all()
            rows = [{"digest": digest, "hold": hold, "decided": 0, "until": until} for digest in tokens]
            if rows:
                connection.execute(upsert(returned).on_conflict_do_nothing(), rows)
            # In the same commit: no rotation slips a new token in between.
            connection.execute(delete(passes).where(passes.c.family == family))

        await self._db.write(job)

    async def sent_back(self, digest: bytes, now: float) -> bool:
        """See the port."""
        which = select(returned.c.digest).where(returned.c.digest == digest, returned.c.until > now)
        return await self._db.read(lambda c: c.execute(which).first() is not None)

    async def expire(self, now: float) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            paused = select(rooms.c.id).where(rooms.c.status == "read_only")
            living = select(rooms.c.id).where(rooms.c.status != "closed")
            holders = select(passes.c.family)
            # A closed one-to-one stays paused for its two, as long as both may come back.
            left = or_(pauses.c.author.not_in(holders), pauses.c.other.not_in(holders))
            gone = case(
                (pauses.c.kind == "door", pauses.c.room.not_in(living)),
                (pauses.c.kind == "talk", and_(pauses.c.room.not_in(paused), left)),
                else_=pauses.c.room.not_in(paused),
            )
            for table, over in ((pauses, gone), (returned, returned.c.until <= now)):
                ended = connection.execute(select(table.c.hold).where(over).distinct()).scalars().all()
                connection.execute(delete(table).where(over))
                for hold in ended:
                    _settle(connection, hold, now)

        await self._db.write(job)


def paused_from(connection: Connection, author: Family, other: Family) -> bool:
    """Whether what `author` wrote to `other` paused their talk, and the pause stands."""
    return connection.execute(select(pauses.c.room).where(_from(author, other))).first() is not None


def _from(author: Family, other: Family) -> ColumnElement[bool]:
    return and_(pauses.c.kind == "talk", pauses.c.author == author, pauses.c.other == other)


def key_of_room(room: str) -> str:
    """Under which the pause of a public room is kept: its case is no hold's."""
    return f"room:{room}"


def key_of_case(row: CaseRow) -> str:
    """What the machine did besides, of which this case is: by its hold, by the room it is about, or by the case itself
    (`flow.own_word`; a pause where nothing was held)."""
    return row.hold or (key_of_room(row.subject.room) if row.subject.kind == "room" else row.id)


def pending(connection: Connection, hold: str) -> Pending:
    """What a hold led to besides itself."""
    if not hold:
        return Pending()
    pause = connection.execute(select(pauses).where(pauses.c.hold == hold)).first()
    sent = connection.execute(select(func.min(returned.c.decided)).where(returned.c.hold == hold)).scalar()
    return Pending(
        paused_at=0.0 if pause is None else pause.at,
        confirmed=pause is not None and bool(pause.confirmed),
        returned=sent is not None,
        left=bool(sent),
    )


def answer(connection: Connection, hold: str, act: str) -> None:
    """Do what a person said about a pause or a pass. Raises `gone` where there is none."""
    match act:
        case "confirm_pause":
            done = connection.execute(update(pauses).where(pauses.c.hold == hold).values(confirmed=1)).rowcount
        case "lift_pause":
            found = connection.execute(select(pauses.c.room).where(pauses.c.hold == hold)).scalar()
            done = connection.execute(delete(pauses).where(pauses.c.hold == hold)).rowcount
            frozen = (rooms.c.id == found) & (rooms.c.status == "read_only")
            connection.execute(update(rooms).where(frozen).values(status="open"))
        case "give_back":
            done = connection.execute(delete(returned).where(returned.c.hold == hold)).rowcount
        case "keep_out":
            done = connection.execute(update(returned).where(returned.c.hold == hold).values(decided=1)).rowcount
        case _:
            return
    if not done:
        raise Refused("gone")


def _settle(connection: Connection, hold: str, now: float) -> None:
    """End the case of a hold that was decided and waits for nothing any more."""
    about = (cases.c.hold == hold) | (cases.c.id == hold)
    if hold.startswith("room:"):
        about = (cases.c.target_kind == "room") & (cases.c.room == hold.removeprefix("room:"))
    row = connection.execute(select(cases).where(about, cases.c.ended_at == 0.0)).first()
    if row is None or pending(connection, hold).waits:
        return
    done: list[Outcome] = list(
        connection.execute(select(case_events.c.kind).where(case_events.c.case == row.id)).scalars()
    )
    if status(row.kind, done) != "open":
        connection.execute(update(cases).where(cases.c.id == row.id).values(ended_at=now))
