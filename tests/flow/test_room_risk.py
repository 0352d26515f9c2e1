"""A room that draws what is dangerous shuts to newcomers, then freezes, and a person looks; it opens again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from salon.base.errors import Refused, Unavailable
from salon.base.ids import CaseId, Family
from salon.flow.hub import Visitor
from salon.moderation.decision import FREEZE_S, UNCONFIRMED_S
from salon.wire import frames
from salon.wire.codec import encode
from tests.flow.desks import DIRECT, DeskWorld, ear, open_desk
from tests.store.worlds import ROOM

SEEKS = "Je cherche une fille de 15 ans pour parler"


@pytest.fixture
async def guarded(tmp_path: Path) -> AsyncIterator[DeskWorld]:
    async with open_desk(tmp_path, guarded=True) as desk:
        yield desk


async def gathered(desk: DeskWorld, people: int, *, calm: int = 6) -> tuple[Visitor, list[Visitor]]:
    """Somebody who only chats, and so many who each seek."""
    zoe = await desk.enter("Zoe")
    for number in range(calm):
        await desk.say(zoe, f"il fait beau ce soir {number}")
    seekers = [await desk.enter(f"Seeker{number}") for number in range(people)]
    for seeker in seekers:
        assert (await desk.say(seeker, SEEKS)).outcome == "held"
    return zoe, seekers


async def room_case(desk: DeskWorld) -> CaseId:
    (item,) = [item for item in (await desk.moderate.queue()).items if item.kind == "notice"]
    return CaseId(item.id)


async def test_one_or_two_people_shut_no_room(guarded: DeskWorld) -> None:
    zoe, (anne, _) = await gathered(guarded, 2)
    for _ in range(4):
        guarded.clock.advance(60)
        await guarded.say(anne, SEEKS)
    await guarded.enter("Newcomer")
    assert guarded.risks.of(ROOM).band == "watch"  # type: ignore[union-attr]  # it comes to something
    assert (await guarded.say(zoe, "tout va bien")).outcome == "accepted"


async def test_three_shut_the_door_to_newcomers_and_who_is_in_goes_on(guarded: DeskWorld) -> None:
    zoe, _ = await gathered(guarded, 3)
    assert len(ear(zoe).notices("room_shut")) == 1
    assert not ear(zoe).last(frames.RoomState).info.newcomers
    with pytest.raises(Refused, match="no_newcomers"):
        await guarded.enter("Newcomer")
    guarded.attend.leave(zoe, ROOM)
    await guarded.attend.join(zoe, ROOM, None)
    assert (await guarded.say(zoe, "tout va bien")).outcome == "accepted"
    seen = guarded.risks.of(ROOM)
    assert seen is not None
    assert (seen.band, seen.shut, seen.people) == ("hold", "door", 3)


def newcomers(desk: DeskWorld, *settled: Visitor) -> None:
    """From now on only these have their probation behind them."""
    old = {visitor.family for visitor in settled}

    async def is_settled(family: Family) -> bool:
        return family in old

    desk.risks._settled = is_settled


async def test_three_new_passes_shut_no_room_and_a_person_is_asked_once(guarded: DeskWorld) -> None:
    newcomers(guarded)
    zoe, _ = await gathered(guarded, 5)
    assert not ear(zoe).notices("room_shut")
    assert (await guarded.say(zoe, "tout va bien")).outcome == "accepted"
    seen = guarded.risks.of(ROOM)
    assert seen is not None
    assert (seen.band, seen.shut, seen.people) == ("urgent", "", 5)
    dora, case = await guarded.member(), await room_case(guarded)
    file = await guarded.moderate.look(dora, case)
    assert (file.paused, file.target.kind) == ("", "room")
    assert any(rule.startswith("room.minor_contact.") for rule in file.rules)
    await guarded.act(dora, case, "dismiss")
    await guarded.say(await guarded.enter("Sixth"), SEEKS)
    assert not [item for item in (await guarded.moderate.queue()).items if item.kind == "notice"]


async def test_where_newcomers_were_found_again_after_calm_a_person_is_asked_again(guarded: DeskWorld) -> None:
    newcomers(guarded)
    await gathered(guarded, 3)
    await guarded.act(await guarded.member(), await room_case(guarded), "dismiss")
    guarded.clock.advance(9 * 3_600)
    await guarded.risks.sweep()
    for name in ("Dan", "Eva", "Flo"):
        await guarded.say(await guarded.enter(name), SEEKS)
    assert await room_case(guarded)


async def test_three_who_are_settled_shut_it_with_newcomers_beside_them(guarded: DeskWorld) -> None:
    zoe = await guarded.enter("Zoe")
    people = [await guarded.enter(f"Seeker{number}") for number in range(4)]
    newcomers(guarded, *people[1:])
    for number in range(6):
        await guarded.say(zoe, f"il fait beau ce soir {number}")
    for seeker in people:
        await guarded.say(seeker, SEEKS)
    seen = guarded.risks.of(ROOM)
    assert seen is not None
    assert (seen.band, seen.shut) == ("urgent", "door")


async def test_where_it_cannot_be_known_who_is_new_the_room_is_protected(guarded: DeskWorld) -> None:
    async def broken(_family: Family) -> bool:
        raise Unavailable("storage")

    guarded.risks._settled = broken
    zoe, _ = await gathered(guarded, 3)
    assert ear(zoe).notices("room_shut")


async def test_four_freeze_it_and_what_was_said_is_preserved_in_a_case(guarded: DeskWorld) -> None:
    zoe, _ = await gathered(guarded, 4)
    assert len(ear(zoe).notices("room_frozen")) == 1
    assert (await guarded.say(zoe, "tout va bien")).code == "read_only"
    dora = await guarded.member()
    file = await guarded.moderate.look(dora, await room_case(guarded))
    assert (file.paused, file.target.kind) == ("running", "room")
    assert any(rule.startswith("room.minor_contact.") for rule in file.rules)
    assert "il fait beau ce soir 3" in {one.text for one in file.context}
    assert not any(b"minor" in encode(frame) for frame in ear(zoe).heard)


async def test_staff_open_it_again_and_it_does_not_shut_at_once(guarded: DeskWorld) -> None:
    zoe, _ = await gathered(guarded, 4)
    dora, case = await guarded.member(), await room_case(guarded)
    await guarded.act(dora, case, "lift_pause")
    assert ear(zoe).last(frames.RoomState).info.state == "open"
    assert len(ear(zoe).notices("room_reopened")) == 1
    assert (await guarded.say(zoe, "tout va bien")).outcome == "accepted"
    anne = await guarded.enter("Anne")
    await guarded.say(anne, SEEKS)
    await guarded.enter("Newcomer")
    await guarded.act(dora, case, "dismiss")


async def test_what_nobody_confirmed_ends_after_a_day(guarded: DeskWorld) -> None:
    zoe, _ = await gathered(guarded, 4)
    guarded.clock.advance(FREEZE_S - 60)
    await guarded.risks.sweep()
    assert (await guarded.say(zoe, "tout va bien")).code == "read_only"
    guarded.clock.advance(60)
    await guarded.risks.sweep()
    assert (await guarded.say(zoe, "tout va bien")).outcome == "accepted"
    await guarded.enter("Newcomer")


async def test_what_nobody_confirmed_is_deleted_a_week_after_its_freeze(guarded: DeskWorld) -> None:
    await gathered(guarded, 4)
    dora, case = await guarded.member(), await room_case(guarded)
    guarded.clock.advance(FREEZE_S + UNCONFIRMED_S - 60)
    await guarded.desk.expire(guarded.clock.now())
    assert (await guarded.moderate.look(dora, case)).context
    guarded.clock.advance(61)
    assert await guarded.desk.expire(guarded.clock.now()) >= 1
    file = await guarded.moderate.look(dora, case)
    assert (file.context, file.rules, file.target.name) == ((), (), "")
    assert case not in [item.id for item in (await guarded.moderate.queue()).items]
    assert await guarded.desk.expire(guarded.clock.now()) == 0


async def test_what_a_person_reported_too_waits_for_a_person(guarded: DeskWorld) -> None:
    _, (anne, *_) = await gathered(guarded, 4)
    dora, case = await guarded.member(), await room_case(guarded)
    await guarded.report(anne, kind="room", reason="minor")
    assert await room_case(guarded) == case
    guarded.clock.advance(FREEZE_S + UNCONFIRMED_S + 60)
    await guarded.desk.expire(guarded.clock.now())
    assert (await guarded.moderate.look(dora, case)).context


@pytest.mark.parametrize(("acts", "kept"), [(("lift_pause", "dismiss"), False), (("confirm_pause",), True)])
async def test_what_a_person_dismissed_is_deleted_at_once_and_what_they_confirmed_is_not(
    guarded: DeskWorld, acts: tuple[str, ...], kept: bool
) -> None:
    await gathered(guarded, 4)
    dora, case = await guarded.member(), await room_case(guarded)
    for act in acts:
        await guarded.act(dora, case, act)
    if kept:
        guarded.clock.advance(FREEZE_S + UNCONFIRMED_S + 60)
    await guarded.desk.expire(guarded.clock.now())
    assert bool((await guarded.moderate.look(dora, case)).context) == kept


async def test_what_was_confirmed_stays(guarded: DeskWorld) -> None:
    zoe, _ = await gathered(guarded, 3)
    await guarded.act(await guarded.member(), await room_case(guarded), "confirm_pause")
    guarded.clock.advance(FREEZE_S + 60)
    await guarded.risks.sweep()
    with pytest.raises(Refused, match="no_newcomers"):
        await guarded.enter("Newcomer")
    assert (await guarded.say(zoe, "tout va bien")).outcome == "accepted"


async def test_a_shut_door_opens_when_the_room_has_calmed_down(guarded: DeskWorld) -> None:
    await gathered(guarded, 3)
    guarded.clock.advance(8 * 3_600)
    await guarded.risks.sweep()
    await guarded.enter("Newcomer")


async def test_it_stays_shut_over_a_restart(tmp_path: Path) -> None:
    async with open_desk(tmp_path, guarded=True) as desk:
        await gathered(desk, 3)
        at = desk.clock.now()
    async with open_desk(tmp_path, at, guarded=True) as desk:
        with pytest.raises(Refused, match="no_newcomers"):
            await desk.enter("Newcomer")


async def test_what_two_brought_before_a_restart_counts_with_what_a_third_brings_after_it(tmp_path: Path) -> None:
    async with open_desk(tmp_path, guarded=True) as desk:
        zoe, _ = await gathered(desk, 2)
        await desk.say(zoe, "tout va bien")
        at = desk.clock.now()
    async with open_desk(tmp_path, at, guarded=True) as desk:
        anne = await desk.enter("Anne")
        await desk.say(anne, SEEKS)
        seen = desk.risks.of(ROOM)
        assert seen is not None
        assert (seen.band, seen.shut) == ("hold", "door")


async def test_its_host_reads_the_machines_decision_and_who_ends_it_undoes_that(guarded: DeskWorld) -> None:
    zoe, (anne, _) = await gathered(guarded, 2)
    live = guarded.hub.live[ROOM]
    live.record = msgspec.structs.replace(live.record, host=zoe.family, host_tag=zoe.tag)
    third = await guarded.enter("Third")
    await guarded.say(third, SEEKS)
    claim = str(ear(zoe).notices("room_shut")[0].params["claim"])
    assert ear(anne).notices("room_shut")[0].params == {}
    (freeze,) = (await guarded.claims.state("", claim)).statements
    assert (freeze.kind, freeze.reason, freeze.automated, freeze.undone_ms) == ("freeze", "other", True, 0)
    await guarded.act(await guarded.member(), await room_case(guarded), "lift_pause")
    (freeze,) = (await guarded.claims.state("", claim)).statements
    assert freeze.undone_ms == round(guarded.clock.now() * 1000)


async def test_a_one_to_one_is_no_room(guarded: DeskWorld) -> None:
    anne = await guarded.enter("Anne", DIRECT)
    await guarded.say(anne, SEEKS, where=DIRECT)
    assert guarded.risks.of(DIRECT) is None


async def test_the_desk_failing_changes_no_verdict(guarded: DeskWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise Refused("not_found")

    monkeypatch.setattr(guarded.pauses, "shut", broken)
    _, seekers = await gathered(guarded, 4)
    assert len(seekers) == 4
    assert "storage" in set((await guarded.moderate.queue()).alarms)
