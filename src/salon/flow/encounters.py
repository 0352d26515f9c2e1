"""Who shared a room with whom lately: in memory of this process, numbers and families only, never stored.

Each family keeps its last stays; two have met if two stays in one room overlap and the overlap ended at most
`MET_S` ago. That is work per pair that is asked about, not per pair that meets.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import Final

from salon.base.clock import Clock
from salon.base.ids import Family, RoomId, Tag
from salon.chat.direct import MET_S

STAYS_MAX: Final = 48
"""Stays a family is remembered by."""
FAMILIES_MAX: Final = 50_000


class _Stay:
    __slots__ = ("ended_at", "room", "since")

    def __init__(self, room: RoomId, since: float) -> None:
        self.room, self.since, self.ended_at = room, since, float("inf")


class Encounters:
    """Stays of families in rooms, and the tags they went by."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._stays: OrderedDict[Family, deque[_Stay]] = OrderedDict()
        self._tags: OrderedDict[Tag, Family] = OrderedDict()

    def came(self, family: Family, tag: Tag, room: RoomId) -> None:
        """A family is in a room; saying so again changes nothing."""
        stays = self._stays.setdefault(family, deque(maxlen=STAYS_MAX))
        self._stays.move_to_end(family)
        self._tags[tag] = family
        self._tags.move_to_end(tag)
        if not any(stay.room == room and stay.ended_at == float("inf") for stay in stays):
            stays.append(_Stay(room, self._clock.now()))
        if len(self._stays) > FAMILIES_MAX:
            self._stays.popitem(last=False)
        if len(self._tags) > FAMILIES_MAX:
            self._tags.popitem(last=False)

    def went(self, family: Family, room: RoomId) -> None:
        """The last socket of a family left a room."""
        for stay in self._stays.get(family, ()):
            if stay.room == room and stay.ended_at == float("inf"):
                stay.ended_at = self._clock.now()

    def met(self, one: Family, other: Family) -> bool:
        """Whether the two share a room, or shared one within `MET_S`."""
        since = self._clock.now() - MET_S
        return any(
            mine.room == theirs.room
            and max(mine.since, theirs.since) <= min(mine.ended_at, theirs.ended_at)
            and min(mine.ended_at, theirs.ended_at) >= since
            for mine in self._stays.get(one, ())
            for theirs in self._stays.get(other, ())
        )

    def who(self, tag: Tag) -> Family | None:
        """The family that goes, or went lately, by a tag."""
        return self._tags.get(tag)

    def forget(self) -> None:
        """Drop what is too old to count; called now and then."""
        since = self._clock.now() - MET_S
        for family, stays in tuple(self._stays.items()):
            while stays and stays[0].ended_at < since:
                stays.popleft()
            if not stays:
                del self._stays[family]
        for tag, family in tuple(self._tags.items()):
            if family not in self._stays:
                del self._tags[tag]
