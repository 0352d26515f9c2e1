"""When the site and its rooms are open. Visitors are told when that changes, and when they open next."""

from __future__ import annotations

from datetime import tzinfo
from functools import lru_cache

from salon.base.clock import Clock
from salon.base.errors import Refused
from salon.base.ids import RoomId
from salon.chat.hours import Hours, parse_hours
from salon.chat.model import RoomRecord
from salon.flow.hub import Hub
from salon.wire.frames import CLOSE_POLICY, Notice


@lru_cache(maxsize=256)
def _parsed(text: str) -> Hours:
    return parse_hours(text)


class OpeningHours:
    """The site's hours and the rooms'.

    Args:
        site: hours of the whole site, in the form of `chat.hours`; empty = always.
        zone: the site's time zone.
    """

    def __init__(self, site: str, zone: tzinfo, clock: Clock, hub: Hub) -> None:
        self._site, self._zone, self._clock, self._hub = site, zone, clock, hub
        self._shut: dict[RoomId, float] = {}

    def site_opens(self) -> float:
        """0 while the site is open, else when it opens, epoch seconds."""
        return _parsed(self._site).opens(self._clock.now(), self._zone)

    def opens(self, record: RoomRecord) -> float:
        """0 while a room is open, else when it opens, epoch seconds."""
        return _parsed(record.hours).opens(self._clock.now(), self._zone)

    def check_site(self) -> None:
        """Raises `site_closed` outside the site's hours."""
        opens = self.site_opens()
        if opens:
            raise Refused("site_closed", retry_after_s=opens - self._clock.now())

    def check_room(self, record: RoomRecord) -> None:
        """Raises `not_open` outside a room's hours: it may be read, not written in."""
        opens = self.opens(record)
        if opens:
            raise Refused("not_open", retry_after_s=opens - self._clock.now())

    def changed(self) -> list[RoomRecord]:
        """Live rooms that opened or shut since the last call; their members are to be told."""
        changed = []
        now_shut: dict[RoomId, float] = {}
        for room, live in self._hub.live.items():
            opens = self.opens(live.record)
            if self._shut.get(room, 0.0) != opens:
                changed.append(live.record)
            now_shut[room] = opens
        self._shut = now_shut
        return changed

    def clear_out(self) -> int:
        """Let everybody go while the site is shut, told when it opens; how many sockets went."""
        opens = self.site_opens()
        if not opens:
            return 0
        notice = Notice(code="site_closed", params={"opens_ms": round(opens * 1000)})
        gone = [visitor for visitors in self._hub.families.values() for visitor in visitors]
        for visitor in gone:
            visitor.outlet.send(notice)
            visitor.outlet.close(CLOSE_POLICY)
        return len(gone)
