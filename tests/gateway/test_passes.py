"""Passes over HTTP, on a whole running site: tabs that race, thieves, idle passes, bans, leaving test mode."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from salon.config.schema import Settings
from salon.flow.passes import ROTATE_S
from tests.doors import Browser
from tests.running import Place, running_site

COOKIE = "__Host-salon"


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    async with running_site(tmp_path) as place:
        yield place


@pytest.fixture
async def anne(place: Place) -> AsyncIterator[Browser]:
    async with Browser(place.url) as browser:
        yield browser


@pytest.fixture
async def ben(place: Place) -> AsyncIterator[Browser]:
    async with Browser(place.url) as browser:
        yield browser


def strict(settings: Settings) -> Settings:
    levels = msgspec.structs.replace(settings.age.levels, idle_min=60)
    return msgspec.structs.replace(settings, age=msgspec.structs.replace(settings.age, levels=levels))


async def test_tabs_that_rotate_at_once_keep_the_pass_and_agree_on_the_token(place: Place, anne: Browser) -> None:
    await anne.enter("Anne")
    for _ in range(5):
        place.time.ahead_s += ROTATE_S
        before = anne.cookies[COOKIE]
        answers = await asyncio.gather(*(anne.rotate() for _ in range(6)))
        assert [answer.status_code for answer in answers] == [200] * 6
        given = {line for answer in answers for line in answer.headers.get_list("set-cookie") if COOKIE in line}
        assert len(given) == 1
        assert anne.cookies[COOKIE] != before
    place.time.ahead_s += 2 * ROTATE_S
    assert (await anne.rotate()).status_code == 200


async def test_the_cookie_lasts_as_long_as_the_pass_and_no_longer(place: Place, anne: Browser) -> None:
    await anne.show_age()
    place.time.ahead_s += 3 * 86_400
    rotated = await anne.rotate()
    cookie = next(line for line in rotated.headers.get_list("set-cookie") if COOKIE in line)
    assert f"Max-Age={27 * 86_400}" in cookie


async def test_with_the_strict_setting_an_idle_pass_ends_everywhere(tmp_path: Path) -> None:
    async with running_site(tmp_path, change=strict) as place, Browser(place.url) as anne, Browser(place.url) as ben:
        await anne.enter("Anne")
        await ben.enter("Ben")
        place.time.ahead_s += 800
        assert (await ben.call("PATCH", "/api/me", {"listed": False})).status_code == 200
        # Looking at oneself is what a page does by itself.
        assert (await anne.call("GET", "/api/me")).status_code == 200
        place.time.ahead_s += 3_600 - 800
        await place.running.upkeep.once()
        assert (await anne.rotate()).json()["code"] == "no_pass"
        assert (await ben.rotate()).status_code == 200


async def test_with_the_strict_setting_a_restart_asks_everybody_again(tmp_path: Path) -> None:
    async with running_site(tmp_path, change=strict) as place:
        anne, port = Browser(place.url), place.port
        await anne.enter("Anne")
    async with running_site(tmp_path, port=port, change=strict), anne:
        assert (await anne.rotate()).json()["code"] == "no_pass"
        assert (await anne.call("GET", "/api/me")).json()["code"] == "revoked"
