"""Who says to be under 18 in a name, a request or a room's texts: refused, a person is asked, the pass ends kindly."""

from __future__ import annotations

import asyncio

import pytest

from salon.base.errors import Judged, Unavailable
from salon.flow.hub import Visitor
from salon.flow.judge import RuleJudge
from salon.flow.naming import Naming
from salon.flow.own_word import OwnWords
from salon.flow.passes import BrowserKey
from salon.flow.ports.desk import CaseBody, CaseRow
from salon.flow.ports.tickets import Ticket
from salon.flow.screen import Screen
from salon.store.names import SqliteNames
from salon.wire.codec import encode
from tests.flow.desks import DeskWorld, ear
from tests.store.worlds import ROOM

NAME = "jeanne15ans"


def own_words(desk: DeskWorld) -> OwnWords:
    words = OwnWords(desk.desk, desk.hub, desk.book._codes, desk.book._draw_id, desk.clock, desk.alarms)
    words.send_back = desk.passes.send_back
    return words


def screen(desk: DeskWorld) -> Screen:
    return Screen(RuleJudge(), desk.book, own_words=own_words(desk))


def ticket(visitor: Visitor) -> Ticket:
    return Ticket(visitor.family, visitor.tag, visitor.name, "x", "y", 2e9)


async def named(desk: DeskWorld, visitor: Visitor, name: str) -> Judged:
    names = SqliteNames(desk.world.database, desk.world.keys)
    with pytest.raises(Judged) as refused:
        await Naming(names, desk.passes, screen(desk), desk.clock).name(ticket(visitor), name)
    return refused.value


