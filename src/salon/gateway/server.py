"""The ASGI application: which controllers there are, how errors leave, what the OpenAPI document says.

WebSockets never come here: uvicorn hands them to our own protocol class on the same port
(`gateway.websocket`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import structlog
from litestar import Litestar, Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.types import ControllerRouterHandler, Middleware

from salon import __version__
from salon.base.errors import Judged, SalonError
from salon.gateway.auth import own_origin
from salon.gateway.render import error_page, wants_page
from salon.gateway.security import NO_STORE
from salon.gateway.services import Services

MAX_BODY_BYTES = 65_536
"""Largest request body unless a route says otherwise (photos will). A proof of age takes about 8 KiB."""

log = structlog.get_logger()


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Body of every refused API call. `code` is one of docs/errors.md and never changes its meaning."""

    code: str
    retry_after_s: float = 0.0
    clause: str = ""
    """Of `judged`: the clause of the terms, what to change, and the claim code of the decision."""
    hint: str = ""
    claim: str = ""
    of: str = ""
    """Of `judged`, where several texts were sent: `name` or `topic`."""
    left: int = 0
    """Of `on_probation`: how many accepted messages are missing."""


_STATUS_CODES = {
    400: "malformed",
    401: "no_ticket",
    403: "not_admitted",
    404: "not_found",
    405: "not_found",
    413: "too_large",
    415: "malformed",
    422: "malformed",
    429: "too_fast",
}


def problem(code: str, status: int, retry_after_s: float | None = None, left: int = 0) -> Response[Problem]:
    """A refused call as it leaves."""
    headers = dict(NO_STORE)
    if retry_after_s:
        headers["Retry-After"] = str(max(1, round(retry_after_s)))
    return Response(Problem(code, retry_after_s or 0.0, left=left), status_code=status, headers=headers)


def answer(
    request: Request[Any, Any, Any], code: str, status: int, retry_after_s: float | None = None, left: int = 0
) -> Response[Any]:
    """A refusal in the form the caller reads: a page for a browser on its way, JSON for everything else."""
    if wants_page(request):
        return error_page(request, status, code)
    return problem(code, status, retry_after_s, left)


def refused(request: Request[Any, Any, Any], error: SalonError) -> Response[Any]:
    """Foreseen errors: their code and status."""
    if isinstance(error, Judged) and not wants_page(request):
        body = Problem(error.code, clause=error.clause, hint=error.hint, claim=error.claim, of=error.of)
        return Response(body, status_code=error.status, headers=NO_STORE)
    return answer(request, error.code, error.status, error.retry_after_s, error.left)


def not_understood(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """Litestar's own refusals (no route, bad body): our codes, without their text, which quotes the input."""
    return answer(request, _STATUS_CODES.get(error.status_code, "malformed"), error.status_code)


def too_deep(request: Request[Any, Any, Any], error: RecursionError) -> Response[Any]:
    """A body nested deeper than any of ours is the caller's fault, not a bug."""
    return answer(request, "malformed", 400) if "deserializing" in str(error) else bug(request, error)


def bug(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Anything unforeseen: the peer gets the bare code, the log where it happened, without text."""
    log.error("bug", exc_info=error, part="http")
    return answer(request, "internal", 500)


def build(
    services: Services,
    handlers: Sequence[ControllerRouterHandler],
    *,
    middleware: Sequence[Middleware] = (),
) -> Litestar:
    """The application over these services."""
    return Litestar(
        route_handlers=list(handlers),
        guards=[own_origin],
        state=State({"salon": services}),
        middleware=list(middleware),
        exception_handlers={
            SalonError: refused,
            HTTPException: not_understood,
            RecursionError: too_deep,
            Exception: bug,
        },
        request_max_body_size=MAX_BODY_BYTES,
        openapi_config=OpenAPIConfig(
            title="Salon",
            version=__version__,
            path="/api/schema",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
            use_handler_docstrings=True,
        ),
        logging_config=None,
        debug=False,
    )
