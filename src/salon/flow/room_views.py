"""A room as those who look at it see it."""

from __future__ import annotations

from salon.base.ids import Family
from salon.base.values import Person, RoomInfo
from salon.chat.model import RoomRecord
from salon.flow.hub import Visitor
from salon.safety.raid import Shield


def other_of(record: RoomRecord, family: Family) -> Person | None:
    """In a one-to-one, the other person as they called themselves; None elsewhere."""
    names = (person for member, person in zip(record.members, record.people, strict=False) if member != family)
    return next(names, None)


def room_info(
    record: RoomRecord,
    count: int,
    visitor: Visitor | None,
    muted_until: float = 0.0,
    opens_at: float = 0.0,
    shield: Shield | None = None,
    *,
    shut: bool = False,
) -> RoomInfo:
    """A room as this visitor sees it: a one-to-one is called by the other."""
    other = None if visitor is None else other_of(record, visitor.family)
    return RoomInfo(
        id=record.id,
        name=record.name if other is None else other.name,
        topic=record.topic,
        lang=record.lang,
        kind=record.kind,
        life_s=record.life_s,
        slow_s=record.slow_s,
        capacity=record.capacity,
        count=count,
        state=record.status,
        host=record.host_tag or "",
        pinned=record.pinned,
        judged=record.judged,
        preset=record.preset,
        you_host=visitor is not None and record.host == visitor.family,
        muted_until_ms=round(muted_until * 1000),
        opens_ms=round(opens_at * 1000),
        shield="" if shield is None or shield.level == "open" else shield.level,
        shield_reason="" if shield is None else shield.reason,
        shield_until_ms=0 if shield is None else round(shield.until * 1000),
        newcomers=not shut,
    )


def public_name(record: RoomRecord | None) -> str:
    """What the desk calls a room; empty for a one-to-one, whose two are nobody's business, and for what is gone."""
    return "" if record is None or record.members else record.name
