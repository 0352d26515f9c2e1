"""What is live on this process: rooms with somebody in them, visitors with a socket.

Rule 1: a room's events enter the ring and the channel in order of seq, each once. Commits arrive in
order from one writer; an event that is not `top + 1` closes the gap by forgetting the ring, and
readers go to the log.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import msgspec

from salon.base.ids import Family, RoomId, Tag
from salon.base.values import Event, Person
from salon.chat.limits import Buckets
from salon.chat.model import Accepted, RoomRecord, Stored
from salon.chat.names import fold_name
from salon.flow.encounters import Encounters
from salon.flow.ports.live import Channel, Channels, Outlet
from salon.flow.ports.rooms import Rooms
from salon.wire.frames import Events, Frame, Presence

RING: Final = 300
SAMPLE: Final = 24
BODYLESS: Final = frozenset({"retraction", "removal", "gone"})
"""What stays as it is when its target is taken back."""
TYPING_S: Final = 6.0


@dataclass(eq=False, slots=True)
class Visitor:
    """A pass in use: one socket, after its hello."""

    family: Family
    tag: Tag
    name: str
    outlet: Outlet
    hidden: frozenset[Family] = frozenset()
    listed: bool = True
    findable: bool = True
    rooms: set[RoomId] = field(default_factory=set)
    folded: str = field(init=False)
    """The pseudonym as names are compared."""

    def __post_init__(self) -> None:
        self.folded = fold_name(self.name)


def gone(stored: Stored) -> Stored:
    """The tombstone of an event."""
    return Stored(Event(seq=stored.event.seq, kind="gone"), stored.author)


def as_seen(stored: Stored, hidden: frozenset[Family], now: float) -> Event:
    """An event under today's rights: expired, or by somebody hidden from the reader, is a tombstone."""
    over = stored.event.expires_ms <= now * 1000
    return gone(stored).event if over or stored.author in hidden else stored.event


