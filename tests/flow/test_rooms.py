"""What a host may not do, and what rooms may not be called."""

from __future__ import annotations

import asyncio
from datetime import UTC
from typing import Any

import pytest

from salon.base.errors import Judged, Refused
from salon.base.ids import Family, RoomId, Tag
from salon.flow.hours import OpeningHours
from salon.flow.hub import Visitor
from salon.flow.judge import RuleJudge
from salon.flow.ports.tickets import Ticket
from salon.flow.rooms import OPENINGS, NewRoom, RoomKeeper
from salon.flow.rulebook import Rulebook
from salon.safety.policy import TABLE, Row
from salon.store.rulebook import SqliteRulebook
from tests.flow.desks import DeskWorld, Ear, ear


def ticket(visitor: Visitor) -> Ticket:
    return Ticket(visitor.family, visitor.tag, visitor.name, "x", "y", 0.0)


async def hosted(desk: DeskWorld, host: Visitor) -> RoomId:
    return RoomId((await desk.keeper.open(ticket(host), NewRoom("Old films"))).id)


@pytest.mark.parametrize("act", ["mute", "unmute"])
async def test_a_host_cannot_lift_or_shorten_what_staff_forbade(desk: DeskWorld, act: str) -> None:
    host, dora = await desk.enter("Host"), await desk.member()
    room = await hosted(desk, host)
    await desk.attend.join(host, room, None)
    anne = await desk.enter("Anne", room)
    await desk.say(anne, "rude words", where=room)
    await desk.report(host, room=room, seq=1)
    await desk.act(dora, await desk.only_case(), "mute", minutes=600)
    await desk.keeper.restrict(ticket(host), room, anne.tag, act=act, minutes=1, reason="spam")
    desk.clock.advance(120)
    assert (await desk.say(anne, "more", where=room)).code == "muted"
    assert not ear(anne).notices("unmuted")
    made = (await desk.moderate.decisions()).decisions
    await desk.moderate.undo(dora, next(one.id for one in made if one.author == "staff"))
    assert (await desk.say(anne, "sorry", where=room)).outcome == "accepted"


async def test_lifting_one_mute_of_staff_leaves_another_standing(desk: DeskWorld) -> None:
    anne, ben, dora = await desk.enter("Anne"), await desk.enter("Ben"), await desk.member()
    await desk.say(anne, "rude words")
    await desk.say(anne, "more of them")
    for seq, minutes in ((1, 60), (2, 10)):
        await desk.report(ben, seq=seq)
        await desk.act(dora, await desk.only_case(), "mute", minutes=minutes)
    made = sorted((await desk.moderate.decisions()).decisions, key=lambda one: one.until_ms)
    desk.clock.advance(660)
    assert (await desk.say(anne, "again")).code == "muted", "the longer mute lasts"
    await desk.moderate.undo(dora, made[0].id)
    assert (await desk.say(anne, "again")).code == "muted"
    await desk.moderate.undo(dora, made[1].id)
    assert (await desk.say(anne, "again")).outcome == "accepted"


@pytest.mark.parametrize(
    "name", ["\u200b\u200b\u200b", "\u202e\u202e\u202e", "\u3164\u3164\u3164", "a\u0301\u0301\u0301", "   "]
)
async def test_a_room_whose_name_cannot_be_seen_is_none(desk: DeskWorld, name: str) -> None:
    host = await desk.enter("Host")
    with pytest.raises(Refused, match="text_length"):
        await desk.keeper.open(ticket(host), NewRoom(name))


async def test_signs_turn_no_text_round_and_pile_nothing_up(desk: DeskWorld) -> None:
    host = await desk.enter("Host")
    asked = NewRoom("Films \u202e\u0000\u2066anciens" + "\u0301" * 30, topic="\u202a\u001btout\u200b public")
    info = await desk.keeper.open(ticket(host), asked)
    assert info.name == "Films ancienś" + "\u0301" * 3
    assert info.topic == "tout public"
    room = RoomId(info.id)
    await desk.attend.join(host, room, None)
    assert (await desk.keeper.pin(ticket(host), room, "\u202eun\r\n\u2067deux\n\n")).pinned == "un\ndeux"
    assert (await desk.keeper.pin(ticket(host), room, "\u202e")).pinned == ""


@pytest.mark.parametrize(
    ("name", "topic", "of"), [("block links", "Old films", "name"), ("Old films", "block", "topic")]
)
async def test_a_refused_room_says_whether_its_name_or_its_topic_was_why(
    desk: DeskWorld, name: str, topic: str, of: str
) -> None:
    host = await desk.enter("Host")
    with pytest.raises(Judged) as refused:
        await desk.keeper.open(ticket(host), NewRoom(name, topic=topic))
    assert refused.value.of == of


