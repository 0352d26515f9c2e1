"""What matters is not forgotten at a restart: one script to many, one place by several, raids and shields."""

from __future__ import annotations

from math import inf, nan
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from salon.base.clock import FixedClock
from salon.base.errors import Refused, Unavailable
from salon.base.expiry import slot_of
from salon.base.ids import Family
from salon.flow.memories import Remembered
from salon.flow.ports.cases import NoCases
from salon.flow.ports.memories import Memory
from salon.flow.ports.talk_states import ROOM_SIDE, TalkState
from salon.flow.raid_memory import SeenLately
from salon.flow.room_risk import RoomRisks
from salon.flow.shield import SETTLING_S
from salon.safety.raid import JOINS, LASTS_S, PROVEN_S, STRANGER_S, Shield
from salon.safety.talk.sender import Senders
from salon.safety.views import views
from salon.store.memories import SqliteMemories
from salon.store.pauses import SqlitePauses
from salon.store.schema import memories
from tests.flow.town import Citizen, Town, open_town
from tests.running import running_site
from tests.store.worlds import ROOM, START, open_world

PLACE = "viens seul maintenant derrière le gymnase à 22h"
SCRIPT = "Salut, tu es très belle, tu viens me voir ce soir avec une amie à la maison"


async def rows(town: Town) -> dict[str, tuple[int, float, bytes]]:
    read = select(memories)
    found = await town.world.database.read(lambda connection: connection.execute(read).all())
    return {row.name: (row.slot, row.expires_at, row.sealed) for row in found}


async def told(citizen: Citizen) -> Refused:
    with pytest.raises(Refused) as refused:
        await citizen.send("Bonsoir", ROOM)
    return refused.value


