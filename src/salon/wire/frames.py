"""Every WebSocket frame, both ways: the source of the TypeScript types and of docs/asyncapi.yaml.

A frame is one JSON object in one text message; `type` says which. Times are epoch milliseconds
(`_ms`), durations seconds (`_s`). A position is `[epoch, seq]`.

The conversation:

    server  challenge{nonce}
    client  hello{ticket, answer, positions}
    server  welcome{...}, then per room of `positions`: room{...}, events{...}*, caught_up{...}
            or, where continuity cannot be proven, room{...}, reset{...}; then live events{...}
    client  join{room, position?} | leave{room}
    client  send | edit | retract | react  (each with a cid)  ->  server  verdict{cid, ...}

Rule 1: the server subscribes a connection to a room before it reads the room's log; nothing is
lost between the two, and a client that de-duplicates by (room, epoch, seq) sees each event once.
Rule 2: the frame counter is implicit. Every server frame except `heartbeat` and `challenge` counts
one; a heartbeat states how many were sent before it. A client that counted fewer resumes in place.
"""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from salon.base.values import Event, Person, RoomInfo, Span

MAX_TEXT = 2_000
"""Longest message, in code points. Our choice: four paragraphs, and a frame stays under 16 KiB."""

ROOM_PATTERN: Final = re.compile("^[a-z2-7]{16}$")
CID_PATTERN: Final = re.compile("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
RoomRef = Annotated[str, Meta(pattern=ROOM_PATTERN.pattern)]
CidText = Annotated[str, Meta(pattern=CID_PATTERN.pattern)]
TagText = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{12}$")]
Text = Annotated[str, Meta(min_length=1, max_length=MAX_TEXT)]
Seq = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Epoch = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Emoji = Annotated[str, Meta(min_length=1, max_length=8)]
Lang = Literal["fr", "en"]
Params = dict[str, str | int | float | bool]
"""What the text of a notice is filled with."""


class Frame(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of all frames."""


# ---------------------------------------------------------------- client to server


class Hello(Frame, frozen=True, tag_field="type", tag="hello"):
    """First frame of a client: who it is, and where it stood in each room it wants to resume."""

    ticket: Annotated[str, Meta(max_length=512)]
    """The 15-minute session ticket."""
    answer: Annotated[str, Meta(max_length=128)]
    """ECDSA P-256 / SHA-256 signature (64 bytes r‖s, base64url) of `salon-socket:` + nonce by the
    browser key that the ticket names."""
    positions: Annotated[dict[RoomRef, tuple[Epoch, Seq]], Meta(max_length=64)] = {}
    lang: Lang = "en"


class Join(Frame, frozen=True, tag_field="type", tag="join"):
    """Enter a room; `position` resumes, without it the latest page is sent as a `reset`."""

    room: RoomRef
    position: tuple[Epoch, Seq] | None = None


class Leave(Frame, frozen=True, tag_field="type", tag="leave"):
    """Leave a room."""

    room: RoomRef


class Send(Frame, frozen=True, tag_field="type", tag="send"):
    """Say something in a room. `mentions`: tags of people present; others are left out."""

    room: RoomRef
    text: Text
    cid: CidText
    reply_to: Seq | None = None
    mentions: Annotated[list[TagText], Meta(max_length=10)] = []


class Edit(Frame, frozen=True, tag_field="type", tag="edit"):
    """Replace the text of one's own message, within 5 minutes. Judged again."""

    room: RoomRef
    target: Seq
    text: Text
    cid: CidText


class Retract(Frame, frozen=True, tag_field="type", tag="retract"):
    """Take one's own message back."""

    room: RoomRef
    target: Seq
    cid: CidText


class React(Frame, frozen=True, tag_field="type", tag="react"):
    """Add (`on`) or take back a reaction: one emoji, anything else is `malformed`."""

    room: RoomRef
    target: Seq
    emoji: Emoji
    cid: CidText
    on: bool = True


class Typing(Frame, frozen=True, tag_field="type", tag="typing"):
    """The visitor is typing. Never stored, dropped first under load."""

    room: RoomRef


class AckFloor(Frame, frozen=True, tag_field="type", tag="ack_floor"):
    """The client has purged everything below `floor` from all its stores."""

    room: RoomRef
    floor: Seq


ClientFrame = Hello | Join | Leave | Send | Edit | Retract | React | Typing | AckFloor


# ---------------------------------------------------------------- server to client


class Challenge(Frame, frozen=True, tag_field="type", tag="challenge"):
    """First frame of the server."""

    nonce: str
    at_ms: int


class Welcome(Frame, frozen=True, tag_field="type", tag="welcome"):
    """The client is admitted."""

    tag: str
    name: str
    at_ms: int
    heartbeat_s: float
    max_text: int = MAX_TEXT
    edit_s: int = 300
    photos: bool = False
    """Whether photos are taken here now."""
    photo_max_bytes: int = 12_582_912


class RoomState(Frame, frozen=True, tag_field="type", tag="room"):
    """State of a joined room: sent at join and whenever it changes."""

    room: str
    info: RoomInfo


class VerdictFrame(Frame, frozen=True, tag_field="type", tag="verdict"):
    """Answer to a send, edit, retract or react, by `cid`.

    `accepted` carries the place in the log; `held` waits for a moderator; `refused` carries a
    code; `expired` and `removed` follow a `held`. For ordinary rules `rule`, `spans` and `hint` say what to
    change; for protected families only `clause` and `claim` are set (design: "What a sender is told").
    """

    room: str
    cid: str
    outcome: Literal["accepted", "held", "refused", "expired"]
    epoch: int = 0
    seq: int = 0
    at_ms: int = 0
    expires_ms: int = 0
    code: str = ""
    retry_after_s: float = 0.0
    rule: str = ""
    clause: str = ""
    spans: tuple[Span, ...] = ()
    hint: str = ""
    claim: str = ""
    """Claim code: the key to an appeal without an account."""


class Events(Frame, frozen=True, tag_field="type", tag="events"):
    """Events of a room in order of seq."""

    room: str
    epoch: int
    events: tuple[Event, ...]


class CaughtUp(Frame, frozen=True, tag_field="type", tag="caught_up"):
    """Everything up to `top` has been sent; purge below `floor`."""

    room: str
    epoch: int
    top: int
    floor: int


class Reset(Frame, frozen=True, tag_field="type", tag="reset"):
    """Continuity could not be proven: drop what you have of this room and start from this page."""

    room: str
    epoch: int
    top: int
    floor: int
    events: tuple[Event, ...]
    cause: Literal["join", "epoch", "expired_gap", "too_far", "ahead"]


class Heartbeat(Frame, frozen=True, tag_field="type", tag="heartbeat"):
    """Alive; `sent` counts the frames before it; `rooms` = [epoch, top, floor] of rooms that changed."""

    at_ms: int
    sent: int
    rooms: dict[str, tuple[int, int, int]] = {}


class Presence(Frame, frozen=True, tag_field="type", tag="presence"):
    """Who is here, as a count and a sample; who is typing. Throttled."""

    room: str
    count: int
    sample: tuple[Person, ...] = ()
    typing: tuple[str, ...] = ()


class Notice(Frame, frozen=True, tag_field="type", tag="notice"):
    """Something the visitor should know: a request, a decision, a closing room. `code` is stable,
    `params` are for its text."""

    code: str
    room: str = ""
    params: Params = {}


class ErrorFrame(Frame, frozen=True, tag_field="type", tag="error"):
    """A frame was refused. `re` names the frame type, `room` and `cid` where known.

    `left`: how many accepted messages are missing before it may succeed (`on_probation`).
    """

    code: str
    re: str = ""
    room: str = ""
    cid: str = ""
    retry_after_s: float = 0.0
    left: int = 0


ServerFrame = (
    Challenge
    | Welcome
    | RoomState
    | VerdictFrame
    | Events
    | CaughtUp
    | Reset
    | Heartbeat
    | Presence
    | Notice
    | ErrorFrame
)

CLOSE_RESUME = 1013
"""Close code "try again later" (IANA registry): too slow, or the server stops; come back and resume."""
CLOSE_POLICY = 4003
"""Not admitted, or no longer: a new ticket is needed."""
CLOSE_MALFORMED = 4000
"""Too many malformed frames."""
