"""A worker is gone when it was ended, whatever it was doing."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE

import pytest

from salon.outside.worker_process import ENVIRONMENT, WorkerProcess, sized, sizes


@pytest.mark.parametrize(
    "code",
    [
        "pass",
        "import time; time.sleep(600)",
        "import sys; sys.stdout.buffer.write(b'x' * 10_000_000)",
        "import sys\nwhile True: sys.stdout.buffer.write(b'x' * 65_536)",
    ],
    ids=["over", "asleep", "more than anybody asked for", "without end"],
)
async def test_it_is_gone_although_nobody_read_what_it_wrote(code: str) -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdin=PIPE, stdout=PIPE, limit=1_024)
    assert process.stdout is not None
    if "write" in code:
        await process.stdout.readexactly(4)
    async with asyncio.timeout(30):
        await WorkerProcess(process).end()
    assert process.returncode is not None


async def test_it_starts_with_nothing_of_the_site_and_says_what_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALON_SECRET", "in the environment")
    code = (
        "import os, sys\n"
        "said = ' '.join(sorted({*os.environ} - {'LC_CTYPE'})) + ' ' + os.getcwd()\n"
        "print(said, flush=True)\n"
        "sys.stdout.buffer.write(sys.stdin.buffer.read(8)); sys.stdout.flush()\n"
    )
    worker = await WorkerProcess.start([sys.executable, "-I", "-c", code])
    async with asyncio.timeout(30):
        assert (await worker.line()).decode() == " ".join([*sorted(ENVIRONMENT), "/"])
        await worker.write(sized(b"four", b""))
        assert sizes(await worker.read(8)) == [4, 0]
        await worker.ended()
        assert worker.gone
        await worker.end()
