"""Every hold has a case, every restriction a decision; a retry makes neither."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from salon.base.errors import Refused, Unavailable
from salon.chat.model import Judgement
from salon.chat.photo import BankMatch, PhotoFacts
from salon.flow.casebook import reason_of_hold
from salon.flow.ports.cases import NoCases
from salon.flow.ports.tickets import Ticket
from salon.flow.stops import RIGHT
from salon.store.append import HOLDS_MAX
from salon.wire import frames
from tests.flow.desks import DeskWorld, ear, open_desk
from tests.store.worlds import ROOM


async def test_a_hold_opens_a_case_and_its_sender_gets_a_claim_code(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    verdict = await desk.say(anne, "please hold this insult")
    assert verdict.outcome == "held"
    assert len(verdict.claim) == 23
    (item,) = (await desk.moderate.queue()).items
    assert (item.kind, item.reason, item.rule, item.where) == ("hold", "hate", "words", "La place")
    assert item.expires_ms == item.due_ms
    assert "insult" not in repr(item)
    state = await desk.claims.state("", verdict.claim)
    assert (state.about, state.status, state.statements) == ("decision", "open", ())


async def test_a_retry_of_a_held_message_has_the_same_claim_and_makes_no_new_case(desk: DeskWorld) -> None:
    anne, cid = await desk.enter("Anne"), str(uuid4())
    first = await desk.say(anne, "hold this", cid=cid)
    again = await desk.say(anne, "hold this", cid=cid)
    assert again.outcome == "held"
    assert again.claim == first.claim
    assert len((await desk.moderate.queue()).items) == 1


async def test_a_broken_judge_is_a_hold_with_a_case_and_an_alarm(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    assert (await desk.moderate.queue()).alarms == ()
    verdict = await desk.say(anne, "break it")
    queue = await desk.moderate.queue()
    assert verdict.outcome == "held"
    assert queue.alarms == ("judge_failed",)
    assert queue.items[0].rule == "unjudged"
    desk.clock.advance(601)
    assert (await desk.moderate.queue()).alarms == ()


async def test_blocks_of_one_visit_share_one_claim_code_and_are_automated_decisions(desk: DeskWorld) -> None:
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    cid = str(uuid4())
    first = await desk.say(anne, "block links", cid=cid)
    second = await desk.say(anne, "block links again")
    other = await desk.say(ben, "block links")
    assert first.code == "judged"
    assert first.claim == second.claim != ""
    assert other.claim != first.claim
    assert (await desk.say(anne, "block links", cid=cid)).claim == ""
    state = await desk.claims.state("", first.claim)
    (statement,) = state.statements
    assert (statement.kind, statement.automated, statement.times) == ("machine_block", True, 2)
    assert (statement.ground, statement.reason, statement.clause) == ("terms", "elsewhere", "2.1")
    assert state.appeal_until_ms > desk.clock.now() * 1000 + 183 * 86_400_000
    made = (await desk.moderate.decisions()).decisions
    assert [one.kind for one in made] == ["machine_block", "machine_block"]
    assert (await desk.moderate.queue()).items == (), "a block needs nobody"


async def test_of_a_protected_finding_a_claim_code_tells_the_clause_and_nothing_else(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    for word in ("hold minor_contact", "block minor_contact"):
        verdict = await desk.say(anne, word)
        state = await desk.claims.state("", verdict.claim)
        told = repr(state)
        assert state.reason == "other"
        assert "minor" not in told
        assert "words" not in told
        assert "227" not in told
    assert (await desk.moderate.queue()).items[0].reason == "minor"


async def test_a_hold_nobody_looked_at_is_an_automated_decision_and_its_sender_is_told(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    held = await desk.say(anne, "hold this insult")
    desk.clock.advance(901)
    await desk.sweep.once()
    told = ear(anne).last(frames.VerdictFrame)
    assert (told.outcome, told.code, told.claim) == ("expired", "hold_expired", held.claim)
    assert (await desk.moderate.queue()).items == ()
    (statement,) = (await desk.claims.state("", held.claim)).statements
    assert (statement.kind, statement.automated) == ("hold_expired", True)
    assert (statement.clause, statement.reason, statement.ground) == ("2.1", "hate", "terms")
    assert told.clause == "2.1"
    (decision,) = (await desk.moderate.decisions()).decisions
    assert decision.automated


async def test_what_a_crash_left_between_hold_and_case_is_finished_once_a_minute(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    no_desk = desk.deliver._cases
    desk.deliver._cases = NoCases()  # the process died before the case was stored
    await desk.say(anne, "hold this insult")
    desk.deliver._cases = no_desk
    assert (await desk.moderate.queue()).items == ()
    await desk.upkeep.once()
    await desk.upkeep.once()
    (item,) = (await desk.moderate.queue()).items
    assert item.rule == "words"
    # The other half: the hold is gone, its case was not ended.
    desk.clock.advance(1_000)
    await desk.world.log.expire(desk.clock.now())
    assert len((await desk.moderate.queue()).items) == 1
    await desk.upkeep.once()
    assert (await desk.moderate.queue()).items == ()
    (decision,) = (await desk.moderate.decisions()).decisions
    assert (decision.kind, decision.clause, decision.reason) == ("hold_expired", "2.1", "hate")


async def test_a_hold_without_a_clause_of_its_own_expires_under_the_clause_of_checking(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    held = await desk.say(anne, "break this")
    desk.clock.advance(901)
    await desk.sweep.once()
    (statement,) = (await desk.claims.state("", held.claim)).statements
    assert (statement.kind, statement.clause, statement.reason) == ("hold_expired", "judging", "other")


async def test_of_an_expired_hold_by_a_protected_rule_the_sender_learns_the_clause_only(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    held = await desk.say(anne, "hold coercion")
    desk.clock.advance(901)
    await desk.sweep.once()
    told = ear(anne).last(frames.VerdictFrame)
    assert (told.outcome, told.rule, told.clause, told.spans, told.hint) == ("expired", "", "2.1", (), "")
    (statement,) = (await desk.claims.state("", held.claim)).statements
    assert (statement.clause, statement.reason) == ("2.1", "other")


async def test_a_desk_out_of_order_changes_no_verdict_and_alarms_staff(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        anne = await desk.enter("Anne")
        kept, desk.book._desk = desk.book._desk, _Broken()  # type: ignore[assignment]
        held, blocked = await desk.say(anne, "hold this"), await desk.say(anne, "block links")
        desk.book._desk = kept
        assert (held.outcome, held.claim) == ("held", "")
        assert (blocked.code, blocked.claim) == ("judged", "")
        assert desk.alarms.now() == ("storage",)


# ---------------------------------------------------------------- hosts


def ticket(visitor: object) -> Ticket:
    return Ticket(visitor.family, visitor.tag, visitor.name, "x", "y", 2e9)  # type: ignore[attr-defined]


async def test_a_hosts_mute_and_removal_are_decisions_with_a_reason_and_a_claim(desk: DeskWorld) -> None:
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    await desk.world.rooms.change(ROOM, host=anne.family, host_tag=anne.tag)
    _, muted = await desk.keeper.restrict(ticket(anne), ROOM, ben.tag, act="mute", minutes=10, reason="disruptive")
    (told,) = ear(ben).notices("muted")
    assert told.params["claim"] == muted
    _, removed = await desk.keeper.restrict(ticket(anne), ROOM, ben.tag, act="remove", minutes=10, reason="hate")
    assert removed != muted
    state = await desk.claims.state("", removed)
    (statement,) = state.statements
    assert (statement.kind, statement.author, statement.reason) == ("remove_from_room", "host", "hate")
    assert (statement.ground, statement.source) == ("terms", ""), "a host applies the rules of a room, never the law"
    assert statement.room == "La place"
    kinds = [(one.kind, one.by, one.tag) for one in (await desk.moderate.decisions()).decisions]
    assert set(kinds) == {("mute", anne.tag, ben.tag), ("remove_from_room", anne.tag, ben.tag)}


async def test_staff_lift_a_hosts_act(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.world.rooms.change(ROOM, host=anne.family, host_tag=anne.tag)
    _, claim = await desk.keeper.restrict(ticket(anne), ROOM, ben.tag, act="mute", minutes=10, reason="other")
    assert (await desk.say(ben, "may I?")).code == "muted"
    (decision,) = (await desk.moderate.decisions()).decisions
    assert decision.can_undo
    undone = await desk.moderate.undo(dora, decision.id)
    assert undone.undone_ms
    assert not undone.can_undo
    assert (await desk.moderate.undo(dora, decision.id)) == undone, "a repeat is not an error"
    assert (await desk.say(ben, "thank you")).outcome == "accepted"
    (statement,) = (await desk.claims.state("", claim)).statements
    assert statement.undone_ms == undone.undone_ms


async def test_a_closed_room_cannot_be_opened_again_by_lifting(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.world.rooms.change(ROOM, host=anne.family, host_tag=anne.tag)
    info, claim = await desk.keeper.close(ticket(anne), ROOM, "host_closed")
    assert info.state == "closed"
    assert [notice.params.get("claim") for notice in ear(ben).notices("room_closed")] == [claim]
    (decision,) = (await desk.moderate.decisions()).decisions
    assert not decision.can_undo
    with pytest.raises(Refused, match="conflict"):
        await desk.moderate.undo(dora, decision.id)


async def test_a_host_who_gives_no_known_reason_does_nothing(desk: DeskWorld) -> None:
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    await desk.world.rooms.change(ROOM, host=anne.family, host_tag=anne.tag)
    with pytest.raises(Refused, match="malformed"):
        await desk.keeper.restrict(ticket(anne), ROOM, ben.tag, act="mute", minutes=10, reason="because")
    assert (await desk.say(ben, "still here")).outcome == "accepted"
    assert (await desk.moderate.decisions()).decisions == ()


class _Broken:
    def __getattr__(self, _name: str) -> object:
        async def fail(*_: object, **__: object) -> None:
            raise Unavailable("storage")

        return fail


async def test_coming_back_makes_no_new_record_of_the_same_block(desk: DeskWorld) -> None:
    claims = set()
    for number in range(4):
        anne = await desk.enter("Anne")
        claims.add((await desk.say(anne, f"block {number}")).claim)
        desk.hub.left(anne)
        claims.add(await desk.book.refused(anne.family, anne.tag, ROOM, Judgement(outcome="block", rule="words")))
    (made,) = (await desk.moderate.decisions()).decisions
    assert len(claims) == 1
    assert made.times == 8


async def test_one_visitor_cannot_bury_the_desk_under_holds(desk: DeskWorld) -> None:
    anne, ben = await desk.enter("Anne"), await desk.enter("Ben")
    outcomes = [(await desk.say(anne, f"hold {number}")).outcome for number in range(HOLDS_MAX + 3)]
    assert outcomes == ["held"] * HOLDS_MAX + ["refused"] * 3
    assert (await desk.say(ben, "hold this")).outcome == "held"
    assert len((await desk.moderate.queue()).items) == HOLDS_MAX + 1
    assert not any(isinstance(frame, frames.Events) for frame in ear(ben).heard)


def test_a_photo_stopped_by_who_is_in_it_is_filed_so_that_refusing_it_makes_the_stop_count() -> None:
    def facts(bank: str) -> PhotoFacts:
        return PhotoFacts(matches=(BankMatch(bank, "hold", 4),))

    assert reason_of_hold("image_match", facts("stopped-0000000000000001-0")) in RIGHT
    assert reason_of_hold("image_match", facts("of-the-site")) == "photo"
    assert reason_of_hold("sexual", None) == "sexual"
