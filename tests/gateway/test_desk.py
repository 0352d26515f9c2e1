"""The desk over HTTP, on a whole site: sessions in cookies, own origin only, hostile bodies, the way of a report."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from salon.base.ids import Family, RoomId, Tag
from salon.chat.model import Content, Held, Judgement, Submission
from salon.cli.staff import new_bootstrap
from salon.client import ClientError, DoorShut, Event, Notice, Room, Visitor, enter
from salon.flow.ports.tickets import Ticket
from salon.gateway.staff import SESSION_COOKIE
from salon.safety.rule import RULES
from salon.wire.frames import VerdictFrame
from tests.outside.authenticator import Authenticator
from tests.running import DEADLINE_S, Place, running_site

HOLD = Judgement(outcome="hold", rule="insult", clause="2.5", family="insult", rules=("insult@1",))


@dataclass
class Site:
    """A running site, and who calls it."""

    place: Place
    http: httpx.AsyncClient
    device: Authenticator
    session: str = ""

    async def call(
        self, method: str, path: str, body: Any = None, *, session: str | None = None, **headers: str
    ) -> httpx.Response:
        cookie = self.session if session is None else session
        sent = {"Origin": self.place.url} | ({"Cookie": f"{SESSION_COOKIE}={cookie}"} if cookie else {}) | headers
        return await self.http.request(method, path, json=body, headers=sent)

    async def ok(self, method: str, path: str, body: Any = None, **given: Any) -> Any:
        response = await self.call(method, path, body, **given)
        assert response.status_code < 300, response.text
        return response.json()

    async def join(self, token: str, name: str = "Dora", device: Authenticator | None = None) -> str:
        """Follow a staff link; the session."""
        device = device or self.device
        options = (await self.ok("POST", "/api/staff/bootstrap/begin", {"token": token}, session=""))["options"]
        body = {"token": token, "credential": device.create(options), "name": name}
        response = await self.call("POST", "/api/staff/bootstrap/finish", body, session="")
        assert response.status_code == 200, response.text
        return cookie_of(response)

    def visitor(self, name: str) -> str:
        """An Authorization header of a visitor."""
        services = self.place.running.services
        ticket = Ticket(family(name), Tag((name + "-" * 12)[:12]), name, "x", "y", services.clock.now() + 900)
        return f"Salon {services.tickets.mint(ticket)}"

    async def room(self) -> str:
        rooms: str = (await self.ok("GET", "/api/rooms"))["rooms"][0]["id"]
        return rooms

    async def say(self, name: str, text: str, judgement: Judgement | None = None) -> Any:
        """Into the first room's log, as the path of a message would."""
        services, running = self.place.running.services, self.place.running
        said = Submission(
            room=RoomId(await self.room()),
            family=family(name),
            tag=Tag((name + "-" * 12)[:12]),
            cid=str(uuid4()),  # type: ignore[arg-type]
            kind="message",
            content=Content(name=name, text=text),
            at=services.clock.now(),
            judgement=judgement or Judgement(),
        )
        outcome = await running.sweep._log.append(said)
        if isinstance(outcome, Held):
            await running.desk_upkeep.once()
        return outcome


def family(name: str) -> Family:
    return Family((name + "_" * 22)[:22])


def cookie_of(response: httpx.Response) -> str:
    """The session; its attributes are checked here, once for all tests."""
    text = response.headers["set-cookie"]
    name, _, rest = text.partition("=")
    assert name == SESSION_COOKIE
    attributes = {part.strip().lower() for part in rest.split(";")[1:]}
    assert {"httponly", "secure", "samesite=strict", "path=/"} <= attributes
    assert not any(part.startswith("domain") for part in attributes)
    assert response.headers["cache-control"] == "no-store"
    return rest.partition(";")[0].strip('"')


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    async with running_site(tmp_path) as place, httpx.AsyncClient(base_url=place.url) as http:
        site = Site(place, http, Authenticator(origin=place.url))
        site.session = await site.join(await new_bootstrap(place.running.settings))
        yield site


async def test_a_link_printed_while_the_site_runs_lets_the_first_of_staff_in(site: Site) -> None:
    assert await site.ok("GET", "/api/staff/me") == {"name": "Dora", "colleagues": 0}
    invite = (await site.ok("POST", "/api/staff/invites", {}))["token"]
    eva = await site.join(invite, "Eva", Authenticator(origin=site.place.url))
    assert await site.ok("GET", "/api/staff/me", session=eva) == {"name": "Eva", "colleagues": 1}
    used = await site.call("POST", "/api/staff/bootstrap/begin", {"token": invite})
    assert (used.status_code, used.json()["code"]) == (410, "gone")


