"""HTTP of the desk: stopped pictures that are refused unseen (`wire.staff_stops`, `flow.stops_desk`)."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import JSONBody

from salon.gateway.auth import own_origin
from salon.gateway.security import NO_STORE
from salon.gateway.staff import desk_of, member_of
from salon.wire import staff_stops as wire

Call = Request[Any, Any, Any]


class StopsDeskController(Controller):
    """Stopped pictures."""

    path = "/api/staff/stops"
    guards = [own_origin]  # noqa: RUF012  # Litestar reads the class attribute

    @get("/")
    async def proven(self, request: Call) -> Response[wire.ProvenStops]:
        """Hashes that a human found right to stop."""
        await member_of(request)
        return Response(desk_of(request).stops.proven(), headers=NO_STORE)

    @post("/lift", status_code=200)
    async def lift(self, request: Call, data: JSONBody[wire.LiftStop]) -> Response[wire.ProvenStops]:
        """Take one back, with a reason. One that is not proven is `conflict`."""
        member = await member_of(request)
        return Response(await desk_of(request).stops.lift(member, data), headers=NO_STORE)
