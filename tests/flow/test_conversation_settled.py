"""What nobody saw asks nobody anything, ends no pass, gives no card and raises no room."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from salon.base.ids import RoomId
from salon.flow.judge import RuleJudge
from salon.store.schema import talk_states
from salon.wire.frames import Send, VerdictFrame
from tests.flow.desks import DIRECT, DeskWorld, ear, open_desk
from tests.flow.town import Citizen, Town, open_town
from tests.store.worlds import ROOM

QUESTION = "tu as quel âge ?"
HARMLESS = "c'est quoi ta note au contrôle de conduite ?"
SEEKS = "Je cherche une fille de 15 ans pour parler"
PLACE = "viens seul maintenant derrière le gymnase à 22h"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as town:
        yield town


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[DeskWorld]:
    async with open_desk(tmp_path, guarded=True) as desk:
        yield desk


async def two(town: Town) -> tuple[Citizen, Citizen, RoomId]:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    where = await ben.accept(await anne.ask(ben))
    await anne.join(where), await ben.join(where)
    return anne, ben, where


async def say(town: Town, who: Citizen, text: str, where: RoomId, cid: str = "") -> VerdictFrame:
    town.clock.advance(3)
    return await town.deliver.say(who.visitor, Send(room=where, text=text, cid=cid or str(uuid4())))


async def test_other_words_under_one_cid_ask_nobody_for_their_age(town: Town) -> None:
    anne, ben, where = await two(town)
    cid = str(uuid4())
    await say(town, anne, HARMLESS, where, cid)
    assert (await say(town, anne, QUESTION, where, cid)).code == "conflict"
    assert (await say(town, ben, "15", where)).outcome == "accepted"
    assert not ben.screen.code


async def test_a_question_beside_what_is_held_asks_nobody(town: Town) -> None:
    anne, ben, where = await two(town)
    await say(town, anne, HARMLESS, where)
    assert (await say(town, anne, f"sale arabe. {QUESTION}", where)).outcome in {"held", "refused"}
    assert (await say(town, ben, "15", where)).outcome == "accepted"


async def test_a_question_everybody_saw_still_asks_also_when_it_is_sent_twice(town: Town) -> None:
    anne, ben, where = await two(town)
    cid = str(uuid4())
    for _ in range(2):
        await say(town, anne, QUESTION, where, cid)
    talk = town.conversations._talks[where, ""].talk  # type: ignore[index]
    assert talk.turns == 1, "a retry is no turn"
    await say(town, ben, "15", where)
    assert "ended_kindly" in {code for code, _ in ben.notices}


async def test_turns_under_way_at_once_are_all_remembered_and_those_refused_are_not(town: Town) -> None:
    anne, ben, where = await two(town)
    deliver, log = town.deliver, town.world.log
    first = Send(room=where, text=QUESTION, cid=str(uuid4()))
    taken = log.append

    async def meanwhile(said: object) -> object:
        """Before the question has its place, the other one writes, and the question comes again with other words."""
        log.append = taken  # type: ignore[method-assign]
        await say(town, ben, "rejoins mon discord direct", where)
        outcome = await taken(said)  # type: ignore[arg-type]
        await say(town, anne, HARMLESS, where, first.cid)
        return outcome

    log.append = meanwhile  # type: ignore[method-assign,assignment]
    assert (await deliver.say(anne.visitor, first)).outcome == "accepted"
    talk = town.conversations._talks[where, ""].talk  # type: ignore[index]
    assert talk.turns == 2
    assert any("age" in code for _, codes in talk.sides[anne.visitor.family].asked for code in codes)
    assert talk.sides[ben.visitor.family].spoke == 1
    assert not town.conversations._unsettled


async def test_what_was_refused_is_not_stored_and_what_was_held_is_with_its_signs_alone(town: Town) -> None:
    anne = await town.enter("Anne")

    async def rows() -> int:
        return len(await town.world.database.read(lambda c: c.execute(select(talk_states.c.room)).all()))

    await town.world.rooms.restrict(ROOM, anne.visitor.family, muted_until=town.clock.now() + 60)
    assert (await say(town, anne, QUESTION, ROOM)).code == "muted"
    assert await rows() == 0
    town.clock.advance(60)
    assert (await say(town, anne, f"{SEEKS}. {QUESTION}", ROOM)).outcome == "held"
    assert await rows() == 1
    await town.conversations.resume(town.clock.now())
    side = town.conversations._talks[ROOM, anne.visitor.family].talk.sides[anne.visitor.family]
    assert side.marks
    assert not side.asked


async def test_muted_people_raise_no_room_and_give_no_card(desk: DeskWorld) -> None:
    desk.deliver._judge._rules = RuleJudge()  # type: ignore[attr-defined]
    zoe = await desk.enter("Zoe")
    await desk.say(zoe, "bonsoir")
    for number in range(5):
        muted = await desk.enter(f"Muted{number}")
        await desk.world.rooms.restrict(ROOM, muted.family, muted_until=desk.clock.now() + 9_999)
        assert (await desk.say(muted, SEEKS)).code == "muted"
    assert desk.risks.of(ROOM) is None
    assert not ear(zoe).notices("card")
    assert (await desk.say(zoe, "encore là")).outcome == "accepted"


async def test_what_a_read_only_talk_refused_gives_no_card(desk: DeskWorld) -> None:
    anne, ben = await desk.enter("Anne", DIRECT), await desk.enter("Ben", DIRECT)
    live = desk.hub.live[DIRECT]
    live.record = await desk.world.rooms.change(DIRECT, status="read_only")
    assert (await desk.say(anne, SEEKS, where=DIRECT)).code == "read_only"
    assert not ear(ben).notices("card")
    assert not await desk.pauses.between(anne.family, ben.family)


async def test_who_may_not_write_names_no_place(town: Town) -> None:
    for name in ("Anne", "Beth"):
        muted = await town.enter(name)
        await town.world.rooms.restrict(ROOM, muted.visitor.family, muted_until=town.clock.now() + 9_999)
        assert (await muted.send(PLACE, ROOM)).code == "muted"
    carl = await town.enter("Carl")
    assert (await carl.send(PLACE, ROOM)).outcome == "accepted"


async def test_passes_that_were_just_made_hold_nobody_elses_place(town: Town) -> None:
    old = {(await town.enter("Dora")).visitor.family}

    async def settled(family: str) -> bool:
        return family in old

    town.conversations._settled = settled
    for name in ("Anne", "Beth"):
        assert (await (await town.enter(name)).send(PLACE, ROOM)).outcome == "accepted"
    assert (await (await town.enter("Carl")).send(PLACE, ROOM)).outcome == "accepted"
