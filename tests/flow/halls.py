"""A pass keeper over a real store, and browsers with real keys: what tests of passes stand on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from salon.base.base64url import to_text
from salon.base.clock import FixedClock
from salon.base.ids import Family
from salon.flow.levels import Levels
from salon.flow.passes import BrowserKey, Entered, PassKeeper
from salon.outside.test_issuer import raw_signature
from salon.outside.tickets import HmacTickets
from salon.store.names import SqliteNames
from salon.store.pauses import SqlitePauses
from salon.store.people import SqlitePeople
from tests.store.worlds import START, World, open_world

LEVELS = Levels({"av-zk": 60, "av-plain": 30, "provider": 0})


@dataclass
class Hall:
    """Where passes are given and shown."""

    world: World
    clock: FixedClock
    people: SqlitePeople
    tickets: HmacTickets
    keeper: PassKeeper
    revoked: set[Family]
    dropped: list[Family]
    numbers: count[int] = field(default_factory=count)

    async def walk_in(self, level: str = "av-plain") -> Holder:
        """Somebody who has just shown their age."""
        holder = Holder(self)
        holder.token = await self.keeper.issue(holder.key, level)
        return holder

    def again(self, levels: Levels) -> None:
        """The same hall after a restart, perhaps under another policy: what was in memory is gone."""
        self.revoked.clear()
        self.keeper = _keeper(self, levels)


class Holder:
    """A browser with a key and a cookie."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.token = ""

    @property
    def key(self) -> BrowserKey:
        numbers = self.private.public_key().public_numbers()
        return BrowserKey(to_text(numbers.x.to_bytes(32)), to_text(numbers.y.to_bytes(32)))

    async def show(self, token: str) -> Entered:
        """Show a token, whose cookie it may be, with a signature by this browser's key."""
        nonce = self.hall.keeper.challenge()
        return await self.hall.keeper.rotate(token, nonce, self.sign(f"salon-pass:{nonce}"))

    async def rotate(self) -> Entered:
        """Show one's own, and keep what comes back."""
        entered = await self.show(self.token)
        self.token = entered.token or self.token
        return entered

    def sign(self, text: str) -> str:
        return to_text(raw_signature(self.private, text.encode()))

    def family(self, entered: Entered) -> Family:
        return self.hall.tickets.read(entered.ticket, self.hall.clock.now()).family


def _keeper(hall: Hall, levels: Levels) -> PassKeeper:
    return PassKeeper(
        passes=hall.people,
        names=SqliteNames(hall.world.database, hall.world.keys),
        tickets=hall.tickets,
        pepper=b"p" * 32,
        draw=lambda: f"{next(hall.numbers):022d}".ljust(43, "t"),
        clock=hall.clock,
        revoked=hall.revoked,
        levels=levels,
        drop=hall.dropped.append,
        pauses=SqlitePauses(hall.world.database),
    )


@asynccontextmanager
async def open_hall(root: Path, levels: Levels = LEVELS) -> AsyncIterator[Hall]:
    world = await open_world(root)
    people, tickets = SqlitePeople(world.database), HmacTickets(world.site.tickets)
    hall = Hall(world, FixedClock(START), people, tickets, None, set(), [])  # type: ignore[arg-type]  # set next
    hall.keeper = _keeper(hall, levels)
    try:
        yield hall
    finally:
        await world.close()
