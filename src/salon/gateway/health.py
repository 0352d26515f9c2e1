"""Health and metrics for the operator."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from litestar import Request, Response, get

from salon import __version__
from salon.base.errors import Refused
from salon.gateway import issuers
from salon.gateway.services import services

LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
PASSED_ON: Final = frozenset(
    {"forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"}
)
"""Headers of a call that somebody passed on."""


@get("/healthz")
async def healthz(request: Request[Any, Any, Any]) -> Response[dict[str, Any]]:
    """200 while the site can serve; says which parts of judging work, how age is shown here, and who vouches for it.

    A part out of order does not make the site unable to serve: it fails closed (`flow.stages`).
    """
    site = services(request)
    ready = site.ready()
    body: dict[str, Any] = {
        "ok": ready,
        "version": __version__,
        "age": site.facts.age_mode.upper(),
        "clock_trusted": ready,
        "zero_knowledge": site.zero_knowledge(),
        "photos": site.photos.state,
    }
    body["stages"] = {
        stage.name: {"ok": stage.ok} | ({} if stage.ok else {"since": _instant(stage.since)})
        for stage in site.stages.look()
    }
    body |= issuers.as_json(site.trust, site.clock.now())
    return Response(body, status_code=200 if ready else 503)


def _instant(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")


@get("/metrics", include_in_schema=False)
async def metrics(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Prometheus text; on loopback only."""
    client, host = request.client, urlsplit(f"//{request.headers.get('host', '')}").hostname
    direct = client is not None and client.host in LOOPBACK and host in LOOPBACK
    # A proxy on this machine calls from loopback too, for everybody; it says so, or keeps the site's own name.
    if not direct or PASSED_ON.intersection(request.headers.keys()):
        raise Refused("not_found")
    return Response(services(request).metrics.text(), media_type="text/plain; version=0.0.4")
