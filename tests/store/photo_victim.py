"""A process that stores photos until it is killed: `python -m tests.store.photo_victim DIR SEED`.

Prints `acked <id> <seq>` after each ack. A photo's bytes are its id, many times.
"""

from __future__ import annotations

import asyncio
import random
import sys
from pathlib import Path

import msgspec

from salon.base.errors import Refused
from salon.chat.model import Accepted, Judgement, Submission
from salon.chat.photo import PhotoKept
from salon.outside.chance import draw_key, draw_name
from salon.outside.photo_files import PhotoFileStore
from tests.store.worlds import START, open_world, room, said

HOLD = Judgement(outcome="hold", rule="photo_nudity", clause="2.7", rules=("photo_nudity@1",), family="nudity")


def photo_said(kept: PhotoKept, **given: object) -> Submission:
    """A submission that is a photo."""
    plain = said("", **given)  # type: ignore[arg-type]  # a test's shorthand
    return msgspec.structs.replace(plain, content=msgspec.structs.replace(plain.content, photo=kept))


def bytes_of(photo: str) -> bytes:
    return photo.encode() * 500


async def write_until_killed(root: Path, seed: int) -> None:
    chance = random.Random(seed)  # reproducible, not secret
    world = await open_world(root)
    files = PhotoFileStore(root / "data" / "photos")
    try:
        await world.rooms.open(room())
    except Refused:
        pass  # opened by an earlier run

    async def visitor() -> None:
        while True:
            kept = PhotoKept(draw_name(), chance.randbytes(32), draw_key(), 10, 10, b"\xff\xd8\xff")
            await files.write(kept.id, kept.key, bytes_of(kept.id))
            outcome = await world.log.append(photo_said(kept, at=START))
            assert isinstance(outcome, Accepted), outcome
            print("acked", kept.id, outcome.event.seq, flush=True)

    print("ready", flush=True)
    await asyncio.gather(*(visitor() for _ in range(8)))


if __name__ == "__main__":
    asyncio.run(write_until_killed(Path(sys.argv[1]), int(sys.argv[2])))
