"""The built files over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from salon.base.errors import Refused
from salon.gateway.services import services

FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
ANEW = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


@get("/static/{path:path}", include_in_schema=False, sync_to_thread=False)
def static_file(request: Request[Any, Any, Any], path: FromPath[Path]) -> Response[bytes]:
    """A built file; of the test wallet only where there is a test issuer."""
    name = path.as_posix().lstrip("/")
    site = services(request)
    if site.test_issuer is None and name in site.assets.of_test_mode:
        raise Refused("not_found")
    content, kind = site.assets.file(name)
    return Response(content, media_type=kind, headers=FOR_EVER if name.startswith("assets/") else ANEW)


@get("/sw.js", include_in_schema=False, sync_to_thread=False)
def service_worker(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The service worker: at the root, so that it may look after the whole site; never kept by the browser."""
    content, _ = services(request).assets.file("sw.js")
    return Response(content, media_type="text/javascript", headers=ANEW)
