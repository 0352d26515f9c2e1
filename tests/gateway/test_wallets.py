"""A wallet's answer to an `av://` link over HTTP: the two lanes, and everybody who should get nowhere by them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from json import dumps
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from salon.age.openid4vp import client_id
from salon.age.transcript import openid4vp_transcript
from salon.base.base64url import to_text
from salon.flow.tally import GIVEN
from salon.outside.age_wallet import asked_by, form
from salon.outside.chance import draw_secret
from tests.doors import Browser, returned
from tests.running import DEADLINE_S, Place, running_site

NOT_SHOWN = (403, b'{"code":"age_not_shown"}')


def causes(place: Place) -> dict[str, int]:
    """What was refused and why, as only the operator knows."""
    today = next(iter(place.running.services.tally.days().values()), {})
    return {cause: count for cause, count in today.items() if cause != GIVEN}


def plain(response: httpx.Response) -> tuple[int, bytes, list[tuple[str, str]]]:
    """An answer to the byte, but for the response code in it and the date."""
    body = re.sub(rb"#age=[a-z]+-[A-Za-z0-9_-]{43}\.[A-Za-z0-9_-]{43}\"", b'#age="', response.content)
    headers = [(name, value) for name, value in response.headers.multi_items() if name != "date"]
    return response.status_code, body, headers


async def waits(place: Place, browser: Browser, begun: dict[str, Any], code: str = "") -> asyncio.Task[httpx.Response]:
    """A page that waits for the outcome, for sure."""
    before = len(place.running.services.prove.waiting)
    task = asyncio.create_task(browser.collect(begun, code))
    await until(lambda: len(place.running.services.prove.waiting) > before)
    return task


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(DEADLINE_S):
        while not condition():
            await asyncio.sleep(0)


# ---------------------------------------------------------------------- the two lanes


async def test_a_wallet_on_this_device_brings_its_owner_back_into_the_site(place: Place, anne: Browser) -> None:
    begun = await anne.begin("link")
    assert begun["lane"] == "link"
    assert list(begun["request"]) == ["url"]
    back = (await anne.post(begun)).json()
    assert list(back) == ["redirect_uri"]
    start, _, code = back["redirect_uri"].rpartition(".")
    assert start == f"{place.url}/enter#age={begun['transaction']}"
    shown = await anne.collect(begun, code)
    assert (shown.status_code, shown.json()) == (200, {"level": "test"})
    assert (await anne.rotate()).status_code == 200
    assert (await anne.name("Anne")).status_code == 200


async def test_a_page_whose_code_was_scanned_is_told_when_the_answer_comes(place: Place, anne: Browser) -> None:
    begun = await anne.begin("qr")
    assert sorted(begun["request"]) == ["qr", "url"]
    assert begun["request"]["qr"].startswith("<svg ")
    waiting = await waits(place, anne, begun)
    posted = await anne.post(begun)
    assert (posted.status_code, posted.content) == (200, b"{}")
    assert (await waiting).json() == {"level": "test"}
    assert (await anne.rotate()).status_code == 200


async def test_both_tabs_of_a_browser_come_through_when_the_wallet_returns_into_a_new_one(
    place: Place, anne: Browser
) -> None:
    begun = await anne.begin("link")
    first = await waits(place, anne, begun)
    code = returned(await anne.post(begun))
    # The tab one came from may not collect without the code, and is not told how it went.
    assert ((await first).status_code, (await first).json()) == (202, {"waiting": True})
    first = await waits(place, anne, begun)
    assert (await anne.collect(begun, code)).status_code == 200
    assert (await first).status_code == 403
    # It looks for a pass before it shows a refusal, and there is one.
    assert (await anne.rotate()).status_code == 200


async def test_nothing_of_an_answer_is_left_when_it_was_collected(place: Place, anne: Browser) -> None:
    assert (await anne.show_age_by_link()).status_code == 200
    prove = place.running.services.prove
    assert (prove._open, prove._outcomes, len(prove.waiting)) == ({}, {}, 0)


# ---------------------------------------------------------------------- who waits


async def test_a_newer_page_takes_the_place_of_an_older_one_that_waits(place: Place, anne: Browser) -> None:
    begun = await anne.begin("qr")
    older = await waits(place, anne, begun)
    newer = asyncio.create_task(anne.collect(begun))
    assert (await older).json() == {"code": "too_fast", "retry_after_s": 5.0}
    await anne.post(begun)
    assert (await newer).status_code == 200


async def test_who_went_away_is_not_waited_for_and_takes_nothing_with_them(place: Place, anne: Browser) -> None:
    begun = await anne.begin("qr")
    gone = await waits(place, anne, begun)
    gone.cancel()
    await until(lambda: len(place.running.services.prove.waiting) == 0)
    await anne.post(begun)
    assert (await anne.collect(begun)).status_code == 200


async def test_a_site_that_stops_keeps_nobody_waiting(tmp_path: Path) -> None:
    async with running_site(tmp_path) as place, Browser(place.url) as anne:
        waiting = await waits(place, anne, await anne.begin("qr"))
        place.running.stop()
        # After the ten seconds that a stop gives to what is under way there would be no answer at all.
        assert (await waiting).status_code == 202


# ---------------------------------------------------------------------- what an answer to a wallet says


async def test_a_wallet_is_answered_the_same_whatever_became_of_its_answer(place: Place, anne: Browser) -> None:
    answers: dict[str, list[httpx.Response]] = {"link": [], "qr": []}
    for lane, same in answers.items():
        begun = await anne.begin(lane)
        adult = await anne.form(begun)
        same += [await anne.post(begun, adult), await anne.post(begun, adult)]
        same.append(await anne.post(begun, await anne.form(begun, adult=False)))
        for bad in (
            {"x": ""},
            {"state": begun["transaction"]},
            {"state": "", "error": "access_denied"},
            {"vp_token": "[["},
        ):
            same.append(await anne.post(await anne.begin(lane), bad))
        declining = await anne.begin(lane)
        declined = {"state": declining["transaction"], "error": "access_denied", "error_description": "no"}
        same.append(await anne.post(declining, declined))
        unknown = f"{place.url}/api/age/av/{lane}-{draw_secret()}"
        same.append(await anne.http.post(unknown, data=adult))
        late = await anne.begin(lane)
        adult = await anne.form(late)
        place.time.ahead_s += 300
        same.append(await anne.post(late, adult))
    for lane, same in answers.items():
        assert len({str(plain(answer)) for answer in same}) == 1, lane
        assert same[0].status_code == 200
        assert same[0].headers["cache-control"] == "no-store"
        assert "set-cookie" not in same[0].headers
    assert {answer.content for answer in answers["qr"]} == {b"{}"}
    assert len({answer.content for answer in answers["link"]}) == len(answers["link"])
    assert causes(place) == {"transaction": 8, "transport": 8, "declined": 2}


async def test_every_refusal_to_collect_is_the_same_to_the_byte(place: Place, anne: Browser, ben: Browser) -> None:
    refusals = []
    for lane in ("link", "qr"):
        begun = await anne.begin(lane)
        answer = await anne.post(begun, await anne.form(begun, adult=False))
        code = returned(answer) if lane == "link" else ""
        ben.cookies = dict(anne.cookies)
        refusals += [await ben.collect(begun, code), await anne.collect(begun, code), await anne.collect(begun, code)]
        begun = await anne.begin(lane)
        declined = await anne.post(begun, {"state": begun["transaction"], "error": "access_denied"})
        refusals.append(await anne.collect(begun, returned(declined) if lane == "link" else ""))
        begun = await anne.begin(lane)
        await anne.post(begun)
        anne.cookies.pop("salon_age")
        refusals.append(await anne.collect(begun, "x"))
    begun = await anne.begin("link")
    await anne.post(begun)
    refusals += [await anne.collect(begun, draw_secret()), await anne.collect({"transaction": "link-x"}, "x")]
    begun = await anne.begin("qr")
    place.time.ahead_s += 301
    refusals.append(await anne.collect(begun))
    refusals.append(await anne.finish(begun, "AAAA"))
    assert {(answer.status_code, answer.content) for answer in refusals} == {NOT_SHOWN}
    assert "__Host-salon" not in anne.cookies
    assert "__Host-salon" not in ben.cookies


async def test_who_declines_has_used_up_the_attempt(place: Place, anne: Browser) -> None:
    begun = await anne.begin("qr")
    adult = await anne.form(begun)
    await anne.post(begun, {"state": begun["transaction"], "error": "access_denied"})
    await anne.post(begun, adult)
    assert (await anne.collect(begun)).status_code == 403
    assert causes(place) == {"declined": 1, "transaction": 1}


async def test_of_two_pages_and_two_wallets_one_gets_one_pass(place: Place, anne: Browser) -> None:
    begun = await anne.begin("qr")
    adult = await anne.form(begun)
    async with Browser(place.url) as other:
        posted = await asyncio.gather(anne.post(begun, adult), other.post(begun, adult))
    assert [answer.content for answer in posted] == [b"{}"] * 2
    assert causes(place) == {"transaction": 1}
    collected = await asyncio.gather(*(anne.collect(begun) for _ in range(4)))
    assert sorted(answer.status_code for answer in collected) == [200, 403, 403, 403]
    assert sum("set-cookie" in answer.headers for answer in collected) == 1


# ---------------------------------------------------------------------- attacks


async def test_a_proof_for_another_attempt_or_another_site_opens_nothing(place: Place, anne: Browser) -> None:
    used, fresh, relayed = await anne.begin("link"), await anne.begin("link"), await anne.begin("link")
    adult = await anne.form(used)
    assert (await anne.post(used, adult)).status_code == 200
    replayed = await anne.post(fresh, adult | {"state": fresh["transaction"]})
    anne_s = asked_by(relayed["request"]["url"])
    elsewhere = "https://elsewhere.test/api/age/av/1"
    theirs = openid4vp_transcript(client_id(elsewhere), anne_s["nonce"], elsewhere)
    proof = anne.wallet.present(await anne.issued(), theirs)
    answer = await anne.post(relayed, form(proof, relayed["transaction"]))
    assert causes(place) == {"device_signature": 2}
    for begun, response in ((fresh, replayed), (relayed, answer)):
        refused = await anne.collect(begun, returned(response))
        assert (refused.status_code, refused.content) == NOT_SHOWN


async def test_a_link_sent_to_somebody_else_lets_neither_in(place: Place, anne: Browser, ben: Browser) -> None:
    """Ben sends Anne his link; her wallet answers and brings her browser back, which never began."""
    begun = await ben.begin("link")
    code = returned(await anne.post(begun))
    assert (await anne.collect(begun, code)).status_code == 403
    anne.cookies = dict(ben.cookies)
    assert (await anne.collect(begun, code)).status_code == 403
    waiting = await waits(place, ben, begun)
    ben_guesses = await ben.collect(begun, draw_secret())
    assert ben_guesses.status_code == 403
    assert (await waiting).status_code in {403, 429}


# ---------------------------------------------------------------------- hostile bodies


async def test_bodies_that_are_no_form_are_refused_and_use_nothing_up(place: Place, anne: Browser) -> None:
    begun = await anne.begin("qr")
    uri = asked_by(begun["request"]["url"])["response_uri"]
    fields = await anne.form(begun)
    for kind, body in {
        "multipart/form-data; boundary=x": b'--x\r\nContent-Disposition: form-data; name="state"\r\n\r\nx\r\n--x--\r\n',
        "application/json": dumps(fields).encode(),
        "text/plain": urlencode(fields).encode(),
        "": urlencode(fields).encode(),
    }.items():
        answer = await anne.http.post(uri, content=body, headers={"content-type": kind})
        assert (answer.status_code, answer.json()) == (400, {"code": "malformed"}), kind
    large = urlencode(fields | {"x": "y" * 65_536}).encode()
    form_type = {"content-type": "application/x-www-form-urlencoded"}
    announced = await anne.http.post(uri, content=large, headers=form_type)

    async def trickled() -> AsyncIterator[bytes]:
        for start in range(0, len(large), 10_000):
            yield large[start : start + 10_000]

    chunked = await anne.http.post(uri, content=trickled(), headers=form_type)
    for answer in (announced, chunked):
        assert (answer.status_code, answer.json()) == (413, {"code": "too_large"})
    assert causes(place) == {}
    charset = {"content-type": "application/x-www-form-urlencoded; charset=UTF-8"}
    assert (await anne.http.post(uri, content=urlencode(fields), headers=charset)).status_code == 200
    assert (await anne.collect(begun)).status_code == 200


async def test_hostile_forms_are_refused_like_any_proof(place: Place) -> None:
    bodies = [
        "",
        "\x00",
        "state=%",
        "é=ü",
        "vp_token=" + "[" * 60_000,
        "vp_token=" + '{"a":' * 10_000,
        "a=&" * 20_000,
        "vp_token=" + dumps({"proof_of_age": ["AAAA"] * 7_000}),
        "state={0}&state={0}&vp_token=x",
        "state={0}&vp_token=" + dumps({"proof_of_age": ["A" * 30_000]}),
        "state={0}&vp_token=" + dumps({"proof_of_age": [to_text(b"\x9f" * 200)]}),
        "state={0}&vp_token=" + dumps({"proof_of_age": [to_text(b"\x81" * 2_000)]}),
    ]

    async def posted(body: str) -> None:
        async with Browser(place.url) as browser:
            begun = await browser.begin("qr")
            uri = asked_by(begun["request"]["url"])["response_uri"]
            content = body.replace("{0}", begun["transaction"]).encode()
            form_type = {"content-type": "application/x-www-form-urlencoded"}
            answer = await browser.http.post(uri, content=content, headers=form_type)
            assert (answer.status_code, answer.content) == (200, b"{}"), body[:40]
            refused = await browser.collect(begun)
            assert (refused.status_code, refused.content) == NOT_SHOWN, body[:40]

    await asyncio.gather(*(posted(body) for body in bodies))
    assert causes(place) == {"transport": len(bodies) - 2, "malformed": 2}


async def test_addresses_of_no_attempt_are_not_found_and_not_repeated(anne: Browser) -> None:
    form_type = {"content-type": "application/x-www-form-urlencoded"}
    for name in (
        "x",
        "link-",
        "link-" + "A" * 42,
        "link-" + "A" * 44,
        "LINK-" + "A" * 43,
        "link-%3Cb%3E" + "A" * 40,
        "dcapi-" + "A" * 43,
    ):
        answer = await anne.http.post(f"/api/age/av/{name}", content="state=x", headers=form_type)
        assert (answer.status_code, answer.json()) == (404, {"code": "not_found"}), name


async def test_a_wallet_may_call_from_anywhere_and_only_here(place: Place, anne: Browser) -> None:
    begun = await anne.begin("qr")
    cookie = {"cookie": f"salon_age={anne.cookies['salon_age']}", "authorization": "Salon x.y"}
    posted = await anne.post(begun, origin="https://elsewhere.test", **cookie)
    assert posted.status_code == 200
    assert "set-cookie" not in posted.headers
    assert "access-control-allow-origin" not in posted.headers
    assert (await anne.collect(begun)).status_code == 200
    for path in ("begin", "finish", "collect"):
        answer = await anne.call("POST", f"/api/age/{path}", {}, origin="https://elsewhere.test")
        assert answer.json()["code"] == "wrong_origin"
    assert (await anne.http.get(f"/api/age/av/{begun['transaction']}")).status_code == 405


@pytest.mark.parametrize(
    "body",
    [
        {"transaction": "x" * 65, "signature": ""},
        {"transaction": "x", "signature": "x" * 129},
        {"transaction": "x", "signature": "x", "code": "x" * 65},
        {"transaction": ["x"], "signature": "x"},
        {"signature": "x"},
        {"transaction": "x", "signature": "x", "code": None},
    ],
)
async def test_bad_input_to_collect_is_a_coded_answer(anne: Browser, body: object) -> None:
    assert (await anne.call("POST", "/api/age/collect", body)).json()["code"] == "malformed"


async def test_a_lane_the_site_does_not_have_is_not_there(anne: Browser) -> None:
    assert (await anne.call("POST", "/api/age/begin", {"key": anne.jwk, "lane": "fax"})).json()["code"] == "malformed"


async def test_the_wallet_s_address_is_in_the_document_of_the_api(anne: Browser) -> None:
    document = (await anne.call("GET", "/api/schema/openapi.json")).json()
    told = document["paths"]["/api/age/av/{transaction}"]["post"]
    (kind,) = told["requestBody"]["content"]
    assert kind == "application/x-www-form-urlencoded"
    assert {"state", "vp_token", "error"} <= set(told["requestBody"]["content"][kind]["schema"]["properties"])
    assert "/api/age/collect" in document["paths"]
