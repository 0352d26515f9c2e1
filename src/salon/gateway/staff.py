"""HTTP of the desk: signing in, the queue, cases, decisions (`wire.staff`, `flow.moderate`).

Rule 1: the session is in a cookie scripts cannot read; calls that change something must come from our own origin.
"""

from __future__ import annotations

from typing import Any, Final

from litestar import Controller, Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.params import FromPath, JSONBody

from salon.base.errors import Refused
from salon.base.ids import CaseId, RoomId
from salon.flow.ports.staff import SESSION_S, StaffMember
from salon.flow.shield import SITE
from salon.flow.staff import SignedIn
from salon.gateway.auth import own_origin
from salon.gateway.security import NO_STORE
from salon.gateway.services import Desk, services
from salon.wire import staff as wire
from salon.wire import staff_rooms as desk_rooms

SESSION_COOKIE: Final = "__Host-salon-staff"
Call = Request[Any, Any, Any]


def session_cookie(token: str, max_age_s: int = SESSION_S) -> Cookie:
    """For this host only, never readable by script, never sent across sites."""
    return Cookie(
        key=SESSION_COOKIE, value=token, path="/", secure=True, httponly=True, samesite="strict", max_age=max_age_s
    )


def desk_of(request: Call) -> Desk:
    """The desk's flows."""
    return services(request).desk


async def member_of(request: Call) -> StaffMember:
    """Who calls. Raises `not_staff`."""
    return await desk_of(request).door.member(request.cookies.get(SESSION_COOKIE, ""))


def signed_in(result: SignedIn) -> Response[wire.StaffName]:
    """The name as JSON, the session as a cookie."""
    return Response(wire.StaffName(result.member.name), cookies=[session_cookie(result.token)], headers=NO_STORE)


class StaffDoorController(Controller):
    """Signing in and out."""

    path = "/api/staff"
    guards = [own_origin]  # noqa: RUF012  # Litestar reads the class attribute

    @post("/bootstrap/begin", status_code=200)
    async def begin_joining(self, request: Call, data: JSONBody[wire.TokenShown]) -> Response[wire.Options]:
        """Options for a new passkey, for whoever has a staff link."""
        return Response(wire.Options(await desk_of(request).door.begin_joining(data.token)), headers=NO_STORE)

    @post("/bootstrap/finish", status_code=200)
    async def finish_joining(self, request: Call, data: JSONBody[wire.BootstrapFinish]) -> Response[wire.StaffName]:
        """Use the link up: the passkey is registered, its owner signed in."""
        return signed_in(await desk_of(request).door.finish_joining(data.token, data.credential, data.name))

    @post("/login/begin", status_code=200)
    async def begin_login(self, request: Call, data: JSONBody[wire.Nothing]) -> Response[wire.Options]:  # noqa: ARG002
        """Options for signing in."""
        return Response(wire.Options(desk_of(request).door.begin_login()), headers=NO_STORE)

    @post("/login/finish", status_code=200)
    async def finish_login(self, request: Call, data: JSONBody[wire.LoginFinish]) -> Response[wire.StaffName]:
        """Sign in. Every failure is `bad_answer`."""
        return signed_in(await desk_of(request).door.finish_login(data.credential))

    @post("/logout", status_code=200)
    async def logout(self, request: Call, data: JSONBody[wire.Nothing]) -> Response[wire.Done]:  # noqa: ARG002
        """End the session."""
        await desk_of(request).door.leave(request.cookies.get(SESSION_COOKIE, ""))
        return Response(wire.Done(), cookies=[session_cookie("", 0)], headers=NO_STORE)

    @get("/me")
    async def me(self, request: Call) -> Response[wire.StaffMe]:
        """Who is signed in."""
        member = await member_of(request)
        return Response(wire.StaffMe(member.name, await desk_of(request).door.colleagues()), headers=NO_STORE)

    @post("/invites", status_code=201)
    async def invite(self, request: Call, data: JSONBody[wire.Nothing]) -> Response[wire.Invite]:  # noqa: ARG002
        """A one-time link for a colleague."""
        member = await member_of(request)
        token = await desk_of(request).door.invite(member)
        return Response(wire.Invite(token), status_code=201, headers=NO_STORE)


