"""Decisions and claim codes on SQLite, and the end of cases (`flow.ports.desk`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, select, update

from salon.base.errors import Refused
from salon.base.ids import CaseId, Family, RoomId, StaffId, Tag
from salon.flow.ports.desk import CaseRow, Claimed
from salon.flow.ports.keys import CaseKeys
from salon.moderation.case import AFTER, AGAINST, protected
from salon.moderation.decision import APPEAL_S, ENDS_FREEZE, FREEZE_S, LIFTABLE, UNCONFIRMED_S, Decision
from salon.moderation.notice import Subject
from salon.safety.stamps import TALK
from salon.store.database import Database
from salon.store.pauses import key_of_case, pending
from salon.store.schema import case_events, cases, decisions, notices, rooms

OUTCOMES: Final = frozenset(outcome for table in AFTER.values() for outcome in table)
ROOM_RULE: Final = "room_risk"
"""Of freezes of a public room, as of its cases."""
FREEZING: Final = (ROOM_RULE, "photo_closed")
"""Rules whose cases are a machine's own, with a freeze and without a hold."""
FOUND_WRONG: Final = ENDS_FREEZE | {"release"}
"""What a person does to a hold they find wrong."""
EXPIRE_MAX: Final = 100
"""Most cases ended in one transaction of the sweep."""


