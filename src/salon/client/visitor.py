"""A visitor: through the door once, connected until closed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import quote

import msgspec
from msgspec import Struct

from salon.base.values import Event, Person, RoomInfo
from salon.client.door import Door, Wallet, origin_of
from salon.client.errors import ClientError
from salon.client.line import BackOff, Wire, dial
from salon.client.room import Position, Room
from salon.client.session import Session
from salon.outside.age_wallet import TestWallet
from salon.wire.frames import Lang, Notice, VerdictFrame

ReportKind = Literal["message", "visitor", "room", "name", "request"]


class Request(Struct, frozen=True):
    """A request for a one-to-one: `sender` of an incoming one, `to` of an outgoing one."""

    id: str
    text: str
    judged: bool = True
    """Whether the asker agrees to judging on the server."""
    at_ms: int = 0
    sender: Person | None = msgspec.field(name="from", default=None)
    to: Person | None = None


class Requests(Struct, frozen=True):
    """What waits for an answer."""

    incoming: tuple[Request, ...] = ()
    outgoing: tuple[Request, ...] = ()


class Direct(Struct, frozen=True):
    """A one-to-one: the room and the other person."""

    room: RoomInfo
    person: Person | None


async def enter(
    url: str,
    pseudonym: str,
    *,
    wallet: Wallet | None = None,
    lang: Lang = "en",
    back_off: BackOff | None = None,
    dial: Callable[[str], Awaitable[Wire]] = dial,
) -> Visitor:
    """Walk in: show age, take a pseudonym, connect.

    Args:
        url: of the site, `http://localhost:8080`.
        pseudonym: what others will call this visitor, 2 to 24 characters.
        wallet: answers the request for a proof of age; a new `TestWallet` if none is given, which only a
            site in test mode accepts.
        lang: of what the server says to this visitor.
        back_off: how reconnects are spaced.
        dial: how a socket is opened.

    Raises:
        ClientError: `age_not_shown`, `name_taken` and other `name_*` codes, `judged`, `unreachable`.
        ValueError: `url` is not an http(s) address.
    """
    door = Door(origin_of(url))
    try:
        await door.enter(wallet or TestWallet(), pseudonym)
    except BaseException:
        await door.close()
        raise
    visitor = Visitor(door, Session(door, lang=lang, back_off=back_off, dial=dial))
    try:
        await visitor.session.ready()
    except BaseException:
        await visitor.close()
        raise
    return visitor


async def directory(url: str) -> list[RoomInfo]:
    """The rooms of a site, busiest first, without entering. Raises ClientError, ValueError."""
    door = Door(origin_of(url))
    try:
        answer = await door.call("GET", "/api/rooms", signed=False)
        return msgspec.convert(answer["rooms"], list[RoomInfo])
    finally:
        await door.close()


class Visitor:
    """Made by `enter`; close it, or use it as an async context manager.

    All calls raise `ClientError` with a code of docs/errors.md, `unreachable` without an answer, `DoorShut`
    when the pass ended. Calls over HTTP are not repeated; what goes over the socket is.
    """

    def __init__(self, door: Door, session: Session) -> None:
        self.door, self.session = door, session

    @property
    def name(self) -> str:
        """The pseudonym, as the site keeps it."""
        return self.door.name

    @property
    def tag(self) -> str:
        """How others refer to this visitor; the author of its events."""
        return self.door.tag

    # ------------------------------------------------------------------ rooms

    async def rooms(self) -> list[RoomInfo]:
        """The directory, busiest first."""
        answer = await self.door.call("GET", "/api/rooms", signed=False)
        return msgspec.convert(answer["rooms"], list[RoomInfo])

    async def join(
        self, room: str | RoomInfo | Room, *, position: Position | None = None, history: bool = True
    ) -> Room:
        """Into a room; a second time gives the same one.

        Args:
            room: its id, or what `rooms()` gave.
            position: where a reader stood before: `Room.position`, kept by you.
            history: whether the latest page comes first; without it only what is said from now on.

        Raises:
            ClientError: `not_found`, `room_closed`, `room_full`, `removed`, `room_limit`.
        """
        name = room if isinstance(room, str) else room.id
        joined = self.session.rooms.get(name)
        if joined is None:
            joined = Room(self.session, name, position, history=history)
            if isinstance(room, RoomInfo):
                joined.info = room
            await self.session.join(joined)
        return joined

    async def open_room(
        self,
        name: str,
        topic: str = "",
        *,
        lang: str = "fr",
        life_s: int = 14_400,
        slow_s: int = 0,
        capacity: int = 200,
        preset: Literal["strict", "normal", "relaxed"] = "normal",
    ) -> Room:
        """Open a room and join it as its host.

        Args:
            name: 3 to 60 characters, judged.
            topic: at most 200 characters, judged.
            lang: `fr` or `en`.
            life_s: life of its messages, 600 to 86,400 s.
            slow_s: slow mode, 0 to 21,600 s.
            capacity: 2 to 10,000 people.
            preset: how coarse language may be there.

        Raises:
            ClientError: `text_length`, `judged`, `room_limit`, `malformed`.
        """
        asked = {"name": name, "topic": topic, "lang": lang, "life_s": life_s, "slow_s": slow_s, "capacity": capacity}
        asked["preset"] = preset
        info = msgspec.convert(await self.door.call("POST", "/api/rooms", asked), RoomInfo)
        return await self.join(info)

    async def people(self, room: str | RoomInfo | Room, query: str = "") -> list[Person]:
        """A sample of who is in a room, or those whose pseudonym contains `query`."""
        name = room if isinstance(room, str) else room.id
        answer = await self.door.call("GET", f"/api/rooms/{name}/people?q={quote(query)}")
        return msgspec.convert(answer["sample"], list[Person])

    # ------------------------------------------------------------------ one-to-one

    async def request(self, pseudonym: str, text: str, *, judged: bool = True) -> str:
        """Ask somebody in a room of ours for a one-to-one; the request's id.

        Args:
            pseudonym: as shown; upper and lower case are the same.
            text: short, judged like a message.
            judged: agree that the talk is judged on the server; without it it is text only.

        Raises:
            ClientError: `not_found` (nobody of that name here), `not_available`, `request_pending`,
                `request_limit`, `judged`.
        """
        for room in tuple(self.session.rooms):
            try:
                here = await self.people(room, pseudonym)
            except ClientError as error:
                if error.code not in {"not_joined", "not_found"}:
                    raise
                continue  # a room we are on the way to, or that is gone
            for person in here:
                if person.name.casefold() == pseudonym.casefold() and person.tag != self.tag:
                    asked = {"to": person.tag, "room": room, "text": text, "judged": judged}
                    return str((await self.door.call("POST", "/api/requests", asked))["id"])
        raise ClientError("not_found")

    async def requests(self) -> Requests:
        """Requests that wait for an answer. `news` says when one came (`request_received`)."""
        return msgspec.convert(await self.door.call("GET", "/api/requests"), Requests)

    async def accept(self, request: str | Request, *, judged: bool = True) -> Room:
        """Agree to a one-to-one, and join it."""
        answer = await self.door.call("POST", f"/api/requests/{_id(request)}/accept", {"judged": judged})
        return await self.join(msgspec.convert(answer["room"], RoomInfo))

    async def decline(self, request: str | Request) -> None:
        """Say no."""
        await self.door.call("POST", f"/api/requests/{_id(request)}/decline", {})

    async def withdraw(self, request: str | Request) -> None:
        """Take one's own request back."""
        await self.door.call("POST", f"/api/requests/{_id(request)}/withdraw", {})

    async def directs(self) -> list[Direct]:
        """One's one-to-ones."""
        answer = await self.door.call("GET", "/api/directs")
        people = msgspec.convert(answer["with"], dict[str, Person])
        rooms = msgspec.convert(answer["rooms"], list[RoomInfo])
        return [Direct(info, people.get(info.id)) for info in rooms]

    async def end_direct(self, room: str | RoomInfo | Room) -> None:
        """End a one-to-one, for both."""
        await self.door.call("DELETE", f"/api/directs/{room if isinstance(room, str) else room.id}")

    # ------------------------------------------------------------------ people

    async def block(self, tag: str) -> None:
        """Each is hidden from the other from now on, and at replay."""
        await self.door.call("POST", "/api/blocks", {"tag": tag})

    async def unblock(self, tag: str) -> None:
        """Take it back."""
        await self.door.call("DELETE", f"/api/blocks/{quote(tag, safe='')}")

    async def blocks(self) -> list[str]:
        """Tags one blocked."""
        answer = await self.door.call("GET", "/api/blocks")
        return [one if isinstance(one, str) else str(one["tag"]) for one in answer["blocks"]]

    async def report(
        self,
        kind: ReportKind,
        reason: str,
        *,
        room: str = "",
        seq: int = 0,
        tag: str = "",
        text: str = "",
        receipt: str = "",
        event: Event | None = None,
        epoch: int = 0,
    ) -> str:
        """Tell the moderators; the claim code that answers come under.

        Args:
            kind: what is reported.
            reason: a reason code of the site.
            room: where.
            seq: which message.
            tag: whom.
            text: in one's own words.
            receipt: `Event.receipt`.
            event: a message as it was received, instead of `seq` and `receipt`: with the `epoch` of its room it can be
                reported for 7 days after it vanished, because the server recognises what it once delivered.
            epoch: the first half of `Room.position`.
        """
        given: dict[str, Any] = {"kind": kind, "reason": reason, "room": room, "seq": seq}
        given |= {"tag": tag, "text": text, "receipt": receipt}
        if event is not None:
            given |= {"seq": event.seq, "tag": event.author, "receipt": event.receipt}
            given["vanished"] = {
                "epoch": epoch,
                "at_ms": event.at_ms,
                "author": event.author,
                "text": event.text,
                "kind": event.kind,
                "target": event.target,
                "name": event.name,
            }
            if event.photo is not None:
                given["vanished"]["photo"] = event.photo.id
        body = {key: value for key, value in given.items() if value}
        return str((await self.door.call("POST", "/api/reports", body))["claim"])

    async def wish(
        self, *, requests: bool | None = None, listed: bool | None = None, findable: bool | None = None
    ) -> None:
        """Change wishes: take requests for one-to-ones, be shown in who is here, be found by pseudonym."""
        wishes: dict[str, Any] = {"listed": listed, "findable": findable}
        if requests is not None:
            wishes["requests"] = "all" if requests else "none"
        await self.door.call("PATCH", "/api/me", {key: value for key, value in wishes.items() if value is not None})

    async def news(self) -> AsyncIterator[Notice | VerdictFrame]:
        """What the site says to this visitor: notices (requests, decisions, closing rooms), and what became of
        held messages. The last 256 are kept; ends when the visitor is closed."""
        async for frame in self.session.tidings():
            yield frame

    # ------------------------------------------------------------------ out

    async def leave_and_erase(self) -> None:
        """End the pass, let the site forget this visitor, and close."""
        try:
            await self.door.leave()
        finally:
            await self.close()

    async def close(self) -> None:
        """Disconnect; the pass lives on, but its key dies with this object."""
        await self.session.close()
        await self.door.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


def _id(request: str | Request) -> str:
    return quote(request if isinstance(request, str) else request.id, safe="")
