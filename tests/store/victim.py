"""A process that writes until it is killed: `python -m tests.store.victim DIR SEED`.

Prints `acked <cid> <seq>` after each ack; the parent reads, kills it at a random moment, and checks.
"""

from __future__ import annotations

import asyncio
import random
import sys
from pathlib import Path
from uuid import UUID

from salon.base.errors import Refused
from salon.chat.model import Accepted
from tests.store.worlds import ANNE, BEN, START, open_world, room, said


async def write_until_killed(root: Path, seed: int) -> None:
    chance = random.Random(seed)  # reproducible, not secret
    world = await open_world(root)
    try:
        await world.rooms.open(room())
    except Refused:
        pass  # opened by an earlier run

    async def visitor(number: int) -> None:
        while True:
            cid = UUID(int=chance.getrandbits(128), version=4)
            outcome = await world.log.append(
                said(f"text of {cid}", cid=cid, family=ANNE if number % 2 else BEN, at=START)
            )
            assert isinstance(outcome, Accepted), outcome
            print("acked", cid, outcome.event.seq, number % 2, flush=True)

    print("ready", flush=True)
    await asyncio.gather(*(visitor(number) for number in range(20)))


if __name__ == "__main__":
    asyncio.run(write_until_killed(Path(sys.argv[1]), int(sys.argv[2])))