class LiveRoom:
    """One room on this process: its newest events, its members, who is typing."""

    def __init__(self, record: RoomRecord, channel: Channel) -> None:
        self.record = record
        self.channel = channel
        self.epoch, self.top, self.floor = record.epoch, record.top, record.floor
        self.members: dict[Visitor, None] = {}
        self.ring: deque[Stored] = deque(maxlen=RING)
        self.typing: dict[Tag, tuple[str, float]] = {}
        self.changed = False
        self.shut = False
        """Nobody new comes in for now (`flow.room_risk`)."""
        self.removed: dict[Family, float] = {}
        """Who was removed while the room is live, until when: who is on the way in may have been let through before."""

    def take(self, accepted: Accepted) -> None:
        """A committed event: into the ring, out to the members."""
        event, author = accepted.event, accepted.author
        if event.seq <= self.top:
            return
        if event.seq != self.top + 1:
            self.ring.clear()
        if event.kind == "message" and Tag(event.author) in self.typing:
            del self.typing[Tag(event.author)]
            self.changed = True
        if event.kind in {"edit", "retraction", "removal"}:
            self._apply(event)
        self.ring.append(Stored(event, author))
        self.top = event.seq
        room = self.record.id
        full = Events(room=room, epoch=self.epoch, events=(event,))
        tombstone = Events(room=room, epoch=self.epoch, events=(Event(seq=event.seq, kind="gone"),))
        self.channel.publish(event.seq, author, full, tombstone)

    def _apply(self, event: Event) -> None:
        # The ring must read as the log reads today: a taken-back body is in neither.
        for index, stored in enumerate(self.ring):
            old = stored.event
            if event.kind == "edit" and old.seq == event.target and old.kind == "message":
                new = msgspec.structs.replace(old, text=event.text, mentions=event.mentions)
                self.ring[index] = Stored(new, stored.author)
            elif event.kind != "edit" and event.target in {old.seq, old.target} and old.kind not in BODYLESS:
                self.ring[index] = gone(stored)

    def forget(self, now: float) -> None:
        """Keep nothing of what has expired but its number."""
        for index, stored in enumerate(self.ring):
            if stored.event.kind != "gone" and stored.event.expires_ms <= now * 1000:
                self.ring[index] = gone(stored)

    def covers(self, after: int) -> bool:
        """Whether the ring holds everything with seq > `after`."""
        return after >= self.top or (bool(self.ring) and self.ring[0].event.seq <= after + 1)

    def newer(self, after: int) -> list[Stored]:
        """Everything in the ring with seq > `after`."""
        return [stored for stored in self.ring if stored.event.seq > after]

    def living_floor(self, now: float) -> int:
        """The lowest living seq as far as the ring knows; never lower than the log said last."""
        first = self.ring[0].event.seq if self.ring else self.top + 1
        if self.floor < first and self.floor <= self.top:
            return self.floor
        for stored in self.ring:
            if stored.event.seq >= self.floor and stored.event.kind != "gone" and stored.event.expires_ms > now * 1000:
                self.floor = stored.event.seq
                return self.floor
        self.floor = self.top + 1
        return self.floor

    def presence(self, now: float) -> Presence:
        """Who is here, as a count and a sample; who types."""
        self.typing = {tag: (name, until) for tag, (name, until) in self.typing.items() if until > now}
        people: dict[Tag, Person] = {}
        for visitor in self.members:
            if visitor.listed and len(people) < SAMPLE:
                people[visitor.tag] = Person(visitor.tag, visitor.name)
        names = tuple(name for name, _ in list(self.typing.values())[:3])
        return Presence(room=self.record.id, count=self.count, sample=tuple(people.values()), typing=names)

    def find(self, typed: str) -> list[Person]:
        """Those whose pseudonym contains what was typed, folded alike; never who is unlisted or not to be found."""
        wanted, people = fold_name(typed), dict[Tag, Person]()
        for visitor in self.members if wanted else ():
            if visitor.listed and visitor.findable and wanted in visitor.folded:
                people[visitor.tag] = Person(visitor.tag, visitor.name)
                if len(people) == SAMPLE:
                    break
        return list(people.values())

    def holds(self, family: Family) -> bool:
        """Whether somebody of this family is here."""
        return any(visitor.family == family for visitor in self.members)

    @property
    def count(self) -> int:
        """How many people are here (not sockets)."""
        return len({visitor.family for visitor in self.members})


