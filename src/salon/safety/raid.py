"""Raids: many strangers at once, one script by many hands, a crowd whose words are stopped. Pure: time is an argument.

A watch looks at one room, or at the whole site, and says what it sees as signs; signs raise a shield one level at a
time, and a shield ends by itself.

    open -> slow -> known -> proven -> read_only

Rule 1: numbers only: families, times, digests of texts (`safety.simhash`); no text.
Rule 2: a shield bars writing, never reading, and nobody's act counts against them later.
"""

from __future__ import annotations

from collections import deque
from typing import Final, Literal

from msgspec import Struct

from salon.safety.simhash import near

Level = Literal["open", "slow", "known", "proven", "read_only"]
LEVELS: Final[tuple[Level, ...]] = ("open", "slow", "known", "proven", "read_only")
"""`slow`: everybody writes less often. `known`: only who was here before the raid. `proven`: only whose proof of age is
older than `PROVEN_S`. `read_only`: nobody but the host."""
Reason = Literal["join_wave", "same_text", "many_stopped", "burst", "staff", "host"]

SLOW_S: Final = 20.0
"""Under a shield, seconds between two messages of one person."""
PROVEN_S: Final = 3_600.0
LASTS_S: Final = 600.0
"""A shield ends this long after the last sign."""
STEP_S: Final = 60.0
"""Signs that go on for so long under a shield raise it by one level."""

JOINS: Final = 25
JOINS_S: Final = 60.0
"""Strangers who come within a minute: as many as in the join-wave guard of Draupnir, in less time."""
SAME: Final = 6
SAME_BY: Final = 4
SAME_S: Final = 120.0
"""Near-duplicates of one text, and people who said them, within two minutes."""
STOPPED: Final = 8
STOPPED_BY: Final = 3
STOPPED_S: Final = 300.0
"""Messages held or blocked, and strangers who sent them, within five minutes."""
BURST: Final = 40
BURST_BY: Final = 8
BURST_S: Final = 20.0
"""Messages of strangers, and how many strangers, within twenty seconds."""
STRANGER_S: Final = 600.0
"""Who was first seen in a place so long ago, or less, is a stranger there."""
KEPT: Final = 400
"""What a watch remembers of each kind."""


class Shield(Struct, frozen=True):
    """What is in force."""

    level: Level
    reason: Reason
    since: float
    """When the raid began, epoch seconds: who was here before is known."""
    until: float
    raised_at: float
    """When it came to this level."""
    by: Literal["machine", "staff", "host"] = "machine"


class WatchKept(Struct, frozen=True, array_like=True):
    """What a watch goes on with after a restart: times, families, numbers of texts."""

    joins: list[tuple[float, str]] = []
    said: list[tuple[float, str]] = []
    stopped: list[tuple[float, str]] = []
    texts: list[tuple[float, str, int]] = []

    @property
    def newest(self) -> float:
        """When something happened last, epoch seconds; 0 where nothing did."""
        return max((kept[-1][0] for kept in (self.joins, self.said, self.stopped, self.texts) if kept), default=0.0)


