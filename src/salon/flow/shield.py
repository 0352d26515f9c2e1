"""Shields over rooms and the site while a raid lasts (`safety.raid`): who sees the signs, who is told, who must wait.

Rule 1: a shield bars writing, never reading; everybody in the room sees its level, why, and when it ends.
Rule 2: what staff or a host set, the machine does not raise further; it ends when they said.
Rule 3: all of it is numbers: families, times, digests. A restart goes on with shields that last and with what was seen
lately (`flow.raid_memory`); who comes back within `SETTLING_S` of it, and is not known to be new, was here before.
Rule 4: nobody's pass is touched: it is no sanction, and leaves no trace on anybody.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Final, Literal, TypeVar

from msgspec import Struct

from salon.base.clock import Clock
from salon.base.errors import Refused
from salon.base.ids import Family, RoomId
from salon.chat.limits import Buckets
from salon.flow.alarms import Alarms
from salon.flow.hub import LiveRoom, Visitor
from salon.flow.ports.metrics import Meter
from salon.safety.raid import (
    JOINS_S,
    LASTS_S,
    LEVELS,
    PROVEN_S,
    SLOW_S,
    STRANGER_S,
    Level,
    Reason,
    Shield,
    Watch,
    WatchKept,
    bars,
    raised,
    stronger,
)
from salon.safety.views import views

SETTLING_S: Final = 120.0
"""After a start everybody comes back at once: no wave, and nobody a stranger."""
SITE: Final = RoomId("")
"""The key of the site's own watch and shield."""
SEEN_MAX: Final = 100_000
MINUTES_MAX: Final = 1_440
SITE_FACTOR: Final = 4
"""A sign in the whole site counts from so many times as many on."""


Key = TypeVar("Key")


class Lately(Struct, frozen=True, array_like=True):
    """What was seen lately."""

    seen: list[tuple[RoomId, Family, float]]
    """Who was first seen where, and when."""
    born: list[tuple[Family, float]]
    """Whose pass began when."""
    watches: list[tuple[RoomId, WatchKept]]