async def test_signing_in_and_out(site: Site) -> None:
    options = (await site.ok("POST", "/api/staff/login/begin", {}, session=""))["options"]
    credential = site.device.get(options)
    response = await site.call("POST", "/api/staff/login/finish", {"credential": credential}, session="")
    session = cookie_of(response)
    assert response.json() == {"name": "Dora"}
    replayed = await site.call("POST", "/api/staff/login/finish", {"credential": credential}, session="")
    assert (replayed.status_code, replayed.json()["code"]) == (401, "bad_answer")
    await site.ok("POST", "/api/staff/logout", {}, session=session)
    over = await site.call("GET", "/api/staff/me", session=session)
    assert (over.status_code, over.json()["code"]) == (403, "not_staff")
    assert (await site.call("GET", "/api/staff/me")).status_code == 200, "another session of the same person goes on"


async def test_an_idle_session_is_over(site: Site) -> None:
    site.place.time.ahead_s += 3_700
    assert (await site.call("GET", "/api/staff/queue")).json()["code"] == "not_staff"


CALLS = [
    ("GET", "/api/staff/me", None),
    ("POST", "/api/staff/invites", {}),
    ("GET", "/api/staff/queue", None),
    ("GET", "/api/staff/cases/aaaaaaaaaaaaaaaa", None),
    ("POST", "/api/staff/cases/aaaaaaaaaaaaaaaa/act", {"act": "release", "reason": "other"}),
    ("GET", "/api/staff/decisions", None),
    ("POST", "/api/staff/decisions/aaaaaaaaaaaaaaaa/undo", {}),
    ("GET", "/api/staff/rooms", None),
    ("POST", "/api/staff/rooms/aaaaaaaaaaaaaaaa/close", {"reason": "other"}),
    ("GET", "/api/staff/stops", None),
    ("POST", "/api/staff/stops/lift", {"name": "stopped-aaaaaaaaaaaaaaaa-0", "reason": "other"}),
    ("GET", "/api/staff/rules", None),
    ("POST", "/api/staff/rules", {"stamp": "links@3", "move": "shadow", "reason": "other"}),
]


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
async def test_nobody_without_a_session_is_let_in_anywhere(site: Site, method: str, path: str, body: Any) -> None:
    visitor = site.visitor("Anne")
    for session, headers in (("", {}), ("x" * 43, {}), ("", {"Authorization": visitor})):
        response = await site.call(method, path, body, session=session, **headers)
        assert (response.status_code, response.json()["code"]) == (403, "not_staff")


@pytest.mark.parametrize(("method", "path", "body"), [call for call in CALLS if call[0] == "POST"])
async def test_a_call_from_another_site_is_refused_even_with_a_session(
    site: Site, method: str, path: str, body: Any
) -> None:
    response = await site.call(method, path, body, Origin="https://elsewhere.test")
    assert (response.status_code, response.json()["code"]) == (403, "wrong_origin")


async def test_a_report_goes_from_a_visitor_to_a_decision_and_back(site: Site) -> None:
    await site.say("Anne", "rude words")
    room = await site.room()
    report = {"kind": "message", "room": room, "seq": 1, "reason": "hate", "text": "look at this"}
    claim = (await site.ok("POST", "/api/reports", report, session="", Authorization=site.visitor("Ben")))["claim"]
    queue = await site.ok("GET", "/api/staff/queue")
    assert queue["alarms"] == []
    (item,) = queue["items"]
    assert (item["kind"], item["reason"], item["reports"]) == ("notice", "hate", 1)
    case = (await site.ok("GET", f"/api/staff/cases/{item['id']}"))["case"]
    assert (case["note"], case["context"][0]["text"], case["status"]) == ("look at this", "rude words", "open")
    act = {"act": "remove", "reason": "hate", "clause": "2.5"}
    assert (await site.ok("POST", f"/api/staff/cases/{item['id']}/act", act))["case"]["status"] == "removed"
    assert (await site.ok("POST", f"/api/staff/cases/{item['id']}/act", act))["case"]["status"] == "removed"
    contradicting = await site.call("POST", f"/api/staff/cases/{item['id']}/act", {"act": "dismiss", "reason": "other"})
    assert (contradicting.status_code, contradicting.json()["code"]) == (409, "conflict")
    state = await site.ok("GET", f"/api/claims/{claim}", session="")
    assert (state["about"], state["status"], state["statements"][0]["kind"]) == ("notice", "decided", "remove")
    (decision,) = (await site.ok("GET", "/api/staff/decisions"))["decisions"]
    assert (decision["kind"], decision["by"], decision["can_undo"]) == ("remove", "Dora", False)


