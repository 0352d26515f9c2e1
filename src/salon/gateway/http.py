"""The HTTP side of the port: uvicorn's protocol, with an end to patience.

uvicorn waits for ever for a request that never ends (slow-loris), and keeps as many headers as somebody sends. Here a
request head has `HEAD_S` and `HEAD_MAX`, its body `BODY_S`; the wheel of `gateway.live` lets go whoever takes longer,
the same for a socket that never gets as far as its upgrade.

Rule 1: no timer per connection; what is under way is in `Live.incoming` with the time by which it must be done.
Rule 2: what was asked is forgotten once it is answered. uvicorn keeps the last request until there is another or the
connection ends; a proof of age must not lie there for half a minute (threat model T-13).
"""

from __future__ import annotations

import asyncio
from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from salon.gateway.live import Live

HEAD_S: Final = 10.0
"""From the connection, or the first byte of a later request, to the end of the head."""
HEAD_MAX: Final = 32_768
"""Bytes of a head. Browsers send one or two thousand; Apache and nginx stop at 8 and 32 KiB."""
BODY_S: Final = 60.0
"""From the end of the head to the end of the body."""


class HttpConnection(HttpToolsProtocol):
    """One connection that speaks HTTP, perhaps only until it becomes a socket. `live` is bound by `http_class`."""

    live: Live

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """A connection: its first request is awaited."""
        super().connection_made(transport)
        self._head_bytes = 0
        self._in_head = True
        self._due(HEAD_S)

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        self.live.incoming.pop(self, None)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Bytes of the client."""
        super().data_received(data)
        self._head_bytes += len(data)
        if self._in_head and self._head_bytes > HEAD_MAX:
            self.let_go()

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        if not self._in_head:
            self._head_bytes = 0
            self._in_head = True
            self._due(HEAD_S)

    def on_headers_complete(self) -> None:
        """The head is there; the body may follow."""
        self._in_head = False
        self._due(BODY_S)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is whole."""
        self.live.incoming.pop(self, None)
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """It is answered (Rule 2)."""
        done = self.cycle
        super().on_response_complete()
        # Of requests in a row another may have been read already; the one before is let go by that.
        if done is self.cycle and done.response_complete and done.scope is self.scope:
            done.body = bytearray()
            self.scope = done.scope = {}  # type: ignore[typeddict-item]  # whoever answered has its own hold of it

    def handle_websocket_upgrade(self) -> None:
        """From here on `gateway.websocket` keeps the time."""
        self.live.incoming.pop(self, None)
        super().handle_websocket_upgrade()

    def let_go(self) -> None:
        """Too long or too much: no answer, the bytes of one are more than this peer is owed."""
        self.live.incoming.pop(self, None)
        self.live.meter.count("malformed")
        self.transport.abort()

    def _due(self, seconds: float) -> None:
        self.live.incoming[self] = self.live.clock.now() + seconds


def http_class(live: Live) -> type[HttpConnection]:
    """The class to give to uvicorn's `Config(http=...)`."""
    return type("SalonHttp", (HttpConnection,), {"live": live})
