"""The crowd: N simulated visitors, until told to stop. `salon demo --crowd N` runs it in a process of its own.

They use nothing but `salon.client`, say nothing but what `fr.txt` and `en.txt` hold, and are announced as
simulated wherever they are: by the demo, and by the banner of a site in test mode.
"""

from __future__ import annotations

import asyncio
import contextlib
from random import Random
from typing import Final

from salon.base.values import RoomInfo
from salon.client import ClientError, directory
from salon.crowd.guest import Guest, languages
from salon.crowd.stage import Counts, Pace, Stage

PATIENCE_S: Final = 2.0
PER_ROOM: Final = 2
"""A conversation needs two; with fewer visitors fewer rooms are lively."""
STOP_S: Final = 8.0
"""Everybody is out by then."""


async def run_crowd(
    url: str, count: int, *, seed: int | None = None, stop: asyncio.Event, pace: Pace | None = None
) -> Counts:
    """Let `count` simulated visitors in, one after the other, and let them talk until `stop` is set.

    Args:
        url: of a site in test mode.
        count: 1 to 200.
        seed: the same seed makes the same people with the same habits.
        stop: ends it, within `STOP_S` seconds.
        pace: how fast they are.

    Returns:
        What became of what they said.
    """
    chance, pace, counts = Random(seed), pace or Pace(), Counts()  # noqa: S311  # small talk needs no secrets
    tasks: set[asyncio.Task[None]] = set()
    main = asyncio.create_task(_run(url, count, chance, pace, counts, tasks))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({main, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if main.done():
            main.result()
    finally:
        for task in (main, stopping, *tasks):
            task.cancel()
        await asyncio.wait({main, stopping, *tasks}, timeout=STOP_S)
    return counts


async def _run(
    url: str, count: int, chance: Random, pace: Pace, counts: Counts, tasks: set[asyncio.Task[None]]
) -> None:
    ours: set[str] = set()
    found = await _rooms(url)
    rooms = _lively(found, count)
    stages = [Stage(info, _split(chance), pace, ours, counts) for info in rooms]
    for stage in stages:
        tasks.add(asyncio.create_task(stage.direct()))
    for number in range(count):
        home = stages[number % len(stages)]
        lang = languages(home.info)
        mine = [stage for stage in stages if languages(stage.info) == lang]
        guest = Guest(url, lang, mine, home, _split(chance), pace, ours, counts)
        tasks.add(asyncio.create_task(guest.live()))
        # The first few come at once: a room with nobody in it is a poor welcome.
        await asyncio.sleep(chance.uniform(*pace.enter_s) * (0.2 if number < 2 * len(stages) else 1.0))
    await asyncio.gather(*tasks)


def _split(chance: Random) -> Random:
    """Chance of one's own, so that who comes late changes nobody else's habits."""
    return Random(chance.random())  # noqa: S311  # small talk needs no secrets


async def _rooms(url: str) -> list[RoomInfo]:
    """The operator's rooms; waits for a site that is still starting, or has no open room yet."""
    while True:
        with contextlib.suppress(ClientError):
            found = [info for info in await directory(url) if info.kind == "seeded" and info.state == "open"]
            if any(not info.opens_ms for info in found):
                return [info for info in found if not info.opens_ms]
        await asyncio.sleep(PATIENCE_S)


def _lively(rooms: list[RoomInfo], count: int) -> list[RoomInfo]:
    """As many rooms as can be lively, those where people arrive first, languages in turn."""
    arrivals = ("bonjours", "hellos", "arriv")
    ordered = sorted(rooms, key=lambda info: (not any(word in info.topic.casefold() for word in arrivals), info.name))
    return ordered[: max(1, count // PER_ROOM)]
