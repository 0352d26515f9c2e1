"""A process in which somebody asks and is killed: `python -m tests.flow.talk_victim DIR`.

Prints the id of the room of two after the question was acked, then waits to be killed.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.flow.town import open_town

QUESTION = "Tu as quel âge ?"


async def ask(root: Path) -> None:
    async with open_town(root) as town:
        anne, ben = await town.enter("Anne"), await town.enter("Ben")
        room = await ben.accept(await anne.ask(ben))
        await anne.join(room)
        await ben.join(room)
        assert (await ben.send(QUESTION, room)).outcome == "accepted"
        print(room, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(ask(Path(sys.argv[1])))
