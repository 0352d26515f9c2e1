"""Waiting under a name: woken, replaced, let go, never left over."""

from __future__ import annotations

import asyncio

import pytest

from salon.base.errors import Refused
from salon.flow.waiting import AGAIN_S, Waiting


async def started(waiting: Waiting, name: str, seconds: float = 60) -> asyncio.Task[None]:
    """Somebody who waits by now."""
    task = asyncio.create_task(waiting.wait(name, seconds))
    await asyncio.sleep(0)
    return task


async def test_who_waits_is_woken_by_their_name_only() -> None:
    waiting = Waiting()
    anne, ben = await started(waiting, "anne"), await started(waiting, "ben")
    waiting.wake("anne")
    await anne
    assert not ben.done()
    waiting.wake("ben")
    await ben
    assert len(waiting) == 0


async def test_an_older_one_gives_way_to_a_newer_and_is_told_to_leave_it_alone() -> None:
    waiting = Waiting()
    older, newer = await started(waiting, "anne"), await started(waiting, "anne")
    with pytest.raises(Refused) as refused:
        await older
    assert (refused.value.code, refused.value.retry_after_s) == ("too_fast", AGAIN_S)
    assert len(waiting) == 1
    waiting.wake("anne")
    await newer


async def test_nothing_is_left_of_who_went_away_or_waited_long_enough() -> None:
    waiting = Waiting()
    gone = await started(waiting, "anne")
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    await waiting.wait("anne", 0)
    await waiting.wait("anne", -1)
    assert len(waiting) == 0


async def test_when_the_site_stops_nobody_waits() -> None:
    waiting = Waiting()
    anne, ben = await started(waiting, "anne"), await started(waiting, "ben")
    waiting.let_go()
    await asyncio.gather(anne, ben)
    await waiting.wait("anne", 60)
    assert len(waiting) == 0
