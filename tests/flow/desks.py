"""A whole desk over a real store and hub, without sockets: what tests of the desk's flows stand on."""

from __future__ import annotations

import itertools
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any
from uuid import uuid4

from salon.base.clock import FixedClock
from salon.base.ids import CaseId, Family, RoomId, StaffId, Tag
from salon.base.reasons import OF_RULE_FAMILY
from salon.chat.model import Judgement, RoomRecord, Submission
from salon.flow.alarms import Alarms
from salon.flow.attend import Attend
from salon.flow.casebook import CaseBook
from salon.flow.claim import Claims
from salon.flow.claims import ClaimCodes
from salon.flow.conversation import Conversations
from salon.flow.deliver import Deliver
from salon.flow.desk_upkeep import DeskUpkeep
from salon.flow.encounters import Encounters
from salon.flow.hours import OpeningHours
from salon.flow.hub import Hub, Visitor
from salon.flow.levels import TEST_LEVELS
from salon.flow.measures import Measures
from salon.flow.moderate import Moderate
from salon.flow.passes import PassKeeper
from salon.flow.ports.judge import Judge
from salon.flow.ports.people import Pass
from salon.flow.ports.staff import Passkey, StaffMember
from salon.flow.ports.tickets import Ticket
from salon.flow.protect import Protect
from salon.flow.report import Reports
from salon.flow.review import Review
from salon.flow.room_risk import RoomRisks
from salon.flow.rooms import RoomKeeper
from salon.flow.rulebook import Rulebook
from salon.flow.stages import Stages
from salon.flow.stops import StoppedPictures
from salon.flow.sweep import Sweep
from salon.flow.talk import Talk
from salon.gateway.fanout import RoomChannel
from salon.outside.metrics import Metrics
from salon.outside.tickets import HmacTickets
from salon.store.desk import SqliteDesk
from salon.store.keeper import KeyKeeper
from salon.store.names import SqliteNames
from salon.store.pauses import SqlitePauses
from salon.store.people import SqlitePeople
from salon.store.rows import ReceiptCheck
from salon.store.rulebook import SqliteRulebook
from salon.store.staff import SqliteStaff
from salon.store.stops import SqliteStops
from salon.store.talk_states import SqliteTalkStates
from salon.store.talks import SqliteTalks
from salon.wire import codec, frames
from salon.wire import staff as wire
from salon.wire.reports import Report
from tests.store.worlds import ROOM, START, World, open_world, room

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
DIRECT = RoomId("directdirect2345")


class SiteTime(FixedClock):
    """A clock moved by hand that may be distrusted."""

    trusted = carries_on = True


class Ear:
    """An outlet that keeps what it is sent, decoded like a client would."""

    def __init__(self) -> None:
        self.heard: list[Any] = []
        self.hidden: frozenset[Family] = frozenset()
        self.closed = 0

    def hide(self, hidden: frozenset[Family]) -> None:
        self.hidden = hidden

    def send(self, frame: frames.Frame) -> None:
        self.heard.append(frame)

    def write(self, data: bytes, count: int) -> None:
        while data:
            size, head = data[1], 2
            if size >= 126:
                width = 2 if size == 126 else 8
                size, head = int.from_bytes(data[2 : 2 + width], "big"), 2 + width
            self.heard.append(codec.decode_server(data[head : head + size]))
            data = data[head + size :]

    def close(self, code: int) -> None:
        self.closed = code

    def last(self, kind: type) -> Any:
        """The last frame of a kind."""
        return next(frame for frame in reversed(self.heard) if isinstance(frame, kind))

    def notices(self, code: str) -> list[frames.Notice]:
        return [frame for frame in self.heard if isinstance(frame, frames.Notice) and frame.code == code]


