"""Judging as flows use it: rules over text, with a small memory of what each sender said lately.

The memory is numbers only (times and coarse digests), in this process, for two minutes.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import Final

from salon.base.ids import Family, RoomId
from salon.chat.model import Judgement, RoomRecord, Submission
from salon.safety.engine import examine, text_digest

REMEMBERED: Final = 12
MEMORY_S: Final = 120.0
SENDERS_MAX: Final = 50_000


class RuleJudge:
    """An implementation of `flow.ports.judge.Judge`. What it raises, `flow.deliver` holds on."""

    def __init__(self) -> None:
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
        verdict = examine(typed, where, earlier)
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