async def test_a_hold_is_released_over_http(site: Site) -> None:
    await site.say("Anne", "held words", HOLD)
    (item,) = (await site.ok("GET", "/api/staff/queue"))["items"]
    assert (item["kind"], item["rule"], item["reason"]) == ("hold", "insult", "hate")
    case = (await site.ok("GET", f"/api/staff/cases/{item['id']}"))["case"]
    assert (case["text"], case["rules"], case["acts"]) == (
        "held words",
        ["insult@1"],
        ["release", "refuse", "mute", "fresh_proof", "suspend"],
    )
    done = await site.ok("POST", f"/api/staff/cases/{item['id']}/act", {"act": "release", "reason": "other"})
    assert done["case"]["status"] == "released"
    live = await site.place.running.sweep._log.latest(RoomId(await site.room()), 10, site.place.running.clock.now())
    assert [one.event.text for one in live.events] == ["held words"]


async def test_a_suspended_visitors_ticket_is_refused_until_it_is_lifted(site: Site) -> None:
    await site.say("Anne", "rude words")
    ben, anne, room = site.visitor("Ben"), site.visitor("Anne"), await site.room()
    report = {"kind": "message", "room": room, "seq": 1, "reason": "threat"}
    await site.ok("POST", "/api/reports", report, session="", Authorization=ben)
    (item,) = (await site.ok("GET", "/api/staff/queue"))["items"]
    act = {"act": "suspend", "reason": "threat", "minutes": 60}
    await site.ok("POST", f"/api/staff/cases/{item['id']}/act", act)
    refused = await site.call("POST", "/api/reports", report, session="", Authorization=anne)
    assert (refused.status_code, refused.json()["code"]) == (403, "revoked")
    (decision,) = (await site.ok("GET", "/api/staff/decisions"))["decisions"]
    lifted = await site.ok("POST", f"/api/staff/decisions/{decision['id']}/undo", {})
    assert lifted["decision"]["undone_ms"] > 0
    assert (await site.call("POST", "/api/reports", report, session="", Authorization=anne)).status_code == 201


async def test_rooms_are_all_there_and_can_be_closed(site: Site) -> None:
    rooms = (await site.ok("GET", "/api/staff/rooms"))["rooms"]
    assert len(rooms) > 1
    path = f"/api/staff/rooms/{rooms[0]['id']}/close"
    assert (await site.ok("POST", path, {"reason": "spam"}))["room"]["state"] == "closed"
    assert rooms[0]["id"] not in [room["id"] for room in (await site.ok("GET", "/api/rooms"))["rooms"]]


@pytest.mark.parametrize(
    "body",
    [
        {"act": "release"},
        {"act": "explode", "reason": "other"},
        {"act": "release", "reason": "Other!"},
        {"act": "release", "reason": "because"},
        {"act": "release", "reason": "other", "clause": "<b>"},
        {"act": "release", "reason": "other", "clause": "9.9"},
        {"act": "release", "reason": "other", "note": "x" * 1_001},
        {"act": "suspend", "reason": "other", "minutes": 43_201},
        {"act": "suspend", "reason": "other", "minutes": -1},
        {"act": "release", "reason": "other", "by": "somebody else"},
        [],
        "release",
    ],
)
async def test_an_act_that_is_none_is_malformed_and_does_nothing(site: Site, body: Any) -> None:
    await site.say("Anne", "held words", HOLD)
    (item,) = (await site.ok("GET", "/api/staff/queue"))["items"]
    response = await site.call("POST", f"/api/staff/cases/{item['id']}/act", body)
    assert (response.status_code, response.json()["code"]) == (400, "malformed")
    case = (await site.ok("GET", f"/api/staff/cases/{item['id']}"))["case"]
    assert case["status"] == "open"


