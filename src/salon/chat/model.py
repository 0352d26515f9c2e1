"""Rooms, submissions and what became of them: frozen values.

    Submission --append--> Accepted(event) | Held(hold) | Declined(code)

The store decides inside its transaction, in this order: the cid (a retry gets the first outcome
again), the room (exists, open), rights (removed, muted), slow mode, the target (edit, retraction,
reaction), then what judging said. Only an accepted submission takes a seq.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from salon.base.ids import Cid, ConnectionId, Family, RoomId, Tag
from salon.base.values import Event, Person, Span
from salon.chat.photo import PhotoFacts, PhotoKept

LIFE_MIN_S: Final = 600
LIFE_MAX_S: Final = 86_400
LIFE_DEFAULT_S: Final = 14_400
"""Life of messages: default 4 h, 10 min to 24 h (design, Vanishing)."""
SLOW_MAX_S: Final = 21_600
"""Slow mode: 0 to 6 h."""
EDIT_WINDOW_S: Final = 300
CAPACITY_MAX: Final = 10_000

SubmissionKind = Literal["message", "edit", "retraction", "reaction"]
RoomKind = Literal["seeded", "visitor", "direct"]
RoomStatus = Literal["open", "read_only", "closed"]


class Content(Struct, frozen=True, omit_defaults=True):
    """What a visitor typed or chose: the part of an event that is encrypted at rest."""

    name: str = ""
    text: str = ""
    mentions: tuple[str, ...] = ()
    emoji: str = ""
    on: bool = True
    photo: PhotoKept | None = None


class Judgement(Struct, frozen=True, omit_defaults=True):
    """What judging said of a submission, and what its sender may be told."""

    outcome: Literal["allow", "flag", "hold", "block"] = "allow"
    rule: str = ""
    clause: str = ""
    spans: tuple[Span, ...] = ()
    hint: str = ""
    rules: tuple[str, ...] = ()
    """All rules that spoke, for staff: codes with version, `links@1`."""
    family: str = ""
    """Rule family: decides what a sender is told."""
    marks: str = ""
    """What was found, as a line of codes (`safety.marks`), rules in shadow included: what people decide about a text
    that was held is counted for every rule that spoke."""
    first_contact: bool = False
    """Whether it was among the first messages of a one-to-one: a second look goes by the same scene."""


class Sent(Struct, frozen=True, omit_defaults=True):
    """What stood judged bad when it was taken back, as its author had sent it."""

    kind: SubmissionKind
    target: int
    seq: int
    """The place it had."""
    content: Content
    at: float
    """When it was said, epoch seconds."""


class Submission(Struct, frozen=True):
    """One thing a visitor wants to put into a room's log."""

    room: RoomId
    family: Family
    tag: Tag
    cid: Cid
    kind: SubmissionKind
    content: Content
    at: float
    """Site time of receipt, epoch seconds."""
    target: int = 0
    reply_to: int = 0
    judgement: Judgement = Judgement()
    connection: ConnectionId = ConnectionId("")
    slow_exempt: bool = False
    """Hosts and staff are exempt from slow mode, and told so."""
    counts: bool = False
    """Whether it counts for its author's probation, if it is accepted."""
    facts: PhotoFacts | None = None
    """Of a photo: what examination found."""
    sent: Sent | None = None
    """Of what was taken back after delivery: what it was then. For the case and for a retry; never delivered."""

    @property
    def earlier(self) -> str:
        """Words that were judged bad and no longer stood when it was taken back; empty where they did."""
        return "" if self.sent is None or self.sent.content.text == self.content.text else self.sent.content.text


class Accepted(Struct, frozen=True):
    """In the log, durable."""

    epoch: int
    event: Event
    author: Family
    replayed: bool = False
    """True when this is the first outcome of an earlier try: do not publish again."""


class Held(Struct, frozen=True):
    """Waits for a moderator; has no seq, is in no log."""

    hold: str
    expires_at: float
    judgement: Judgement
    replayed: bool = False
    claim: str = ""


class Declined(Struct, frozen=True):
    """Not in the log, and why. A block by judging carries its judgement and a claim code."""

    code: str
    retry_after_s: float = 0.0
    judgement: Judgement | None = None
    replayed: bool = False
    claim: str = ""


Outcome = Accepted | Held | Declined


class RoomRecord(Struct, frozen=True):
    """A room as stored. Names, topics and pinned texts arrive decrypted."""

    id: RoomId
    kind: RoomKind
    name: str
    topic: str
    lang: str
    life_s: int
    slow_s: int
    capacity: int
    status: RoomStatus
    epoch: int
    top: int
    floor: int
    opened_at: float
    host: Family | None = None
    host_tag: Tag | None = None
    pinned: str = ""
    judged: bool = True
    members: tuple[Family, ...] = ()
    """The two of a one-to-one; empty for rooms."""
    people: tuple[Person, ...] = ()
    """What the two are called, in the order of `members`."""
    hours: str = ""
    """Opening hours in the form of docs/settings.md, empty = always."""
    last_event_at: float = 0.0
    key: str = ""
    """The name of a seeded room in the configuration."""
    preset: Literal["strict", "normal", "relaxed"] = "normal"
    """How coarse language may be here: a preset of `safety.policy`."""


class Stored(Struct, frozen=True):
    """An event as read back from the log, with its author for the rights of today."""

    event: Event
    author: Family


class Page(Struct, frozen=True):
    """A stretch of a room's log: everything in (after, top] that was asked for, in order."""

    epoch: int
    top: int
    floor: int
    events: tuple[Stored, ...]


class Expired(Struct, frozen=True):
    """What a sweep changed."""

    floors: dict[RoomId, tuple[int, int, int]]
    """Rooms whose floor moved: (epoch, top, floor)."""
    holds: tuple[tuple[str, Submission], ...]
    """Holds that expired, with what was held: the sender is told, the case stays."""
    events: int = 0
