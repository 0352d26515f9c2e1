"""Judging as flows use it: rules over text and learned scores, with a small memory of what each sender said lately.

The memory is numbers only (times and coarse digests), in this process, for two minutes.

Rule 1: what a rule raises is the caller's to hold on. Where the learned part fails, rules decide alone, the message is
flagged, and staff are alarmed (design, Judging): a score stops nothing by itself, so nothing waits for one.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final

import structlog

from salon.base.ids import Family, RoomId
from salon.base.values import Span
from salon.chat.model import Judgement, RoomRecord, Submission
from salon.safety.engine import findings, text_digest
from salon.safety.finding import Finding
from salon.safety.policy import decide
from salon.safety.talk.sign import BANDS
from salon.safety.talk.step import Where, families_in

REMEMBERED: Final = 12
MEMORY_S: Final = 120.0
SENDERS_MAX: Final = 50_000

Found = tuple[Finding, ...]
CLAUSES: Final = {
    "minor_contact": "1.1",
    "incapacitation": "1.3",
    "coercion": "1.3",
    "robbery_setup": "1.3",
    "sale": "2.1",
    "off_platform": "2.2",
}
"""Clauses of the site's terms, by family of conversations."""
ONE_SHOT: Final[dict[str, Where]] = {"name": "pseudonym", "topic": "topic", "request": "request"}
"""Texts that are no turn of a talk: each is read by itself for what talks are read for."""
UNSCORED: Final[Found] = (Finding("head_unscored", 1, "insult", score=0.5),)
"""Stands for the heads while they are broken: a flag."""

log = structlog.get_logger()


def alone(typed: str, where: str) -> Found:
    """What the families of conversations find in one text by itself; nothing in a message, which is a turn of a talk.

    A weak sign, such as asking somebody whether they use another app, is no finding.
    """
    place = ONE_SHOT.get(where)
    signs = () if place is None else families_in(typed, place)
    return tuple(
        Finding(f"talk.{sign.family}", 1, sign.family, CLAUSES.get(sign.family, ""), "", (Span(sign.start, sign.end),))
        for sign in signs
        if BANDS.index(sign.band) >= BANDS.index("slow")
    )


class RuleJudge:
    """An implementation of `flow.ports.judge.Judge`. What it raises, `flow.deliver` holds on.

    Args:
        learned: findings of the learned heads in one text.
        failed: told when they could not be had.
    """

    def __init__(
        self, learned: Callable[[str], Found] = lambda _typed: (), failed: Callable[[], None] = lambda: None
    ) -> None:
        self._learned, self._failed = learned, failed
        self._said: OrderedDict[tuple[Family, RoomId], deque[tuple[float, int]]] = OrderedDict()

    async def judge(self, submission: Submission, room: RoomRecord) -> Judgement:
        """See the port."""
        where = "direct" if room.kind == "direct" else "room"
        earlier = self._earlier(submission)
        judgement = self.text(submission.content.text, where, earlier)
        self._remember(submission)
        return judgement

    def text(self, typed: str, where: str, earlier: tuple[tuple[float, int], ...] = ()) -> Judgement:
        """Judge a text that is not a message: a name, a topic, a request."""
        verdict = decide((*findings(typed, where, earlier), *alone(typed, where), *self._scored(typed)), where)
        finding = verdict.finding
        if finding is None:
            return Judgement(outcome=verdict.action, rules=verdict.stamps)
        return Judgement(
            outcome=verdict.action,
            rule=finding.rule,
            clause=finding.clause,
            spans=finding.spans,
            hint=finding.hint,
            rules=verdict.stamps,
            family=finding.family,
        )

    def _scored(self, typed: str) -> Found:
        try:
            return self._learned(typed)
        except Exception as error:  # noqa: BLE001  # whatever broke, rules decide
            log.warning("scores_failed", part="judge", error=type(error).__name__)
            self._failed()
            return UNSCORED

    def _earlier(self, said: Submission) -> tuple[tuple[float, int], ...]:
        if said.kind != "message":
            return ()
        kept = self._said.get((said.family, said.room), ())
        return tuple((said.at - at, digest) for at, digest in kept if said.at - at <= MEMORY_S)

    def _remember(self, said: Submission) -> None:
        if said.kind != "message":
            return
        key = (said.family, said.room)
        self._said.setdefault(key, deque(maxlen=REMEMBERED)).appendleft((said.at, text_digest(said.content.text)))
        self._said.move_to_end(key)
        # In order of the last submission: what is over stands in front, and goes whether there is room or not.
        while self._said and (
            len(self._said) > SENDERS_MAX or said.at - next(iter(self._said.values()))[0][0] > MEMORY_S
        ):
            self._said.popitem(last=False)
