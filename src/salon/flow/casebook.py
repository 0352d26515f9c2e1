"""Holds, machine blocks, expired holds and hosts' acts, as records of the moderators' desk (`flow.ports.cases.Cases`).

Rule 1: the desk being out of order never changes a verdict: the message stays held, the claim is empty, staff are
alarmed, and `finish` opens the case later.
Rule 2: a retry never makes a new case.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

import msgspec
import structlog

from salon.base.clock import Clock
from salon.base.errors import Malformed, SalonError
from salon.base.ids import CaseId, Family, RoomId, Tag
from salon.base.reasons import REASONS, reason_of_family
from salon.chat.limits import Buckets
from salon.chat.model import Declined, Held, Judgement, Submission
from salon.chat.photo import PhotoFacts
from salon.flow.alarms import Alarms
from salon.flow.claims import ClaimCodes
from salon.flow.hub import Hub, LiveRoom, Visitor
from salon.flow.ports.cases import Frozen, Stopped
from salon.flow.ports.desk import CaseBody, CaseRow, Desk, PhotoCase
from salon.flow.ports.log import RoomLog
from salon.flow.ports.metrics import Meter
from salon.flow.preserved import preserved
from salon.flow.room_views import public_name
from salon.media.stopped import place_of
from salon.moderation.case import due_at
from salon.moderation.clauses import CHECKING
from salon.moderation.decision import Decision, DecisionKind
from salon.moderation.notice import Subject
from salon.wire.staff import Quoted

VISIT_S: Final = 43_200.0
"""How long a visit is at most, for its claim code: half a day after the first block."""
VISITS_MAX: Final = 20_000
ROOM_RULE: Final = "room_risk"
STOPPED_REASON: Final = "coercion"
"""Under which a photo is filed that somebody who is in it had stopped: refused for it, the stop counts."""
STOPPED_PER_HOUR: Final = 8
"""Cases that texts of one family may open in an hour, beside those of what is held, pauses a talk or ends a pass: more
would bury the others."""

log = structlog.get_logger()


def reason_of_hold(family: str, facts: PhotoFacts | None) -> str:
    """Under which reason a hold is filed: that of its family, or of who is in the picture and had stopped it."""
    stopped = facts is not None and any(place_of(match.bank) for match in facts.matches)
    return STOPPED_REASON if stopped else reason_of_family(family)


def _earlier(said: Submission) -> tuple[Quoted, ...]:
    """Words of a message that were judged bad and edited away before it was taken back: kept as evidence."""
    if said.sent is None or not said.earlier:
        return ()
    at_ms = round(said.sent.at * 1_000)
    return (Quoted(said.sent.seq, at_ms, said.content.name, said.tag, said.earlier, replaced=True),)


class CaseBook:
    """An implementation of `flow.ports.cases.Cases`.

    Args:
        desk: the records.
        hub: who is here; names rooms.
        codes: claim codes.
        draw_id: a fresh id of 16 characters of base32 (chance is a port).
        alarms: what staff should see.
        clock: site time.
        meter: counts decisions.
    """

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        codes: ClaimCodes,
        draw_id: Callable[[], str],
        alarms: Alarms,
        clock: Clock,
        meter: Meter,
    ) -> None:
        self._desk, self._hub, self._codes, self._draw_id = desk, hub, codes, draw_id
        self._alarms, self._clock, self._meter = alarms, clock, meter
        self._visits: OrderedDict[Family, tuple[str, float]] = OrderedDict()
        self._stops = Buckets(STOPPED_PER_HOUR, STOPPED_PER_HOUR / 3_600)

    def alarm(self, code: str) -> None:
        """See the port."""
        self._alarms.raise_(code)

    # ------------------------------------------------------------------ holds

    async def held(self, said: Submission, held: Held, context: tuple[Quoted, ...] = ()) -> str:
        """See the port."""
        code, kept = self._codes.given("hold", held.hold)
        if held.replayed:
            return code
        try:
            await self.open(held.hold, said, held.judgement, held.expires_at, kept, context)
        except SalonError as error:
            self._failed(error)
            return ""
        return code

    async def open(
        self,
        hold: str,
        said: Submission,
        judgement: Judgement,
        expires_at: float,
        kept: bytes,
        context: tuple[Quoted, ...] = (),
    ) -> CaseRow:
        """Open the case of a hold, once, with what must be preserved of the talk."""
        reason = reason_of_hold(judgement.family, said.facts)
        row = CaseRow(
            id=CaseId(self._draw_id()),
            kind="hold",
            reason=reason,
            subject=Subject("message", said.room, said.target, said.tag),
            family=said.family,
            opened_at=said.at,
            due_at=due_at(reason, said.at, expires_at),
            expires_at=expires_at,
            hold=hold,
            rule=judgement.rule,
        )
        live = self._hub.live.get(said.room)
        body = CaseBody(
            name=said.content.name,
            where=public_name(live.record) if live is not None else "",
            text=said.content.text,
            # Spans are of the words that were judged, which need not be those that stood.
            spans=() if said.earlier else judgement.spans,
            rules=judgement.rules,
            clause=judgement.clause,
            context=(*context, *_earlier(said)),
            photo=None if said.facts is None else PhotoCase(said.facts),
        )
        return await self._desk.open_hold(row, body, kept)

    async def stopped(self, found: Stopped) -> str:
        """See the port."""
        now, judgement = self._clock.now(), found.judgement
        if not found.ends and self._stops.take(found.family, now):
            return ""
        reason, case = reason_of_family(judgement.family), CaseId(self._draw_id())
        row = CaseRow(
            id=case,
            kind="notice",
            reason=reason,
            subject=Subject(found.about, found.room, 0, found.tag),
            family=found.family,
            opened_at=now,
            due_at=due_at(reason, now),
            rule=judgement.rule,
        )
        live = self._hub.live.get(found.room)
        body = CaseBody(
            name=found.name,
            where=found.to or (public_name(live.record) if live is not None else ""),
            text=found.text,
            spans=judgement.spans,
            rules=judgement.rules,
            clause=judgement.clause,
            context=found.context,
        )
        try:
            await self._desk.open_hold(row, body, None)
        except SalonError as error:
            self._failed(error)
            return ""
        return case

    async def hold_expired(self, hold: str, said: Submission) -> str:
        """See the port."""
        code, kept = self._codes.given("hold", hold)
        try:
            case = await self._desk.of_hold(hold)
            if case is None:
                case = await self.open(hold, said, said.judgement, self._clock.now(), kept)
            await self.expire(case, said.judgement.clause)
        except SalonError as error:
            self._failed(error)
            return ""
        return code

    async def expire(self, case: CaseRow, clause: str) -> None:
        """Record that nobody looked in time: automated, and a decision like any other (design, Cases and the law).

        It rests on the clause for which the submission was held.
        """
        decision = Decision(
            id=self._draw_id(),
            kind="hold_expired",
            author="machine",
            at=self._clock.now(),
            reason=case.reason,
            clause=clause or CHECKING,
            case=case.id,
            room=case.subject.room,
            tag=case.subject.tag,
            rule=case.rule,
        )
        if (await self._desk.decide(case.id, decision, "", None, None)).changed:
            self._meter.count("decisions", "other")

    # ------------------------------------------------------------------ the machine and hosts

    async def blocked(self, visitor: Visitor, said: Submission, declined: Declined) -> str:
        """See the port. The text is not kept: its sender has it, and nobody else ever had."""
        judgement = declined.judgement or Judgement()
        return await self._block(self._visit(visitor.family), said.tag, said.room, judgement)

    async def refused(self, family: Family, tag: Tag, room: RoomId, judgement: Judgement) -> str:
        """See the port."""
        return await self._block(self._visit(family), tag, room, judgement)

    def _visit(self, family: Family) -> str:
        """The claim code of a visit: one for all sockets of a family, and for coming back within `VISIT_S`.

        One for each socket, or for each try before there is one, would let somebody fill the decisions with their own.
        """
        now = self._clock.now()
        while self._visits and (now - next(iter(self._visits.values()))[1] > VISIT_S or len(self._visits) > VISITS_MAX):
            self._visits.popitem(last=False)
        if family not in self._visits:
            self._visits[family] = self._codes.code("visit", self._draw_id(), self._draw_id()), now
        return self._visits[family][0]

    async def _block(self, claim: str, tag: Tag, room: RoomId, judgement: Judgement) -> str:
        decision = Decision(
            id=self._draw_id(),
            kind="machine_block",
            author="machine",
            at=self._clock.now(),
            reason=reason_of_family(judgement.family),
            clause=judgement.clause or CHECKING,
            room=room,
            tag=tag,
            rule=judgement.rule,
        )
        try:
            # Without the family: nothing of a machine's block follows anybody.
            await self._desk.record(decision, Family(""), self._codes.kept(claim))
        except SalonError as error:
            self._failed(error)
            return ""
        self._meter.count("decisions", "other")
        return claim

    async def host_act(
        self, kind: DecisionKind, host: Tag, room: RoomId, whom: tuple[Family, Tag], *, reason: str, until: float
    ) -> str:
        """See the port."""
        if reason not in REASONS:
            raise Malformed("reason")
        decision = Decision(
            id=self._draw_id(),
            kind=kind,
            author="host",
            at=self._clock.now(),
            reason=reason,
            by=host,
            until=until,
            room=room,
            tag=whom[1],
        )
        code, kept = self._codes.given("decision", decision.id)
        # An act without its record must not be: what the store refuses is refused to the host.
        await self._desk.record(decision, whom[0], kept)
        self._meter.count("decisions", "other")
        return code

    async def muted_by_staff(self, room: RoomId, family: Family) -> float:
        """See the port."""
        return await self._desk.muted(room, family, self._clock.now())

    async def freeze(self, found: Frozen) -> str:
        """See the port."""
        decision = Decision(
            id=self._draw_id(),
            kind="freeze",
            author="machine",
            at=self._clock.now(),
            reason="other",
            clause=found.clause or CHECKING,
            until=found.until,
            room=found.room,
            tag=found.tag,
            rule=found.rule,
        )
        code, kept = self._codes.given("decision", decision.id)
        try:
            case = await self._desk.of_hold(found.key) if found.key else None
            if case is not None and found.theirs:
                code, kept = self._codes.given("hold", found.key)
            decision = msgspec.structs.replace(decision, case=found.key if case is None else case.id)
            await self._desk.record(decision, found.family, kept)
        except SalonError as error:
            self._failed(error)
            return ""
        self._meter.count("decisions", "other")
        return code

    async def thaw(self, by: str, *, case: str = "", room: str = "") -> None:
        """See the port."""
        try:
            await self._desk.thaw(by, self._clock.now(), case=case, room=room)
        except SalonError as error:
            self._failed(error)

    async def room_risk(
        self, live: LiveRoom, family: str, signals: tuple[str, ...], how: str, until: float = 0.0
    ) -> str:
        """See the port. What was said there is kept with the case, as if somebody had reported it."""
        record, now = live.record, self._clock.now()
        reason = reason_of_family(family)
        row = CaseRow(
            id=CaseId(self._draw_id()),
            kind="notice",
            reason=reason,
            subject=Subject("room", record.id, 0, record.host_tag or ""),
            family=record.host or Family(""),
            opened_at=now,
            due_at=due_at(reason, now),
            rule=ROOM_RULE,
        )
        quoted = preserved((one.event for one in live.ring), now)
        body = CaseBody(name=record.name, where=record.name, rules=signals, context=quoted)
        # Not a person's: shutting and freezing are noticed once each.
        reporter = self._codes.reporter(f"{ROOM_RULE}.{how}")
        case, _ = await self._desk.notice(
            row, reporter, body, lambda case: self._codes.given("notice", case, reporter.hex())[1]
        )
        if not record.host or not until:
            return ""
        tag = record.host_tag or Tag("")
        return await self.freeze(Frozen(record.host, tag, until, "", ROOM_RULE, record.id, case.id))

    # ------------------------------------------------------------------ what a crash left

    async def finish(self, room_log: RoomLog) -> int:
        """Open the cases of holds that have none, end those of holds that are over; how many."""
        orphans, late = await self._desk.unfinished(self._clock.now())
        if orphans:
            waiting = {held.hold: (held, said) for held, said in await room_log.holds(self._clock.now())}
            for hold in orphans:
                if hold in waiting:
                    held, said = waiting[hold]
                    _, kept = self._codes.given("hold", hold)
                    await self.open(hold, said, held.judgement, held.expires_at, kept)
        for case in late:
            bodies = await self._desk.body(case.id)
            await self.expire(case, next((body.clause for body in bodies if body.clause), ""))
        return len(orphans) + len(late)

    def _failed(self, error: SalonError) -> None:
        log.warning("case_not_opened", part="desk", code=error.code)
        self._alarms.raise_("storage")