class Hub:
    """All of it."""

    def __init__(self, rooms: Rooms, channels: Channels, encounters: Encounters | None = None) -> None:
        self._rooms, self._channels, self._encounters = rooms, channels, encounters
        self.live: dict[RoomId, LiveRoom] = {}
        self._loading: dict[RoomId, asyncio.Event] = {}
        self.families: dict[Family, set[Visitor]] = {}
        self.saying = Buckets(8, 1 / 1.5)
        """How much a family may say: 8 at once, 1 every 1.5 s; shared by its tabs, and not filled by coming back."""

    async def room(self, room: RoomId) -> LiveRoom | None:
        """The live room, loaded at first use; None if there is none.

        On return it is in `live`, and stays there at least until the caller waits for something.
        """
        while (found := self.live.get(room)) is None or room in self._loading:
            loading = self._loading.get(room)
            if loading is not None:
                # Whoever comes second must not see it half loaded.
                await loading.wait()
                continue
            record = await self._rooms.get(room)
            if record is None:
                return None
            if room in self.live or room in self._loading:
                continue
            await self._load(record)
        return found

    async def _load(self, record: RoomRecord) -> None:
        room = record.id
        found = self.live[room] = LiveRoom(record, self._channels())
        loading = self._loading[room] = asyncio.Event()
        try:
            # What was committed between the caller's read and the line above was published to nobody: read
            # again, now that nothing can pass by.
            again = await self._rooms.get(room)
            if again is not None and again.top > found.top:
                found.top = again.top
                found.ring.clear()
        except BaseException:
            del self.live[room]
            raise
        finally:
            del self._loading[room]
            loading.set()

    def publish(self, room: RoomId, accepted: Accepted) -> None:
        """A committed event, on its way to the members here. Not for replayed outcomes."""
        live = self.live.get(room)
        if live is not None:
            live.take(accepted)

    def admit(self, visitor: Visitor) -> None:
        """A visitor's socket said hello."""
        self.families.setdefault(visitor.family, set()).add(visitor)

    def left(self, visitor: Visitor) -> None:
        """A socket is gone."""
        for room in tuple(visitor.rooms):
            self.leave(visitor, room)
        mine = self.families.get(visitor.family)
        if mine is not None:
            mine.discard(visitor)
            if not mine:
                del self.families[visitor.family]

    def came(self, visitor: Visitor, live: LiveRoom) -> None:
        """Into one room; coming again changes nothing."""
        live.members[visitor] = None
        visitor.rooms.add(live.record.id)
        live.changed = True
        if self._encounters is not None:
            self._encounters.came(visitor.family, visitor.tag, live.record.id)

    def leave(self, visitor: Visitor, room: RoomId) -> None:
        """Out of one room."""
        visitor.rooms.discard(room)
        live = self.live.get(room)
        if live is not None and visitor in live.members:
            del live.members[visitor]
            live.channel.discard(visitor.outlet)
            live.changed = True
            mine = self.families.get(visitor.family, {visitor})
            if self._encounters is not None and not any(room in other.rooms for other in mine):
                self._encounters.went(visitor.family, room)

    def tell(self, family: Family, frame: Frame) -> None:
        """To every socket of a family."""
        for visitor in self.families.get(family, ()):
            visitor.outlet.send(frame)

    def rehide(self, family: Family, hidden: frozenset[Family]) -> None:
        """The families a visitor must not see have changed: from the next event on."""
        for visitor in self.families.get(family, ()):
            visitor.hidden = hidden
            visitor.outlet.hide(hidden)

    def drop(self, family: Family, code: int) -> None:
        """Let all sockets of a family go."""
        for visitor in tuple(self.families.get(family, ())):
            visitor.outlet.close(code)

    def count(self, room: RoomId) -> int:
        """How many people are in a room here; 0 for one that is not live."""
        live = self.live.get(room)
        return 0 if live is None else live.count

    def seen_anew(self, visitor: Visitor) -> None:
        """What others may see of somebody has changed: samples and typing tell it with the next presence."""
        for room in visitor.rooms:
            live = self.live.get(room)
            if live is not None:
                live.changed = True
                if not visitor.listed:
                    live.typing.pop(visitor.tag, None)

    def here(self, visitor: Visitor) -> bool:
        """Whether this socket is admitted, and not gone again."""
        return visitor in self.families.get(visitor.family, ())

    def present(self, family: Family) -> bool:
        """Whether this family has a socket here."""
        return family in self.families

    def floors(self, floors: dict[RoomId, tuple[int, int, int]], now: float) -> None:
        """A sweep moved floors; members hear of it with the next heartbeat. What expired leaves this memory too."""
        for room, (_, _, floor) in floors.items():
            live = self.live.get(room)
            if live is not None:
                live.floor = max(live.floor, floor)
                live.forget(now)

    def changed_presences(self, now: float) -> Iterable[tuple[LiveRoom, Presence]]:
        """Rooms whose members or typists changed since last asked."""
        for live in self.live.values():
            if live.typing and any(until <= now for _, until in live.typing.values()):
                live.changed = True
            if live.changed and live.members:
                live.changed = False
                yield live, live.presence(now)

    def idle(self) -> None:
        """Forget rooms nobody is in."""
        for room in [room for room, live in self.live.items() if not live.members and room not in self._loading]:
            del self.live[room]
