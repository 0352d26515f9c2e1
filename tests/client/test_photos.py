"""Photos of two visitors, through the real door, the real worker and real sockets."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from bench.pictures import encoded, scene
from PIL import Image

from salon.client import ClientError, Event, Room, Visitor, enter
from tests.client.networks import DEADLINE_S
from tests.running import Place, running_site


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Place]:
    async with running_site(tmp_path) as place:
        yield place


async def place_of(visitor: Visitor) -> Room:
    return await visitor.join(next(info for info in await visitor.rooms() if info.name == "La place"))


async def next_photo(room: Room) -> Event:
    async with asyncio.timeout(DEADLINE_S):
        async for event in room.events():
            if event.photo is not None:
                return event
    raise AssertionError("no photo came")


def picture(seed: int = 11) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "MAKER-OF-CAMERAS"
    return encoded(scene(seed, 640, 480), exif=exif)


async def test_a_photo_reaches_the_room_without_what_the_camera_wrote(site: Place) -> None:
    async with await enter(site.url, "Camille") as anne, await enter(site.url, "Robin") as ben:
        here, there = await place_of(anne), await place_of(ben)
        cid = uuid4()
        verdict = await here.send_photo(picture(), cid=cid)
        assert (verdict.outcome, verdict.cid) == ("accepted", str(cid))
        event = await next_photo(there)
        assert event.photo is not None
        assert (event.seq, event.text, event.author) == (verdict.seq, "", anne.tag)
        assert (event.photo.width, event.photo.height, event.photo.blurred) == (640, 480, False)
        image = await there.photo(event)
        assert Image.open(io.BytesIO(image)).size == (640, 480)
        assert b"MAKER" not in image
        again = await here.send_photo(picture(), cid=cid)
        assert (again.outcome, again.seq) == ("accepted", verdict.seq)
        other = await here.send_photo(picture(12), cid=cid)
        assert (other.outcome, other.code) == ("refused", "conflict")


async def test_what_is_said_of_a_photo_comes_with_it_and_is_judged_like_a_message(site: Place) -> None:
    async with await enter(site.url, "Camille") as anne, await enter(site.url, "Robin") as ben:
        here, there = await place_of(anne), await place_of(ben)
        await here.send_photo(picture(), words="Des collines, à l’aube")
        assert (await next_photo(there)).text == "Des collines, à l’aube"
        verdict = await here.send_photo(picture(12), words="you are such a loser, ugly hills")
        assert verdict.outcome == "held"
        with pytest.raises(ClientError, match="text_length"):
            await here.send_photo(picture(13), words="a" * 301)


async def test_a_description_that_shows_nothing_is_none_and_a_wall_of_lines_is_refused(site: Place) -> None:
    async with await enter(site.url, "Camille") as anne:
        here = await place_of(anne)
        await here.send_photo(picture(), words="\u200b\u2800\x07\u3164")
        assert (await next_photo(here)).text == ""
        with pytest.raises(ClientError, match="text_length"):
            await here.send_photo(picture(12), words="a\n" * 61 + "a")


async def test_somebody_elsewhere_and_after_a_retraction_everybody_gets_the_same_not_found(site: Place) -> None:
    async with await enter(site.url, "Camille") as anne, await enter(site.url, "Robin") as ben:
        here = await place_of(anne)
        verdict = await here.send_photo(picture())
        event = await next_photo(here)
        assert await here.photo(event)
        assert event.photo is not None
        for wanted in (event.photo.id, "A" * 22, "..", "x"):
            with pytest.raises(ClientError, match="not_found"):
                await ben.door.get_bytes(f"/api/photo/{wanted}")
        await here.retract(verdict.seq)
        with pytest.raises(ClientError, match="not_found"):
            await here.photo(event)


async def test_what_is_no_picture_is_refused_with_its_reason(site: Place) -> None:
    async with await enter(site.url, "Camille") as anne:
        here = await place_of(anne)
        for data, code in (
            (b"\x00\x00\x00\x18ftypmp42" + bytes(40), "video_refused"),
            (b"%PDF-1.7 and so on", "photo_format"),
            (picture()[:2_000], "photo_broken"),
        ):
            with pytest.raises(ClientError, match=code):
                await here.send_photo(data)


async def test_nobody_sends_a_photo_into_a_room_they_are_not_in(site: Place) -> None:
    async with await enter(site.url, "Camille") as anne:
        room = (await anne.rooms())[0].id
        with pytest.raises(ClientError, match="not_joined"):
            await anne.door.send_bytes(f"/api/photo?room={room}&cid={uuid4()}", picture())
