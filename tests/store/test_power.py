"""Power loss at the level of writes and syncs: what was acked is there, once, in its place; what was destroyed is not.

A process talks under a shim that records every write, truncation, sync, creation and unlinking below its directory.
Then the disk is rebuilt as it may be found after the power failed at random points, and the site starts on it.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from salon.base.ids import Family
from salon.chat.model import Accepted, Held
from tests.store.power.replay import Disk, Record, read_trace
from tests.store.worlds import ROOM, World, open_world, room, said

POINTS = int(os.environ.get("SALON_POWER_POINTS", "48"))
HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc")
    if compiler is None:
        if os.environ.get("CI"):
            pytest.fail("no C compiler: `make test` installs one")
        pytest.skip("no C compiler: `make test` installs one")
    made = tmp_path_factory.mktemp("power") / "shim.so"
    flags = ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-pthread"]
    subprocess.run([compiler, *flags, "-o", str(made), str(HERE / "power" / "shim.c"), "-ldl"], check=True)
    return made


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def record(shim: Path, site: Path, trace: Path) -> list[Record]:
    subprocess.run(
        [sys.executable, "-m", "tests.store.power.victim", str(site), "7"],
        cwd=ROOT,
        env=os.environ | {"LD_PRELOAD": str(shim), "POWER_ROOT": str(site), "POWER_TRACE": str(trace)},
        check=True,
        timeout=120,
    )
    return read_trace(trace, site)


@pytest.fixture(scope="module")
def recorded(shim: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], list[Record]]:
    """A site as it was, and what was done to its disk after."""
    home = tmp_path_factory.mktemp("recorded")
    site = home / "site"
    site.mkdir()

    async def make() -> None:
        world = await open_world(site)
        await world.rooms.open(room())
        await world.close()

    asyncio.run(make())
    return files(site), record(shim, site, home / "trace")


def told(records: list[Record]) -> list[dict[str, object]]:
    return [json.loads(record.data) for record in records if record.path == "acks" and record.op == "W"]


async def check(world: World, acks: list[dict[str, object]], chance: random.Random) -> None:
    assert not world.new_epochs, "a power cut is not a restore"
    now = max([float(str(ack["at"])) for ack in acks if "at" in ack], default=1_800_000_000.0)
    top = (await world.log.latest(ROOM, 1, now)).top
    page = await world.log.read(ROOM, 0, top, now)
    assert [stored.event.seq for stored in page.events] == list(range(1, top + 1)), "no hole"
    assert all(stored.event.kind in {"message", "edit"} for stored in page.events), "every key is there"
    said_once = [stored.event.text for stored in page.events if stored.event.kind == "edit"]
    assert len(set(said_once)) == len(said_once), "no duplicate"
    kinds = {stored.event.seq: (stored.event.kind, stored.event.target) for stored in page.events}
    waiting = {hold.hold for hold, _ in await world.log.holds(now)}
    for ack in acks:
        if ack.get("seq"):
            assert kinds.get(int(str(ack["seq"]))) == (ack["kind"], ack["target"]), "acked and not there"
        elif ack.get("hold"):
            assert ack["hold"] in waiting, "acked as held and not there"
    spoken = [ack for ack in acks if "cid" in ack]
    for ack in chance.sample(spoken, min(8, len(spoken))):
        edit = ack["kind"] == "edit"
        again = await world.log.append(
            said(
                f"{'edit' if edit else 'text'} {ack['cid']}",
                cid=UUID(str(ack["cid"])),
                family=Family(str(ack["family"])),
                kind="edit" if edit else "message",
                target=int(str(ack["target"])),
                at=now,
            )
        )
        assert again.replayed, "a retry is a retry"
        if isinstance(again, Accepted):
            assert again.event.seq == ack["seq"]
        else:
            assert isinstance(again, Held)
            assert again.hold == ack["hold"]
    slots = (world.root / "vanish-keys" / "slots").read_bytes()
    for ack in acks:
        if "destroyed" in ack:
            assert bytes.fromhex(str(ack["destroyed"])) not in slots, "destroyed, and back"


@pytest.mark.durability
async def test_no_ack_is_lost_doubled_or_changed_when_the_power_fails(
    recorded: tuple[dict[str, bytes], list[Record]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, records = recorded
    acks = told(records)
    assert len(acks) > 400
    assert {"W", "S"} <= {one.op for one in records}
    chance = random.Random(48)
    points = [*sorted(chance.sample(range(len(records)), POINTS - 1)), len(records)]
    disk, reached, checked, unsynced = Disk(before), 0, 0, 0
    for number, point in enumerate(points):
        for one in records[reached:point]:
            disk.take(one)
        reached = point
        unsynced += sum(len(file.unsynced) for path, file in disk.files.items() if path != "acks")
        image = tmp_path / f"image-{number}"
        for path, content in disk.fail(chance).items():
            (image / path).parent.mkdir(parents=True, exist_ok=True)
            (image / path).write_bytes(content)
        (image / "site-keys" / "cases").mkdir(parents=True, exist_ok=True)
        so_far = told(records[:point])
        checked += len(so_far)
        world = await open_world(image)
        try:
            await check(world, so_far, chance)
        finally:
            await world.close()
        shutil.rmtree(image)
    assert unsynced > POINTS, "the cuts fall between writes and their syncs"
    with capsys.disabled():
        print(f"\npower: {POINTS} cuts in {len(records)} writes and syncs, {len(acks)} acks, lost 0")


@pytest.mark.durability
async def test_the_proof_can_fail_without_syncs_acks_are_lost(
    recorded: tuple[dict[str, bytes], list[Record]], tmp_path: Path
) -> None:
    """The same trace with its syncs left out loses what was acked: the test would see a store that does not sync."""
    before, records = recorded
    disk = Disk(before)
    for one in records:
        if one.op != "S":
            disk.take(one)

    class Unlucky(random.Random):
        def choice(self, _seq: object) -> float:  # type: ignore[override]  # the share that was written
            return 0.0

    image = tmp_path / "image"
    for path, content in disk.fail(Unlucky(1)).items():
        (image / path).parent.mkdir(parents=True, exist_ok=True)
        (image / path).write_bytes(content)
    world = await open_world(image)
    try:
        with pytest.raises(AssertionError):
            await check(world, told(records), random.Random(1))
    finally:
        await world.close()
