"""What a person makes of a pause and of a pass that was sent back; and that nobody outside the case is told why."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from salon.base.errors import Refused
from salon.base.ids import CaseId
from salon.chat.model import Judgement
from salon.flow.casebook import STOPPED_PER_HOUR
from salon.flow.hub import Visitor
from salon.flow.passes import ROTATE_S, BrowserKey
from salon.flow.ports.cases import Stopped
from salon.flow.ports.staff import StaffMember
from salon.moderation.decision import FREEZE_S, RETURNED_S, UNCONFIRMED_S
from salon.store.append import HOLDS_MAX
from salon.wire import frames
from salon.wire.codec import encode
from salon.wire.staff import Case
from tests.flow.desks import DIRECT, DeskWorld, Ear, ear, open_desk
from tests.flow.halls import open_hall
from tests.store.worlds import ROOM

SECRET = "Je cherche une fille de 15 ans pour parler"
OWN = "J'ai 15 ans"


@pytest.fixture
async def guarded(tmp_path: Path) -> AsyncIterator[DeskWorld]:
    async with open_desk(tmp_path, guarded=True) as desk:
        yield desk


async def paused(desk: DeskWorld) -> tuple[Visitor, Visitor, StaffMember, CaseId]:
    """Anne wrote what pauses her talk with Ben; Dora has the case."""
    anne, ben, dora = await desk.enter("Anne", DIRECT), await desk.enter("Ben", DIRECT), await desk.member()
    assert (await desk.say(anne, SECRET, where=DIRECT)).outcome == "held"
    return anne, ben, dora, await desk.only_case()


async def waiting(desk: DeskWorld, visitor: Visitor) -> None:
    """So much of them waits for a person that nothing more may."""
    for number in range(2 * HOLDS_MAX):
        assert (await desk.say(visitor, f"hold coercion {number}")).outcome == "held"


async def case_with(desk: DeskWorld, by: StaffMember, text: str) -> tuple[CaseId, Case]:
    """The one case with these words."""
    files = [(CaseId(item.id), await desk.moderate.look(by, CaseId(item.id))) for item in await queued(desk)]
    ((case, file),) = [(case, file) for case, file in files if file.text == text]
    return case, file


async def queued(desk: DeskWorld) -> tuple[Any, ...]:
    return tuple((await desk.moderate.queue()).items)


async def expired(desk: DeskWorld) -> None:
    """Nobody looked at the text in time."""
    desk.clock.advance(901)
    await desk.sweep.once()
    await desk.upkeep.once()


# ---------------------------------------------------------------- pauses


async def test_a_case_says_that_the_machine_paused_the_talk_and_until_when(guarded: DeskWorld) -> None:
    _, _, dora, case = await paused(guarded)
    file = await guarded.moderate.look(dora, case)
    assert file.paused == "running"
    assert file.paused_until_ms == round((guarded.clock.now() + FREEZE_S) * 1000)
    assert {"lift_pause", "confirm_pause"} <= set(file.acts)
    assert "give_back" not in file.acts


async def test_a_lifted_pause_lets_both_write_again(guarded: DeskWorld) -> None:
    _, ben, dora, case = await paused(guarded)
    assert (await guarded.say(ben, "hello?", where=DIRECT)).code == "read_only"
    file = await guarded.act(dora, case, "lift_pause")
    assert file.paused == ""
    assert ear(ben).last(frames.RoomState).info.state == "open"
    assert (await guarded.say(ben, "hello?", where=DIRECT)).outcome == "accepted"
    assert (await guarded.act(dora, case, "lift_pause")).paused == "", "a repeat is no error"
    with pytest.raises(Refused, match="conflict"):
        await guarded.act(dora, case, "confirm_pause")


async def test_a_confirmed_pause_does_not_end_by_itself_and_a_person_may_take_that_back(guarded: DeskWorld) -> None:
    _, ben, dora, case = await paused(guarded)
    assert (await guarded.act(dora, case, "confirm_pause")).paused == "confirmed"
    guarded.clock.advance(FREEZE_S + 1)
    await guarded.talk.sweep()
    assert (await guarded.say(ben, "hello?", where=DIRECT)).code == "read_only"
    await guarded.act(dora, case, "lift_pause")
    assert (await guarded.say(ben, "hello?", where=DIRECT)).outcome == "accepted"


async def test_the_case_of_a_pause_waits_until_somebody_answers_or_it_ends(guarded: DeskWorld) -> None:
    _, ben, dora, case = await paused(guarded)
    await expired(guarded)
    assert await guarded.only_case() == case, "the text has expired, the pause has not"
    assert {"lift_pause", "confirm_pause", "suspend"} <= set((await guarded.moderate.look(dora, case)).acts)
    guarded.clock.advance(FREEZE_S)
    await guarded.talk.sweep()
    assert (await guarded.moderate.queue()).items == ()
    assert (await guarded.say(ben, "hello?", where=DIRECT)).outcome == "accepted"
    with pytest.raises(Refused, match="gone"):
        await guarded.act(dora, case, "confirm_pause")


async def test_an_answer_ends_a_case_whose_text_was_decided(guarded: DeskWorld) -> None:
    _, _, dora, case = await paused(guarded)
    await guarded.act(dora, case, "refuse")
    assert await guarded.only_case() == case
    await guarded.act(dora, case, "confirm_pause")
    assert (await guarded.moderate.queue()).items == ()


async def test_who_was_paused_reads_at_the_claim_what_a_person_decided_and_never_the_sign(guarded: DeskWorld) -> None:
    anne, _, dora = await guarded.enter("Anne", DIRECT), await guarded.enter("Ben", DIRECT), await guarded.member()
    held = await guarded.say(anne, SECRET, where=DIRECT)
    await guarded.act(dora, await guarded.only_case(), "confirm_pause", reason="minor")
    state = await guarded.claims.state("", held.claim)
    told = [(one.kind, one.reason, one.automated) for one in state.statements]
    assert told == [("freeze", "other", True), ("confirm_pause", "other", False)]
    assert "minor" not in repr(state)


async def test_what_no_person_acted_on_is_deleted_after_a_week_and_its_statement_stays(guarded: DeskWorld) -> None:
    anne, _, dora = await guarded.enter("Anne", DIRECT), await guarded.enter("Ben", DIRECT), await guarded.member()
    held = await guarded.say(anne, SECRET, where=DIRECT)
    case = await guarded.only_case()
    await expired(guarded)
    guarded.clock.advance(FREEZE_S)
    await guarded.talk.sweep()
    assert (await guarded.moderate.look(dora, case)).text == SECRET
    guarded.clock.advance(UNCONFIRMED_S)
    assert await guarded.desk.expire(guarded.clock.now()) == 1
    file = await guarded.moderate.look(dora, case)
    assert (file.text, file.rules, file.target.tag) == ("", (), "")
    assert [one.kind for one in (await guarded.claims.state("", held.claim)).statements] == ["freeze", "hold_expired"]


async def test_what_a_person_acted_on_stays_as_long_as_an_appeal_is_possible(guarded: DeskWorld) -> None:
    _, _, dora, case = await paused(guarded)
    await guarded.act(dora, case, "refuse")
    await guarded.act(dora, case, "lift_pause")
    guarded.clock.advance(UNCONFIRMED_S + 1)
    assert await guarded.desk.expire(guarded.clock.now()) == 0
    assert (await guarded.moderate.look(dora, case)).text == SECRET


async def test_a_pause_follows_from_what_was_written_even_where_nothing_could_be_held(guarded: DeskWorld) -> None:
    anne, dora = await guarded.enter("Anne", DIRECT, ROOM), await guarded.member()
    ben = await guarded.enter("Ben", DIRECT)
    await waiting(guarded, anne)
    assert (await guarded.say(anne, SECRET, where=DIRECT)).code == "too_fast"
    assert (await guarded.say(ben, "hello?", where=DIRECT)).code == "read_only"
    case, file = await case_with(guarded, dora, SECRET)
    assert (file.paused, file.kind) == ("running", "notice")
    assert not ear(ben).notices("card"), "it was shown nothing"
    await guarded.act(dora, case, "lift_pause")
    assert (await guarded.say(ben, "hello?", where=DIRECT)).outcome == "accepted"


async def burnt(desk: DeskWorld, visitor: Visitor) -> None:
    """They have opened as many cases as their texts may in an hour, and fill the places of what waits."""
    for number in range(STOPPED_PER_HOUR + 1):
        judgement = Judgement(outcome="block", rule="words", family="coercion")
        found = Stopped(visitor.family, visitor.tag, visitor.name, f"text {number}", judgement)
        assert bool(await desk.book.stopped(found)) == (number < STOPPED_PER_HOUR)
    await waiting(desk, visitor)


async def test_a_pause_has_a_case_however_many_cases_its_author_has(guarded: DeskWorld) -> None:
    anne, dora = await guarded.enter("Anne", DIRECT, ROOM), await guarded.member()
    ben = await guarded.enter("Ben", DIRECT)
    await burnt(guarded, anne)
    assert (await guarded.say(anne, SECRET, where=DIRECT)).code == "too_fast"
    case, file = await case_with(guarded, dora, SECRET)
    assert file.paused == "running"
    await guarded.act(dora, case, "lift_pause")
    assert (await guarded.say(ben, "hello?", where=DIRECT)).outcome == "accepted"


async def test_an_ended_pass_has_a_case_however_many_cases_its_bearer_has(guarded: DeskWorld) -> None:
    token = await guarded.passes.issue(BrowserKey("x", "y"), "test")
    found = await guarded.passes._passes.find(guarded.passes._digest(token), guarded.clock.now())
    assert found is not None
    anne, dora = await guarded.enter("Anne"), await guarded.member()
    anne = Visitor(found.family, anne.tag, "Anne", Ear())
    guarded.hub.admit(anne)
    await guarded.attend.join(anne, ROOM, None)
    await burnt(guarded, anne)
    assert (await guarded.say(anne, OWN)).code == "too_fast"
    assert await guarded.passes.sent_back(token)
    case, file = await case_with(guarded, dora, OWN)
    assert file.returned
    await guarded.act(dora, case, "give_back", reason="minor")
    assert not await guarded.passes.sent_back(token)


async def test_what_pauses_a_talk_several_times_at_once_makes_one_pause_and_one_case(guarded: DeskWorld) -> None:
    anne, ben = await guarded.enter("Anne", DIRECT, ROOM), await guarded.enter("Ben", DIRECT)
    await burnt(guarded, anne)
    before = len(await queued(guarded))
    guarded.clock.advance(2)
    sent = (frames.Send(room=DIRECT, text=SECRET, cid=str(uuid4())) for _ in range(3))
    await asyncio.gather(*(guarded.deliver.say(anne, frame) for frame in sent))
    assert len(await queued(guarded)) == before + 1
    assert len(ear(ben).notices("talk_paused")) == 1


async def test_who_says_to_be_under_18_several_times_at_once_leaves_once(guarded: DeskWorld) -> None:
    anne = await guarded.enter("Anne")
    await burnt(guarded, anne)
    before = len(await queued(guarded))
    guarded.clock.advance(2)
    sent = (frames.Send(room=ROOM, text=OWN, cid=str(uuid4())) for _ in range(3))
    await asyncio.gather(*(guarded.deliver.say(anne, frame) for frame in sent))
    assert len(await queued(guarded)) == before + 1
    assert len(ear(anne).notices("ended_kindly")) == 1


async def test_a_pause_is_a_decision_of_a_machine_that_both_can_read_and_that_says_nothing_of_either(
    guarded: DeskWorld,
) -> None:
    anne, ben, dora, case = await paused(guarded)
    claims = [str(ear(one).notices("talk_paused")[0].params["claim"]) for one in (anne, ben)]
    assert len(set(claims)) == 2
    for claim in claims:
        state = await guarded.claims.state("", claim)
        (freeze,) = state.statements
        assert (freeze.kind, freeze.reason, freeze.ground, freeze.automated) == ("freeze", "other", "terms", True)
        assert freeze.until_ms == round((guarded.clock.now() + FREEZE_S) * 1000)
        assert freeze.undone_ms == 0
        assert "minor" not in repr(state)
    assert [(await guarded.claims.state("", claim)).status for claim in claims] == ["open", "decided"]
    await guarded.act(dora, case, "refuse")
    assert (await guarded.claims.state("", claims[1])).statements[0].undone_ms == 0, "the pause goes on"
    await guarded.act(dora, case, "lift_pause")
    for claim in claims:
        freeze = (await guarded.claims.state("", claim)).statements[0]
        assert (freeze.kind, freeze.undone_ms) == ("freeze", round(guarded.clock.now() * 1000))


async def test_an_ended_pass_is_a_decision_that_giving_it_back_undoes(guarded: DeskWorld) -> None:
    anne, dora = await guarded.enter("Anne", DIRECT), await guarded.member()
    held = await guarded.say(anne, OWN, where=DIRECT)
    (freeze,) = (await guarded.claims.state("", held.claim)).statements
    assert (freeze.kind, freeze.reason, freeze.undone_ms) == ("freeze", "other", 0)
    assert freeze.until_ms == round((guarded.clock.now() + RETURNED_S) * 1000)
    await guarded.act(dora, await guarded.only_case(), "give_back", reason="minor")
    statements = (await guarded.claims.state("", held.claim)).statements
    assert [(one.kind, one.undone_ms > 0) for one in statements] == [("freeze", True), ("give_back", False)]


# ---------------------------------------------------------------- what is preserved


async def test_what_two_said_before_a_pause_is_kept_with_its_case_and_goes_with_it(guarded: DeskWorld) -> None:
    anne, ben, dora = await guarded.enter("Anne", DIRECT), await guarded.enter("Ben", DIRECT), await guarded.member()
    for text in ("salut", "bonsoir"):
        await guarded.say(ben, text, where=DIRECT)
    await guarded.say(anne, SECRET, where=DIRECT)
    case = await guarded.only_case()
    file = await guarded.moderate.look(dora, case)
    assert [(one.name, one.text) for one in file.context] == [("Ben", "salut"), ("Ben", "bonsoir")]
    await expired(guarded)
    guarded.clock.advance(FREEZE_S)
    await guarded.talk.sweep()
    guarded.clock.advance(UNCONFIRMED_S)
    await guarded.desk.expire(guarded.clock.now())
    assert (await guarded.moderate.look(dora, case)).context == ()


async def test_what_was_said_to_who_turned_out_to_be_under_18_is_kept_with_the_case(guarded: DeskWorld) -> None:
    anne, ben, dora = await guarded.enter("Anne", DIRECT), await guarded.enter("Ben", DIRECT), await guarded.member()
    await guarded.say(ben, "on se voit derrière la gare", where=DIRECT)
    await guarded.say(anne, OWN, where=DIRECT)
    file = await guarded.moderate.look(dora, await guarded.only_case())
    assert [one.text for one in file.context] == ["on se voit derrière la gare"]


# ---------------------------------------------------------------- a pass that was sent back


async def test_who_says_to_be_under_18_is_out_without_a_strike_and_keeps_a_claim_code(guarded: DeskWorld) -> None:
    anne, ben, dora = await guarded.enter("Anne", DIRECT), await guarded.enter("Ben", DIRECT), await guarded.member()
    held = await guarded.say(anne, OWN, where=DIRECT)
    (told,) = ear(anne).notices("ended_kindly")
    assert told.params == {"claim": held.claim}
    assert ear(anne).closed
    file = await guarded.moderate.look(dora, await guarded.only_case())
    assert (file.reason, file.returned, file.paused) == ("minor", True, "")
    assert {"give_back", "keep_out"} <= set(file.acts)
    (made,) = (await guarded.moderate.decisions()).decisions
    assert (made.kind, made.author, made.reason, made.automated) == ("freeze", "machine", "other", True)
    for visitor in (anne, ben):
        assert not any(b"minor" in encode(frame) for frame in ear(visitor).heard)


async def test_what_a_rule_would_only_have_refused_is_looked_at_when_somebody_says_to_be_under_18(
    guarded: DeskWorld,
) -> None:
    anne = await guarded.enter("Anne", DIRECT)
    assert (await guarded.say(anne, f"block {OWN}", where=DIRECT)).outcome == "held"
    assert await guarded.only_case()


async def test_the_case_of_a_pass_that_was_sent_back_waits_for_a_person(guarded: DeskWorld) -> None:
    anne, dora = await guarded.enter("Anne", DIRECT), await guarded.member()
    await guarded.say(anne, OWN, where=DIRECT)
    await expired(guarded)
    case = await guarded.only_case()
    guarded.clock.advance(FREEZE_S)
    await guarded.talk.sweep()
    assert await guarded.only_case() == case
    assert (await guarded.act(dora, case, "give_back", reason="minor")).returned is False
    assert (await guarded.moderate.queue()).items == ()
    with pytest.raises(Refused, match="conflict"):
        await guarded.act(dora, case, "keep_out")


async def test_outside_the_case_nothing_says_why(guarded: DeskWorld, capsys: pytest.CaptureFixture[str]) -> None:
    anne, dora = await guarded.enter("Anne", DIRECT), await guarded.member()
    held = await guarded.say(anne, OWN, where=DIRECT)
    await guarded.act(dora, await guarded.only_case(), "keep_out", reason="minor")
    state = await guarded.claims.state("", held.claim)
    assert [(one.kind, one.reason) for one in state.statements] == [("freeze", "other"), ("keep_out", "other")]
    logged = capsys.readouterr()
    assert "minor" not in repr(state) + logged.out + logged.err
    assert b"minor" not in guarded.metrics.text()


@pytest.mark.parametrize("answer", ["", "give_back", "keep_out"])
async def test_whatever_staff_press_who_was_protected_reads_no_accusation_and_gets_no_measure(
    guarded: DeskWorld, answer: Any
) -> None:
    anne, dora = await guarded.enter("Anne", DIRECT), await guarded.member()
    held = await guarded.say(anne, OWN, where=DIRECT)
    case = await guarded.only_case()
    await guarded.act(dora, case, "refuse", reason="minor")
    if answer:
        await guarded.act(dora, case, answer, reason="minor")
    file = await guarded.moderate.look(dora, case)
    assert not {"mute", "fresh_proof", "suspend"} & set(file.acts)
    for measure in ("mute", "fresh_proof", "suspend"):
        with pytest.raises(Refused, match="conflict"):
            await guarded.act(dora, case, measure)
    state = await guarded.claims.state("", held.claim)
    refused = next(one for one in state.statements if one.kind == "refuse")
    assert (state.reason, refused.reason, refused.ground, refused.source) == ("other", "other", "terms", "")
    assert "minor" not in repr(state)


async def test_who_wrote_what_staff_refused_reads_the_law_it_rests_on(guarded: DeskWorld) -> None:
    anne, _, dora = await guarded.enter("Anne", DIRECT), await guarded.enter("Ben", DIRECT), await guarded.member()
    held = await guarded.say(anne, SECRET, where=DIRECT)
    await guarded.act(dora, await guarded.only_case(), "refuse", reason="minor")
    _, refused = (await guarded.claims.state("", held.claim)).statements
    assert (refused.reason, refused.ground) == ("minor", "law")


async def test_a_fresh_proof_opens_nothing_in_that_browser_until_a_person_gives_the_pass_back(tmp_path: Path) -> None:
    async with open_hall(tmp_path) as hall:
        anne, ben = await hall.walk_in("av-plain"), await hall.walk_in("av-plain")
        first = anne.token
        hall.clock.advance(ROTATE_S + 1)
        family = anne.family(await anne.rotate())
        assert anne.token != first
        await hall.keeper.send_back(family, "hold-1")
        assert family in hall.revoked
        for token in (first, anne.token):
            assert await hall.keeper.sent_back(token)
            with pytest.raises(Refused, match="pass_waits"):
                await hall.keeper.check_not_sent_back(token)
        with pytest.raises(Refused, match="pass_waits"):
            await anne.rotate()
        await ben.rotate()
        assert not await hall.keeper.sent_back("")
        assert not await hall.keeper.sent_back("unknown")
        hall.clock.advance(RETURNED_S + 1)
        assert not await hall.keeper.sent_back(anne.token), "it waits as long as there is a case, no longer"


async def test_without_a_case_a_pass_only_ends(tmp_path: Path) -> None:
    async with open_hall(tmp_path) as hall:
        anne = await hall.walk_in("av-plain")
        await hall.keeper.send_back(anne.family(await anne.rotate()), "")
        assert not await hall.keeper.sent_back(anne.token)
        with pytest.raises(Refused, match="no_pass"):
            await anne.rotate()
