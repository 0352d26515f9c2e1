"""The moderators' desk: what waits, a look at it, an act on it.

    queue -> look (recorded) -> act: decided in one transaction with its effect on the log
          -> publish -> the person concerned is told, with a claim code; reporters read it at theirs

Rule 1: a moderator's act is a record, never a flag; a repeat finds the first one, a contradiction is `conflict`.
Rule 2: measures beside the log (mute, suspension) follow the record, and are made again by a repeat: what a crash
between the two leaves undone, pressing again does.
Rule 3: what concerns minors, sexual solicitation or coercion is let stand only by who has looked at it; a photo, as it
is. In the closed lane there is nothing to see.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from salon.base.clock import Clock
from salon.base.errors import Malformed, Refused
from salon.base.ids import CaseId, Family, RoomId, Tag
from salon.base.reasons import REASONS, VEILED, in_a_frame
from salon.base.values import RoomInfo
from salon.chat.canary import is_canary
from salon.chat.model import Accepted, Declined, Judgement, Submission
from salon.flow.alarms import Alarms
from salon.flow.claims import ClaimCodes
from salon.flow.deliver import tellable, verdict
from salon.flow.desk_views import case_view, decision_view, item_view, of_photo
from salon.flow.hub import Hub
from salon.flow.measures import Measures
from salon.flow.own_word import RULE as OWN_WORD
from salon.flow.photo_closed import RULE as CLOSED
from salon.flow.photo_rules import CLAUSE
from salon.flow.ports.desk import CaseRow, Decided, Desk
from salon.flow.ports.metrics import Meter
from salon.flow.ports.rooms import Rooms
from salon.flow.ports.staff import StaffBook, StaffMember
from salon.flow.review import Review
from salon.flow.room_views import public_name
from salon.flow.shield import SITE
from salon.moderation.case import AGAINST, acts, urgency
from salon.moderation.clauses import CLAUSES
from salon.moderation.decision import FOR_PROTECTION, Decision, end_of
from salon.wire import staff as wire
from salon.wire import staff_rooms as desk_rooms
from salon.wire.frames import Notice, Params

LETTING: Final = frozenset({"release", "dismiss"})
"""Acts that let something stand."""
QUEUE_MAX: Final = 500
DECISIONS_MAX: Final = 200
CARE: Final = "talk_to_somebody"
"""The hint of `safety.rules.own_life`: help stays with whoever needs it, whatever became of the message."""
COUNTED: Final = frozenset({"release", "refuse", "remove", "suspend"})


class Moderate:
    """What staff can do.

    Args:
        desk: the records.
        staff: names of colleagues.
        rooms: rooms as stored.
        hub: who is here.
        measures: mutes, suspensions, closed rooms.
        codes: claim codes.
        alarms: what is wrong now.
        draw_id: a fresh id of 16 characters of base32.
        clock: site time.
        meter: counts decisions.
        review: tells the rules what was decided.
        can_release: whether there is a photo to deliver in a case that waits for one (`flow.photo_desk`).
        pictured: whether there is a photo to see in a case (`flow.photo_desk`).
        may_release: raises what stands against delivering a held photo (`flow.photo_desk`).
        decided: told of each decision of staff on a case (`flow.photo_closed`).
        looked: told of each new one with what it was about (`flow.stops`).
    """

    def __init__(
        self,
        *,
        desk: Desk,
        staff: StaffBook,
        rooms: Rooms,
        hub: Hub,
        measures: Measures,
        codes: ClaimCodes,
        alarms: Alarms,
        draw_id: Callable[[], str],
        clock: Clock,
        meter: Meter,
        review: Review | None = None,
        can_release: Callable[[CaseRow], Awaitable[bool]] | None = None,
        may_release: Callable[[CaseRow], Awaitable[None]] | None = None,
        pictured: Callable[[CaseRow], Awaitable[bool]] | None = None,
        decided: Callable[[Decision], Awaitable[None]] | None = None,
        looked: Callable[[Decision, Submission], Awaitable[None]] | None = None,
    ) -> None:
        self._review, self._decided, self._looked = review, decided, looked
        self._pictured = pictured
        self._can_release, self._may_release = can_release, may_release
        self._desk, self._staff, self._rooms, self._hub = desk, staff, rooms, hub
        self._measures, self._codes, self._alarms = measures, codes, alarms
        self._draw_id, self._clock, self._meter = draw_id, clock, meter

    # ------------------------------------------------------------------ looking

    async def queue(self) -> wire.Queue:
        """What waits, most urgent first; no text."""
        now = self._clock.now()
        rows = [row for row in await self._desk.queue(QUEUE_MAX) if not is_canary(row.subject.tag)]
        places = await self._names({row.subject.room for row in rows})

        def weight(row: CaseRow) -> float:
            present = self._hub.count(RoomId(row.subject.room))
            return urgency(row.reason, row.reports, present, row.opened_at, row.due_at, now)

        rows = sorted(rows, key=weight, reverse=True)
        items = tuple(item_view(row, places.get(row.subject.room, "")) for row in rows)
        return wire.Queue(items, self._alarms.now())

    async def look(self, by: StaffMember, case: CaseId) -> wire.Case:
        """Everything of a case. The look is recorded, with who and when. Raises `not_found`."""
        view = await self._desk.look(case, by.id, self._clock.now())
        if view is None:
            raise Refused("not_found")
        row = view.row
        possible = acts(
            row.kind,
            row.done,
            row.subject.kind,
            known=bool(row.family),
            placed=bool(row.subject.room),
            paused=view.pending.paused_at > 0,
            returned=view.pending.returned,
            deliverable=self._can_release is None or await self._can_release(row),
        )
        return case_view(view, await self._staff.members(), possible)

    async def _names(self, rooms: set[str]) -> dict[str, str]:
        return {room: public_name(await self._rooms.get(RoomId(room))) for room in rooms if room}

    # ------------------------------------------------------------------ acting

    async def act(self, by: StaffMember, case: CaseId, act: wire.Act) -> wire.Case:
        """Act on a case; the case after it.

        Raises:
            Refused: `malformed` (reason, clause, or no such act here), `not_found`, `look_first`, `conflict`,
                `hold_expired`, `gone`.
        """
        now = self._clock.now()
        row = await self._desk.get(case)
        if row is None:
            raise Refused("not_found")
        if act.clause not in CLAUSES | {""}:
            raise Malformed("clause")
        if act.reason not in REASONS or (act.act in AGAINST and not row.family):
            raise Malformed("act")
        if act.act == "mute" and not row.subject.room:
            raise Malformed("nowhere to mute")
        if act.act in LETTING and row.reason in VEILED and row.rule != CLOSED:
            await self._check_looked(by, row)
        if act.act == "release" and self._may_release is not None:
            await self._may_release(row)
        decision = Decision(
            id=self._draw_id(),
            kind=act.act,
            author="staff",
            at=now,
            reason=act.reason,
            clause=act.clause or (CLAUSE if act.act == "refuse" and of_photo(row) else ""),
            by=by.id,
            until=end_of(act.act, act.minutes, now),
            case=row.id,
            room=row.subject.room,
            tag=row.subject.tag,
            rule=row.rule,
        )
        code, kept = self._code(row, decision)
        decided = await self._desk.decide(row.id, decision, act.note.strip(), kept, by.id)
        if not decided.changed:
            code = self._code(row, decided.decision)[0]
        # No await between the commit's result and here: events reach the hub in order of seq.
        self._tell(decided, code)
        await self._measures.take(decided.decision, row.family, code if decided.changed else "")
        if self._decided is not None:
            await self._decided(decided.decision)
        if self._looked is not None and decided.changed and decided.said is not None:
            await self._looked(decided.decision, decided.said)
        if decided.changed:
            if self._review is not None:
                self._review.decided(decided.decision.kind, decided.said)
            self._meter.count("decisions", act.act if act.act in COUNTED else "other")
        return await self.look(by, case)

    async def _check_looked(self, by: StaffMember, row: CaseRow) -> None:
        """Rule 3. Raises `look_first`."""
        needed = "unblurred" if self._pictured is not None and await self._pictured(row) else "looked"
        if needed not in await self._desk.steps_of(row.id, by.id):
            raise Refused("look_first")

    def _code(self, row: CaseRow, decision: Decision) -> tuple[str, bytes | None]:
        """The claim code of the person concerned: a hold has one from its beginning, and so has the case of a pass that
        was sent back; every other decision its own."""
        if row.hold and decision.kind in FOR_PROTECTION | {"release", "refuse"}:
            return self._codes.code("hold", row.hold), None
        if row.rule == OWN_WORD and decision.kind in FOR_PROTECTION:
            return self._codes.code(OWN_WORD, row.id), None
        return self._codes.given("decision", decision.id)

    def _tell(self, decided: Decided, code: str) -> None:
        decision, accepted, said = decided.decision, decided.accepted, decided.said
        if not decided.changed:
            return
        if accepted is not None and not accepted.replayed:
            self._hub.publish(RoomId(decision.room), accepted)
        match decision.kind:
            case "release" if accepted is not None and said is not None:
                self._released(said, accepted)
            case "refuse" if said is not None:
                clause = decision.clause or said.judgement.clause
                hint = CARE if tellable(said.judgement).hint == CARE else ""
                told = Declined("judged", judgement=Judgement(outcome="block", clause=clause, hint=hint), claim=code)
                self._hub.tell(said.family, verdict(said.room, said.cid, told))
            case "remove":
                params: Params = {"claim": code, **in_a_frame(decision.reason)}
                notice = Notice(code="removed_message", room=decision.room, params=params)
                self._hub.tell(decided.row.family, notice)
            case _:
                pass

    def _released(self, said: Submission, accepted: Accepted) -> None:
        self._hub.tell(said.family, verdict(said.room, said.cid, accepted))
        self._hub.tell(said.family, Notice(code="hold_released", room=said.room))

    # ------------------------------------------------------------------ decisions and rooms

    async def decisions(self) -> wire.Decisions:
        """Recent decisions, a host's and the machine's too."""
        made = await self._desk.decisions(DECISIONS_MAX)
        places, names = await self._names({one.room for one in made}), await self._staff.members()
        now = self._clock.now()
        return wire.Decisions(tuple(decision_view(one, names, places.get(one.room, ""), now) for one in made))

    async def undo(self, by: StaffMember, decision: str) -> wire.Decision:
        """Lift what a decision forbade. Raises `not_found`, `conflict` where nothing can be lifted."""
        now = self._clock.now()
        undone, family = await self._desk.undo(decision, by.id, now)
        await self._measures.lift(undone, family)
        places = await self._names({undone.room})
        return decision_view(undone, await self._staff.members(), places.get(undone.room, ""), now)

    async def shield(self, by: StaffMember, room: RoomId, asked: desk_rooms.ShieldAct) -> RoomInfo | None:
        """Make a room stricter for a while, `SITE` all of them, or end that, the machine's own shield too: a decision
        first, which *Decisions* lists and ends. Raises `not_found`, `malformed`."""
        record = None if room == SITE else await self._rooms.get(room)
        if room != SITE and (record is None or record.members or record.status == "closed"):
            raise Refused("not_found")
        if asked.reason not in REASONS:
            raise Malformed("reason")
        now, opened = self._clock.now(), asked.level == "open"
        decision = Decision(
            id=self._draw_id(),
            kind="shield",
            author="staff",
            at=now,
            reason=asked.reason,
            by=by.id,
            until=0.0 if opened else now + 60 * asked.minutes,
            room=room,
            rule=f"shield.{asked.level}",
        )
        # Nobody's in particular: it is against no person, and has no claim code.
        await self._desk.shield(decision)
        self._meter.count("decisions", "other")
        return await self._measures.shield(room, asked.level, asked.minutes)

    async def close_room(self, by: StaffMember, room: RoomId, asked: desk_rooms.CloseRoom) -> desk_rooms.Closed:
        """Close any room but a one-to-one. Closing a closed one is not an error. Raises `not_found`, `malformed`."""
        record = await self._rooms.get(room)
        if record is None or record.members:
            raise Refused("not_found")
        if asked.reason not in REASONS or asked.clause not in CLAUSES | {""}:
            raise Malformed("reason or clause")
        if record.status == "closed":
            return desk_rooms.Closed(self._measures.info(record))
        decision = Decision(
            id=self._draw_id(),
            kind="close_room",
            author="staff",
            at=self._clock.now(),
            reason=asked.reason,
            clause=asked.clause,
            by=by.id,
            room=room,
            tag=record.host_tag or Tag(""),
        )
        code, kept = self._codes.given("decision", decision.id)
        await self._desk.record(decision, record.host or Family(""), kept)
        self._meter.count("decisions", "other")
        return desk_rooms.Closed(await self._measures.close(room, code))
