"""The closed lane: a photo that a bank of child abuse knows, or something like it.

    original and facts sealed to the custodians -> a case of facts -> the sender frozen, if a bank knows it for certain

Rule 1: nobody looks: no route gives the picture, no thumbnail is made or kept, nothing is exported; what is sealed
opens only with a key that this server does not hold. Without that key only the facts are kept, and staff are alarmed.
Rule 2: the original is sealed as it came, metadata included, before anything is stripped.
Rule 3: a machine freezes, nothing more: no strike, no ban, no report. A person decides; what nobody decided ends after
`FREEZE_S` (design, Judging).
Rule 4: the sender learns the clause of photos, as for any other photo that is refused.
Rule 5: a person may put a photo of an open case here that no bank knows; a photo reported as this is seen by nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec
import structlog

from salon.base.clock import Clock
from salon.base.errors import Refused
from salon.base.ids import CaseId, Cid, Family, RoomId, Tag
from salon.chat.model import Content, Submission
from salon.chat.photo import PhotoFacts
from salon.flow.alarms import Alarms
from salon.flow.hub import LiveRoom
from salon.flow.photo_rules import CLAUSE, Ruled
from salon.flow.ports.cases import Cases, Frozen, NoCases
from salon.flow.ports.desk import CaseBody, CaseRow, Desk, PhotoCase
from salon.flow.ports.photo_places import Custodians, Freeze, PhotoPlaces
from salon.flow.room_views import public_name
from salon.moderation.case import due_at
from salon.moderation.decision import FREEZE_S, Decision
from salon.moderation.notice import Subject
from salon.wire.frames import Notice

REASON: Final = "minor"
RULE: Final = "photo_closed"

log = structlog.get_logger()


class ClosedLane:
    """Takes suspected photos, and keeps who is frozen.

    Args:
        custodians: seal.
        desk: opens the case.
        places: keeps freezes through a restart.
        draw_id: a fresh id of 16 characters of base32.
        cases: record the freeze as a decision.
        tell: somebody, at once.
    """

    def __init__(
        self,
        *,
        custodians: Custodians,
        desk: Desk,
        places: PhotoPlaces,
        draw_id: Callable[[], str],
        clock: Clock,
        alarms: Alarms,
        cases: Cases | None = None,
        tell: Callable[[Family, Notice], None] = lambda _family, _notice: None,
    ) -> None:
        self._cases, self._tell = cases or NoCases(), tell
        self._custodians, self._desk, self._places = custodians, desk, places
        self._draw_id, self._clock, self._alarms = draw_id, clock, alarms
        self._frozen: dict[Family, float] = {}

    async def open(self) -> None:
        """At start: who is frozen."""
        self._frozen = {one.family: one.until for one in await self._places.frozen(self._clock.now())}

    def check(self, family: Family) -> None:
        """Raises `muted`, with the time at which it ends by itself, for somebody who is frozen."""
        left = self._frozen.get(family, 0.0) - self._clock.now()
        if left > 0:
            raise Refused("muted", retry_after_s=left)

    async def take(self, said: Submission, live: LiveRoom, ruling: Ruled, original: bytes) -> CaseId:
        """Seal, open the case, freeze. Whatever is raised, the photo is not delivered.

        Raises:
            Unavailable: `storage`; the sender is frozen already.
        """
        case, now = CaseId(self._draw_id()), self._clock.now()
        self._alarms.raise_("photo_closed_lane")
        if ruling.certain:
            await self._freeze(case, said.family, said.tag, said.room)
        facts = await self._sealed(case, ruling.facts, _package(said, ruling.facts, original))
        row = CaseRow(
            id=case,
            kind="notice",
            reason=REASON,
            subject=Subject("visitor", said.room, 0, said.tag),
            family=said.family,
            opened_at=now,
            due_at=due_at(REASON, now),
            rule=RULE,
        )
        body = CaseBody(
            name=said.content.name,
            where=public_name(live.record),
            rules=ruling.judgement.rules,
            clause=ruling.judgement.clause,
            photo=PhotoCase(facts),
        )
        await self._desk.open_hold(row, body, None)
        log.warning("photo_closed", part="photos", rule=RULE)
        return case

    async def shut(self, row: CaseRow, body: CaseBody, facts: PhotoFacts, picture: bytes) -> PhotoFacts:
        """A person put the photo of an open case here: sealed as it was kept, its sender frozen. What is known of it
        from now on; its copies are the caller's to destroy. Repeating it seals the same again.

        Raises:
            Unavailable: `storage`; nothing may be destroyed.
        """
        self._alarms.raise_("photo_closed_lane")
        subject, facts = row.subject, msgspec.structs.replace(facts, lane="closed")
        content = Content(name=body.name, text=body.text)
        room, tag = RoomId(subject.room), Tag(subject.tag)
        said = Submission(room, row.family, tag, Cid(""), "message", content, facts.at)
        facts = await self._sealed(row.id, facts, _package(said, facts, picture))
        if row.family:
            await self._freeze(row.id, row.family, tag, room)
        log.warning("photo_closed", part="photos", rule=RULE)
        return facts

    async def _freeze(self, case: CaseId, family: Family, tag: Tag, room: RoomId) -> None:
        until = self._clock.now() + FREEZE_S
        await self._places.freeze(Freeze(family, case, until))
        self._frozen[family] = until
        freeze = Frozen(family, tag, until, CLAUSE, RULE, room, case)
        self._tell(family, Notice(code="frozen", params={"claim": await self._cases.freeze(freeze)}))

    async def _sealed(self, case: CaseId, facts: PhotoFacts, package: bytes) -> PhotoFacts:
        if not self._custodians.present:
            self._alarms.raise_("photo_unsealed")
            return facts
        await self._custodians.seal(case, package)
        return msgspec.structs.replace(facts, sealed=True)

    async def decided(self, decision: Decision) -> None:
        """A person decided on a case: what they decided holds, and the freeze ends. What they found wrong is not kept,
        sealed either.

        Raises:
            Unavailable: `storage`; the same act again deletes it.
        """
        if decision.author != "staff" or not decision.case:
            return
        thawed = await self._places.thaw(CaseId(decision.case))
        for family in thawed:
            self._frozen.pop(family, None)
        if thawed:
            await self._cases.thaw(decision.by, case=decision.case)
        if decision.kind == "dismiss":
            await self._custodians.discard(decision.case)

    async def tick(self) -> None:
        """Freezes that nobody confirmed end."""
        now = self._clock.now()
        if all(until > now for until in self._frozen.values()):
            return
        await self._places.frozen(now)
        self._frozen = {family: until for family, until in self._frozen.items() if until > now}


def _package(said: Submission, facts: PhotoFacts, original: bytes) -> bytes:
    """What custodians and, through them, an authority find: the bytes as they came, and what is known of them."""
    return msgspec.msgpack.encode(
        {
            "version": 1,
            "at": said.at,
            "room": said.room,
            "family": said.family,
            "tag": said.tag,
            "name": said.content.name,
            "text": said.content.text,
            "facts": facts,
            "original": original,
        }
    )
