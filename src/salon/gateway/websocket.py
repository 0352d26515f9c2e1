"""The WebSocket protocol class: one per connection, behind uvicorn's `Config(ws=...)`, on the HTTP port.

Inbound goes through websockets' Sans-I/O core (strict RFC 6455: masks, fragments, control frames,
sizes); outbound frames are prebuilt bytes that bypass it.

    fresh --handshake--> challenged --hello--> admitted --close, error, too slow--> closed

Rule 1: no task and no timer per connection. A task lives only while frames of this connection wait
to be handled, one at a time, so answers leave in the order of the questions; one wheel
(`gateway.live`) does pings, heartbeats and time-outs.
Rule 2: buffers are bounded. A member that does not read is let go with 1013: come back and resume.
Rule 3: rooms are left before a close frame is written; no data may follow it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from os import urandom
from typing import Any, Final

import structlog
from websockets.exceptions import InvalidOrigin
from websockets.frames import Frame as WsFrame
from websockets.frames import Opcode
from websockets.http11 import Request
from websockets.protocol import State
from websockets.server import ServerProtocol
from websockets.typing import Origin

from salon.base.base64url import to_text
from salon.base.errors import Malformed, Refused, SalonError
from salon.base.ids import Family, RoomId
from salon.chat.limits import Bucket
from salon.flow.hub import Visitor
from salon.gateway.fanout import frame_bytes
from salon.gateway.live import Live
from salon.gateway.peers import network_of
from salon.wire import frames
from salon.wire.codec import MAX_FRAME_BYTES, decode_client, encode

BACKLOG_MAX: Final = 32
"""Frames of one client that may wait to be handled."""
BUFFER_MAX: Final = 262_144
"""Unread bytes after which a member is too slow (reference: gateway design, section 7)."""
MALFORMED_MAX: Final = 8
PATH: Final = "/ws"
PARTS_MAX: Final = 64
"""Fragments of one message. Browsers send one; a proxy may cut 16 KiB into a few."""
EXCESS_MAX: Final = 100
"""Frames over the rate after which a connection is let go: answering each would be work for nothing."""

log = structlog.get_logger()


class Connection(asyncio.Protocol):
    """One socket. uvicorn calls the constructor with keywords; `live` is bound by `protocol_class`."""

    live: Live

    def __init__(self, config: Any, server_state: Any, app_state: Any, _loop: Any = None) -> None:  # noqa: ARG002
        self._server_connections: set[Any] = server_state.connections
        self._transport: asyncio.Transport | None = None
        origin = Origin(self.live.origin)
        # An absent Origin cannot come from a web page: bots and tools send none, browsers always do.
        self._ws = ServerProtocol(origins=[origin, None], max_size=MAX_FRAME_BYTES, logger=_quiet)
        self._parts: list[bytes] = []
        self._part_bytes = 0
        self._text = False
        self._backlog: deque[bytes] = deque()
        self._working = False
        self._wrong = 0
        self._budget = Bucket(60, 20)
        # Pings, pongs and fragments: a browser sends one pong for each of our pings.
        self._small_budget = Bucket(200, 20)
        self._excess = 0
        self.hidden: frozenset[Family] = frozenset()
        self.visitor: Visitor | None = None
        self.nonce = ""
        self.household = ""
        self.opened_at = 0.0
        self.sent = 0
        self.told: dict[RoomId, tuple[int, int, int]] = {}
        self.slow_since = 0.0
        self.closed = False
        self.closed_at = 0.0
        # Where on the wheel this connection's heartbeat falls: spread evenly, so that no storms meet.
        self.phase = len(self.live.connections)

    # ------------------------------------------------------------------ transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by uvicorn's HTTP protocol at the upgrade."""
        self._transport = transport  # type: ignore[assignment]  # uvicorn hands over a stream transport
        self._transport.set_write_buffer_limits(high=65_536)  # type: ignore[union-attr]  # set above
        self._server_connections.add(self)
        self.opened_at = self.live.clock.now()
        self.live.connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """The socket is gone."""
        self._server_connections.discard(self)
        self.live.connections.discard(self)
        self.live.known(self)
        self._leave()

    def data_received(self, data: bytes) -> None:
        """Bytes from the client; first the request head, re-serialised by uvicorn."""
        if not self.closed:
            self._ws.receive_data(data)
        for event in self._ws.events_received():
            if self.closed:
                return
            if isinstance(event, Request):
                self._handshake(event)
            elif isinstance(event, WsFrame):
                self._frame(event)
        self._write_out()

    def eof_received(self) -> None:
        """The client will send no more."""
        self._ws.receive_eof()
        self._write_out()

    def pause_writing(self) -> None:
        """The client reads too slowly: the clock runs."""
        self.slow_since = self.live.clock.now()

    def resume_writing(self) -> None:
        """It caught up."""
        self.slow_since = 0.0

    def shutdown(self) -> None:
        """The server stops gracefully (called by uvicorn)."""
        self.send(frames.Notice(code="going_away", params={"retry_after_s": 2}))
        self.close(frames.CLOSE_RESUME)

    # ------------------------------------------------------------------ inbound

    def _handshake(self, request: Request) -> None:
        if request.path.partition("?")[0] != PATH:
            self._ws.send_response(self._ws.reject(404, "not_found\n"))
        else:
            response = self._ws.accept(request)
            if isinstance(self._ws.handshake_exc, InvalidOrigin):
                response = self._ws.reject(403, "wrong_origin\n")
            elif not self.live.welcome(self, self._household(request)):
                response = self._ws.reject(429, "too_fast\n")
            self._ws.send_response(response)
        self._write_out()
        if self._ws.state is State.OPEN:
            self.nonce = to_text(urandom(24))
            now_ms = round(self.live.clock.now() * 1000)
            self._write(frame_bytes(encode(frames.Challenge(nonce=self.nonce, at_ms=now_ms))))

    def _household(self, request: Request) -> str:
        client = None if self._transport is None else self._transport.get_extra_info("peername")
        forwarded = [(b"forwarded", value.encode()) for value in request.headers.get_all("forwarded")]
        address = self.live.peers.address({"client": client or None, "headers": forwarded})
        return "" if address is None else network_of(address)

    def _frame(self, frame: WsFrame) -> None:
        if frame.opcode is Opcode.TEXT:
            self._text = True
            self._parts, self._part_bytes = [], 0
        elif frame.opcode is Opcode.BINARY:
            self._text = False
            self._parts, self._part_bytes = [], 0
        elif self._small_budget.take(self.live.clock.now()):
            self.too_much()
            return
        elif frame.opcode is not Opcode.CONT:
            return  # ping, pong and close are answered by the core
        self._parts.append(bytes(frame.data))
        self._part_bytes += len(frame.data)
        if self._part_bytes > MAX_FRAME_BYTES or len(self._parts) > PARTS_MAX:
            self.close(1009)
        elif frame.fin:
            message = b"".join(self._parts)
            self._parts, self._part_bytes = [], 0
            self._message(message)

    def _message(self, message: bytes) -> None:
        wait = self._budget.take(self.live.clock.now())
        if wait or len(self._backlog) >= BACKLOG_MAX:
            self._excess += 1
            if self._excess > EXCESS_MAX:
                self.too_much()
                return
            self._refuse(Refused("too_fast", retry_after_s=wait or 1.0), self._peek(message))
            return
        self._backlog.append(message if self._text else b"")
        if not self._working:
            self._working = True
            self.live.spawn(self._work())

    def _peek(self, message: bytes) -> Any:
        """What a frame that will not be handled says it is, so that its sender learns which one to send again."""
        try:
            return decode_client(message if self._text else b"")
        except Malformed:
            return None

    async def _work(self) -> None:
        try:
            while self._backlog and not self.closed:
                await self._handle(self._backlog.popleft())
        finally:
            self._working = False

    async def _handle(self, message: bytes) -> None:
        frame: Any = None
        try:
            frame = decode_client(message)
            await self.live.take(self, frame)
        except SalonError as error:
            self._refuse(error, frame)
        except Exception:
            log.exception("bug", part="socket")
            self._refuse(Refused("internal"), frame)

    def _refuse(self, error: SalonError, frame: Any = None) -> None:
        if isinstance(error, Malformed):
            self.live.meter.count("malformed")
            self._wrong += 1
        self.send(
            frames.ErrorFrame(
                code=error.code,
                re="" if frame is None else str(frame.__struct_config__.tag),
                room=getattr(frame, "room", ""),
                cid=getattr(frame, "cid", ""),
                retry_after_s=error.retry_after_s or 0.0,
                left=error.left,
            )
        )
        if self._wrong >= MALFORMED_MAX:
            self.close(frames.CLOSE_MALFORMED)

    # ------------------------------------------------------------------ outbound

    def hide(self, hidden: frozenset[Family]) -> None:
        """See `flow.ports.live.Outlet`."""
        self.hidden = hidden

    def send(self, frame: frames.Frame) -> None:
        """Send one frame now; it counts, unless it is a heartbeat."""
        self.write(frame_bytes(encode(frame)), 0 if isinstance(frame, frames.Heartbeat) else 1)

    def write(self, data: bytes, count: int) -> None:
        """Write prebuilt frames, `count` of them; a member with too much unread is let go."""
        if self.closed or self._ws.state is not State.OPEN:
            return
        self.sent += count
        self._write(data)
        if self._transport is not None and self._transport.get_write_buffer_size() > BUFFER_MAX:
            self.too_slow()

    def too_slow(self) -> None:
        """Let a slow consumer go; it may come back and resume."""
        self.live.meter.count("slow_consumers")
        self.close(frames.CLOSE_RESUME)
        self.abort()

    def too_much(self) -> None:
        """Let somebody go who sends more than can be meant."""
        self.live.meter.count("malformed")
        self.close(frames.CLOSE_RESUME)

    def abort(self) -> None:
        """Drop the connection with whatever has not left."""
        if self._transport is not None:
            self._transport.abort()

    def ping(self) -> None:
        """Keep proxies awake and find dead peers."""
        if not self.closed and self._ws.state is State.OPEN:
            self._ws.send_ping(b"")
            self._write_out()

    def close(self, code: int) -> None:
        """Say goodbye with a code, after leaving every room (Rule 3)."""
        if self.closed:
            return
        self._leave()
        if self._ws.state is State.OPEN:
            self._ws.send_close(code)
            self._write_out()
        self._end()

    def _end(self) -> None:
        """Nothing may follow: the transport closes when what was written has left, or is dropped by the wheel."""
        self.closed = True
        self.closed_at = self.live.clock.now()
        if self._transport is not None:
            self._transport.close()

    def _leave(self) -> None:
        if self.visitor is not None:
            self.live.hub.left(self.visitor)
            self.visitor = None
        self._backlog.clear()

    def _write_out(self) -> None:
        for data in self._ws.data_to_send():
            if data:
                self._write(data)
            elif self._transport is not None:
                # The core says: nothing may follow, close the transport.
                self._leave()
                self._end()
        # Pongs count too: a peer that pings and never reads would fill the memory.
        if not self.closed and self._transport is not None and self._transport.get_write_buffer_size() > BUFFER_MAX:
            self.too_slow()

    def _write(self, data: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)


class _Quiet:
    """The core logs peers' bytes at debug level; nothing of that kind may reach a log."""

    def isEnabledFor(self, _level: int) -> bool:  # noqa: N802  # the name of logging's method
        return False

    def __getattr__(self, _name: str) -> Any:
        return lambda *_args, **_kwargs: None


_quiet: Any = _Quiet()


def protocol_class(live: Live) -> type[Connection]:
    """The class to give to uvicorn's `Config(ws=...)`."""
    return type("SalonConnection", (Connection,), {"live": live})
