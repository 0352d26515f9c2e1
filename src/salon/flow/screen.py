"""Judging what cannot wait for a moderator: pseudonyms, names and topics of rooms, pinned texts, requests.

Rule 1: what is not plainly allowed is refused; so is everything while the judge is broken.
Rule 2: a link of a pass on probation is refused without a decision, with what is left (`flow.probation`); what would be
held for a person is not let off so lightly.
Rule 3: a refusal is a decision of the machine with a claim code, and tells as much as a message's (`flow.deliver`).
Rule 4: whoever says of themselves to be under 18 is refused, and a person is asked at once (`flow.own_word`).
Rule 5: what a protected rule found is refused all the same, and opens a case: a person looks at it, as at a message.
"""

from __future__ import annotations

from typing import Final, Literal, Protocol

import structlog

from salon.base.errors import Judged
from salon.base.ids import Family, RoomId, Tag
from salon.chat.model import Judgement
from salon.flow.deliver import BROKEN, tellable
from salon.flow.judge import CLAUSES
from salon.flow.own_word import OwnWords
from salon.flow.ports.cases import Cases, NoCases, Stopped
from salon.flow.probation import Probation
from salon.moderation.notice import TargetKind
from salon.safety.policy import GRAVE

Where = Literal["name", "topic", "pinned", "request"]
ALLOWED: Final[dict[Where, frozenset[str]]] = {
    "name": frozenset({"allow", "flag"}),
    "topic": frozenset({"allow", "flag"}),
    "pinned": frozenset({"allow", "flag"}),
    # Nobody may be written to in a way that is not plainly fine, when they have not even agreed to talk.
    "request": frozenset({"allow"}),
}

ABOUT: Final[dict[Where, TargetKind]] = {"name": "name", "request": "request"}
"""What the case is about; otherwise whoever wrote it."""
NOBODY: Final = Tag("")
NOWHERE: Final = RoomId("")

log = structlog.get_logger()


class TextJudge(Protocol):
    """Judges a text that is not a message."""

    def text(self, typed: str, where: str, at: float) -> Judgement:
        """What is to become of it, said at a time in epoch seconds."""
        ...


class Screen:
    """Lets a text through, or refuses it."""

    def __init__(
        self,
        judge: TextJudge,
        cases: Cases | None = None,
        probation: Probation | None = None,
        own_words: OwnWords | None = None,
    ) -> None:
        self._own_words = own_words
        self._judge, self._cases, self._probation = judge, cases or NoCases(), probation

    async def check(
        self,
        typed: str,
        where: Where,
        family: Family,
        now: float,
        tag: Tag = NOBODY,
        room: RoomId = NOWHERE,
        *,
        name: str = "",
        to: str = "",
    ) -> None:
        """Refuse what may not be shown to others. `now` is in epoch seconds.

        `name`: what they go by; `to`: the pseudonym of whom it is for.

        Raises:
            Judged: with what to change, or for a protected finding the clause only, and the claim code.
            Refused: `on_probation` for a link, with what is left.
        """
        try:
            judgement = self._judge.text(typed, where, now)
        except Exception as error:  # noqa: BLE001  # a broken judge lets nothing through
            log.warning("judge_failed", part=where, error=type(error).__name__)
            self._cases.alarm("judge_failed")
            judgement = BROKEN
        if self._probation is not None and judgement.outcome != "hold":
            await self._probation.check_text(family, typed)
        if judgement.outcome in ALLOWED[where]:
            return
        claim = None
        if self._own_words is not None:
            claim = await self._own_words.refused(typed, where, family, tag, room, judgement)
        if claim is not None:
            raise Judged(clause=CLAUSES["minor_contact"], claim=claim)
        claim = await self._cases.refused(family, tag, room, judgement)
        if judgement.family in GRAVE:
            about = ABOUT.get(where, "visitor")
            stopped = Stopped(family, tag, name, typed, judgement, about=about, room=room, to=to)
            await self._cases.stopped(stopped)
        told = tellable(judgement)
        raise Judged(clause=told.clause, hint=told.hint, claim=claim)