class Shields:
    """The shields of one process.

    Args:
        clock: site time.
        alarms: staff see `raid` while any shield is on that the machine raised.
        meter: counts shields raised.
    """

    def __init__(self, clock: Clock, alarms: Alarms, meter: Meter) -> None:
        self._clock, self._meter = clock, meter
        self._changed: set[RoomId] = set()
        self._began_at = clock.now()
        self._shields: dict[RoomId, Shield] = {}
        self._watches: dict[RoomId, Watch] = {}
        self._seen: OrderedDict[tuple[RoomId, Family], float] = OrderedDict()
        self._born: OrderedDict[Family, float] = OrderedDict()
        self._saying = Buckets(1, 1 / SLOW_S)
        alarms.when("raid", lambda: any(one.by == "machine" for one in self.now().values()))

    # ------------------------------------------------------------------ what happens

    def born(self, family: Family) -> None:
        """A pass began."""
        _keep(self._born, family, self._clock.now())

    def began(self, family: Family) -> float:
        """When a pass began, epoch seconds; 0 where nobody remembers."""
        return self._born.get(family, 0.0)

    def joined(self, family: Family, live: LiveRoom) -> None:
        """Somebody came into a room; coming back changes nothing."""
        now = self._clock.now()
        settling = now - self._began_at < SETTLING_S
        for place in (live.record.id, SITE):
            if (place, family) in self._seen:
                self._seen.move_to_end((place, family))
            else:
                _keep(self._seen, (place, family), 0.0 if settling else now)
                if not settling and not live.record.members:
                    self._sign(place, self._watch(place).joined(family, now))

    def said(self, family: Family, live: LiveRoom, text: str) -> None:
        """Something was delivered in a room. One-to-ones are not watched."""
        if live.record.members:
            return
        now = self._clock.now()
        digest = 0 if live.record.host == family else views(text).simhash
        for place in (live.record.id, SITE):
            stranger = self._stranger(place, family, now)
            self._sign(place, self._watch(place).said(family, digest, now, stranger=stranger))

    def stopped(self, family: Family, live: LiveRoom) -> None:
        """Something was held or blocked in a room."""
        now = self._clock.now()
        for place in () if live.record.members else (live.record.id, SITE):
            if self._stranger(place, family, now):
                self._sign(place, self._watch(place).stopped(family, now))

    # ------------------------------------------------------------------ what is in force

    def of(self, room: RoomId) -> Shield | None:
        """The stricter of the room's shield and the site's, while it lasts."""
        return stronger(self._shields.get(room), self._shields.get(SITE), self._clock.now())

    def now(self) -> dict[RoomId, Shield]:
        """All that last."""
        now = self._clock.now()
        return {room: shield for room, shield in self._shields.items() if shield.until > now}

    def check(self, visitor: Visitor, live: LiveRoom, *, again: bool = False) -> None:
        """Before somebody writes in a room; `again` for what took its turn already.

        Raises:
            Refused: `shielded` with the time until it ends, `slow_mode` with the time to wait.
        """
        shield = self.of(live.record.id)
        if shield is None or live.record.members or live.record.host == visitor.family:
            return
        now, family = self._clock.now(), visitor.family
        here_since = max(self._seen.get((place, family), 0.0) for place in self._places(live.record.id, shield))
        born = self._born.get(family, 0.0)
        if bars(shield, here_since, born, now):
            wait = shield.until - now
            if shield.level == "proven" and here_since <= shield.since:
                wait = min(wait, max(1.0, born + PROVEN_S - now))
            raise Refused("shielded", retry_after_s=wait)
        wait = 0.0 if again else self._saying.take(f"{live.record.id} {family}", now)
        if wait:
            raise Refused("slow_mode", retry_after_s=wait)

    def put(self, room: RoomId, level: Level, minutes: int, by: Literal["staff", "host"]) -> None:
        """A person sets a level, or takes a shield down with `open`.

        Raises:
            Refused: `malformed` for minutes outside 1 to 1,440.
        """
        now = self._clock.now()
        if level not in LEVELS or not 1 <= minutes <= MINUTES_MAX:
            raise Refused("malformed")
        if level == "open":
            self._shields.pop(room, None)
            self._watches.pop(room, None)
        else:
            known = self._shields.get(room)
            since = known.since if known is not None and known.until > now else now
            self._shields[room] = Shield(level, by, since, now + 60 * minutes, now, by)
            self._meter.count("shields", by)
        self._changed.add(room)

    def changed(self) -> set[RoomId]:
        """Places whose shield changed since last asked, `SITE` for all of them; ends what is over, and forgets what
        nothing can come of."""
        now = self._clock.now()
        for room in [room for room, shield in self._shields.items() if shield.until <= now]:
            del self._shields[room]
            self._changed.add(room)
        for room in [room for room, watch in self._watches.items() if watch.quiet(now)]:
            del self._watches[room]
        changed, self._changed = self._changed, set()
        return changed

    # ------------------------------------------------------------------ over a restart

    def lately(self, now: float) -> Lately:
        """What a restart must not forget: who is new here, and what counts towards a shield."""
        shields = self.now().values()
        since = min([now - STRANGER_S, *(shield.since - JOINS_S for shield in shields)])
        return Lately(
            [(room, family, at) for (room, family), at in self._seen.items() if at > since],
            [(family, at) for family, at in self._born.items() if at > now - PROVEN_S],
            [(room, kept) for room, watch in self._watches.items() if (kept := watch.kept(now)).newest],
        )

    def resume(self, lately: Lately) -> None:
        """Go on with it, at start."""
        self._seen.update({(room, family): at for room, family, at in lately.seen})
        self._born.update(lately.born)
        for room, kept in lately.watches:
            self._watch(room).resume(kept)

    def put_back(self, shields: Mapping[RoomId, Shield]) -> None:
        """Those that were in force before a restart."""
        self._shields.update(shields)

    # ------------------------------------------------------------------ helpers

    def _places(self, room: RoomId, shield: Shield) -> tuple[RoomId, ...]:
        """Where somebody must have been before: the room, or for the site's shield anywhere."""
        return (SITE,) if self._shields.get(SITE) == shield else (room,)

    def _stranger(self, room: RoomId, family: Family, now: float) -> bool:
        return self._seen.get((room, family), 0.0) > now - STRANGER_S

    def _watch(self, room: RoomId) -> Watch:
        if room not in self._watches:
            self._watches[room] = Watch(SITE_FACTOR if room == SITE else 1)
        return self._watches[room]

    def _sign(self, room: RoomId, reason: Reason | None) -> None:
        if reason is None:
            return
        known = self._shields.get(room)
        shield = self._shields[room] = raised(known, reason, self._clock.now())
        if known is None or known.level != shield.level:
            self._meter.count("shields", shield.reason)
        if known is None or known.level != shield.level or shield.until - known.until > LASTS_S / 10:
            self._changed.add(room)


def _keep(kept: OrderedDict[Key, float], key: Key, at: float) -> None:
    kept[key] = at
    if len(kept) > SEEN_MAX:
        kept.popitem(last=False)
