"""Acts of staff: exactly one of two that contradict wins, everybody concerned is told, every look is recorded."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest

from salon.base.errors import Refused
from salon.base.ids import CaseId
from salon.base.reasons import VEILED
from salon.flow.shield import SITE, Shields
from salon.safety.raid import Shield
from salon.wire import frames, staff, staff_rooms
from tests.flow.desks import DIRECT, DeskWorld, ear
from tests.store.worlds import ROOM


async def test_a_released_message_takes_its_seq_and_its_author_is_told(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    cid = str(uuid4())
    held = await desk.say(anne, "hold this insult", cid=cid)
    case = await desk.act(dora, await desk.only_case(), "release")
    assert case.status == "released"
    assert case.acts == ()
    desk.hub.live[ROOM].channel.flush()  # type: ignore[attr-defined]
    verdict = ear(anne).last(frames.VerdictFrame)
    assert (verdict.cid, verdict.outcome, verdict.seq) == (cid, "accepted", 1)
    assert ear(ben).last(frames.Events).events[0].text == "hold this insult"
    assert len(ear(anne).notices("hold_released")) == 1
    assert (await desk.say(anne, "hold this insult", cid=cid)).seq == 1, "a retry finds it"
    state = await desk.claims.state("", held.claim)
    assert [one.kind for one in state.statements] == ["release"]
    assert (await desk.moderate.queue()).items == ()


async def test_a_refused_message_is_seen_by_nobody_and_its_author_gets_clause_and_claim(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    held = await desk.say(anne, "hold this insult")
    case = await desk.act(dora, await desk.only_case(), "refuse", clause="2.5")
    assert case.status == "refused"
    verdict = ear(anne).last(frames.VerdictFrame)
    assert (verdict.outcome, verdict.code, verdict.clause, verdict.claim) == ("refused", "judged", "2.5", held.claim)
    assert not any(isinstance(frame, frames.Events) for frame in ear(ben).heard)
    (statement,) = (await desk.claims.state("", held.claim)).statements
    assert (statement.kind, statement.author, statement.reason, statement.ground) == ("refuse", "staff", "hate", "law")
    assert not statement.automated


async def test_who_needs_help_is_led_to_it_whatever_became_of_their_message(desk: DeskWorld) -> None:
    anne, dora = await desk.enter("Anne"), await desk.member()
    await desk.say(anne, "hold self_harm")
    await desk.act(dora, await desk.only_case(), "refuse")
    refused = ear(anne).last(frames.VerdictFrame)
    assert (refused.outcome, refused.hint, refused.spans) == ("refused", "talk_to_somebody", ())
    await desk.say(anne, "hold self_harm again")
    desk.clock.advance(901)
    await desk.sweep.once()
    expired = ear(anne).last(frames.VerdictFrame)
    assert (expired.outcome, expired.hint) == ("expired", "talk_to_somebody")
    await desk.say(anne, "hold this insult")
    await desk.act(dora, await desk.only_case(), "refuse")
    assert ear(anne).last(frames.VerdictFrame).hint == "", "people said no: there is nothing to word otherwise"


async def test_a_removed_message_is_gone_for_all_its_author_is_told_and_reporters_read_it(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.say(anne, "rude words")
    reporter = await desk.report(ben, seq=1)
    assert (await desk.claims.state("", reporter)).status == "open"
    case = await desk.act(dora, await desk.only_case(), "remove", clause="2.5", note="clear")
    desk.hub.live[ROOM].channel.flush()  # type: ignore[attr-defined]
    removal = ear(ben).last(frames.Events).events[0]
    assert (removal.kind, removal.target, removal.reason, removal.author) == ("removal", 1, "hate", "")
    (told,) = ear(anne).notices("removed_message")
    claim = str(told.params["claim"])
    mine, theirs = await desk.claims.state("", claim), await desk.claims.state("", reporter)
    assert (mine.about, theirs.about) == ("decision", "notice")
    assert [one.kind for one in mine.statements] == [one.kind for one in theirs.statements] == ["remove"]
    assert (case.status, case.acts) == ("removed", ("mute", "fresh_proof", "suspend"))
    assert await desk.world.log.event(ROOM, 1, desk.clock.now()) is None
    assert "clear" not in repr(mine) + repr(theirs), "a note for colleagues is for colleagues"
    assert case.context[0].text == "rude words", "what was reported stays in the case"


@pytest.mark.parametrize("reason", sorted(VEILED))
async def test_no_frame_says_of_whom_a_reason_is(desk: DeskWorld, reason: str) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    verdict = await desk.say(anne, "bonsoir")
    await desk.report(ben, seq=verdict.seq, reason=reason)
    case = await desk.only_case()
    for act in ("remove", "mute", "suspend"):
        await desk.act(dora, case, act, reason=reason)
    removal = ear(ben).last(frames.Events).events[0]
    assert (removal.kind, removal.reason) == ("removal", "other")
    notices = [frame for frame in ear(anne).heard if isinstance(frame, frames.Notice)]
    assert [one.code for one in notices] == ["removed_message", "muted", "suspended"]
    assert not any("reason" in one.params for one in notices)
    for notice in notices:
        (statement,) = (await desk.claims.state("", str(notice.params["claim"]))).statements
        assert statement.reason == reason, "who is concerned reads it at the claim page"


async def test_a_muted_visitor_can_read_and_not_write_until_it_ends(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.say(anne, "rude words")
    await desk.report(ben, seq=1)
    await desk.act(dora, await desk.only_case(), "mute", minutes=5)
    (told,) = ear(anne).notices("muted")
    assert told.params["until_ms"] == round((desk.clock.now() + 300) * 1000)
    assert (await desk.say(anne, "more")).code == "muted"
    desk.clock.advance(300)
    assert (await desk.say(anne, "sorry")).outcome == "accepted"


async def test_a_suspended_visitor_is_out_at_once_and_in_again_when_it_is_over(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.say(anne, "rude words")
    await desk.report(ben, seq=1)
    case = await desk.act(dora, await desk.only_case(), "suspend", minutes=30)
    assert case.status == "suspended"
    assert ear(anne).closed == frames.CLOSE_POLICY
    (told,) = ear(anne).notices("suspended")
    assert (await desk.claims.state("", str(told.params["claim"]))).statements[0].kind == "suspend"
    assert anne.family in desk.revoked
    assert anne.family in await desk.people.shut_out(desk.clock.now())
    desk.clock.advance(1_700)
    await desk.upkeep.once()
    assert anne.family in desk.revoked
    desk.clock.advance(200)
    await desk.upkeep.once()
    assert anne.family not in desk.revoked
    assert anne.family not in await desk.people.shut_out(desk.clock.now())


async def test_who_looks_like_a_minor_is_asked_for_a_fresh_proof_with_its_reason_and_nothing_more(
    desk: DeskWorld,
) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.say(anne, "homework again")
    await desk.report(ben, seq=1)
    asked = await desk.only_case()
    for _ in range(2):
        case = await desk.act(dora, asked, "fresh_proof", reason="minor")
        assert case.status == "fresh_proof"
    assert ear(anne).closed == frames.CLOSE_POLICY
    (told,) = ear(anne).notices("fresh_proof")
    (statement,) = (await desk.claims.state("", str(told.params["claim"]))).statements
    assert (statement.kind, statement.reason) == ("fresh_proof", "minor")
    assert anne.family in await desk.people.shut_out(desk.clock.now())
    # The pass is over, not the person: there is nothing to lift.
    made = (await desk.moderate.decisions()).decisions[0]
    with pytest.raises(Refused, match="conflict"):
        await desk.moderate.undo(dora, made.id)


async def test_lifting_a_suspension_leaves_another_one_standing(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.say(anne, "rude words")
    await desk.say(anne, "more of them")
    for seq, minutes in ((1, 30), (2, 60)):
        await desk.report(ben, seq=seq)
        await desk.act(dora, await desk.only_case(), "suspend", minutes=minutes)
    made = (await desk.moderate.decisions()).decisions
    longer = max(made, key=lambda one: one.until_ms)
    shorter = min(made, key=lambda one: one.until_ms)
    await desk.moderate.undo(dora, longer.id)
    assert anne.family in desk.revoked
    await desk.moderate.undo(dora, shorter.id)
    assert anne.family not in desk.revoked
    # Pressing "suspend" again on a lifted case does not bring it back.
    case = CaseId(shorter.case)
    assert (await desk.act(dora, case, "suspend", minutes=30)).status == "suspended"
    assert anne.family not in desk.revoked


async def test_a_dismissed_notice_harms_nobody_and_its_reporter_reads_so(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.say(anne, "perfectly polite")
    claim = await desk.report(ben, seq=1)
    heard = len(ear(anne).heard)
    await desk.act(dora, await desk.only_case(), "dismiss", reason="other")
    assert len(ear(anne).heard) == heard
    assert [one.kind for one in (await desk.claims.state("", claim)).statements] == ["dismiss"]


# ---------------------------------------------------------------- repeats and contradictions


async def test_a_repeat_is_the_same_and_changes_nothing(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    eva = await desk.member("Eva")
    await desk.say(anne, "rude words")
    await desk.report(ben, seq=1)
    case = await desk.only_case()
    first = await desk.act(dora, case, "remove", reason="hate")
    again = await desk.act(eva, case, "remove", reason="spam")
    assert first.status == again.status == "removed"
    assert len((await desk.moderate.decisions()).decisions) == 1
    assert len(ear(anne).notices("removed_message")) == 1
    assert desk.hub.live[ROOM].top == 2, "one removal in the log"


async def test_of_two_acts_that_contradict_exactly_one_wins_and_the_room_agrees(desk: DeskWorld) -> None:
    anne, dora, eva = await desk.enter("Anne"), await desk.member(), await desk.member("Eva")
    for _ in range(8):
        desk.clock.advance(30)
        await desk.say(anne, f"hold this {uuid4()}")
        case = await desk.only_case()
        top = desk.hub.live[ROOM].top
        results = await asyncio.gather(
            desk.act(dora, case, "release"), desk.act(eva, case, "refuse"), return_exceptions=True
        )
        lost = [result for result in results if isinstance(result, Refused)]
        assert [error.code for error in lost] == ["conflict"]
        (won,) = [result for result in results if isinstance(result, staff.Case)]
        assert desk.hub.live[ROOM].top - top == (1 if won.status == "released" else 0)
        assert len([step for step in won.events if step.kind in {"release", "refuse"}]) == 1


@pytest.mark.parametrize(("first", "second"), [("release", "refuse"), ("refuse", "release"), ("release", "suspend")])
async def test_a_contradiction_is_a_conflict_also_much_later(desk: DeskWorld, first: str, second: str) -> None:
    anne, dora = await desk.enter("Anne"), await desk.member()
    await desk.say(anne, "hold this insult")
    case = await desk.only_case()
    await desk.act(dora, case, first)
    desk.clock.advance(50_000)
    with pytest.raises(Refused, match="conflict"):
        await desk.act(dora, case, second)
    assert (await desk.act(dora, case, first)).status in {"released", "refused"}


async def test_a_hold_that_is_over_can_be_neither_released_nor_refused(desk: DeskWorld) -> None:
    anne, dora = await desk.enter("Anne"), await desk.member()
    await desk.say(anne, "hold this insult")
    case = await desk.only_case()
    desk.clock.advance(901)
    for act in ("release", "refuse"):
        with pytest.raises(Refused, match="hold_expired"):
            await desk.act(dora, case, act)
    assert (await desk.moderate.decisions()).decisions == (), "an act that failed left no record"
    await desk.sweep.once()
    assert (await desk.moderate.look(dora, case)).status == "expired"
    assert (await desk.act(dora, case, "suspend", minutes=10)).status == "suspended"


async def test_what_has_vanished_cannot_be_removed_and_the_case_stays_open(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.say(anne, "rude words")
    await desk.report(ben, seq=1)
    desk.clock.advance(4_000)
    await desk.sweep.once()
    case = await desk.only_case()
    with pytest.raises(Refused, match="gone"):
        await desk.act(dora, case, "remove")
    assert (await desk.act(dora, case, "suspend", minutes=10)).status == "suspended"


# ---------------------------------------------------------------- records


async def test_every_look_is_recorded_with_who_and_when(desk: DeskWorld) -> None:
    anne, dora, eva = await desk.enter("Anne"), await desk.member(), await desk.member("Eva")
    await desk.say(anne, "hold this insult")
    case = await desk.only_case()
    await desk.moderate.look(dora, case)
    desk.clock.advance(5)
    seen = await desk.moderate.look(eva, case)
    looks = [(step.by, step.at_ms) for step in seen.events if step.kind == "looked"]
    now = round(desk.clock.now() * 1000)
    assert looks == [("Dora", now - 5_000), ("Eva", now)]


async def test_the_queue_is_ordered_by_danger_and_says_no_text(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    for text in ("first", "second", "third"):
        await desk.say(anne, text)
    for seq, reason in ((1, "spam"), (2, "minor"), (3, "scam")):
        await desk.report(ben, seq=seq, reason=reason, text="my own words")
    queue = await desk.moderate.queue()
    assert [item.reason for item in queue.items] == ["minor", "scam", "spam"]
    for word in ("first", "second", "third", "own words", "Anne", "Ben"):
        assert word not in repr(queue)
    assert dora.name == "Dora"


async def test_a_case_that_is_not_there_is_not_found(desk: DeskWorld) -> None:
    dora = await desk.member()
    for case in ("a" * 16, "", "x' OR 1=1 --", "../pepper"):
        with pytest.raises(Refused, match="not_found"):
            await desk.moderate.look(dora, CaseId(case))
        with pytest.raises(Refused, match="not_found"):
            await desk.act(dora, CaseId(case), "release")
    with pytest.raises(Refused, match="not_found"):
        await desk.moderate.undo(dora, "nothing")


async def test_an_act_that_makes_no_sense_here_is_malformed(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.report(ben, kind="name", tag=anne.tag, seq=None, room=None)
    case = await desk.only_case()
    for act, given in (("mute", {}), ("suspend", {"reason": "because"})):
        with pytest.raises(Refused, match="malformed"):
            await desk.act(dora, case, act, **given)
    with pytest.raises(Refused, match="gone"):
        await desk.act(dora, case, "remove")
    with pytest.raises(Refused, match="conflict"):
        await desk.act(dora, case, "release")
    assert (await desk.moderate.queue()).items[0].id == case


# ---------------------------------------------------------------- rooms


async def test_staff_close_a_room_and_everybody_in_it_can_read_why(desk: DeskWorld) -> None:
    ben, dora = await desk.enter("Ben"), await desk.member()
    asked = staff_rooms.CloseRoom(reason="drugs", clause="1.2")
    closed = await desk.moderate.close_room(dora, ROOM, asked)
    assert closed.room.state == "closed"
    (told,) = ear(ben).notices("room_closed")
    (statement,) = (await desk.claims.state("", str(told.params["claim"]))).statements
    assert (statement.kind, statement.reason, statement.clause) == ("close_room", "drugs", "1.2")
    assert (await desk.moderate.close_room(dora, ROOM, asked)).room.state == "closed"
    assert len((await desk.moderate.decisions()).decisions) == 1


async def test_staff_cannot_close_what_is_not_a_room_or_without_a_reason(desk: DeskWorld) -> None:
    dora = await desk.member()
    for room, reason, code in (
        (DIRECT, "spam", "not_found"),
        ("z" * 16, "spam", "not_found"),
        (ROOM, "x", "malformed"),
    ):
        with pytest.raises(Refused, match=code):
            await desk.moderate.close_room(dora, room, staff_rooms.CloseRoom(reason=reason))  # type: ignore[arg-type]


@pytest.mark.parametrize("reason", ["minor", "hate"])
async def test_what_concerns_minors_is_dismissed_only_by_who_has_looked_at_it(desk: DeskWorld, reason: str) -> None:
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    dora, emil = await desk.member(), await desk.member("Emil")
    verdict = await desk.say(anne, "bonsoir")
    await desk.report(ben, seq=verdict.seq, reason=reason)
    case = await desk.only_case()
    await desk.moderate.look(emil, case)
    act = staff.Act(act="dismiss", reason="other")
    if reason == "minor":
        with pytest.raises(Refused, match="look_first"):
            await desk.moderate.act(dora, case, act)
    else:
        assert (await desk.moderate.act(dora, case, act)).status == "dismissed"
    await desk.moderate.look(dora, case)
    assert (await desk.moderate.act(dora, case, act)).status == "dismissed"


async def test_a_shield_by_staff_is_a_decision_with_a_name_and_ends_where_it_is_listed(desk: DeskWorld) -> None:
    dora, shields = await desk.member(), Shields(desk.clock, desk.alarms, desk.metrics)
    desk.keeper._shields = shields
    for room, name in ((ROOM, "La place"), (SITE, "")):
        act = staff_rooms.ShieldAct(level="known", minutes=30, reason="spam")
        await desk.moderate.shield(dora, room, act)
        assert shields.now()[room].level == "known"
        made = (await desk.moderate.decisions()).decisions[0]
        assert (made.kind, made.by, made.reason, made.rule, made.where) == (
            "shield",
            "Dora",
            "spam",
            "shield.known",
            name,
        )
        assert made.until_ms == round((desk.clock.now() + 1_800) * 1000)
        assert made.can_undo
        await desk.moderate.undo(dora, made.id)
        assert room not in shields.now()
        desk.clock.advance(1)


async def test_who_opens_a_room_that_the_machine_shielded_is_named_for_it(desk: DeskWorld) -> None:
    dora, shields = await desk.member(), Shields(desk.clock, desk.alarms, desk.metrics)
    desk.keeper._shields = shields
    shields._shields[ROOM] = Shield("known", "join_wave", 0.0, desk.clock.now() + 600, 0.0, "machine")
    await desk.moderate.shield(dora, ROOM, staff_rooms.ShieldAct(level="open", reason="other"))
    assert ROOM not in shields.now()
    (made,) = (await desk.moderate.decisions()).decisions
    assert (made.kind, made.by, made.rule, made.until_ms, made.can_undo) == ("shield", "Dora", "shield.open", 0, False)


async def test_a_later_shield_takes_the_place_of_an_earlier_one(desk: DeskWorld) -> None:
    dora, shields = await desk.member(), Shields(desk.clock, desk.alarms, desk.metrics)
    desk.keeper._shields = shields
    for level in ("slow", "read_only"):
        await desk.moderate.shield(dora, ROOM, staff_rooms.ShieldAct(level=level))  # type: ignore[arg-type]
        desk.clock.advance(5)
    later, earlier = (await desk.moderate.decisions()).decisions
    assert (earlier.rule, earlier.can_undo, later.can_undo) == ("shield.slow", False, True)
    with pytest.raises(Refused, match="not_found"):
        await desk.moderate.shield(dora, DIRECT, staff_rooms.ShieldAct(level="slow"))
    with pytest.raises(Refused, match="malformed"):
        await desk.moderate.shield(dora, ROOM, staff_rooms.ShieldAct(level="slow", reason="because"))
    assert len((await desk.moderate.decisions()).decisions) == 2
