"""Which part of judging works, and what becomes of a message where one does not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from salon.base.clock import FixedClock
from salon.chat.canary import HEARS, TAGS
from salon.chat.model import Judgement, RoomRecord, Submission
from salon.flow.conversation import Conversations
from salon.flow.deliver import Deliver
from salon.flow.hours import OpeningHours
from salon.flow.judge import LATE_S, RuleJudge
from salon.flow.ports.judge import Judge
from salon.flow.rulebook_figures import EVERYTHING
from salon.flow.stages import LASTING_S, NAMES, Stages, Watched
from salon.outside.metrics import Metrics
from salon.safety.rule import Exhibit, Rule
from tests.flow.desks import DeskWorld, open_desk
from tests.store.worlds import START


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[DeskWorld]:
    async with open_desk(tmp_path) as world:
        yield world


def broken_rule() -> Rule:
    def find(_exhibit: Exhibit) -> list[tuple[int, int]]:
        raise ZeroDivisionError

    return Rule("pack.broken", 1, "spam", "", "", find)


def broken_heads(_typed: str) -> tuple[()]:
    raise ZeroDivisionError


class Never:
    """A judge that is late for ever."""

    async def judge(self, said: Submission, room: RoomRecord) -> Judgement:
        await asyncio.Event().wait()
        raise AssertionError


class BrokenTalks(Conversations):
    """Conversations that break once the rules have judged."""

    async def judge(self, submission: Submission, room: RoomRecord) -> Judgement:
        await self._rules.judge(submission, room)
        raise ZeroDivisionError


def deliver(desk: DeskWorld, judge: Callable[[Stages], Judge]) -> Stages:
    """Put a judge into the path of messages, watched as on a site."""
    stages = Stages(desk.clock)
    watched = Watched(judge(stages), stages, desk.rulebook, lambda: desk.alarms.raise_("talks_failed"))
    hours: OpeningHours = desk.deliver._hours
    desk.deliver = Deliver(desk.world.log, desk.hub, watched, hours, desk.clock, Metrics(), desk.book)
    return stages


def degraded(stages: Stages) -> list[str]:
    return [stage.name for stage in stages.look() if not stage.ok]


async def test_broken_rules_hold_the_message_and_staff_are_alarmed(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    stages = deliver(
        desk,
        lambda stages: Conversations(RuleJudge(packs=(broken_rule(),), broke=lambda: stages.failed("rules"))),
    )
    assert (await desk.say(anne, "Bonsoir")).outcome == "held"
    assert degraded(stages) == ["rules"]
    assert desk.alarms.now() == ("judge_failed",)


async def test_rules_that_take_too_long_hold_the_message_and_staff_are_alarmed(desk: DeskWorld) -> None:
    anne, spent = await desk.enter("Anne"), iter([0.0, LATE_S + 0.01])
    stages = deliver(
        desk,
        lambda stages: Conversations(RuleJudge(broke=lambda: stages.failed("rules"), spent=lambda: next(spent))),
    )
    assert (await desk.say(anne, "Bonsoir")).outcome == "held"
    assert degraded(stages) == ["rules"]
    assert desk.alarms.now() == ("judge_failed",)


async def test_a_late_judge_holds_the_message_and_staff_are_alarmed(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    stages = deliver(desk, lambda _stages: Never())
    async with asyncio.timeout(5):
        assert (await desk.say(anne, "Bonsoir")).outcome == "held"
    assert degraded(stages) == ["conversation"]
    assert "judge_failed" in desk.alarms.now()


async def test_broken_conversations_hold_the_message_and_staff_are_told_which_part(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    stages = deliver(desk, lambda _stages: BrokenTalks(RuleJudge()))
    assert (await desk.say(anne, "Bonsoir")).outcome == "held"
    assert degraded(stages) == ["conversation"]
    assert desk.alarms.now() == ("judge_failed", "talks_failed")


async def test_broken_heads_deliver_with_a_flag_and_staff_are_alarmed(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")

    def judge(stages: Stages) -> Judge:
        def failed() -> None:
            stages.failed("heads")
            desk.alarms.raise_("scores_failed")

        rules = RuleJudge(broken_heads, failed)
        assert rules.text("Bonsoir", "room", 1.0).outcome == "flag"
        return Conversations(rules)

    stages = deliver(desk, judge)
    assert (await desk.say(anne, "Bonsoir")).outcome == "accepted"
    assert degraded(stages) == ["heads"]
    assert desk.alarms.now() == ("scores_failed",)


async def test_signs_of_conversations_are_counted_and_not_those_of_the_canary(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    deliver(desk, lambda _stages: Conversations(RuleJudge()))
    assert (await desk.say(anne, "je suis en 3e B et j'ai 14 ans")).outcome == "held"
    (stamp,) = desk.rulebook.figures.stamps("talk.minor_contact.own_age")
    sums = desk.rulebook.figures.sums(stamp, desk.clock.now())
    assert (sums.hits, sums.hold) == (1, 1)
    assert TAGS[HEARS] not in str(desk.rulebook.figures._days)


@pytest.mark.parametrize(
    "judge", [lambda _stages: Conversations(RuleJudge()), lambda _stages: BrokenTalks(RuleJudge())]
)
async def test_what_the_whole_judge_held_is_what_the_public_figures_say(
    desk: DeskWorld, judge: Callable[[Stages], Judge]
) -> None:
    anne = await desk.enter("Anne")
    deliver(desk, judge)
    # No rule by itself stops it: the reading of the conversation does, or its failure.
    assert (await desk.say(anne, "je suis en 3e B et j'ai 14 ans")).outcome == "held"
    total = desk.rulebook.figures.sums(EVERYTHING, desk.clock.now())
    assert (total.hits, total.hold) == (1, 1)


def test_a_part_is_out_of_order_since_it_first_failed_and_for_ten_minutes_after_the_last_time() -> None:
    clock = FixedClock(START)
    stages = Stages(clock)
    assert all(stage.ok for stage in stages.look())
    stages.failed("rules")
    clock.advance(LASTING_S - 1)
    stages.failed("rules")
    clock.advance(LASTING_S - 1)
    assert next(stage for stage in stages.look() if stage.name == "rules").since == START
    clock.advance(2)
    assert not stages.broken("rules")
    stages.failed("rules")
    assert next(stage for stage in stages.look() if stage.name == "rules").since == clock.now()


def test_a_part_known_by_a_condition_is_out_of_order_while_it_holds() -> None:
    clock, off = FixedClock(START), [True]
    stages = Stages(clock)
    stages.when("photos", lambda: off[0])
    assert [stage.name for stage in stages.look() if not stage.ok] == ["photos"]
    assert [stage.name for stage in stages.look()] == list(NAMES)
    off[0] = False
    assert stages.broken("photos") is False
