"""Whom a turn is at: the other one of a one-to-one; in a room who is mentioned, who is answered, or the only other who
has been speaking lately."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from salon.base.ids import Family
from salon.chat.model import Submission
from salon.flow.hub import Hub, LiveRoom

EXCHANGE_TURNS: Final = 6
"""Two who have a room to themselves for so many messages talk with each other."""
EXCHANGE_S: Final = 600.0


def pressed(said: Submission, live: LiveRoom) -> frozenset[Family]:
    """Families a turn is at, never its author; nobody where it is at the room."""
    if live.record.members:
        return frozenset(live.record.members) - {said.family}
    mentioned = {member.family for member in live.members if member.tag in said.content.mentions}
    answered = {stored.author for stored in live.ring if said.reply_to and stored.event.seq == said.reply_to}
    at = mentioned | answered or _exchange(said, live)
    return frozenset(at - {said.family, Family("")})


def hub_at(hub: Hub) -> Callable[[Submission], frozenset[Family]]:
    """`pressed` for whoever knows no rooms."""

    def at(said: Submission) -> frozenset[Family]:
        live = hub.live.get(said.room)
        return frozenset() if live is None else pressed(said, live)

    return at


def _exchange(said: Submission, live: LiveRoom) -> set[Family]:
    spoken = [stored for stored in live.ring if stored.event.kind == "message"]
    # What was said just now is among them, or is held.
    lately = [one.author for one in spoken[-EXCHANGE_TURNS:] if one.event.at_ms > 1000 * (said.at - EXCHANGE_S)]
    others = set(lately) - {said.family}
    return others if len(lately) == EXCHANGE_TURNS and len(others) == 1 else set()