async def test_opening_and_closing_rooms_has_an_end(desk: DeskWorld) -> None:
    host = await desk.enter("Host")
    for _ in range(OPENINGS):
        await desk.keeper.close(ticket(host), await hosted(desk, host), "host_closed")
    with pytest.raises(Refused, match="room_limit") as refused:
        await hosted(desk, host)
    assert refused.value.retry_after_s


async def test_a_host_who_changes_the_room_without_end_is_slowed(desk: DeskWorld) -> None:
    host = await desk.enter("Host")
    room = await hosted(desk, host)

    async def flood() -> None:
        for slow_s in range(100):
            await desk.keeper.slow(ticket(host), room, slow_s)

    with pytest.raises(Refused, match="too_fast"):
        await flood()


async def test_who_has_no_name_hosts_nothing(desk: DeskWorld) -> None:
    nameless: Any = Ticket((await desk.enter("Host")).family, Tag(""), "", "x", "y", 0.0)
    with pytest.raises(Refused, match="no_name"):
        await desk.keeper.open(nameless, NewRoom("Old films"))


async def test_who_is_removed_while_coming_in_on_another_tab_stays_out(desk: DeskWorld) -> None:
    host, dora = await desk.enter("Host"), await desk.member()
    room = await hosted(desk, host)
    await desk.attend.join(host, room, None)
    anne = await desk.enter("Anne", room)
    read, go, rooms = asyncio.Event(), asyncio.Event(), desk.world.rooms
    stored = rooms.restriction

    async def slowly(where: RoomId, family: Family) -> tuple[float, float]:
        found = await stored(where, family)
        read.set()
        await go.wait()
        return found

    rooms.restriction = slowly  # type: ignore[method-assign]  # the real answer, later
    other_tab = Visitor(anne.family, anne.tag, anne.name, Ear())  # type: ignore[arg-type]
    desk.hub.admit(other_tab)
    coming = asyncio.create_task(desk.attend.join(other_tab, room, None))
    await read.wait()
    rooms.restriction = stored  # type: ignore[method-assign]
    await desk.keeper.restrict(ticket(host), room, anne.tag, act="remove", minutes=5, reason="spam")
    go.set()
    with pytest.raises(Refused, match="removed"):
        await coming
    made = (await desk.moderate.decisions()).decisions
    await desk.moderate.undo(dora, made[0].id)
    await desk.attend.join(other_tab, room, None)


async def test_a_host_chooses_how_coarse_language_may_be_and_it_is_kept(desk: DeskWorld) -> None:
    host, ben = await desk.enter("Host"), await desk.enter("Ben")
    info = await desk.keeper.open(ticket(host), NewRoom("Old films", preset="strict"))
    room = RoomId(info.id)
    assert info.preset == "strict"
    await desk.attend.join(host, room, None)
    await desk.keeper.preset(ticket(host), room, "relaxed")
    assert desk.hub.live[room].record.preset == "relaxed"
    stored = await desk.world.rooms.get(room)
    assert stored is not None
    assert stored.preset == "relaxed"
    with pytest.raises(Refused, match="not_host"):
        await desk.keeper.preset(ticket(ben), room, "relaxed")


async def test_a_line_of_the_table_for_pinned_texts_counts_for_pinned_texts_alone(desk: DeskWorld) -> None:
    table = (Row("links", "allow", places=("pinned",)), *TABLE)
    book = Rulebook(SqliteRulebook(desk.world.database), (), bytes(32), desk.clock, table=table)
    hours = OpeningHours("", UTC, desk.clock, desk.hub)
    ids = iter(("anotherroom23456",))
    judge = RuleJudge(book=book)
    keeper = RoomKeeper(desk.world.rooms, desk.hub, judge, hours, desk.clock, lambda: RoomId(next(ids)))
    host = await desk.enter("Host")
    with pytest.raises(Judged):
        await keeper.open(ticket(host), NewRoom("Old films", "voir exemple.org"))
    opened = await keeper.open(ticket(host), NewRoom("Old films"))
    pinned = await keeper.pin(ticket(host), RoomId(opened.id), "voir exemple.org")
    assert pinned.pinned == "voir exemple.org"
    with pytest.raises(Judged):
        await keeper.pin(ticket(host), RoomId(opened.id), "pour les moins de 18 ans")