class WordJudge:
    """Holds "hold", blocks "block", breaks on "break"; the family is any word that is one."""

    async def judge(self, said: Submission, _room: RoomRecord) -> Judgement:
        return self.of(said.content.text)

    @staticmethod
    def of(text: str) -> Judgement:
        if "break" in text:
            raise ZeroDivisionError
        family = next((word for word in text.split() if word in OF_RULE_FAMILY), "")
        outcome = next((word for word in ("hold", "block") if word in text), "allow")
        rules = () if outcome == "allow" else ("words@1",)
        clause = "" if outcome == "allow" else "2.1"
        hint = ("talk_to_somebody" if family == "self_harm" else "change") if rules else ""
        rule = "words" if rules else ""
        return Judgement(outcome=outcome, rule=rule, clause=clause, rules=rules, family=family, hint=hint)  # type: ignore[arg-type]


@dataclass
class DeskWorld:
    """Everything, open."""

    world: World
    clock: SiteTime
    hub: Hub
    deliver: Deliver
    attend: Attend
    sweep: Sweep
    keeper: RoomKeeper
    desk: SqliteDesk
    staff: SqliteStaff
    people: SqlitePeople
    book: CaseBook
    reports: Reports
    moderate: Moderate
    claims: Claims
    measures: Measures
    upkeep: DeskUpkeep
    alarms: Alarms
    requests: SqliteTalks
    revoked: set[Family]
    rulebook: Rulebook
    talk: Talk
    pauses: SqlitePauses
    passes: PassKeeper
    metrics: Metrics
    risks: RoomRisks

    async def enter(self, name: str, *rooms: RoomId, called: str = "") -> Visitor:
        """A visitor with an ear, in some rooms; ids are made of `name`, the pseudonym is `called` if given."""
        family = Family((name + "_" * 22)[:22])
        await self.people.issue(os.urandom(32), Pass(family, "x", "y", "test", 99_999))
        visitor = Visitor(family, Tag((name + "-" * 12)[:12]), called or name, Ear())  # type: ignore[arg-type]
        self.hub.admit(visitor)
        for where in rooms or (ROOM,):
            await self.attend.join(visitor, where, None)
        return visitor

    async def say(self, visitor: Visitor, text: str, *, cid: str = "", where: RoomId = ROOM) -> frames.VerdictFrame:
        """Say something; the verdict. A second goes by."""
        self.clock.advance(2)
        return await self.deliver.say(visitor, frames.Send(room=where, text=text, cid=cid or str(uuid4())))

    async def report(self, visitor: Visitor, **given: Any) -> str:
        """Report something as this visitor."""
        ticket = Ticket(visitor.family, visitor.tag, visitor.name, "x", "y", self.clock.now() + 900)
        values = {"kind": "message", "room": ROOM, "reason": "hate"} | given
        return await self.reports.report(ticket, Report(**values))

    async def member(self, name: str = "Dora") -> StaffMember:
        """A member of staff."""
        token, member = name.encode(), StaffMember(StaffId((name.lower() + "a" * 16)[:16]), name)
        await self.staff.keep_token(token, "", self.clock.now() + 60)
        await self.staff.join(token, member, Passkey(name.encode(), b"key", 0), self.clock.now())
        return member

    async def only_case(self) -> CaseId:
        """The one open case."""
        (item,) = (await self.moderate.queue()).items
        return CaseId(item.id)

    async def act(self, by: StaffMember, case: CaseId, act: Any, **given: Any) -> wire.Case:
        """Look, then act."""
        await self.moderate.look(by, case)
        return await self.moderate.act(by, case, wire.Act(**({"act": act, "reason": "hate"} | given)))


def ear(visitor: Visitor) -> Ear:
    assert isinstance(visitor.outlet, Ear)
    return visitor.outlet