async def test_a_pseudonym_that_says_under_18_is_refused_and_a_person_is_asked_at_once(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    refused = await named(desk, anne, NAME)
    assert (refused.clause, refused.hint) == ("1.1", "")
    dora, case = await desk.member(), await desk.only_case()
    file = await desk.moderate.look(dora, case)
    assert (file.kind, file.reason, file.target.kind, file.text) == ("notice", "minor", "name", NAME)
    assert file.returned
    assert {"give_back", "keep_out"} <= set(file.acts)
    (notice,) = ear(anne).notices("ended_kindly")
    assert notice.params == {"claim": refused.claim}
    assert anne.family in desk.revoked
    assert not any(b"minor" in encode(frame) for frame in ear(anne).heard)


async def test_several_texts_at_once_are_one_case_which_gives_the_pass_back(desk: DeskWorld) -> None:
    token = await desk.passes.issue(BrowserKey("x", "y"), "test")
    found = await desk.passes._passes.find(desk.passes._digest(token), desk.clock.now())
    assert found is not None
    look = screen(desk)
    tries = (look.check(f"jeanne{age}ans", "name", found.family, desk.clock.now()) for age in (15, 14, 13, 12))
    refused = await asyncio.gather(*tries, return_exceptions=True)
    assert [type(one) for one in refused] == [Judged] * 4
    assert len({one.claim for one in refused if isinstance(one, Judged)}) == 1
    dora, case = await desk.member(), await desk.only_case()
    await desk.act(dora, case, "give_back", reason="minor")
    assert not await desk.passes.sent_back(token)


async def test_its_bearer_learns_the_clause_only_and_later_that_the_pass_is_given_back(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    refused = await named(desk, anne, NAME)
    state = await desk.claims.state("", refused.claim)
    assert [(one.kind, one.clause, one.reason) for one in state.statements] == [("machine_block", "1.1", "other")]
    assert (state.origin, state.reason) == ("checks", "other")
    assert "minor" not in repr(state)
    dora, case = await desk.member(), await desk.only_case()
    await desk.act(dora, case, "give_back", reason="minor")
    state = await desk.claims.state("", refused.claim)
    assert [one.kind for one in state.statements] == ["machine_block", "give_back"]
    assert "minor" not in repr(state)
    await desk.act(dora, case, "dismiss")
    assert (await desk.moderate.queue()).items == ()


async def test_until_a_person_gives_it_back_the_browser_is_not_let_in(desk: DeskWorld) -> None:
    token = await desk.passes.issue(BrowserKey("x", "y"), "test")
    family = await desk.passes._passes.find(desk.passes._digest(token), desk.clock.now())
    assert family is not None
    with pytest.raises(Judged):
        await screen(desk).check(NAME, "name", family.family, desk.clock.now())
    assert await desk.passes.sent_back(token)
    dora, case = await desk.member(), await desk.only_case()
    await desk.act(dora, case, "keep_out", reason="minor")
    assert await desk.passes.sent_back(token)
    await desk.act(dora, case, "give_back", reason="minor")
    assert not await desk.passes.sent_back(token)


async def test_dismissed_it_still_waits_for_an_answer_about_the_pass(desk: DeskWorld) -> None:
    token = await desk.passes.issue(BrowserKey("x", "y"), "test")
    found = await desk.passes._passes.find(desk.passes._digest(token), desk.clock.now())
    assert found is not None
    with pytest.raises(Judged):
        await screen(desk).check(NAME, "name", found.family, desk.clock.now())
    dora, case = await desk.member(), await desk.only_case()
    await desk.act(dora, case, "dismiss")
    assert await desk.only_case() == case
    await desk.act(dora, case, "give_back", reason="minor")
    assert (await desk.moderate.queue()).items == ()


@pytest.mark.parametrize("name", ["Léa F15", "girl16", "Teen Girl", "mineure du 44"])
async def test_a_name_that_is_only_doubtful_is_refused_and_ends_nobodys_pass(desk: DeskWorld, name: str) -> None:
    anne = await desk.enter("Anne")
    await named(desk, anne, name)
    file = await desk.moderate.look(await desk.member(), await desk.only_case())
    assert (file.text, file.target.kind, file.returned) == (name, "name", False), "a person looks at it all the same"
    assert anne.family not in desk.revoked


@pytest.mark.parametrize(("where", "target"), [("request", "request"), ("topic", "visitor"), ("pinned", "visitor")])
async def test_who_says_it_in_a_request_or_a_rooms_text_is_asked_about_too(
    desk: DeskWorld, where: str, target: str
) -> None:
    anne = await desk.enter("Anne")
    with pytest.raises(Judged) as refused:
        await screen(desk).check("j'ai 15 ans, on parle ?", where, anne.family, desk.clock.now(), anne.tag, ROOM)  # type: ignore[arg-type]
    assert refused.value.claim
    file = await desk.moderate.look(await desk.member(), await desk.only_case())
    assert (file.target.kind, file.text, file.reason) == (target, "j'ai 15 ans, on parle ?", "minor")
    assert anne.family in desk.revoked


async def test_a_room_that_is_for_minors_says_nothing_of_its_host(desk: DeskWorld) -> None:
    anne = await desk.enter("Anne")
    with pytest.raises(Judged):
        await screen(desk).check("12-15 ans bienvenus", "topic", anne.family, desk.clock.now(), anne.tag)
    file = await desk.moderate.look(await desk.member(), await desk.only_case())
    assert (file.text, file.returned) == ("12-15 ans bienvenus", False)
    assert anne.family not in desk.revoked


async def test_what_was_typed_is_in_the_database_only_sealed(desk: DeskWorld) -> None:
    await named(desk, await desk.enter("Anne"), NAME)
    files = [path.read_bytes() for path in desk.world.root.rglob("*") if path.is_file()]
    assert files
    assert not any(NAME.encode() in data for data in files)


async def test_where_no_case_can_be_opened_the_pass_ends_all_the_same_and_staff_are_told(desk: DeskWorld) -> None:
    class Full:
        async def open_hold(self, row: CaseRow, body: CaseBody, claim: bytes | None) -> CaseRow:
            raise Unavailable("storage")

    anne = await desk.enter("Anne")
    words = own_words(desk)
    words._desk = Full()  # type: ignore[assignment]
    with pytest.raises(Judged) as refused:
        await Screen(RuleJudge(), desk.book, own_words=words).check(NAME, "name", anne.family, desk.clock.now())
    assert refused.value.claim == ""
    assert anne.family in desk.revoked
    assert desk.alarms.now() == ("storage",)
