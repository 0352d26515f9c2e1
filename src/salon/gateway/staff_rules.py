"""HTTP of the desk: rules, their states and figures (`wire.staff_rules`, `flow.rulebook`)."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import JSONBody

from salon.gateway.auth import own_origin
from salon.gateway.security import NO_STORE
from salon.gateway.services import services
from salon.gateway.staff import desk_of, member_of
from salon.wire import staff_rules as wire

Call = Request[Any, Any, Any]


class RulesController(Controller):
    """Rules."""

    path = "/api/staff/rules"
    guards = [own_origin]  # noqa: RUF012  # Litestar reads the class attribute

    @get("/")
    async def rules(self, request: Call) -> Response[wire.RuleList]:
        """Every rule version, with its state and figures, and the record of changes."""
        await member_of(request)
        now = services(request).clock.now()
        return Response(await desk_of(request).rules.rules(now), headers=NO_STORE)

    @post("/", status_code=200)
    async def act(self, request: Call, data: JSONBody[wire.RuleAct]) -> Response[wire.RuleList]:
        """Bring one into another state. A repeat is not an error; no such move from here: `conflict`."""
        member = await member_of(request)
        now = services(request).clock.now()
        return Response(await desk_of(request).rules.act(member, data, now), headers=NO_STORE)
