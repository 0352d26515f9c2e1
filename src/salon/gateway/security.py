"""What every answer carries, whatever made it: one ASGI middleware.

Also: a bare 127.0.0.1 is sent to localhost (passkeys and cookies are bound to names), and a Host that is
not the site's is refused (DNS rebinding).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final, cast
from urllib.parse import urlsplit

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types salon"
)
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}

NO_STORE: Final = {"Cache-Control": "no-store"}
"""No cache keeps an answer. The middleware says so of every answer that says nothing else; handlers whose answer is
one person's say it themselves, so that it holds for them whatever the middleware comes to allow."""


def secured(origin: str) -> Callable[[ASGIApp], ASGIApp]:
    """The middleware for a site at `origin`."""
    host = urlsplit(origin).netloc
    port = urlsplit(origin).port
    bare = f"127.0.0.1:{port}" if port else "127.0.0.1"
    secure = origin.startswith("https://")

    def wrap(app: ASGIApp) -> ASGIApp:
        async def middleware(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != ScopeType.HTTP:
                await app(scope, receive, send)
                return
            asked = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
            if asked == bare and scope["method"] in {"GET", "HEAD"}:
                # The raw path: decoded, it could carry a line break into the header.
                target = scope["raw_path"] + (b"?" + scope["query_string"] if scope["query_string"] else b"")
                await _answer(send, 307, b"", {"location": origin + target.decode("latin-1")})
                return
            if asked != host and scope["path"] != "/metrics":
                await _answer(send, 421, b'{"code":"wrong_origin"}', {"content-type": "application/json"})
                return

            async def with_headers(message: Message) -> None:
                if message["type"] == "http.response.start":
                    there = {name.lower() for name, _ in message["headers"]}
                    added = HEADERS | {name.lower(): value for name, value in NO_STORE.items()}
                    if secure:
                        added["strict-transport-security"] = "max-age=63072000"
                    extra = [(k.encode(), v.encode()) for k, v in added.items() if k.encode() not in there]
                    message["headers"] = [*message["headers"], *extra]
                await send(message)

            if scope["method"] == "HEAD":
                # Routes answer GET; the server sends no body for HEAD (RFC 9110 section 9.3.2).
                scope = cast("Scope", {**scope, "method": "GET"})
            await app(scope, receive, with_headers)

        return middleware

    return wrap


async def _answer(send: Callable[[Any], Awaitable[None]], status: int, body: bytes, headers: dict[str, str]) -> None:
    raw = [(name.encode(), value.encode()) for name, value in (HEADERS | headers).items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body, "more_body": False})
