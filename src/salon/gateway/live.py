"""What all sockets of a process share: flows, admission, the timer wheel."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

import structlog

from salon.base.clock import Clock
from salon.base.errors import Refused, SalonError
from salon.base.ids import Family, RoomId
from salon.flow.attend import Attend
from salon.flow.deliver import Deliver
from salon.flow.hub import Hub, Visitor
from salon.flow.ports.metrics import Meter
from salon.flow.ports.people import Acquaintance
from salon.flow.ports.tickets import Tickets
from salon.gateway.peers import Peers
from salon.wire import frames

if TYPE_CHECKING:
    from salon.gateway.websocket import Connection

HELLO_S: Final = 10.0
"""A socket that says no hello by then is closed."""
SOCKETS_MAX: Final = 16
"""Sockets of one family at once: tabs, and lines that broke unnoticed."""
STRANGERS_MAX: Final = 512
"""Sockets of one household that have not said hello. A few hundred people may come back at once behind one router."""
HEARTBEAT_S: Final = 25
PRESENCE_S: Final = 2
GOODBYE_S: Final = 5.0
"""After a close frame, how long its bytes may take to leave."""
SLOW_S: Final = 10.0
"""A member whose buffer stays full this long is let go (reference: gateway design, section 7)."""

log = structlog.get_logger()


class Incoming(Protocol):
    """A connection whose request is not whole yet."""

    def let_go(self) -> None:
        """Close it at once."""
        ...


class Live:
    """Admission and the wheel.

    Args:
        origin: the site's own origin, from configuration; never from the request.
        peers: resolves addresses behind proxies.
        revoked: families whose tickets no longer count; shared with the flows that revoke.
        used: told when somebody did something over a socket (`flow.passes`).
        photos: whether photos are taken now.
    """

    def __init__(
        self,
        *,
        origin: str,
        clock: Clock,
        hub: Hub,
        deliver: Deliver,
        attend: Attend,
        tickets: Tickets,
        acquaintance: Acquaintance,
        revoked: set[Family],
        meter: Meter,
        peers: Peers | None = None,
        used: Callable[[Family], None] = lambda _family: None,
        photos: Callable[[], bool] = lambda: False,
    ) -> None:
        peers = peers or Peers()
        self._used, self._photos = used, photos
        self.origin, self.clock, self.hub, self.meter = origin, clock, hub, meter
        self.deliver, self.attend, self._tickets = deliver, attend, tickets
        self._acquaintance, self._revoked = acquaintance, revoked
        self.peers = peers
        self.connections: set[Connection] = set()
        self.strangers: dict[str, set[Connection]] = {}
        """By household, those that have not said hello."""
        self.incoming: dict[Incoming, float] = {}
        """Requests that have begun and not ended, with the site time by which they must have."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._tick = 0

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run work whose end nobody waits for; kept from the garbage collector until then."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def welcome(self, connection: Connection, household: str) -> bool:
        """Whether one more of this household may wait for its hello; if so it counts until `known`."""
        if len(self.strangers.get(household, ())) >= STRANGERS_MAX:
            return False
        self.strangers.setdefault(household, set()).add(connection)
        connection.household = household
        return True

    def known(self, connection: Connection) -> None:
        """It said hello, or is gone."""
        waiting = self.strangers.get(connection.household)
        if waiting is not None:
            waiting.discard(connection)
            if not waiting:
                del self.strangers[connection.household]

    # ------------------------------------------------------------------ frames

    async def take(self, connection: Connection, frame: frames.ClientFrame) -> None:
        """One frame of a connection. Raises SalonError for a coded answer."""
        visitor = connection.visitor
        if isinstance(frame, frames.Hello):
            if visitor is not None:
                raise Refused("conflict")
            await self._hello(connection, frame)
            return
        if visitor is None:
            raise Refused("not_admitted")
        if not isinstance(frame, frames.AckFloor):
            # What a page says by itself is no use of the pass.
            self._used(visitor.family)
        match frame:
            case frames.Send() | frames.Edit() | frames.Retract() | frames.React():
                connection.send(await self.deliver.say(visitor, frame))
            case frames.Join():
                await self.attend.join(visitor, RoomId(frame.room), frame.position)
            case frames.Leave():
                self.attend.leave(visitor, RoomId(frame.room))
            case frames.Typing():
                self.attend.typing(visitor, RoomId(frame.room))
            case frames.AckFloor():
                pass  # the client says what it purged; nothing here depends on it

    async def _hello(self, connection: Connection, hello: frames.Hello) -> None:
        now = self.clock.now()
        try:
            ticket = self._tickets.read(hello.ticket, now)
            if ticket.family in self._revoked:
                raise Refused("revoked")
            if not ticket.name:
                raise Refused("no_name")
            nonce, connection.nonce = connection.nonce, ""
            if not nonce or not self._tickets.signed(ticket.x, ticket.y, f"salon-socket:{nonce}", hello.answer):
                raise Refused("bad_answer")
        except SalonError as error:
            connection.send(frames.ErrorFrame(code=error.code, re="hello"))
            connection.close(frames.CLOSE_POLICY)
            return
        visitor = Visitor(ticket.family, ticket.tag, ticket.name, connection)
        wishes = await self._acquaintance.wishes(ticket.family)
        visitor.listed, visitor.findable = wishes.listed, wishes.findable
        if connection.closed:
            return
        if ticket.family in self._revoked:  # since it was asked above
            connection.send(frames.ErrorFrame(code="revoked", re="hello"))
            connection.close(frames.CLOSE_POLICY)
            return
        mine = [cast("Connection", one.outlet) for one in self.hub.families.get(ticket.family, ())]
        if len(mine) >= SOCKETS_MAX:
            # The oldest: most likely a line that broke and does not know it yet.
            min(mine, key=lambda one: one.opened_at).close(frames.CLOSE_RESUME)
        connection.visitor = visitor
        self.hub.admit(visitor)
        self.known(connection)
        connection.send(
            frames.Welcome(
                tag=ticket.tag,
                name=ticket.name,
                at_ms=round(now * 1000),
                heartbeat_s=float(HEARTBEAT_S),
                photos=self._photos(),
            )
        )
        # Read once admitted: a block made meanwhile is either in the answer or told to whoever is admitted.
        hidden = await self._acquaintance.hidden(ticket.family)
        visitor.hidden = connection.hidden = visitor.hidden | hidden
        for room, position in hello.positions.items():
            try:
                await self.attend.join(visitor, RoomId(room), position)
            except SalonError as error:
                connection.send(
                    frames.ErrorFrame(code=error.code, re="hello", room=room, retry_after_s=error.retry_after_s or 0.0)
                )

    # ------------------------------------------------------------------ the wheel

    async def wheel(self) -> None:
        """Once a second, for ever: presence, heartbeats in turn, time-outs."""
        while True:
            await asyncio.sleep(1)
            try:
                self.turn()
            except Exception:
                log.exception("bug", part="wheel")

    def turn(self) -> None:
        """One second's work."""
        now = self.clock.now()
        self._tick += 1
        if self._tick % PRESENCE_S == 0:
            for live, presence in self.hub.changed_presences(now):
                live.channel.tell(presence)
        if self._tick % 60 == 0:
            self.hub.idle()
        for incoming in [incoming for incoming, due in self.incoming.items() if due < now]:
            incoming.let_go()
        for connection in tuple(self.connections):
            if connection.closed:
                # A peer that does not read never lets the last bytes leave.
                if now - connection.closed_at > GOODBYE_S:
                    connection.abort()
            elif connection.visitor is None:
                if now - connection.opened_at > HELLO_S:
                    connection.close(frames.CLOSE_POLICY)
            elif connection.slow_since and now - connection.slow_since > SLOW_S:
                connection.too_slow()
            elif (self._tick + connection.phase) % HEARTBEAT_S == 0:
                self.heartbeat(connection)

    def heartbeat(self, connection: Connection) -> None:
        """Count and tops, of rooms that changed since this connection was last told."""
        visitor = connection.visitor
        if visitor is None:
            return
        now = self.clock.now()
        rooms: dict[str, tuple[int, int, int]] = {}
        for room in visitor.rooms:
            live = self.hub.live.get(room)
            if live is None:
                continue
            state = (live.epoch, live.top, live.living_floor(now))
            if connection.told.get(room) != state:
                connection.told[room] = rooms[room] = state
        connection.send(frames.Heartbeat(at_ms=round(now * 1000), sent=connection.sent, rooms=rooms))
        connection.ping()

    async def drain(self) -> None:
        """Tell everybody when to come back, and let them go."""
        for connection in tuple(self.connections):
            connection.shutdown()
        for task in tuple(self._tasks):
            task.cancel()
