"""What follows when somebody says to be under 18 where nothing can wait: in a pseudonym, a request, a room's texts.

    refused (`flow.screen`) -> says so of its author? (`safety.own_word`) -> a case -> the pass ends, without a strike

Rule 1: as in a talk (`flow.protect`): a person is asked at once, the pass ends for its bearer's protection, and opens
again when a person gives it back. Nothing is held: the text was refused already, and reached nobody.
Rule 2: what is typed is kept sealed in the case alone; its author learns the clause and the claim code.
Rule 3: without a case nobody could give the pass back: then it only ends.
Rule 4: a pass ends once, with one case: what else its bearer typed at the same time is refused under the same code.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final

import structlog

from salon.base.clock import Clock
from salon.base.errors import SalonError
from salon.base.ids import CaseId, Family, RoomId, Tag
from salon.base.reasons import reason_of_family
from salon.chat.model import Judgement
from salon.flow.alarms import Alarms
from salon.flow.claims import ClaimCodes
from salon.flow.hub import Hub
from salon.flow.judge import CLAUSES
from salon.flow.ports.desk import CaseBody, CaseRow, Desk
from salon.moderation.case import due_at
from salon.moderation.decision import Decision
from salon.moderation.notice import Subject, TargetKind
from salon.safety import stamps
from salon.safety.own_word import says_under_18
from salon.wire.frames import Notice

RULE: Final = "own_word"
"""Of its cases, and of their claim codes."""
FAMILY: Final = "minor_contact"
ASKED_MAX: Final = 20_000
TARGETS: Final[dict[str, TargetKind]] = {"name": "name", "request": "request"}
"""What a case is about; of a room's texts it is their author."""

log = structlog.get_logger()


class OwnWords:
    """Asks a person, and ends a pass.

    Args:
        draw_id: a fresh id of 16 characters of base32 (chance is a port).
    """

    def __init__(
        self, desk: Desk, hub: Hub, codes: ClaimCodes, draw_id: Callable[[], str], clock: Clock, alarms: Alarms
    ) -> None:
        self._desk, self._hub, self._codes, self._draw_id = desk, hub, codes, draw_id
        self._clock, self._alarms = clock, alarms
        self._asked: OrderedDict[Family, str] = OrderedDict()
        self.send_back: Callable[[Family, str], Awaitable[None]] | None = None
        """`flow.passes`, as soon as there is a door; until then a case is opened and no pass ends."""

    async def refused(
        self, typed: str, where: str, family: Family, tag: Tag, room: RoomId, judgement: Judgement
    ) -> str | None:
        """A text was refused. The claim code of the case it led to, empty where none could be opened; None where it
        says nothing of its author's age."""
        now = self._clock.now()
        if not says_under_18(typed, where, datetime.fromtimestamp(now, UTC).year):
            return None
        if family in self._asked:
            return self._asked[family]
        case = CaseId(self._draw_id())
        claim, kept = self._codes.given(RULE, case)
        # Before anything is waited for: what comes at the same time joins this case (Rule 4).
        self._asked[family] = claim
        while len(self._asked) > ASKED_MAX:
            self._asked.popitem(last=False)
        ended = False
        try:
            claim = await self._ask(case, claim, kept, typed, where, family, tag, room, judgement)
            ended = self.send_back is not None
        finally:
            if not ended:
                self._asked.pop(family, None)
        return claim

    async def _ask(
        self,
        case: CaseId,
        claim: str,
        kept: bytes,
        typed: str,
        where: str,
        family: Family,
        tag: Tag,
        room: RoomId,
        judgement: Judgement,
    ) -> str:
        """Open the case and end the pass; the claim code, empty where no case could be opened."""
        try:
            await self._open(case, typed, where, family, tag, room, judgement, kept)
        except SalonError as error:
            log.warning("case_not_opened", part="own_word", code=error.code)
            self._alarms.raise_("storage")
            case, claim = CaseId(""), ""
        if self.send_back is not None:
            # Before the pass ends: afterwards nothing reaches its pages.
            self._hub.tell(family, Notice(code="ended_kindly", params={"claim": claim}))
            await self.send_back(family, case)
        return claim

    async def _open(
        self,
        case: CaseId,
        typed: str,
        where: str,
        family: Family,
        tag: Tag,
        room: RoomId,
        judgement: Judgement,
        kept: bytes,
    ) -> None:
        now, reason, clause = self._clock.now(), reason_of_family(FAMILY), CLAUSES[FAMILY]
        row = CaseRow(
            id=case,
            kind="notice",
            reason=reason,
            subject=Subject(TARGETS.get(where, "visitor"), room, 0, tag),
            family=family,
            opened_at=now,
            due_at=due_at(reason, now),
            rule=RULE,
        )
        name = typed if where == "name" else ""
        rules = (*judgement.rules, stamps.stamp(stamps.talk(FAMILY, "own_age")))
        await self._desk.open_hold(row, CaseBody(name=name, text=typed, rules=rules, clause=clause), kept)
        # The refusal itself, told at the same code. As every block of the machine: it follows nobody.
        decision = Decision(
            id=self._draw_id(),
            kind="machine_block",
            author="machine",
            at=now,
            reason=reason,
            clause=clause,
            case=case,
            room=room,
            tag=tag,
            rule=RULE,
        )
        await self._desk.record(decision, Family(""), kept)
