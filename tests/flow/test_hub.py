"""What is live on this process keeps nothing past its time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from salon.chat.model import Accepted
from salon.flow.hub import Hub
from salon.gateway.fanout import RoomChannel
from tests.store.worlds import ROOM, START, World, open_world, room, said


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = await open_world(tmp_path)
    await world.rooms.open(room())
    yield world
    await world.close()


async def test_a_sweep_leaves_no_expired_text_in_memory(world: World) -> None:
    hub = Hub(world.rooms, RoomChannel)
    live = await hub.room(ROOM)
    assert live is not None
    for text, at in (("Zanzibar", START), ("Lisbon", START + 60)):
        outcome = await world.log.append(said(text, at=at))
        assert isinstance(outcome, Accepted)
        hub.publish(ROOM, outcome)
    now = START + 3_600
    hub.floors((await world.log.expire(now)).floors, now)
    assert [(stored.event.seq, stored.event.kind, stored.event.text) for stored in live.ring] == [
        (1, "gone", ""),
        (2, "message", "Lisbon"),
    ]
    assert live.living_floor(now) == 2
