"""One connection, the sends that wait for a verdict, and how long to wait before the next try."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from websockets.asyncio.client import ClientConnection, connect

from salon.client.door import is_loopback
from salon.wire import frames

FRAME_MAX_BYTES: Final = 16 * 2**20

Act = frames.Send | frames.Edit | frames.Retract | frames.React


class Wire(Protocol):
    """A WebSocket, or what stands for one in a test of broken networks."""

    async def recv(self) -> str | bytes:
        """The next message. Raises websockets' `ConnectionClosed` at the end."""
        ...

    async def send(self, text: str) -> None:
        """One text message."""
        ...

    def abort(self) -> None:
        """Let go without a word."""
        ...

    async def close(self) -> None:
        """Say goodbye."""
        ...


class Socket:
    """A real one."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def recv(self) -> str | bytes:
        """See `Wire`."""
        return await self.connection.recv()

    async def send(self, text: str) -> None:
        """See `Wire`."""
        await self.connection.send(text)

    def abort(self) -> None:
        """See `Wire`."""
        self.connection.transport.abort()

    async def close(self) -> None:
        """See `Wire`."""
        await self.connection.close()


async def dial(url: str) -> Wire:
    """Open a socket. No library pings: the server's heartbeats are the sign of life."""
    proxy: Literal[True] | None = None if is_loopback(url) else True
    connection = await connect(url, max_size=FRAME_MAX_BYTES, ping_interval=None, close_timeout=2, proxy=proxy)
    return Socket(connection)


@dataclass(frozen=True, slots=True)
class BackOff:
    """How long to wait before the next try: the steps, then up to half as much again by chance, so that a
    restarted server is not met by everybody in the same second."""

    steps_s: tuple[float, ...] = (1, 2, 4, 8, 16)
    chance: Callable[[], float] = random.random
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    def delay_s(self, tries: int, hold_off_s: float = 0.0) -> float:
        """Seconds before try number `tries` (from 0); never less than the server asked for."""
        base = self.steps_s[min(tries, len(self.steps_s) - 1)]
        return max(base, hold_off_s) + base / 2 * self.chance()


@dataclass(slots=True)
class Pending:
    """Something on its way."""

    frame: Act
    verdict: asyncio.Future[frames.VerdictFrame]
    tries: int = 0
    sent: bool = False
    """On the present connection."""


@dataclass(slots=True)
class Line:
    """One connection."""

    wire: Wire
    out: asyncio.Queue[frames.Frame] = field(default_factory=asyncio.Queue)
    received: int = 0
    live: bool = False
    refused: str = ""
