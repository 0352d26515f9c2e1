"""Networks that misbehave on purpose: real sockets to a real server, with faults put in between."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from salon.client import BackOff, Socket, Wire, dial
from salon.wire import codec, frames

DEADLINE_S = 20.0
AT_ONCE = BackOff(steps_s=(0.0,))
"""Come back without waiting: what a test of what happens next needs."""


class Lossy:
    """A socket that loses what `loses` says of the frames that arrive, silently."""

    def __init__(self, wire: Wire, loses: Callable[[frames.ServerFrame], bool]) -> None:
        assert isinstance(wire, Socket)
        self.wire, self.loses = wire, loses
        self.send, self.abort, self.close = wire.send, wire.abort, wire.close

    async def recv(self) -> str | bytes:
        while True:
            data = await self.wire.recv()
            if not self.loses(codec.decode_server(data if isinstance(data, bytes) else data.encode())):
                return data


@dataclass
class Network:
    """Dials; remembers its sockets; loses and breaks on command."""

    loses: Callable[[frames.ServerFrame], bool] = lambda _frame: False
    wires: list[Wire] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)

    async def __call__(self, url: str) -> Wire:
        self.urls.append(url)
        wire = Lossy(await dial(url), lambda frame: self.loses(frame))  # noqa: PLW0108  # a test may change it later
        self.wires.append(wire)
        return wire

    def cut(self) -> None:
        """Abort the present socket in the middle of whatever it carries."""
        if self.wires:
            self.wires[-1].abort()


@dataclass
class Unstable(Network):
    """Cuts itself after a random number of frames, from 1 to `most`, until told to stop."""

    chance: random.Random = field(default_factory=lambda: random.Random(1))
    most: int = 12
    calm: bool = False
    left: int = 0

    def __post_init__(self) -> None:
        self.loses = self.count

    def count(self, frame: frames.ServerFrame) -> bool:
        if isinstance(frame, frames.Challenge):
            self.left = self.chance.randint(2, self.most)
        self.left -= 1
        if self.left <= 0 and not self.calm:
            self.cut()
        return False


async def until(condition: Callable[[], bool], room_news: asyncio.Event) -> None:
    """Wait for a condition that an event announces."""
    async with asyncio.timeout(DEADLINE_S):
        while not condition():
            room_news.clear()
            await room_news.wait()
