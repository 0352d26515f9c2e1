"""A few visitors over a real store, a real hub and the real rules: what tests of talk between people stand on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC
from functools import partial
from itertools import product
from pathlib import Path
from uuid import uuid4

from salon.base.clock import FixedClock
from salon.base.errors import Refused
from salon.base.ids import Family, RoomId, Tag
from salon.chat.probation import Rules
from salon.flow.alarms import Alarms
from salon.flow.attend import Attend
from salon.flow.conversation import Conversations
from salon.flow.deliver import Deliver
from salon.flow.encounters import Encounters
from salon.flow.hours import OpeningHours
from salon.flow.hub import Hub, Visitor
from salon.flow.judge import RuleJudge
from salon.flow.memories import Part, Remembered
from salon.flow.ports.metrics import NoMeter
from salon.flow.ports.people import Pass
from salon.flow.ports.tickets import Ticket
from salon.flow.pressed import hub_at
from salon.flow.probation import Probation
from salon.flow.protect import Protect
from salon.flow.raid_memory import SeenLately, ShieldsInForce
from salon.flow.rooms import RoomKeeper
from salon.flow.shield import Shields
from salon.flow.talk import Basis, Talk
from salon.gateway.fanout import RoomChannel
from salon.store.memories import SqliteMemories
from salon.store.pauses import SqlitePauses
from salon.store.people import SqlitePeople
from salon.store.probation import SqliteStandings
from salon.store.talk_states import SqliteTalkStates
from salon.store.talks import SqliteTalks
from salon.wire.codec import decode_server
from salon.wire.frames import CLOSE_POLICY, Edit, Events, Frame, Notice, Send, VerdictFrame
from tests.store.worlds import ROOM, START, World, open_world, room

NO_RULES = Rules()


@dataclass(eq=False)
class Screen:
    """A connection that keeps what it was sent."""

    frames: list[Frame] = field(default_factory=list)
    hidden: frozenset[Family] = frozenset()
    code: int = 0

    def hide(self, hidden: frozenset[Family]) -> None:
        self.hidden = hidden

    def send(self, frame: Frame) -> None:
        self.frames.append(frame)

    def write(self, data: bytes, count: int) -> None:
        for _ in range(count):
            size, start = data[1], 2
            if size == 126:
                size, start = int.from_bytes(data[2:4]), 4
            self.frames.append(decode_server(data[start : start + size]))
            data = data[start + size :]
        assert not data

    def close(self, code: int) -> None:
        self.code = code


@dataclass
class Citizen:
    """Somebody with a pass, a name and a page open."""

    town: Town
    visitor: Visitor
    screen: Screen

    @property
    def ticket(self) -> Ticket:
        return Ticket(self.visitor.family, self.visitor.tag, self.visitor.name, "x" * 43, "y" * 43, START + 900)

    @property
    def tag(self) -> Tag:
        return self.visitor.tag

    async def join(self, room: RoomId = ROOM) -> None:
        await self.town.attend.join(self.visitor, room, None)

    def leave(self, room: RoomId = ROOM) -> None:
        self.town.attend.leave(self.visitor, room)

    def go(self) -> None:
        self.town.hub.left(self.visitor)

    async def send(self, text: str, room: RoomId) -> VerdictFrame:
        return await self.town.deliver.say(self.visitor, Send(room=room, text=text, cid=str(uuid4())))

    async def edit(self, target: int, text: str, room: RoomId) -> VerdictFrame:
        return await self.town.deliver.say(self.visitor, Edit(room=room, target=target, text=text, cid=str(uuid4())))

    async def ask(self, whom: Citizen, text: str = "On parle de mandolines ?", *, agreed: bool = True) -> str:
        return await self.town.talk.ask(self.ticket, whom.tag, text, agreed=agreed)

    async def accept(self, request: str, *, agreed: bool = True) -> RoomId:
        return RoomId((await self.town.talk.accept(self.ticket, request, agreed=agreed)).id)

    @property
    def notices(self) -> list[tuple[str, dict[str, str | int | float | bool]]]:
        return [(frame.code, frame.params) for frame in self.screen.frames if isinstance(frame, Notice)]

    def heard(self, room: RoomId) -> list[str]:
        found = [frame for frame in self.screen.frames if isinstance(frame, Events) and frame.room == room]
        return [event.text for frame in found for event in frame.events]


@dataclass
class Vouched:
    """Whether more than the operator's word says who attests age here."""

    doubted: bool = False

    def check(self) -> None:
        if self.doubted:
            raise Refused("trust_unconfirmed")


