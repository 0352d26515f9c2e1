"""One-to-one: what a request is, what may become of it, and who may ask whom how often. Pure.

    open --accept--> accepted      by the receiver; a room of two opens
         --decline-> declined      by the receiver
         --block---> blocked       by the receiver; told to the sender as declined
         --expire--> expired       by time
         --withdraw> withdrawn     by the sender

Rule 1: an act repeated is no error, any other act on a request that has ended is.
Rule 2: whoever cannot be written to gives one answer, `not_available`, whatever the cause: absent, unknown,
unwilling, blocking or blocked, or out of reach because their talk is paused.
Rule 3: what the sender did comes before what the receiver wants: the wait after a refusal is the same
whether the receiver declined or blocked, so it tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from salon.base.errors import Refused
from salon.base.ids import Family, RoomId
from salon.base.text import one_line, shows
from salon.base.values import Person

TEXT_MAX: Final = 300
"""Longest request, in code points: two sentences."""
LIFE_S: Final = 3_600.0
"""A request is open for an hour."""
OPEN_MAX: Final = 3
"""Open requests one sender may have."""
INCOMING_MAX: Final = 20
"""Open requests one receiver is shown; beyond it they are not available, so a crowd cannot bury anybody."""
HOUR_MAX: Final = 8
HOUR_S: Final = 3_600.0
"""Requests one sender may make in an hour, whatever became of them."""
DIRECTS_MAX: Final = 16
"""One-to-ones one visitor may have open; a connection may be in twice as many rooms."""
MET_S: Final = 1_800.0
"""Two who shared a room this long ago have met."""

RequestStatus = Literal["open", "accepted", "declined", "blocked", "expired", "withdrawn"]
RequestAct = Literal["accept", "decline", "block", "expire", "withdraw"]

TABLE: Final[Mapping[tuple[RequestStatus, RequestAct], RequestStatus]] = {
    ("open", "accept"): "accepted",
    ("open", "decline"): "declined",
    ("open", "block"): "blocked",
    ("open", "expire"): "expired",
    ("open", "withdraw"): "withdrawn",
    ("accepted", "accept"): "accepted",
    ("declined", "decline"): "declined",
    ("blocked", "block"): "blocked",
    ("expired", "expire"): "expired",
    ("withdrawn", "withdraw"): "withdrawn",
}
WAIT_S: Final[Mapping[RequestStatus, float]] = {
    "declined": 86_400.0,
    "blocked": 86_400.0,
    "expired": 14_400.0,
    "withdrawn": 14_400.0,
    "accepted": HOUR_S,
}
"""How long an ended request is remembered, without its text. After a refusal the same pair waits a day; who
did not answer is left alone for four hours, and withdrawing is no way round that. An accepted one counts for
the hour's limit and keeps nobody from asking again."""


class Request(Struct, frozen=True):
    """A request as stored; the text and the names are gone once it has ended."""

    id: str
    sender: Family
    receiver: Family
    status: RequestStatus
    judged: bool
    """Whether the sender agreed to judging on the server."""
    at: float
    expires_at: float
    text: str = ""
    asker: Person = Person("", "")
    asked: Person = Person("", "")
    room: RoomId = RoomId("")


class History(Struct, frozen=True):
    """What decides whether a request may be made: read inside the transaction that would store it."""

    met: bool
    """Both are here and share a room, or shared one within `MET_S`."""
    open_by_sender: int = 0
    recent_by_sender: tuple[float, ...] = ()
    """When the sender's requests of the last hour were made, oldest first."""
    directs_of_sender: int = 0
    wait_until: float = 0.0
    """The latest end of a wait between these two, in this direction."""
    pending: bool = False
    """An open request between the two, or a one-to-one."""
    hidden: bool = False
    """One of the two blocked the other."""
    paused: bool = False
    """What the sender wrote paused a talk of the two, and the pause stands."""
    willing: bool = True
    open_to_receiver: int = 0


def step(status: RequestStatus, act: RequestAct) -> RequestStatus:
    """What a request becomes. Raises `gone` for an act that does not fit (Rule 1)."""
    after = TABLE.get((status, act))
    if after is None:
        raise Refused("gone")
    return after


def status_at(status: RequestStatus, expires_at: float, now: float) -> RequestStatus:
    """The status as of now: an open request past its time has expired, swept or not."""
    return "expired" if status == "open" and expires_at <= now else status


def check_text(typed: str) -> str:
    """The text to keep, on one line. Raises `text_length` unless something shows, in at most `TEXT_MAX` characters."""
    text = one_line(typed)
    if len(text) > TEXT_MAX or not shows(text):
        raise Refused("text_length")
    return text


def check_ask(history: History, now: float) -> None:
    """Whether a request may be made.

    Raises:
        Refused: `request_limit` (with the wait), `room_limit`, `request_pending`, `not_available`.
    """
    if len(history.recent_by_sender) >= HOUR_MAX:
        wait = history.recent_by_sender[-HOUR_MAX] + HOUR_S - now
        raise Refused("request_limit", retry_after_s=wait)
    if history.open_by_sender >= OPEN_MAX:
        raise Refused("request_limit")
    if history.directs_of_sender >= DIRECTS_MAX:
        raise Refused("room_limit")
    if history.pending:
        raise Refused("request_pending")
    if history.wait_until > now:
        raise Refused("request_limit", retry_after_s=history.wait_until - now)
    apart = history.hidden or history.paused
    reachable = history.met and history.willing and not apart and history.open_to_receiver < INCOMING_MAX
    if not reachable:
        raise Refused("not_available")
