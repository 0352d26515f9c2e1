"""What visitors report by HTTP, and what they learn of it by their claim code (`/api/reports`, `/api/claims`)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from salon.wire.frames import MAX_TEXT, Epoch, RoomRef, Seq, TagText
from salon.wire.staff import NOTE_MAX, Answer, Body, DecisionKind, Reason, TargetKind


class Vanished(Body, frozen=True):
    """A message that is gone from the log, as the reporter's page still has it. The server believes it only if it is
    exactly what its receipt was made for (7 days)."""

    epoch: Epoch
    at_ms: Annotated[int, Meta(ge=0, le=2**53 - 1)]
    author: TagText
    text: Annotated[str, Meta(max_length=MAX_TEXT)]
    """Empty for a photo."""
    kind: Literal["message", "edit", "reaction"] = "message"
    target: Seq = 0
    emoji: Annotated[str, Meta(max_length=8)] = ""
    name: Annotated[str, Meta(max_length=48)] = ""
    """The pseudonym shown with it; the receipt does not bind it."""
    photo: Annotated[str, Meta(max_length=22)] = ""
    """Id of a photo: that there was one, and whose, is known then; the picture is not."""


class Report(Body, frozen=True):
    """A visitor reports: a message by `room` and `seq`, a visitor, name or request by `tag`, a room by `room`."""

    kind: TargetKind
    reason: Reason
    room: RoomRef | None = None
    seq: Seq | None = None
    tag: TagText | None = None
    text: Annotated[str, Meta(max_length=NOTE_MAX)] = ""
    """The reporter's own words."""
    receipt: Annotated[str, Meta(max_length=80)] = ""
    vanished: Vanished | None = None
    """Only for a message that is gone: what its receipt was made for."""


class Claim(Answer, frozen=True):
    """The claim code: the key to what becomes of it."""

    claim: str


class Statement(Answer, frozen=True):
    """A decision, for the person concerned or a reporter."""

    kind: DecisionKind
    author: Literal["staff", "host", "machine"]
    at_ms: int
    reason: str
    ground: Literal["law", "terms"]
    """Whether it rests on the law or on the site's terms (DSA article 17(3)(d), (e))."""
    source: str = ""
    """The law it rests on."""
    clause: str = ""
    automated: bool = False
    until_ms: int = 0
    times: int = 1
    undone_ms: int = 0
    room: str = ""
    """Name of the room, while it is there."""


class ClaimState(Answer, frozen=True):
    """What became of a notice (`about: notice`), or what was decided against oneself (`about: decision`)."""

    about: Literal["notice", "decision"]
    at_ms: int
    status: Literal["open", "decided"]
    reason: str
    origin: Literal["notice", "checks"] = "checks"
    """Whether somebody's notice or the site's own checks led to it (DSA article 17(3)(b))."""
    statements: tuple[Statement, ...] = ()
    """Of a notice: what was decided, without saying about whom. Of a decision: its statement of reasons."""
    appeal_until_ms: int = 0
    """An appeal is possible until then (DSA article 20(1): six months)."""
