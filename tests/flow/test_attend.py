"""Coming in while the room is being loaded, while commits are on their way, while the hub tidies up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC
from pathlib import Path

import pytest

from salon.base.errors import Refused
from salon.base.ids import Family, RoomId, Tag
from salon.chat.model import Accepted, RoomRecord
from salon.flow.attend import Attend
from salon.flow.hours import OpeningHours
from salon.flow.hub import Hub, Visitor
from salon.flow.ports.metrics import NoMeter
from salon.gateway.fanout import RoomChannel
from salon.store.log import SqliteLog
from salon.store.rooms import SqliteRooms
from tests.store.laws import HandClock, Reader
from tests.store.worlds import ANNE, BEN, ROOM, START, World, open_world, room, said

TAGS = {ANNE: Tag("a" * 12), BEN: Tag("b" * 12), Family(""): Tag("")}


class Turnstile(SqliteRooms):
    """The real rooms, whose reads can be made to wait after they were made."""

    gates: list[asyncio.Event]
    reached: asyncio.Event
    asked: asyncio.Event

    async def get(self, room: RoomId) -> RoomRecord | None:
        record = await super().get(room)
        self.reached.set()
        if self.gates:
            await self.gates.pop(0).wait()
        return record

    async def restriction(self, room: RoomId, family: Family) -> tuple[float, float]:
        limits = await super().restriction(room, family)
        self.asked.set()
        return limits


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = await open_world(tmp_path)
    await world.rooms.open(room())
    yield world
    await world.close()


@pytest.fixture
def turnstile(world: World) -> Turnstile:
    rooms = Turnstile(world.database, world.keys)
    rooms.gates, rooms.reached, rooms.asked = [], asyncio.Event(), asyncio.Event()
    return rooms


def always_open(log: SqliteLog, rooms: SqliteRooms, hub: Hub, clock: HandClock) -> Attend:
    return Attend(log, rooms, hub, OpeningHours("", UTC, clock, hub), clock, NoMeter())


def visitor(hub: Hub, family: Family) -> tuple[Visitor, Reader]:
    reader = Reader(family, TAGS[family], HandClock(), set(), TAGS)
    visitor = Visitor(family, TAGS[family], "Anne", reader)
    hub.admit(visitor)
    return visitor, reader


async def test_who_comes_while_a_room_is_loaded_misses_nothing(world: World, turnstile: Turnstile) -> None:
    hub = Hub(turnstile, RoomChannel)
    attend = always_open(world.log, turnstile, hub, HandClock())
    (anne, first), (ben, second) = visitor(hub, ANNE), visitor(hub, BEN)
    gates = [asyncio.Event(), asyncio.Event()]
    turnstile.gates = list(gates)
    coming = asyncio.ensure_future(attend.join(anne, ROOM, None))
    await turnstile.reached.wait()
    # Committed after the first read, and published before there is anybody to publish to.
    outcome = await world.log.append(said("Bonsoir"))
    assert isinstance(outcome, Accepted)
    hub.publish(ROOM, outcome)
    turnstile.reached.clear()
    gates[0].set()
    await turnstile.reached.wait()
    turnstile.asked.clear()
    behind = asyncio.ensure_future(attend.join(ben, ROOM, None))
    await turnstile.asked.wait()
    gates[1].set()
    await asyncio.gather(coming, behind)
    again = await world.log.append(said("Encore"))
    assert isinstance(again, Accepted)
    hub.publish(ROOM, again)
    hub.live[ROOM].channel.flush()  # type: ignore[attr-defined]  # a RoomChannel
    for reader in (first, second):
        assert [event.text for event in reader.kept.values()] == ["Bonsoir", "Encore"]


async def test_what_is_committed_and_not_yet_published_is_seen_once(world: World) -> None:
    hub = Hub(world.rooms, RoomChannel)
    attend = always_open(world.log, world.rooms, hub, HandClock())
    (anne, first), (ben, second) = visitor(hub, ANNE), visitor(hub, BEN)
    await attend.join(anne, ROOM, None)
    one = await world.log.append(said("Bonsoir"))
    assert isinstance(one, Accepted)
    hub.publish(ROOM, one)
    hub.live[ROOM].ring.clear()
    # In the log already; its sender's task has not run yet.
    two = await world.log.append(said("Encore"))
    assert isinstance(two, Accepted)
    await attend.join(ben, ROOM, None)
    hub.publish(ROOM, two)
    hub.live[ROOM].channel.flush()  # type: ignore[attr-defined]  # a RoomChannel
    for reader in (first, second):
        assert [event.text for event in reader.kept.values()] == ["Bonsoir", "Encore"]


async def test_a_floor_that_rose_since_the_ring_last_knew_is_a_reset_not_a_hole(world: World) -> None:
    clock = HandClock()
    hub = Hub(world.rooms, RoomChannel)
    attend = always_open(world.log, world.rooms, hub, clock)
    (anne, _), (ben, second) = visitor(hub, ANNE), visitor(hub, BEN)
    await attend.join(anne, ROOM, None)
    for number in range(4):
        outcome = await world.log.append(said(f"n {number}", at=START + number * 60))
        assert isinstance(outcome, Accepted)
        hub.publish(ROOM, outcome)
    hub.live[ROOM].ring.clear()
    epoch = hub.live[ROOM].epoch
    clock.at = START + 3600 + 61
    second.epoch, second.top, second.since, second.clock = epoch, 0, 1, clock
    await attend.join(ben, ROOM, (epoch, 0))
    assert second.resets == ["expired_gap"]
    assert sorted(second.kept) == [3, 4]


async def test_who_goes_while_a_join_is_asked_for_leaves_no_ghost(world: World, turnstile: Turnstile) -> None:
    hub = Hub(turnstile, RoomChannel)
    attend = always_open(world.log, turnstile, hub, HandClock())
    (anne, _), (ben, _) = visitor(hub, ANNE), visitor(hub, BEN)
    await attend.join(anne, ROOM, None)
    coming = asyncio.ensure_future(attend.join(ben, ROOM, None))
    await asyncio.sleep(0)  # it has begun
    hub.left(ben)
    with pytest.raises(Refused) as caught:
        await coming
    assert caught.value.code == "not_admitted"
    assert list(hub.live[ROOM].members) == [anne]


async def test_who_has_spoken_is_not_typing_any_more(world: World) -> None:
    clock = HandClock()
    hub = Hub(world.rooms, RoomChannel)
    attend = always_open(world.log, world.rooms, hub, clock)
    anne, _ = visitor(hub, ANNE)
    await attend.join(anne, ROOM, None)
    hub.live[ROOM].typing = {Tag(ANNE[:12]): ("Anne", clock.at + 6), Tag("b" * 12): ("Ben", clock.at + 6)}
    assert [told.typing for _, told in hub.changed_presences(clock.at)] == [("Anne", "Ben")]
    outcome = await world.log.append(said("Bonsoir"))
    assert isinstance(outcome, Accepted)
    hub.publish(ROOM, outcome)
    assert [told.typing for _, told in hub.changed_presences(clock.at)] == [("Ben",)]
