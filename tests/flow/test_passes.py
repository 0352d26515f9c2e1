"""Passes: replaced as they are used, ended when a copy shows itself, as long as the policy says."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from salon.base.errors import Refused
from salon.base.expiry import DAY_S
from salon.flow.levels import Levels
from salon.flow.passes import ROTATE_S
from tests.flow.halls import LEVELS, Hall, open_hall

HOUR = msgspec.structs.replace(LEVELS, idle_s=3_600.0)


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    async with open_hall(tmp_path) as hall:
        yield hall


@pytest.fixture
async def strict(tmp_path: Path) -> AsyncIterator[Hall]:
    async with open_hall(tmp_path, HOUR) as hall:
        yield hall


async def test_a_pass_is_good_for_the_days_of_its_level(hall: Hall) -> None:
    for level, days in (("av-zk", 60), ("av-plain", 30)):
        today = int(hall.clock.now() // DAY_S)
        anne = await hall.walk_in(level)
        entered = await anne.rotate()
        assert (entered.level, entered.until_day) == (level, today + days)
        hall.clock.advance((today + days + 1) * DAY_S - 1 - hall.clock.now())
        await anne.rotate()
        hall.clock.advance(1)
        with pytest.raises(Refused, match="no_pass"):
            await anne.rotate()


async def test_a_level_that_does_not_suffice_any_more_ends_when_it_is_next_used(hall: Hall) -> None:
    anne, ben = await hall.walk_in("av-plain"), await hall.walk_in("av-zk")
    family = anne.family(await anne.rotate())
    hall.again(Levels({"av-zk": 60, "av-plain": 0}))
    with pytest.raises(Refused, match="no_pass"):
        await anne.rotate()
    assert hall.revoked == {family}
    assert hall.dropped == [family]
    # Not kept for a policy that is looser again.
    hall.again(LEVELS)
    with pytest.raises(Refused, match="no_pass"):
        await anne.rotate()
    await ben.rotate()


async def test_a_shorter_time_holds_for_passes_that_are_out(hall: Hall) -> None:
    today = int(hall.clock.now() // DAY_S)
    anne = await hall.walk_in("av-zk")
    hall.again(Levels({"av-zk": 3}))
    assert (await anne.rotate()).until_day == today + 3
    # It does not move with each use.
    hall.clock.advance(2 * DAY_S)
    assert (await anne.rotate()).until_day == today + 3
    hall.clock.advance(2 * DAY_S)
    with pytest.raises(Refused, match="no_pass"):
        await anne.rotate()


async def test_two_tabs_that_race_end_with_the_same_token(hall: Hall) -> None:
    anne = await hall.walk_in()
    shown = await asyncio.gather(*(anne.show(anne.token) for _ in range(8)))
    assert len({entered.token for entered in shown}) == 1
    assert len({anne.family(entered) for entered in shown}) == 1
    # Whichever answer the browser kept is good long after the older tokens are forgotten.
    anne.token = shown[0].token
    hall.clock.advance(20 * DAY_S)
    await anne.rotate()


@pytest.mark.parametrize("seed", range(40))
async def test_no_interleaving_of_the_tabs_of_one_browser_ends_its_pass(hall: Hall, seed: int) -> None:
    """Each step is some tabs at once, each with a token the browser had a moment ago; answers may get lost."""
    chance = random.Random(seed)
    anne = await hall.walk_in()
    family = anne.family(await anne.rotate())
    lately = [anne.token]
    for _ in range(12):
        if chance.random() < 0.15:
            hall.again(LEVELS)
        tabs = [chance.choice(lately) for _ in range(chance.randint(1, 4))]
        shown = await asyncio.gather(*(anne.show(token) for token in tabs))
        assert {anne.family(entered) for entered in shown} == {family}
        kept = [entered.token or token for entered, token in zip(shown, tabs, strict=True) if chance.random() < 0.8]
        if chance.random() < 0.5:
            # Only what it keeps now is a cookie afterwards; what was older is forgotten in ten minutes.
            anne.token = chance.choice(kept or lately)
            lately = [anne.token]
            hall.clock.advance(chance.choice((1, ROTATE_S / 2)))
        lately = (lately + kept)[-3:]
    assert hall.dropped == []


async def test_a_lost_answer_heals_within_ten_minutes(hall: Hall) -> None:
    anne = await hall.walk_in()
    lost = await anne.show(anne.token)
    hall.clock.advance(ROTATE_S - 1)
    assert (await anne.rotate()).token == lost.token


async def test_after_a_restart_an_older_token_with_the_right_key_still_heals(hall: Hall) -> None:
    anne = await hall.walk_in()
    first = (await anne.show(anne.token)).token
    hall.again(LEVELS)
    second = (await anne.rotate()).token
    assert second not in {"", first}
    assert hall.dropped == []


async def test_a_copy_ends_the_family_once_its_token_was_replaced(hall: Hall) -> None:
    anne, thief = await hall.walk_in(), await hall.walk_in()
    copied = anne.token
    with pytest.raises(Refused, match="bad_answer"):
        await thief.show(copied)
    family = anne.family(await anne.rotate())
    with pytest.raises(Refused, match="revoked"):
        await thief.show(copied)
    assert hall.dropped == [family]
    with pytest.raises(Refused, match="no_pass"):
        await anne.rotate()


async def test_a_race_of_the_browser_with_a_thief_ends_the_family_or_gives_the_thief_nothing(hall: Hall) -> None:
    for _ in range(20):
        anne, thief = await hall.walk_in(), await hall.walk_in()
        results = await asyncio.gather(anne.rotate(), thief.show(anne.token), return_exceptions=True)
        assert isinstance(results[1], Refused)
        assert results[1].code in {"bad_answer", "revoked"}


async def test_a_pass_nobody_used_for_the_time_needs_a_fresh_proof(strict: Hall) -> None:
    anne, ben = await strict.walk_in(), await strict.walk_in()
    family = ben.family(await ben.rotate())
    await anne.rotate()
    strict.clock.advance(3_599)
    await anne.rotate()
    strict.clock.advance(1)
    with pytest.raises(Refused, match="no_pass"):
        await ben.rotate()
    assert strict.dropped == [family]
    mine = anne.family(await anne.rotate())
    strict.clock.advance(3_000)
    strict.keeper.used(mine)
    strict.clock.advance(3_599)
    await anne.rotate()


async def test_idle_passes_end_with_their_sockets_each_minute(strict: Hall) -> None:
    anne, ben = await strict.walk_in(), await strict.walk_in()
    families = [anne.family(await anne.rotate()), ben.family(await ben.rotate())]
    strict.clock.advance(3_000)
    strict.keeper.used(families[1])
    strict.clock.advance(600)
    assert await strict.keeper.end_idle() == 1
    assert (strict.dropped, strict.revoked) == ([families[0]], {families[0]})
    strict.clock.advance(3_000)
    assert await strict.keeper.end_idle() == 1
    assert await strict.keeper.end_idle() == 0


async def test_with_the_strict_setting_a_restart_fails_closed(strict: Hall) -> None:
    anne = await strict.walk_in()
    await anne.rotate()
    strict.again(HOUR)
    with pytest.raises(Refused, match="no_pass"):
        await anne.rotate()


async def test_without_it_nothing_ends_for_being_idle(hall: Hall) -> None:
    anne = await hall.walk_in()
    await anne.rotate()
    hall.clock.advance(20 * DAY_S)
    assert await hall.keeper.end_idle() == 0
    await anne.rotate()
