"""Requests and one-to-ones on SQLite: an implementation of `flow.ports.talks.Talks`.

Rule 1: who may ask, and what becomes of a request, is decided inside the writer's transaction, from rows read
there. An acceptance and the room it opens are one commit: there is no half of it.
Rule 2: text and names of a request are sealed under the slot of its hour. They go when it ends, however it
ends; what is remembered of it afterwards is who, when and how it ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from salon.base.errors import Refused
from salon.base.expiry import slot_of
from salon.base.ids import Family, RoomId, Tag
from salon.base.sealing import open_sealed
from salon.base.values import Person
from salon.chat.direct import (
    DIRECTS_MAX,
    HOUR_S,
    WAIT_S,
    History,
    Request,
    RequestAct,
    RequestStatus,
    check_ask,
    status_at,
    step,
)
from salon.chat.model import LIFE_DEFAULT_S, RoomRecord
from salon.flow.ports.keys import VanishKeys
from salon.flow.ports.talks import Opened, Parted
from salon.store.database import Database
from salon.store.pauses import paused_from
from salon.store.rooms import insert_room, record_of
from salon.store.rows import aad, seal_now
from salon.store.schema import blocks, families, requests, rooms


class RequestText(msgspec.Struct, frozen=True):
    """The part of a request that somebody typed or is called by."""

    text: str
    asker: Person
    asked: Person


_text = msgspec.json.Decoder(RequestText)


class SqliteTalks:
    """Requests, and the rooms of two they lead to."""

    def __init__(self, database: Database, keys: VanishKeys) -> None:
        self._db, self._keys = database, keys

    # ------------------------------------------------------------------ asking

    async def ask(self, new: Request, met: bool) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            check_ask(_history(connection, new, met), new.at)
            slot = slot_of(new.expires_at)
            plain = msgspec.json.encode(RequestText(new.text, new.asker, new.asked))
            connection.execute(
                insert(requests).values(
                    id=new.id,
                    sender=new.sender,
                    sender_tag=new.asker.tag,
                    receiver=new.receiver,
                    status="open",
                    sender_judged=int(new.judged),
                    receiver_judged=None,
                    room="",
                    at=new.at,
                    expires_at=new.expires_at,
                    kept_until=new.expires_at + WAIT_S["expired"],
                    slot=slot,
                    sealed=seal_now(self._keys, slot, plain, aad("request", new.id)),
                )
            )

        await self._db.write(job)

    # ------------------------------------------------------------------ answering

    async def accept(
        self, request: str, by: Family, person: Person, room: RoomId, *, agreed: bool, judging: bool, now: float
    ) -> Opened:
        """See the port."""

        def job(connection: Connection) -> Opened:
            row = _row(connection, request, requests.c.receiver == by)
            status = step(status_at(row.status, row.expires_at, now), "accept")
            found = self._request(row)
            if row.status == status:
                opened = self._open_room(connection, row.room)
                if opened is None:
                    raise Refused("gone")
                return Opened(found, opened, repeated=True)
            if _hides(connection, by, row.sender) or not found.asker.name:
                raise Refused("gone")
            if _directs(connection, by) >= DIRECTS_MAX:
                raise Refused("room_limit")
            record = _room_of_two(room, found, person, now, judged=found.judged and agreed and judging)
            insert_room(connection, self._keys, record)
            _end(connection, row, "accepted", now, receiver_judged=int(agreed), room=room)
            opened = self._open_room(connection, room)
            if opened is None:
                raise Refused("gone")
            return Opened(found, opened)

        return await self._db.write(job)

    async def decline(self, request: str, by: Family, now: float) -> Request | None:
        """See the port."""
        return await self._db.write(lambda c: self._answer(c, request, requests.c.receiver == by, "decline", now))

    async def withdraw(self, request: str, by: Family, now: float) -> Request | None:
        """See the port."""
        return await self._db.write(lambda c: self._answer(c, request, requests.c.sender == by, "withdraw", now))

    def _answer(self, connection: Connection, request: str, mine: Any, act: RequestAct, now: float) -> Request | None:
        row = _row(connection, request, mine)
        status = step(status_at(row.status, row.expires_at, now), act)
        if row.status == status:
            return None
        _end(connection, row, status, now)
        return self._request(row)

    # ------------------------------------------------------------------ blocking and leaving

    async def block(self, by: Family, whom: Family, tag: Tag, now: float) -> Parted:
        """See the port."""
        return await self._db.write(lambda connection: self._block(connection, by, whom, tag, now))

    async def block_sender(self, request: str, by: Family, now: float) -> Parted:
        """See the port."""

        def job(connection: Connection) -> Parted:
            # A block is about the person: it holds also when the request has ended meanwhile.
            row = _row(connection, request, requests.c.receiver == by)
            return self._block(connection, by, Family(row.sender), Tag(row.sender_tag), now)

        return await self._db.write(job)

    def _block(self, connection: Connection, by: Family, whom: Family, tag: Tag, now: float) -> Parted:
        connection.execute(upsert(blocks).values(by=by, whom=whom, tag=tag).on_conflict_do_nothing())
        between = or_(
            and_(requests.c.sender == by, requests.c.receiver == whom),
            and_(requests.c.sender == whom, requests.c.receiver == by),
        )
        refused: list[Request] = []
        living = (requests.c.status == "open") & (requests.c.expires_at > now)
        for row in connection.execute(select(requests).where(between, living)).all():
            if row.sender == whom:
                refused.append(self._request(row))
            _end(connection, row, "blocked" if row.sender == whom else "withdrawn", now)
        pair = or_(
            and_(rooms.c.member_a == by, rooms.c.member_b == whom),
            and_(rooms.c.member_a == whom, rooms.c.member_b == by),
        )
        return Parted(self._close(connection, pair), tuple(refused), whom)

    async def close(self, room: RoomId, by: Family) -> Parted:
        """See the port."""

        def job(connection: Connection) -> Parted:
            mine = and_(rooms.c.id == room, rooms.c.kind == "direct", _member(by))
            if connection.execute(select(rooms.c.id).where(mine)).first() is None:
                raise Refused("not_found")
            return Parted(self._close(connection, mine))

        return await self._db.write(job)

    async def end(self, family: Family, now: float) -> Parted:
        """See the port."""

        def job(connection: Connection) -> Parted:
            mine = (requests.c.receiver == family) & (requests.c.status == "open") & (requests.c.expires_at > now)
            refused = tuple(self._request(row) for row in connection.execute(select(requests).where(mine)).all())
            closed = self._close(connection, _member(family))
            end_talks(connection, family)
            return Parted(closed, refused)

        return await self._db.write(job)

    def _close(self, connection: Connection, which: Any) -> tuple[RoomRecord, ...]:
        living = and_(which, rooms.c.kind == "direct", rooms.c.status != "closed")
        found = connection.execute(select(rooms).where(living)).all()
        connection.execute(update(rooms).where(living).values(status="closed"))
        records = [record for row in found if (record := record_of(connection, self._keys, row)) is not None]
        return tuple(msgspec.structs.replace(record, status="closed") for record in records)

    # ------------------------------------------------------------------ reading and sweeping

    async def requests(self, family: Family, now: float) -> Sequence[Request]:
        """See the port."""

        def job(connection: Connection) -> list[Request]:
            mine = (requests.c.sender == family) | (requests.c.receiver == family)
            living = (requests.c.status == "open") & (requests.c.expires_at > now)
            found = connection.execute(select(requests).where(mine, living).order_by(requests.c.at)).all()
            # Without its key a request has vanished, swept or not.
            return [request for row in found if (request := self._request(row)).asker.name]

        return await self._db.read(job)

    async def idle(self, now: float) -> Sequence[RoomRecord]:
        """See the port."""

        def job(connection: Connection) -> list[RoomRecord]:
            quiet = rooms.c.last_event_at + rooms.c.life_s <= now
            found = connection.execute(
                select(rooms).where(rooms.c.kind == "direct", rooms.c.status != "closed", quiet)
            ).all()
            return [record for row in found if (record := record_of(connection, self._keys, row)) is not None]

        return await self._db.read(job)

    async def expire(self, now: float) -> int:
        """See the port. An accepted request, and with it the consent of both, is kept as long as its room."""

        def job(connection: Connection) -> int:
            over = (requests.c.status == "open") & (requests.c.expires_at <= now)
            ended = connection.execute(update(requests).where(over).values(status="expired", sealed=None)).rowcount
            roomless = requests.c.room.not_in(select(rooms.c.id))
            gone = connection.execute(delete(requests).where(requests.c.kept_until <= now, roomless)).rowcount
            return int(ended + gone)

        return await self._db.write(job)

    # ------------------------------------------------------------------ pieces

    def _request(self, row: Any) -> Request:
        key = self._keys.find(row.slot)
        plain = None if key is None or row.sealed is None else open_sealed(key, row.sealed, aad("request", row.id))
        nobody = Person("", "")
        said = RequestText("", nobody, nobody) if plain is None else _text.decode(plain)
        return Request(
            id=row.id,
            sender=Family(row.sender),
            receiver=Family(row.receiver),
            status=row.status,
            judged=bool(row.sender_judged),
            at=row.at,
            expires_at=row.expires_at,
            text=said.text,
            asker=said.asker,
            asked=said.asked,
            room=RoomId(row.room),
        )

    def _open_room(self, connection: Connection, room: str) -> RoomRecord | None:
        row = connection.execute(select(rooms).where(rooms.c.id == room, rooms.c.status != "closed")).first()
        return None if row is None else record_of(connection, self._keys, row)


def _row(connection: Connection, request: str, mine: Any) -> Any:
    """The row, if it is the caller's; somebody else's does not exist for them."""
    row = connection.execute(select(requests).where(requests.c.id == request, mine)).first()
    if row is None:
        raise Refused("not_found")
    return row


def _end(connection: Connection, row: Any, status: RequestStatus, now: float, **values: Any) -> None:
    """The request has ended: its words go, its memory begins."""
    values |= {"status": status, "sealed": None, "kept_until": now + WAIT_S[status]}
    connection.execute(update(requests).where(requests.c.id == row.id).values(values))


def _member(family: Family) -> Any:
    return (rooms.c.member_a == family) | (rooms.c.member_b == family)


def _directs(connection: Connection, family: Family) -> int:
    which = select(func.count()).select_from(rooms).where(_member(family), rooms.c.status != "closed")
    return int(connection.execute(which).scalar_one())


def _hides(connection: Connection, one: Family, other: Family) -> bool:
    pair = or_(and_(blocks.c.by == one, blocks.c.whom == other), and_(blocks.c.by == other, blocks.c.whom == one))
    return connection.execute(select(blocks.c.by).where(pair)).first() is not None


def _history(connection: Connection, new: Request, met: bool) -> History:
    """Everything that decides, read whether or not the receiver exists: the work is the same for every no."""
    sent = select(requests.c.at).where(requests.c.sender == new.sender, requests.c.at > new.at - HOUR_S)
    living = (requests.c.status == "open") & (requests.c.expires_at > new.at)
    count = select(func.count()).select_from(requests).where(living)
    there = (requests.c.sender == new.sender) & (requests.c.receiver == new.receiver)
    back = (requests.c.sender == new.receiver) & (requests.c.receiver == new.sender)
    waits = select(func.max(requests.c.kept_until)).where(there, requests.c.status.not_in(("accepted",)), ~living)
    pair = or_(
        and_(rooms.c.member_a == new.sender, rooms.c.member_b == new.receiver),
        and_(rooms.c.member_a == new.receiver, rooms.c.member_b == new.sender),
    )
    talks = select(func.count()).select_from(rooms).where(pair, rooms.c.status != "closed")
    wish = connection.execute(select(families.c.requests).where(families.c.family == new.receiver)).scalar()
    return History(
        met=met,
        open_by_sender=connection.execute(count.where(requests.c.sender == new.sender)).scalar_one(),
        recent_by_sender=tuple(connection.execute(sent.order_by(requests.c.at)).scalars()),
        directs_of_sender=_directs(connection, new.sender),
        wait_until=connection.execute(waits).scalar() or 0.0,
        pending=bool(
            connection.execute(count.where(there | back)).scalar_one() + connection.execute(talks).scalar_one()
        ),
        hidden=_hides(connection, new.sender, new.receiver),
        paused=paused_from(connection, new.sender, new.receiver),
        willing=wish is None or bool(wish),
        open_to_receiver=connection.execute(count.where(requests.c.receiver == new.receiver)).scalar_one(),
    )


def _room_of_two(room: RoomId, request: Request, person: Person, now: float, *, judged: bool) -> RoomRecord:
    return RoomRecord(
        id=room,
        kind="direct",
        name="",
        topic="",
        lang="",
        life_s=LIFE_DEFAULT_S,
        slow_s=0,
        capacity=2,
        status="open",
        epoch=0,
        top=0,
        floor=1,
        opened_at=now,
        judged=judged,
        members=(request.sender, request.receiver),
        people=(request.asker, person),
    )


def end_talks(connection: Connection, family: Family) -> None:
    """Close the one-to-ones of a family and forget its requests; what was said there vanishes at its time."""
    connection.execute(
        update(rooms)
        .where(_member(family), rooms.c.kind == "direct", rooms.c.status != "closed")
        .values(status="closed")
    )
    connection.execute(delete(requests).where((requests.c.sender == family) | (requests.c.receiver == family)))
