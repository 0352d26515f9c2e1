"""Fan-out: a frame is built once and the same bytes go to every member (reference: gateway design).

Pending frames of a room are flushed at the end of the loop iteration, joined, one write per member.
There is no timer: a quiet room is never delayed, an overloaded one coalesces by itself.

Rule 1: at most two forms of an event leave, the full one and the tombstone for members who hide its
author, so numbering stays continuous for everybody.
Rule 2: a connection that catches up gets nothing live until `go_live`; what is published meanwhile waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from salon.base.ids import Family
from salon.wire.codec import encode
from salon.wire.frames import Frame

if TYPE_CHECKING:
    from salon.gateway.websocket import Connection


def frame_bytes(payload: bytes) -> bytes:
    """A server-to-client text message: FIN, opcode 1, no mask (RFC 6455 section 5.2)."""
    size = len(payload)
    if size < 126:
        return bytes((0x81, size)) + payload
    if size < 65_536:
        return b"\x81\x7e" + size.to_bytes(2, "big") + payload
    return b"\x81\x7f" + size.to_bytes(8, "big") + payload


def payloads(data: bytes) -> Iterator[bytes]:
    """What `frame_bytes` wrapped, from some frames in a row."""
    at = 0
    while at < len(data):
        size, at = data[at + 1], at + 2
        if size >= 126:
            width = 2 if size == 126 else 8
            size, at = int.from_bytes(data[at : at + width], "big"), at + width
        yield data[at : at + size]
        at += size


class _Published:
    """A frame on its way. `author` is "" for frames without a place in the log.

    The tombstone is built when the first member needs it: who hides the author is known only when the
    frame is written, after a catch-up or at the end of the loop iteration.
    """

    __slots__ = ("_tombstone", "_tombstone_bytes", "author", "full", "seq")

    def __init__(self, seq: int, author: Family, full: bytes, tombstone: Frame | None) -> None:
        self.seq, self.author, self.full, self._tombstone = seq, author, full, tombstone
        self._tombstone_bytes: bytes | None = None

    def as_for(self, hidden: frozenset[Family]) -> bytes:
        """The bytes for somebody from whom these families are hidden."""
        if self._tombstone is None or self.author not in hidden:
            return self.full
        if self._tombstone_bytes is None:
            self._tombstone_bytes = frame_bytes(encode(self._tombstone))
        return self._tombstone_bytes


class RoomChannel:
    """The members of one room on this process (an implementation of `flow.ports.live.Channel`)."""

    __slots__ = ("_loop", "_members", "_pending", "_waiting")

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._members: set[Any] = set()
        self._waiting: dict[Any, list[_Published]] = {}
        self._pending: list[_Published] = []

    def catch_up(self, outlet: Any) -> None:
        """See the port."""
        self.flush()
        self._members.discard(outlet)
        self._waiting[outlet] = []

    def go_live(self, outlet: Any, above: int) -> None:
        """See the port."""
        waited = self._waiting.pop(outlet, None)
        if waited is None:
            return
        self.flush()
        connection: Connection = outlet
        for published in waited:
            if published.seq > above:
                connection.write(published.as_for(connection.hidden), 1)
        self._members.add(outlet)

    def discard(self, outlet: Any) -> None:
        """See the port."""
        self._members.discard(outlet)
        self._waiting.pop(outlet, None)

    def publish(self, seq: int, author: Family, full: Frame, tombstone: Frame) -> None:
        """See the port."""
        published = _Published(seq, author, frame_bytes(encode(full)), tombstone)
        for waited in self._waiting.values():
            waited.append(published)
        self._push(published)

    def tell(self, frame: Frame) -> None:
        """See the port."""
        self._push(_Published(0, Family(""), frame_bytes(encode(frame)), None))

    def _push(self, published: _Published) -> None:
        if not self._pending:
            self._loop.call_soon(self.flush)
        self._pending.append(published)

    def flush(self) -> None:
        """Write what is pending to every live member, joined."""
        if not self._pending:
            return
        pending, self._pending = self._pending, []
        count = len(pending)
        joined = b"".join([published.full for published in pending])
        for member in tuple(self._members):
            hidden = member.hidden
            if hidden and any(published.author in hidden for published in pending):
                member.write(b"".join([published.as_for(hidden) for published in pending]), count)
            else:
                member.write(joined, count)
