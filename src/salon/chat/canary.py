"""Who and where the canary is: a one-to-one of two nobody is behind, in which the site tests its own path.

Rule 1: it is judged, stored and vanishes like any one-to-one, and like any other only its two may be in it.
Rule 2: its cases are the site's own: they stand in nobody's queue and in no statistic.
"""

from __future__ import annotations

from typing import Final

from salon.base.ids import Family, RoomId, Tag
from salon.base.values import Person
from salon.chat.model import LIFE_MIN_S, RoomRecord

ROOM: Final = RoomId("canarycanarycana")
SINGS: Final = Family("canary-sings----------")
HEARS: Final = Family("canary-hears----------")
TAGS: Final = {SINGS: Tag("canary-sings"), HEARS: Tag("canary-hears")}
NAME: Final = "canary"


def is_canary(tag: str) -> bool:
    """Whether a case or a decision is about the canary."""
    return tag in TAGS.values()


def room(now: float) -> RoomRecord:
    """The room, to be opened once."""
    return RoomRecord(
        id=ROOM,
        kind="direct",
        name=NAME,
        topic="",
        lang="en",
        life_s=LIFE_MIN_S,
        slow_s=0,
        capacity=2,
        status="open",
        epoch=0,
        top=0,
        floor=1,
        opened_at=now,
        members=(SINGS, HEARS),
        people=(Person(TAGS[SINGS], NAME), Person(TAGS[HEARS], NAME)),
    )
