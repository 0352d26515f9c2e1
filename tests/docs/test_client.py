"""The example of docs/client.md, run as it stands there."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from salon.client import Event, Room, enter
from tests.running import running_site

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "client.md"


async def test_the_bot_of_the_guide_tells_the_time(tmp_path: Path) -> None:
    found = re.search(r"```python\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    assert found is not None
    program = found[1]
    assert len([line for line in program.splitlines() if line]) <= 15
    async with running_site(tmp_path) as site, await enter(site.url, "Ada") as guest:
        program = program.replace("http://localhost:8080", site.url)
        rooms = [await guest.join(info) for info in await guest.rooms() if info.lang == "fr"]
        bot = await asyncio.create_subprocess_exec(sys.executable, "-c", program)
        try:
            waiting = {asyncio.create_task(_hear(room, "Bonjour")): room for room in rooms}
            async with asyncio.timeout(20):
                done, rest = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                for task in rest:
                    task.cancel()
                room = waiting[done.pop()]
                asked = await room.send("Quelle heure est-il ?")
                answer = await _hear(room, "UTC")
            assert answer.reply_to == asked.seq
            assert answer.mentions == (guest.tag,)
        finally:
            bot.kill()
            await bot.wait()


async def _hear(room: Room, word: str) -> Event:
    async for event in room.events():
        if word in event.text:
            return event
    raise AssertionError("the room ended")
