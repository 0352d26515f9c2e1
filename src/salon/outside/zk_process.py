"""Zero-knowledge proofs are run by one worker process, never on the event loop: chat does not wait for them.

    verify -> a queue of few -> one proof at a time -> the worker (`outside.zk_worker`)

The worker starts at the first use and ends when nobody asked for a while, after so many proofs, or when it falls
over; the next proof starts another. It is niced, bounded in memory, and knows nothing of the site.

Rule 1: whatever happens is a code, and only the worker's `ok` is `ok`.
Rule 2: a full queue refuses at once; nobody's proof waits behind a crowd, and no crowd of one network takes all places:
one of theirs gives way to who has none.
Rule 3: an answer leaves within `answer_s` of being asked for. A proof whose asker has gone is not begun.
Rule 4: a proof is forgotten with its answer (threat model T-13).
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import structlog
from msgspec import Struct

from salon.age.zk import ZkCircuit, ZkClaim
from salon.outside.circuits import Circuit
from salon.outside.worker_process import WorkerProcess, command_of, sized

MEMORY_MAX_BYTES: Final = 1_073_741_824
"""Address space of the worker. The engine takes 265 MB with two circuits loaded (measured, pylongfellow 0.7.0)."""
WAITING_MAX: Final = 4
ANSWER_S: Final = 8.9
"""Under the third time at which a refused zero-knowledge answer may leave (`ZK_PACE_S`). A proof takes 0.6 s of CPU and
a cold start 2 s, so the first is the rule; an honest one shall not be refused for a crowded machine."""
PROOF_S: Final = 10.0
"""A proof that takes longer is a worker that hangs; it is killed."""
IDLE_S: Final = 600.0
PROOFS_MAX: Final = 200
"""After so many proofs the worker is replaced: C++ that reads strangers' bytes does not live for months."""
WORKER: Final = Path(__file__).with_name("zk_worker.py")
ANSWERS: Final = frozenset({"ok", "zk_proof", "zk_circuit"})

log = structlog.get_logger()


class _Asked(Struct):
    """One proof in the queue; `claim` is None for a start that nobody waits for."""

    claim: ZkClaim | None
    answer: asyncio.Future[str]
    who: str = ""

    def say(self, code: str) -> None:
        """Answer, if nobody did; of the proof nothing stays."""
        self.claim = None
        if not self.answer.done():
            self.answer.set_result(code)


