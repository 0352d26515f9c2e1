"""Exactly once, whatever the network does: broken sockets, silent loss, restarts, slow readers, resets."""

from __future__ import annotations

import asyncio
import random
import socket
import subprocess
import sys
from collections import OrderedDict
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from salon.chat.limits import Buckets
from salon.client import BackOff, DoorShut, Event, Reset, Room, Visitor, enter
from salon.client import room as room_module
from salon.client.session import Session
from salon.wire import frames
from tests.client.networks import AT_ONCE, DEADLINE_S, Network, Unstable
from tests.client.test_talk import place_of, take
from tests.running import Place, running_site


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Place]:
    async with running_site(tmp_path) as place:
        no_rates(place)
        yield place


def no_rates(site: Place) -> None:
    """These tests say in a second what a person says in ten minutes."""
    site.running.services.hub.saying = Buckets(1e9, 1e9)
    site.running.services.rooms._screen._judge._said = _Forgets()  # type: ignore[attr-defined]


class _Forgets(OrderedDict):  # type: ignore[type-arg]
    """No memory of what somebody said lately."""

    def setdefault(self, _key: object, default: object = None) -> object:
        return default

    def move_to_end(self, _key: object, last: bool = True) -> None:
        pass


def beat(site: Place, name: str) -> None:
    """A heartbeat now, to the sockets of one visitor."""
    for connection in tuple(site.running.live.connections):
        if connection.visitor is not None and connection.visitor.name == name:
            site.running.live.heartbeat(connection)


@pytest.mark.parametrize("seed", range(6))
async def test_each_event_comes_once_however_often_sockets_break(site: Place, seed: int) -> None:
    chance = random.Random(seed)
    writing = Unstable(chance=random.Random(seed + 100), most=9)
    reading = Unstable(chance=random.Random(seed + 200), most=chance.randint(4, 15))
    async with (
        await enter(site.url, "Camille", back_off=AT_ONCE, dial=writing) as writer,
        await enter(site.url, "Robin", back_off=AT_ONCE, dial=reading) as reader,
    ):
        desk, seat = await place_of(writer), await place_of(reader)
        total = 40

        async def write() -> list[int]:
            return [(await desk.send(f"mot numéro {number}")).seq for number in range(total)]

        said = asyncio.create_task(write())
        events = await take(seat, total)
        assert [event.text for event in events] == [f"mot numéro {number}" for number in range(total)]
        assert [event.seq for event in events] == list(range(1, total + 1)) == await said
        assert writer.session.connects > 3
        assert reader.session.connects > 3


async def test_sends_at_the_same_time_through_a_breaking_network_are_each_said_once(site: Place) -> None:
    network = Unstable(chance=random.Random(5), most=8)
    async with (
        await enter(site.url, "Camille", back_off=AT_ONCE, dial=network) as writer,
        await enter(site.url, "Robin") as reader,
    ):
        desk, seat = await place_of(writer), await place_of(reader)
        async with asyncio.timeout(DEADLINE_S):
            verdicts = await asyncio.gather(*(desk.send(f"mot {number}") for number in range(25)))
        assert sorted(verdict.seq for verdict in verdicts) == list(range(1, 26))
        assert {event.text for event in await take(seat, 25)} == {f"mot {number}" for number in range(25)}
        assert writer.session.connects > 2


async def test_silent_loss_is_noticed_by_count_and_mended_on_the_same_socket(site: Place) -> None:
    network = Network()
    async with (
        await enter(site.url, "Camille") as anne,
        await enter(site.url, "Robin", dial=network) as ben,
    ):
        here, there = await place_of(anne), await place_of(ben)
        await here.send("un")
        assert [event.text for event in await take(there, 1)] == ["un"]
        lost: list[frames.ServerFrame] = []

        def loses(frame: frames.ServerFrame) -> bool:
            if isinstance(frame, frames.Events):
                lost.append(frame)
                return True
            return False

        network.loses = loses
        await here.send("deux")
        await here.send("trois")
        # Ben's own answer comes after what was lost, so when it is here the loss is done.
        await there.send("quatre")
        assert len(lost) >= 2
        network.loses = lambda _frame: False
        beat(site, "Robin")
        assert [event.text for event in await take(there, 3)] == ["deux", "trois", "quatre"]
        assert len(network.wires) == 1


