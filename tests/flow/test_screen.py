"""Names, topics, pinned texts: refused with what to change and a claim code; a broken judge lets nothing through."""

from __future__ import annotations

import pytest

from salon.base.errors import Judged
from salon.base.ids import Family
from salon.chat.model import Judgement
from salon.flow.casebook import STOPPED_PER_HOUR
from salon.flow.ports.tickets import Ticket
from salon.flow.rooms import NewRoom
from salon.flow.screen import Screen
from tests.flow.desks import DeskWorld

ANNE = Family("Anne" + "_" * 18)


class Says:
    """A judge of one mind."""

    def __init__(self, **judgement: object) -> None:
        self.judgement = judgement

    def text(self, _typed: str, _where: str, _at: float) -> Judgement:
        if not self.judgement:
            raise ZeroDivisionError
        return Judgement(rule="words", clause="2.1", hint="change", **self.judgement)  # type: ignore[arg-type]


@pytest.mark.parametrize("where", ["name", "topic", "pinned", "request"])
async def test_a_broken_judge_lets_nothing_through_and_alarms_staff(desk: DeskWorld, where: str) -> None:
    with pytest.raises(Judged) as refused:
        await Screen(Says(), desk.book).check("Bonsoir", where, ANNE, 1.0)  # type: ignore[arg-type]
    assert refused.value.claim
    assert desk.alarms.now() == ("judge_failed",)


@pytest.mark.parametrize(
    ("outcome", "where", "passes"),
    [
        ("allow", "name", True),
        ("allow", "request", True),
        ("flag", "name", True),
        ("flag", "topic", True),
        ("flag", "request", False),
        ("hold", "name", False),
        ("hold", "topic", False),
        ("block", "request", False),
    ],
)
async def test_what_is_not_plainly_allowed_is_refused(outcome: str, where: str, *, passes: bool) -> None:
    screen = Screen(Says(outcome=outcome))
    if passes:
        await screen.check("Bonsoir", where, ANNE, 1.0)  # type: ignore[arg-type]
        return
    with pytest.raises(Judged) as refused:
        await screen.check("Bonsoir", where, ANNE, 1.0)  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.clause, refused.value.hint) == ("judged", "2.1", "change")


async def test_of_a_protected_finding_only_the_clause_is_told(desk: DeskWorld) -> None:
    with pytest.raises(Judged) as refused:
        await Screen(Says(outcome="hold", family="minor_contact"), desk.book).check("15 ans", "name", ANNE, 1.0)
    assert (refused.value.clause, refused.value.hint) == ("2.1", "")
    state = await desk.claims.state("", refused.value.claim)
    assert (state.statements[0].kind, state.statements[0].automated, state.reason) == ("machine_block", True, "other")


async def test_refusals_of_one_visit_share_the_claim_code_of_its_messages(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    blocked = await desk.say(anne, "block links")
    ticket = Ticket(anne.family, anne.tag, anne.name, "x", "y", 2e9)
    with pytest.raises(Judged) as refused:
        await desk.keeper.open(ticket, NewRoom(name="a block links room"))
    assert refused.value.claim == blocked.claim
    (statement,) = (await desk.claims.state("", blocked.claim)).statements
    assert statement.times == 2


async def test_what_a_protected_rule_found_in_a_request_reaches_a_person_with_whom_it_was_for(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    ticket = Ticket(anne.family, anne.tag, anne.name, "x", "y", 2e9)
    with pytest.raises(Judged) as refused:
        await desk.talk.ask(ticket, ben.tag, "please hold this coercion", agreed=True)
    assert (refused.value.clause, refused.value.hint) == ("2.1", "")
    file = await desk.moderate.look(dora, await desk.only_case())
    assert (file.text, file.where, file.reason) == ("please hold this coercion", "Ben", "coercion")
    assert (file.target.kind, file.target.name, file.target.tag) == ("request", "Anne", anne.tag)
    assert {"dismiss", "suspend"} <= set(file.acts)
    assert "release" not in file.acts
    state = await desk.claims.state("", refused.value.claim)
    assert "coercion" not in repr(state)


async def test_ordinary_refusals_open_no_case_and_protected_ones_not_without_end(desk: DeskWorld) -> None:
    protected, ordinary = (
        Screen(Says(outcome="hold", family="coercion"), desk.book),
        Says(outcome="block", family="links"),
    )
    for screen in (Screen(ordinary, desk.book), *(protected,) * (STOPPED_PER_HOUR + 2)):
        with pytest.raises(Judged):
            await screen.check("Bonsoir", "topic", ANNE, 1.0)
    assert len((await desk.moderate.queue()).items) == STOPPED_PER_HOUR
