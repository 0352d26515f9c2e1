"""One-to-one through the client: ask, agree, talk, end."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from salon.client import ClientError, Room, Visitor, enter
from salon.wire.frames import Notice
from tests.client.networks import DEADLINE_S
from tests.running import running_site


async def told(visitor: Visitor, code: str) -> Notice:
    """The next notice of this code."""
    async with asyncio.timeout(DEADLINE_S):
        async for news in visitor.news():
            if isinstance(news, Notice) and news.code == code:
                return news
    raise AssertionError(code)


async def place_of(visitor: Visitor) -> Room:
    return await visitor.join(next(info for info in await visitor.rooms() if info.name == "La place"))


async def test_two_visitors_agree_talk_and_end(tmp_path: Path) -> None:
    async with (
        running_site(tmp_path) as site,
        await enter(site.url, "Camille") as anne,
        await enter(site.url, "Robin") as ben,
    ):
        await place_of(anne)
        await place_of(ben)
        request = await anne.request("robin", "On parle de mandolines ?", judged=False)
        assert (await told(ben, "request_received")).params == {"name": "Camille"}
        waiting = (await ben.requests()).incoming
        assert [(one.id, one.sender and one.sender.name, one.judged) for one in waiting] == [
            (request, "Camille", False)
        ]
        there = await ben.accept(waiting[0])
        assert (await told(anne, "request_accepted")).params["room"] == there.id
        direct = (await anne.directs())[0]
        here = await anne.join(direct.room)
        assert (direct.room.name, direct.room.judged) == ("Robin", False)
        assert (await here.send("Bonsoir Robin")).outcome == "accepted"
        async with asyncio.timeout(DEADLINE_S):
            async for event in there.events():
                assert event.text == "Bonsoir Robin"
                break
        assert (await here.send("voir exemple.org")).code == "text_only"
        await ben.end_direct(there)
        assert (await told(anne, "blocked")).room == here.id
        with pytest.raises(ClientError) as caught:
            await here.send("Encore un mot")
        assert caught.value.code in {"room_closed", "not_joined"}
        assert await anne.directs() == []


async def test_withdrawn_and_declined_are_said_and_limits_hold(tmp_path: Path) -> None:
    async with (
        running_site(tmp_path) as site,
        await enter(site.url, "Camille") as anne,
        await enter(site.url, "Robin") as ben,
    ):
        await place_of(anne)
        await place_of(ben)
        request = await anne.request("Robin", "Bonsoir")
        await anne.withdraw(request)
        assert (await ben.requests()).incoming == ()
        with pytest.raises(ClientError) as caught:
            await ben.accept(request)
        assert caught.value.code == "gone"
        request = await ben.request("Camille", "Bonsoir")
        await anne.decline(request)
        assert (await told(ben, "request_declined")).params == {"name": "Camille"}
        with pytest.raises(ClientError) as caught:
            await ben.request("Camille", "Et maintenant ?")
        assert caught.value.code == "request_limit"
        with pytest.raises(ClientError) as caught:
            await ben.request("Nobody of this name", "Bonsoir")
        assert caught.value.code == "not_found"