async def test_hostile_bodies_are_coded_errors_and_the_site_lives(site: Site) -> None:
    good = {"kind": "message", "room": await site.room(), "seq": 1, "reason": "hate"}
    ben = site.visitor("Ben")
    bodies: list[tuple[str, bytes]] = [
        ("/api/reports", b'{"kind":"message","reason":"hate","room":"\\ud800","seq":1}'),
        ("/api/reports", b'{"kind":"visitor","reason":"hate","tag":"aaaaaaaaaaaa","text":"\\ud800"}'),
        ("/api/reports", b'{"kind":"visitor","reason":"hate","tag":"aaaaaaaaaaaa","text":"' + b"x" * 2_000 + b'"}'),
        ("/api/reports", b'{"kind":"message","reason":"hate","seq":1e400}'),
        ("/api/reports", b"[" * 5_000),
        ("/api/reports", b"\xff\xfe"),
        ("/api/staff/bootstrap/begin", b'{"token":"\\ud800\\ud800\\ud800\\ud800\\ud800\\ud800\\ud800\\ud800aaaaaaaa"}'),
        ("/api/staff/login/finish", b'{"credential":{"rawId":"\\ud800","response":{"clientDataJSON":"\\ud800"}}}'),
        ("/api/staff/login/finish", b'{"credential":{}}'),
        ("/api/staff/login/finish", b'{"credential":' + b'{"a":' * 2_000 + b"1" + b"}" * 2_001),
        ("/api/staff/bootstrap/finish", b'{"token":"aaaaaaaaaaaaaaaa","credential":{},"name":"\\u202e"}'),
        ("/api/reports", b" " * 70_000),
    ]
    for path, content in bodies:
        headers = {"Origin": site.place.url, "Authorization": ben, "Content-Type": "application/json"}
        response = await site.http.post(path, content=content, headers=headers)
        assert 400 <= response.status_code < 500, (path, content[:60], response.text)
        assert response.json()["code"]
    for code in ("%00", "%ff", "a" * 3_000, "..%2f..%2fme", "%F0%9F%98%80"):
        response = await site.call("GET", f"/api/claims/{code}")
        assert response.status_code in {400, 404}, (code, response.text)
    await site.say("Anne", "rude words")
    assert (await site.call("POST", "/api/reports", good, session="", Authorization=ben)).status_code == 201


async def test_reports_need_a_ticket_of_this_site(site: Site) -> None:
    report = {"kind": "message", "room": await site.room(), "seq": 1, "reason": "hate"}
    for headers in ({}, {"Authorization": "Salon x.y"}, {"Authorization": f"Bearer {site.session}"}):
        response = await site.call("POST", "/api/reports", report, session="", **headers)
        assert (response.status_code, response.json()["code"]) == (401, "no_ticket")
    other = await site.call(
        "POST", "/api/reports", report, Authorization=site.visitor("Ben"), Origin="https://elsewhere.test"
    )
    assert other.json()["code"] == "wrong_origin"


async def test_two_of_staff_who_contradict_each_other_at_once_get_one_answer_each(site: Site) -> None:
    invite = (await site.ok("POST", "/api/staff/invites", {}))["token"]
    eva = await site.join(invite, "Eva", Authenticator(origin=site.place.url))
    await site.say("Anne", "held words", HOLD)
    (item,) = (await site.ok("GET", "/api/staff/queue"))["items"]
    path = f"/api/staff/cases/{item['id']}/act"
    answers = await asyncio.gather(
        site.call("POST", path, {"act": "release", "reason": "other"}),
        site.call("POST", path, {"act": "refuse", "reason": "hate"}, session=eva),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]


# ---------------------------------------------------------------- the whole way, over real sockets


async def until(visitor: Visitor, kind: type, code: str) -> Any:
    """The next notice or verdict with this code or outcome."""
    async with asyncio.timeout(DEADLINE_S):
        async for frame in visitor.news():
            if isinstance(frame, kind) and code in {getattr(frame, "code", ""), getattr(frame, "outcome", "")}:
                return frame
    raise AssertionError(code)


async def event(room: Room, kind: str) -> Event:
    """The next event of this kind."""
    async with asyncio.timeout(DEADLINE_S):
        async for one in room.events():
            if one.kind == kind:
                return one
    raise AssertionError(kind)


