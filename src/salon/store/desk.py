"""Cases and notices on SQLite: an implementation of `flow.ports.desk.Desk`, with `store.decisions`.

Rule 1: an act is decided inside the transaction, from the events that are there: of two that contradict, one wins.
Rule 2: an act and its effect on the room log are one transaction.
Rule 3: everything typed is sealed under the case's key, which is on disk before the row can be committed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, insert, select, update

from salon.base.errors import Refused
from salon.base.ids import CaseId, RoomId, StaffId
from salon.base.sealing import NONCE_BYTES, open_sealed, seal
from salon.chat.model import Accepted, Declined, Submission
from salon.flow.ports.desk import CaseBody, CaseRow, CaseStep, CaseView, Decided, PhotoCase
from salon.flow.ports.keys import CaseKeys
from salon.moderation.case import AGAINST, Outcome, Step, protected, status, step
from salon.moderation.decision import ENDS_FREEZE, Decision
from salon.store.database import Database
from salon.store.decisions import Decisions, case_of, decision_of, put_decision, thaw_in
from salon.store.log import SqliteLog
from salon.store.pauses import answer, key_of_case, pending
from salon.store.rows import aad
from salon.store.schema import case_events, cases, decisions, holds, notices

HOLD_SLACK_S: Final = 60.0
"""A hold's case is looked at this long after its end, if the sweep did not end it."""

_body = msgspec.json.Decoder(CaseBody)