@dataclass
class Town:
    """Everything, open."""

    world: World
    clock: FixedClock
    people: SqlitePeople
    encounters: Encounters
    hub: Hub
    attend: Attend
    deliver: Deliver
    talk: Talk
    probation: Probation
    draw: Callable[[], RoomId]
    vouched: Vouched
    shields: Shields
    keeper: RoomKeeper
    alarms: Alarms
    conversations: Conversations
    memories: Remembered

    async def enter(self, name: str, *, join: bool = True) -> Citizen:
        family = Family((name + "_" * 22)[:22])
        new = Pass(family, "x" * 43, "y" * 43, "test", 99_999)
        await self.people.issue(uuid4().bytes * 2, new, self.probation.begin())
        self.shields.born(family)
        return await self.come_back(name, join=join)

    async def come_back(self, name: str, *, join: bool = True) -> Citizen:
        """Somebody who has a pass already."""
        family, screen = Family((name + "_" * 22)[:22]), Screen()
        visitor = Visitor(family, Tag((name + "-" * 12)[:12]), name, screen)
        visitor.hidden = screen.hidden = await self.people.hidden(family)
        self.hub.admit(visitor)
        citizen = Citizen(self, visitor, screen)
        if join:
            await citizen.join()
        return citizen


@asynccontextmanager
async def open_town(
    root: Path,
    *,
    judging: Basis = "consent",
    rules: Rules = NO_RULES,
    at: float = START,
) -> AsyncIterator[Town]:
    """A town with one room; opened again, it remembers."""
    world = await open_world(root)
    if await world.rooms.get(ROOM) is None:
        await world.rooms.open(room())
    clock, judge, meter = FixedClock(at), RuleJudge(), NoMeter()
    encounters = Encounters(clock)
    hub, people = Hub(world.rooms, RoomChannel, encounters), SqlitePeople(world.database)
    hours = OpeningHours("", UTC, clock, hub)
    talks = SqliteTalks(world.database, world.keys)
    ids = ("".join(letters) + "t" * 13 for letters in product("abcdefghijklmnopqrstuvwxyz", repeat=3))
    draw = partial(next, map(RoomId, ids))
    probation = Probation(SqliteStandings(world.database), rules, clock)
    vouched, pauses = Vouched(), SqlitePauses(world.database)
    states = SqliteTalkStates(world.database, world.keys)
    world.log.beside = states.beside
    conversations = Conversations(judge, states=states, at=hub_at(hub))
    await conversations.resume(clock.now())
    talk = Talk(
        talks,
        world.rooms,
        people,
        hub,
        encounters,
        judge,
        clock,
        draw,
        judging=judging,
        probation=probation,
        check_private=vouched.check,
        pauses=pauses,
        conversations=conversations,
    )
    alarms = Alarms(clock)
    shields = Shields(clock, alarms, meter)
    parts: dict[str, Part] = {
        "senders": conversations.senders,
        "places": conversations.places,
        "shields": ShieldsInForce(shields),
        "lately": SeenLately(shields),
    }
    memories = Remembered(SqliteMemories(world.database, world.keys), parts, clock, frozenset({"shields"}))
    await memories.resume()
    attend = Attend(world.log, world.rooms, hub, hours, clock, meter, shields)

    async def send_back(family: Family, hold: str) -> None:
        assert hold
        await talk.ended(family)
        await people.revoke(family, clock.now())
        hub.drop(family, CLOSE_POLICY)

    deliver = Deliver(
        world.log,
        hub,
        conversations,
        hours,
        clock,
        meter,
        probation=probation,
        shields=shields,
        protect=Protect(conversations, world.rooms, hub, send_back, pauses),
        check_private=vouched.check,
    )
    keeper = RoomKeeper(world.rooms, hub, judge, hours, clock, draw, shields=shields)
    town = Town(
        world,
        clock,
        people,
        encounters,
        hub,
        attend,
        deliver,
        talk,
        probation,
        draw,
        vouched,
        shields,
        keeper,
        alarms,
        conversations,
        memories,
    )
    try:
        yield town
    finally:
        await world.close()
