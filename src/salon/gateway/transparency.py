"""/transparency: what judges here, how often it acts, how often people found it right, and when a part was away."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from salon.flow.rulebook_public import public_report
from salon.gateway.render import page
from salon.gateway.services import services


@get("/transparency", include_in_schema=False)
async def transparency(request: Request[Any, Any, Any]) -> Response[str]:
    """Public, without script; counts only, none under ten (`flow.rulebook_public`)."""
    site = services(request)
    report = public_report(site.rulebook, site.stages.look(), site.clock.now())
    return page(request, "transparency", report=report, lists=site.lists())
