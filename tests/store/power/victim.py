"""A process whose power fails: `python -m tests.store.power.victim DIR SEED`, run under the shim.

It talks, edits, holds, sweeps keys away, and writes what it was told to DIR/acks, which the shim records in order with
everything else. Then it stops between two instructions, as if the machine had.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
from pathlib import Path
from uuid import UUID

from salon.chat.model import Accepted, Held, Judgement
from salon.store.append import HOLDS_MAX
from salon.store.keeper import KeyKeeper
from tests.store.worlds import ANNE, BEN, START, open_world, said

ACKS, SWEEPS = 600, 6


async def talk_until_the_lights_go_out(root: Path, seed: int) -> None:
    chance = random.Random(seed)  # reproducible, not secret
    world = await open_world(root)
    keeper = KeyKeeper(world.database, world.keys, world.site)
    told = os.open(root / "acks", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    acks = 0
    holds = {ANNE: 0, BEN: 0}
    now = START

    def ack(**what: object) -> None:
        nonlocal acks
        acks += 1
        os.write(told, json.dumps(what).encode() + b"\n")

    async def visitor(number: int) -> None:
        mine: list[int] = []
        while True:
            family = ANNE if number % 2 else BEN
            cid = UUID(int=chance.getrandbits(128), version=4)
            hold = Judgement()
            if chance.random() < 0.1 and holds[family] < HOLDS_MAX:
                hold = Judgement(outcome="hold")
                holds[family] += 1
            if mine and chance.random() < 0.3:
                what = said(f"edit {cid}", cid=cid, family=family, at=now, kind="edit", target=mine[-1])
            else:
                what = said(f"text {cid}", cid=cid, family=family, at=now, judgement=hold)
            outcome = await world.log.append(what)
            assert isinstance(outcome, Accepted | Held), outcome
            seq = outcome.event.seq if isinstance(outcome, Accepted) else 0
            hold_id = outcome.hold if isinstance(outcome, Held) else ""
            if seq and what.kind == "message":
                mine.append(seq)
            ack(cid=str(cid), family=family, kind=what.kind, target=what.target, seq=seq, hold=hold_id, at=now)

    talking = [asyncio.create_task(visitor(number)) for number in range(6)]
    for turn in range(1, SWEEPS + 1):
        while acks < turn * ACKS // SWEEPS:
            await asyncio.sleep(0)
            for task in talking:
                if task.done():
                    task.result()  # whoever cannot go on says why, instead of being waited for
        now += 40  # another slot every few turns
        await keeper.seen(now)
        over = int(START // 300) - 50 + turn  # a slot that has ended, to be destroyed
        old = await world.database.write(lambda _c, over=over: world.keys.key(over))
        await keeper.destroy(over, 2**40)
        ack(destroyed=old.hex())
    del talking
    os._exit(0)


if __name__ == "__main__":
    asyncio.run(talk_until_the_lights_go_out(Path(sys.argv[1]), int(sys.argv[2])))