class SqliteDesk(Decisions):
    """Cases, notices, decisions.

    Args:
        log: the room log of the same database.
        keys: case keys; used in the writer thread only.
    """

    def __init__(self, database: Database, log: SqliteLog, keys: CaseKeys) -> None:
        super().__init__(database, keys)
        self._log = log

    # ------------------------------------------------------------------ opening

    async def open_hold(self, row: CaseRow, body: CaseBody, claim: bytes | None) -> CaseRow:
        """See the port."""

        def job(connection: Connection) -> CaseRow:
            known = connection.execute(select(cases).where(cases.c.hold == row.hold)).first()
            if known is not None:
                return case_of(connection, known)
            self._put(connection, row, body, claim)
            return row

        return await self._db.write(job)

    async def notice(
        self, row: CaseRow, reporter: bytes, body: CaseBody, claim_of: Callable[[CaseId], bytes]
    ) -> tuple[CaseRow, bool]:
        """See the port. The first notice opens the case; each keeps its own context."""

        def job(connection: Connection) -> tuple[CaseRow, bool]:
            same = (cases.c.target_key == row.subject.key) & (cases.c.kind == "notice") & (cases.c.ended_at == 0.0)
            known = connection.execute(select(cases).where(same)).first()
            case = row.id if known is None else CaseId(known.id)
            if known is None:
                self._put(connection, row, CaseBody(name=body.name, where=body.where), None)
            mine = (notices.c.case == case) & (notices.c.reporter == reporter)
            if connection.execute(select(notices.c.id).where(mine)).first() is not None:
                return case_of(connection, known), False
            connection.execute(
                insert(notices).values(
                    case=case,
                    at=row.opened_at,
                    reporter=reporter,
                    reason=row.reason,
                    claim=claim_of(case),
                    sealed=self._seal(case, body, aad("notice", case, reporter.hex())),
                )
            )
            # A machine's own is told from a person's by its rule (`store.decisions`).
            add_event(connection, case, row.opened_at, "notice", by=row.rule, code=row.reason)
            if known is not None:
                # A graver reason, or somebody now known, makes the case more than it was.
                better: dict[str, Any] = {}
                # What is said to be the abuse of a child is that from the first who says so: nobody sees its photo.
                child = row.reason == "minor" != known.reason
                if child or (row.due_at < known.due_at and known.reason != "minor"):
                    better = {"due_at": min(row.due_at, known.due_at), "reason": row.reason}
                if row.family and not known.subject:
                    better["subject"] = row.family
                if better:
                    connection.execute(update(cases).where(cases.c.id == case).values(better))
            found = connection.execute(select(cases).where(cases.c.id == case)).one()
            return case_of(connection, found), True

        return await self._db.write(job)

    def _put(self, connection: Connection, row: CaseRow, body: CaseBody, claim: bytes | None) -> None:
        connection.execute(
            insert(cases).values(
                id=row.id,
                kind=row.kind,
                reason=row.reason,
                rule=row.rule,
                target_kind=row.subject.kind,
                target_key=row.subject.key,
                room=row.subject.room,
                seq=row.subject.seq,
                tag=row.subject.tag,
                subject=row.family,
                hold=row.hold or None,
                opened_at=row.opened_at,
                due_at=row.due_at,
                expires_at=row.expires_at,
                ended_at=0.0,
                claim=claim,
                sealed=self._seal(row.id, body, aad("case", row.id)),
                key_gone=0,
            )
        )
        add_event(connection, row.id, row.opened_at, "opened", code=row.reason)

    def _seal(self, case: CaseId, body: CaseBody, bound: bytes) -> bytes:
        return seal(self._keys.case_key(case), msgspec.json.encode(body), bound, os.urandom(NONCE_BYTES))

    def _open(self, case: CaseId, sealed: bytes | None, bound: bytes) -> CaseBody | None:
        key = self._keys.find_case_key(case)
        plain = None if key is None or sealed is None else open_sealed(key, sealed, bound)
        return None if plain is None else _body.decode(plain)

    # ------------------------------------------------------------------ reading

    async def queue(self, limit: int) -> Sequence[CaseRow]:
        """See the port."""
        which = select(cases).where(cases.c.ended_at == 0.0).order_by(cases.c.due_at).limit(limit)
        return await self._db.read(
            lambda connection: [case_of(connection, row) for row in connection.execute(which).all()]
        )

    async def get(self, case: CaseId) -> CaseRow | None:
        """See the port."""
        return await self._one(cases.c.id == case)

    async def of_hold(self, hold: str) -> CaseRow | None:
        """See the port."""
        return await self._one(cases.c.hold == hold)

    async def _one(self, which: Any) -> CaseRow | None:
        def job(connection: Connection) -> CaseRow | None:
            row = connection.execute(select(cases).where(which)).first()
            return None if row is None else case_of(connection, row)

        return await self._db.read(job)

    async def look(self, case: CaseId, by: StaffId, now: float) -> CaseView | None:
        """See the port."""

        def job(connection: Connection) -> CaseView | None:
            row = connection.execute(select(cases).where(cases.c.id == case)).first()
            if row is None:
                return None
            add_event(connection, case, now, "looked", by=by)
            told = connection.execute(select(notices).where(notices.c.case == case).order_by(notices.c.id)).all()
            bodies = (self._open(case, one.sealed, aad("notice", case, one.reporter.hex())) for one in told)
            steps = connection.execute(
                select(case_events).where(case_events.c.case == case).order_by(case_events.c.id)
            ).all()
            return CaseView(
                row=case_of(connection, row),
                body=self._open(case, row.sealed, aad("case", case)) or CaseBody(),
                notices=tuple(body for body in bodies if body is not None),
                steps=tuple(CaseStep(one.at, one.kind, one.by, one.code) for one in steps),
                pending=pending(connection, key_of_case(case_of(connection, row))),
            )

        return await self._db.write(job)

    async def body(self, case: CaseId) -> tuple[CaseBody, ...]:
        """See the port."""

        def job(connection: Connection) -> tuple[CaseBody, ...]:
            row = connection.execute(select(cases.c.sealed).where(cases.c.id == case)).first()
            told = connection.execute(select(notices).where(notices.c.case == case).order_by(notices.c.id)).all()
            found = [] if row is None else [self._open(case, row.sealed, aad("case", case))]
            found += [self._open(case, one.sealed, aad("notice", case, one.reporter.hex())) for one in told]
            return tuple(body for body in found if body is not None)

        return await self._db.read(job)

    async def unblur(self, case: CaseId, by: StaffId, now: float) -> None:
        """See the port."""
        await self._seen(case, by, now, "unblurred")

    async def closed_lane(self, case: CaseId, by: StaffId, now: float) -> None:
        """See the port."""
        await self._seen(case, by, now, "closed_lane")

    async def looked(self, case: CaseId, by: StaffId, now: float) -> None:
        """See the port."""
        await self._seen(case, by, now, "looked")

    async def _seen(self, case: CaseId, by: StaffId, now: float, how: str) -> None:
        def job(connection: Connection) -> None:
            if connection.execute(select(cases.c.id).where(cases.c.id == case)).first() is None:
                raise Refused("not_found")
            add_event(connection, case, now, how, by=by)

        await self._db.write(job)

    async def steps_of(self, case: CaseId, by: StaffId) -> frozenset[str]:
        """See the port."""
        mine = select(case_events.c.kind).where(case_events.c.case == case, case_events.c.by == by).distinct()
        return await self._db.read(lambda connection: frozenset(connection.execute(mine).scalars()))

    async def know_photo(self, case: CaseId, photo: PhotoCase) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            row = connection.execute(select(cases.c.sealed).where(cases.c.id == case)).first()
            body = None if row is None else self._open(case, row.sealed, aad("case", case))
            if body is None:
                raise Refused("not_found")
            sealed = self._seal(case, msgspec.structs.replace(body, photo=photo), aad("case", case))
            connection.execute(update(cases).where(cases.c.id == case).values(sealed=sealed))

        await self._db.write(job)

    # ------------------------------------------------------------------ deciding

    async def decide(
        self, case: CaseId, decision: Decision, note: str, claim: bytes | None, by: StaffId | None
    ) -> Decided:
        """See the port."""

        def job(connection: Connection) -> Decided:
            found = connection.execute(select(cases).where(cases.c.id == case)).first()
            if found is None or found.key_gone:
                raise Refused("not_found")
            row = case_of(connection, found)
            match decision.kind:
                case "remove_from_room" | "close_room" | "machine_block" | "freeze" | "shield" | "lift_stop":
                    raise AssertionError("not an act on a case")
                case outcome:
                    pass
            match step(row.kind, row.done, outcome):
                case Step.ALREADY:
                    same = (decisions.c.case == row.id) & (decisions.c.kind == outcome)
                    first = connection.execute(select(decisions).where(same)).one()
                    return Decided(row, decision_of(first), changed=False)
                case Step.INVALID:
                    raise Refused("conflict")
                case Step.NEXT:
                    pass
            returned = pending(connection, key_of_case(row)).returned
            if outcome in AGAINST and protected(row.done, returned=returned):
                raise Refused("conflict")
            accepted, said = self._effect(connection, row, decision)
            if outcome in ENDS_FREEZE:
                thaw_in(connection, by or "", decision.at, case=row.id)
            sealed = None if not note else self._seal(row.id, CaseBody(note=note), aad("decision", decision.id))
            put_decision(connection, decision, row.family, claim or found.claim, sealed)
            add_event(connection, row.id, decision.at, outcome, by=by or "", code=decision.reason)
            done: tuple[Outcome, ...] = (*row.done, outcome)
            # Nobody looked at the text in time: what the machine did besides waits for a person all the same.
            if status(row.kind, done) != "open" and not pending(connection, key_of_case(row)).waits:
                connection.execute(update(cases).where(cases.c.id == row.id).values(ended_at=decision.at))
            row = msgspec.structs.replace(row, done=done)
            return Decided(row, decision, changed=True, accepted=accepted, said=said)

        return await self._db.write(job)

    def _effect(
        self, connection: Connection, row: CaseRow, decision: Decision
    ) -> tuple[Accepted | None, Submission | None]:
        match decision.kind:
            case "release":
                outcome, said = self._log.release_in(connection, row.hold, decision.at)
                if not isinstance(outcome, Accepted):
                    raise Refused(outcome.code if isinstance(outcome, Declined) else "hold_expired")
                return outcome, said
            case "refuse":
                said = self._log.refuse_in(connection, row.hold, decision.at)
                if said is None:
                    raise Refused("hold_expired")
                return None, said
            case "remove":
                where, seq = RoomId(row.subject.room), row.subject.seq
                outcome = self._log.remove_in(connection, where, seq, decision.reason, decision.at)
                if not isinstance(outcome, Accepted):
                    raise Refused("gone")
                return outcome, None
            case _:
                answer(connection, key_of_case(row), decision.kind)
                return None, None

    async def unfinished(self, now: float) -> tuple[Sequence[str], Sequence[CaseRow]]:
        """See the port."""
        orphans = select(holds.c.id).outerjoin(cases, cases.c.hold == holds.c.id)
        orphans = orphans.where(cases.c.id.is_(None), holds.c.expires_at > now)
        over = (cases.c.kind == "hold") & (cases.c.ended_at == 0.0)
        over &= cases.c.expires_at <= now - HOLD_SLACK_S
        over &= cases.c.id.not_in(select(case_events.c.case).where(case_events.c.kind == "hold_expired"))

        def job(connection: Connection) -> tuple[Sequence[str], Sequence[CaseRow]]:
            late = [case_of(connection, row) for row in connection.execute(select(cases).where(over)).all()]
            return connection.execute(orphans).scalars().all(), late

        return await self._db.read(job)


def add_event(connection: Connection, case: str, at: float, kind: str, *, by: str = "", code: str = "") -> None:
    """Append to a case. Nothing changes or deletes an event."""
    connection.execute(insert(case_events).values(case=case, at=at, kind=kind, by=by, code=code))