class _Fallen(Exception):
    """The worker is of no more use; carries the code for whoever it was working for."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ZkVerifier:
    """Verifies proofs in a worker process. Belongs to one event loop.

    Args:
        circuits: accepted ones; empty: not available.
        command: the worker, for tests; without it `salon[zk]` must be installed.
        memory_max_bytes, waiting_max, answer_s, proof_s, idle_s, proofs_max: see the constants of this module.
    """

    def __init__(
        self,
        circuits: Sequence[Circuit],
        *,
        command: Sequence[str] | None = None,
        memory_max_bytes: int = MEMORY_MAX_BYTES,
        waiting_max: int = WAITING_MAX,
        answer_s: float = ANSWER_S,
        proof_s: float = PROOF_S,
        idle_s: float = IDLE_S,
        proofs_max: int = PROOFS_MAX,
    ) -> None:
        self._circuits = {circuit.parameters.circuit_hash: circuit for circuit in circuits}
        self._command = command_of(WORKER, command, memory_max_bytes)
        self._waiting_max, self._answer_s, self._proof_s = waiting_max, answer_s, proof_s
        self._idle_s, self._proofs_max = idle_s, proofs_max
        self._missing = command is None and not engine_installed()
        self._queue: asyncio.Queue[_Asked] = asyncio.Queue()
        self._waiting: list[_Asked] = []
        self._runner: asyncio.Task[None] | None = None
        self._worker: WorkerProcess | None = None
        self._loaded: set[str] = set()
        self._proofs = 0
        self._closed = False

    @property
    def available(self) -> bool:
        """Whether proofs can be asked for: there are circuits, and an engine that has not turned out missing."""
        return bool(self._circuits) and not self._missing and not self._closed

    @property
    def circuits(self) -> tuple[ZkCircuit, ...]:
        """What to offer in a request now: nothing while not available, so that wallets answer plainly."""
        return self.listed if self.available else ()

    @property
    def listed(self) -> tuple[ZkCircuit, ...]:
        """What the site accepts, available or not; what the engine turned out not to take is gone from it."""
        return tuple(circuit.parameters for circuit in self._circuits.values())

    @property
    def state(self) -> str:
        """`off` where nothing is configured, `on`, or `unavailable`: configured, and wallets are asked plainly."""
        if not self.listed:
            return "off"
        return "on" if self.available else "unavailable"

    @property
    def pid(self) -> int | None:
        """The worker's, while there is one."""
        return self._worker.pid if self._worker else None

    def warm(self) -> None:
        """Start the worker, if it is not there, while the visitor is still looking at the wallet."""
        if self.available and self._worker is None and self._queue.empty():
            self._ask(None)

    async def ready(self) -> str:
        """Start the worker and load every circuit: `ok`, or what `verify` would say. What the engine does not know is
        no longer among `circuits`.
        """
        if not self.available:
            return "zk_unavailable"
        return await self._ask(None).answer

    async def verify(self, claim: ZkClaim, who: str = "") -> str:
        """Whether a proof holds: `ok`, or why it is refused. Never raises.

        Args:
            claim: the proof and its public inputs.
            who: stands for whoever asks; each gets their share of the places to wait.

        Returns:
            `ok`; `zk_proof`: it does not hold; `zk_circuit`: not an accepted circuit, or the engine does not know it;
            `zk_busy`: too many wait; `zk_timeout`; `zk_crashed`: the engine fell over it; `zk_unavailable`.
        """
        if not self.available:
            return "zk_unavailable"
        if claim.circuit.circuit_hash not in self._circuits:
            return "zk_circuit"
        if not self._has_room(who):
            return "zk_busy"
        asked = self._ask(claim, who)
        self._waiting.append(asked)
        try:
            async with asyncio.timeout(self._answer_s):
                return await asked.answer
        except TimeoutError:
            return "zk_timeout"
        finally:
            asked.claim = None
            if asked in self._waiting:
                self._waiting.remove(asked)

    def _has_room(self, who: str) -> bool:
        """Whether one more may wait; for who has fewer places than another, the other's newest gives way."""
        waiting = [asked for asked in self._waiting if not asked.answer.done()]
        if len(waiting) < self._waiting_max:
            return True
        places = Counter(asked.who for asked in waiting)
        most = max(places.values(), default=0)
        if places[who] >= most - 1:
            return False
        next(asked for asked in reversed(waiting) if places[asked.who] == most).say("zk_busy")
        return True

    async def close(self) -> None:
        """End the worker and refuse whoever waits."""
        self._closed = True
        if self._runner is not None:
            self._runner.cancel()
            await asyncio.gather(self._runner, return_exceptions=True)
        self._refuse_waiting()
        await self._end()

    # ------------------------------------------------------------------ the queue

    def _ask(self, claim: ZkClaim | None, who: str = "") -> _Asked:
        asked = _Asked(claim, asyncio.get_running_loop().create_future(), who)
        self._queue.put_nowait(asked)
        if self._runner is None or self._runner.done():
            self._runner = asyncio.create_task(self._run())
        return asked

    async def _run(self) -> None:
        """Take one after another, until nobody asks for a while."""
        while self.available:
            try:
                async with asyncio.timeout(self._idle_s):
                    asked = await self._queue.get()
            except TimeoutError:
                await self._end()
                if self._queue.empty():
                    return
                continue
            if asked.answer.done():
                continue
            if asked in self._waiting:
                self._waiting.remove(asked)
            asked.say(await self._answer(asked.claim))
        self._refuse_waiting()

    def _refuse_waiting(self) -> None:
        while not self._queue.empty():
            self._queue.get_nowait().say("zk_unavailable")

    async def _answer(self, claim: ZkClaim | None) -> str:
        try:
            async with asyncio.timeout(self._proof_s):
                code = await self._work(claim)
        except TimeoutError:
            code = "zk_timeout"
        except _Fallen as fallen:
            code = fallen.code
        except Exception as error:  # noqa: BLE001  # Rule 1: it could not be started, its pipe broke under us, or worse
            log.warning("zk_worker", error=type(error).__name__)
            code = "zk_crashed" if self._worker else "zk_unavailable"
        except asyncio.CancelledError:
            await self._end()
            raise
        if code not in ANSWERS or self._proofs >= self._proofs_max:
            log.info("zk_worker_ended", cause=code, count=self._proofs)
            await self._end()
        return code

    # ------------------------------------------------------------------ the worker

    async def _work(self, claim: ZkClaim | None) -> str:
        """One proof; or for None, a worker with all circuits loaded."""
        worker = self._worker or await self._start()
        for circuit_hash in [claim.circuit.circuit_hash] if claim else list(self._circuits):
            if circuit_hash not in self._loaded:
                circuit = self._circuits[circuit_hash]
                code = await _exchange(worker, {"do": "load"} | _parameters(circuit.parameters), circuit.data)
                if code != "ok":
                    # The list was pinned and is wrong all the same: not offered again, and said aloud.
                    del self._circuits[circuit_hash]
                    log.error("zk_worker", cause=code, version=circuit.parameters.version)
                    if claim:
                        return code
                    continue
                self._loaded.add(circuit_hash)
        if claim is None:
            return "ok"
        self._proofs += 1
        return await _exchange(worker, {"do": "prove"} | _inputs(claim), claim.proof)

    async def _start(self) -> WorkerProcess:
        worker = self._worker = await WorkerProcess.start(self._command)
        self._loaded, self._proofs = set(), 0
        word = await _word(worker)
        if word == "missing":
            self._missing = True
            log.error("zk_worker", cause="missing")
        if word != "ready":
            raise _Fallen("zk_unavailable")
        return worker

    async def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            await worker.end()


def engine_installed() -> bool:
    """Whether `salon[zk]` is there, by the look of it; the worker finds out for good."""
    return find_spec("pylongfellow") is not None


def _parameters(circuit: ZkCircuit) -> dict[str, Any]:
    return {name: getattr(circuit, name) for name in circuit.__struct_fields__}


def _inputs(claim: ZkClaim) -> dict[str, Any]:
    return {
        "circuit_hash": claim.circuit.circuit_hash,
        "x": claim.x.hex(),
        "y": claim.y.hex(),
        "transcript": claim.transcript.hex(),
        "timestamp": claim.timestamp,
        "doc_type": claim.doc_type,
        "namespace": claim.namespace,
        "element": claim.element,
        "value": claim.value.hex(),
    }


async def _exchange(worker: WorkerProcess, head: dict[str, Any], body: bytes) -> str:
    written = json.dumps(head).encode()
    await worker.write(sized(written, body), written, body)
    word = await _word(worker)
    if word not in ANSWERS:
        raise _Fallen("zk_crashed")
    return word


async def _word(worker: WorkerProcess) -> str:
    """One word of the worker; empty at its end."""
    try:
        return (await worker.line()).decode().strip()
    except ValueError:
        return ""  # a line without end, or no text: not our worker's
