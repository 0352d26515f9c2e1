"""A scorer in a worker process: its texts are scored away from the event loop, by a process that can do nothing else.

    score -> a queue of few -> all that wait in one batch -> the worker (`outside.scorer_worker`)

The worker is started by `start` and again after it fell over, later each time.

Rule 1: an answer is scores or `Unavailable`, within `answer_s`; a full queue refuses at once.
Rule 2: the worker is not believed: its answer is checked for size, form, range and finite numbers. One that lies, hangs
or ends is killed, and everybody in that batch is told that there is no answer.
Rule 3: without confinement it does not run, unless a test site says otherwise.
"""

from __future__ import annotations

import asyncio
import json
import math
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec
import structlog
from msgspec import Struct

from salon.base.errors import Unavailable
from salon.flow.ports.scorer import Asked, Scores
from salon.outside.worker_process import WorkerProcess, command_of, sized, sizes

MEMORY_MAX_BYTES: Final = 1_073_741_824
"""Address space of a worker; the built-in scorer needs some 300 MB (docs/scorers.md)."""
CPU_S: Final = 5
"""Of one batch. The kernel ends a worker that computes longer."""
ANSWER_S: Final = 1.0
START_S: Final = 60.0
WAITING_MAX: Final = 64
BATCH_MAX: Final = 8
"""Texts scored at once: some 20 ms of the built-in scorer, so that nobody's 40 are used up by others."""
AGAIN_FIRST_S: Final = 1.0
AGAIN_MAX_S: Final = 60.0
"""How long after it fell over a worker is started again: twice as long each time, until it answers."""
ANSWER_MAX_BYTES: Final = 65_536
WORKER: Final = Path(__file__).with_name("scorer_worker.py")

log = structlog.get_logger()

_answer = msgspec.json.Decoder(list[dict[str, float]] | None)


class _Ready(Struct, frozen=True):
    ready: bool = False
    confined: bool = False
    missing: str = ""


class _Fallen(Exception):
    """The worker is of no more use."""


class _NoAnswer(Exception):
    """The worker is well; its model had nothing to say."""


class _Waiting(Struct, eq=False):
    asked: Asked
    answer: asyncio.Future[Scores]

    def fail(self, why: str) -> None:
        if not self.answer.done():
            self.answer.set_exception(Unavailable("busy", detail=why))
            self.answer.exception()  # whoever asked may have gone


