"""The crowd on a real site: it talks, nothing is held, it survives a restart, it stops."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from pathlib import Path

from salon.client import BackOff, Event, Notice, Room, Visitor, enter
from salon.crowd import Pace, run_crowd
from salon.crowd.run import STOP_S
from tests.client.networks import DEADLINE_S
from tests.running import running_site

BRISK = Pace(
    between_s=(0.05, 0.15),
    typing_s=(0.01, 0.03),
    enter_s=(0.0, 0.02),
    answer_s=(0.01, 0.05),
    stay_s=(0.5, 2.0),
)


def test_a_room_gets_a_message_every_three_to_eight_seconds() -> None:
    pace = Pace()
    assert (pace.between_s[0] + pace.typing_s[0], pace.between_s[1] + pace.typing_s[1]) == (3.0, 8.0)


async def messages(room: Room, count: int) -> list[Event]:
    """The next `count` messages of a room."""
    found: list[Event] = []
    async with asyncio.timeout(3 * DEADLINE_S):
        async for event in room.events():
            if event.kind == "message":
                found.append(event)
            if len(found) == count:
                break
    return found


async def test_twenty_visitors_talk_nothing_is_held_and_all_stop_in_time(tmp_path: Path) -> None:
    async with running_site(tmp_path) as site:
        stop = asyncio.Event()
        crowd = asyncio.create_task(run_crowd(site.url, 20, seed=5, stop=stop, pace=BRISK))
        async with await enter(site.url, "Ada") as guest:
            rooms = [await guest.join(info, history=True) for info in await guest.rooms()]
            heard = await asyncio.gather(*(messages(room, 12) for room in rooms))
            assert any(guest.tag in event.mentions for events in heard for event in events)
            assert any(event.reply_to for events in heard for event in events)
            assert all(len({event.author for event in events}) >= 2 for events in heard)
            await rooms[0].send("Quelqu’un est là ?")
            started = time.monotonic()
            stop.set()
            counts = await crowd
            assert time.monotonic() - started < STOP_S
        assert counts.said >= 12 * len(rooms)
        assert (counts.held, counts.refused, counts.codes) == (0, 0, set())
        async with asyncio.timeout(DEADLINE_S):
            while site.running.services.hub.families:
                await site.running.database.read(lambda _connection: None)


async def test_some_of_the_crowd_take_a_one_to_one_and_answer_in_it(tmp_path: Path) -> None:
    async with running_site(tmp_path) as site:
        stop = asyncio.Event()
        crowd = asyncio.create_task(run_crowd(site.url, 8, seed=5, stop=stop, pace=BRISK))
        async with await enter(site.url, "Ada") as guest:
            rooms = await _all(guest)
            await asyncio.wait_for(_first_to_talk(rooms), DEADLINE_S)
            asked = await _ask_another(guest, rooms, set())
            async with asyncio.timeout(2 * DEADLINE_S):
                async for told in guest.news():
                    if isinstance(told, Notice) and told.code == "request_accepted":
                        break
                    # They said no: ask somebody else.
                    asked |= await _ask_another(guest, rooms, asked)
            talk = await guest.join(str(told.params["room"]))
            (hello,) = await messages(talk, 1)
            assert hello.author != guest.tag
            said = await talk.send("Vous aimez les jardins ?")
            answers = [event for event in await messages(talk, 2) if event.author != guest.tag]
            assert answers[-1].seq > said.seq
        stop.set()
        counts = await crowd
        assert counts.answered >= 1
        assert (counts.held, counts.refused) == (0, 0)


async def _ask_another(guest: Visitor, rooms: list[Room], asked: set[str]) -> set[str]:
    for room in rooms:
        for person in await guest.people(room):
            if person.name not in asked | {guest.name}:
                await guest.request(person.name, "Un mot à deux ?")
                return {person.name}
    return set()


async def test_the_crowd_comes_back_after_a_restart(tmp_path: Path) -> None:
    stop = asyncio.Event()
    async with running_site(tmp_path) as site:
        port = site.port
        crowd = asyncio.create_task(run_crowd(site.url, 4, seed=6, stop=stop, pace=BRISK))
        async with await enter(site.url, "Ada") as guest:
            first = await asyncio.wait_for(_first_to_talk(await _all(guest)), DEADLINE_S)
            assert first.kind == "message"
    async with (
        running_site(tmp_path, port=port) as site,
        await enter(site.url, "Grace", back_off=BackOff(steps_s=(0.05,))) as guest,
    ):
        rooms = await _all(guest)
        assert (await asyncio.wait_for(_first_to_talk(rooms), DEADLINE_S)).author != guest.tag
        stop.set()
        counts = await crowd
        assert counts.held == counts.refused == 0


async def test_the_command_stops_at_a_signal(tmp_path: Path) -> None:
    async with running_site(tmp_path) as site:
        child = await asyncio.create_subprocess_exec(sys.executable, "-m", "salon.crowd", site.url, "3")
        async with await enter(site.url, "Ada") as guest:
            await asyncio.wait_for(_first_to_talk(await _all(guest)), DEADLINE_S)
        child.send_signal(signal.SIGTERM)
        async with asyncio.timeout(STOP_S):
            assert await child.wait() == 0


async def _all(guest: Visitor) -> list[Room]:
    return [await guest.join(info, history=False) for info in await guest.rooms()]


async def _first_to_talk(rooms: list[Room]) -> Event:
    """The first message in any of them."""
    waiting = {asyncio.create_task(messages(room, 1)) for room in rooms}
    done, rest = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    return done.pop().result()[0]
