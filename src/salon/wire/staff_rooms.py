"""Rooms as staff see them, and what they do to them (calls: `wire.staff`)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from salon.base.values import RoomInfo, RoomRiskInfo
from salon.wire.staff import Answer, Body, Clause, Reason

ShieldLevel = Literal["open", "slow", "known", "proven", "read_only"]
"""How strict: docs/shield.md."""


class StaffRooms(Answer, frozen=True):
    """Every room."""

    rooms: tuple[RoomInfo, ...]
    shield: Shielded | None = None
    """The whole site's, while it lasts."""
    risks: dict[str, RoomRiskInfo] = field(default_factory=dict)
    """Of rooms that come to anything, by id."""


class Shielded(Answer, frozen=True):
    """What a raid or staff made stricter for a while."""

    level: ShieldLevel
    reason: str
    until_ms: int


class ShieldAct(Body, frozen=True):
    """Make a room, or the site, stricter for some minutes; `open` ends what is on."""

    level: ShieldLevel
    minutes: Annotated[int, Meta(ge=1, le=1_440)] = 30
    reason: Reason = "other"


class CloseRoom(Body, frozen=True):
    """Close a room, with a reason."""

    reason: Reason
    clause: Clause = ""


class Closed(Answer, frozen=True):
    """The room as it is now."""

    room: RoomInfo
