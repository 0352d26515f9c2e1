"""Judging as flows use it: rules over text and learned scores, with a small memory of what each sender said lately.

The memory is numbers only (times and coarse digests), in this process, for two minutes.

Rule 1: what a rule raises is the caller's to hold on. Where the learned part fails, rules decide alone, the message is
flagged, and staff are alarmed (design, Judging): a score stops nothing by itself, so nothing waits for one.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final

import msgspec
import structlog

from salon.base.clock import year_of
from salon.base.ids import Family, RoomId
from salon.base.values import Span
from salon.chat.canary import is_canary
from salon.chat.model import Judgement, RoomRecord, Submission
from salon.flow.rulebook import Rulebook
from salon.safety import stamps
from salon.safety.engine import findings, ready, text_digest
from salon.safety.finding import Finding
from salon.safety.marks import marks_of
from salon.safety.packs import looked
from salon.safety.policy import Scene, Verdict, decide
from salon.safety.rule import Rule
from salon.safety.talk.sign import BANDS
from salon.safety.talk.step import Where, families_in
from salon.safety.views import views

REMEMBERED: Final = 12
MEMORY_S: Final = 120.0
SENDERS_MAX: Final = 50_000
LATE_S: Final = 0.25
"""Rules that take longer over one text than this count as broken: some hundred times what the longest takes."""
FIRST_TURNS: Final = 10
"""A one-to-one in which this process heard no more than so many messages is a first contact."""

Found = tuple[Finding, ...]
CLAUSES: Final = {
    "minor_contact": "1.1",
    "incapacitation": "1.3",
    "coercion": "1.3",
    "robbery_setup": "1.3",
    "sale": "1.5",
    "off_platform": "2.2",
    "immediate_meeting": "talk",
    "behaviour": "talk",
}
"""Clauses of the site's terms, by family of conversations."""
ONE_SHOT: Final[dict[str, Where]] = {
    "name": "pseudonym",
    "topic": "topic",
    "pinned": "pinned",
    "request": "request",
}
"""Texts that are no turn of a talk: each is read by itself for what talks are read for."""
UNSCORED: Final[Found] = (Finding(stamps.head("unscored"), 1, "insult", score=0.5),)
"""Stands for the heads while they are broken: a flag."""

log = structlog.get_logger()


def alone(typed: str, where: str, year: int) -> Found:
    """What the families of conversations find in one text by itself; nothing in a message, which is a turn of a talk.

    A weak sign, such as asking somebody whether they use another app, is no finding.
    """
    place = ONE_SHOT.get(where)
    signs = () if place is None else families_in(typed, place, year)
    return tuple(
        Finding(
            stamps.talk(sign.family), 1, sign.family, CLAUSES.get(sign.family, ""), "", (Span(sign.start, sign.end),)
        )
        for sign in signs
        if BANDS.index(sign.band) >= BANDS.index("slow")
    )


class TooLate(RuntimeError):
    """The rules took longer than they may over one text."""


def drawn_by(said: Submission) -> str:
    """By what the share of a rule on trial is drawn: nothing a sender could vary until the draw suits them."""
    return f"{said.family} {int(said.at // 86_400)} {views(said.content.text).folded.text}"


def scene_of(said: Submission, room: RoomRecord, *, first_contact: bool) -> Scene:
    """Where a message is said and by whom, as the policy table asks: of the first look and of the second."""
    return Scene(
        place="direct" if room.kind == "direct" else "room",
        preset=room.preset,
        role="host" if room.host == said.family else "",
        first_contact=first_contact,
    )


def judgement_of(verdict: Verdict, scene: Scene, marks: str) -> Judgement:
    """What a verdict of the table comes to, with the finding that decided it."""
    found = Judgement(outcome=verdict.action, rules=verdict.stamps, marks=marks, first_contact=scene.first_contact)
    finding = verdict.finding
    if finding is None:
        return found
    return msgspec.structs.replace(
        found,
        rule=finding.rule,
        clause=finding.clause,
        spans=finding.spans,
        hint=finding.hint,
        family=finding.family,
    )


