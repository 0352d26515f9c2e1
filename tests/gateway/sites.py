"""A real gateway on a private port, over a real store: what socket tests stand on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from typing import Any
from uuid import uuid4

import uvicorn
from cryptography.hazmat.primitives.asymmetric import ec
from websockets.asyncio.client import ClientConnection, connect

from salon.app.running import Server
from salon.base.base64url import to_text
from salon.base.clock import FixedClock
from salon.base.ids import Family, Tag
from salon.chat.model import Judgement, RoomRecord, Submission
from salon.flow.attend import Attend
from salon.flow.deliver import Deliver
from salon.flow.hours import OpeningHours
from salon.flow.hub import Hub
from salon.flow.ports.people import Wishes
from salon.flow.ports.tickets import Ticket
from salon.gateway.fanout import RoomChannel
from salon.gateway.http import http_class
from salon.gateway.live import Live
from salon.gateway.websocket import protocol_class
from salon.outside.metrics import Metrics
from salon.outside.test_issuer import raw_signature
from salon.outside.tickets import HmacTickets
from salon.wire import codec, frames
from tests.store.worlds import ROOM, START, World, open_world, room

DEADLINE_S = 15.0


@dataclass
class Words:
    """A judge for tests: holds "hold", blocks "block", breaks on "break", is late on "late"."""

    async def judge(self, said: Submission, _room: RoomRecord) -> Judgement:
        text = said.content.text
        if "break" in text:
            raise ZeroDivisionError
        if "late" in text:
            await asyncio.Event().wait()
        family = "coercion" if "protected" in text else ""
        if "hold" in text:
            return Judgement(outcome="hold", rule="words", clause="2.1", family=family)
        if "block" in text:
            return Judgement(outcome="block", rule="words", clause="2.1", hint="change", family=family)
        return Judgement()


@dataclass
class Blocks:
    """Who is hidden from whom."""

    pairs: dict[Family, frozenset[Family]] = field(default_factory=dict)

    async def hidden(self, family: Family) -> frozenset[Family]:
        return self.pairs.get(family, frozenset())

    async def wishes(self, _family: Family) -> Wishes:
        return Wishes()


@dataclass
class Gate:
    """The running gateway."""

    world: World
    clock: FixedClock
    live: Live
    tickets: HmacTickets
    blocks: Blocks
    metrics: Metrics
    server: Server
    port: int = 0
    sockets: list[ClientConnection] = field(default_factory=list)

    async def connect(self) -> ClientConnection:
        """A socket that says nothing by itself; closed with the gate."""
        socket = await connect(self.url, max_size=None, ping_interval=None)
        self.sockets.append(socket)
        return socket

    @property
    def url(self) -> str:
        return f"ws://localhost:{self.port}/ws"

    async def enter(self, name: str, *, positions: dict[str, tuple[int, int]] | None = None) -> Talker:
        """Say hello as `name`; the same name is the same family."""
        talker = Talker(self, name, await self.connect())
        challenge = await talker.until(frames.Challenge)
        ticket, answer = credentials(self, name, challenge.nonce)
        await talker.say(frames.Hello(ticket=ticket, answer=answer, positions=positions or {}))
        await talker.until(frames.Welcome)
        return talker


KEYS: dict[str, ec.EllipticCurvePrivateKey] = {}


def family(name: str) -> Family:
    return Family((name + "_" * 22)[:22])


def credentials(
    gate: Gate, name: str, nonce: str, *, expires_in: float = 900, signer: str | None = None
) -> tuple[str, str]:
    """A ticket, and the answer to a nonce."""
    key = KEYS.setdefault(name, ec.generate_private_key(ec.SECP256R1()))
    numbers = key.public_key().public_numbers()
    ticket = Ticket(
        family(name),
        Tag((name + "-" * 12)[:12]),
        name,
        to_text(numbers.x.to_bytes(32)),
        to_text(numbers.y.to_bytes(32)),
        gate.clock.now() + expires_in,
    )
    signing = KEYS.setdefault(signer or name, ec.generate_private_key(ec.SECP256R1()))
    return gate.tickets.mint(ticket), to_text(raw_signature(signing, f"salon-socket:{nonce}".encode()))


@dataclass
class Talker:
    """A client that keeps what it saw, per room, by seq; a hole or a duplicate fails at once."""

    gate: Gate
    name: str
    socket: ClientConnection
    seen: dict[int, Any] = field(default_factory=dict)
    epoch: int = 0
    top: int = 0
    received: int = 0
    frames: list[Any] = field(default_factory=list)

    async def say(self, frame: frames.Frame) -> None:
        await self.socket.send(codec.encode(frame).decode())

    async def next(self) -> Any:
        """The next frame, applied."""
        async with asyncio.timeout(DEADLINE_S):
            data = await self.socket.recv()
        frame = codec.decode_server(data if isinstance(data, bytes) else data.encode())
        if not isinstance(frame, frames.Challenge | frames.Heartbeat):
            self.received += 1
        self.frames.append(frame)
        match frame:
            case frames.Events():
                assert frame.epoch == self.epoch or not self.seen
                self.epoch = frame.epoch
                for event in frame.events:
                    assert event.seq == self.top + 1 or not self.seen, f"{event.seq} after {self.top}"
                    self.seen[event.seq] = event
                    self.top = event.seq
            case frames.Reset():
                self.seen = {event.seq: event for event in frame.events}
                self.epoch, self.top = frame.epoch, frame.top
            case frames.CaughtUp():
                self.epoch, self.top = frame.epoch, frame.top
        return frame

    async def until(self, kind: type, **fields: object) -> Any:
        """Read until a frame of this kind with these fields."""
        while True:
            frame = await self.next()
            if isinstance(frame, kind) and all(getattr(frame, key) == value for key, value in fields.items()):
                return frame

    async def join(self, position: tuple[int, int] | None = None) -> Any:
        """Join the room; the reset or caught_up."""
        await self.say(frames.Join(room=ROOM, position=position))
        while True:
            frame = await self.next()
            if isinstance(frame, frames.Reset | frames.CaughtUp):
                return frame

    async def send(self, text: str, cid: str | None = None) -> Any:
        """Say something; the verdict."""
        cid = cid or str(uuid4())
        await self.say(frames.Send(room=ROOM, text=text, cid=cid))
        return await self.until(frames.VerdictFrame, cid=cid)

    async def see(self, seq: int) -> Any:
        """Read until an event is there."""
        while seq not in self.seen:
            await self.next()
        return self.seen[seq]

    async def leave(self) -> None:
        await self.socket.close()


@asynccontextmanager
async def open_gate(root: Path, **settings: object) -> AsyncIterator[Gate]:
    """Start one; everything stops at the end."""
    world = await open_world(root)
    await world.rooms.open(room(**settings))
    clock, metrics, blocks = FixedClock(START), Metrics(), Blocks()
    tickets = HmacTickets(world.site.tickets)
    hub = Hub(world.rooms, RoomChannel)
    hours = OpeningHours("", UTC, clock, hub)
    live = Live(
        origin="http://localhost",
        clock=clock,
        hub=hub,
        deliver=Deliver(world.log, hub, Words(), hours, clock, metrics),
        attend=Attend(world.log, world.rooms, hub, hours, clock, metrics),
        tickets=tickets,
        acquaintance=blocks,
        revoked=set(),
        meter=metrics,
    )

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"page"})

    config = uvicorn.Config(
        app,
        port=0,
        host="127.0.0.1",
        http=http_class(live),
        ws=protocol_class(live),
        lifespan="off",
        log_level="error",
        access_log=False,
    )
    server = Server(config)
    gate = Gate(world, clock, live, tickets, blocks, metrics, server)
    task = asyncio.create_task(server.serve())
    async with asyncio.timeout(DEADLINE_S):
        await server.answering.wait()
    gate.port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield gate
    finally:
        for socket in gate.sockets:
            socket.transport.abort()
            await socket.wait_closed()
        server.should_exit = True
        await task
        await world.close()
