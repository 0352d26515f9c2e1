"""A worker is gone when it was ended, whatever it was doing."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE

import pytest

from salon.outside.worker_end import end


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
        await end(process)
    assert process.returncode is not None