async def test_what_is_reported_is_removed_before_everybodys_eyes(site: Site) -> None:
    async with await enter(site.place.url, "Camille") as anne, await enter(site.place.url, "Robin") as ben:
        info = (await ben.rooms())[0]
        here, there = await anne.join(info), await ben.join(info)
        said = await here.send("Le marché ouvre à huit heures")
        seen = await event(there, "message")
        claim = await ben.report("message", "other", room=info.id, seq=said.seq, receipt=seen.receipt)
        (item,) = (await site.ok("GET", "/api/staff/queue"))["items"]
        case = (await site.ok("GET", f"/api/staff/cases/{item['id']}"))["case"]
        assert case["target"]["name"] == "Camille"
        await site.ok("POST", f"/api/staff/cases/{item['id']}/act", {"act": "remove", "reason": "other"})
        removal = await event(there, "removal")
        assert (removal.target, removal.reason) == (said.seq, "other")
        told = await until(anne, Notice, "removed_message")
        page = await site.http.get("/claim", params={"code": told.params["claim"]})
        assert page.status_code == 200
        assert str(told.params["claim"]) in page.text
        assert (await site.ok("GET", f"/api/claims/{claim}"))["statements"][0]["kind"] == "remove"


async def test_a_vanished_message_is_reported_by_whoever_still_has_it(site: Site) -> None:
    async with await enter(site.place.url, "Camille") as anne, await enter(site.place.url, "Robin") as ben:
        info = (await ben.rooms())[0]
        here, there = await anne.join(info), await ben.join(info)
        await here.send("Le marché ouvre à huit heures")
        seen, position = await event(there, "message"), there.position
        assert position is not None
        site.place.time.ahead_s += info.life_s + 60
        await site.place.running.sweep.once()
        with pytest.raises(ClientError, match="gone"):
            await ben.report("message", "other", room=info.id, seq=seen.seq, receipt=seen.receipt)
        await ben.report("message", "other", room=info.id, event=seen, epoch=position[0])
        options = (await site.ok("POST", "/api/staff/login/begin", {}, session=""))["options"]
        signed = {"credential": site.device.get(options)}
        session = cookie_of(await site.call("POST", "/api/staff/login/finish", signed, session=""))
        (item,) = (await site.ok("GET", "/api/staff/queue", session=session))["items"]
        case = (await site.ok("GET", f"/api/staff/cases/{item['id']}", session=session))["case"]
        assert [one["text"] for one in case["context"]] == ["Le marché ouvre à huit heures"]


async def test_what_a_rule_held_is_released_and_arrives(site: Site) -> None:
    async with await enter(site.place.url, "Camille") as anne, await enter(site.place.url, "Robin") as ben:
        info = (await ben.rooms())[0]
        here, there = await anne.join(info), await ben.join(info)
        held = await here.send(RULES["insults"].hit[0])
        assert (held.outcome, len(held.claim)) == ("held", 23)
        (item,) = (await site.ok("GET", "/api/staff/queue"))["items"]
        await site.ok("POST", f"/api/staff/cases/{item['id']}/act", {"act": "release", "reason": "other"})
        arrived = await event(there, "message")
        assert (arrived.text, arrived.seq) == (RULES["insults"].hit[0], 1)
        assert (await until(anne, VerdictFrame, "accepted")).cid == held.cid


async def test_a_suspended_visitor_is_put_out_and_cannot_come_back(site: Site) -> None:
    async with await enter(site.place.url, "Camille") as anne, await enter(site.place.url, "Robin") as ben:
        info = (await ben.rooms())[0]
        here, _ = await anne.join(info), await ben.join(info)
        await here.send("Bonsoir")
        await ben.report("visitor", "threat", room=info.id, tag=anne.tag)
        (item,) = (await site.ok("GET", "/api/staff/queue"))["items"]
        act = {"act": "suspend", "reason": "threat", "minutes": 10}
        await site.ok("POST", f"/api/staff/cases/{item['id']}/act", act)
        with pytest.raises(DoorShut):
            async with asyncio.timeout(DEADLINE_S):
                async for _event in here.events():
                    pass


async def test_every_staff_route_is_in_the_documentation_of_the_wire(site: Site) -> None:
    from salon.wire import staff as wire

    document = (await site.http.get("/api/schema/openapi.json")).json()
    told = {" ".join(line.split()[:2]) for line in (wire.__doc__ or "").splitlines() if " /api/" in line}
    served = {
        f"{method.upper()} {path}"
        for path, methods in document["paths"].items()
        for method in methods
        if path.startswith(("/api/staff", "/api/reports", "/api/claims"))
    }
    names = {"{case}": "{id}", "{decision}": "{id}", "{room}": "{id}"}
    for name, written in names.items():
        served = {route.replace(name, written) for route in served}
    assert served == told
