"""One-to-one over HTTP and sockets, on a running site."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect

from salon.flow.ports.people import Pass
from salon.wire import codec, frames
from tests.gateway.sites import DEADLINE_S, credentials, family
from tests.running import Place, running_site


@dataclass
class Page:
    """Somebody's page: a ticket for calls, a socket in a room."""

    name: str
    http: httpx.AsyncClient
    socket: ClientConnection
    tag: str = ""

    async def call(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        answer = await self.http.request(method, path, json=body)
        return answer.status_code, answer.json()

    async def until(self, kind: type, **fields: object) -> Any:
        while True:
            async with asyncio.timeout(DEADLINE_S):
                data = await self.socket.recv()
            frame = codec.decode_server(data if isinstance(data, bytes) else data.encode())
            if isinstance(frame, kind) and all(getattr(frame, key) == value for key, value in fields.items()):
                return frame

    async def say(self, frame: frames.Frame) -> None:
        await self.socket.send(codec.encode(frame).decode())

    async def join(self, room: str) -> frames.RoomState:
        await self.say(frames.Join(room=room))
        return await self.until(frames.RoomState, room=room)

    async def send(self, room: str, text: str) -> frames.VerdictFrame:
        cid = str(uuid4())
        await self.say(frames.Send(room=room, text=text, cid=cid))
        return await self.until(frames.VerdictFrame, cid=cid)


@dataclass
class Square:
    """A running site, and who is on it."""

    place: Place
    stack: AsyncExitStack
    room: str = ""

    async def enter(self, name: str, *, join: bool = True) -> Page:
        services: Any = self.place.running.services
        await services.people.issue(uuid4().bytes * 2, Pass(family(name), "x" * 43, "y" * 43, "test", 99_999))
        socket = await self.stack.enter_async_context(connect(self.place.url.replace("http", "ws") + "/ws"))
        http = await self.stack.enter_async_context(httpx.AsyncClient(base_url=self.place.url))
        page = Page(name, http, socket)
        challenge = await page.until(frames.Challenge)
        ticket, answer = credentials(services, name, challenge.nonce)
        await page.say(frames.Hello(ticket=ticket, answer=answer))
        page.tag = (await page.until(frames.Welcome)).tag
        http.headers["Authorization"] = f"Salon {ticket}"
        if join:
            await page.join(self.room)
        return page


@asynccontextmanager
async def open_square(root: Path) -> AsyncIterator[Square]:
    async with running_site(root) as place, AsyncExitStack() as stack:
        async with httpx.AsyncClient(base_url=place.url) as http:
            room = (await http.get("/api/rooms")).json()["rooms"][0]["id"]
        yield Square(place, stack, room)


@pytest.fixture
async def square(tmp_path: Path) -> AsyncIterator[Square]:
    async with open_square(tmp_path) as square:
        yield square


async def test_two_pages_ask_agree_talk_and_block(square: Square) -> None:
    anne, ben = await square.enter("Anne"), await square.enter("Ben")
    asking = {"to": ben.tag, "room": square.room, "text": "On parle de mandolines ?", "judged": False}
    status, made = await anne.call("POST", "/api/requests", asking)
    assert status == 201
    assert (await ben.until(frames.Notice, code="request_received")).params == {"name": "Anne"}
    _, listed = await ben.call("GET", "/api/requests")
    assert listed["outgoing"] == []
    one = listed["incoming"][0]
    assert one | {"at_ms": 0, "expires_ms": 0} == {
        "id": made["id"],
        "from": {"tag": anne.tag, "name": "Anne"},
        "text": "On parle de mandolines ?",
        "judged": False,
        "at_ms": 0,
        "expires_ms": 0,
    }
    _, mine = await anne.call("GET", "/api/requests")
    assert mine["outgoing"][0]["to"] == {"tag": ben.tag, "name": "Ben"}

    status, answer = await ben.call("POST", f"/api/requests/{made['id']}/accept", {"judged": True})
    room = answer["room"]["id"]
    assert (status, answer["room"]["name"], answer["room"]["judged"]) == (200, "Anne", False)
    assert (await anne.until(frames.Notice, code="request_accepted")).params == {"name": "Ben", "room": room}
    assert (await anne.join(room)).info.name == "Ben"
    await ben.join(room)
    assert (await anne.send(room, "Bonsoir Ben")).outcome == "accepted"
    assert (await ben.until(frames.Events, room=room)).events[0].text == "Bonsoir Ben"
    assert (await anne.send(room, "voir exemple.org")).code == "text_only"
    _, talks = await anne.call("GET", "/api/directs")
    assert [one["id"] for one in talks["rooms"]] == [room]
    assert talks["with"] == {room: {"tag": ben.tag, "name": "Ben"}}
    _, directory = await anne.call("GET", "/api/rooms")
    assert room not in [one["id"] for one in directory["rooms"]]

    assert (await ben.call("POST", "/api/blocks", {"tag": anne.tag}))[0] == 201
    for page in (anne, ben):
        assert (await page.until(frames.Notice, code="blocked")).room == room
        assert (await page.call("GET", "/api/directs"))[1] == {"rooms": [], "with": {}}
    assert await anne.call("POST", "/api/requests", asking) == (403, {"code": "not_available"})
    assert (await ben.call("GET", "/api/blocks"))[1] == {"blocks": [anne.tag]}
    assert (await ben.call("DELETE", f"/api/blocks/{anne.tag}"))[0] == 200
    assert (await ben.call("GET", "/api/blocks"))[1] == {"blocks": []}


async def test_decline_and_block_of_a_request_look_alike(square: Square) -> None:
    anne, ben, cleo = await square.enter("Anne"), await square.enter("Ben"), await square.enter("Cleo")
    told = []
    for page, act in ((ben, "decline"), (cleo, "block")):
        _, made = await anne.call("POST", "/api/requests", {"to": page.tag, "text": "Bonsoir", "judged": True})
        assert (await page.call("POST", f"/api/requests/{made['id']}/{act}", {}))[0] == 200
        told.append((await anne.until(frames.Notice)).code)
    assert told == ["request_declined", "request_declined"]
    again = [
        await anne.call("POST", "/api/requests", {"to": page.tag, "text": "Bonsoir", "judged": True})
        for page in (ben, cleo)
    ]
    assert [(status, body["code"]) for status, body in again] == [(429, "request_limit")] * 2


async def test_hostile_bodies_and_forged_ids_are_refused_by_code(square: Square) -> None:
    anne, ben = await square.enter("Anne"), await square.enter("Ben")
    good = {"to": ben.tag, "text": "Bonsoir", "judged": True}
    for wrong in (
        {"to": 7},
        {"to": ben.tag + "x"},
        {"to": None},
        {"text": ["Bonsoir"]},
        {"text": "x" * 2_001},
        {"judged": "yes"},
        {"judged": None},
        {"room": "r" * 17},
    ):
        assert await anne.call("POST", "/api/requests", good | wrong) == (400, {"code": "malformed"})
    for missing in good:
        part = {key: value for key, value in good.items() if key != missing}
        assert await anne.call("POST", "/api/requests", part) == (400, {"code": "malformed"})
    assert await anne.call("POST", "/api/requests", good | {"text": "x" * 301}) == (422, {"code": "text_length"})
    status, refused = await anne.call("POST", "/api/requests", good | {"text": "voir exemple.org"})
    assert (status, refused["code"], len(refused["claim"])) == (422, "judged", 23)
    assert refused["hint"]
    _, made = await anne.call("POST", "/api/requests", good)
    for path, body in (
        (f"/api/requests/{made['id']}/accept", {"judged": True}),
        (f"/api/requests/{made['id']}/decline", {}),
        (f"/api/requests/{made['id']}/block", {}),
        ("/api/requests/%00/accept", {"judged": True}),
        ("/api/requests/aaaaaaaaaaaaaaaa/withdraw", {}),
    ):
        assert await anne.call("POST", path, body) == (404, {"code": "not_found"})
    assert (await ben.call("POST", f"/api/requests/{made['id']}/accept", {}))[0] == 400
    anonymous = httpx.AsyncClient(base_url=square.place.url)
    async with anonymous:
        for method, path in (("GET", "requests"), ("GET", "directs"), ("GET", "blocks"), ("POST", "requests")):
            answer = await anonymous.request(method, f"/api/{path}", json=good if method == "POST" else None)
            assert (answer.status_code, answer.json()) == (401, {"code": "no_ticket"})
        foreign = await anonymous.post("/api/requests", json=good, headers={"Origin": "https://elsewhere.example"})
        assert foreign.status_code in {401, 403}


async def test_people_are_found_by_what_their_name_looks_like_if_they_may_be_found(square: Square) -> None:
    anne = await square.enter("Anne")
    for number in range(30):
        await square.enter(f"Crowd{number:02}")
    await square.enter("Zoé")
    unlisted, unfindable = await square.enter("Zoltan"), await square.enter("Zora")
    assert (await unlisted.call("PATCH", "/api/me", {"listed": False}))[0] == 200
    assert (await unfindable.call("PATCH", "/api/me", {"findable": False}))[0] == 200
    outsider = await square.enter("Outsider", join=False)

    async def found(q: str) -> list[str]:
        status, body = await anne.call("GET", f"/api/rooms/{square.room}/people?q={q}")
        assert (status, body["count"]) == (200, 34)
        return [person["name"] for person in body["sample"]]

    assert await found("ZOE") == ["Zoé"]
    assert await found("zo") == ["Zoé"]
    assert await found("crowd29") == ["Crowd29"]
    assert len(await found("crowd")) == 24
    assert await found("--") == []
    assert "Zoltan" not in await found("")
    path = f"/api/rooms/{square.room}/people"
    assert await outsider.call("GET", path) == (403, {"code": "not_joined"})
    assert await anne.call("GET", "/api/rooms/nowhere/people") == (403, {"code": "not_joined"})
    assert (await anne.call("GET", f"{path}?q={'x' * 101}"))[1] == {"code": "malformed"}


async def test_who_leaves_and_erases_ends_the_talk_for_the_other(square: Square) -> None:
    anne, ben = await square.enter("Anne"), await square.enter("Ben")
    _, made = await anne.call("POST", "/api/requests", {"to": ben.tag, "text": "Bonsoir", "judged": True})
    _, answer = await ben.call("POST", f"/api/requests/{made['id']}/accept", {"judged": True})
    room = answer["room"]["id"]
    await ben.join(room)
    assert (await anne.call("POST", "/api/me/leave", {}))[0] == 200
    assert (await ben.until(frames.Notice, code="blocked")).room == room
    assert (await ben.call("GET", "/api/directs"))[1]["rooms"] == []
    assert (await anne.call("GET", "/api/directs"))[1] == {"code": "revoked"}


async def test_either_of_the_two_ends_a_talk(square: Square) -> None:
    anne, ben = await square.enter("Anne"), await square.enter("Ben")
    _, made = await anne.call("POST", "/api/requests", {"to": ben.tag, "text": "Bonsoir", "judged": True})
    _, answer = await ben.call("POST", f"/api/requests/{made['id']}/accept", {"judged": True})
    room = answer["room"]["id"]
    assert (await anne.join(room)).info.judged
    assert await ben.call("DELETE", f"/api/directs/{room}") == (200, {"ended": True})
    assert (await anne.until(frames.RoomState, room=room)).info.state == "closed"
    assert (await ben.call("GET", "/api/directs"))[1] == {"rooms": [], "with": {}}


async def test_a_third_page_finds_no_such_room(square: Square) -> None:
    anne, ben, cleo = await square.enter("Anne"), await square.enter("Ben"), await square.enter("Cleo")
    _, made = await anne.call("POST", "/api/requests", {"to": ben.tag, "text": "Bonsoir", "judged": True})
    _, answer = await ben.call("POST", f"/api/requests/{made['id']}/accept", {"judged": True})
    room = answer["room"]["id"]
    assert await cleo.call("DELETE", f"/api/directs/{room}") == (404, {"code": "not_found"})
    await cleo.say(frames.Join(room=room))
    assert (await cleo.until(frames.ErrorFrame)).code == "not_found"
    for path in (f"/api/rooms/{room}/people", "/api/rooms/aaaaaaaaaaaaaaaa/people"):
        assert await cleo.call("GET", path) == (403, {"code": "not_joined"})