class Watch:
    """What happened lately in one place.

    Args:
        factor: how many times more it takes here than in a room.
    """

    __slots__ = ("_factor", "_joins", "_said", "_stopped", "_texts")

    def __init__(self, factor: int = 1) -> None:
        self._factor = factor
        self._joins: deque[tuple[float, str]] = deque(maxlen=KEPT)
        self._said: deque[tuple[float, str]] = deque(maxlen=KEPT)
        self._stopped: deque[tuple[float, str]] = deque(maxlen=KEPT)
        self._texts: deque[tuple[float, str, int]] = deque(maxlen=KEPT // 2)

    def joined(self, who: str, now: float) -> Reason | None:
        """A stranger came in."""
        self._joins.append((now, who))
        return (
            "join_wave" if len({by for at, by in self._joins if at > now - JOINS_S}) >= JOINS * self._factor else None
        )

    def said(self, who: str, digest: int, now: float, *, stranger: bool) -> Reason | None:
        """Somebody said something that was delivered. `digest`: of `safety.simhash`."""
        if digest:
            self._texts.append((now, who, digest))
            same = [by for at, by, other in self._texts if at > now - SAME_S and near(digest, other)]
            if len(same) >= SAME * self._factor and len(set(same)) >= SAME_BY * self._factor:
                return "same_text"
        if stranger:
            self._said.append((now, who))
            lately = [by for at, by in self._said if at > now - BURST_S]
            if len(lately) >= BURST * self._factor and len(set(lately)) >= BURST_BY * self._factor:
                return "burst"
        return None

    def stopped(self, who: str, now: float) -> Reason | None:
        """Something a stranger sent was held or blocked."""
        self._stopped.append((now, who))
        lately = [by for at, by in self._stopped if at > now - STOPPED_S]
        many = len(lately) >= STOPPED * self._factor and len(set(lately)) >= STOPPED_BY * self._factor
        return "many_stopped" if many else None

    def kept(self, now: float) -> WatchKept:
        """What still counts."""
        since = now - STOPPED_S
        return WatchKept(
            [one for one in self._joins if one[0] > since],
            [one for one in self._said if one[0] > since],
            [one for one in self._stopped if one[0] > since],
            [one for one in self._texts if one[0] > since],
        )

    def resume(self, kept: WatchKept) -> None:
        """Go on with what counted."""
        self._joins.extend(kept.joins)
        self._said.extend(kept.said)
        self._stopped.extend(kept.stopped)
        self._texts.extend(kept.texts)

    def quiet(self, now: float) -> bool:
        """Whether nothing here can matter any more."""
        newest = max((kept[-1][0] for kept in (self._joins, self._said, self._stopped, self._texts) if kept), default=0)
        return newest <= now - STOPPED_S


FIRST: Final[dict[Reason, Level]] = {
    "join_wave": "known",
    "same_text": "known",
    "many_stopped": "slow",
    "burst": "slow",
}
"""The level a sign raises where there is no shield."""


def raised(shield: Shield | None, reason: Reason, now: float) -> Shield:
    """The shield after a sign: begun, kept up, or one level higher when signs go on under it.

    What staff or the host set is kept up at its level: a machine raises no further what a person decided.
    """
    if shield is None or shield.until <= now:
        return Shield(FIRST.get(reason, "slow"), reason, now, now + LASTS_S, now)
    until = max(shield.until, now + LASTS_S)
    if shield.by != "machine":
        return Shield(shield.level, shield.reason, shield.since, shield.until, shield.raised_at, shield.by)
    first = LEVELS.index(FIRST.get(reason, "slow"))
    level = LEVELS.index(shield.level)
    if first > level:
        return Shield(LEVELS[first], reason, shield.since, until, now)
    if now - shield.raised_at >= STEP_S and shield.level != "read_only":
        return Shield(LEVELS[level + 1], reason, shield.since, until, now)
    return Shield(shield.level, shield.reason, shield.since, until, shield.raised_at)


def stronger(one: Shield | None, other: Shield | None, now: float) -> Shield | None:
    """The stricter of two shields that are in force: a room's and the site's."""
    living = [shield for shield in (one, other) if shield is not None and shield.until > now]
    return max(living, key=lambda shield: LEVELS.index(shield.level), default=None)


def bars(shield: Shield, here_since: float, born: float, now: float) -> bool:
    """Whether somebody must wait.

    Args:
        shield: what is in force.
        here_since: when they were first seen in this place, epoch seconds; 0 if before anybody remembers.
        born: when their pass began, epoch seconds; 0 if before anybody remembers.
        now: epoch seconds.
    """
    match shield.level:
        case "open" | "slow":
            return False
        case "known":
            # The wave itself came within the minute that raised the shield.
            return here_since > shield.since - JOINS_S
        case "proven":
            return here_since > shield.since - JOINS_S or born > now - PROVEN_S
        case "read_only":
            return True
