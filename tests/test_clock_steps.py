"""Steps of the clock and restored copies, through the whole stack: site, store, keys, sweep, clock, over several starts
on the same directories (design, Vanishing; docs/vanishing.md)."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from salon.app import Running, open_site
from salon.base.ids import RoomId
from salon.chat.model import Accepted, RoomRecord
from salon.cli.setup import CONFIG, make_site
from salon.config.load import load
from salon.flow.hub import Visitor
from salon.outside.vanish_keys import VanishKeys
from salon.store.log import SqliteLog
from salon.store.rooms import SqliteRooms
from tests.store.laws import Reader
from tests.store.worlds import ANNE, START, said

HOUR_S = 3600.0


@dataclass
class Machine:
    """A computer: a wall clock anybody may set, a steady one nobody can."""

    root: Path
    wall: float = START
    steady: float = 77.0

    def passes(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds

    @asynccontextmanager
    async def site(self) -> AsyncIterator[Site]:
        running = await open_site(load(self.root / CONFIG), wall=lambda: self.wall, steady=lambda: self.steady)
        try:
            yield Site(self, running)
        finally:
            await running.close()

    def confirm(self) -> None:
        """What `salon clock confirm` does."""
        keys = VanishKeys(self.root / "vanish-keys")
        keys.confirm_clock(self.wall)
        keys.close()


@dataclass
class Site:
    machine: Machine
    running: Running

    def __post_init__(self) -> None:
        database, keys = self.running.database, self.running.keys
        self.log = SqliteLog(database, keys, None)  # type: ignore[arg-type]  # reads need no receipts
        self.rooms = SqliteRooms(database, keys)

    @property
    def now(self) -> float:
        return self.running.clock.now()

    async def room(self) -> RoomRecord:
        return (await self.rooms.all())[0]

    async def say(self, text: str) -> Accepted:
        room = await self.room()
        log = self.running.live.deliver._log
        outcome = await log.append(said(text, room=room.id, at=self.now))
        assert isinstance(outcome, Accepted), outcome
        return outcome

    async def texts(self) -> list[str]:
        page = await self.log.latest((await self.room()).id, 100, self.now)
        return [stored.event.text for stored in page.events if stored.event.text]

    async def alarmed(self) -> bool:
        counted = f"salon_alarms {len(self.running.alarms.now())}.0".encode()
        told = "clock_unconfirmed" in self.running.alarms.now() and counted in self.running.services.metrics.text()
        return told and not self.running.services.ready()

    async def resume(self, room: RoomId, position: tuple[int, int]) -> Reader:
        clock: Any = self.running.clock
        reader = Reader(ANNE, said().tag, clock, set(), {ANNE: said().tag}, epoch=position[0], top=position[1], since=1)
        visitor = Visitor(ANNE, reader.tag, "Anne", reader)
        self.running.live.hub.admit(visitor)
        await self.running.live.attend.join(visitor, room, position)
        return reader


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    root = tmp_path / "site"
    make_site(root, kind="town", name="Salon", origin="http://localhost:8080", port=8080)
    return Machine(root)


async def test_steps_back_give_no_message_its_time_again_however_often_the_site_starts(machine: Machine) -> None:
    async with machine.site() as site:
        life_s = (await site.room()).life_s
        await site.say("Bonsoir")
        assert await site.running.sweep.once() is not None
    for _ in range(int(life_s // HOUR_S)):
        machine.wall -= HOUR_S  # set back at each stop
        async with machine.site() as site:
            assert not site.running.clock.trusted
            assert await site.alarmed()
            assert await site.texts() == ["Bonsoir"]
            living = site.running.keys.living()
            machine.passes(HOUR_S - 1)
            assert await site.running.sweep.once() is None, "nothing is destroyed"
            assert site.running.keys.living() == living
    assert machine.wall == START - life_s / HOUR_S
    machine.passes(life_s / HOUR_S)
    async with machine.site() as site:
        machine.passes(life_s / HOUR_S)
        assert site.now >= START + life_s
        assert await site.texts() == [], "its time is over, by the steady clock"


async def test_a_step_while_running_changes_nothing(machine: Machine) -> None:
    async with machine.site() as site:
        life_s = (await site.room()).life_s
        await site.say("Bonsoir")
        machine.wall += 400 * 86_400
        assert await site.texts() == ["Bonsoir"]
        machine.wall -= 900 * 86_400
        machine.passes(life_s - 1)
        assert await site.texts() == ["Bonsoir"]
        machine.passes(1)
        assert await site.texts() == []


async def test_a_start_too_far_ahead_refuses_reads_destroys_nothing_and_leaves_no_trace_once_corrected(
    machine: Machine,
) -> None:
    async with machine.site() as site:
        await site.say("Bonsoir")
        await site.running.sweep.once()
        living = site.running.keys.living()
    machine.wall += 61 * 86_400
    async with machine.site() as site:
        assert await site.alarmed()
        assert await site.texts() == [], "reads past their time are refused"
        assert await site.running.sweep.once() is None
        assert set(living) <= set(site.running.keys.living())
        await site.say("Said in the wrong month")
        assert await site.texts() == ["Said in the wrong month"]
    machine.wall += 60 - 61 * 86_400
    async with machine.site() as site:
        assert site.running.clock.trusted, "one bad start does not spoil the next"
        assert await site.texts() == ["Bonsoir"], "and what it took in is not kept for two months"
        await site.running.sweep.once()
        assert max(site.running.keys.living()) * 300 <= site.now + 86_400 + 600


async def test_a_confirmed_clock_goes_on_and_what_is_over_is_destroyed(machine: Machine) -> None:
    async with machine.site() as site:
        await site.say("Bonsoir")
        await site.running.sweep.once()
        slot = min(site.running.keys.living())
    machine.passes(3 * 86_400)
    async with machine.site() as site:
        assert await site.running.sweep.once() is None
    machine.confirm()
    async with machine.site() as site:
        assert site.running.clock.trusted
        assert await site.running.sweep.once() is not None
        assert slot not in site.running.keys.living()
        assert not await site.alarmed()
    async with machine.site() as site:
        assert site.running.clock.trusted, "and the next start needs no confirmation"


async def test_confirming_a_clock_that_went_back_destroys_what_nobody_can_date_any_more(machine: Machine) -> None:
    async with machine.site() as site:
        await site.say("Bonsoir")
        await site.running.sweep.once()
        names = {room.name for room in await site.rooms.all()}
    machine.wall -= HOUR_S
    machine.confirm()
    async with machine.site() as site:
        assert site.now < START
        assert site.running.clock.trusted
        assert {room.name for room in await site.rooms.all()} == names, "the operator's rooms are there"
        assert await site.texts() == []
        await site.say("Encore")
        assert await site.texts() == ["Encore"]


async def test_a_restored_copy_shows_nothing_that_has_vanished_and_clients_begin_anew(machine: Machine) -> None:
    async with machine.site() as site:
        room = await site.room()
        first = await site.say("Bonsoir")
        await site.running.sweep.once()
    saved = machine.root.parent / "copy"
    shutil.copytree(machine.root / "data", saved)
    async with machine.site() as site:
        machine.passes(room.life_s + 301)
        await site.running.sweep.once()
    shutil.rmtree(machine.root / "data")
    shutil.copytree(saved, machine.root / "data")
    async with machine.site() as site:
        assert (await site.room()).id == room.id
        assert await site.texts() == []
        reader = await site.resume(room.id, (first.epoch, first.event.seq))
        assert reader.resets == ["epoch"]
        assert (reader.kept, reader.epoch != first.epoch) == ({}, True)


async def test_a_copy_restored_within_one_run_is_noticed_too(machine: Machine) -> None:
    """No start lies between the copy and the loss, and few messages: counting starts alone would not show it."""
    saved = machine.root.parent / "copy"
    async with machine.site() as site:
        room = await site.room()
        first = await site.say("Before the copy")
        await site.running.sweep.once()
        shutil.copytree(machine.root / "data", saved)
        lost = await site.say("After the copy")
        machine.passes(5)
        await site.running.sweep.once()
    shutil.rmtree(machine.root / "data")
    shutil.copytree(saved, machine.root / "data")
    async with machine.site() as site:
        reader = await site.resume(room.id, (first.epoch, lost.event.seq))
        assert reader.resets == ["epoch"], "the same numbers will be given again: they must not look like the old ones"


async def test_a_copy_older_than_every_key_starts_and_shows_nothing(machine: Machine) -> None:
    async with machine.site() as site:
        names = {room.name for room in await site.rooms.all()}
        await site.say("Bonsoir")
        await site.running.sweep.once()
    saved = machine.root.parent / "copy"
    shutil.copytree(machine.root / "data", saved)
    for _ in range(4):
        machine.passes(12 * HOUR_S)
        async with machine.site() as site:
            await site.running.sweep.once()
    shutil.rmtree(machine.root / "data")
    shutil.copytree(saved, machine.root / "data")
    async with machine.site() as site:
        assert {room.name for room in await site.rooms.all()} == names
        assert await site.texts() == []
        await site.running.sweep.once()
        await site.say("Encore")
