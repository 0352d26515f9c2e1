"""A small async client: bots, the crowd, benchmarks and tests use it. See docs/client.md.

    async with await enter("http://localhost:8080", "Camille") as visitor:
        room = await visitor.join((await visitor.rooms())[0])
        await room.send("Bonsoir")
        async for event in room.events(): ...

Importing it loads no server, database or web framework.
"""

from salon.base.values import Event, Person, RoomInfo, Span
from salon.client.door import Wallet
from salon.client.errors import ClientError, DoorShut
from salon.client.line import BackOff, Socket, Wire, dial
from salon.client.room import Position, Room, Verdict
from salon.client.visitor import Direct, Request, Requests, Visitor, directory, enter
from salon.outside.age_wallet import TestWallet
from salon.wire.frames import Notice, Presence, Reset

__all__ = [
    "BackOff",
    "ClientError",
    "Direct",
    "DoorShut",
    "Event",
    "Notice",
    "Person",
    "Position",
    "Presence",
    "Request",
    "Requests",
    "Reset",
    "Room",
    "RoomInfo",
    "Socket",
    "Span",
    "TestWallet",
    "Verdict",
    "Visitor",
    "Wallet",
    "Wire",
    "dial",
    "directory",
    "enter",
]
