"""A confined worker process, from the site's side: started with nothing, spoken to over two pipes, ended for good.

    photos  outside.photo_process   -> photo_worker      one at a time, a few may wait
    proofs  outside.zk_process      -> zk_worker         one at a time, a fair queue
    texts   outside.scorer_process  -> scorer_worker     all that wait together

What such a process gives up is in `outside.confinement`; when one is started, and what becomes of whoever waits when it
falls over, is each one's own.
"""

from __future__ import annotations

import os
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

ENVIRONMENT: Final = {
    "LANG": "C.UTF-8",
    "MALLOC_ARENA_MAX": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}
"""All there is of it. One thread: two that share two busy cores take nine times as long (measured)."""
DRAIN_BYTES: Final = 65_536


def command_of(script: Path, command: Sequence[str] | None, memory_max_bytes: int, *more: str) -> list[str]:
    """How a worker is started: isolated, with its memory, the process it ends with, and what `more` it asks for.
    `command` is another worker, for tests."""
    return [*(command or (sys.executable, "-I", str(script))), str(memory_max_bytes), str(os.getpid()), *more]


class WorkerProcess:
    """One process. What goes wrong with it is an OSError, or an IncompleteReadError at its end."""

    def __init__(self, process: Process) -> None:
        assert process.stdin is not None  # PIPE below
        assert process.stdout is not None
        self._process, self._input, self._output = process, process.stdin, process.stdout

    @classmethod
    async def start(cls, command: Sequence[str]) -> WorkerProcess:
        """Start one; it has said nothing yet."""
        process = await create_subprocess_exec(
            *command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,  # C says there what it thinks of what it reads, a model what it was asked about
            env=ENVIRONMENT,
            cwd="/",
            close_fds=True,
            start_new_session=True,  # the terminal's Ctrl-C is for the site, which then ends its worker
        )
        return cls(process)

    @property
    def pid(self) -> int:
        """Its number, also when it is gone."""
        return self._process.pid

    @property
    def gone(self) -> bool:
        """Whether it has ended by itself, or was killed."""
        return self._process.returncode is not None

    async def write(self, *parts: bytes) -> None:
        """Say something to it."""
        self._input.writelines(parts)
        await self._input.drain()

    async def read(self, size: int) -> bytes:
        """So many bytes of what it says. Whoever asks has compared the size with what is possible."""
        return await self._output.readexactly(size)

    async def line(self) -> bytes:
        """A line of what it says, without what ends it; less at its end. Raises ValueError for one without end."""
        return (await self._output.readline()).rstrip(b"\n")

    async def ended(self) -> None:
        """Wait until it is gone."""
        await self._process.wait()

    def kill(self) -> None:
        """Send it away, if it is there still."""
        if not self.gone:
            with suppress(ProcessLookupError):  # it has ended by itself, and nobody had looked yet
                self._process.kill()

    async def end(self) -> None:
        """Kill it, if it is there still, and wait until it is gone.

        asyncio waits for the end of a process's pipes too, and reads no pipe whose reader has more than it asked for:
        what the worker still wrote is read away first, or whoever waits for its end would wait for ever.
        """
        self.kill()
        with suppress(OSError, RuntimeError):  # somebody else is reading it to its end
            while await self._output.read(DRAIN_BYTES):
                pass
        await self._process.wait()
        self._input.close()


def sized(*parts: bytes) -> bytes:
    """The sizes of parts, 4 bytes each, big-endian: how a frame begins."""
    return b"".join(len(part).to_bytes(4, "big") for part in parts)


def sizes(frame: bytes) -> list[int]:
    """The sizes that stand in it."""
    return [int.from_bytes(frame[at : at + 4], "big") for at in range(0, len(frame), 4)]
