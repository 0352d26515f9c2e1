"""The second look at a message: scorers that take longer than words, asked between the rules and the log.

    judged (`flow.judge`) -> doubtful? -> scorers, each in a process of its own
        -> in time: what they find joins the decision, before anybody sees the message
        -> late or broken: delivered with a flag -> asked again -> bad? taken back: tombstone, hold, case

Rule 1: a scorer stops nothing by being late, broken or wrong in form: a learned part that fails never holds a message
(design, Judging). What it says in time follows from the policy table, like every score.
Rule 2: what the rules hold or block stays so; no scorer is asked about it.
Rule 3: a scorer in shadow is asked and compared, and changes nothing.
Rule 4: what waits to be looked at again is in memory only, of bounded number and time. What has to give way stays
delivered with its flag, and is counted.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import msgspec
import structlog
from msgspec import Struct

from salon.base.clock import Clock
from salon.base.errors import Unavailable
from salon.base.reasons import reason_of_family, told_reason
from salon.chat.model import Accepted, Judgement, Outcome, RoomRecord, Submission
from salon.flow.hub import Hub
from salon.flow.judge import judgement_of, scene_of
from salon.flow.ports.cases import Cases
from salon.flow.ports.metrics import Meter
from salon.flow.ports.recall import Recall
from salon.flow.ports.scorer import Asked, Scorer, Scores
from salon.safety import stamps
from salon.safety.finding import Finding
from salon.safety.marks import marks_of
from salon.safety.policy import Scene, Verdict, stricter
from salon.wire.frames import Notice, Params

IN_LINE_S: Final = 0.04
"""How long a message waits for its second look. The built-in scorer takes some 2 to 6 ms for one and 20 for eight at
once (docs/models.md), and people do not feel 40 ms between Enter and their own line."""
BACKLOG_MAX: Final = 512
AGAIN_S: Final = 300.0
"""What could not be looked at again in five minutes was read long ago; it stays delivered with its flag."""
AGAIN_AT_ONCE: Final = 8
TRIES_MAX: Final = 3
"""A text over which a scorer fell three times is left alone."""
EVERY_S: Final = 1.0
DRAIN_S: Final = 2.0
"""How long a stop waits for answers that are under way."""
BEHIND: Final = 16
"""So many waiting to be looked at again are something staff should know of."""
LATE: Final = stamps.stamp(stamps.head("late"))
"""Stands for a second look that was not there in time: a flag."""
REMOVED_AS: Final = "other"
"""Reason that everybody reads beside the tombstone: neutral, whatever was found."""

First = Mapping[str, float]
Decide = Callable[[tuple[Finding, ...], Submission, RoomRecord], Verdict]
Weigh = Callable[[str, First, Scores], tuple[Finding, ...]]
"""What a scorer's answer comes to: (typed text, first scores, its scores)."""

log = structlog.get_logger()


class Seat(Struct, frozen=True, eq=False):
    """One scorer and what is made of it."""

    scorer: Scorer
    weigh: Weigh
    shadow: bool = True
    everything: bool = False
    """Asked about every message, not only doubtful ones."""
    replaces: bool = False
    """Its findings stand in place of those of the first scores, which went into them."""


@dataclass
class Figures:
    """What became of asking one scorer. `both`, `more`, `less`: flagged by it and by the rest, by it alone, by the
    rest alone."""

    asked: int = 0
    answered: int = 0
    failed: int = 0
    late: int = 0
    both: int = 0
    more: int = 0
    less: int = 0


@dataclass(eq=False)
class Late:
    """A message whose second look was not there in time."""

    said: Submission
    """With the judgement before it."""
    room: RoomRecord
    first: First
    tasks: dict[Seat, asyncio.Task[Scores]]
    seq: int = 0
    until: float = 0.0
    tries: int = 0
    found: dict[Seat, Scores] = field(default_factory=dict)