class Decisions:
    """The part of the desk that needs no room log."""

    def __init__(self, database: Database, keys: CaseKeys) -> None:
        self._db, self._keys = database, keys

    async def record(self, decision: Decision, family: Family, claim: bytes | None) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            if decision.author == "machine":
                same = (decisions.c.claim == claim) & (decisions.c.kind == decision.kind)
                same &= decisions.c.rule == decision.rule
                again = update(decisions).where(same).values(times=decisions.c.times + 1, at=decision.at)
                if connection.execute(again).rowcount:
                    return
            put_decision(connection, decision, family, claim, None)

        await self._db.write(job)

    async def shield(self, decision: Decision) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            lasting = (decisions.c.kind == "shield") & (decisions.c.room == decision.room)
            lasting &= (decisions.c.undone_at == 0.0) & (decisions.c.until > decision.at)
            over = update(decisions).where(lasting).values(undone_at=decision.at, undone_by=decision.by)
            connection.execute(over)
            put_decision(connection, decision, Family(""), None, None)

        await self._db.write(job)

    async def decision(self, decision: str) -> tuple[Decision, Family] | None:
        """See the port."""

        def job(connection: Connection) -> tuple[Decision, Family] | None:
            row = connection.execute(select(decisions).where(decisions.c.id == decision)).first()
            return None if row is None else (decision_of(row), Family(row.subject))

        return await self._db.read(job)

    async def decisions(self, limit: int) -> Sequence[Decision]:
        """See the port."""
        which = select(decisions).order_by(decisions.c.at.desc(), decisions.c.id).limit(limit)
        return await self._db.read(lambda connection: [decision_of(row) for row in connection.execute(which).all()])

    async def undo(self, decision: str, by: StaffId, now: float) -> tuple[Decision, Family]:
        """See the port."""

        def job(connection: Connection) -> tuple[Decision, Family]:
            row = connection.execute(select(decisions).where(decisions.c.id == decision)).first()
            if row is None:
                raise Refused("not_found")
            if row.kind not in LIFTABLE:
                raise Refused("conflict")
            if not row.undone_at:
                undone = update(decisions).where(decisions.c.id == decision).values(undone_at=now, undone_by=by)
                connection.execute(undone)
                row = connection.execute(select(decisions).where(decisions.c.id == decision)).one()
            return decision_of(row), Family(row.subject)

        return await self._db.write(job)

    async def thaw(self, by: str, now: float, *, case: str = "", room: str = "") -> None:
        """See the port."""
        await self._db.write(lambda connection: thaw_in(connection, by, now, case=case, room=room))

    async def suspended(self, now: float) -> dict[Family, float]:
        """See the port."""
        lasting = (decisions.c.kind == "suspend") & (decisions.c.until > now) & (decisions.c.undone_at == 0.0)
        which = select(decisions.c.subject, decisions.c.until).where(lasting).order_by(decisions.c.until)
        return await self._db.read(
            lambda connection: {Family(family): until for family, until in connection.execute(which).all() if family}
        )

    async def muted(self, room: RoomId, family: Family, now: float) -> float:
        """See the port."""
        theirs = (decisions.c.kind == "mute") & (decisions.c.author == "staff") & (decisions.c.undone_at == 0.0)
        theirs &= (decisions.c.room == room) & (decisions.c.subject == family) & (decisions.c.until > now)
        which = select(func.max(decisions.c.until)).where(theirs)
        return await self._db.read(lambda connection: float(connection.execute(which).scalar() or 0.0))

    # ------------------------------------------------------------------ claims

    async def claimed(self, claim: bytes) -> Claimed | None:
        """See the port."""

        def job(connection: Connection) -> Claimed | None:
            notice = connection.execute(select(notices).where(notices.c.claim == claim)).first()
            which = cases.c.claim == claim if notice is None else cases.c.id == notice.case
            case = connection.execute(select(cases).where(which)).first()
            about = decisions.c.claim == claim if notice is None else decisions.c.case == notice.case
            made = connection.execute(select(decisions).where(about).order_by(decisions.c.at)).all()
            if notice is None and case is None and not made:
                return None
            row = None if case is None else case_of(connection, case)
            returned = row is not None and pending(connection, key_of_case(row)).returned
            return Claimed(
                case=row,
                notice_at=0.0 if notice is None else notice.at,
                notice_reason="" if notice is None else notice.reason,
                decisions=tuple(decision_of(one) for one in made),
                protected=row is not None and protected(row.done, returned=returned),
            )

        return await self._db.read(job)

    # ------------------------------------------------------------------ the end

    async def expire(self, now: float) -> int:
        """See the port. Rows first, keys after; what a crash leaves between the two goes at the next sweep."""
        over = (_early(now) | ((cases.c.ended_at > 0.0) & (cases.c.ended_at <= now - APPEAL_S))) & (
            cases.c.key_gone == 0
        )

        def rows(connection: Connection) -> Sequence[str]:
            ended = connection.execute(select(cases.c.id).where(over).limit(EXPIRE_MAX)).scalars().all()
            nobody = {"subject": "", "tag": "", "claim": None}
            connection.execute(update(cases).where(cases.c.id.in_(ended)).values(sealed=None, target_key="", **nobody))
            waiting = cases.c.id.in_(ended) & (cases.c.ended_at == 0.0)
            connection.execute(update(cases).where(waiting).values(ended_at=now))
            connection.execute(delete(notices).where(notices.c.case.in_(ended)))
            past = (decisions.c.at <= now - APPEAL_S) & (decisions.c.until <= now)
            gone = select(cases.c.id).where(cases.c.key_gone == 1)
            past &= (decisions.c.case == "") | decisions.c.case.in_(ended) | decisions.c.case.in_(gone)
            past &= (decisions.c.subject != "") | decisions.c.claim.is_not(None)
            connection.execute(update(decisions).where(past).values(sealed=None, **nobody))
            return ended

        def keys(connection: Connection) -> int:
            for case in ended:
                self._keys.destroy_case_key(CaseId(case))
            connection.execute(update(cases).where(cases.c.id.in_(ended)).values(key_gone=1))
            return len(ended)

        ended = await self._db.write(rows)
        return await self._db.write(keys) if ended else 0

    async def forget(self, tag: Tag) -> int:
        """See the port. Keys first: what a crash leaves between, nobody reads; the next call takes it."""
        ended = (cases.c.tag == tag) & (cases.c.ended_at > 0.0)

        def keys(connection: Connection) -> None:
            for case in connection.execute(select(cases.c.id).where(ended)).scalars():
                self._keys.destroy_case_key(CaseId(case))

        def rows(connection: Connection) -> int:
            which = select(cases.c.id).where(ended).scalar_subquery()
            for table in (case_events, notices, decisions):
                connection.execute(delete(table).where(table.c.case.in_(which)))
            return connection.execute(delete(cases).where(ended)).rowcount

        await self._db.write(keys)
        return await self._db.write(rows)