class DeskController(Controller):
    """Cases and decisions."""

    path = "/api/staff"
    guards = [own_origin]  # noqa: RUF012  # Litestar reads the class attribute

    @get("/queue")
    async def queue(self, request: Call) -> Response[wire.Queue]:
        """What waits, most urgent first; no text."""
        await member_of(request)
        return Response(await desk_of(request).moderate.queue(), headers=NO_STORE)

    @get("/cases/{case:str}")
    async def look(self, request: Call, case: FromPath[str]) -> Response[wire.CaseFile]:
        """A case with everything. The look is recorded."""
        member = await member_of(request)
        return Response(wire.CaseFile(await desk_of(request).moderate.look(member, CaseId(case))), headers=NO_STORE)

    @post("/cases/{case:str}/act", status_code=200)
    async def act(self, request: Call, case: FromPath[str], data: JSONBody[wire.Act]) -> Response[wire.Acted]:
        """Act on a case. A repeat is not an error, a contradiction is `conflict`."""
        member = await member_of(request)
        done = await desk_of(request).moderate.act(member, CaseId(case), data)
        return Response(wire.Acted(done), headers=NO_STORE)

    @get("/decisions")
    async def decisions(self, request: Call) -> Response[wire.Decisions]:
        """Recent decisions, newest first; a host's and the machine's too."""
        await member_of(request)
        return Response(await desk_of(request).moderate.decisions(), headers=NO_STORE)

    @post("/decisions/{decision:str}/undo", status_code=200)
    async def undo(
        self,
        request: Call,
        decision: FromPath[str],
        data: JSONBody[wire.Nothing],  # noqa: ARG002
    ) -> Response[wire.Undone]:
        """Lift a mute, a removal from a room or a suspension."""
        member = await member_of(request)
        return Response(wire.Undone(await desk_of(request).moderate.undo(member, decision)), headers=NO_STORE)

    @get("/rooms")
    async def rooms(self, request: Call) -> Response[desk_rooms.StaffRooms]:
        """Every room; one-to-ones are not rooms staff may look at."""
        await member_of(request)
        return Response(await _rooms(request), headers=NO_STORE)

    @post("/rooms/{room:str}/shield", status_code=200)
    async def shield(
        self, request: Call, room: FromPath[str], data: JSONBody[desk_rooms.ShieldAct]
    ) -> Response[desk_rooms.Closed]:
        """Make a room stricter for a while, or end that."""
        member = await member_of(request)
        info = await desk_of(request).moderate.shield(member, RoomId(room), data)
        if info is None:
            raise Refused("not_found")
        return Response(desk_rooms.Closed(info), headers=NO_STORE)

    @post("/shield", status_code=200)
    async def shield_site(self, request: Call, data: JSONBody[desk_rooms.ShieldAct]) -> Response[desk_rooms.StaffRooms]:
        """Make the whole site stricter for a while, or end that."""
        member = await member_of(request)
        await desk_of(request).moderate.shield(member, SITE, data)
        return Response(await _rooms(request), headers=NO_STORE)

    @post("/rooms/{room:str}/close", status_code=200)
    async def close(
        self, request: Call, room: FromPath[str], data: JSONBody[desk_rooms.CloseRoom]
    ) -> Response[desk_rooms.Closed]:
        """Close a room, with a reason."""
        member = await member_of(request)
        return Response(await desk_of(request).moderate.close_room(member, RoomId(room), data), headers=NO_STORE)


async def _rooms(request: Call) -> desk_rooms.StaffRooms:
    site = services(request)
    keeper, risks = site.rooms, site.risks
    shield = keeper.site_shield()
    told = None if shield is None else desk_rooms.Shielded(shield.level, shield.reason, round(shield.until * 1000))
    rooms = tuple(await keeper.directory())
    seen = {room.id: risk for room in rooms if (risk := risks.of(RoomId(room.id))) is not None}
    return desk_rooms.StaffRooms(rooms, told, seen)
