"""Passes over HTTP, on a whole running site: tabs that race, thieves, idle passes, bans, leaving test mode."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import msgspec
import pytest

from salon.cli.staff import new_bootstrap
from salon.client import ClientError, DoorShut, Room, Visitor, enter
from salon.config.schema import Probation, Settings
from salon.flow.passes import ROTATE_S
from tests.doors import Browser
from tests.gateway.test_desk import Site
from tests.outside.authenticator import Authenticator
from tests.running import DEADLINE_S, Place, running_site

COOKIE = "__Host-salon"


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


# ------------------------------------------------------------------ probation


def small(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, probation=Probation(talk_after_min=10, talk_after_messages=2))


async def place_of(visitor: Visitor) -> Room:
    return await visitor.join((await visitor.rooms())[0])


async def test_a_new_pass_is_told_what_is_left_and_a_restart_changes_nothing(tmp_path: Path) -> None:
    async with running_site(tmp_path, change=small) as place:
        port, ahead_s = place.port, 300
        anne, ben = await enter(place.url, "Camille"), await enter(place.url, "Robin")
        here, _ = await place_of(anne), await place_of(ben)
        assert (await here.send("il pleut ce soir")).outcome == "accepted"
        place.time.ahead_s += ahead_s
        with pytest.raises(ClientError) as refused:
            await anne.request("Robin", "On parle de mandolines ?")
        assert (refused.value.code, refused.value.left) == ("on_probation", 1)
        assert 295 <= refused.value.retry_after_s <= 300
        with pytest.raises(ClientError, match="on_probation"):
            await here.send("regarde https://example.org/rose")
        for links in ("https://example.org/rose", "www.example.org"):
            with pytest.raises(ClientError, match="on_probation"):
                await anne.open_room(f"La rose {links}")
    async with running_site(tmp_path, port=port, change=small, at=place.time) as place:
        with pytest.raises(ClientError) as refused:
            await anne.door.call("POST", "/api/requests", {"to": ben.tag, "text": "On parle ?", "judged": True})
        assert refused.value.left == 1
        assert 290 <= refused.value.retry_after_s <= 300
        await anne.close()
        await ben.close()


async def test_the_page_can_ask_what_is_left(tmp_path: Path) -> None:
    async with running_site(tmp_path, change=small) as place, Browser(place.url) as anne:
        await anne.enter("Anne")
        probation = (await anne.call("GET", "/api/me")).json()["probation"]
        assert (probation["talk"]["messages"], probation["photos"]["messages"]) == (2, 15)
        assert 595 <= probation["talk"]["seconds"] <= 600
        assert (await anne.call("PATCH", "/api/me", {"listed": True})).json()["probation"]["talk"]["messages"] == 2
        asked = await anne.call("POST", "/api/requests", {"to": "A" * 12, "text": "On parle ?", "judged": True})
        assert asked.json() | {"retry_after_s": 0} == {"code": "on_probation", "retry_after_s": 0, "left": 2}
        assert (asked.status_code, 590 <= int(asked.headers["retry-after"]) <= 600) == (403, True)


async def test_in_test_mode_nothing_is_barred_unless_it_is_configured(anne: Browser) -> None:
    await anne.enter("Anne")
    nothing = {"seconds": 0, "messages": 0}
    assert (await anne.call("GET", "/api/me")).json()["probation"] == {"talk": nothing, "photos": nothing}


# ------------------------------------------------------------------ the budget of a network


def behind_a_proxy(settings: Settings) -> Settings:
    server = msgspec.structs.replace(settings.server, trusted_proxies=("127.0.0.0/8",))
    age = msgspec.structs.replace(settings.age, fresh_proofs=2)
    return msgspec.structs.replace(small(settings), server=server, age=age)


async def test_many_fresh_proofs_of_one_network_are_slower_and_longer_but_never_shut_out(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        place = await stack.enter_async_context(running_site(tmp_path, change=behind_a_proxy))

        async def begin(address: str, lane: str = "dcapi") -> tuple[Browser, httpx.Response]:
            browser = await stack.enter_async_context(Browser(place.url))
            browser.http.headers["forwarded"] = f"for={address}"
            return browser, await browser.call("POST", "/api/age/begin", {"key": browser.jwk, "lane": lane})

        async def come(address: str) -> int:
            """Through the door; the seconds of probation."""
            browser, begun = await begin(address)
            assert begun.status_code == 201, begun.text
            assert (await browser.finish(begun.json(), await browser.present(begun.json()))).status_code == 200
            await browser.rotate()
            me = await browser.call("GET", "/api/me")
            return round(me.json()["probation"]["talk"]["seconds"] / 600)

        assert [await come(f"198.51.100.{n}") for n in (1, 2, 3)] == [1, 1, 4]
        _, slow = await begin("198.51.100.3")
        assert (slow.status_code, slow.json()["code"]) == (429, "too_fast")
        assert 1 <= int(slow.headers["retry-after"]) <= 5
        for lane in ("link", "qr"):
            _, other = await begin("198.51.100.4", lane)
            assert (other.status_code, other.json()["code"]) == (403, "wallet_here_only")
        assert await come("203.0.113.1") == 1
        place.time.ahead_s += 86_400
        assert await come("198.51.100.3") == 1


# ------------------------------------------------------------------ bans


async def test_a_banned_family_is_out_everywhere_and_a_fresh_proof_begins_small(tmp_path: Path) -> None:
    """Pass, ticket and socket end at once and after a restart; what a person may do is begin again, small."""
    async with running_site(tmp_path, change=small) as place, httpx.AsyncClient(base_url=place.url) as http:
        desk = Site(place, http, Authenticator(origin=place.url))
        desk.session = await desk.join(await new_bootstrap(place.running.settings))
        anne, ben = await enter(place.url, "Camille"), await enter(place.url, "Robin")
        info = (await ben.rooms())[0]
        here, _ = await anne.join(info), await ben.join(info)
        for text in ("il pleut ce soir", "le marché était plein"):
            await here.send(text)
        ticket = await anne.door.ticket()
        await ben.report("visitor", "threat", room=info.id, tag=anne.tag)
        (item,) = (await desk.ok("GET", "/api/staff/queue"))["items"]
        act = {"act": "suspend", "reason": "threat", "minutes": 600}
        await desk.ok("POST", f"/api/staff/cases/{item['id']}/act", act)
        with pytest.raises(DoorShut):
            async with asyncio.timeout(DEADLINE_S):
                async for _event in here.events():
                    pass
        with pytest.raises(DoorShut):
            await anne.door.ticket(fresh=True)
        port = place.port
        await ben.close()
    async with running_site(tmp_path, port=port, change=small) as place, Browser(place.url) as robin:
        robin.ticket = ticket
        assert (await robin.call("GET", "/api/me")).json()["code"] == "revoked"
        with pytest.raises(DoorShut):
            await anne.door.ticket(fresh=True)
        await anne.close()
        robin.ticket = ""
        await robin.enter("Maxime")
        probation = (await robin.call("GET", "/api/me")).json()["probation"]
        assert probation["talk"]["messages"] == 2
