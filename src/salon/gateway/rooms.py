"""HTTP of rooms and a host's tools (`flow.rooms`)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from litestar import Controller, Request, get, post
from litestar.params import FromPath, JSONBody
from msgspec import Meta, Struct

from salon.base.ids import RoomId, Tag
from salon.base.values import RoomInfo
from salon.flow.rooms import NewRoom
from salon.gateway.auth import ticket_of
from salon.gateway.services import services
from salon.safety.policy import Preset
from salon.safety.raid import Level


class HostAct(Struct, frozen=True):
    """One act of a host."""

    act: Literal["slow", "mute", "unmute", "remove", "close", "hand_over", "pin", "shield", "preset"]
    tag: Annotated[str, Meta(max_length=12)] = ""
    slow_s: int = 0
    text: Annotated[str, Meta(max_length=300)] = ""
    level: Level = "open"
    preset: Preset = "normal"
    minutes: int = 60
    reason: Annotated[str, Meta(max_length=40)] = ""


class RoomController(Controller):
    """Rooms."""

    path = "/api"

    @get("/rooms")
    async def directory(self, request: Request[Any, Any, Any]) -> dict[str, list[RoomInfo]]:
        """All rooms with topics, languages and counts; no content, no ticket needed."""
        return {"rooms": await services(request).rooms.directory()}

    @post("/rooms", status_code=201)
    async def open(self, request: Request[Any, Any, Any], data: JSONBody[NewRoom]) -> RoomInfo:
        """Open a room. Its name and topic are judged first."""
        services(request).photos.check_frozen(ticket_of(request).family)
        return await services(request).rooms.open(ticket_of(request), data)

    @post("/rooms/{room:str}/host", status_code=200)
    async def host(
        self, request: Request[Any, Any, Any], room: FromPath[str], data: JSONBody[HostAct]
    ) -> dict[str, RoomInfo | str]:
        """A host's tools. A restriction comes back with the claim code of its decision."""
        keeper, ticket, where, whom = services(request).rooms, ticket_of(request), RoomId(room), Tag(data.tag)
        claim = ""
        match data.act:
            case "slow":
                info = await keeper.slow(ticket, where, data.slow_s)
            case "preset":
                info = await keeper.preset(ticket, where, data.preset)
            case "pin":
                info = await keeper.pin(ticket, where, data.text)
            case "close":
                info, claim = await keeper.close(ticket, where, data.reason or "host_closed")
            case "shield":
                info = await keeper.shield(ticket, where, data.level, data.minutes)
            case "hand_over":
                info = await keeper.hand_over(ticket, where, whom)
            case _:
                info, claim = await keeper.restrict(
                    ticket, where, whom, act=data.act, minutes=data.minutes, reason=data.reason or "other"
                )
        return {"info": info, "claim": claim} if claim else {"info": info}
