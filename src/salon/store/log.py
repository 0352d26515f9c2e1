"""The room log on SQLite: an implementation of `flow.ports.log.RoomLog`."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, not_, or_, select, true, update

from salon.base.expiry import latest
from salon.base.ids import Family, RoomId
from salon.base.reasons import public_reason
from salon.base.sealing import open_sealed
from salon.base.values import Event
from salon.chat.model import Accepted, Content, Declined, Expired, Held, Outcome, Page, Stored, Submission
from salon.flow.ports.keys import TOP_STEP, Receipts, VanishKeys
from salon.safety.policy import GRAVE
from salon.store.append import HOLD_MAX_S, Appender, destroy_body, forget_hold
from salon.store.database import GROUP_MAX, Database
from salon.store.photos import end_of_event, end_of_hold, place
from salon.store.rows import BODYLESS, aad, event_of, open_content, seal_now
from salon.store.schema import events, holds, posts, restrictions, rooms, sends, site

_submission = msgspec.json.Decoder(Submission)


class SqliteLog:
    """The log of every room. `open` reconciles it with the vanish keys before first use."""

    def __init__(
        self, database: Database, keys: VanishKeys, receipts: Receipts, hold_max_s: float = HOLD_MAX_S
    ) -> None:
        self._db, self._keys = database, keys
        self._appender = Appender(keys, receipts, hold_max_s)
        self.beside: Callable[[Connection, Submission, Outcome], None] | None = None
        """Written in the same transaction as each submission (`store.talk_states`)."""

    async def open(self) -> bool:
        """Count this start in both places; True if they disagreed and every room got a new epoch (law 8).

        The database counts first. A crash between the two leaves it one ahead, which a restore never
        does: restored databases are behind.
        """
        generation, renewed = await self._db.write(self._reconcile)

        def count(_connection: Connection) -> None:
            # Only after the new epochs are durable: a crash before leaves the disagreement to be seen again.
            for room, top in renewed:
                self._keys.restart_tops(room, top)
            self._keys.raise_generation(generation)

        await self._db.write(count)
        return bool(renewed)

    def _reconcile(self, connection: Connection) -> tuple[int, list[tuple[RoomId, int]]]:
        """The new count, and the rooms that got a new epoch, with their tops; none if all agree."""
        mine = connection.execute(select(site.c.generation)).scalar()
        theirs = self._keys.generation
        tops = connection.execute(select(rooms.c.id, rooms.c.top)).all()
        # A crash may undo one group after its top was reserved, never more.
        slack = TOP_STEP + GROUP_MAX
        agree = (mine or 0) in {theirs, theirs + 1} and all(
            max(0, self._keys.reserved(room) - slack) <= top <= self._keys.reserved(room) for room, top in tops
        )
        if not agree:
            for room, _ in tops:
                connection.execute(update(rooms).where(rooms.c.id == room).values(epoch=new_epoch()))
                # Bodies are bound to their epoch: what stood there cannot be read under the new one.
                destroy_all = update(events).where(events.c.room == room).values(sealed=None)
                connection.execute(destroy_all)
                end_of_event(connection, room, None)
        if mine is None:
            connection.execute(insert(site).values(id=1, generation=theirs + 1))
        else:
            connection.execute(update(site).values(generation=theirs + 1))
        return theirs + 1, [] if agree else [(RoomId(room), top) for room, top in tops]

    # ------------------------------------------------------------------ writing

    async def append(self, submission: Submission) -> Outcome:
        """See `flow.ports.log.RoomLog.append`."""

        def job(connection: Connection) -> Outcome:
            outcome = self._appender.append(connection, submission)
            if self.beside is not None:
                self.beside(connection, submission, outcome)
            return outcome

        return await self._db.write(job)

    async def earlier(self, submission: Submission) -> Outcome | None:
        """See the port."""

        def job(connection: Connection) -> Outcome | None:
            room = connection.execute(select(rooms).where(rooms.c.id == submission.room)).first()
            return None if room is None else self._appender.earlier(connection, room, submission)

        return await self._db.read(job)

    async def hold(self, hold: str, now: float) -> Submission | None:
        """See the port."""
        return await self._db.read(lambda connection: self._held(connection, hold, now))

    async def rewrite_hold(self, hold: str, said: Submission, now: float) -> bool:
        """See the port."""

        def job(connection: Connection) -> bool:
            if self._held(connection, hold, now) is None:
                return False
            slot = connection.execute(select(holds.c.slot).where(holds.c.id == hold)).scalar_one()
            sealed = seal_now(self._keys, slot, msgspec.json.encode(said), aad("hold", hold))
            connection.execute(update(holds).where(holds.c.id == hold).values(sealed=sealed))
            end_of_hold(connection, hold)
            until = connection.execute(select(holds.c.expires_at).where(holds.c.id == hold)).scalar_one()
            place(connection, said.content.photo, said.room, seq=0, hold=hold, expires_at=until)
            return True

        return await self._db.write(job)

    # What follows runs inside a transaction of the caller: an act on a case and its effect are one (`store.desk`).

    def remove_in(self, connection: Connection, room: RoomId, seq: int, reason: str, now: float) -> Outcome:
        """A moderator's removal: the body is destroyed, a `removal` event takes a seq. Repeating it is not an error.

        Removing an edit removes the message it edited, whose text it is.
        """
        row = connection.execute(select(rooms).where(rooms.c.id == room)).first()
        what = connection.execute(select(events).where(events.c.room == room, events.c.seq == seq)).first()
        if row is not None and what is not None and what.kind == "edit":
            # The text of an edit is the message's: taking one away takes the other.
            where = (events.c.room == room) & (events.c.seq == what.target)
            what = connection.execute(select(events).where(where)).first()
        if row is None or what is None or what.expires_at <= now or what.kind in BODYLESS:
            return Declined("gone")
        target = int(what.seq)
        earlier = connection.execute(
            select(events).where(events.c.room == room, events.c.target == target, events.c.kind == "removal")
        ).first()
        if earlier is not None:
            event = event_of(earlier, row.epoch, self._keys, now).event
            return Accepted(row.epoch, event, Family(""), replayed=True)
        event = Event(
            seq=row.top + 1,
            kind="removal",
            at_ms=round(now * 1000),
            expires_ms=round(what.expires_at * 1000),
            target=target,
            reason=public_reason(reason),
        )
        stored = self._appender.insert(connection, row, event, "", "", Content(), now, what.expires_at)
        destroy_body(connection, room, target)
        return Accepted(row.epoch, stored, Family(""))

    def stands_in(self, connection: Connection, room: RoomId, seq: int, now: float) -> Content | None:
        """What a message says now, after its edits; None where nothing stands there any more."""
        epoch = connection.execute(select(rooms.c.epoch).where(rooms.c.id == room)).scalar()
        row = connection.execute(select(events).where(events.c.room == room, events.c.seq == seq)).first()
        if epoch is None or row is None or row.expires_at <= now or row.kind != "message":
            return None
        return open_content(self._keys, row.slot, row.sealed, aad("event", room, epoch, seq))

    def release_in(self, connection: Connection, hold: str, now: float) -> tuple[Outcome, Submission | None]:
        """Deliver a held submission: it takes its seq now. `Declined('hold_expired')` when late. Also what was held."""
        said = self._held(connection, hold, now)
        row = None if said is None else connection.execute(select(rooms).where(rooms.c.id == said.room)).first()
        if said is None or row is None or row.status == "closed":
            return Declined("hold_expired"), None
        # It takes its place now, and its whole life begins now.
        said = msgspec.structs.replace(said, at=now)
        target = None
        if said.kind != "message":
            where = (events.c.room == said.room) & (events.c.seq == said.target)
            target = connection.execute(select(events).where(where)).first()
            if target is None or target.expires_at <= now or target.sealed is None:
                return Declined("gone"), said
        expires_at = target.expires_at if target is not None else now + row.life_s
        outcome = self._appender.number(connection, row, said, expires_at, target)
        forget_hold(connection, hold)
        # A retry is recognised for the whole life of the message, which begins now (law 3).
        values = self._appender.remembered(said, now + row.life_s)
        values |= {"outcome": "accepted", "seq": outcome.event.seq, "hold": "", "judgement": None}
        connection.execute(update(sends).where(sends.c.hold == hold).values(values))
        return outcome, said

    def hold_in(self, connection: Connection, said: Submission, room: Any) -> Outcome | None:
        """Let a submission wait for staff as its judgement says; None if that is not to hold."""
        return self._appender.verdict(connection, said, room)

    def refuse_in(self, connection: Connection, hold: str, now: float) -> Submission | None:
        """Block a held submission; None if it is no longer held."""
        said = self._held(connection, hold, now)
        if said is not None:
            forget_hold(connection, hold)
            connection.execute(update(sends).where(sends.c.hold == hold).values(outcome="refused", code="judged"))
        return said

    def _held(self, connection: Connection, hold: str, now: float) -> Submission | None:
        row = connection.execute(select(holds).where(holds.c.id == hold)).first()
        return None if row is None or row.expires_at <= now else self._open_hold(row)

    def _open_hold(self, row: Any) -> Submission | None:
        key = self._keys.find(row.slot)
        plain = None if key is None else open_sealed(key, row.sealed, aad("hold", row.id))
        return None if plain is None else _submission.decode(plain)

    async def expire(self, now: float) -> Expired:
        """See the port."""

        def job(connection: Connection) -> Expired:
            ended = connection.execute(select(holds).where(over(holds, now))).all()
            opened = tuple((row.id, said) for row in ended if (said := self._open_hold(row)) is not None)
            for row in ended:
                forget_hold(connection, row.id)
                connection.execute(
                    update(sends).where(sends.c.hold == row.id).values(outcome="refused", code="hold_expired")
                )
            touched = connection.execute(select(events.c.room).where(over(events, now)).distinct()).scalars().all()
            gone = connection.execute(delete(events).where(over(events, now))).rowcount
            connection.execute(delete(sends).where(over(sends, now)))
            connection.execute(
                delete(restrictions).where(restrictions.c.muted_until <= now, restrictions.c.removed_until <= now)
            )
            # The longest slow mode is 6 h: what is older cannot refuse anything.
            connection.execute(delete(posts).where(posts.c.at <= now - 21_600))
            floors = {}
            for room in touched:
                row = connection.execute(select(rooms.c.epoch, rooms.c.top).where(rooms.c.id == room)).one()
                floors[RoomId(room)] = (row.epoch, row.top, floor_of(connection, room, row.top, now))
            return Expired(floors, opened, gone)

        return await self._db.write(job)

    # ------------------------------------------------------------------ reading

    async def read(self, room: RoomId, after: int, limit: int, now: float) -> Page:
        """See the port. Numbers whose rows are deleted are filled in as `gone`, from the floor on."""
        return await self._db.read(lambda connection: self._page(connection, room, after, limit, now))

    async def latest(self, room: RoomId, limit: int, now: float) -> Page:
        """See the port."""

        def job(connection: Connection) -> Page:
            top = connection.execute(select(rooms.c.top).where(rooms.c.id == room)).scalar() or 0
            return self._page(connection, room, max(0, top - limit), limit, now)

        return await self._db.read(job)

    def _page(self, connection: Connection, room: RoomId, after: int, limit: int, now: float) -> Page:
        row = connection.execute(select(rooms.c.epoch, rooms.c.top).where(rooms.c.id == room)).first()
        if row is None:
            return Page(0, 0, 1, ())
        floor = floor_of(connection, room, row.top, now)
        start = max(after, floor - 1)
        found = {
            stored.seq: event_of(stored, row.epoch, self._keys, now)
            for stored in connection.execute(
                select(events).where(events.c.room == room, events.c.seq > start, events.c.seq <= start + limit)
            )
        }
        numbers = range(start + 1, min(row.top, start + limit) + 1)
        filled = tuple(found.get(seq) or Stored(Event(seq=seq, kind="gone"), Family("")) for seq in numbers)
        return Page(row.epoch, row.top, floor, filled)

    async def event(self, room: RoomId, seq: int, now: float) -> tuple[Event, Family] | None:
        """See the port."""
        page = await self.read(room, seq - 1, 1, now)
        stored = next((stored for stored in page.events if stored.event.seq == seq), None)
        return None if stored is None or stored.event.kind == "gone" else (stored.event, stored.author)

    async def held(self, now: float) -> int:
        """See the port."""
        count = select(func.count()).select_from(holds).where(holds.c.expires_at > now)
        return await self._db.read(lambda connection: int(connection.execute(count).scalar_one()))

    async def protected_waits(self, room: RoomId, family: Family, now: float) -> bool:
        """See the port."""
        which = select(holds).where(holds.c.room == room, holds.c.family == family, not_(over(holds, now)))

        def job(connection: Connection) -> bool:
            waiting = (self._open_hold(row) for row in connection.execute(which).all())
            return any(said is not None and said.judgement.family in GRAVE for said in waiting)

        return await self._db.read(job)

    async def holds(self, now: float) -> Sequence[tuple[Held, Submission]]:
        """See the port."""

        def job(connection: Connection) -> list[tuple[Held, Submission]]:
            rows = connection.execute(select(holds).where(not_(over(holds, now))).order_by(holds.c.at)).all()
            opened = ((row, self._open_hold(row)) for row in rows)
            return [(Held(row.id, row.expires_at, said.judgement), said) for row, said in opened if said is not None]

        return await self._db.read(job)


def over(table: Table, now: float) -> ColumnElement[bool]:
    """Rows whose time is over, or later than any that can be meant (`flow.sweep`, Rules 1 and 3)."""
    return or_(table.c.expires_at <= now, table.c.expires_at > latest(now))


def floor_of(connection: Connection, room: str, top: int, now: float) -> int:
    """The lowest seq with a living event; top + 1 when none lives. `now` = 0 counts what waits for the sweep."""
    lowest = connection.execute(
        select(func.min(events.c.seq)).where(
            events.c.room == room,
            not_(over(events, now)) if now else true(),
            or_(events.c.sealed.is_not(None), events.c.kind.in_(BODYLESS)),
        )
    ).scalar()
    return top + 1 if lowest is None else int(lowest)


def new_epoch() -> int:
    """A fresh epoch: 31 random bits, never 0."""
    return secrets.randbelow(2**31 - 1) + 1
