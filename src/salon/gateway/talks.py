"""HTTP of one-to-one: requests, rooms of two, blocks, and looking for people (`flow.talk`)."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Controller, Request, Response, delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta, Struct, field

from salon.base.errors import Refused
from salon.base.ids import RoomId, Tag
from salon.base.values import Person, RoomInfo
from salon.chat import direct
from salon.gateway.auth import ticket_of
from salon.gateway.security import NO_STORE
from salon.gateway.services import services

TagText = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{12}$")]


class Ask(Struct, frozen=True):
    """A request for a one-to-one."""

    to: TagText
    text: Annotated[str, Meta(max_length=2_000)]
    """1 to 300 characters; what is longer is refused by name, what is far longer is not read."""
    judged: bool
    """Whether the sender agrees to judging on the server. There is no default: each is asked."""
    room: Annotated[str, Meta(max_length=16)] = ""
    """Where the page was; where the two met is what the server knows itself."""


class Agree(Struct, frozen=True):
    """An acceptance."""

    judged: bool
    """Whether the receiver agrees to judging on the server."""


class Blocked(Struct, frozen=True):
    """Whom to block."""

    tag: TagText


class Asked(Struct, frozen=True, omit_defaults=True):
    """A request, as one of the two sees it."""

    id: str
    text: str
    judged: bool = field()
    at_ms: int = field()
    expires_ms: int = field()
    asker: Person | None = field(default=None, name="from")
    asked: Person | None = field(default=None, name="to")


def seen(request: direct.Request, *, incoming: bool) -> Asked:
    """A request for the page: who it is from, or who it is to."""
    return Asked(
        id=request.id,
        text=request.text,
        judged=request.judged,
        at_ms=round(request.at * 1000),
        expires_ms=round(request.expires_at * 1000),
        asker=request.asker if incoming else None,
        asked=None if incoming else request.asked,
    )


class TalkController(Controller):
    """One-to-one, blocks and people."""

    path = "/api"

    @get("/requests")
    async def requests(self, request: Request[Any, Any, Any]) -> Response[dict[str, list[Asked]]]:
        """Open requests to and from the caller."""
        incoming, outgoing = await services(request).talks.requests(ticket_of(request))
        body = {
            "incoming": [seen(one, incoming=True) for one in incoming],
            "outgoing": [seen(one, incoming=False) for one in outgoing],
        }
        return Response(body, headers=NO_STORE)

    @post("/requests", status_code=201)
    async def ask(self, request: Request[Any, Any, Any], data: JSONBody[Ask]) -> Response[dict[str, str]]:
        """Ask somebody one shares a room with, or did lately. The text is judged first."""
        services(request).photos.check_frozen(ticket_of(request).family)
        made = await services(request).talks.ask(ticket_of(request), Tag(data.to), data.text, agreed=data.judged)
        return Response({"id": made}, status_code=201, headers=NO_STORE)

    @post("/requests/{which:str}/accept", status_code=200)
    async def accept(
        self, request: Request[Any, Any, Any], which: FromPath[str], data: JSONBody[Agree]
    ) -> Response[dict[str, RoomInfo]]:
        """Agree: a room of two opens. Judged on the server if both agree to that, else text only."""
        services(request).photos.check_frozen(ticket_of(request).family)
        info = await services(request).talks.accept(ticket_of(request), which, agreed=data.judged)
        return Response({"room": info}, headers=NO_STORE)

    @post("/requests/{which:str}/decline", status_code=200)
    async def decline(self, request: Request[Any, Any, Any], which: FromPath[str]) -> dict[str, bool]:
        """Decline; the sender is told and cannot ask again for a day."""
        await services(request).talks.decline(ticket_of(request), which)
        return {"declined": True}

    @post("/requests/{which:str}/withdraw", status_code=200)
    async def withdraw(self, request: Request[Any, Any, Any], which: FromPath[str]) -> dict[str, bool]:
        """Take one's own request back."""
        await services(request).talks.withdraw(ticket_of(request), which)
        return {"withdrawn": True}

    @post("/requests/{which:str}/block", status_code=200)
    async def block_sender(self, request: Request[Any, Any, Any], which: FromPath[str]) -> dict[str, bool]:
        """Block whoever sent it; they are told what somebody declined is told."""
        await services(request).talks.block_sender(ticket_of(request), which)
        return {"blocked": True}

    @get("/directs")
    async def directs(self, request: Request[Any, Any, Any]) -> Response[dict[str, Any]]:
        """The caller's open one-to-ones, and who the other is in each."""
        rooms, others = await services(request).talks.directs(ticket_of(request))
        return Response({"rooms": rooms, "with": others}, headers=NO_STORE)

    @delete("/directs/{room:str}", status_code=200)
    async def end(self, request: Request[Any, Any, Any], room: FromPath[str]) -> dict[str, bool]:
        """End a one-to-one, for both."""
        await services(request).talks.end(ticket_of(request), RoomId(room))
        return {"ended": True}

    @get("/rooms/{room:str}/people")
    async def people(
        self, request: Request[Any, Any, Any], room: FromPath[str], q: FromQuery[str] = ""
    ) -> Response[dict[str, Any]]:
        """Who is here, as a count and a sample; with `q`, who of all that are listed and may be found.

        Only for those in the room. Blocks change nothing here: a search that left somebody out would tell them.
        """
        site, ticket = services(request), ticket_of(request)
        live = site.hub.live.get(RoomId(room))
        if live is None or not live.holds(ticket.family):
            raise Refused("not_joined")
        if len(q) > 100:
            raise Refused("malformed")
        presence = live.presence(site.clock.now())
        sample = live.find(q) if q.strip() else list(presence.sample)
        return Response({"count": presence.count, "sample": sample}, headers=NO_STORE)

    @get("/blocks")
    async def blocks(self, request: Request[Any, Any, Any]) -> Response[dict[str, list[Tag]]]:
        """Whom one blocked, by the tags they had then; what they were called has vanished."""
        found = await services(request).people.blocked(ticket_of(request).family)
        return Response({"blocks": found}, headers=NO_STORE)

    @post("/blocks", status_code=201)
    async def block(self, request: Request[Any, Any, Any], data: JSONBody[Blocked]) -> dict[str, bool]:
        """Block somebody: each is hidden from the other, here and at replay; what was open between them ends."""
        await services(request).talks.block(ticket_of(request), Tag(data.tag))
        return {"blocked": True}

    @delete("/blocks/{tag:str}", status_code=200)
    async def unblock(self, request: Request[Any, Any, Any], tag: FromPath[str]) -> dict[str, bool]:
        """Take a block back; what was hidden stays a tombstone where it was shown."""
        await services(request).talks.unblock(ticket_of(request), Tag(tag))
        return {"blocked": False}
