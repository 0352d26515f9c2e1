"""What the path of a message, the sweep and hosts tell the moderators' desk. Implemented by `flow.casebook`."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from salon.base.ids import Family, RoomId, Tag
from salon.chat.model import Declined, Held, Judgement, Submission
from salon.flow.hub import LiveRoom, Visitor
from salon.moderation.decision import DecisionKind
from salon.moderation.notice import TargetKind
from salon.wire.staff import Quoted


class Stopped(Struct, frozen=True):
    """A text that a protected rule stopped and that is no hold: it was refused, and reaches nobody but staff."""

    family: Family
    """Whose."""
    tag: Tag
    name: str
    text: str
    judgement: Judgement
    about: TargetKind = "visitor"
    room: RoomId = RoomId("")
    to: str = ""
    """The pseudonym of whom it was for, where it was for somebody."""
    context: tuple[Quoted, ...] = ()
    ends: bool = False
    """Whether it pauses a talk or ends a pass, once each: without a case nobody could take that back, so it has one
    however many this family had lately."""


class Frozen(Struct, frozen=True):
    """What a machine froze until a person decides: it is a decision like any other (design, Cases and the law)."""

    family: Family
    """Whom it concerns."""
    tag: Tag
    until: float
    """When it ends by itself, epoch seconds."""
    clause: str
    rule: str = ""
    room: RoomId = RoomId("")
    key: str = ""
    """The hold, or the case without one, in which staff answer."""
    theirs: bool = True
    """Whether the claim code of that hold is theirs."""


class Cases(Protocol):
    """Every hold has a case, every restriction a decision; each answers with the claim code of the person concerned.

    None of these refuses: the desk being out of order must not change a verdict. Then the claim is empty, staff are
    alarmed, and the case is opened at the next sweep.
    """

    async def held(self, said: Submission, held: Held, context: tuple[Quoted, ...] = ()) -> str:
        """A hold began. The same code for the same hold, always. `context`: what is preserved with its case."""
        ...

    async def stopped(self, found: Stopped) -> str:
        """Open a case for what a protected rule stopped elsewhere than in a hold; its id, empty where it could not be
        opened, or this family had many lately (and nothing ends by it)."""
        ...

    async def blocked(self, visitor: Visitor, said: Submission, declined: Declined) -> str:
        """The machine blocked. One code a visit."""
        ...

    async def refused(self, family: Family, tag: Tag, room: RoomId, judgement: Judgement) -> str:
        """The machine refused a name, a topic, a pinned text or a request. The code of the visit, if there is one."""
        ...

    async def hold_expired(self, hold: str, said: Submission) -> str:
        """Nobody looked in time: an automated decision."""
        ...

    async def host_act(
        self, kind: DecisionKind, host: Tag, room: RoomId, whom: tuple[Family, Tag], *, reason: str, until: float
    ) -> str:
        """A host muted or removed somebody, or closed the room. Raises `malformed` for an unknown reason."""
        ...

    async def muted_by_staff(self, room: RoomId, family: Family) -> float:
        """Until when staff muted somebody in a room; 0 if they did not, or lifted it."""
        ...

    async def room_risk(
        self, live: LiveRoom, family: str, signals: tuple[str, ...], how: str, until: float = 0.0
    ) -> str:
        """A room was shut to newcomers or frozen, until then, or (`newcomers`) would have been if those who bring signs
        were not all new: a case on its host, with what was said there lately. The host's claim code, if it is shut."""
        ...

    async def freeze(self, found: Frozen) -> str:
        """The machine froze something: an automated decision with a neutral reason. The claim code."""
        ...

    async def thaw(self, by: str, *, case: str = "", room: str = "") -> None:
        """What was frozen under a case, or of a room, is so no longer; `by` a member of staff, or nobody."""
        ...

    def alarm(self, code: str) -> None:
        """Something failed that staff should know of: a code of `flow.alarms.CODES`."""
        ...


class NoCases:
    """Keeps nothing: for tests and tools that do not look at the desk. A running site has `flow.casebook.CaseBook`."""

    async def held(self, said: Submission, held: Held, context: tuple[Quoted, ...] = ()) -> str:  # noqa: ARG002
        """Nothing."""
        return ""

    async def stopped(self, found: Stopped) -> str:  # noqa: ARG002
        """Nothing."""
        return ""

    async def blocked(self, visitor: Visitor, said: Submission, declined: Declined) -> str:  # noqa: ARG002
        """Nothing."""
        return ""

    async def refused(self, family: Family, tag: Tag, room: RoomId, judgement: Judgement) -> str:  # noqa: ARG002
        """Nothing."""
        return ""

    async def hold_expired(self, hold: str, said: Submission) -> str:  # noqa: ARG002
        """Nothing."""
        return ""

    async def host_act(
        self,
        kind: DecisionKind,  # noqa: ARG002
        host: Tag,  # noqa: ARG002
        room: RoomId,  # noqa: ARG002
        whom: tuple[Family, Tag],  # noqa: ARG002
        *,
        reason: str,  # noqa: ARG002
        until: float,  # noqa: ARG002
    ) -> str:
        return ""

    async def muted_by_staff(self, room: RoomId, family: Family) -> float:  # noqa: ARG002
        """Never."""
        return 0.0

    async def room_risk(
        self,
        live: LiveRoom,  # noqa: ARG002
        family: str,  # noqa: ARG002
        signals: tuple[str, ...],  # noqa: ARG002
        how: str,  # noqa: ARG002
        until: float = 0.0,  # noqa: ARG002
    ) -> str:
        """Nothing."""
        return ""

    async def freeze(self, found: Frozen) -> str:  # noqa: ARG002
        """Nothing."""
        return ""

    async def thaw(self, by: str, *, case: str = "", room: str = "") -> None:
        """Nothing."""

    def alarm(self, code: str) -> None:
        """Nothing."""
