"""Stopping a picture of oneself: the page, and HTTP of stops (`flow.stops`). No account, no ticket, no cookie.

GET  /stop-a-picture[?code=…]           the page; with a claim code, where a stop stands; works without script
POST /stop-a-picture/withdraw           a plain form: `code`
POST /api/stops        Stop    -> Made   made by a browser that hashed the picture itself
GET  /api/stops/{code}         -> Standing
POST /api/stops/{code}/withdraw -> 204
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta, Struct

from salon.base.errors import Refused
from salon.base.expiry import DAY_S
from salon.flow import stops as flow
from salon.gateway.auth import own_origin
from salon.gateway.peers import HOUSEHOLD, NETWORK, PROVIDER
from salon.gateway.render import HEADERS, language, page
from salon.gateway.security import NO_STORE
from salon.gateway.services import services
from salon.media.stopped import DECIDED_S, HASHES_MAX, OPEN_S

CODE_MAX: Final = 64
SCRIPT: Final = "src/stop/main.ts"


class Hashed(Struct, frozen=True, forbid_unknown_fields=True):
    """One hash, as the browser made it: 64 hex digits, quality 0 to 100."""

    pdq: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    quality: Annotated[int, Meta(ge=0, le=100)]


class Stop(Struct, frozen=True, forbid_unknown_fields=True):
    """A picture to stop: the hashes of its forms, the whole first. Never the picture."""

    hashes: Annotated[list[Hashed], Meta(min_length=1, max_length=HASHES_MAX)]


class Made(Struct, frozen=True):
    """The only key to a stop, and until when it stands undecided."""

    claim: str
    until_ms: int


class Standing(Struct, frozen=True):
    """Where a stop stands; see `flow.stops.Stopped`."""

    standing: flow.Standing
    made_ms: int
    until_ms: int
    photos: int


@get("/stop-a-picture", include_in_schema=False)
async def stop_a_picture(request: Request[Any, Any, Any]) -> Response[str]:
    """The page, in the reader's language; with a code, where that stop stands."""
    code = request.query_params.get("code", "").strip()
    found = None
    if 0 < len(code) <= CODE_MAX:
        try:
            found = await services(request).stops.state(_caller(request), code)
        except Refused as refusal:
            if refusal.code != "not_found":
                raise
    return page(
        request,
        "stop_picture",
        script=SCRIPT,
        code=code if len(code) <= CODE_MAX else "",
        asked=code != "",
        found=found,
        withdrawn="withdrawn" in request.query_params,
        open_days=round(OPEN_S / DAY_S),
        decided_days=round(DECIDED_S / DAY_S),
    )


@post("/stop-a-picture/withdraw", guards=[own_origin], include_in_schema=False, status_code=303)
async def withdraw_by_form(request: Request[Any, Any, Any]) -> Response[None]:
    """Withdraw by a plain form."""
    code = str((await request.form()).get("code", ""))[:CODE_MAX]
    await services(request).stops.withdraw(_caller(request), code)
    where = {"Location": f"/stop-a-picture?withdrawn&lang={language(request)}"}
    return Response(None, status_code=303, headers=HEADERS | where)


class StopController(Controller):
    """Stops, for the page's script."""

    path = "/api/stops"
    guards = [own_origin]  # noqa: RUF012  # Litestar reads the class attribute

    @post("", status_code=201)
    async def make(self, request: Request[Any, Any, Any], data: JSONBody[Stop]) -> Response[Made]:
        """Stop a picture by its hashes; the answer says nothing of whether anybody knows it."""
        network = str(request.scope.get(NETWORK, "")) or _caller(request)
        hashes = [(one.pdq, one.quality) for one in data.hashes]
        claim, until = await services(request).stops.make(network, hashes, str(request.scope.get(PROVIDER, "")))
        return Response(Made(claim, round(until * 1000)), status_code=201, headers=NO_STORE)

    @get("/{code:str}")
    async def state(self, request: Request[Any, Any, Any], code: FromPath[str]) -> Response[Standing]:
        """Where a stop stands."""
        found = await services(request).stops.state(_caller(request), code)
        told = Standing(found.standing, round(found.made_at * 1000), round(found.until * 1000), found.photos)
        return Response(told, headers=NO_STORE)

    @post("/{code:str}/withdraw", status_code=204)
    async def withdraw(self, request: Request[Any, Any, Any], code: FromPath[str]) -> None:
        """Forget a stop."""
        await services(request).stops.withdraw(_caller(request), code)


def _caller(request: Request[Any, Any, Any]) -> str:
    return str(request.scope.get(HOUSEHOLD, ""))


HANDLERS: Final[list[ControllerRouterHandler]] = [stop_a_picture, withdraw_by_form, StopController]