async def test_a_lost_verdict_is_asked_for_again_and_given_once(site: Place) -> None:
    network = Network()
    async with await enter(site.url, "Robin", dial=network) as ben:
        room = await place_of(ben)
        gone = asyncio.Event()

        def loses(frame: frames.ServerFrame) -> bool:
            if isinstance(frame, frames.VerdictFrame) and not gone.is_set():
                gone.set()
                return True
            return False

        network.loses = loses
        saying = asyncio.create_task(room.send("Bonsoir"))
        async with asyncio.timeout(DEADLINE_S):
            await gone.wait()
            beat(site, "Robin")
            assert (await saying).seq == 1
        assert (await room.send("Deuxième")).seq == 2
        assert not ben.session.news
        assert len(network.wires) == 1


async def test_a_hole_between_live_events_is_mended_without_waiting_for_a_heartbeat(site: Place) -> None:
    network = Network()
    async with await enter(site.url, "Camille") as anne, await enter(site.url, "Robin", dial=network) as ben:
        here, there = await place_of(anne), await place_of(ben)
        left = [1]
        network.loses = lambda frame: isinstance(frame, frames.Events) and bool(left and left.pop())
        await here.send("un")
        await here.send("deux")
        assert [event.text for event in await take(there, 2)] == ["un", "deux"]


async def test_a_restart_of_the_server_in_the_middle_loses_and_doubles_nothing(tmp_path: Path) -> None:
    async with running_site(tmp_path) as first:
        anne = await enter(first.url, "Camille", back_off=BackOff(steps_s=(0.05,)))
        ben = await enter(first.url, "Robin", back_off=BackOff(steps_s=(0.05,)))
        desk, seat = await place_of(anne), await place_of(ben)
        await desk.send("avant")
        port = first.port
    saying = asyncio.create_task(desk.send("pendant"))
    async with running_site(tmp_path, port=port):
        async with asyncio.timeout(DEADLINE_S):
            assert (await saying).outcome == "accepted"
        await desk.send("après")
        assert [event.text for event in await take(seat, 3)] == ["avant", "pendant", "après"]
        assert anne.session.connects == ben.session.connects == 2
        await anne.close()
        await ben.close()


async def test_a_new_epoch_is_a_reset_and_what_follows_comes_once(tmp_path: Path) -> None:
    async with running_site(tmp_path) as first:
        ben = await enter(first.url, "Robin", back_off=BackOff(steps_s=(0.05,)))
        seat = await place_of(ben)
        await seat.send("avant")
        updates = seat.updates()
        assert [type(await anext(updates)) for _ in range(2)] == [Reset, Event]
        epoch, port = seat.position[0] if seat.position else 0, first.port
    database = (tmp_path / "data" / "salon.db").read_bytes()
    async with running_site(tmp_path, port=port):
        await seat.send("entre")
        update = await anext(updates)
        assert isinstance(update, Event)
        assert update.text == "entre"
    for left in (tmp_path / "data").glob("salon.db*"):
        left.unlink()
    (tmp_path / "data" / "salon.db").write_bytes(database)
    async with running_site(tmp_path, port=port):
        async with asyncio.timeout(DEADLINE_S):
            reset = await anext(updates)
        assert isinstance(reset, Reset)
        assert reset.cause == "epoch"
        assert reset.epoch != epoch
        assert (await seat.send("après")).epoch == reset.epoch
        texts = []
        async with asyncio.timeout(DEADLINE_S):
            while "après" not in texts:
                update = await anext(updates)
                assert isinstance(update, Event)
                texts.append(update.text)
        # What the older epoch held is not in the new one; it is never shown a second time.
        assert texts == ["après"]
        await ben.close()


async def test_a_slow_consumer_is_let_go_and_comes_back_to_exactly_what_it_missed(site: Place) -> None:
    network = Network()
    async with (
        await enter(site.url, "Camille") as anne,
        await enter(site.url, "Robin", back_off=AT_ONCE, dial=network) as ben,
    ):
        here, there = await place_of(anne), await place_of(ben)
        transport = network.wires[0].wire.connection.transport  # type: ignore[attr-defined]
        transport.pause_reading()
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        for connection in site.running.live.connections:
            assert connection._transport is not None
            connection._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16_384)
        said = 0
        while any(c.visitor is not None and c.visitor.name == "Robin" for c in site.running.live.connections):
            said += 1
            assert (await here.send(f"{said} " + "🌻 🌿 " * 490)).outcome == "accepted"
            assert said < 2_000
        for _ in range(3):
            said += 1
            await here.send(f"{said} fin")
        transport.resume_reading()
        assert [event.seq for event in await take(there, said)] == list(range(1, said + 1))
        assert ben.session.connects == 2


