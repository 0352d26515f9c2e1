"""The second look: in time it joins the decision; late it flags and takes back; broken it stops nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC
from uuid import uuid4

import msgspec
import pytest
from structlog.testing import capture_logs

from salon.base.errors import Unavailable
from salon.chat.model import Judgement, RoomRecord, Submission
from salon.flow.deliver import Deliver
from salon.flow.hours import OpeningHours
from salon.flow.hub import Visitor
from salon.flow.judge import FIRST_TURNS, RuleJudge
from salon.flow.ports.scorer import Asked, Scores
from salon.flow.scoring import BEHIND, LATE, TRIES_MAX, Decide, Scoring, Seat, second_scene
from salon.outside.logs import ALLOWED
from salon.outside.metrics import Metrics
from salon.safety.finding import Finding
from salon.safety.marks import read
from salon.safety.policy import Row, Verdict, decide
from salon.store.recall import SqliteRecall
from salon.wire import frames
from tests.flow.desks import DeskWorld, WordJudge, ear
from tests.store.worlds import ANNE, BEN, ROOM, START, room, said

DEADLINE_S = 20.0
TABLE = (Row("hate", "hold", rule="head_test_*", score=0.9), Row("*", "flag", rule="head_*"))


class Gate:
    """A scorer that answers when it is told to: what it is asked about, it finds as hateful as the text says."""

    name, categories = "test", ("hate",)

    def __init__(self, *, is_open: bool = True) -> None:
        self.opened = asyncio.Event()
        self.asked: list[str] = []
        self.well = True
        self.breaks = False
        if is_open:
            self.opened.set()

    async def score(self, asked: Asked) -> Scores:
        self.asked.append(asked.text)
        await self.opened.wait()
        if self.breaks:
            raise Unavailable("busy", detail="broken")
        return {"hate": 0.95 if "vile" in asked.text else 0.6 if "odd" in asked.text else 0.1}


def weigh(_typed: str, _first: Mapping[str, float], scores: Scores) -> tuple[Finding, ...]:
    return tuple(Finding(f"head_test_{name}", 1, "hate", score=value) for name, value in scores.items() if value >= 0.5)


def by_table(found: tuple[Finding, ...], _said: Submission, _room: RoomRecord) -> Verdict:
    return decide(found, "room", TABLE)


class Talkers:
    """A desk whose messages get a second look."""

    def __init__(
        self, desk: DeskWorld, *gates: Gate, shadow: bool = False, backlog_max: int = 8, decided: Decide = by_table
    ) -> None:
        self.desk, self.metrics = desk, Metrics()
        self.scoring = Scoring(
            [Seat(gate, weigh, shadow=shadow) for gate in gates],
            first=lambda typed: {"hate": 0.0 if "plain" in typed else 0.4},
            doubtful=lambda first: first["hate"] > 0.2,
            sent=lambda typed: typed,
            recall=SqliteRecall(desk.world.database, desk.world.log),
            hub=desk.hub,
            cases=desk.book,
            clock=desk.clock,
            meter=self.metrics,
            decide=decided,
            in_line_s=0.05,
            backlog_max=backlog_max,
        )
        hours = OpeningHours("", UTC, desk.clock, desk.hub)
        self.deliver = Deliver(
            desk.world.log, desk.hub, WordJudge(), hours, desk.clock, self.metrics, desk.book, scoring=self.scoring
        )

    async def say(self, visitor: Visitor, text: str, cid: str = "") -> frames.VerdictFrame:
        self.desk.clock.advance(2)
        said_now = await self.deliver.say(visitor, frames.Send(room=ROOM, text=text, cid=cid or str(uuid4())))
        await asyncio.sleep(0)  # frames leave at the end of the loop's round
        return said_now

    async def again(self) -> None:
        """The next look again, when an answer has come."""
        async with asyncio.timeout(DEADLINE_S):
            await self.scoring.due()
            await self.scoring.once()
        await asyncio.sleep(0)

    def counted(self, what: str) -> float:
        line = next(
            line
            for line in self.metrics.text().decode().splitlines()
            if f'second_looks_total{{outcome="{what}"}}' in line
        )
        return float(line.split()[-1])


async def test_an_answer_in_time_joins_the_decision_before_anybody_sees_the_message(desk: DeskWorld) -> None:
    here = Talkers(desk, Gate())
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    assert (await here.say(anne, "something vile")).outcome == "held"
    assert (await here.say(anne, "something odd")).outcome == "accepted"
    assert [event.text for frame in ear(ben).heard if isinstance(frame, frames.Events) for event in frame.events] == [
        "something odd"
    ]
    assert here.counted("in_time") == 2
    assert not here.scoring.waiting


async def test_what_is_not_in_doubt_is_not_asked_about(desk: DeskWorld) -> None:
    gate = Gate()
    here = Talkers(desk, gate)
    anne = await desk.enter("Anne")
    assert (await here.say(anne, "plain talk")).outcome == "accepted"
    assert (await here.say(anne, "hold this")).outcome == "held"
    assert (await here.say(anne, "block this")).outcome == "refused"
    assert gate.asked == []
    assert here.counted("clear") == 1


async def test_a_late_answer_retracts_what_turns_out_bad(desk: DeskWorld) -> None:
    gate = Gate(is_open=False)
    here = Talkers(desk, gate)
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    verdict = await here.say(anne, "something vile")
    assert verdict.outcome == "accepted"
    assert here.scoring.waiting == 1
    gate.opened.set()
    await here.again()
    removal = ear(ben).last(frames.Events).events[0]
    assert (removal.kind, removal.target, removal.reason) == ("removal", verdict.seq, "other")
    (notice,) = ear(anne).notices("removed_message")
    assert notice.params["reason"] == "hate"
    assert notice.params["claim"]
    assert ear(ben).notices("removed_message") == []
    page = await desk.world.log.latest(ROOM, 10, desk.clock.now())
    assert not any(stored.event.text for stored in page.events)
    case = await desk.moderate.look(await desk.member(), await desk.only_case())
    assert case.text == "something vile"
    assert LATE not in case.rules
    assert "head_test_hate@1" in case.rules
    assert here.counted("taken_back") == 1
    assert not here.scoring.waiting


async def test_what_was_taken_back_can_be_released_by_staff_and_a_retry_hears_that_it_is_held(desk: DeskWorld) -> None:
    gate, cid = Gate(is_open=False), str(uuid4())
    here = Talkers(desk, gate)
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    await here.say(anne, "something vile", cid)
    gate.opened.set()
    await here.again()
    assert (await here.say(anne, "something vile", cid)).outcome == "held"
    dora, case = await desk.member(), await desk.only_case()
    await desk.act(dora, case, "release")
    await asyncio.sleep(0)
    assert ear(ben).last(frames.Events).events[0].text == "something vile"
    assert (await here.say(anne, "something vile", cid)).outcome == "accepted"


async def test_a_late_answer_that_is_fine_changes_nothing(desk: DeskWorld) -> None:
    gate = Gate(is_open=False)
    here = Talkers(desk, gate)
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    await here.say(anne, "something odd")
    before = len(ear(ben).heard)
    gate.opened.set()
    await here.again()
    assert len(ear(ben).heard) == before
    assert (await desk.moderate.queue()).items == ()
    assert here.counted("cleared") == 1


async def test_an_edit_that_turns_out_bad_is_taken_back_with_its_message(desk: DeskWorld) -> None:
    gate = Gate()
    here = Talkers(desk, gate)
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    first = await here.say(anne, "plain talk")
    gate.opened.clear()
    edit = frames.Edit(room=ROOM, target=first.seq or 0, text="something vile", cid=str(uuid4()))
    assert (await here.deliver.say(anne, edit)).outcome == "accepted"
    gate.opened.set()
    await here.again()
    assert ear(ben).last(frames.Events).events[0].target == first.seq
    await desk.act(await desk.member(), await desk.only_case(), "release")
    await asyncio.sleep(0)
    released = ear(ben).last(frames.Events).events[0]
    assert (released.kind, released.text) == ("message", "something vile")


async def edit(here: Talkers, by: Visitor, target: int | None, text: str, cid: str = "") -> frames.VerdictFrame:
    here.desk.clock.advance(2)
    return await here.deliver.say(by, frames.Edit(room=ROOM, target=target or 0, text=text, cid=cid or str(uuid4())))


async def test_of_a_message_edited_before_its_verdict_the_words_that_stand_are_held_and_those_judged_are_evidence(
    desk: DeskWorld,
) -> None:
    gate, cid = Gate(is_open=False), str(uuid4())
    here = Talkers(desk, gate)
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    first = await here.say(anne, "something vile", cid)
    await edit(here, anne, first.seq, "plain talk")
    gate.opened.set()
    await here.again()
    assert ear(ben).last(frames.Events).events[0].kind == "removal"
    dora, case = await desk.member(), await desk.only_case()
    file = await desk.moderate.look(dora, case)
    assert (file.text, file.spans) == ("plain talk", ())
    assert [(one.seq, one.text, one.replaced) for one in file.context] == [(first.seq, "something vile", True)]
    await desk.act(dora, case, "release")
    await asyncio.sleep(0)
    assert ear(ben).last(frames.Events).events[0].text == "plain talk"
    assert (await here.say(anne, "something vile", cid)).outcome == "accepted"
    page = await desk.world.log.latest(ROOM, 10, desk.clock.now())
    assert [one.event.text for one in page.events if one.event.text] == ["plain talk"]


async def test_of_an_edit_that_was_edited_again_the_last_words_are_held(desk: DeskWorld) -> None:
    gate, cid = Gate(), str(uuid4())
    here = Talkers(desk, gate)
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    first = await here.say(anne, "plain talk")
    gate.opened.clear()
    bad = await edit(here, anne, first.seq, "something vile", cid)
    await edit(here, anne, first.seq, "plain again")
    gate.opened.set()
    await here.again()
    dora, case = await desk.member(), await desk.only_case()
    file = await desk.moderate.look(dora, case)
    assert (file.text, [(one.seq, one.text) for one in file.context]) == (
        "plain again",
        [(bad.seq, "something vile")],
    )
    assert (await edit(here, anne, first.seq, "something vile", cid)).outcome == "held"
    await desk.act(dora, case, "release")
    await asyncio.sleep(0)
    assert ear(ben).last(frames.Events).events[0].text == "plain again"
    assert (await edit(here, anne, first.seq, "something vile", cid)).outcome == "accepted"


@pytest.mark.parametrize("edit_first", [False, True])
async def test_of_two_bad_verdicts_one_case_holds_what_stands_whichever_comes_first(
    desk: DeskWorld, *, edit_first: bool
) -> None:
    gate = Gate(is_open=False)
    here = Talkers(desk, gate)
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    first = await here.say(anne, "something vile")
    await edit(here, anne, first.seq, "more that is vile")
    assert here.scoring.waiting == 2
    if edit_first:
        here.scoring._backlog.rotate()
    gate.opened.set()
    async with asyncio.timeout(DEADLINE_S):
        while here.scoring.waiting:
            await here.again()
    dora, case = await desk.member(), await desk.only_case()
    file = await desk.moderate.look(dora, case)
    assert file.text == "more that is vile"
    assert [one.text for one in file.context] == ([] if edit_first else ["something vile"])
    assert here.counted("taken_back") == 1
    await desk.act(dora, case, "release")
    await asyncio.sleep(0)
    assert ear(ben).last(frames.Events).events[0].text == "more that is vile"


async def test_what_was_edited_away_is_evidence_also_where_a_crash_came_before_the_case(desk: DeskWorld) -> None:
    gate = Gate(is_open=False)
    here = Talkers(desk, gate)
    anne = await desk.enter("Anne")
    first = await here.say(anne, "something vile")
    await edit(here, anne, first.seq, "plain talk")
    (late,) = (one for one in here.scoring._backlog if one.said.kind == "message")
    judged = msgspec.structs.replace(late.said, judgement=Judgement("hold", "head_test_hate", family="hate"))
    await SqliteRecall(desk.world.database, desk.world.log).recall(judged, late.seq, "other", desk.clock.now())
    assert await desk.book.finish(desk.world.log) == 1
    file = await desk.moderate.look(await desk.member(), await desk.only_case())
    assert (file.text, [one.text for one in file.context]) == ("plain talk", ["something vile"])
    gate.opened.set()


async def test_a_late_message_that_its_author_took_back_first_is_left_alone(desk: DeskWorld) -> None:
    gate = Gate(is_open=False)
    here = Talkers(desk, gate)
    anne = await desk.enter("Anne")
    said_at = await here.say(anne, "something vile")
    await here.deliver.say(anne, frames.Retract(room=ROOM, target=said_at.seq or 0, cid=str(uuid4())))
    gate.opened.set()
    await here.again()
    assert (await desk.moderate.queue()).items == ()
    assert ear(anne).notices("removed_message") == []


async def test_a_broken_scorer_stops_nothing_flags_and_is_asked_again(desk: DeskWorld) -> None:
    gate = Gate()
    gate.breaks, gate.well = True, False
    here = Talkers(desk, gate)
    anne = await desk.enter("Anne")
    assert (await here.say(anne, "something vile")).outcome == "accepted"
    assert here.scoring.degraded
    await here.scoring.once()
    assert gate.asked == ["something vile"]  # not while it is known to be broken
    gate.breaks, gate.well = False, True
    await here.scoring.once()
    await here.again()
    assert here.counted("taken_back") == 1
    assert not here.scoring.degraded


async def test_a_text_that_breaks_the_scorer_each_time_is_left_alone(desk: DeskWorld) -> None:
    gate = Gate()
    gate.breaks = True
    here = Talkers(desk, gate)
    anne = await desk.enter("Anne")
    await here.say(anne, "something vile")
    for _ in range(TRIES_MAX + 1):
        await here.again()
    assert len(gate.asked) == 1 + TRIES_MAX
    assert here.scoring.waiting == 0
    assert here.counted("dropped") == 1


async def test_the_oldest_gives_way_when_too_many_wait_and_staff_see_it(desk: DeskWorld) -> None:
    gate = Gate(is_open=False)
    here = Talkers(desk, gate, backlog_max=BEHIND)
    people = [await desk.enter(f"Anne{number}") for number in range(6)]
    for number in range(BEHIND + 2):
        assert (await here.say(people[number % 6], f"something vile {number}")).outcome == "accepted"
    assert here.scoring.waiting == BEHIND
    assert here.counted("dropped") == 2
    assert here.scoring.degraded
    gate.opened.set()
    async with asyncio.timeout(DEADLINE_S):
        while here.scoring.waiting:
            await here.again()
    page = await desk.world.log.latest(ROOM, 100, desk.clock.now())
    assert [stored.event.text for stored in page.events if stored.event.text] == [
        "something vile 0",
        "something vile 1",
    ]


async def test_what_waits_too_long_stays_delivered_and_is_counted(desk: DeskWorld) -> None:
    gate = Gate(is_open=False)
    here = Talkers(desk, gate)
    await here.say(await desk.enter("Anne"), "something vile")
    desk.clock.advance(400)
    await here.scoring.once()
    assert here.scoring.waiting == 0
    assert here.counted("dropped") == 1


async def test_a_stop_waits_for_an_answer_that_is_under_way(desk: DeskWorld) -> None:
    gate = Gate(is_open=False)
    here = Talkers(desk, gate)
    await here.say(await desk.enter("Anne"), "something vile")
    draining = asyncio.create_task(here.scoring.drain())
    await asyncio.sleep(0)
    assert here.scoring.waiting == 1
    gate.opened.set()
    await draining
    assert here.scoring.waiting == 0
    assert here.counted("taken_back") == 1


async def test_a_shadow_is_asked_and_compared_and_changes_nothing(desk: DeskWorld) -> None:
    gate = Gate()
    here = Talkers(desk, gate, shadow=True)
    anne = await desk.enter("Anne")
    assert (await here.say(anne, "something vile")).outcome == "accepted"
    gate.opened.clear()
    assert (await here.say(anne, "something fine")).outcome == "accepted"
    assert here.scoring.waiting == 0
    gate.opened.set()
    async with asyncio.timeout(DEADLINE_S):
        await asyncio.gather(*here.scoring._shadows)
    with capture_logs() as told:
        here.scoring.tell()
    (line,) = told
    assert (line["event"], line["part"]) == ("scorer_compared", "test")
    assert {name: line[name] for name in ("asked", "answered", "failed", "late", "more", "less", "both")} == {
        "asked": 2,
        "answered": 2,
        "failed": 0,
        "late": 0,
        "more": 1,
        "less": 0,
        "both": 0,
    }
    assert set(line) - {"event", "log_level"} <= ALLOWED


async def test_a_second_look_clears_a_flag_of_first_scores_only(desk: DeskWorld) -> None:
    here = Talkers(desk, gate := Gate())
    seat = Seat(gate, weigh, shadow=False, replaces=True)
    here.scoring._seats = (seat,)
    room = desk.hub.live[ROOM].record if ROOM in desk.hub.live else await desk.world.rooms.get(ROOM)
    assert room is not None
    for rule, outcome in (("head_hate", "allow"), ("insults", "flag")):
        flagged = said("something fine", judgement=Judgement("flag", rule, rules=(f"{rule}@1",)))
        joined, late = await here.scoring.join(flagged, room)
        assert (joined.judgement.outcome, late) == (outcome, None)
        assert joined.judgement.rules == (f"{rule}@1",)


async def test_first_scores_that_break_leave_the_message_flagged(desk: DeskWorld) -> None:
    here = Talkers(desk, Gate())
    here.scoring._first = lambda typed: {}
    room = await desk.world.rooms.get(ROOM)
    assert room is not None
    joined, late = await here.scoring.join(said("something"), room)
    assert (joined.judgement.outcome, joined.judgement.rules, late) == ("flag", (LATE,), None)
    assert here.counted("failed") == 1


async def test_a_message_that_was_not_accepted_is_not_looked_at_again(desk: DeskWorld) -> None:
    gate = Gate(is_open=False)
    here = Talkers(desk, gate)
    anne, cid = await desk.enter("Anne"), str(uuid4())
    await here.say(anne, "something vile", cid)
    assert here.scoring.waiting == 1
    await here.say(anne, "something vile", cid)
    assert here.scoring.waiting == 1
    gate.opened.set()


async def test_somebody_with_too_many_holds_has_it_taken_back_all_the_same(desk: DeskWorld) -> None:
    gate = Gate()
    here = Talkers(desk, gate)
    anne = await desk.enter("Anne")
    for number in range(8):
        assert (await here.say(anne, f"something vile {number}")).outcome == "held"
        desk.clock.advance(5)
    gate.opened.clear()
    assert (await here.say(anne, "something vile at last")).outcome == "accepted"
    gate.opened.set()
    await here.again()
    assert len(ear(anne).notices("removed_message")) == 1
    page = await desk.world.log.latest(ROOM, 10, desk.clock.now())
    assert not any(stored.event.text for stored in page.events)


@pytest.mark.parametrize("text", ["", " ", "a" * 2_000, "\u202e" * 500, "🙂" * 700, "\ud800"])
async def test_whatever_is_typed_the_second_look_is_one_more_opinion(desk: DeskWorld, text: str) -> None:
    here = Talkers(desk, Gate())
    room = await desk.world.rooms.get(ROOM)
    assert room is not None
    joined, late = await here.scoring.join(said(text), room)
    assert (joined.content.text, joined.judgement.outcome, late) == (text, "allow", None)


async def test_a_row_for_first_contacts_is_asked_by_the_second_look_too_and_not_in_a_talk_that_goes_on(
    desk: DeskWorld,
) -> None:
    table = (Row("hate", "hold", rule="head_test_*", first_contact=True), *TABLE)

    def by_scene(found: tuple[Finding, ...], said: Submission, room: RoomRecord) -> Verdict:
        return decide(found, second_scene(said, room), table)

    scoring, judge = Talkers(desk, Gate(), decided=by_scene).scoring, RuleJudge()
    direct = msgspec.structs.replace(room(), kind="direct", members=(ANNE, BEN))
    outcomes = []
    for number in range(FIRST_TURNS + 1):
        now = said(f"something odd, number {number}", at=START + 60 * number)
        judgement = await judge.judge(now, direct)
        joined, _ = await scoring.join(msgspec.structs.replace(now, judgement=judgement), direct)
        outcomes.append(joined.judgement.outcome)
        if joined.judgement.outcome == "hold":
            assert read(joined.judgement.marks)[0].first_contact
    assert outcomes == ["hold"] * FIRST_TURNS + ["flag"]
