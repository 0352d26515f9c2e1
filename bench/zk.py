"""What chat feels of zero-knowledge proofs: a talking room on one core, the proofs' worker on another.

A real site, its visitors on real sockets and, in every second stretch, one answer of a wallet after another by the
whole way of the door: opened, read, and proven in the worker. `chat_quiet` and `chat_beside_proofs` are the
milliseconds from a send to each delivery; stretches alternate, and what counts is the difference within a round. On a
machine whose cores are shared with others the 99th percentile of a stretch moves by itself: look at the range too.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any, Final

import uvloop
from cryptography import x509
from msgspec import Struct
from structlog.testing import capture_logs
from tests.outside.zk_wallet import CIRCUIT, SEVEN, zk_response
from tests.running import running_site

from bench.measuring import Report, machine, versions
from salon.client import Room, enter
from salon.flow.examine import Examine
from salon.outside.age_questions import DeviceQuestion
from salon.outside.age_wallet import sealed_to
from salon.outside.circuits import Circuit
from salon.outside.test_issuer import Issuer
from salon.outside.zk_examiner import ZkExaminer
from salon.outside.zk_process import ZkVerifier

PAUSE_S: Final = 2.1
"""Between two messages of one visitor: a little slower than what counts as flooding."""
GOALS = {"p99_added_ms_at_most": 2.0}
ORIGIN = "https://chat.test"
TREES: Final = ("Oak", "Ash", "Elm", "Birch", "Pine", "Maple")
WORDS: Final = (
    "evening",
    "walk",
    "river",
    "bread",
    "tea",
    "under",
    "old",
    "trees",
    "rain",
    "falls",
    "on",
    "roofs",
    "a",
)
NAMES: Final = [f"{kind} {tree}" for kind in ("Old", "Tall", "Green", "Quiet", "Lone") for tree in TREES]


class Talk:
    """Visitors in one room who say something in turn, and how long each delivery took (milliseconds)."""

    def __init__(self, rooms: list[Room]) -> None:
        self._rooms, self._sent, self._random = rooms, dict[str, float](), Random(7)
        self.took: list[float] = []
        self.refused = 0

    async def hear(self, room: Room) -> None:
        """Take the time of whatever arrives."""
        async for event in room.events():
            began = self._sent.get(event.text)
            if began is not None:
                self.took.append((perf_counter() - began) * 1_000)

    async def speak(self, turn: int, room: Room) -> None:
        """Say something every `PAUSE_S`, whatever became of the last."""
        await asyncio.sleep(PAUSE_S * turn / len(self._rooms))
        while True:
            due = perf_counter() + PAUSE_S
            text = " ".join(self._random.sample(WORDS, 4)) + f" {len(self._sent)}"
            self._sent[text] = perf_counter()
            verdict = await room.send(text)
            self.refused += verdict.outcome != "accepted"
            await asyncio.sleep(max(0.0, due - perf_counter()))


class Proofs:
    """One wallet's answer after another."""

    def __init__(self, verifier: ZkVerifier) -> None:
        at = datetime.now(UTC).replace(microsecond=0)
        issuer = Issuer(at)
        roots: list[x509.Certificate] = [issuer.root]
        examine = Examine(lambda *_: "malformed", "av-plain", ZkExaminer(verifier, lambda: roots))
        self._question, self._now = DeviceQuestion(ORIGIN, examine, [SEVEN]), at.timestamp()
        response = zk_response(issuer, self._question.transcript, at, at)
        self._answer = sealed_to(response, self._question.body["data"]["encryptionInfo"], ORIGIN)
        self.count = 0
        self.proven = asyncio.Event()

    async def examine(self) -> None:
        """Without end."""
        while True:
            found = await self._question.examine(self._answer, self._now)
            if found.code != "ok":
                raise AssertionError(f"a genuine proof was refused: {found.code}")
            self.count += 1
            self.proven.set()


class Stretch(Struct):
    """What some seconds of talk were like (milliseconds)."""

    p50: float
    p99: float
    deliveries: int
    proofs_per_s: float = 0.0


QUIET, BESIDE = "chat_quiet", "chat_beside_proofs"


def run(rounds: int, seconds: float = 8.0) -> Report:
    """`rounds` rounds of two stretches of `seconds` each."""
    cases, found = chat(rounds, seconds)
    return Report(machine(), versions("salon", "pylongfellow"), "python", cases, found)


