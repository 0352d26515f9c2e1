"""Values that the log, the rules and the wire all speak of: events, people, rooms, spans.

Times are epoch milliseconds (`_ms`), durations seconds (`_s`).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Photo(Struct, frozen=True, omit_defaults=True):
    """A photo as readers get it; the picture itself is at `/api/photo/{id}`.

    Args:
        id: 22 characters; good for those who may see the event, while it lives.
        width, height: of the picture, in pixels.
        preview: a tiny JPEG in base64 (standard alphabet): colours, no shapes.
        blurred: a reader must ask for it first.
    """

    id: str
    width: int
    height: int
    preview: str
    blurred: bool = False


class Event(Struct, frozen=True, omit_defaults=True):
    """Something with a place in a room's order.

    `gone` is the empty tombstone: it carries the seq and nothing else, so that continuity can be
    proven to those who may not (or no longer) see what stood there.
    """

    seq: int
    kind: Literal["message", "edit", "reaction", "retraction", "removal", "gone"]
    at_ms: int = 0
    expires_ms: int = 0
    author: str = ""
    """Tag of the author; empty for `gone` and for staff removals."""
    name: str = ""
    """The author's pseudonym when it was sent."""
    text: str = ""
    target: int = 0
    """Seq this acts on (edit, reaction, retraction, removal)."""
    reply_to: int = 0
    mentions: tuple[str, ...] = ()
    emoji: str = ""
    on: bool = True
    reason: str = ""
    """Reason code of a removal."""
    receipt: str = ""
    """Opaque; given back when the event is reported, also after it vanished (7 days)."""
    photo: Photo | None = None
    """Of a message that is a photo; its `text` is empty."""


class Person(Struct, frozen=True):
    """A visitor as others see one."""

    tag: str
    name: str


class RoomInfo(Struct, frozen=True, omit_defaults=True):
    """A room as the directory and a joined client see it."""

    id: str
    name: str
    topic: str
    lang: str
    kind: Literal["seeded", "visitor", "direct"]
    life_s: int
    slow_s: int
    capacity: int
    count: int = 0
    state: Literal["open", "read_only", "closed"] = "open"
    host: str = ""
    """Tag of the host."""
    pinned: str = ""
    """The host's rule text."""
    opens_ms: int = 0
    """When a room that is shut by its opening hours opens next; 0 = open now."""
    judged: bool = True
    """Whether messages are judged on the server: always true except in a one-to-one where one of
    the two declined."""
    you_host: bool = False
    shield: Literal["", "slow", "known", "proven", "read_only"] = ""
    """What a raid, the host or staff made stricter for a while (docs/shield.md)."""
    shield_reason: Literal["", "join_wave", "same_text", "many_stopped", "burst", "staff", "host"] = ""
    shield_until_ms: int = 0
    muted_until_ms: int = 0
    preset: Literal["strict", "normal", "relaxed"] = "normal"
    """How coarse language may be here, as its host chose; nothing else depends on it (docs/judging.md)."""
    newcomers: bool = True
    """Whether somebody new may come in for now (docs/conversations.md)."""


class RoomRiskInfo(Struct, frozen=True, omit_defaults=True):
    """What a room comes to, as staff see it."""

    band: Literal["none", "watch", "slow", "hold", "urgent"]
    people: int = 0
    """How many different people brought signs that still count."""
    share_percent: float = 0.0
    """Of what is said there, how much carries signs."""
    signals: tuple[str, ...] = ()
    """`family.name ×people`, most people first."""
    shut: Literal["", "door", "room"] = ""
    """Nobody new comes in; nobody writes."""


class Span(Struct, frozen=True):
    """Part of the typed text, in code points: what the sender is asked to change."""

    start: int
    end: int
