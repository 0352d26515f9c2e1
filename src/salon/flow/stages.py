"""The one place that says which part of judging works, and since when one does not.

    rules · heads · conversation · photos · semantic

Staff see it at once (alarms), operators in /healthz and /metrics, everybody in /transparency as minutes. What follows
from a part that fails is decided elsewhere: rules or conversations broken or late: held; heads broken: delivered with a
flag; photos late: held; scorers late: delivered with a flag and judged again (design, Judging).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, Literal, get_args

from msgspec import Struct

from salon.base.clock import Clock
from salon.chat.canary import is_canary
from salon.chat.model import Judgement, RoomRecord, Submission
from salon.flow.ports.judge import Judge
from salon.flow.rulebook import Rulebook
from salon.safety.stamps import is_sign

Name = Literal["rules", "heads", "conversation", "photos", "semantic"]
NAMES: Final[tuple[Name, ...]] = get_args(Name)
LASTING_S: Final = 600.0
"""A part that failed counts as out of order for ten minutes after the last time."""


class Stage(Struct, frozen=True):
    """One part of judging. `since`: when it went out of order, epoch seconds; 0 while it works."""

    name: Name
    since: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether it works."""
        return not self.since


class Stages:
    """The parts of judging of one process."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failed: dict[Name, float] = {}
        self._since: dict[Name, float] = {}
        self._conditions: dict[Name, Callable[[], bool]] = {}
        self.failures: dict[Name, int] = dict.fromkeys(NAMES, 0)

    def failed(self, name: Name) -> None:
        """It failed just now."""
        self.look()
        self.failures[name] += 1
        now = self._clock.now()
        self._failed[name] = now
        self._since.setdefault(name, now)

    def when(self, name: Name, broken: Callable[[], bool]) -> None:
        """It is out of order while a condition holds."""
        self._conditions[name] = broken

    def look(self) -> tuple[Stage, ...]:
        """All parts as they are now."""
        now = self._clock.now()
        for name in NAMES:
            lately = now - self._failed.get(name, now - LASTING_S) < LASTING_S
            broken = self._conditions.get(name)
            if lately or (broken is not None and broken()):
                self._since.setdefault(name, now)
            else:
                self._since.pop(name, None)
        return tuple(Stage(name, self._since.get(name, 0.0)) for name in NAMES)

    def broken(self, name: Name) -> bool:
        """Whether one part is out of order now."""
        return any(not stage.ok for stage in self.look() if stage.name == name)


class Watched:
    """A judge of messages that tells which part of it failed, and counts what conversations came to.

    Args:
        judge: the rules, then what passes between people (`flow.conversation`).
        stages: told what failed; the rules tell it themselves.
        book: counts signs of conversations for the figures of rules.
        alarm: staff are told.
    """

    def __init__(self, judge: Judge, stages: Stages, book: Rulebook, alarm: Callable[[], None]) -> None:
        self._judge, self._stages, self._book, self._alarm = judge, stages, book, alarm

    async def judge(self, submission: Submission, room: RoomRecord) -> Judgement:
        """See the port. What it raises, and silence, `flow.deliver` holds on."""
        before = self._stages.failures["rules"]
        try:
            judgement = await self._judge.judge(submission, room)
        except (Exception, asyncio.CancelledError):  # late is cancelled
            if self._stages.failures["rules"] == before:
                self._stages.failed("conversation")
                self._alarm()
            if not is_canary(submission.tag):
                self._book.came_to("hold")
            raise
        if not is_canary(submission.tag):
            self._book.came_to(judgement.outcome)
            signs = [stamp for stamp in judgement.rules if is_sign(stamp)]
            self._book.heard(signs, judgement.outcome)
        return judgement