class Scoring:
    """Asks, joins, looks again, takes back.

    Args:
        seats: the scorers; none: every message passes as it was judged.
        first: the scores of the learned heads for a text as typed.
        doubtful: whether first scores are worth a second look.
        sent: the text as scorers are asked about it.
        recall: takes back what was delivered.
        decide: what follows from findings in a message.
    """

    def __init__(
        self,
        seats: Sequence[Seat],
        *,
        first: Callable[[str], First],
        doubtful: Callable[[First], bool],
        sent: Callable[[str], str],
        recall: Recall,
        hub: Hub,
        cases: Cases,
        clock: Clock,
        meter: Meter,
        decide: Decide,
        in_line_s: float = IN_LINE_S,
        backlog_max: int = BACKLOG_MAX,
    ) -> None:
        self._seats, self._first, self._doubtful, self._sent = tuple(seats), first, doubtful, sent
        self._recall, self._hub, self._cases, self._clock, self._meter = recall, hub, cases, clock, meter
        self._decide, self._in_line_s, self._backlog_max = decide, in_line_s, backlog_max
        self.figures = {seat.scorer.name: Figures() for seat in self._seats}
        self._backlog: deque[Late] = deque()
        self._due = asyncio.Event()
        self._shadows: set[asyncio.Task[Scores]] = set()

    @property
    def degraded(self) -> bool:
        """Whether messages go without their second look: a scorer that counts is away, or many wait for it."""
        return len(self._backlog) >= BEHIND or any(not seat.scorer.well for seat in self._seats if not seat.shadow)

    @property
    def waiting(self) -> int:
        """Messages delivered that wait to be looked at again."""
        return len(self._backlog)

    # ------------------------------------------------------------------ before delivery

    async def join(self, said: Submission, room: RoomRecord) -> tuple[Submission, Late | None]:
        """The submission with what its second look adds; beside it, if that was late, what `after` needs.

        Never raises, and returns `in_line_s` later at most.
        """
        if not self._seats or said.judgement.outcome in {"hold", "block"}:
            return said, None
        try:
            return await self._joined(said, room)
        except Exception as error:  # noqa: BLE001  # Rule 1: whatever broke, rules decided already
            log.warning("second_look_failed", part="scoring", error=type(error).__name__)
            self._meter.count("second_looks", "failed")
            return _flagged(said), None

    async def _joined(self, said: Submission, room: RoomRecord) -> tuple[Submission, Late | None]:
        typed = said.content.text
        first = self._first(typed)
        doubtful = self._doubtful(first)
        seats = [seat for seat in self._seats if doubtful or seat.everything]
        if not seats:
            self._meter.count("second_looks", "clear")
            return said, None
        asked = Asked(self._sent(typed), room.lang)
        tasks = {seat: asyncio.create_task(self._ask(seat, asked)) for seat in seats}
        live = {seat: task for seat, task in tasks.items() if not seat.shadow}
        if live:
            await asyncio.wait(live.values(), timeout=self._in_line_s)
        late = Late(said, room, first, dict(live))
        self._take(late)
        judged = self._ruled(late)
        for seat, task in tasks.items():
            if seat.shadow:
                self._shadows.add(task)
                task.add_done_callback(partial(self._compare, seat, typed, first, judged.judgement.outcome != "allow"))
        if not late.tasks or judged.judgement.outcome in {"hold", "block"}:
            if live:
                self._meter.count("second_looks", "in_time")
            return judged, None
        for seat in late.tasks:
            self.figures[seat.scorer.name].late += 1
        self._meter.count("second_looks", "late")
        return _flagged(judged), late

    async def _ask(self, seat: Seat, asked: Asked) -> Scores:
        figures = self.figures[seat.scorer.name]
        figures.asked += 1
        try:
            found = await seat.scorer.score(asked)
        except BaseException:
            figures.failed += 1
            raise
        figures.answered += 1
        return found

    def _take(self, late: Late) -> None:
        """Move answers that are there from tasks to what was found; a task that failed stays, to be asked again."""
        for seat, task in list(late.tasks.items()):
            if task.done() and not task.cancelled() and task.exception() is None:
                late.found[seat] = task.result()
                del late.tasks[seat]

    def _ruled(self, late: Late) -> Submission:
        """The submission with the judgement that follows from the answers there are (Rule 2)."""
        said, judgement = late.said, late.said.judgement
        typed = said.content.text
        found = tuple(
            finding for seat, scores in late.found.items() for finding in seat.weigh(typed, late.first, scores)
        )
        replaced = any(seat.replaces for seat in late.found)
        base = judgement
        if replaced and judgement.outcome == "flag" and stamps.learned(judgement.rule):
            # Only first scores had flagged it, and those went into the second.
            base = Judgement(rules=judgement.rules, first_contact=judgement.first_contact)
        if not found:
            return msgspec.structs.replace(said, judgement=base)
        verdict = self._decide(found, said, late.room)
        heard = (*judgement.rules, *verdict.stamps)
        finding = verdict.finding
        if finding is None or not stricter((base.outcome, base.family), (verdict.action, finding.family)):
            return msgspec.structs.replace(said, judgement=msgspec.structs.replace(base, rules=heard))
        scene = second_scene(said, late.room)
        ruled = judgement_of(verdict, scene, marks_of(found, scene) if verdict.action in {"hold", "block"} else "")
        return msgspec.structs.replace(said, judgement=msgspec.structs.replace(ruled, rules=heard))

    # ------------------------------------------------------------------ after delivery

    def after(self, late: Late, outcome: Outcome | None) -> None:
        """The verdict of a message that went without its second look: if it was delivered, it waits for one."""
        if not isinstance(outcome, Accepted) or outcome.replayed:
            return
        late.seq, late.until = outcome.event.seq, min(self._clock.now() + AGAIN_S, outcome.event.expires_ms / 1_000)
        while len(self._backlog) >= self._backlog_max:
            self._backlog.popleft()
            self._meter.count("second_looks", "dropped")
        self._backlog.append(late)
        for task in late.tasks.values():
            task.add_done_callback(lambda _task: self._due.set())

    async def due(self) -> None:
        """Wait until something was answered."""
        await self._due.wait()

    async def run(self) -> None:
        """Look again, for as long as the site runs: at once where an answer came, otherwise every `EVERY_S`."""
        while True:
            try:
                async with asyncio.timeout(EVERY_S):
                    await self.due()
            except TimeoutError:
                pass
            try:
                await self.once()
            except Exception:
                log.exception("bug", part="scoring")

    async def drain(self) -> None:
        """At the stop: what is being looked at may be answered yet; what waits longer is forgotten with the process."""
        tasks = [task for late in self._backlog for task in late.tasks.values() if not task.done()]
        if tasks:
            await asyncio.wait(tasks, timeout=DRAIN_S)
        await self.once()

    async def once(self) -> None:
        """Take back what turned out bad, let go what is fine or too old, ask again about what failed."""
        self._due.clear()
        now, again = self._clock.now(), 0
        for late in tuple(self._backlog):
            self._take(late)
            if not late.tasks:
                self._backlog.remove(late)
                await self._settle(late)
            elif late.until <= now or late.tries >= TRIES_MAX:
                self._backlog.remove(late)
                self._meter.count("second_looks", "dropped")
            elif again < AGAIN_AT_ONCE and self._ask_again(late):
                again += 1

    def _ask_again(self, late: Late) -> bool:
        """Ask whoever failed, if they are well again."""
        if any(not task.done() or not seat.scorer.well for seat, task in late.tasks.items()):
            return False
        late.tries += 1
        asked = Asked(self._sent(late.said.content.text), late.room.lang)
        for seat in late.tasks:
            late.tasks[seat] = task = asyncio.create_task(self._ask(seat, asked))
            task.add_done_callback(lambda _task: self._due.set())
        return True

    async def _settle(self, late: Late) -> None:
        """The second look is there."""
        said = self._ruled(late)
        if said.judgement.outcome not in {"hold", "block"}:
            self._meter.count("second_looks", "cleared")
            return
        reason = reason_of_family(said.judgement.family)
        try:
            recalled = await self._recall.recall(said, late.seq, REMOVED_AS, self._clock.now())
        except Unavailable as error:
            log.warning("second_look_failed", part="scoring", code=error.code)
            self._cases.alarm("storage")
            self._backlog.append(late)
            return
        if recalled is None:
            return
        # No await between the commit's result and here: events reach the hub in order of seq.
        self._hub.publish(said.room, recalled.removal)
        self._meter.count("second_looks", "taken_back")
        if recalled.held is not None:
            claim = await self._cases.held(recalled.said, recalled.held)
        else:
            claim = await self._cases.refused(said.family, said.tag, said.room, said.judgement)
        told: Params = {"claim": claim, "reason": told_reason(reason, automated=True)}
        self._hub.tell(said.family, Notice(code="removed_message", room=said.room, params=told))

    # ------------------------------------------------------------------ shadow

    def tell(self) -> None:
        """Each hour: what became of asking, a scorer a line of the log."""
        for name, one in self.figures.items():
            log.info(
                "scorer_compared",
                part=name,
                asked=one.asked,
                answered=one.answered,
                failed=one.failed,
                late=one.late,
                both=one.both,
                more=one.more,
                less=one.less,
            )

    def _compare(self, seat: Seat, typed: str, first: First, flagged: bool, task: asyncio.Task[Scores]) -> None:
        """What a scorer in shadow would have said, beside what was said."""
        self._shadows.discard(task)
        if task.cancelled() or task.exception() is not None:
            return
        theirs = bool(seat.weigh(typed, first, task.result()))
        figures = self.figures[seat.scorer.name]
        figures.both += flagged and theirs
        figures.more += theirs and not flagged
        figures.less += flagged and not theirs


def second_scene(said: Submission, room: RoomRecord) -> Scene:
    """The scene of a message at its second look: that of the first."""
    return scene_of(said, room, first_contact=said.judgement.first_contact)


def _flagged(said: Submission) -> Submission:
    """With a flag that says that the second look is missing."""
    judgement = said.judgement
    outcome = "flag" if judgement.outcome == "allow" else judgement.outcome
    kept = msgspec.structs.replace(judgement, outcome=outcome, rules=(*judgement.rules, LATE))
    return msgspec.structs.replace(said, judgement=kept)
