"""What is remembered of talks survives a restart, sealed, and goes with the talk."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from salon.base.expiry import slot_of
from salon.base.ids import RoomId
from salon.flow.conversation import MEMORY_S
from salon.safety.rule import EXAMPLES_YEAR
from salon.safety.talk.state import Talk, Turn, stored
from salon.safety.talk.step import step
from salon.store.schema import talk_states
from tests.flow.talk_victim import QUESTION
from tests.flow.town import Town, open_town
from tests.store.worlds import ROOM

DEADLINE_S = 30.0
BYTES_MAX = 2_600
"""Of the busiest talk of two: less than one page of the database."""


def ask_and_be_killed(root: Path) -> RoomId:
    """Another process asks; the moment its ack is out it is killed -9."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.flow.talk_victim", str(root)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process:
        room = process.stdout.readline().strip()
        process.send_signal(signal.SIGKILL)
    return RoomId(room)


async def rows(town: Town) -> list[tuple[str, str, int, bytes]]:
    which = select(talk_states.c.room, talk_states.c.side, talk_states.c.slot, talk_states.c.sealed)
    return await town.world.database.read(lambda connection: [tuple(row) for row in connection.execute(which)])


async def test_after_kill_9_the_answer_still_counts_with_the_question_before(tmp_path: Path) -> None:
    async with asyncio.timeout(DEADLINE_S):
        room = await asyncio.to_thread(ask_and_be_killed, tmp_path)
        assert room
        async with open_town(tmp_path) as town:
            anne = await town.enter("Anne")
            await anne.join(room)
            assert (await anne.send("15", room)).outcome == "held"
            assert "ended_kindly" in {code for code, _ in anne.notices}


async def test_what_is_stored_is_sealed_under_the_key_of_its_slot(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        anne = await town.enter("Anne")
        await anne.send(QUESTION, ROOM)
        ((room, side, slot, sealed),) = await rows(town)
        assert (room, side) == (ROOM, anne.visitor.family)
        assert slot == slot_of(town.clock.now() + min(MEMORY_S, town.hub.live[ROOM].record.life_s))
        assert side.encode() not in sealed
        town.world.keys.destroy(slot)
        assert await town.conversations.resume(town.clock.now()) == 1, "in memory still"
    async with open_town(tmp_path) as town:
        assert await town.conversations.resume(town.clock.now()) == 0, "without its key it has vanished"


async def test_a_talk_that_says_nothing_is_not_stored(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        anne = await town.enter("Anne")
        await anne.send("On parle de mandolines", ROOM)
        assert await rows(town) == []


async def test_it_goes_with_its_time_and_with_the_talk(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        anne, ben = await town.enter("Anne"), await town.enter("Ben")
        direct = await ben.accept(await anne.ask(ben))
        await anne.join(direct)
        await anne.send(QUESTION, direct)
        await anne.send(QUESTION, ROOM)
        assert {room for room, *_ in await rows(town)} == {ROOM, direct}
        await town.talk.end(anne.ticket, direct)
        await town.talk.sweep()
        assert {room for room, *_ in await rows(town)} == {ROOM}
        town.clock.advance(MEMORY_S)
        await town.talk.sweep()
        assert await rows(town) == []


def test_the_busiest_talk_of_two_is_small() -> None:
    talk = Talk()
    texts = (
        "t'as quel âge, tu es seule chez toi ?",
        "donne ton snap vite, c'est nul ici",
        "on se voit maintenant derrière le gymnase, ne le dis à personne",
        "envoie une photo sinon je montre tout, tu me dois 200 euros",
    )
    for number in range(400):
        turn = Turn(f"{number % 2:022d}", float(number * 20), texts[number // 2 % len(texts)])
        talk, _ = step(talk, turn, {}, "one_to_one", EXAMPLES_YEAR)
    assert len(stored(talk)) <= BYTES_MAX
