"""One-to-one: ask, answer, block, and the rooms of two that come of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from salon.base.errors import Refused
from salon.base.ids import RoomId, Tag
from salon.chat.direct import HOUR_MAX, LIFE_S, MET_S, TEXT_MAX
from salon.chat.model import Judgement
from salon.flow.ports.people import Wishes
from salon.flow.talk import Talk
from salon.store.talks import SqliteTalks
from salon.wire.frames import Retract, RoomState
from tests.flow.town import Citizen, Town, open_town
from tests.store.worlds import ROOM

LINK = "voir exemple.org"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as town:
        yield town


async def code(awaitable: Any) -> tuple[str, float | None]:
    with pytest.raises(Refused) as caught:
        await awaitable
    return caught.value.code, caught.value.retry_after_s


async def talking(one: Citizen, other: Citizen, *, agreed: tuple[bool, bool] = (True, True)) -> RoomId:
    """A one-to-one, both in it."""
    room = await other.accept(await one.ask(other, agreed=agreed[0]), agreed=agreed[1])
    await one.join(room)
    await other.join(room)
    return room


# ---------------------------------------------------------------------- asking


async def test_two_agree_and_talk_and_each_sees_the_other_as_the_rooms_name(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    request = await anne.ask(ben)
    assert ben.notices == [("request_received", {"name": "Anne"})]
    incoming, outgoing = await town.talk.requests(ben.ticket)
    assert ([one.text for one in incoming], outgoing) == (["On parle de mandolines ?"], [])
    assert incoming[0].asker.name == "Anne"
    info = await town.talk.accept(ben.ticket, request, agreed=True)
    assert (info.kind, info.name, info.judged) == ("direct", "Anne", True)
    assert anne.notices == [("request_accepted", {"name": "Ben", "room": info.id})]
    room = RoomId(info.id)
    await anne.join(room)
    await ben.join(room)
    states = [frame.info.name for frame in anne.screen.frames if isinstance(frame, RoomState) and frame.room == room]
    assert states == ["Ben"]
    assert (await anne.send("Bonsoir Ben", room)).outcome == "accepted"
    await asyncio.sleep(0)
    assert ben.heard(room) == ["Bonsoir Ben"]
    rooms, others = await town.talk.directs(anne.ticket)
    assert [(one.id, one.name, one.count) for one in rooms] == [(room, "Ben", 2)]
    assert others[room].tag == ben.tag


async def test_whoever_cannot_be_written_to_gives_one_answer_whatever_the_cause(town: Town) -> None:
    anne = await town.enter("Anne")
    unwilling, blocking, blocked, away, elsewhere = [
        await town.enter(name) for name in ("Unwilling", "Blocking", "Blocked", "Away", "Elsewhere")
    ]
    await town.people.wish(unwilling.visitor.family, Wishes(requests=False))
    await town.talk.block(blocking.ticket, anne.tag)
    await town.talk.block(anne.ticket, blocked.tag)
    away.go()
    elsewhere.leave()
    stranger = await town.enter("Stranger", join=False)
    town.clock.advance(MET_S + 1)
    answers = [
        await code(town.talk.ask(anne.ticket, tag, "Bonsoir", agreed=True))
        for tag in [
            *(one.tag for one in (unwilling, blocking, blocked, away, elsewhere, stranger, anne)),
            Tag("nobody------"),
        ]
    ]
    assert set(answers) == {("not_available", None)}
    assert len(answers) == HOUR_MAX
    for one in (unwilling, blocking, blocked, elsewhere, stranger):
        assert not [notice for notice in one.notices if notice[0] == "request_received"]


async def test_who_left_the_room_a_moment_ago_may_still_be_asked_and_half_an_hour_later_not(town: Town) -> None:
    anne, ben, cleo = await town.enter("Anne"), await town.enter("Ben"), await town.enter("Cleo")
    ben.leave()
    cleo.leave()
    town.clock.advance(MET_S)
    await anne.ask(ben)
    town.clock.advance(1)
    assert await code(anne.ask(cleo)) == ("not_available", None)


@pytest.mark.parametrize(
    "text", [LINK, "mon numéro 06 12 34 56 78", "tu es un idiot", "j'ai 15 ans", "ajoute moi sur snap : camille_t"]
)
async def test_what_is_not_plainly_allowed_is_not_sent(town: Town, text: str) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    assert await code(anne.ask(ben, text)) == ("judged", None)
    assert ben.notices == []
    assert await town.talk.requests(ben.ticket) == ([], [])


class Broken:
    def text(self, typed: str, where: str, at: float) -> Judgement:
        raise ZeroDivisionError


class Doubtful:
    def text(self, typed: str, where: str, at: float) -> Judgement:
        return Judgement(outcome="flag")


@pytest.mark.parametrize("judge", [Broken(), Doubtful()])
async def test_a_broken_or_doubtful_judge_lets_no_request_through(town: Town, judge: Any) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    talks = SqliteTalks(town.world.database, town.world.keys)
    talk = Talk(talks, town.world.rooms, town.people, town.hub, town.encounters, judge, town.clock, town.draw)
    assert await code(talk.ask(anne.ticket, ben.tag, "Bonsoir", agreed=True)) == ("judged", None)
    assert await town.talk.requests(ben.ticket) == ([], [])


async def test_an_empty_or_oversized_text_is_refused_by_name(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    for text in ("", " \n ", "mot " * TEXT_MAX):
        assert await code(anne.ask(ben, text)) == ("text_length", None)


async def test_a_storm_of_tries_is_stopped_also_when_nobody_is_reached(town: Town) -> None:
    anne = await town.enter("Anne")
    for n in range(HOUR_MAX):
        tag = Tag(f"nobody-----{n}")
        assert (await code(town.talk.ask(anne.ticket, tag, "Bonsoir", agreed=True)))[0] == "not_available"
    ben = await town.enter("Ben")
    refused, wait = await code(anne.ask(ben))
    assert refused == "request_limit"
    assert wait == pytest.approx(450)
    town.clock.advance(450.001)
    await anne.ask(ben)


async def test_many_requests_at_once_leave_one(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    answers = await asyncio.gather(*[anne.ask(ben) for _ in range(6)], return_exceptions=True)
    assert len([answer for answer in answers if isinstance(answer, str)]) == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"request_pending"}
    assert len(ben.notices) == 1


async def test_a_one_to_one_that_is_open_falls_silent_while_nobody_vouches_for_who_attests_age(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    room = await talking(anne, ben)
    said = await anne.send("bonsoir", room)
    town.vouched.doubted = True
    assert (await code(anne.send("encore là ?", room)))[0] == "trust_unconfirmed"
    assert (await code(anne.edit(said.seq or 0, "autre chose", room)))[0] == "trust_unconfirmed"
    assert (await code(ben.ask(anne)))[0] == "trust_unconfirmed"
    retract = Retract(room=room, target=said.seq or 0, cid=str(uuid4()))
    assert (await town.deliver.say(anne.visitor, retract)).outcome == "accepted"
    assert (await anne.send("dans la salle, oui", ROOM)).outcome == "accepted"
    town.vouched.doubted = False
    assert (await anne.send("de retour", room)).outcome == "accepted"


# ---------------------------------------------------------------------- answering


async def test_a_refusal_is_told_once_and_keeps_the_same_two_apart_for_a_day(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    request = await anne.ask(ben)
    await town.talk.decline(ben.ticket, request)
    await town.talk.decline(ben.ticket, request)
    assert anne.notices == [("request_declined", {"name": "Ben"})]
    assert await code(anne.ask(ben)) == ("request_limit", 86_400)
    assert await code(ben.accept(request)) == ("gone", None)
    await ben.ask(anne)


async def test_a_block_looks_like_a_refusal_to_who_is_blocked(town: Town) -> None:
    anne, ben, cleo = await town.enter("Anne"), await town.enter("Ben"), await town.enter("Cleo")
    await town.talk.decline(ben.ticket, await anne.ask(ben))
    await town.talk.block_sender(cleo.ticket, await anne.ask(cleo))
    assert [notice for notice, _ in anne.notices] == ["request_declined", "request_declined"]
    assert await code(anne.ask(ben)) == await code(anne.ask(cleo))
    assert await town.talk.requests(anne.ticket) == ([], [])


async def test_somebody_elses_request_cannot_be_answered(town: Town) -> None:
    anne, ben, cleo = await town.enter("Anne"), await town.enter("Ben"), await town.enter("Cleo")
    request = await anne.ask(ben)
    for stranger in (anne, cleo):
        assert await code(stranger.accept(request)) == ("not_found", None)
        assert await code(town.talk.decline(stranger.ticket, request)) == ("not_found", None)
        assert await code(town.talk.block_sender(stranger.ticket, request)) == ("not_found", None)
    assert await code(ben.accept("forged")) == ("not_found", None)
    assert await code(town.talk.withdraw(ben.ticket, request)) == ("not_found", None)


async def test_accepting_twice_gives_one_room_and_one_notice(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    request = await anne.ask(ben)
    first, second = await asyncio.gather(ben.accept(request), ben.accept(request, agreed=False))
    assert first == second
    assert [notice for notice, _ in anne.notices] == ["request_accepted"]
    assert len((await town.talk.directs(anne.ticket))[0]) == 1


async def test_a_withdrawn_or_expired_request_cannot_be_accepted(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    request = await anne.ask(ben)
    await town.talk.withdraw(anne.ticket, request)
    assert await code(ben.accept(request)) == ("gone", None)
    cleo = await town.enter("Cleo")
    request = await cleo.ask(ben)
    town.clock.advance(LIFE_S)
    await town.talk.sweep()
    assert await code(ben.accept(request)) == ("gone", None)
    assert await town.talk.requests(ben.ticket) == ([], [])


# ---------------------------------------------------------------------- in the room of two


async def test_a_third_family_finds_no_such_room(town: Town) -> None:
    anne, ben, cleo = await town.enter("Anne"), await town.enter("Ben"), await town.enter("Cleo")
    room = await talking(anne, ben)
    assert await code(cleo.join(room)) == ("not_found", None)
    assert await code(cleo.send("Bonsoir", room)) == ("not_joined", None)
    assert room not in [info.id for info in (await town.talk.directs(cleo.ticket))[0]]


async def test_with_the_consent_of_both_a_talk_is_judged_like_a_one_to_one(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    room = await talking(anne, ben)
    assert (await anne.send(LINK, room)).outcome == "accepted"  # flagged: in a one-to-one a link is no offence
    held = await anne.send("j'ai 15 ans", room)
    assert (held.outcome, held.rule) == ("held", "")
    assert len(await town.world.log.holds(town.clock.now())) == 1


@pytest.mark.parametrize("agreed", [(True, False), (False, True), (False, False)])
async def test_without_the_consent_of_both_a_talk_is_text_only_and_nothing_else_is_judged(
    town: Town, agreed: tuple[bool, bool]
) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    room = await talking(anne, ben, agreed=agreed)
    assert not (await town.talk.directs(ben.ticket))[0][0].judged
    first = await anne.send("tu es un idiot, j'ai 15 ans", room)
    assert first.outcome == "accepted"
    for disguise in (LINK, "exemple(dot)com", "ｅｘｅｍｐｌｅ．ｃｏｍ"):
        refused = [await anne.send(disguise, room), await anne.edit(first.seq, disguise, room)]
        assert [(one.outcome, one.code, one.rule, one.spans) for one in refused] == [
            ("refused", "text_only", "", ())
        ] * 2
    counts = await town.world.database.read(
        lambda c: [c.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() for table in ("sends", "holds")]
    )
    assert counts == [1, 0]
    assert (await anne.edit(first.seq, "pardon", room)).outcome == "accepted"


async def test_a_site_that_judges_no_one_to_one_makes_all_of_them_text_only(tmp_path: Path) -> None:
    async with open_town(tmp_path, judging="off") as town:
        anne, ben = await town.enter("Anne"), await town.enter("Ben")
        room = await talking(anne, ben)
        assert (await anne.send(LINK, room)).code == "text_only"


async def test_on_a_recorded_ground_every_one_to_one_is_judged_whatever_was_answered(tmp_path: Path) -> None:
    async with open_town(tmp_path, judging="basis") as town:
        anne, ben = await town.enter("Anne"), await town.enter("Ben")
        room = await talking(anne, ben, agreed=(False, False))
        assert town.hub.live[room].record.judged


async def test_a_host_is_exempt_from_slow_mode_and_others_are_not(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    here = next(iter(anne.visitor.rooms))
    record = await town.world.rooms.change(here, slow_s=60, host=anne.visitor.family, host_tag=anne.tag)
    town.hub.live[here].record = record
    assert [(await anne.send(text, here)).outcome for text in ("un", "deux")] == ["accepted", "accepted"]
    assert [(await ben.send(text, here)).code for text in ("un", "deux")] == ["", "slow_mode"]


# ---------------------------------------------------------------------- blocking, leaving, fading


async def test_a_block_ends_the_talk_for_both_and_hides_each_from_the_other(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    room = await talking(anne, ben)
    await town.talk.block(ben.ticket, anne.tag)
    for one in (anne, ben):
        assert one.notices[-1] == ("blocked", {})
        last = [frame for frame in one.screen.frames if isinstance(frame, RoomState) and frame.room == room][-1]
        assert last.info.state == "closed"
        assert room not in one.visitor.rooms
        assert await code(one.send("Encore", room)) == ("not_joined", None)
        assert await code(one.join(room)) == ("room_closed", None)
        assert await town.talk.directs(one.ticket) == ([], {})
    assert anne.screen.hidden == {ben.visitor.family}
    assert ben.screen.hidden == {anne.visitor.family}
    await town.talk.unblock(ben.ticket, anne.tag)
    assert anne.screen.hidden == ben.screen.hidden == frozenset()


async def test_who_agreed_to_talk_may_stop_without_blocking(town: Town) -> None:
    anne, ben, cleo = await town.enter("Anne"), await town.enter("Ben"), await town.enter("Cleo")
    room = await talking(anne, ben)
    assert await code(town.talk.end(cleo.ticket, room)) == ("not_found", None)
    await town.talk.end(anne.ticket, room)
    await town.talk.end(anne.ticket, room)
    assert [notice for notice in ben.notices if notice[0] == "blocked"] == [("blocked", {})]
    assert await code(ben.join(room)) == ("room_closed", None)
    assert ben.screen.hidden == frozenset()
    await ben.ask(anne)


async def test_a_partner_who_is_away_can_be_blocked_and_a_stranger_cannot(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    room = await talking(anne, ben)
    anne.go()
    town.clock.advance(MET_S + 1)
    await town.talk.sweep()
    assert town.encounters.who(anne.tag) is None
    await town.talk.block(ben.ticket, anne.tag)
    assert ("blocked", {}) in ben.notices
    assert await town.talk.directs(ben.ticket) == ([], {})
    for tag in (Tag("nobody------"), ben.tag):
        assert await code(town.talk.block(ben.ticket, tag)) == ("not_found", None)
    record = await town.world.rooms.get(room)
    assert record is not None
    assert record.status == "closed"


async def test_unblocking_whom_somebody_else_blocked_changes_nothing(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    await town.talk.block(ben.ticket, anne.tag)
    await town.talk.unblock(anne.ticket, anne.tag)
    await town.talk.unblock(anne.ticket, ben.tag)
    assert anne.screen.hidden == {ben.visitor.family}


async def test_who_leaves_for_good_ends_talks_and_requests(town: Town) -> None:
    anne, ben, cleo = await town.enter("Anne"), await town.enter("Ben"), await town.enter("Cleo")
    room = await talking(anne, ben)
    await cleo.ask(anne)
    await town.talk.ended(anne.visitor.family)
    assert ben.notices[-1] == ("blocked", {})
    assert cleo.notices == [("request_declined", {"name": "Anne"})]
    assert await code(ben.join(room)) == ("room_closed", None)
    assert await town.talk.requests(cleo.ticket) == ([], [])


async def test_a_talk_fades_when_both_stayed_away_for_its_life_and_nothing_lives_in_it(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    room = await talking(anne, ben)
    await anne.send("Bonsoir", room)
    record = await town.world.rooms.get(room)
    assert record is not None
    anne.leave(room)
    town.clock.advance(record.life_s)
    assert await town.talk.sweep() == 0
    town.clock.advance(record.life_s)
    assert await town.talk.sweep() == 0  # Ben is still there
    ben.leave(room)
    assert await town.talk.sweep() == 0
    town.clock.advance(record.life_s - 1)
    assert await town.talk.sweep() == 0
    town.clock.advance(1)
    assert await town.talk.sweep() == 1
    assert await town.talk.directs(anne.ticket) == ([], {})


async def test_a_visit_begins_the_wait_anew(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    room = await talking(anne, ben)
    anne.leave(room)
    ben.leave(room)
    town.clock.advance(14_400)
    assert await town.talk.sweep() == 0
    await anne.join(room)
    town.clock.advance(14_400)
    assert await town.talk.sweep() == 0
    anne.leave(room)
    assert await town.talk.sweep() == 0
    town.clock.advance(14_400)
    assert await town.talk.sweep() == 1


async def test_open_requests_and_talks_survive_a_restart(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        anne, ben, cleo = await town.enter("Anne"), await town.enter("Ben"), await town.enter("Cleo")
        room = await talking(anne, ben)
        request = await cleo.ask(anne)
        await town.talk.block(ben.ticket, cleo.tag)
    async with open_town(tmp_path) as town:
        anne, ben = await town.enter("Anne", join=False), await town.enter("Ben", join=False)
        assert [info.id for info in (await town.talk.directs(anne.ticket))[0]] == [room]
        assert [one.id for one in (await town.talk.requests(anne.ticket))[0]] == [request]
        assert {family[:4] for family in await town.people.hidden(ben.visitor.family)} == {"Cleo"}
