"""Fan-out: a frame is built once and the same bytes go to every member (reference: gateway design).

Pending frames of a room are flushed at the end of the loop iteration, joined, one write per member.
There is no timer: a quiet room is never delayed, an overloaded one coalesces by itself.

Rule 1: at most two forms of an event leave, the full one and the tombstone for members who hide its
author, so numbering stays continuous for everybody.
Rule 2: a connection that catches up gets nothing live until `go_live`; what is published meanwhile waits.
"""

from __future__ import annotations

import asyncio
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


class RoomChannel:
    """The members of one room on this process (an implementation of `flow.ports.live.Channel`)."""

    __slots__ = ("_loop", "_members", "_pending", "_waiting")

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._members: set[Any] = set()
        self._waiting: dict[Any, list[tuple[int, Family, bytes, bytes]]] = {}
        # (author, full, tombstone); author "" for frames without a place in the log.
        self._pending: list[tuple[Family, bytes, bytes]] = []

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
        for seq, author, full, tombstone in waited:
            if seq > above:
                connection.write(tombstone if author in connection.hidden else full, 1)
        self._members.add(outlet)

    def discard(self, outlet: Any) -> None:
        """See the port."""
        self._members.discard(outlet)
        self._waiting.pop(outlet, None)

    def publish(self, seq: int, author: Family, full: Frame, tombstone: Frame) -> None:
        """See the port."""
        full_bytes = frame_bytes(encode(full))
        # The second form is only built when somebody here hides the author.
        hidden = any(author in member.hidden for member in (*self._members, *self._waiting) if member.hidden)
        tombstone_bytes = frame_bytes(encode(tombstone)) if hidden else full_bytes
        for waited in self._waiting.values():
            waited.append((seq, author, full_bytes, tombstone_bytes))
        self._push(author, full_bytes, tombstone_bytes)

    def tell(self, frame: Frame) -> None:
        """See the port."""
        data = frame_bytes(encode(frame))
        self._push(Family(""), data, data)

    def _push(self, author: Family, full: bytes, tombstone: bytes) -> None:
        if not self._pending:
            self._loop.call_soon(self.flush)
        self._pending.append((author, full, tombstone))

    def flush(self) -> None:
        """Write what is pending to every live member, joined."""
        if not self._pending:
            return
        pending, self._pending = self._pending, []
        count = len(pending)
        joined = b"".join([full for _, full, _ in pending])
        for member in tuple(self._members):
            hidden = member.hidden
            if hidden and any(author in hidden for author, _, _ in pending):
                data = b"".join([tombstone if author in hidden else full for author, full, tombstone in pending])
                member.write(data, count)
            else:
                member.write(joined, count)