async def test_a_reader_that_does_not_read_keeps_a_bounded_queue_and_misses_nothing(
    site: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_module, "QUEUE_MAX", 10)
    async with await enter(site.url, "Camille") as anne, await enter(site.url, "Robin") as ben:
        here, there = await place_of(anne), await place_of(ben)
        for number in range(60):
            await here.send(f"mot {number}")
        await there.send("le mien")
        assert len(there._queue) <= 12
        assert [event.seq for event in await take(there, 61)] == list(range(1, 62))


async def test_what_was_not_read_in_time_is_dropped_below_the_floor(site: Place) -> None:
    async with await enter(site.url, "Camille") as anne, await enter(site.url, "Robin") as ben:
        here, there = await place_of(anne), await place_of(ben)
        await here.send("bientôt parti")
        await there.send("moi aussi")
        site.time.ahead_s += 14_401
        await site.running.sweep.once()
        await here.send("reste")
        beat(site, "Robin")
        await there.send("reste aussi")
        assert [event.text for event in await take(there, 2)] == ["reste", "reste aussi"]


async def test_tickets_are_renewed_before_they_end(site: Place) -> None:
    async with await enter(site.url, "Camille") as visitor:
        door = visitor.door
        first = await door.ticket()
        assert await door.ticket() == first
        real = door._monotonic
        door._monotonic = lambda: real() + 721
        second = await door.ticket()
        assert second != first
        site.running.time = None  # type: ignore[attr-defined]
        assert await door.ticket() == second


async def test_a_machine_that_slept_does_not_believe_its_socket(site: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salon.client.session.WATCH_S", 0.01)
    asleep, welcomed = [0.0], asyncio.Event()
    loop = asyncio.get_running_loop()
    async with await enter(site.url, "Camille", back_off=AT_ONCE) as visitor:
        await visitor.session.close()
        network = Network(loses=lambda frame: isinstance(frame, frames.Welcome) and welcomed.set() is not None)
        session = Session(visitor.door, back_off=AT_ONCE, dial=network, wall=lambda: loop.time() + asleep[0])
        await session.ready()
        welcomed.clear()
        asleep[0] = 31.0
        async with asyncio.timeout(DEADLINE_S):
            await welcomed.wait()
        await session.close()
        assert len(network.wires) == 2


def test_back_off_doubles_to_sixteen_with_jitter_and_waits_as_long_as_the_server_asks() -> None:
    plain = BackOff(chance=lambda: 0.0)
    assert [plain.delay_s(tries) for tries in range(7)] == [1, 2, 4, 8, 16, 16, 16]
    late = BackOff(chance=lambda: 1.0)
    assert [late.delay_s(tries) for tries in range(3)] == [1.5, 3, 6]
    assert plain.delay_s(0, hold_off_s=5) == 5


async def test_no_way_back_is_said_and_not_tried_for_ever(site: Place) -> None:
    visitor = await enter(site.url, "Camille", back_off=AT_ONCE)
    room = await place_of(visitor)
    await _other_key(visitor)
    visitor.session.abort()
    with pytest.raises(DoorShut):
        async with asyncio.timeout(DEADLINE_S):
            await _read_to_the_end(room)
    await visitor.close()


async def _other_key(visitor: Visitor) -> None:
    async with await enter(visitor.door.origin, "Quelqu’un") as other:
        visitor.door._key = other.door._key


async def _read_to_the_end(room: Room) -> None:
    async for _ in room.events():
        pass


def test_importing_the_client_loads_no_server() -> None:
    program = (
        "import sys, salon.client, salon.crowd\n"
        "print([m for m in sys.modules if m.split('.')[0] in {'litestar', 'sqlalchemy', 'uvicorn', 'alembic'}"
        " or m.startswith(('salon.gateway', 'salon.flow', 'salon.store'))])"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"
