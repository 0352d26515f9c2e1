"""The team's page about the door: who vouches for age, and confirming an issuer that is not on the EU list.

Rule 1: a session is not enough to confirm; the member's own passkey is asked again, for this act on this issuer.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from litestar import Controller, Request, Response, get, post
from litestar.params import JSONBody

from salon.base.errors import Refused
from salon.base.expiry import DAY_S
from salon.flow.ports.counts import Days
from salon.flow.tally import GIVEN
from salon.gateway import issuers
from salon.gateway.auth import own_origin
from salon.gateway.render import HEADERS, language, page
from salon.gateway.security import NO_STORE
from salon.gateway.services import services
from salon.gateway.staff import desk_of, member_of
from salon.gateway.texts import texts
from salon.wire import staff as wire

SCRIPT: Final = "src/staff-door/main.ts"
Call = Request[Any, Any, Any]


@get("/staff/door", include_in_schema=False)
async def staff_door(request: Call) -> Response[Any]:
    """The page; without a session, the desk, where one signs in."""
    try:
        member = await member_of(request)
    except Refused:
        return Response(None, status_code=303, headers=HEADERS | {"Location": "/staff"})
    site = services(request)
    troubles = msgspec.json.encode(texts(language(request)).part("staff_door_trouble")).decode()
    shown = issuers.as_page(site.trust, site.clock.now(), member)
    return page(request, "staff_door", script=SCRIPT, troubles=troubles, counts=_counts(site.tally.days()), **shown)


def _counts(days: Days) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """Each day (UTC) with the passes given and the refusals by cause."""
    return [
        (
            datetime.fromtimestamp(day * DAY_S, UTC).date().isoformat(),
            causes.get(GIVEN, 0),
            [(cause, count) for cause, count in causes.items() if cause != GIVEN],
        )
        for day, causes in days.items()
    ]


class TrustController(Controller):
    """Confirming issuers."""

    path = "/api/staff/issuers"
    guards = [own_origin]  # noqa: RUF012  # Litestar reads the class attribute

    @post("/begin", status_code=200)
    async def begin(self, request: Call, data: JSONBody[wire.IssuerAct]) -> Response[wire.Options]:
        """Options for showing one's passkey. Raises `not_staff`, `not_found`."""
        member = await member_of(request)
        services(request).trust.check_own(data.fingerprint)
        return Response(wire.Options(desk_of(request).door.begin_act(member, purpose(data))), headers=NO_STORE)

    @post("/finish", status_code=200)
    async def finish(self, request: Call, data: JSONBody[wire.IssuerActShown]) -> Response[wire.Done]:
        """Do it. Raises `not_staff`, `not_found`, `bad_answer` (another's passkey too)."""
        member = await member_of(request)
        await desk_of(request).door.finish_act(member, purpose(data), data.credential)
        trust = services(request).trust
        work = trust.confirm if data.act == "confirm" else trust.withdraw
        await work(member, data.fingerprint)
        return Response(wire.Done(), headers=NO_STORE)


def purpose(data: wire.IssuerAct) -> str:
    """What the passkey is asked for."""
    return f"{data.act}-issuer:{data.fingerprint}"