class RuleJudge:
    """An implementation of `flow.ports.judge.Judge`. What it raises, `flow.deliver` holds on.

    Args:
        learned: findings of the learned heads in one text.
        failed: told when they could not be had.
        book: how far each rule version is trusted; without one, all are live and nothing is counted.
        packs: the operator's own rules.
        broke: told when the rules themselves failed.
        spent: seconds of processor time this thread has used: rules cannot be interrupted, so what took too long is
            found afterwards, and a busy machine is not mistaken for it.
    """

    def __init__(
        self,
        learned: Callable[[str], Found] = lambda _typed: (),
        failed: Callable[[], None] = lambda: None,
        book: Rulebook | None = None,
        packs: tuple[Rule, ...] = (),
        broke: Callable[[], None] = lambda: None,
        spent: Callable[[], float] = lambda: 0.0,
    ) -> None:
        ready()
        self._spent, self._broke = spent, broke
        self._learned, self._failed, self._book, self._packs = learned, failed, book, packs
        self._direct: OrderedDict[RoomId, int] = OrderedDict()
        self._said: OrderedDict[tuple[Family, RoomId], deque[tuple[float, int]]] = OrderedDict()

    async def judge(self, submission: Submission, room: RoomRecord) -> Judgement:
        """See the port."""
        first_contact = room.kind == "direct" and self._turns(submission) <= FIRST_TURNS
        scene = scene_of(submission, room, first_contact=first_contact)
        said = submission.content.text
        judgement = self._drawn(said, scene, submission.at, self._earlier(submission), submission)
        self._remember(submission)
        return judgement

    def text(self, typed: str, where: str, at: float) -> Judgement:
        """Judge a text that is not a message, at a time: a name, a topic, a pinned text, a request."""
        return self._drawn(typed, Scene(where), at, ())

    def found(self, typed: str, place: str, year: int, earlier: tuple[tuple[float, int], ...] = ()) -> Found:
        """Everything that speaks of a text, rules in shadow included; nothing follows from it yet."""
        found = (*findings(typed, place, year, earlier), *alone(typed, place, year), *self._scored(typed))
        return found + looked(typed, place, year, self._packs) if self._packs else found

    def _drawn(
        self,
        typed: str,
        scene: Scene,
        at: float,
        earlier: tuple[tuple[float, int], ...],
        whole: Submission | None = None,
    ) -> Judgement:
        began = self._spent()
        try:
            found = self.found(typed, scene.place, year_of(at), earlier)
            if self._spent() - began > LATE_S:
                raise TooLate  # noqa: TRY301  # told like any other failure
        except Exception:
            self._broke()
            raise
        if self._book is None:
            verdict = decide(found, scene)
        elif whole is None:
            verdict = self._book.decide(found, scene, typed)
        else:
            counted = not is_canary(whole.tag)
            # What a message came to is counted when all have spoken (`flow.stages.Watched`).
            drawn = drawn_by(whole)
            verdict = self._book.decide(found, scene, drawn, whole.family, counted=counted, whole=False)
        return judgement_of(verdict, scene, marks_of(found, scene))

    def _scored(self, typed: str) -> Found:
        try:
            return self._learned(typed)
        except Exception as error:  # noqa: BLE001  # whatever broke, rules decide
            log.warning("scores_failed", part="judge", error=type(error).__name__)
            self._failed()
            return UNSCORED

    def _turns(self, said: Submission) -> int:
        """How many messages a one-to-one has had, this one included."""
        turns = self._direct.pop(said.room, 0) + (said.kind == "message")
        self._direct[said.room] = turns
        while len(self._direct) > SENDERS_MAX:
            self._direct.popitem(last=False)
        return turns

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
