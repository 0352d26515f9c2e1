"""Cases, notices and decisions, as stored. Whatever is typed is sealed under the key of its case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec import Struct

from salon.base.ids import CaseId, Family, RoomId, StaffId, Tag
from salon.base.values import Span
from salon.chat.model import Accepted, Submission
from salon.chat.photo import PhotoFacts, PhotoKept
from salon.moderation.case import CaseKind, Outcome
from salon.moderation.decision import Decision
from salon.moderation.notice import Subject
from salon.wire.staff import Quoted


class CaseRow(Struct, frozen=True):
    """A case without anything typed: what the queue needs. Times in epoch seconds; `ended_at` 0 while open."""

    id: CaseId
    kind: CaseKind
    reason: str
    subject: Subject
    family: Family
    """Pass family of the person concerned, empty where unknown."""
    opened_at: float
    due_at: float
    expires_at: float = 0.0
    ended_at: float = 0.0
    hold: str = ""
    rule: str = ""
    reports: int = 0
    done: tuple[Outcome, ...] = ()


class PhotoCase(Struct, frozen=True, omit_defaults=True):
    """The photo of a case: what is known of it, and of a reported one the copy that the case keeps."""

    facts: PhotoFacts
    kept: PhotoKept | None = None


class CaseBody(Struct, frozen=True, omit_defaults=True):
    """The sealed part of a case or of a notice."""

    name: str = ""
    """Pseudonym of the person concerned, or name of the room."""
    where: str = ""
    """Name of the room."""
    text: str = ""
    spans: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    clause: str = ""
    context: tuple[Quoted, ...] = ()
    note: str = ""
    """The reporter's own words."""
    photo: PhotoCase | None = None


class CaseStep(Struct, frozen=True):
    """One event of a case; `by` is an id of staff or empty, of a machine's own notice its rule."""

    at: float
    kind: str
    by: str = ""
    code: str = ""


class Pending(Struct, frozen=True):
    """What the machine did besides holding, until a person has looked."""

    paused_at: float = 0.0
    """When a one-to-one was paused, epoch seconds; 0 where none is."""
    confirmed: bool = False
    """A person confirmed the pause."""
    returned: bool = False
    """A pass was sent back, and nobody gave it back."""
    left: bool = False
    """A person looked at that and left it as it is."""

    @property
    def waits(self) -> bool:
        """Whether somebody still has to answer."""
        return (self.paused_at > 0 and not self.confirmed) or (self.returned and not self.left)


class CaseView(Struct, frozen=True):
    """A case with everything."""

    row: CaseRow
    body: CaseBody
    notices: tuple[CaseBody, ...]
    steps: tuple[CaseStep, ...]
    pending: Pending = Pending()


class Decided(Struct, frozen=True):
    """What an act did. `changed` is False for a repeat; then `decision` is the first one."""

    row: CaseRow
    decision: Decision
    changed: bool
    accepted: Accepted | None = None
    """To publish: a released submission or a removal."""
    said: Submission | None = None
    """What was held."""


class Claimed(Struct, frozen=True):
    """What a claim code leads to."""

    case: CaseRow | None
    notice_at: float
    """When the notice was sent; 0 if the code is of the person concerned."""
    notice_reason: str
    decisions: tuple[Decision, ...]
    protected: bool = False
    """Whether it is about somebody whose pass ended for their own protection."""


class Desk(Protocol):
    """The desk's records. Each write is one transaction; who comes second learns it there."""

    async def open_hold(self, row: CaseRow, body: CaseBody, claim: bytes | None) -> CaseRow:
        """Open the case of a hold. Repeating it is not an error: the first stays. Also one of the machine without a
        hold: then `row.hold` is empty, and there is no claim."""
        ...

    async def notice(
        self, row: CaseRow, reporter: bytes, body: CaseBody, claim_of: Callable[[CaseId], bytes]
    ) -> tuple[CaseRow, bool]:
        """Add a notice to the open case about the same thing, or open `row`; False if this reporter is in it."""
        ...

    async def queue(self, limit: int) -> Sequence[CaseRow]:
        """Open cases, those due first."""
        ...

    async def get(self, case: CaseId) -> CaseRow | None:
        """One case without what is sealed."""
        ...

    async def of_hold(self, hold: str) -> CaseRow | None:
        """The case of a hold."""
        ...

    async def look(self, case: CaseId, by: StaffId, now: float) -> CaseView | None:
        """Everything; the look is recorded."""
        ...

    async def looked(self, case: CaseId, by: StaffId, now: float) -> None:
        """Record a look at what is not in `look`: the picture behind its blur. Raises `not_found`."""
        ...

    async def steps_of(self, case: CaseId, by: StaffId) -> frozenset[str]:
        """Kinds of the events of a case that are this member's."""
        ...

    async def body(self, case: CaseId) -> tuple[CaseBody, ...]:
        """What is sealed of a case and of its notices, for the server's own use: nobody is shown it."""
        ...

    async def unblur(self, case: CaseId, by: StaffId, now: float) -> None:
        """Record that somebody is about to see the picture of a case as it is. Raises `not_found`."""
        ...

    async def closed_lane(self, case: CaseId, by: StaffId, now: float) -> None:
        """Record that somebody puts the photo of a case where nobody looks. Raises `not_found`."""
        ...

    async def know_photo(self, case: CaseId, photo: PhotoCase) -> None:
        """A photo that was held unseen has been looked at. Raises `not_found`."""
        ...

    async def decide(
        self, case: CaseId, decision: Decision, note: str, claim: bytes | None, by: StaffId | None
    ) -> Decided:
        """An act and its effect on the log, in one transaction.

        Raises:
            Refused: `not_found`, `conflict` (it contradicts what was done), `hold_expired`, `gone`.
        """
        ...

    async def record(self, decision: Decision, family: Family, claim: bytes | None) -> None:
        """A decision outside a case: a host's, the machine's. The same by the machine under one claim is counted."""
        ...

    async def shield(self, decision: Decision) -> None:
        """A shield by staff, or its end: one that still lasts in the same place is over by it."""
        ...

    async def decision(self, decision: str) -> tuple[Decision, Family] | None:
        """One decision, with the family it is about."""
        ...

    async def decisions(self, limit: int) -> Sequence[Decision]:
        """Newest first."""
        ...

    async def undo(self, decision: str, by: StaffId, now: float) -> tuple[Decision, Family]:
        """Mark as lifted; repeating it is not an error. Raises `not_found`, `conflict` where nothing can be lifted."""
        ...

    async def thaw(self, by: str, now: float, *, case: str = "", room: str = "") -> None:
        """Mark what a machine froze under a case, or of a room (not in a case of a hold), as taken back."""
        ...

    async def claimed(self, claim: bytes) -> Claimed | None:
        """What a claim digest leads to."""
        ...

    async def unfinished(self, now: float) -> tuple[Sequence[str], Sequence[CaseRow]]:
        """Holds without a case, and open cases whose hold is over: what a crash may leave."""
        ...

    async def suspended(self, now: float) -> dict[Family, float]:
        """Families under suspension, and until when."""
        ...

    async def muted(self, room: RoomId, family: Family, now: float) -> float:
        """Until when staff muted a family in a room; 0 if they did not, or lifted it."""
        ...

    async def forget(self, tag: Tag) -> int:
        """Delete the ended cases about somebody, decisions and keys with them: only for the site's own canary."""
        ...

    async def expire(self, now: float) -> int:
        """Cases whose appeals could have ended, and a machine's that nobody confirmed or a person found wrong: what is
        sealed goes, then the key. One that still waits ends so. How many keys went."""
        ...