@asynccontextmanager
async def open_desk(root: Path, at: float = START, *, guarded: bool = False) -> AsyncIterator[DeskWorld]:
    """Open one under `root`; what was there before is there again. `guarded`: what passes between people is read."""
    world = await open_world(root)
    if await world.rooms.get(ROOM) is None:
        await world.rooms.open(room())
        pair = (Family(("Anne" + "_" * 22)[:22]), Family(("Ben" + "_" * 22)[:22]))
        await world.rooms.open(room(id=DIRECT, kind="direct", name="", topic="", members=pair))
    clock, metrics = SiteTime(at), Metrics()
    encounters, revoked = Encounters(clock), set[Family]()
    hub = Hub(world.rooms, RoomChannel, encounters)
    hours = OpeningHours("", UTC, clock, hub)
    desk, staff = SqliteDesk(world.database, world.log, world.site), SqliteStaff(world.database)
    people, codes, alarms = SqlitePeople(world.database), ClaimCodes(world.site.pepper), Alarms(clock)
    counter = itertools.count(round(at))

    def draw_id() -> str:
        number = next(counter)
        return "".join(ALPHABET[number >> 5 * place & 31] for place in range(16))

    book = CaseBook(desk, hub, codes, draw_id, alarms, clock, metrics)
    keeper = RoomKeeper(world.rooms, hub, _Signs(), hours, clock, lambda: RoomId(draw_id()), cases=book)
    pauses = SqlitePauses(world.database)
    passes = PassKeeper(
        passes=people,
        names=SqliteNames(world.database, world.keys),
        tickets=HmacTickets(world.site.tickets),
        pepper=bytes(32),
        draw=draw_id,
        clock=clock,
        revoked=revoked,
        levels=TEST_LEVELS,
        drop=lambda family: hub.drop(family, frames.CLOSE_POLICY),
        pauses=pauses,
    )
    states = SqliteTalkStates(world.database, world.keys)
    world.log.beside = states.beside
    risks = RoomRisks(world.rooms, hub, pauses, book, clock, states)
    await risks.resume()
    measures = Measures(
        desk=desk,
        rooms=world.rooms,
        passes=people,
        end_pass=passes.revoke,
        keeper=keeper,
        hub=hub,
        revoked=revoked,
        clock=clock,
        lifted=risks.lifted,
    )
    await measures.open()
    requests = SqliteTalks(world.database, world.keys)
    rulebook = Rulebook(SqliteRulebook(world.database), (), bytes(32), clock)
    await rulebook.open()
    talk = Talk(requests, world.rooms, people, hub, encounters, _Signs(), clock, draw_id, cases=book, pauses=pauses)
    judge: Judge = WordJudge()
    protect = None
    if guarded:
        judge = conversations = Conversations(judge, states=states)
        protect = Protect(conversations, world.rooms, hub, passes.send_back, pauses, risks, book)
    key_keeper = KeyKeeper(world.database, world.keys, world.site)
    stopped = StoppedPictures(SqliteStops(world.database), codes, draw_id, clock, alarms)
    yield DeskWorld(
        world=world,
        clock=clock,
        hub=hub,
        deliver=Deliver(world.log, hub, judge, hours, clock, metrics, book, protect=protect),
        attend=Attend(world.log, world.rooms, hub, hours, clock, metrics, risks=risks),
        sweep=Sweep(clock, world.log, world.rooms, key_keeper, hub, metrics, book),
        keeper=keeper,
        desk=desk,
        staff=staff,
        people=people,
        book=book,
        reports=Reports(
            desk=desk,
            room_log=world.log,
            rooms=world.rooms,
            hub=hub,
            receipts=ReceiptCheck(world.site),
            codes=codes,
            draw_id=draw_id,
            clock=clock,
            meter=metrics,
            requests=requests,
        ),
        moderate=Moderate(
            desk=desk,
            staff=staff,
            rooms=world.rooms,
            hub=hub,
            measures=measures,
            codes=codes,
            alarms=alarms,
            draw_id=draw_id,
            clock=clock,
            meter=metrics,
            review=Review(rulebook),
        ),
        claims=Claims(desk, world.rooms, codes, clock),
        measures=measures,
        upkeep=DeskUpkeep(clock, desk, book, world.log, measures, staff, stopped.upkeep, rulebook, Stages(clock)),
        alarms=alarms,
        requests=requests,
        revoked=revoked,
        rulebook=rulebook,
        talk=talk,
        pauses=pauses,
        passes=passes,
        metrics=metrics,
        risks=risks,
    )
    await world.close()


class _Signs:
    """Judges signs by the same words as messages."""

    def text(self, typed: str, _where: str, _at: float) -> Judgement:
        return WordJudge.of(typed)