def _early(now: float) -> ColumnElement[bool]:
    """Cases whose text and signs go before appeals end, for they are a machine's and no person confirmed them: what is
    told of them under a claim code stays.

    - a hold of a talk in which no person did anything: a week after it ended;
    - a hold in a one-to-one, whatever the rule, that a person found wrong: at once;
    - a room frozen or shut by a machine, a photo in the closed lane by a bank: dismissed, at once; undecided, a week
      after its freeze could have been confirmed. But not what a person reported, too.
    """
    mine = case_events.c.case == cases.c.id
    acted = exists().where(mine, case_events.c.kind.in_(OUTCOMES - {"hold_expired"}))
    against = exists().where(mine, case_events.c.kind.in_(AGAINST | {"refuse", "keep_out"}))
    wrong = exists().where(mine, case_events.c.kind.in_(FOUND_WRONG))
    reported = exists().where(mine, case_events.c.kind == "notice", case_events.c.by == "")
    between_two = exists().where(rooms.c.id == cases.c.room, rooms.c.member_a.is_not(None)) | cases.c.rule.like(
        TALK + "%"
    )
    ended, hold = cases.c.ended_at > 0.0, cases.c.kind == "hold"
    machine = (cases.c.kind == "notice") & cases.c.rule.in_(FREEZING) & ~reported
    return (
        (hold & ended & cases.c.rule.like(TALK + "%") & ~acted & (cases.c.ended_at <= now - UNCONFIRMED_S))
        | (hold & ended & between_two & wrong & ~against)
        | (machine & ended & exists().where(mine, case_events.c.kind == "dismiss"))
        | (machine & ~acted & (cases.c.opened_at <= now - FREEZE_S - UNCONFIRMED_S))
    )


def thaw_in(connection: Connection, by: str, now: float, *, case: str = "", room: str = "") -> int:
    """Mark freezes as taken back; how many."""
    which = (decisions.c.kind == "freeze") & (decisions.c.undone_at == 0.0)
    which &= decisions.c.case == case if case else (decisions.c.room == room) & (decisions.c.rule == ROOM_RULE)
    return connection.execute(update(decisions).where(which).values(undone_at=now, undone_by=by)).rowcount


def put_decision(
    connection: Connection, decision: Decision, family: Family, claim: bytes | None, sealed: bytes | None
) -> None:
    """Insert a decision."""
    connection.execute(
        insert(decisions).values(
            id=decision.id,
            case=decision.case,
            kind=decision.kind,
            author=decision.author,
            by=decision.by,
            at=decision.at,
            until=decision.until,
            reason=decision.reason,
            clause=decision.clause,
            room=decision.room,
            subject=family,
            tag=decision.tag,
            rule=decision.rule,
            times=decision.times,
            claim=claim,
            undone_at=0.0,
            undone_by="",
            sealed=sealed,
        )
    )


def decision_of(row: Any) -> Decision:
    """A decision as stored."""
    return Decision(
        id=row.id,
        kind=row.kind,
        author=row.author,
        at=row.at,
        reason=row.reason,
        clause=row.clause,
        by=row.by,
        until=row.until,
        case=row.case,
        room=row.room,
        tag=row.tag,
        rule=row.rule,
        times=row.times,
        undone_at=row.undone_at,
    )


def case_of(connection: Connection, row: Any) -> CaseRow:
    """A case as stored; what was done to it follows from its events."""
    kinds = select(case_events.c.kind).where(case_events.c.case == row.id, case_events.c.kind.in_(OUTCOMES))
    reports = select(func.count()).select_from(notices).where(notices.c.case == row.id)
    return CaseRow(
        id=CaseId(row.id),
        kind=row.kind,
        reason=row.reason,
        subject=Subject(row.target_kind, row.room, row.seq, row.tag),
        family=Family(row.subject),
        opened_at=row.opened_at,
        due_at=row.due_at,
        expires_at=row.expires_at,
        ended_at=row.ended_at,
        hold=row.hold or "",
        rule=row.rule,
        reports=connection.execute(reports).scalar() or 0,
        done=tuple(connection.execute(kinds.order_by(case_events.c.id)).scalars()),
    )
