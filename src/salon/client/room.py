"""A room as one visitor is in it: what was said, in order, each event once; saying something; a host's acts.

Rule 1: an event is handed out once by (room, epoch, seq), whatever happens to connections. What does not
continue the last one is not taken: the session resumes in place.
Rule 2: what waits to be read is bounded. A reader that falls behind stops the queue, not the socket; when
it has caught up, the rest is asked of the server's log again.
Rule 3: below the floor nothing is kept: what was not read by then is dropped (design, law 7).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote
from uuid import UUID, uuid4

import msgspec

from salon.base.values import Event, RoomInfo
from salon.client.errors import ClientError
from salon.wire.frames import (
    CaughtUp,
    Edit,
    Events,
    Join,
    Leave,
    Presence,
    React,
    Reset,
    Retract,
    Send,
    Typing,
    VerdictFrame,
)

if TYPE_CHECKING:
    from salon.client.session import Session

QUEUE_MAX: Final = 2_000
"""Events that may wait for the reader; a page of history is at most 300."""

Verdict = VerdictFrame
"""What became of something said; its fields are documented with the frame."""
Position = tuple[int, int]
"""`(epoch, seq)`."""


class Room:
    """Made by `Visitor.join`; one reader at a time.

    Attributes:
        id: of the room.
        info: name, topic, slow mode and so on, as last told.
        people: count, a sample and who types, as last told.
    """

    def __init__(self, session: Session, room: str, position: Position | None = None, *, history: bool = True) -> None:
        self.id = room
        self.info: RoomInfo | None = None
        self.people = Presence(room=room, count=0)
        self._session, self._history = session, history
        # Where the queue ends: what the socket resumes from. `_read` is where the reader stands.
        self._at = self._read = position
        self._queue: deque[tuple[Position, Event | Reset | None]] = deque()
        self._news = asyncio.Event()
        self._behind = False
        self._end: ClientError | None = None
        self._over = False
        self.asking = False
        self.here = False
        self.joined: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    # ------------------------------------------------------------------ reading

    @property
    def position(self) -> Position | None:
        """Where the reader stands, to give to `Visitor.join` later; None before the first event or page."""
        return self._read

    async def events(self) -> AsyncIterator[Event]:
        """Everything with a place in the room's order, as it comes; first the latest page, or what was missed.

        Tombstones (`gone`) are events too. Ends when the room or the visitor is closed on this side.

        Raises:
            ClientError: `removed`, `room_closed` and other refusals; `DoorShut` when the pass ended.
        """
        async for update in self.updates():
            if isinstance(update, Event):
                yield update

    async def updates(self) -> AsyncIterator[Event | Reset]:
        """As `events`, with a `Reset` wherever continuity could not be proven.

        A reset means: drop what you have of this room. Its `events` are empty here; those of its page that
        were not handed out before follow one by one.
        """
        while True:
            while self._queue:
                self._read, update = self._queue.popleft()
                if update is not None:
                    yield update
            if self._over:
                if self._end is not None:
                    raise self._end
                return
            self._news.clear()
            if self._behind:
                self._behind = False
                self._session.ask(self)
            await self._news.wait()

    # ------------------------------------------------------------------ saying

    async def send(
        self,
        text: str,
        *,
        cid: str | UUID | None = None,
        reply_to: int | None = None,
        mentions: Iterable[str] = (),
    ) -> Verdict:
        """Say something; returns when the server has decided, through reconnects if need be.

        Args:
            text: 1 to 2,000 code points.
            cid: a UUID of one's own; the same one again gets the first verdict again.
            reply_to: seq of a message.
            mentions: tags, at most 10.

        Returns:
            The verdict: `accepted` with its place, `held` (a moderator looks; the end comes by
            `Visitor.news`), or `refused` with a code (`judged`, `slow_mode`, `muted`, …).

        Raises:
            ClientError: nothing was said: `too_fast`, `not_joined`, `malformed`, `conflict`, `closed`.
            DoorShut: the pass ended.
        """
        frame = Send(room=self.id, text=text, cid=_cid(cid), reply_to=reply_to, mentions=list(mentions))
        return await self._session.act(frame)

    async def send_photo(
        self, data: bytes, *, words: str = "", cid: str | UUID | None = None, reply_to: int | None = None
    ) -> Verdict:
        """Send a photo; returns when the server has looked at it and decided.

        Args:
            data: a JPEG, PNG, GIF, WebP or AVIF, at most 12 MiB and 40 million pixels.
            words: what is on it, for who cannot see it; at most 300 characters, judged too.
            cid: as of `send`; give your own to be able to try again after `unreachable` or `busy`.
            reply_to: seq of a message.

        Raises:
            ClientError: nothing was sent: `photo_*`, `video_refused`, `text_only`, `on_probation`, `too_fast`,
                `not_joined`, `photos_off`, `busy`, `unreachable`.
            DoorShut: the pass ended.
        """
        where = f"/api/photo?room={self.id}&cid={_cid(cid)}" + (f"&reply_to={reply_to}" if reply_to else "")
        headers = {"Photo-Description": quote(words)} if words else {}
        return msgspec.convert(await self._session.door.send_bytes(where, data, headers), VerdictFrame)

    async def photo(self, event: Event) -> bytes:
        """The picture of an event that has one, a JPEG. Raises ClientError: `not_found` once it is gone."""
        if event.photo is None:
            raise ClientError("not_found")
        return await self._session.door.get_bytes(f"/api/photo/{event.photo.id}")

    async def edit(self, seq: int, text: str, *, cid: str | UUID | None = None) -> Verdict:
        """Replace the text of one's own message, within 5 minutes; judged again. As `send`."""
        return await self._session.act(Edit(room=self.id, target=seq, text=text, cid=_cid(cid)))

    async def retract(self, seq: int, *, cid: str | UUID | None = None) -> Verdict:
        """Take one's own message back. As `send`."""
        return await self._session.act(Retract(room=self.id, target=seq, cid=_cid(cid)))

    async def react(self, seq: int, emoji: str, *, on: bool = True, cid: str | UUID | None = None) -> Verdict:
        """Add a reaction, or take it back. As `send`."""
        return await self._session.act(React(room=self.id, target=seq, emoji=emoji, on=on, cid=_cid(cid)))

    def typing(self) -> None:
        """Show the room, for some seconds, that one is typing. Lost without a connection."""
        self._session.say(Typing(room=self.id))

    async def leave(self) -> None:
        """Out of the room; iterators end."""
        self._session.say(Leave(room=self.id))
        self._session.forget(self)

    # ------------------------------------------------------------------ a host's acts

    async def slow(self, seconds: int) -> RoomInfo:
        """Slow mode, 0 to 21,600 s. Hosts' acts raise `not_host`, `not_found`, `malformed`, `judged`."""
        return await self._host(act="slow", slow_s=seconds)

    async def preset(self, preset: Literal["strict", "normal", "relaxed"]) -> RoomInfo:
        """How coarse language may be here."""
        return await self._host(act="preset", preset=preset)

    async def pin(self, text: str) -> RoomInfo:
        """Pin a rule text, at most 300 characters; empty takes it down."""
        return await self._host(act="pin", text=text)

    async def mute(self, tag: str, *, minutes: int = 60, reason: str = "other") -> RoomInfo:
        """Nobody is heard who is muted; 1 to 1,440 minutes."""
        return await self._host(act="mute", tag=tag, minutes=minutes, reason=reason)

    async def unmute(self, tag: str) -> RoomInfo:
        """Take a mute back."""
        return await self._host(act="unmute", tag=tag)

    async def remove(self, tag: str, *, minutes: int = 60, reason: str = "other") -> RoomInfo:
        """Put somebody out of the room; 1 to 1,440 minutes."""
        return await self._host(act="remove", tag=tag, minutes=minutes, reason=reason)

    async def hand_over(self, tag: str) -> RoomInfo:
        """Make somebody present the host."""
        return await self._host(act="hand_over", tag=tag)

    async def shut(self, *, reason: str = "other") -> RoomInfo:
        """Close the room for good; what was said vanishes at its time."""
        return await self._host(act="close", reason=reason)

    async def _host(self, **act: object) -> RoomInfo:
        answer = await self._session.door.call("POST", f"/api/rooms/{self.id}/host", act)
        return msgspec.convert(answer["info"], RoomInfo)

    # ------------------------------------------------------------------ what the session tells

    @property
    def resume(self) -> Position | None:
        """Where the socket stands."""
        return self._at

    def join_frame(self) -> Join:
        """Ask for everything after where the socket stands."""
        return Join(room=self.id, position=self._at)

    def take_events(self, frame: Events) -> None:
        """Events, live or missed: those that continue are queued."""
        if self._at is None or frame.epoch != self._at[0]:
            self._session.ask(self)
            return
        for event in frame.events:
            epoch, top = self._at
            if event.seq <= top or self._behind:
                continue
            if event.seq != top + 1:
                self._session.ask(self)
                return
            if len(self._queue) >= QUEUE_MAX:
                self._behind = True
                continue
            self._put((epoch, event.seq), event)

    def take_caught_up(self, frame: CaughtUp) -> None:
        """The end of what was missed."""
        self.asking = False
        if self._at is None or frame.epoch != self._at[0]:
            self._session.ask(self)
            return
        if frame.top > self._at[1] and not self._behind:
            if frame.floor <= self._at[1] + 1:
                self._session.ask(self)
                return
            # A gap whose events have all expired: nothing came, and nothing is missing.
            self._put((frame.epoch, frame.top), None)
        self.drop_below(frame.epoch, frame.floor)
        self._arrived()

    def take_reset(self, frame: Reset) -> None:
        """Continuity could not be proven: the latest page."""
        self.asking = self._behind = False
        first, same = self._at is None, self._at is not None and self._at[0] == frame.epoch
        if not same:
            self._queue.clear()
        after = min(self._at[1], frame.top) if same and self._at else 0
        fresh = [event for event in frame.events if event.seq > after]
        if first and not self._history:
            fresh = []
        start = fresh[0].seq - 1 if fresh else frame.top
        self._put((frame.epoch, start), msgspec.structs.replace(frame, events=()))
        for event in fresh:
            self._put((frame.epoch, event.seq), event)
        self._put((frame.epoch, frame.top), None)
        self.drop_below(frame.epoch, frame.floor)
        self._arrived()

    def take_top(self, epoch: int, top: int, floor: int) -> None:
        """What a heartbeat says of this room."""
        if self._at is None or epoch != self._at[0] or (top > self._at[1] and not self._behind):
            self._session.ask(self)
        else:
            self.drop_below(epoch, floor)

    def drop_below(self, epoch: int, floor: int) -> None:
        """Rule 3; positions stay, so that the reader's still moves."""
        for index, (position, update) in enumerate(self._queue):
            if isinstance(update, Event) and position[0] == epoch and update.seq < floor:
                self._queue[index] = (position, None)

    def finish(self, error: ClientError | None) -> None:
        """No more will come; what is queued is still read."""
        if self._over:
            return
        self._over, self._end, self.here = True, error, False
        if not self.joined.done():
            if error is None:
                self.joined.cancel()
            else:
                self.joined.set_exception(error)
        self._news.set()

    def _put(self, position: Position, update: Event | Reset | None) -> None:
        self._queue.append((position, update))
        self._at = position
        self._news.set()

    def _arrived(self) -> None:
        self.here = True
        if not self.joined.done():
            self.joined.set_result(None)
        self._session.push(self)


def _cid(given: str | UUID | None) -> str:
    return str(given or uuid4())