def chat(rounds: int, seconds: float) -> tuple[dict[str, dict[str, Any]], list[dict[str, float]]]:
    """The cases, and the 99th percentiles they were made of; this process is kept on one core meanwhile."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[:1])
    try:
        with capture_logs(), asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            found = runner.run(_measured(rounds, seconds, cores[-1]))
    finally:
        os.sched_setaffinity(0, cores)
    return _cases(found), [{name: one.p99 for name, one in stretches.items()} for stretches in found]


async def _measured(rounds: int, seconds: float, core: int) -> list[dict[str, Stretch]]:
    verifier = ZkVerifier([Circuit(SEVEN, CIRCUIT)], answer_s=60.0, proofs_max=1_000_000)
    proofs = Proofs(verifier)
    found = []
    try:
        if await verifier.ready() != "ok" or verifier.pid is None:
            raise AssertionError("the worker does not start")
        os.sched_setaffinity(verifier.pid, {core})
        async with talking() as talk:
            await _stretch(talk, None, PAUSE_S)  # everybody has spoken, everything is imported
            for number in range(rounds):
                one = {}
                for name in (QUIET, BESIDE) if number % 2 else (BESIDE, QUIET):
                    one[name] = await _stretch(talk, proofs if name == BESIDE else None, seconds)
                found.append(one)
            if talk.refused:
                raise AssertionError(f"{talk.refused} messages were not accepted")
    finally:
        await verifier.close()
    return found


@asynccontextmanager
async def talking() -> AsyncIterator[Talk]:
    """A site with one room full of people who talk."""
    async with AsyncExitStack() as stack:
        root = stack.enter_context(tempfile.TemporaryDirectory(prefix="salon-bench-"))
        place = await stack.enter_async_context(running_site(Path(root)))
        rooms = []
        for name in NAMES:
            visitor = await stack.enter_async_context(await enter(place.url, name))
            rooms.append(await visitor.join((await visitor.rooms())[0]))
        talk = Talk(rooms)
        tasks = [asyncio.create_task(talk.hear(room)) for room in rooms]
        tasks += [asyncio.create_task(talk.speak(turn, room)) for turn, room in enumerate(rooms)]
        try:
            yield talk
            for task in tasks:
                if task.done():
                    task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _stretch(talk: Talk, proofs: Proofs | None, seconds: float) -> Stretch:
    """`seconds` of talk, with one proof after another beside it or without."""
    beside = asyncio.create_task(proofs.examine()) if proofs else None
    before = proofs.count if proofs else 0
    talk.took.clear()
    began = perf_counter()
    await asyncio.sleep(seconds)
    if beside and proofs:
        # On a crowded machine a proof may outlast the stretch, which then goes on until there was one.
        proofs.proven.clear()
        if proofs.count == before:
            await asyncio.wait({beside, asyncio.ensure_future(proofs.proven.wait())}, return_when="FIRST_COMPLETED")
    took = sorted(talk.took)
    found = Stretch(took[len(took) // 2], took[len(took) * 99 // 100], len(took))
    if beside and proofs:
        found.proofs_per_s = (proofs.count - before) / (perf_counter() - began)
        if beside.done():
            beside.result()
        beside.cancel()
        await asyncio.gather(beside, return_exceptions=True)
    return found


def _cases(rounds: list[dict[str, Stretch]]) -> dict[str, dict[str, Any]]:
    """Medians over rounds; what proofs add is the median of the differences within a round."""
    made: dict[str, dict[str, Any]] = {}
    for name in (QUIET, BESIDE):
        p99 = [one[name].p99 for one in rounds]
        made[name] = {
            "p50_ms": median(one[name].p50 for one in rounds),
            "p99_ms": median(p99),
            "p99_ms_min": min(p99),
            "p99_ms_max": max(p99),
            "deliveries": sum(one[name].deliveries for one in rounds),
        }
    added = [one[BESIDE].p99 - one[QUIET].p99 for one in rounds]
    beside = made[BESIDE]
    beside |= {"proofs_per_s": median(one[BESIDE].proofs_per_s for one in rounds), "p99_added_ms": median(added)}
    beside |= {"p99_added_ms_min": min(added), "p99_added_ms_max": max(added)}
    beside["goals"] = GOALS | {"met": beside["p99_added_ms"] <= GOALS["p99_added_ms_at_most"]}
    return made
