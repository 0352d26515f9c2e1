"""Photos in the store: durable before their ack, opened only with their event, gone with it."""

from __future__ import annotations

import asyncio
import random
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from salon.base.expiry import slot_of
from salon.base.ids import CaseId
from salon.chat.model import Accepted, Declined, Held
from salon.chat.photo import PhotoFacts, PhotoKept
from salon.flow.photo_sweep import PhotoSweep
from salon.flow.ports.photo_places import Freeze, Placed
from salon.outside.chance import draw_key, draw_name
from salon.outside.metrics import Metrics
from salon.outside.photo_files import PhotoFileStore
from salon.store.photos import SqlitePhotos
from tests.flow.desks import SiteTime
from tests.store.photo_victim import HOLD, bytes_of, photo_said
from tests.store.worlds import ANNE, BEN, ROOM, START, World, open_world, refuse, release, remove, room, said

ROOT = Path(__file__).resolve().parents[2]
KILLS = 6
LIFE_S = 3_600


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    one = await open_world(tmp_path)
    await one.rooms.open(room())
    yield one
    await one.close()


class Kept:
    """A store of photos, with what tests ask of it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.files = PhotoFileStore(world.root / "data" / "photos")
        self.places = SqlitePhotos(world.database, world.keys)
        self.clock = SiteTime(START)
        self.sweep = PhotoSweep(self.clock, self.files, self.places, Metrics())

    async def photo(self) -> PhotoKept:
        kept = PhotoKept(draw_name(), random.randbytes(32), draw_key(), 4, 3, b"\xff\xd8\xff")
        await self.files.write(kept.id, kept.key, bytes_of(kept.id))
        return kept

    def names(self) -> set[str]:
        return {path.name for path in (self.world.root / "data" / "photos").iterdir()}


async def test_a_photo_is_found_by_its_id_while_its_message_lives(world: World) -> None:
    kept = Kept(world)
    photo = await kept.photo()
    outcome = await world.log.append(photo_said(photo))
    assert isinstance(outcome, Accepted)
    assert outcome.event.photo is not None
    assert (outcome.event.photo.id, outcome.event.photo.preview) == (photo.id, "/9j/")
    found = await kept.places.living(photo.id, START + 1)
    assert found is not None
    assert found == (photo, Placed(ROOM, 1), ANNE)
    assert await kept.files.read(photo.id, found[0].key) == bytes_of(photo.id)
    assert await kept.files.read(photo.id, draw_key()) is None
    page = await world.log.read(ROOM, 0, 10, START + 1)
    assert page.events[0].event.photo == outcome.event.photo
    assert photo.key not in msgspec.json.encode(page.events[0])
    assert await kept.places.living(photo.id, START + LIFE_S) is None


async def test_after_expiry_no_file_holds_the_key_and_the_picture_is_swept(world: World) -> None:
    kept = Kept(world)
    photo = await kept.photo()
    await world.log.append(photo_said(photo))
    stored = (world.root / "data" / "photos" / photo.id).read_bytes()
    assert bytes_of(photo.id)[:40] not in stored
    slot = slot_of(START + LIFE_S)
    slot_key = world.keys.key(slot)
    kept.clock.advance(LIFE_S + 600)
    await world.log.expire(kept.clock.now())
    await world.database.write(lambda _connection: world.keys.destroy(slot, slot + 1_000))
    assert await kept.sweep.once() == 1
    assert kept.names() == set()
    left = b"".join(path.read_bytes() for path in world.root.rglob("*") if path.is_file())
    assert photo.key not in left
    assert slot_key not in left


async def test_taken_back_removed_and_refused_photos_are_swept_and_nothing_else(world: World) -> None:
    kept = Kept(world)
    stays, taken, removed, refused = [await kept.photo() for _ in range(4)]
    for number, photo in enumerate((stays, taken, removed)):
        assert isinstance(await world.log.append(photo_said(photo, at=START + number)), Accepted)
    held = await world.log.append(photo_said(refused, judgement=HOLD, at=START + 3))
    assert isinstance(held, Held)
    assert await kept.places.of(refused.id) == Placed(ROOM, 0, held.hold)
    assert await kept.places.living(refused.id, START + 4) is None
    await world.log.append(said("", kind="retraction", target=2, at=START + 4))
    await remove(world.log, ROOM, 3, "other", START + 5)
    await refuse(world.log, held.hold, START + 6)
    for photo in (taken, removed, refused):
        assert await kept.places.living(photo.id, START + 7) is None
        assert await kept.places.of(photo.id) is None
    kept.clock.trusted = False
    assert await kept.sweep.once() == 3
    assert kept.names() == {stays.id}
    kept.clock.advance(LIFE_S + 1)
    assert await kept.sweep.once() == 0, "nothing goes by time while the clock is not trusted"
    kept.clock.trusted = True
    assert await kept.sweep.once() == 1


async def test_a_released_photo_lives_from_its_release(world: World) -> None:
    kept = Kept(world)
    photo = await kept.photo()
    held = await world.log.append(photo_said(photo, judgement=HOLD))
    assert isinstance(held, Held)
    assert isinstance(await release(world.log, held.hold, START + 100), Accepted)
    assert await kept.places.of(photo.id) == Placed(ROOM, 1)
    assert await kept.places.living(photo.id, START + LIFE_S + 50) is not None


async def test_a_hold_looked_at_late_names_another_file(world: World) -> None:
    kept = Kept(world)
    before, after = await kept.photo(), await kept.photo()
    said_at_first = photo_said(before, judgement=HOLD)
    held = await world.log.append(said_at_first)
    assert isinstance(held, Held)
    content = msgspec.structs.replace(said_at_first.content, photo=after)
    known = msgspec.structs.replace(said_at_first, content=content, facts=PhotoFacts(width=4))
    assert await world.log.rewrite_hold(held.hold, known, START + 1)
    assert await world.log.hold(held.hold, START + 1) == known
    assert await kept.sweep.once() == 1
    assert kept.names() == {after.id}
    assert not await world.log.rewrite_hold(held.hold, known, START + LIFE_S)


async def test_a_retry_is_known_by_the_bytes_that_were_sent(world: World) -> None:
    kept = Kept(world)
    photo = await kept.photo()
    first = photo_said(photo)
    await world.log.append(first)
    drawn_anew = PhotoKept(draw_name(), photo.sha256, draw_key(), 9, 9, b"")
    again = photo_said(drawn_anew, cid=first.cid, at=START + 5)  # type: ignore[arg-type]
    for outcome in (await world.log.earlier(again), await world.log.append(again)):
        assert isinstance(outcome, Accepted)
        assert (outcome.replayed, outcome.event.seq) == (True, 1)
    other = photo_said(PhotoKept(draw_name(), bytes(32)), cid=first.cid)  # type: ignore[arg-type]
    assert await world.log.earlier(other) == Declined("conflict")
    assert await world.log.earlier(photo_said(photo)) is None


async def test_a_photo_is_never_given_words(world: World) -> None:
    kept = Kept(world)
    await world.log.append(photo_said(await kept.photo()))
    assert await world.log.append(said("Un titre", kind="edit", target=1)) == Declined("too_old")


async def test_what_a_crash_left_without_a_message_is_swept(world: World) -> None:
    kept = Kept(world)
    orphan, photo = await kept.photo(), await kept.photo()
    await world.log.append(photo_said(photo))
    (world.root / "data" / "photos" / f"{draw_name()}.new").write_bytes(b"half")
    assert await kept.sweep.orphans(3_600) == 0, "it may still be on its way"
    assert await kept.sweep.orphans(-1) == 1
    assert kept.names() == {photo.id}
    assert orphan.id not in kept.names()


async def test_a_copy_of_a_report_goes_with_its_case(world: World) -> None:
    kept = Kept(world)
    photo = await kept.photo()
    await kept.places.reported(photo.id, CaseId("acaseacaseacasea"))
    assert await kept.places.of(photo.id) == Placed("", 0, "", "acaseacaseacasea")  # type: ignore[arg-type]
    assert await kept.sweep.once() == 1, "there is no such case"


async def test_a_freeze_outlives_a_restart_and_ends_by_decision_or_by_time(world: World) -> None:
    places = SqlitePhotos(world.database, world.keys)
    one, other = CaseId("acaseacaseacasea"), CaseId("bcasebcasebcaseb")
    await places.freeze(Freeze(ANNE, one, START + 100))
    await places.freeze(Freeze(ANNE, other, START + 50))
    await places.freeze(Freeze(BEN, other, START + 50))
    again = SqlitePhotos(world.database, world.keys)
    assert {(one.family, one.until) for one in await again.frozen(START)} == {(ANNE, START + 100), (BEN, START + 50)}
    assert await again.thaw(one) == [ANNE]
    assert await again.frozen(START + 50) == []


async def test_a_file_of_another_name_does_not_open(world: World) -> None:
    kept = Kept(world)
    photo = await kept.photo()
    where = world.root / "data" / "photos"
    (where / photo.id).rename(where / ("A" * 22))
    assert await kept.files.read("A" * 22, photo.key) is None
    assert await kept.files.read(photo.id, photo.key) is None
    with pytest.raises(AssertionError):
        await kept.files.read("../salon.db", photo.key)


def run_until_killed(site: Path, seed: int, acks: int) -> list[tuple[str, int]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.photo_victim", str(site), str(seed)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    with process:
        assert process.stdout.readline().strip() == "ready"
        lines = [process.stdout.readline() for _ in range(acks)]
        for _ in range(random.Random(seed).randrange(0, 60_000)):
            pass
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(photo, int(seq)) for _, photo, seq in whole]


@pytest.mark.durability
async def test_every_acked_photo_is_there_after_kill_9_and_nothing_else_stays(tmp_path: Path) -> None:
    chance = random.Random(4)
    acked: list[tuple[str, int]] = []
    for point in range(KILLS):
        acked += await asyncio.to_thread(run_until_killed, tmp_path, point, chance.randrange(1, 40))
        world = await open_world(tmp_path)
        try:
            assert not world.new_epochs, "a crash is not a restore"
            kept = Kept(world)
            for photo, seq in acked:
                found = await kept.places.living(photo, START + 1)
                assert found is not None, "acked and not there"
                assert found[1] == Placed(ROOM, seq)
                assert await kept.files.read(photo, found[0].key) == bytes_of(photo)
            await kept.sweep.orphans(-1)
            page = await world.log.read(ROOM, 0, 10_000, START + 1)
            assert {one.event.photo.id for one in page.events if one.event.photo} == kept.names()
        finally:
            await world.close()
    assert len(acked) > KILLS
