"""Health and metrics for the operator."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from salon import __version__
from salon.base.errors import Refused
from salon.gateway.services import services


@get("/healthz")
async def healthz(request: Request[Any, Any, Any]) -> Response[dict[str, Any]]:
    """200 while the site can serve; says how age is shown here."""
    site = services(request)
    ready = site.ready()
    body = {"ok": ready, "version": __version__, "age": site.facts.age_mode.upper(), "clock_trusted": ready}
    return Response(body, status_code=200 if ready else 503)


@get("/metrics", include_in_schema=False)
async def metrics(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Prometheus text; on loopback only."""
    client = request.client
    if client is None or client.host not in {"127.0.0.1", "::1"}:
        raise Refused("not_found")
    return Response(services(request).metrics.text(), media_type="text/plain; version=0.0.4")
