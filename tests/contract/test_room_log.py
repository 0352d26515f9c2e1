"""What every room log must do, whatever it is built on. A second store joins by a second parameter of `world`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest

from salon.base.ids import RoomId
from salon.chat.model import Accepted, Declined, Held, Judgement
from tests.store.worlds import ANNE, BEN, ROOM, START, World, open_world, refuse, release, remove, room, said

HOLD = Judgement(outcome="hold", rule="contact", clause="2.3")
BLOCK = Judgement(outcome="block", rule="links", clause="2.1", hint="remove_link")


@pytest.fixture(params=["sqlite"])
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = await open_world(tmp_path)
    await world.rooms.open(room())
    yield world
    await world.close()


async def accepted(world: World, text: str = "Bonsoir", **given: object) -> Accepted:
    outcome = await world.log.append(said(text, **given))  # type: ignore[arg-type]
    assert isinstance(outcome, Accepted), outcome
    return outcome


def declined(outcome: object) -> Declined:
    assert isinstance(outcome, Declined), outcome
    return outcome


# ---------------------------------------------------------------- order


async def test_seq_is_gapless_also_when_many_send_at_once(world: World) -> None:
    outcomes = await asyncio.gather(*(world.log.append(said(f"n {i}")) for i in range(50)))
    assert sorted(o.event.seq for o in outcomes if isinstance(o, Accepted)) == list(range(1, 51))


async def test_a_refusal_burns_no_seq(world: World) -> None:
    await accepted(world)
    assert declined(await world.log.append(said(judgement=BLOCK))).code == "judged"
    assert (await accepted(world)).event.seq == 2


async def test_an_unknown_room_is_not_found(world: World) -> None:
    assert declined(await world.log.append(said(room=RoomId("z" * 16)))).code == "not_found"


async def test_every_event_carries_a_receipt_of_its_own(world: World) -> None:
    first, second = await accepted(world), await accepted(world)
    assert first.event.receipt
    assert first.event.receipt != second.event.receipt


# ---------------------------------------------------------------- cid


async def test_a_retry_gets_the_first_outcome_again(world: World) -> None:
    cid = uuid4()
    first = await accepted(world, cid=cid)
    again = await world.log.append(said(cid=cid, at=START + 1800))
    assert again == Accepted(first.epoch, first.event, ANNE, replayed=True)


async def test_a_retry_within_the_same_group_is_one_message(world: World) -> None:
    cid = uuid4()
    outcomes = await asyncio.gather(*(world.log.append(said(cid=cid)) for _ in range(5)))
    assert [o.replayed for o in outcomes] == [False, True, True, True, True]
    assert (await world.log.latest(ROOM, 10, START)).top == 1


async def test_the_same_cid_with_other_content_is_a_conflict(world: World) -> None:
    cid = uuid4()
    await accepted(world, cid=cid)
    assert declined(await world.log.append(said("Autre chose", cid=cid))).code == "conflict"


async def test_the_same_cid_of_another_family_is_another_message(world: World) -> None:
    cid = uuid4()
    await accepted(world, cid=cid)
    assert (await accepted(world, cid=cid, family=BEN)).event.seq == 2


@pytest.mark.parametrize("judgement", [BLOCK, HOLD])
async def test_a_retry_of_a_refused_or_held_send_stays_so(world: World, judgement: Judgement) -> None:
    cid = uuid4()
    first = await world.log.append(said(cid=cid, judgement=judgement))
    again = await world.log.append(said(cid=cid, at=START + 60))
    assert again.replayed
    assert type(again) is type(first)
    if isinstance(again, Declined):
        assert again.judgement == judgement


# ---------------------------------------------------------------- slow mode, rights


async def test_slow_mode_is_exact_at_the_boundary(world: World) -> None:
    await world.rooms.change(ROOM, slow_s=30)
    await accepted(world, at=START)
    early = declined(await world.log.append(said(at=START + 29.5)))
    assert (early.code, early.retry_after_s) == ("slow_mode", 0.5)
    await accepted(world, at=START + 30)


async def test_edits_and_reactions_neither_wait_for_slow_mode_nor_start_it(world: World) -> None:
    await world.rooms.change(ROOM, slow_s=30)
    await accepted(world, at=START)
    await accepted(world, "Bonsoir !", kind="edit", target=1, at=START + 1)
    await accepted(world, "", kind="reaction", target=1, emoji="👍", at=START + 2)
    await accepted(world, at=START + 30)


async def test_a_shorter_interval_counts_from_the_last_message(world: World) -> None:
    await world.rooms.change(ROOM, slow_s=600)
    await accepted(world, at=START)
    await world.rooms.change(ROOM, slow_s=10)
    await accepted(world, at=START + 10)


@pytest.mark.parametrize(
    ("limit", "code"), [({"muted_until": START + 60}, "muted"), ({"removed_until": START + 60}, "removed")]
)
async def test_a_restriction_refuses_until_its_time(world: World, limit: dict[str, float], code: str) -> None:
    await world.rooms.restrict(ROOM, ANNE, **limit)
    refused = declined(await world.log.append(said(at=START + 20)))
    assert (refused.code, refused.retry_after_s) == (code, 40)
    await accepted(world, at=START + 60)


async def test_a_closed_room_takes_nothing(world: World) -> None:
    await world.rooms.change(ROOM, status="closed")
    assert declined(await world.log.append(said())).code == "room_closed"


# ---------------------------------------------------------------- edits, retractions, removals


async def test_a_fresh_reader_sees_the_edited_text_and_the_old_one_is_nowhere(world: World) -> None:
    await accepted(world, "Bonsior")
    await accepted(world, "Bonsoir", kind="edit", target=1)
    page = await world.log.latest(ROOM, 10, START)
    assert [stored.event.text for stored in page.events] == ["Bonsoir", "Bonsoir"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "edit", "target": 1, "family": BEN}, "not_yours"),
        ({"kind": "retraction", "target": 1, "family": BEN}, "not_yours"),
        ({"kind": "edit", "target": 1, "at": START + 301}, "too_old"),
        ({"kind": "edit", "target": 9}, "gone"),
        ({"kind": "reaction", "target": 1, "at": START + 3600, "emoji": "👍"}, "gone"),
    ],
)
async def test_wrong_targets_are_refused(world: World, given: dict[str, object], code: str) -> None:
    await accepted(world)
    assert declined(await world.log.append(said("x", **given))).code == code  # type: ignore[arg-type]


async def test_a_retraction_leaves_tombstones_of_the_message_its_edits_and_reactions(world: World) -> None:
    await accepted(world)
    await accepted(world, "Bonsoir !", kind="edit", target=1)
    await accepted(world, "", kind="reaction", target=1, emoji="👍", family=BEN)
    await accepted(world, "", kind="retraction", target=1)
    page = await world.log.read(ROOM, 0, 10, START)
    # Nothing below the retraction lives any more, so the floor is the retraction itself.
    assert [(s.event.seq, s.event.kind) for s in page.events] == [(4, "retraction")]
    assert page.floor == 4


async def test_edits_expire_with_their_target(world: World) -> None:
    await accepted(world, at=START)
    edit = await accepted(world, "Bonsoir !", kind="edit", target=1, at=START + 200)
    assert edit.event.expires_ms == round((START + 3600) * 1000)


async def test_a_removal_destroys_the_body_and_takes_a_place(world: World) -> None:
    await accepted(world)
    outcome = await remove(world.log, ROOM, 1, "terms", START + 1)
    assert isinstance(outcome, Accepted)
    assert (outcome.event.seq, outcome.event.kind, outcome.event.target) == (2, "removal", 1)
    assert await world.log.event(ROOM, 1, START + 1) is None
    again = await remove(world.log, ROOM, 1, "terms", START + 2)
    assert again.replayed


# ---------------------------------------------------------------- holds


async def test_removing_an_edit_removes_the_message_whose_text_it_is(world: World) -> None:
    await accepted(world)
    await accepted(world, "Bonsoir !", kind="edit", target=1)
    outcome = await remove(world.log, ROOM, 2, "rules", START)
    assert isinstance(outcome, Accepted)
    assert outcome.event.target == 1
    page = await world.log.latest(ROOM, 10, START)
    assert [stored.event.kind for stored in page.events] == ["removal"]
    assert declined(await remove(world.log, ROOM, 3, "rules", START)).code == "gone"


async def test_a_held_message_has_no_seq_and_is_in_no_page(world: World) -> None:
    held = await world.log.append(said("mon numéro", judgement=HOLD))
    assert isinstance(held, Held)
    assert (await world.log.latest(ROOM, 10, START)).top == 0
    assert [(waiting.hold, what.content.text) for waiting, what in await world.log.holds(START)] == [
        (held.hold, "mon numéro")
    ]


async def test_a_released_message_takes_its_place_then_and_lives_its_whole_life(world: World) -> None:
    cid = uuid4()
    held = await world.log.append(said("Ah", judgement=HOLD, cid=cid))
    assert isinstance(held, Held)
    await accepted(world)
    released = await release(world.log, held.hold, START + 60)
    assert isinstance(released, Accepted)
    assert (released.event.seq, released.event.expires_ms) == (2, round((START + 3660) * 1000))
    again = await world.log.append(said("Ah", cid=cid, at=START + 61))
    assert isinstance(again, Accepted)
    assert again.event.seq == 2
    assert declined(await release(world.log, held.hold, START + 62)).code == "hold_expired"


async def test_a_released_message_knows_its_retries_for_its_whole_life(world: World) -> None:
    cid = uuid4()
    held = await world.log.append(said(cid=cid, judgement=HOLD))
    assert isinstance(held, Held)
    released = await release(world.log, held.hold, START + 800)
    assert isinstance(released, Accepted)
    # The first try is more than a life ago, the message is not.
    await world.log.expire(START + 4000)
    await world.database.write(lambda _c: world.keys.destroy(int((START + 4000) // 300)))
    again = await world.log.append(said(cid=cid, at=START + 4000))
    assert isinstance(again, Accepted)
    assert (again.replayed, again.event.seq) == (True, released.event.seq)


async def test_a_refused_hold_is_refused_also_on_retry(world: World) -> None:
    cid = uuid4()
    held = await world.log.append(said("Ah", judgement=HOLD, cid=cid))
    assert isinstance(held, Held)
    assert await refuse(world.log, held.hold, START) is not None
    assert await refuse(world.log, held.hold, START) is None
    assert declined(await world.log.append(said("Ah", cid=cid))).code == "judged"


async def test_a_hold_nobody_looked_at_expires_and_says_so(world: World) -> None:
    cid = uuid4()
    await world.log.append(said("Ah", judgement=HOLD, cid=cid))
    swept = await world.log.expire(START + 900)
    assert [what.cid for _, what in swept.holds] == [str(cid)]
    assert declined(await world.log.append(said("Ah", cid=cid, at=START + 901))).code == "hold_expired"


# ---------------------------------------------------------------- expiry, floor, reading


async def test_what_is_over_is_gone_before_any_sweep(world: World) -> None:
    await accepted(world, at=START)
    await accepted(world, at=START + 10)
    page = await world.log.read(ROOM, 0, 10, START + 3600)
    assert (page.floor, [s.event.seq for s in page.events]) == (2, [2])


async def test_a_sweep_deletes_raises_the_floor_and_the_numbering_goes_on(world: World) -> None:
    for i in range(3):
        await accepted(world, at=START + i)
    swept = await world.log.expire(START + 3601)
    assert swept.events == 2
    assert swept.floors[ROOM][1:] == (3, 3)
    await world.log.expire(START + 3700)
    page = await world.log.read(ROOM, 0, 10, START + 3700)
    assert (page.top, page.floor, page.events) == (3, 4, ())
    assert (await accepted(world, at=START + 3700)).event.seq == 4


async def test_a_hole_between_living_events_is_filled_with_tombstones(world: World) -> None:
    await accepted(world, at=START)
    await world.rooms.change(ROOM, slow_s=0)
    for i in (1, 2):
        await accepted(world, at=START + i)
    await accepted(world, "", kind="retraction", target=2, at=START + 3)
    page = await world.log.read(ROOM, 0, 10, START + 4)
    assert [(s.event.seq, s.event.kind) for s in page.events] == [
        (1, "message"),
        (2, "gone"),
        (3, "message"),
        (4, "retraction"),
    ]


# ---------------------------------------------------------------- starts


async def test_outcomes_survive_a_restart(world: World) -> None:
    cid = uuid4()
    first = await accepted(world, cid=cid)
    await world.close()
    reopened = await open_world(world.root)
    try:
        again = await reopened.log.append(said(cid=cid, at=START + 5))
        assert again == Accepted(first.epoch, first.event, ANNE, replayed=True)
        assert not reopened.new_epochs
    finally:
        await reopened.close()
