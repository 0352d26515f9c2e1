"""What is kept of a talk or a room with a case, when the machine stops it for somebody's protection: what was said
lately vanishes in a few hours, and with it what a person must see to decide, and a victim must be able to show.

Rule 1: only what was judged on the server; it goes with the case, early where no person confirmed it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from salon.base.values import Event
from salon.wire.staff import Quoted

PRESERVED: Final = 50
"""Messages kept with the case of a room that was shut or frozen, or of a one-to-one that was paused or ended."""


def preserved(events: Iterable[Event], now: float) -> tuple[Quoted, ...]:
    """The last living messages among events in order of seq."""
    living = [one for one in events if one.kind == "message" and one.expires_ms > now * 1000]
    return tuple(Quoted(one.seq, one.at_ms, one.name, one.author, one.text) for one in living[-PRESERVED:])
