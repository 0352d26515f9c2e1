"""HTTP of rooms, a host's tools, blocks, who is here (`flow.rooms`)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from litestar import Controller, Request, Response, delete, get, post
from msgspec import Meta, Struct

from salon.base.errors import Refused
from salon.base.ids import RoomId, Tag
from salon.base.values import RoomInfo
from salon.flow.rooms import NewRoom
from salon.gateway.auth import ticket_of
from salon.gateway.services import services


class HostAct(Struct, frozen=True):
    """One act of a host."""

    act: Literal["slow", "mute", "unmute", "remove", "close", "hand_over", "pin"]
    tag: Annotated[str, Meta(max_length=12)] = ""
    slow_s: int = 0
    text: Annotated[str, Meta(max_length=300)] = ""
    minutes: int = 60
    reason: Annotated[str, Meta(max_length=40)] = ""


class Blocked(Struct, frozen=True):
    """Whom to block."""

    tag: Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{12}$")]


class RoomController(Controller):
    """Rooms and the people in them."""

    path = "/api"

    @get("/rooms")
    async def directory(self, request: Request[Any, Any, Any]) -> dict[str, list[RoomInfo]]:
        """All rooms with topics, languages and counts; no content, no ticket needed."""
        return {"rooms": await services(request).rooms.directory()}

    @post("/rooms", status_code=201)
    async def open(self, request: Request[Any, Any, Any], data: NewRoom) -> RoomInfo:
        """Open a room. Its name and topic are judged first."""
        return await services(request).rooms.open(ticket_of(request), data)

    @post("/rooms/{room:str}/host", status_code=200)
    async def host(self, request: Request[Any, Any, Any], room: str, data: HostAct) -> dict[str, RoomInfo | str]:
        """A host's tools. A restriction comes back with the claim code of its decision."""
        keeper, ticket, where, whom = services(request).rooms, ticket_of(request), RoomId(room), Tag(data.tag)
        claim = ""
        match data.act:
            case "slow":
                info = await keeper.slow(ticket, where, data.slow_s)
            case "pin":
                info = await keeper.pin(ticket, where, data.text)
            case "close":
                info, claim = await keeper.close(ticket, where, data.reason or "host_closed")
            case "hand_over":
                info = await keeper.hand_over(ticket, where, whom)
            case _:
                info, claim = await keeper.restrict(
                    ticket, where, whom, act=data.act, minutes=data.minutes, reason=data.reason or "other"
                )
        return {"info": info, "claim": claim} if claim else {"info": info}

    @get("/rooms/{room:str}/people")
    async def people(self, request: Request[Any, Any, Any], room: str, q: str = "") -> Response[dict[str, Any]]:
        """Who is here, as a count and a sample; `q` looks for a pseudonym among those who may be found."""
        ticket_of(request)
        site = services(request)
        live = site.hub.live.get(RoomId(room))
        if live is None:
            raise Refused("not_found")
        presence = live.presence(site.clock.now())
        wanted = q.casefold()
        sample = [person for person in presence.sample if wanted in person.name.casefold()]
        return Response({"count": presence.count, "sample": sample})

    @get("/blocks")
    async def blocks(self, request: Request[Any, Any, Any]) -> dict[str, list[Tag]]:
        """Whom one blocked."""
        return {"blocks": await services(request).people.blocked(ticket_of(request).family)}

    @post("/blocks", status_code=201)
    async def block(self, request: Request[Any, Any, Any], data: Blocked) -> dict[str, bool]:
        """Block somebody present: each is hidden from the other, here and at replay."""
        site, ticket = services(request), ticket_of(request)
        found = next((v for vs in site.hub.families.values() for v in vs if v.tag == data.tag), None)
        if found is None or found.family == ticket.family:
            raise Refused("not_found")
        await site.people.block(ticket.family, found.family, Tag(data.tag))
        for family in (ticket.family, found.family):
            site.hub.rehide(family, await site.people.hidden(family))
        return {"blocked": True}

    @delete("/blocks/{tag:str}", status_code=200)
    async def unblock(self, request: Request[Any, Any, Any], tag: str) -> dict[str, bool]:
        """Take a block back; what was hidden stays a tombstone where it was shown."""
        site, ticket = services(request), ticket_of(request)
        await site.people.unblock(ticket.family, Tag(tag))
        for family in tuple(site.hub.families):
            site.hub.rehide(family, await site.people.hidden(family))
        return {"blocked": False}
