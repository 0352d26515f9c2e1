"""HTTP of reports and claim codes (`wire.staff`, `flow.report`, `flow.claim`)."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, JSONBody

from salon.gateway.auth import own_origin, ticket_of
from salon.gateway.peers import HOUSEHOLD
from salon.gateway.security import NO_STORE
from salon.gateway.services import services
from salon.wire import reports as wire


class ReportController(Controller):
    """What anybody may tell, and ask about."""

    path = "/api"
    guards = [own_origin]  # noqa: RUF012  # Litestar reads the class attribute

    @post("/reports", status_code=201)
    async def report(self, request: Request[Any, Any, Any], data: JSONBody[wire.Report]) -> Response[wire.Claim]:
        """Report a message, a visitor, a room, a name or a request; the answer is the claim code."""
        claim = await services(request).desk.reports.report(ticket_of(request), data)
        return Response(wire.Claim(claim), status_code=201, headers=NO_STORE)

    @get("/claims/{code:str}")
    async def claim(self, request: Request[Any, Any, Any], code: FromPath[str]) -> Response[wire.ClaimState]:
        """What became of a notice or of a decision against oneself. No ticket needed."""
        caller = str(request.scope.get(HOUSEHOLD, ""))
        return Response(await services(request).desk.claims.state(caller, code), headers=NO_STORE)
