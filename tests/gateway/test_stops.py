"""Stopping a picture over HTTP: no account, no cookie, hashes only."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.media.test_search import some
from tests.running import Place

PICTURE, OTHER = (one.hex() for one in some(2, 31))
HTML = {"accept": "text/html"}


@pytest.fixture
async def http(place: Place) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=place.url, timeout=20) as http:
        yield http


async def made(http: httpx.AsyncClient, *hashes: str) -> str:
    body = {"hashes": [{"pdq": one, "quality": 90} for one in hashes]}
    answer = await http.post("/api/stops", json=body)
    assert answer.status_code == 201
    assert set(answer.json()) == {"claim", "until_ms"}
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    return str(answer.json()["claim"])


async def test_a_stop_is_made_followed_and_withdrawn_by_its_code(http: httpx.AsyncClient) -> None:
    code = await made(http, PICTURE, OTHER)
    state = (await http.get(f"/api/stops/{code}")).json()
    assert (state["standing"], state["photos"]) == ("open", 0)
    page = await http.get("/stop-a-picture", params={"code": code}, headers=HTML)
    assert "Waiting" in page.text
    assert code in page.text
    assert (await http.post(f"/api/stops/{code}/withdraw", json={})).status_code == 204
    assert (await http.get(f"/api/stops/{code}")).json()["code"] == "not_found"


async def test_withdrawing_works_without_script(http: httpx.AsyncClient) -> None:
    code = await made(http, PICTURE)
    answer = await http.post("/stop-a-picture/withdraw?lang=fr", data={"code": code}, headers=HTML)
    assert answer.status_code == 303
    page = await http.get(answer.headers["location"], headers=HTML)
    assert "Ses empreintes sont effacées" in page.text
    assert (await http.get(f"/api/stops/{code}")).status_code == 404


async def test_the_answer_is_the_same_whether_a_picture_is_known_or_not(http: httpx.AsyncClient) -> None:
    first, second = await made(http, PICTURE), await made(http, PICTURE)
    assert first != second
    states = [(await http.get(f"/api/stops/{code}")).json() for code in (first, second)]
    assert states[0]["standing"] == states[1]["standing"] == "open"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"hashes": []},
        {"hashes": [{"pdq": PICTURE, "quality": 90}] * 6},
        {"hashes": [{"pdq": PICTURE[:-1], "quality": 90}]},
        {"hashes": [{"pdq": PICTURE.upper(), "quality": 90}]},
        {"hashes": [{"pdq": PICTURE, "quality": 101}]},
        {"hashes": [{"pdq": PICTURE, "quality": 10}]},
        {"hashes": [{"pdq": PICTURE, "quality": 90, "picture": "aaaa"}]},
        {"hashes": [{"pdq": PICTURE, "quality": 90}], "who": "me"},
    ],
)
async def test_anything_but_a_few_hashes_is_refused(http: httpx.AsyncClient, body: dict[str, Any]) -> None:
    answer = await http.post("/api/stops", json=body)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


async def test_another_sites_page_cannot_stop_or_withdraw(http: httpx.AsyncClient) -> None:
    code = await made(http, PICTURE)
    foreign = {"origin": "https://elsewhere.test"}
    body = {"hashes": [{"pdq": OTHER, "quality": 90}]}
    assert (await http.post("/api/stops", json=body, headers=foreign)).json()["code"] == "wrong_origin"
    answer = await http.post("/stop-a-picture/withdraw", data={"code": code}, headers=foreign)
    assert answer.json()["code"] == "wrong_origin"
    assert (await http.get(f"/api/stops/{code}")).status_code == 200


async def test_a_network_makes_only_so_many_a_day(http: httpx.AsyncClient) -> None:
    answers = [
        await http.post("/api/stops", json={"hashes": [{"pdq": one.hex(), "quality": 90}]}) for one in some(11, 77)
    ]
    assert answers[-1].json()["code"] == "too_fast"
    assert int(answers[-1].json()["retry_after_s"]) > 60
