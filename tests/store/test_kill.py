"""kill -9 under load: what was acked is there, once, in its place, and retries get the same answer."""

from __future__ import annotations

import asyncio
import random
import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from salon.chat.model import Accepted
from tests.store.worlds import ANNE, BEN, ROOM, START, open_world, said

ROOT = Path(__file__).resolve().parents[2]
POINTS = 20


def run_until_killed(site: Path, seed: int, acks: int) -> list[tuple[UUID, int, bool]]:
    """Start a writer, kill it -9 some time after its n-th ack, at whatever it is doing; every ack that left it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.victim", str(site), str(seed)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    with process:
        assert process.stdout.readline().strip() == "ready"
        lines = [process.stdout.readline() for _ in range(acks)]
        # Spinning, not sleeping: a moment that falls anywhere in the next groups of commits.
        for _ in range(random.Random(seed).randrange(0, 60_000)):
            pass
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(UUID(cid), int(seq), odd == "1") for _, cid, seq, odd in whole]


@pytest.mark.durability
async def test_no_ack_is_lost_doubled_or_changed_by_kill_9(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(20)
    unacked = 0
    acked: list[tuple[UUID, int, bool]] = []
    for point in range(POINTS):
        acked += await asyncio.to_thread(run_until_killed, tmp_path, point, chance.randrange(1, 120))
        world = await open_world(tmp_path)
        try:
            assert not world.new_epochs, "a crash is not a restore"
            top = (await world.log.latest(ROOM, 1, START)).top
            page = await world.log.read(ROOM, 0, top, START)
            assert [stored.event.seq for stored in page.events] == list(range(1, top + 1)), "no hole"
            texts = {stored.event.seq: stored.event.text for stored in page.events}
            assert len(set(texts.values())) == top, "no duplicate"
            for cid, seq, _ in acked:
                assert texts[seq] == f"text of {cid}", "acked and not there"
            # Under load: most kills find commits whose acks had not left yet.
            unacked = top - len(acked)
            assert all(stored.event.kind == "message" for stored in page.events), "every vanish key is there"
            for cid, seq, odd in chance.sample(acked, min(10, len(acked))):
                family = ANNE if odd else BEN
                again = await world.log.append(said(f"text of {cid}", cid=cid, family=family, at=START + 1))
                assert isinstance(again, Accepted)
                assert (again.event.seq, again.replayed) == (seq, True)
        finally:
            await world.close()
    assert len(acked) > POINTS
    assert unacked > 0, "the writer was killed while it was writing"
    with capsys.disabled():
        print(
            f"\nkill -9: {POINTS} kills, {len(acked)} acks, lost 0; {unacked} more were durable before their ack left"
        )
