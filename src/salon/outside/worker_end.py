"""The end of a worker process."""

from __future__ import annotations

from asyncio.subprocess import Process
from contextlib import suppress
from typing import Final

DRAIN_BYTES: Final = 65_536


async def end(process: Process) -> None:
    """Kill a worker, if it is there still, and wait until it is gone.

    asyncio waits for the end of a process's pipes too, and reads no pipe whose reader has more than it asked for: what
    the worker still wrote is read away first, or whoever waits for its end would wait for ever.
    """
    if process.returncode is None:
        with suppress(ProcessLookupError):  # it has ended by itself, and nobody had looked yet
            process.kill()
    if process.stdout is not None:
        with suppress(OSError, RuntimeError):  # somebody else is reading it to its end
            while await process.stdout.read(DRAIN_BYTES):
                pass
    await process.wait()
    if process.stdin is not None:
        process.stdin.close()
