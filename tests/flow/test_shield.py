"""A raid meets the shield: who waits, who goes on, what the room is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from salon.base.errors import Refused
from salon.flow.shield import SETTLING_S, SITE
from salon.safety.raid import JOINS, LASTS_S, SLOW_S, STRANGER_S
from salon.wire.frames import RoomState
from tests.flow.town import Citizen, Town, open_town
from tests.store.worlds import ROOM

SCRIPT = "Salut {}, viens donc voir la meilleure offre de toute la ville ce soir"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        opened.clock.advance(SETTLING_S)
        yield opened


async def refused(citizen: Citizen, text: str = "Bonsoir") -> Refused:
    with pytest.raises(Refused) as caught:
        await citizen.send(text, ROOM)
    return caught.value


async def wave(town: Town) -> list[Citizen]:
    return [await town.enter(f"Wave{number}") for number in range(JOINS)]


def shown(citizen: Citizen) -> list[tuple[str, str]]:
    states = [frame.info for frame in citizen.screen.frames if isinstance(frame, RoomState)]
    return [(info.shield, info.shield_reason) for info in states]


async def test_a_wave_is_kept_from_writing_and_who_was_there_goes_on(town: Town) -> None:
    anne = await town.enter("Anne")
    town.clock.advance(STRANGER_S)
    raiders = await wave(town)
    told = await refused(raiders[0])
    assert (told.code, told.retry_after_s) == ("shielded", LASTS_S)
    assert (await anne.send("Bonsoir", ROOM)).outcome == "accepted"
    assert "raid" in town.alarms.now()


async def test_the_room_is_told_of_the_shield_and_of_its_end(town: Town) -> None:
    anne = await town.enter("Anne")
    town.clock.advance(STRANGER_S)
    await wave(town)
    await town.keeper.tell_shields()
    assert shown(anne)[-1] == ("known", "join_wave")
    town.clock.advance(LASTS_S)
    await town.keeper.tell_shields()
    assert shown(anne)[-1] == ("", "")
    assert "raid" not in town.alarms.now()


async def test_everybody_who_comes_back_after_a_start_is_no_wave(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        crowd = await wave(town)
        assert town.shields.now() == {}
        assert (await crowd[0].send("Me revoilà", ROOM)).outcome == "accepted"


async def test_one_script_by_many_hands_raises_a_shield_and_a_host_who_greets_does_not(town: Town) -> None:
    crowd = [await town.enter(f"Crowd{number}") for number in range(6)]
    for name, citizen in zip("abcdef", crowd, strict=True):
        await citizen.send(SCRIPT.format(name), ROOM)
    assert (town.shields.of(ROOM) or pytest.fail("none")).reason == "same_text"


async def test_stopped_messages_of_strangers_slow_the_room_for_all(town: Town) -> None:
    anne = await town.enter("Anne")
    town.clock.advance(STRANGER_S)
    crowd = [await town.enter(f"Crowd{number}") for number in range(4)]
    for number in range(8):
        await crowd[number % 4].send("voir www.exemple.fr", ROOM)
    assert (await anne.send("Quel bruit", ROOM)).outcome == "accepted"
    wait = await refused(anne, "Vraiment")
    assert (wait.code, wait.retry_after_s) == ("slow_mode", SLOW_S)


async def test_a_one_to_one_is_not_watched_and_never_shielded(town: Town) -> None:
    anne, ben = await town.enter("Anne"), await town.enter("Ben")
    room = await ben.accept(await anne.ask(ben))
    await anne.join(room)
    town.shields.put(SITE, "read_only", 10, "staff")
    assert (await anne.send("Entre nous", room)).outcome == "accepted"
    assert (await refused(anne)).code == "shielded"


async def test_staff_set_a_level_for_the_site_and_take_it_down(town: Town) -> None:
    anne = await town.enter("Anne")
    await town.keeper.shield_site("read_only", 10)
    assert shown(anne)[-1] == ("read_only", "staff")
    assert (await refused(anne)).retry_after_s == 600
    assert "raid" not in town.alarms.now()
    await town.keeper.shield_site("open", 10)
    assert (await anne.send("Bonsoir", ROOM)).outcome == "accepted"


async def test_taking_back_goes_on_under_a_shield(town: Town) -> None:
    from uuid import uuid4

    from salon.wire.frames import Retract

    anne = await town.enter("Anne")
    said = await anne.send("Bonsoir", ROOM)
    town.shields.put(ROOM, "read_only", 10, "staff")
    taken = await town.deliver.say(anne.visitor, Retract(room=ROOM, target=said.seq, cid=str(uuid4())))
    assert taken.outcome == "accepted"


@pytest.mark.parametrize("minutes", [0, -5, 1_441])
async def test_minutes_that_make_no_sense_are_refused(town: Town, minutes: int) -> None:
    with pytest.raises(Refused, match="malformed"):
        town.shields.put(ROOM, "slow", minutes, "host")


async def test_leaving_and_coming_again_makes_nobody_known(town: Town) -> None:
    raiders = await wave(town)
    raiders[0].leave()
    await raiders[0].join()
    assert (await refused(raiders[0])).code == "shielded"


async def test_a_host_of_a_room_writes_under_every_shield(town: Town) -> None:
    anne = await town.enter("Anne")
    await town.world.rooms.change(ROOM, host=anne.visitor.family, host_tag=anne.tag)
    town.hub.live[ROOM].record = (await town.world.rooms.get(ROOM)) or pytest.fail("gone")
    await town.keeper.shield(anne.ticket, ROOM, "read_only", 5)
    assert (await anne.send("Un peu de calme", ROOM)).outcome == "accepted"
