"""Requests and one-to-ones as stored."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from salon.base.errors import Refused
from salon.base.expiry import ended
from salon.base.ids import Family, RoomId, Tag
from salon.base.values import Person
from salon.chat.direct import DIRECTS_MAX, HOUR_MAX, INCOMING_MAX, LIFE_S, OPEN_MAX, WAIT_S, Request
from salon.chat.model import Accepted, Declined
from salon.flow.ports.people import Pass, Wishes
from salon.flow.ports.talks import Opened
from salon.store.people import SqlitePeople
from salon.store.talks import SqliteTalks
from tests.store.worlds import ANNE, BEN, ROOM, START, World, open_world, room, said

CLEO = Family("c" * 22)
NAMES = {ANNE: Person("a" * 12, "Philomene"), BEN: Person("b" * 12, "Barnabas"), CLEO: Person("c" * 12, "Cleophee")}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = await open_world(tmp_path)
    yield world
    await world.close()


@pytest.fixture
def talks(world: World) -> SqliteTalks:
    return SqliteTalks(world.database, world.keys)


def number(n: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return "q" * 13 + letters[n // 676 % 26] + letters[n // 26 % 26] + letters[n % 26]


def request(n: int = 0, *, sender: Family = ANNE, receiver: Family = BEN, at: float = START, **given: Any) -> Request:
    values: dict[str, Any] = {
        "id": number(n),
        "sender": sender,
        "receiver": receiver,
        "status": "open",
        "judged": True,
        "at": at,
        "expires_at": at + LIFE_S,
        "text": "Parlons de mandolines",
        "asker": NAMES.get(sender, Person(sender[:12], "Somebody")),
        "asked": NAMES.get(receiver, Person(receiver[:12], "Somebody")),
    }
    return Request(**(values | given))


async def agree(talks: SqliteTalks, n: int = 0, *, by: Family = BEN, now: float = START, **given: Any) -> Opened:
    values: dict[str, Any] = {"agreed": True, "judging": True} | given
    return await talks.accept(number(n), by, NAMES[by], RoomId("r" + number(n)[1:]), now=now, **values)


def files(root: Path) -> bytes:
    return b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())


async def code(awaitable: Any) -> tuple[str, float | None]:
    with pytest.raises(Refused) as caught:
        await awaitable
    return caught.value.code, caught.value.retry_after_s


async def test_a_request_is_seen_by_its_two_and_by_nobody_else(talks: SqliteTalks) -> None:
    asked = request()
    await talks.ask(asked, met=True)
    assert await talks.requests(BEN, START) == [asked]
    assert await talks.requests(ANNE, START) == [asked]
    assert await talks.requests(CLEO, START) == []


async def test_what_was_typed_is_in_no_file_and_outlives_a_restart(tmp_path: Path) -> None:
    world = await open_world(tmp_path)
    talks = SqliteTalks(world.database, world.keys)
    await talks.ask(request(), met=True)
    await talks.ask(request(1, sender=CLEO), met=True)
    await agree(talks, 1)
    on_disk = files(tmp_path)
    assert number(0).encode() in on_disk
    for typed in (b"mandolines", b"hilomene", b"arnabas", b"leophee"):
        assert typed not in on_disk
    await world.close()
    world = await open_world(tmp_path)
    talks = SqliteTalks(world.database, world.keys)
    assert [one.text for one in await talks.requests(BEN, START)] == ["Parlons de mandolines"]
    assert [room.people for room in await world.rooms.directs(CLEO)] == [(NAMES[CLEO], NAMES[BEN])]
    on_disk = files(tmp_path)
    assert b"mandolines" not in on_disk
    await world.close()


async def test_a_request_ends_with_its_hour_and_its_words_with_their_key(talks: SqliteTalks, world: World) -> None:
    await talks.ask(request(), met=True)
    over = START + LIFE_S
    assert await talks.requests(BEN, over - 1)
    assert await talks.requests(BEN, over) == []
    assert await code(agree(talks, now=over)) == ("gone", None)
    assert await code(talks.decline(number(0), BEN, over)) == ("gone", None)
    world.keys.destroy(ended(over + 300))
    assert await talks.requests(BEN, over - 1) == []
    assert await talks.expire(over) == 1
    row = await world.database.read(lambda c: c.exec_driver_sql("SELECT status, sealed FROM requests").one())
    assert tuple(row) == ("expired", None)
    assert await talks.expire(over + WAIT_S["expired"]) == 1


async def test_an_acceptance_opens_the_room_of_two_and_a_repeated_one_finds_it_again(
    talks: SqliteTalks, world: World
) -> None:
    await talks.ask(request(), met=True)
    opened = await agree(talks)
    assert (opened.room.kind, opened.room.members, opened.room.capacity) == ("direct", (ANNE, BEN), 2)
    assert opened.room.judged
    assert opened.request.asker == NAMES[ANNE]
    again = await talks.accept(number(0), BEN, NAMES[BEN], RoomId("z" * 16), agreed=False, judging=True, now=START + 1)
    assert again.repeated
    assert again.room == opened.room
    assert [room.id for room in await world.rooms.directs(ANNE)] == [opened.room.id]
    assert await world.rooms.all() == []
    assert isinstance(await world.log.append(said(room=opened.room.id)), Accepted)
    assert await world.log.append(said(room=opened.room.id, family=CLEO)) == Declined("not_joined")


@pytest.mark.parametrize(
    ("sender", "receiver", "site", "judged"),
    [(True, True, True, True), (True, False, True, False), (False, True, True, False), (True, True, False, False)],
)
async def test_a_talk_is_judged_only_where_both_agree_and_both_answers_are_recorded(
    talks: SqliteTalks, world: World, sender: bool, receiver: bool, site: bool, judged: bool
) -> None:
    await talks.ask(request(judged=sender), met=True)
    opened = await agree(talks, agreed=receiver, judging=site)
    assert opened.room.judged is judged
    await talks.expire(START + 7 * 86_400)
    row = await world.database.read(
        lambda c: c.exec_driver_sql("SELECT sender_judged, receiver_judged, room, sealed FROM requests").one()
    )
    assert tuple(row) == (int(sender), int(receiver), opened.room.id, None)


async def test_the_record_of_consent_goes_with_the_room(talks: SqliteTalks, world: World) -> None:
    await talks.ask(request(), met=True)
    opened = await agree(talks)
    await world.rooms.change(opened.room.id, status="closed")
    assert await world.rooms.sweep(START + opened.room.life_s) == 1
    assert await talks.expire(START + opened.room.life_s) == 1


async def test_somebody_elses_request_does_not_exist(talks: SqliteTalks) -> None:
    await talks.ask(request(), met=True)
    for stranger in (ANNE, CLEO):
        assert await code(agree(talks, by=stranger)) == ("not_found", None)
        assert await code(talks.decline(number(0), stranger, START)) == ("not_found", None)
        assert await code(talks.block_sender(number(0), stranger, START)) == ("not_found", None)
    for stranger in (BEN, CLEO):
        assert await code(talks.withdraw(number(0), stranger, START)) == ("not_found", None)
    assert await code(talks.decline("' OR 1=1 --", BEN, START)) == ("not_found", None)
    assert len(await talks.requests(BEN, START)) == 1


async def test_after_a_refusal_the_same_two_wait_a_day_and_the_other_way_is_open(talks: SqliteTalks) -> None:
    await talks.ask(request(), met=True)
    assert await talks.decline(number(0), BEN, START + 10) == request()
    assert await talks.decline(number(0), BEN, START + 20) is None
    assert await code(agree(talks, now=START + 20)) == ("gone", None)
    day = START + 10 + 86_400
    assert await code(talks.ask(request(1, at=day - 60), met=True)) == ("request_limit", 60)
    await talks.expire(day - 60)
    assert await code(talks.ask(request(1, at=day - 60), met=True)) == ("request_limit", 60)
    await talks.ask(request(2, sender=BEN, receiver=ANNE, at=START + 30), met=True)
    await talks.withdraw(number(2), BEN, START + 40)
    await talks.expire(day)
    await talks.ask(request(3, at=day), met=True)


async def test_declined_and_blocked_look_alike_to_who_asked(talks: SqliteTalks) -> None:
    await talks.ask(request(0), met=True)
    await talks.ask(request(1, receiver=CLEO), met=True)
    declined = await talks.decline(number(0), BEN, START + 10)
    blocked = await talks.block_sender(number(1), CLEO, START + 10)
    assert blocked.refused == (request(1, receiver=CLEO),)
    assert declined == request(0)
    assert await talks.requests(ANNE, START + 10) == []
    later = START + 60
    assert await code(talks.ask(request(2, at=later), met=True)) == await code(
        talks.ask(request(3, receiver=CLEO, at=later), met=True)
    )


async def test_a_block_ends_what_is_between_the_two_and_spares_the_rest(talks: SqliteTalks, world: World) -> None:
    await talks.ask(request(0), met=True)
    opened = await agree(talks, 0)
    await talks.ask(request(1, sender=CLEO), met=True)
    parted = await talks.block(BEN, ANNE, Tag("a" * 12), START + 1)
    assert [(room.id, room.status) for room in parted.rooms] == [(opened.room.id, "closed")]
    assert parted.other == ANNE
    assert await world.log.append(said(room=opened.room.id)) == Declined("room_closed")
    assert len(await talks.requests(BEN, START + 1)) == 1
    for asking in (request(2), request(3, sender=BEN, receiver=ANNE)):
        assert await code(talks.ask(asking, met=True)) == ("not_available", None)
    assert (await talks.block(BEN, ANNE, Tag("a" * 12), START + 2)).rooms == ()
    assert await code(agree(talks, 0)) == ("gone", None)


async def test_a_block_from_a_request_holds_also_when_the_request_is_over(talks: SqliteTalks, world: World) -> None:
    await talks.ask(request(), met=True)
    await talks.block_sender(number(0), BEN, START + LIFE_S + 1)
    assert await SqlitePeople(world.database).hidden(ANNE) == {BEN}
    assert await SqlitePeople(world.database).blocked(BEN) == [NAMES[ANNE].tag]


async def test_ones_own_request_ends_when_one_blocks_whom_one_asked(talks: SqliteTalks) -> None:
    await talks.ask(request(), met=True)
    assert (await talks.block(ANNE, BEN, Tag("b" * 12), START)).refused == ()
    assert await talks.requests(BEN, START) == []


async def test_whoever_refuses_requests_is_not_available(talks: SqliteTalks, world: World) -> None:
    people = SqlitePeople(world.database)
    await people.issue(b"d" * 32, Pass(BEN, "x" * 43, "y" * 43, "test", 99_999))
    await people.wish(BEN, Wishes(requests=False))
    refused = await code(talks.ask(request(), met=True))
    unknown = await code(talks.ask(request(1, receiver=Family("")), met=False))
    assert refused == unknown == ("not_available", None)


async def test_a_sender_has_three_open_requests_and_eight_an_hour(talks: SqliteTalks) -> None:
    others = [Family(f"{n:022}") for n in range(20)]
    for n in range(OPEN_MAX):
        await talks.ask(request(n, receiver=others[n]), met=True)
    assert await code(talks.ask(request(9, receiver=others[9]), met=True)) == ("request_limit", None)
    for n in range(OPEN_MAX):
        await talks.withdraw(number(n), ANNE, START)
    for n in range(OPEN_MAX, HOUR_MAX):
        await talks.ask(request(n, receiver=others[n], at=START + 10), met=True)
        await talks.decline(number(n), others[n], START + 10)
    assert await code(talks.ask(request(9, receiver=others[9], at=START + 60), met=True)) == ("request_limit", 3540)
    await talks.expire(START + 3600)
    await talks.ask(request(9, receiver=others[9], at=START + 3600.001), met=True)


async def test_a_crowd_cannot_bury_anybody_under_requests(talks: SqliteTalks) -> None:
    crowd = [Family(f"{n:022}") for n in range(INCOMING_MAX + 1)]
    for n, one in enumerate(crowd[:-1]):
        await talks.ask(request(n, sender=one), met=True)
    assert await code(talks.ask(request(99, sender=crowd[-1]), met=True)) == ("not_available", None)


async def test_two_have_one_open_request_or_one_talk_at_a_time(talks: SqliteTalks) -> None:
    await talks.ask(request(0), met=True)
    for again in (request(1), request(2, sender=BEN, receiver=ANNE)):
        assert await code(talks.ask(again, met=True)) == ("request_pending", None)
    await agree(talks, 0)
    for again in (request(1), request(2, sender=BEN, receiver=ANNE)):
        assert await code(talks.ask(again, met=True)) == ("request_pending", None)


async def test_one_to_ones_are_capped_on_both_sides(talks: SqliteTalks) -> None:
    others = [Family(f"{n:022}") for n in range(DIRECTS_MAX)]
    for n, one in enumerate(others):
        at = START + 3600 * n
        await talks.ask(request(n, sender=one, at=at), met=True)
        await agree(talks, n, now=at)
    last = START + 3600 * DIRECTS_MAX
    await talks.ask(request(99, at=last), met=True)
    assert await code(agree(talks, 99, now=last)) == ("room_limit", None)
    assert await code(talks.ask(request(98, sender=BEN, receiver=CLEO, at=last), met=True)) == ("room_limit", None)


async def test_a_talk_is_ended_by_either_of_its_two_and_by_nobody_else(talks: SqliteTalks, world: World) -> None:
    await talks.ask(request(0), met=True)
    opened = await agree(talks, 0)
    assert await code(talks.close(opened.room.id, CLEO)) == ("not_found", None)
    await world.rooms.open(room())
    assert await code(talks.close(ROOM, ANNE)) == ("not_found", None)
    assert [record.status for record in (await talks.close(opened.room.id, ANNE)).rooms] == ["closed"]
    assert (await talks.close(opened.room.id, BEN)).rooms == ()
    assert await world.log.append(said(room=opened.room.id)) == Declined("room_closed")


async def test_who_leaves_takes_requests_and_talks_along(talks: SqliteTalks, world: World) -> None:
    await talks.ask(request(0), met=True)
    opened = await agree(talks, 0)
    await talks.ask(request(1, sender=CLEO), met=True)
    await talks.ask(request(2, sender=BEN, receiver=Family("d" * 22)), met=True)
    parted = await talks.end(BEN, START)
    assert [room.id for room in parted.rooms] == [opened.room.id]
    assert [one.sender for one in parted.refused] == [CLEO]
    assert await talks.end(BEN, START) == msgspec.structs.replace(parted, rooms=(), refused=())
    left = await world.database.read(lambda c: c.exec_driver_sql("SELECT count(*) FROM requests").scalar())
    assert left == 0
    assert await world.rooms.directs(ANNE) == []


async def test_a_revoked_family_has_no_talks_even_if_nobody_closed_them(talks: SqliteTalks, world: World) -> None:
    await talks.ask(request(0), met=True)
    await agree(talks, 0)
    await SqlitePeople(world.database).revoke(ANNE, START)
    assert await world.rooms.directs(BEN) == []
    assert await code(agree(talks, 0)) == ("not_found", None)


async def test_a_talk_is_idle_when_nothing_lives_in_it(talks: SqliteTalks, world: World) -> None:
    await talks.ask(request(0), met=True)
    opened = await agree(talks, 0)
    life = opened.room.life_s
    assert await talks.idle(START + life - 1) == []
    await world.log.append(said(room=opened.room.id, at=START + 100))
    assert await talks.idle(START + life) == []
    assert [room.id for room in await talks.idle(START + 100 + life)] == [opened.room.id]


async def test_the_names_of_the_two_move_on_with_their_room(talks: SqliteTalks, world: World) -> None:
    await talks.ask(request(0), met=True)
    opened = await agree(talks, 0)
    assert await world.rooms.reseal(START + 50_000) == 1
    world.keys.destroy(ended(START + 86_400))
    found = await world.rooms.get(opened.room.id)
    assert found is not None
    assert found.people == (NAMES[ANNE], NAMES[BEN])
