"""The live connection, kept: greeting, resuming, counting, sending again.

    run: dial -> challenge -> hello(ticket, answer, positions) -> welcome -> frames ... lost -> back-off -> dial
         pass ended -> DoorShut to everybody who waits

Rule 1: an open socket is believed only while frames come: silent for two and a half heartbeats, or after
30 s asleep, it is given up.
Rule 2: frames are counted (wire/frames.py, Rule 2). A heartbeat that counts more than arrived is a silent
loss: every room is resumed and every unanswered send repeated in place, on the same socket.
Rule 3: an unanswered send lives here under its cid and is sent again, with the same cid, on every new
connection; its verdict is handed out once.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Final

import msgspec
from websockets.exceptions import ConnectionClosed, WebSocketException

from salon.base.errors import Malformed
from salon.client.door import Door
from salon.client.errors import TROUBLE, ClientError, DoorShut
from salon.client.line import Act, BackOff, Line, Pending, Wire, dial
from salon.client.room import Room
from salon.wire import frames
from salon.wire.codec import decode_client, decode_server, encode

GREETING_S: Final = 15.0
ASLEEP_S: Final = 30.0
WATCH_S: Final = 5.0
NEWS_MAX: Final = 256
REFUSALS_MAX: Final = 3


class Session:
    """Keeps one visitor connected until closed.

    Args:
        wall: wall-clock seconds, which go on while a machine sleeps; to notice that it did.
    """

    def __init__(
        self,
        door: Door,
        *,
        lang: frames.Lang = "en",
        back_off: BackOff | None = None,
        dial: Callable[[str], Awaitable[Wire]] = dial,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.door = door
        self.rooms: dict[str, Room] = {}
        self.news: deque[frames.Notice | frames.VerdictFrame] = deque(maxlen=NEWS_MAX)
        self.connects = 0
        """How many times a welcome came."""
        self._told = asyncio.Event()
        self._lang, self._back_off, self._dial, self._wall = lang, back_off or BackOff(), dial, wall
        self._pending: dict[str, Pending] = {}
        self._line: Line | None = None
        self._heartbeat_s = 25.0
        self._hold_off_s = 0.0
        self._tries = self._refusals = 0
        self._fresh = False
        self._end: ClientError | None = None
        self._welcomed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._tasks = {asyncio.create_task(self._run()), asyncio.create_task(self._watch())}

    # ------------------------------------------------------------------ what a visitor does

    async def ready(self) -> None:
        """Until the first welcome. Raises DoorShut."""
        await asyncio.shield(self._welcomed)

    async def join(self, room: Room) -> None:
        """Into a room, until its page or what was missed has come. Raises ClientError."""
        if self._end is not None:
            raise self._end
        _check(room.join_frame())
        self.rooms[room.id] = room
        self.ask(room)
        try:
            await asyncio.shield(room.joined)
        except asyncio.CancelledError:
            self.say(frames.Leave(room=room.id))
            self.forget(room)
            raise

    async def act(self, frame: Act) -> frames.VerdictFrame:
        """Say something; its verdict (Rule 3). Raises ClientError."""
        if self._end is not None:
            raise self._end
        if frame.room not in self.rooms:
            raise ClientError("not_joined")
        _check(frame)
        known = self._pending.get(frame.cid)
        if known is not None:
            if known.frame != frame:
                raise ClientError("conflict")
            return await asyncio.shield(known.verdict)
        pending = Pending(frame, asyncio.get_running_loop().create_future())
        self._pending[frame.cid] = pending
        if self.rooms[frame.room].here:
            self._push(pending)
        try:
            return await pending.verdict
        finally:
            self._pending.pop(frame.cid, None)

    def say(self, frame: frames.Frame) -> bool:
        """A frame that needs no answer, if there is a live connection."""
        if self._line is None or not self._line.live:
            return False
        self._line.out.put_nowait(frame)
        return True

    def ask(self, room: Room, *, again: bool = False) -> None:
        """Resume a room in place; one question at a time."""
        if (again or not room.asking) and self.rooms.get(room.id) is room:
            room.asking = self.say(room.join_frame())

    def forget(self, room: Room, error: ClientError | None = None) -> None:
        """A room is over for this visitor; what was on its way to it fails."""
        if self.rooms.get(room.id) is room:
            del self.rooms[room.id]
        room.finish(error)
        for pending in tuple(self._pending.values()):
            if pending.frame.room == room.id:
                self._fail(pending, error or ClientError("closed"))

    def push(self, room: Room) -> None:
        """A room is here: what waits for it goes out."""
        for pending in tuple(self._pending.values()):
            if pending.frame.room == room.id and not pending.sent:
                self._push(pending)

    async def tidings(self) -> AsyncIterator[frames.Notice | frames.VerdictFrame]:
        """Notices, and the ends of held messages."""
        while True:
            while self.news:
                yield self.news.popleft()
            if self._end is not None:
                return
            self._told.clear()
            await self._told.wait()

    async def close(self) -> None:
        """Stop for good; iterators end, what was unanswered fails with `closed`."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._over(ClientError("closed"))

    def abort(self) -> None:
        """Let the present socket go without a word, as a broken network does; the session comes back."""
        if self._line is not None:
            self._line.wire.abort()

    # ------------------------------------------------------------------ the loop

    async def _run(self) -> None:
        url = "ws" + self.door.origin.removeprefix("http") + "/ws"
        while True:
            try:
                await self._converse(url)
            except DoorShut as error:
                self._over(error)
                return
            except (OSError, WebSocketException, ClientError, msgspec.MsgspecError):
                pass  # lost, or never there: both are waited out below
            delay_s = self._back_off.delay_s(self._tries, self._hold_off_s)
            self._tries, self._hold_off_s = self._tries + 1, 0.0
            await self._back_off.sleep(delay_s)

    async def _converse(self, url: str) -> None:
        """One connection, from dialling to its end."""
        async with asyncio.timeout(GREETING_S):
            line = self._line = Line(await self._dial(url))
        writing = asyncio.create_task(self._write(line))
        try:
            while True:
                async with asyncio.timeout(self._heartbeat_s * 2.5 if line.live else GREETING_S):
                    data = await line.wire.recv()
                    await self._take(line, decode_server(data if isinstance(data, bytes) else data.encode()))
        except ConnectionClosed as closed:
            if closed.rcvd is not None and closed.rcvd.code == frames.CLOSE_POLICY:
                self._refused(line)
            raise
        finally:
            self._line = None
            for room in self.rooms.values():
                room.here = room.asking = False
            writing.cancel()
            await asyncio.wait({writing})
            # A goodbye only when we end it; a lost or silent socket is let go.
            with contextlib.suppress(OSError, WebSocketException):
                if self._end is None and _cancelling():
                    await line.wire.close()
                else:
                    line.wire.abort()

    async def _write(self, line: Line) -> None:
        with contextlib.suppress(OSError, WebSocketException):  # the reader hears of it too
            while True:
                frame = await line.out.get()
                await line.wire.send(encode(frame).decode())

    async def _watch(self) -> None:
        """Rule 1, for a machine that slept: its sockets look open and are not."""
        loop = asyncio.get_running_loop()
        drift = self._wall() - loop.time()
        while True:
            await asyncio.sleep(WATCH_S)
            before, drift = drift, self._wall() - loop.time()
            if drift - before >= ASLEEP_S:
                self.abort()

    def _refused(self, line: Line) -> None:
        """The server let us go by policy: a new ticket, or no way back (which the door will say)."""
        self._refusals += 1
        if line.refused == "no_name" or (line.refused and self._refusals >= REFUSALS_MAX):
            raise DoorShut(line.refused)
        self._fresh = True

    def _over(self, error: ClientError) -> None:
        self._end = self._end or error
        for pending in tuple(self._pending.values()):
            self._fail(pending, error)
        for room in tuple(self.rooms.values()):
            self.forget(room, None if error.code == "closed" else error)
        if not self._welcomed.done():
            self._welcomed.set_exception(error)
            self._welcomed.exception()  # somebody may wait for it, or nobody
        self._told.set()

    # ------------------------------------------------------------------ frames

    async def _take(self, line: Line, frame: frames.ServerFrame) -> None:
        if isinstance(frame, frames.Challenge):
            await self._greet(line, frame.nonce)
            return
        if isinstance(frame, frames.Heartbeat):
            self._beat(line, frame)
            return
        line.received += 1
        match frame:
            case frames.Welcome():
                self._welcome(line, frame)
            case frames.VerdictFrame():
                self._verdict(frame)
            case frames.Notice():
                self._notice(frame)
            case frames.ErrorFrame():
                self._error(line, frame)
            case _:
                self._in_room(frame)

    async def _greet(self, line: Line, nonce: str) -> None:
        ticket = await self.door.ticket(fresh=self._fresh)
        self._fresh = False
        positions = {room.id: room.resume for room in self.rooms.values() if room.resume is not None}
        hello = frames.Hello(
            ticket=ticket, answer=self.door.sign(f"salon-socket:{nonce}"), positions=positions, lang=self._lang
        )
        line.out.put_nowait(hello)

    def _welcome(self, line: Line, frame: frames.Welcome) -> None:
        line.live = True
        self.connects += 1
        self._tries = self._refusals = 0
        self._heartbeat_s = frame.heartbeat_s
        for pending in self._pending.values():
            pending.sent = False
        for room in self.rooms.values():
            room.asking = room.resume is not None
            self.ask(room)
        if not self._welcomed.done():
            self._welcomed.set_result(None)

    def _beat(self, line: Line, frame: frames.Heartbeat) -> None:
        if frame.sent > line.received:
            line.received = frame.sent
            self._repeat()
            return
        for name, (epoch, top, floor) in frame.rooms.items():
            room = self.rooms.get(name)
            if room is not None:
                room.take_top(epoch, top, floor)

    def _repeat(self) -> None:
        """Rule 2: frames were lost, no telling which."""
        for room in tuple(self.rooms.values()):
            self.ask(room, again=True)
        for pending in tuple(self._pending.values()):
            if pending.sent:
                self._push(pending)

    def _in_room(self, frame: frames.ServerFrame) -> None:
        room = self.rooms.get(getattr(frame, "room", ""))
        if room is None:
            return
        match frame:
            case frames.RoomState():
                room.info = frame.info
                if frame.info.state == "closed":
                    self.forget(room, ClientError("room_closed"))
            case frames.Presence():
                room.people = frame
            case frames.Events():
                room.take_events(frame)
            case frames.CaughtUp():
                room.take_caught_up(frame)
            case frames.Reset():
                room.take_reset(frame)
            case _:
                pass

    def _verdict(self, frame: frames.VerdictFrame) -> None:
        pending = self._pending.get(frame.cid)
        if pending is None or pending.verdict.done():
            self._tell(frame)
        elif frame.outcome == "refused" and frame.code in TROUBLE:
            self._later(pending, frame.retry_after_s)
        else:
            pending.verdict.set_result(frame)

    def _notice(self, frame: frames.Notice) -> None:
        if frame.code == "going_away":
            self._hold_off_s = float(frame.params.get("retry_after_s", 0))
        room = self.rooms.get(frame.room)
        if room is not None and frame.code in {"removed", "room_closed"}:
            self.forget(room, ClientError(frame.code))
        self._tell(frame)

    def _error(self, line: Line, frame: frames.ErrorFrame) -> None:
        pending, room = self._pending.get(frame.cid), self.rooms.get(frame.room)
        error = ClientError(frame.code, frame.retry_after_s, frame.left)
        if pending is not None:
            # An earlier try may have been taken: only a first try's refusal is the whole truth.
            if frame.code in TROUBLE or (frame.code in {"too_fast", "not_joined"} and pending.tries > 1):
                self._later(pending, frame.retry_after_s)
            else:
                self._fail(pending, error)
        elif room is not None and frame.re in {"join", "hello"}:
            room.asking = False
            if frame.code in TROUBLE or frame.code == "too_fast":
                self._after(frame.retry_after_s, lambda: self.ask(room))
            else:
                self.forget(room, error)
        elif frame.re == "hello":
            line.refused = frame.code
        elif frame.code == "too_fast":
            # A frame was dropped unread, no telling which.
            self._after(frame.retry_after_s, self._repeat)

    def _tell(self, frame: frames.Notice | frames.VerdictFrame) -> None:
        self.news.append(frame)
        self._told.set()

    # ------------------------------------------------------------------ pieces

    def _push(self, pending: Pending) -> None:
        pending.sent = self.say(pending.frame)
        pending.tries += pending.sent

    def _later(self, pending: Pending, after_s: float) -> None:
        pending.sent = False

        def push() -> None:
            room = self.rooms.get(pending.frame.room)
            waits = self._pending.get(pending.frame.cid) is pending
            if waits and not pending.sent and room is not None and room.here:
                self._push(pending)

        self._after(after_s, push)

    def _after(self, after_s: float, work: Callable[[], Any]) -> None:
        asyncio.get_running_loop().call_later(max(after_s, 0.1), work)

    def _fail(self, pending: Pending, error: ClientError) -> None:
        if not pending.verdict.done():
            pending.verdict.set_exception(error)


def _check(frame: frames.Frame) -> None:
    """The server's own reading of a frame, before it leaves: what it cannot read it cannot answer by cid."""
    try:
        decode_client(encode(frame))
    except Malformed as error:
        raise ClientError(error.code) from None


def _cancelling() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