async def test_several_pseudonyms_at_one_place_are_a_script_also_with_a_restart_between_them(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        for name in ("Anne", "Ben"):
            assert (await (await town.enter(name)).send(PLACE, ROOM)).outcome == "accepted"
        assert await town.memories.once() >= 1
    async with open_town(tmp_path) as town:
        assert (await (await town.enter("Cleo")).send(PLACE, ROOM)).outcome == "held"


async def test_without_having_been_kept_it_is_forgotten(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        for name in ("Anne", "Ben"):
            await (await town.enter(name)).send(PLACE, ROOM)
    async with open_town(tmp_path) as town:
        assert (await (await town.enter("Cleo")).send(PLACE, ROOM)).outcome == "accepted"


async def test_who_wrote_the_same_to_many_goes_on_being_counted(tmp_path: Path) -> None:
    folded = views(SCRIPT).folded
    async with open_town(tmp_path) as town:
        for to in ("one", "two", "three"):
            town.conversations.senders.fanout("anne", to, folded, START)
        await town.memories.once()
    async with open_town(tmp_path) as town:
        assert town.conversations.senders.fanout("anne", "four", folded, START) == 3
        assert town.conversations.senders.fanout("ben", "four", folded, START) == 0


def test_of_senders_only_what_still_counts_is_stored() -> None:
    senders, folded = Senders(), views(SCRIPT).folded
    senders.fanout("anne", "one", folded, START)
    senders.fanout("ben", "one", folded, START + 3_000)
    state, until = senders.stored(START + 3_700)
    assert until == START + 6_600
    again = Senders()
    again.resume(state)
    assert again.fanout("anne", "two", folded, START + 3_700) == 0
    assert again.fanout("ben", "two", folded, START + 3_700) == 1
    assert senders.stored(START + 7_000)[1] <= START + 7_000


async def test_a_raid_is_not_over_because_the_site_started_again(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        town.clock.advance(SETTLING_S)
        anne = await town.enter("Anne")
        town.clock.advance(STRANGER_S)
        raiders = [await town.enter(f"Wave{number}") for number in range(JOINS)]
        assert (await told(raiders[0])).code == "shielded"
        assert await town.memories.soon() == 1
        await town.memories.once()
        at = town.clock.now()
    async with open_town(tmp_path, at=at) as town:
        assert (await told(raiders_again := await again(town, raiders[0]))).code == "shielded"
        assert "raid" in town.alarms.now()
        assert (await (await again(town, anne)).send("Bonsoir", ROOM)).outcome == "accepted"
        town.clock.advance(LASTS_S)
        assert (await raiders_again.send("Bonsoir", ROOM)).outcome == "accepted"


async def again(town: Town, citizen: Citizen) -> Citizen:
    """Somebody comes back with the pass they had."""
    return await town.come_back(citizen.visitor.name)


async def test_signs_before_a_restart_count_with_those_after_it(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        town.clock.advance(SETTLING_S)
        for number in range(JOINS - 1):
            await town.enter(f"Wave{number}")
        await town.memories.once()
        at = town.clock.now()
    async with open_town(tmp_path, at=at - SETTLING_S) as town:
        # So that it is no more a start at which everybody comes back.
        town.clock.advance(SETTLING_S)
        assert town.shields.of(ROOM) is None
        await town.enter("One more")
        shield = town.shields.of(ROOM)
        assert shield is not None
        assert shield.reason == "join_wave"


async def test_a_shield_that_a_person_took_down_does_not_come_back(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        town.shields.put(ROOM, "read_only", 60, "staff")
        await town.memories.soon()
    async with open_town(tmp_path) as town:
        shield = town.shields.of(ROOM)
        assert shield is not None
        assert (shield.level, shield.by, shield.until) == ("read_only", "staff", START + 3_600)
        town.shields.put(ROOM, "open", 1, "staff")
        await town.memories.soon()
        assert "shields" not in await rows(town)
    async with open_town(tmp_path) as town:
        assert town.shields.of(ROOM) is None


async def test_nothing_is_written_while_nothing_changed(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        town.shields.put(ROOM, "slow", 60, "staff")
        assert await town.memories.soon() == 1
        town.clock.advance(1)
        assert await town.memories.soon() == 0


async def test_it_is_sealed_and_gone_with_the_key_of_its_slot(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        anne = await town.enter("Anne")
        await anne.send(PLACE, ROOM)
        await town.memories.once()
        kept = await rows(town)
        assert "places" in kept
        for slot, expires_at, sealed in kept.values():
            assert slot == slot_of(expires_at)
            assert anne.visitor.family.encode() not in sealed
        store = SqliteMemories(town.world.database, town.world.keys)
        assert set(await store.living(START)) == set(kept)
        assert await store.living(START + 86_400) == {}
        slots = [slot for slot, _, _ in kept.values()]
        await town.world.database.write(lambda _connection: town.world.keys.destroy(max(slots)))
        assert await store.living(START) == {}


async def test_what_has_expired_is_deleted_with_the_next_that_is_kept(tmp_path: Path) -> None:
    world = await open_world(tmp_path)
    store = SqliteMemories(world.database, world.keys)
    await store.keep([Memory("old", b"1", START + 10), Memory("new", b"2", START + 1_000)], START)
    await store.keep([Memory("new", b"3", START + 1_000)], START + 10)
    names = await world.database.read(lambda connection: connection.execute(select(memories.c.name)).scalars().all())
    assert names == ["new"]
    assert await store.living(START + 10) == {"new": b"3"}
    await world.close()


class _Store:
    """A store that is full, with what another version wrote."""

    async def keep(self, _memories: object, _now: float) -> None:
        raise Unavailable("storage")

    async def living(self, _now: float) -> dict[str, bytes]:
        return {"senders": b"\xc1 not ours", "unknown": b"x"}


async def test_what_cannot_be_kept_or_read_stops_nothing() -> None:
    senders = Senders()
    senders.fanout("anne", "one", views(SCRIPT).folded, START)
    remembered = Remembered(_Store(), {"senders": senders}, FixedClock(START), frozenset())  # type: ignore[arg-type]
    assert await remembered.resume() == ()
    assert await remembered.once() == 0
    assert await remembered.once() == 0


async def test_who_is_new_is_still_new_after_a_restart_and_not_for_longer_than_that(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        family = Family("new" + "_" * 19)
        town.shields.born(family)
        await town.memories.once()
        assert SeenLately(town.shields).stored(START)[1] == START + PROVEN_S
    async with open_town(tmp_path) as town:
        assert town.shields.began(family) == START


async def test_a_site_that_stops_and_starts_goes_on_with_its_shield(tmp_path: Path) -> None:
    async with running_site(tmp_path) as place:
        await place.running.services.rooms.shield_site("slow", 30)
    async with running_site(tmp_path, port=place.port) as place:
        shield = place.running.services.rooms.site_shield()
        assert shield is not None
        assert (shield.level, shield.by) == ("slow", "staff")


async def test_a_site_keeps_a_shield_long_before_it_stops(tmp_path: Path) -> None:
    async with running_site(tmp_path) as place:
        running = place.running
        await running.services.rooms.shield_site("slow", 30)
        await running._shields()  # as it does each second
        kept = await SqliteMemories(running.database, running.keys).living(running.clock.now())
        assert "shields" in kept


BAD = {
    "not utf-8": ("shields", b"\x81\xa1\xf9\x90"),
    "too deep": ("shields", b"\x81\xa1a" * 100_000),
    "a shield that never ends": (
        "shields",
        msgspec.msgpack.encode({ROOM: Shield("read_only", "burst", START, inf, START)}),
    ),
    "a text at no time": ("senders", msgspec.msgpack.encode([["a" * 22, [[nan, "r", 5]]]])),
    "a place at no time": ("places", msgspec.msgpack.encode([[b"12345678", {"a" * 22: inf}]])),
    "somebody seen at no time": ("lately", msgspec.msgpack.encode([[[ROOM, "f" * 22, nan]], [], []])),
}


@pytest.mark.parametrize(("name", "state"), BAD.values(), ids=BAD)
async def test_whatever_is_wrong_with_what_was_kept_the_site_starts_and_says_so(
    tmp_path: Path, name: str, state: bytes
) -> None:
    later = START + 3_000
    async with open_town(tmp_path) as town:
        await SqliteMemories(town.world.database, town.world.keys).keep([Memory(name, state, later)], START)
        town.conversations._states.put(TalkState(ROOM, Family(""), state, later))  # type: ignore[union-attr]
        town.conversations._states.put(TalkState(ROOM, ROOM_SIDE, state, later))  # type: ignore[union-attr]
        await (await town.enter("Zoe")).send("Bonsoir", ROOM)
    with capture_logs() as logs:
        async with open_town(tmp_path, at=START + 5) as town:
            assert name not in await town.memories.resume()
            pauses, states = SqlitePauses(town.world.database), town.conversations._states
            await RoomRisks(town.world.rooms, town.hub, pauses, NoCases(), town.clock, states).resume()
            anne = await town.enter("Anne")
            assert (await anne.send("Bonsoir à tous les amis du quartier", ROOM)).outcome == "accepted"
            await town.memories.once()
    assert {one["part"] for one in logs if one["event"] == "memory_unreadable"} == {name, "talks", "room_risk"}
