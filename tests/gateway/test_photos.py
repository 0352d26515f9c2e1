"""The routes of photos: who may, how much, in what form a picture leaves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import msgspec
import pytest
import pytest_asyncio

from salon.base.errors import Refused
from salon.base.ids import RoomId
from salon.client import ClientError, Visitor, enter
from salon.config.schema import Probation, Settings
from salon.media.sniff import SIZE_MAX_BYTES
from tests.client.networks import DEADLINE_S
from tests.flow.galleries import clean, place_of
from tests.running import Place, running_site

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Place]:
    async with running_site(tmp_path_factory.mktemp("site")) as place:
        yield place


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def http(site: Place) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=site.url, trust_env=False, timeout=DEADLINE_S) as one:
        yield one


async def signed(visitor: Visitor) -> dict[str, str]:
    return {"Authorization": f"Salon {await visitor.door.ticket()}"}


def where(room: str, **more: object) -> str:
    asked = {"room": room, "cid": str(uuid4())} | more
    return "/api/photo?" + "&".join(f"{name}={value}" for name, value in asked.items())


async def test_nobody_sends_or_sees_without_a_ticket_or_a_staff_session(site: Place, http: httpx.AsyncClient) -> None:
    room = next(iter(await site.running.services.rooms.directory())).id
    assert (await http.post(where(room), content=clean())).status_code == 401
    assert (await http.get(f"/api/photo/{'A' * 22}")).status_code == 401
    for answer in (
        await http.get("/api/staff/cases/acaseacaseacasea/photo"),
        await http.post("/api/staff/cases/acaseacaseacasea/photo/clear", json={}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "not_staff")


async def test_what_is_asked_wrongly_is_malformed(site: Place, http: httpx.AsyncClient) -> None:
    async with await enter(site.url, "Aude") as anne:
        room, headers = await place_of(anne), await signed(anne)
        for wrong in (
            where("nope"),
            where(room.id, cid="1"),
            where(room.id, reply_to=-1),
            where(room.id, reply_to="x"),
            "/api/photo",
        ):
            answer = await http.post(wrong, content=clean(), headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (400, "malformed"), wrong
        answer = await http.post(where(room.id), content=b"", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


async def test_too_many_bytes_are_refused_before_and_while_they_are_read(site: Place, http: httpx.AsyncClient) -> None:
    async with await enter(site.url, "Blaise") as anne:
        room, headers = await place_of(anne), await signed(anne)
        stated = await http.post(where(room.id), content=bytes(SIZE_MAX_BYTES + 1), headers=headers)
        assert (stated.status_code, stated.json()["code"]) == (413, "photo_size")

        async def drip() -> AsyncIterator[bytes]:
            for _ in range(SIZE_MAX_BYTES // 65_536 + 1):
                yield bytes(65_536)

        flowing = await http.post(where(room.id), content=drip(), headers=headers)
        assert (flowing.status_code, flowing.json()["code"]) == (413, "photo_size")


async def test_a_picture_leaves_as_a_picture_and_as_nothing_else(site: Place, http: httpx.AsyncClient) -> None:
    async with await enter(site.url, "Chloe") as anne:
        room, headers = await place_of(anne), await signed(anne)
        sent = await http.post(where(room.id), content=clean(), headers=headers)
        assert sent.status_code == 200
        assert sent.headers["cache-control"] == "no-store"
        verdict = sent.json()
        assert (verdict["type"], verdict["outcome"]) == ("verdict", "accepted")
        stored = await site.running.live.deliver._log.event(room.id, verdict["seq"], site.running.clock.now())  # type: ignore[arg-type]
        assert stored is not None
        assert stored[0].photo is not None
        answer = await http.get(f"/api/photo/{stored[0].photo.id}", headers=headers)
        assert answer.status_code == 200
        assert answer.content.startswith(b"\xff\xd8\xff")
        assert answer.headers["content-type"] == "image/jpeg"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


async def test_one_upload_at_a_time_and_four_at_once(site: Place, http: httpx.AsyncClient) -> None:
    async with await enter(site.url, "Denis") as anne:
        room, headers = await place_of(anne), await signed(anne)
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def slowly() -> AsyncIterator[bytes]:
            yield clean()[:100]
            begun.set()
            await go_on.wait()
            yield clean()[100:]

        first = asyncio.create_task(http.post(where(room.id), content=slowly(), headers=headers))
        async with asyncio.timeout(DEADLINE_S):
            await begun.wait()
            while "uploading" not in await state(site, anne):
                pass
        second = await http.post(where(room.id), content=clean(), headers=headers)
        assert (second.status_code, second.json()["code"]) == (429, "too_fast")
        go_on.set()
        assert (await first).json()["outcome"] == "accepted"
        answers = [await http.post(where(room.id), content=clean(), headers=headers) for _ in range(4)]
        assert [one.status_code for one in answers] == [200, 200, 200, 429]
        assert answers[-1].json()["retry_after_s"] > 0


@asynccontextmanager
async def under_way(site: Place, http: httpx.AsyncClient, anne: Visitor, room: str) -> AsyncIterator[list[Any]]:
    """A photo of which 100 bytes have come; the rest follows at the end, then its answer is in the list."""
    site.time.ahead_s += 20  # a room takes so many in a while
    go_on, headers = asyncio.Event(), await signed(anne)
    answers: list[Any] = []

    async def slowly() -> AsyncIterator[bytes]:
        yield clean()[:100]
        await go_on.wait()
        yield clean()[100:]

    sending = asyncio.create_task(http.post(where(room), content=slowly(), headers=headers))
    async with asyncio.timeout(DEADLINE_S):
        while "uploading" not in await state(site, anne):
            pass
        yield answers
        go_on.set()
        answer = await sending
    answers.append((answer.status_code, answer.json().get("code", answer.json().get("outcome"))))


async def test_who_leaves_the_room_while_a_photo_is_sent_says_nothing_there(
    site: Place, http: httpx.AsyncClient
) -> None:
    async with await enter(site.url, "Lea") as anne:
        room = await place_of(anne)
        async with under_way(site, http, anne, room.id) as answers:
            await room.leave()
        assert answers == [(403, "not_joined")]


async def test_a_pass_that_ends_while_a_photo_is_sent_ends_the_photo(site: Place, http: httpx.AsyncClient) -> None:
    async with await enter(site.url, "Marius") as anne:
        room = await place_of(anne)
        families = {one.tag: one.family for ones in site.running.services.hub.families.values() for one in ones}
        async with under_way(site, http, anne, room.id) as answers:
            await site.running.services.passes.revoke(families[anne.tag])  # type: ignore[index]
        assert answers == [(403, "revoked")]


async def test_a_freeze_a_shield_or_lost_trust_stops_a_photo_that_is_under_way(
    site: Place, http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = site.running.services.photos
    shields = photos._deliver._shields
    assert shields is not None
    async with await enter(site.url, "Nadia") as anne:
        room = await place_of(anne)
        family = next(one.family for ones in photos._hub.families.values() for one in ones if one.tag == anne.tag)
        async with under_way(site, http, anne, room.id) as answers:
            photos._closed._frozen[family] = site.running.clock.now() + 60
        assert answers == [(403, "muted")]
        del photos._closed._frozen[family]
        async with under_way(site, http, anne, room.id) as answers:
            shields.put(RoomId(room.id), "read_only", 1, "staff")
        assert answers == [(403, "shielded")]
        shields.put(RoomId(room.id), "open", 1, "staff")

        def unconfirmed() -> None:
            raise Refused("trust_unconfirmed")

        with monkeypatch.context() as lost:
            async with under_way(site, http, anne, room.id) as answers:
                lost.setattr(photos._deliver, "_check_private", unconfirmed)
            assert answers == [(403, "trust_unconfirmed")]


async def test_a_body_that_trickles_is_given_up_and_its_place_is_free(
    site: Place, http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with await enter(site.url, "Olga") as anne:
        room, headers = await place_of(anne), await signed(anne)
        never = asyncio.Event()

        async def trickle() -> AsyncIterator[bytes]:
            yield clean()[:100]
            await never.wait()

        monkeypatch.setattr("salon.gateway.photos.BODY_S", 0.3)
        sending = asyncio.create_task(http.post(where(room.id), content=trickle(), headers=headers))
        async with asyncio.timeout(DEADLINE_S):
            while "uploading" not in await state(site, anne):
                pass
            while "uploading" in await state(site, anne):
                pass
            never.set()
            answer = await sending
        assert (answer.status_code, answer.json()["code"]) == (503, "busy")
        assert answer.json()["retry_after_s"] > 0


async def state(site: Place, visitor: Visitor) -> set[str]:
    """What the flow knows of a visitor; asked over the loop, so that the server gets its turn."""
    await asyncio.sleep(0)
    families = {one.tag: one.family for ones in site.running.services.hub.families.values() for one in ones}
    uploading = site.running.services.photos._uploading
    return {"uploading"} if families[visitor.tag] in uploading else set()  # type: ignore[index]


async def test_a_one_to_one_that_is_not_judged_takes_no_photo(site: Place) -> None:
    async with await enter(site.url, "Edith") as anne, await enter(site.url, "Felix") as ben:
        await place_of(anne)
        await place_of(ben)
        asked = await anne.request("Felix", "On parle ?", judged=False)
        talk = await ben.accept(asked, judged=True)
        room = await anne.join(talk.id)
        with pytest.raises(Exception, match="text_only"):
            await room.send_photo(clean())


async def test_who_blocked_the_author_does_not_get_the_picture(site: Place) -> None:
    async with await enter(site.url, "Gilles") as anne, await enter(site.url, "Helene") as ben:
        here, there = await place_of(anne), await place_of(ben)
        said = await here.send_photo(clean())
        stored = await site.running.live.deliver._log.event(here.id, said.seq, site.running.clock.now())  # type: ignore[arg-type]
        assert stored is not None
        assert await there.photo(stored[0])
        await ben.block(anne.tag)
        with pytest.raises(Exception, match="not_found"):
            await there.photo(stored[0])


async def test_a_new_pass_waits_before_its_first_photo(tmp_path: Path) -> None:
    def change(settings: Settings) -> Settings:
        return msgspec.structs.replace(settings, probation=Probation(photos_after_min=1, photos_after_messages=1))

    async with running_site(tmp_path, change=change) as place, await enter(place.url, "Irene") as anne:
        here = await place_of(anne)
        with pytest.raises(Exception, match="on_probation") as told:
            await here.send_photo(clean())
        assert (told.value.left, told.value.retry_after_s > 0) == (1, True)  # type: ignore[attr-defined]
        await here.send("Bonsoir à tous")
        place.time.ahead_s += 61
        assert (await here.send_photo(clean())).outcome == "accepted"


async def test_bodies_under_way_and_files_are_bounded_together(site: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    async with await enter(site.url, "Justine") as anne:
        here = await place_of(anne)
        with monkeypatch.context() as little:
            little.setattr("salon.flow.photo.IN_MEMORY_MAX_BYTES", 1_000)
            with pytest.raises(ClientError, match="busy") as busy:
                await here.send_photo(clean())
            assert busy.value.retry_after_s > 0
        with monkeypatch.context() as full:
            full.setattr(site.running.services.photos, "_store_max_bytes", 0)
            with pytest.raises(ClientError, match="busy"):
                await here.send_photo(clean())
            assert "storage" in site.running.alarms.now()
        assert (await here.send_photo(clean())).outcome == "accepted"