class ScorerProcess:
    """An implementation of `flow.ports.scorer.Scorer`. Belongs to one event loop.

    Args:
        name: in logs, counts and the codes of its findings.
        categories: what it may speak of; another one in an answer is a lie.
        spec: what the worker runs (`outside.scorer_worker`).
        unconfined: take a worker that the kernel does not confine; for test mode only.
        command: the worker, for tests.
        memory_max_bytes, cpu_s, answer_s, waiting_max, again_s: see the constants of this module.
    """

    def __init__(
        self,
        name: str,
        categories: tuple[str, ...],
        spec: Mapping[str, Any],
        *,
        unconfined: bool = False,
        command: Sequence[str] | None = None,
        memory_max_bytes: int = MEMORY_MAX_BYTES,
        cpu_s: int = CPU_S,
        answer_s: float = ANSWER_S,
        waiting_max: int = WAITING_MAX,
        again_s: float = AGAIN_FIRST_S,
    ) -> None:
        self.name, self.categories = name, categories
        self._command = command_of(WORKER, command, memory_max_bytes, str(cpu_s), json.dumps(dict(spec)))
        self._unconfined, self._answer_s, self._waiting_max = unconfined, answer_s, waiting_max
        self._again_first_s = self._again_s = again_s
        self._waiting: deque[_Waiting] = deque()
        self._some = asyncio.Event()
        self._worker: WorkerProcess | None = None
        self._task: asyncio.Task[None] | None = None
        self._watch: asyncio.Task[None] | None = None
        self._up = asyncio.Event()
        self._change = asyncio.Event()
        self._settled = asyncio.Event()
        self._off = ""
        self.why = ""
        """What was wrong with the worker last, in a word."""

    @property
    def well(self) -> bool:
        """Whether the worker is there and answers."""
        return self._up.is_set()

    @property
    def off(self) -> str:
        """Why it will not come back by itself: `missing`, `unconfined`, `closed`; empty while it may."""
        return self._off

    @property
    def pid(self) -> int | None:
        """The worker's, while there is one."""
        return self._worker.pid if self._worker else None

    def start(self) -> None:
        """Begin; the first texts may wait until the model is loaded."""
        if self._task is None and not self._off:
            self._task = asyncio.create_task(self._run())

    async def ready(self) -> bool:
        """Wait until it answers, or is known not to; whether it does."""
        self.start()
        await self._settled.wait()
        return self.well

    async def changed(self) -> None:
        """Wait until the worker came or went."""
        await self._change.wait()

    async def score(self, asked: Asked) -> Scores:
        """See the port."""
        if self._off or self._task is None:
            raise Unavailable("busy", detail=self._off or "not started")
        if len(self._waiting) >= self._waiting_max:
            raise Unavailable("busy", detail="queue")
        one = _Waiting(asked, asyncio.get_running_loop().create_future())
        self._waiting.append(one)
        self._some.set()
        try:
            async with asyncio.timeout(self._answer_s):
                return await one.answer
        except TimeoutError:
            raise Unavailable("busy", detail="late") from None
        finally:
            with suppress(ValueError):
                self._waiting.remove(one)

    async def close(self) -> None:
        """End the worker; whoever waits is told that there is no answer."""
        self._off = "closed"
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._fail("closed")
        await self._end()
        self._settled.set()

    # ------------------------------------------------------------------ the worker

    async def _run(self) -> None:
        while not self._off:
            try:
                await self._start()
                await self._serve()
            except (_Fallen, OSError, ValueError, asyncio.IncompleteReadError, TimeoutError) as error:
                self.why = str(error)[:40] or type(error).__name__
                log.warning("scorer_failed", part=self.name, cause=self.why)
            self._up.clear()
            self._fail("broken")
            await self._end()
            self._settled.set()
            self._tell()
            if not self._off:
                await asyncio.sleep(self._again_s)
                self._again_s = min(self._again_s * 2, AGAIN_MAX_S)

    async def _start(self) -> None:
        worker = self._worker = await WorkerProcess.start(self._command)
        async with asyncio.timeout(START_S):
            said = msgspec.json.decode(await _frame(worker), type=_Ready)
        if said.missing or not said.ready:
            self._off = "missing"
            raise _Fallen(f"missing {said.missing}")
        if not said.confined and not self._unconfined:
            self._off = "unconfined"
            raise _Fallen("unconfined")
        self._watch = asyncio.create_task(self._ended(worker))
        self._up.set()
        self._settled.set()
        self._tell()

    def _tell(self) -> None:
        told, self._change = self._change, asyncio.Event()
        told.set()

    async def _ended(self, worker: WorkerProcess) -> None:
        """Notice that it died while nobody asked."""
        await worker.ended()
        self._some.set()

    async def _serve(self) -> None:
        while True:
            await self._some.wait()
            if self._worker is None or self._worker.gone:
                raise _Fallen("ended")
            batch = [self._waiting.popleft() for _ in range(min(BATCH_MAX, len(self._waiting)))]
            if not self._waiting:
                self._some.clear()
            if not batch:
                continue
            try:
                async with asyncio.timeout(self._answer_s):
                    found = await self._exchange([one.asked for one in batch])
            except _NoAnswer:
                for one in batch:
                    one.fail("no answer")
            except BaseException:
                for one in batch:
                    one.fail("broken")
                raise
            else:
                self._again_s = self._again_first_s
                for one, scores in zip(batch, found, strict=True):
                    if not one.answer.done():
                        one.answer.set_result(scores)

    async def _exchange(self, batch: list[Asked]) -> list[dict[str, float]]:
        worker = self._worker
        if worker is None:
            raise _Fallen("gone")
        said = msgspec.json.encode([[one.text, one.lang] for one in batch])
        await worker.write(sized(said), said)
        found: list[dict[str, float]] | None = _answer.decode(await _frame(worker))
        if found is None:
            raise _NoAnswer
        if len(found) != len(batch) or not all(map(self._true, found)):
            raise _Fallen("a lie")
        return found

    def _true(self, scores: dict[str, float]) -> bool:
        return all(
            name in self.categories and math.isfinite(value) and 0 <= value <= 1 for name, value in scores.items()
        )

    def _fail(self, why: str) -> None:
        while self._waiting:
            self._waiting.popleft().fail(why)
        self._some.clear()

    async def _end(self) -> None:
        worker = self._worker
        if worker is None:
            return
        await worker.end()
        self._worker = None  # only now: `close` may come in the middle of this


async def _frame(worker: WorkerProcess) -> bytes:
    """One frame. Raises IncompleteReadError at the worker's end."""
    (size,) = sizes(await worker.read(4))
    if size > ANSWER_MAX_BYTES:
        raise _Fallen("too much")
    return await worker.read(size)
