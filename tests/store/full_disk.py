"""A store whose files may not grow, as on a full disk (EFBIG): `python -m tests.store.full_disk DIR`.

Run by test_database.py in a process of its own, because the limit is a process's.
"""

from __future__ import annotations

import asyncio
import resource
import signal
import sys
from pathlib import Path

from salon.base.errors import Unavailable
from salon.chat.model import Accepted
from tests.store.worlds import ROOM, START, open_world, room, said


async def fill(root: Path) -> None:
    world = await open_world(root)
    await world.rooms.open(room())
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
    acked: list[int] = []
    codes: set[str] = set()
    refused = 0
    while refused < 40:
        outcomes = await asyncio.gather(
            *(world.log.append(said("x" * 1_500)) for _ in range(8)), return_exceptions=True
        )
        for outcome in outcomes:
            if isinstance(outcome, Accepted):
                acked.append(outcome.event.seq)
            else:
                assert isinstance(outcome, Unavailable), outcome
                codes.add(outcome.code)
                refused += 1
    assert codes == {"storage"}
    # Reading goes on, and says what was acked.
    page = await world.log.read(ROOM, 0, 10_000, START)
    assert [stored.event.seq for stored in page.events] == acked == list(range(1, len(acked) + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    after = await world.log.append(said("room again"))
    assert isinstance(after, Accepted), after
    assert after.event.seq == len(acked) + 1
    await world.close()
    again = await open_world(root)
    assert not again.new_epochs
    assert (await again.log.latest(ROOM, 1, START)).top == len(acked) + 1
    await again.close()
    print("acked", len(acked), "refused", refused)


if __name__ == "__main__":
    asyncio.run(fill(Path(sys.argv[1])))
