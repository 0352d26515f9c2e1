"""Scorers in real worker processes: what is believed of them, what they survive, what they may not do."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from salon.base.errors import Unavailable
from salon.flow.ports.scorer import Asked
from salon.outside import scorers
from salon.outside.scorer_process import ScorerProcess
from salon.safety.heads import HEADS
from tests.extras import needs_semantic

DEADLINE_S = 40.0
GOOD = """
def load(files):
    words = [open(path).read().strip() for path in files]
    def score(texts, langs):
        return [{"hate": 0.9 if any(word in text for word in words) else 0.2} for text in texts]
    return score
"""


def model(where: Path, code: str, *weights: str) -> dict[str, object]:
    """An operator's model on disk, as configured."""
    path = where / "model.py"
    path.write_text(code)
    files = []
    for number, content in enumerate(weights):
        file = where / f"weights{number}"
        file.write_text(content)
        files.append([str(file), hashlib.sha256(content.encode()).hexdigest()])
    return {
        "kind": "python",
        "path": str(path),
        "sha256": hashlib.sha256(code.encode()).hexdigest(),
        "files": files,
    }


@asynccontextmanager
async def running(spec: dict[str, object], **given: object) -> AsyncIterator[ScorerProcess]:
    process = ScorerProcess("test", ("hate", "spam"), spec, **({"again_s": 0.01} | given))  # type: ignore[arg-type]
    try:
        async with asyncio.timeout(DEADLINE_S):
            await process.ready()
            yield process
    finally:
        await process.close()
    assert process.pid is None


async def refused(process: ScorerProcess, text: str = "bonsoir") -> str:
    with pytest.raises(Unavailable) as error:
        await process.score(Asked(text))
    assert error.value.code == "busy"
    return str(error.value.detail)


async def test_a_model_of_the_operator_answers_with_its_weights(tmp_path: Path) -> None:
    async with running(model(tmp_path, GOOD, "vile")) as process:
        assert process.well
        assert await process.score(Asked("something vile", "fr")) == {"hate": 0.9}
        found = await asyncio.gather(*(process.score(Asked(f"text {number}")) for number in range(40)))
        assert found == [{"hate": 0.2}] * 40


@pytest.mark.parametrize("changed", ["model.py", "weights0"])
async def test_a_file_that_is_not_what_was_configured_is_not_run(tmp_path: Path, changed: str) -> None:
    spec = model(tmp_path, GOOD, "vile")
    with (tmp_path / changed).open("a") as file:
        file.write("\n# changed")
    async with running(spec) as process:
        assert (process.well, process.off) == (False, "missing")
        assert await refused(process) == "missing"


LIES: dict[str, str] = {
    "not a number": "[{'hate': float('nan')} for text in texts]",
    "endless": "[{'hate': float('inf')} for text in texts]",
    "above one": "[{'hate': 1.5} for text in texts]",
    "below nothing": "[{'hate': -0.1} for text in texts]",
    "another category": "[{'minor_contact': 0.9} for text in texts]",
    "too few": "[]",
    "too many": "[{'hate': 0.5}] * (len(texts) + 1)",
    "huge": "[{'hate': 0.5} for number in range(100_000)]",
}


@pytest.mark.parametrize("lie", LIES)
async def test_a_lie_is_not_believed_and_the_next_worker_is_asked_again(tmp_path: Path, lie: str) -> None:
    code = f"""
def load(files):
    def score(texts, langs):
        return {LIES[lie]} if "lie" in texts[0] else [{{"hate": 0.2}} for text in texts]
    return score
"""
    async with running(model(tmp_path, code)) as process:
        first = process.pid
        assert await process.score(Asked("fine")) == {"hate": 0.2}
        assert await refused(process, "a lie") == "broken"
        await until(lambda: process.well and process.pid != first, process)
        assert await process.score(Asked("fine")) == {"hate": 0.2}


async def until(holds: Callable[[], bool], process: ScorerProcess) -> None:
    """Until the worker is there again."""
    while not holds():
        await process.changed()


async def test_what_is_no_table_of_numbers_is_no_answer_and_the_worker_stays(tmp_path: Path) -> None:
    code = """
def load(files):
    def score(texts, langs):
        if "much" in texts[0]:
            return [0] * 10**12
        return [{"hate": "very"}] if "odd" in texts[0] else [{"hate": 0.2} for text in texts]
    return score
"""
    async with running(model(tmp_path, code)) as process:
        first = process.pid
        assert await refused(process, "odd") == "no answer"
        assert await refused(process, "too much memory") == "no answer"
        assert await process.score(Asked("fine")) == {"hate": 0.2}
        assert process.pid == first


@pytest.mark.parametrize(
    "deed",
    [
        "__import__('os')._exit(1)",
        "(lambda: [None for _ in iter(int, 1)])()",
    ],
)
async def test_a_model_that_dies_or_hangs_over_a_text_is_started_again(tmp_path: Path, deed: str) -> None:
    code = f"""
def load(files):
    def score(texts, langs):
        if "deed" in texts[0]:
            {deed}
        return [{{"hate": 0.2}} for text in texts]
    return score
"""
    async with running(model(tmp_path, code), answer_s=1.0) as process:
        first = process.pid
        assert await refused(process, "deed") in {"broken", "late"}
        await until(lambda: process.well and process.pid != first, process)
        assert await process.score(Asked("fine")) == {"hate": 0.2}


async def test_killed_while_a_message_waits_it_answers_the_next(tmp_path: Path) -> None:
    code = """
def load(files):
    def score(texts, langs):
        while "wait" in texts[0]:
            pass
        return [{"hate": 0.2} for text in texts]
    return score
"""
    async with running(model(tmp_path, code), answer_s=20.0) as process:
        waits = asyncio.create_task(process.score(Asked("wait")))
        await asyncio.sleep(0)
        first = process.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        with pytest.raises(Unavailable):
            await waits
        await until(lambda: process.well and process.pid != first, process)
        assert await process.score(Asked("fine")) == {"hate": 0.2}


@pytest.mark.parametrize(
    "deed",
    [
        "socket.socket()",
        "open('/etc/hostname').read()",
        "open('/tmp/written', 'w')",
        "os.fork()",
        "os.system('true') and 1 / 0",
        "os.listdir('/')",
        "os.kill(os.getppid(), 0)",
    ],
)
async def test_once_it_runs_a_model_can_open_no_file_no_connection_and_no_process(tmp_path: Path, deed: str) -> None:
    code = f"""
import os, socket
def load(files):
    def score(texts, langs):
        if "deed" in texts[0]:
            try:
                {deed}
            except (OSError, ZeroDivisionError):
                return [{{"hate": 1.0}}]
        return [{{"hate": 0.2}} for text in texts]
    return score
"""
    async with running(model(tmp_path, code)) as process:
        assert await process.score(Asked("deed")) == {"hate": 1.0}


async def test_a_model_that_looks_for_the_network_while_it_loads_finds_none(tmp_path: Path) -> None:
    code = """
import socket
def load(files):
    try:
        socket.socket()
    except PermissionError:
        return lambda texts, langs: [{"hate": 1.0} for text in texts]
    return lambda texts, langs: [{"hate": 0.0} for text in texts]
"""
    async with running(model(tmp_path, code)) as process:
        assert await process.score(Asked("anything")) == {"hate": 1.0}


async def test_a_full_queue_refuses_at_once(tmp_path: Path) -> None:
    code = """
def load(files):
    def score(texts, langs):
        while "wait" in texts[0]:
            pass
        return [{"hate": 0.2} for text in texts]
    return score
"""
    async with running(model(tmp_path, code), answer_s=2.0, waiting_max=3) as process:
        waiting = [asyncio.create_task(process.score(Asked("wait"))) for _ in range(12)]
        said = await asyncio.gather(*waiting, return_exceptions=True)
        assert {str(error.detail) for error in said if isinstance(error, Unavailable)} >= {"queue"}


async def test_a_model_that_does_not_load_is_missing_and_is_not_tried_again(tmp_path: Path) -> None:
    for code in ("def load(files):\n    raise RuntimeError", "load = 1", "not python", ""):
        async with running(model(tmp_path, code)) as process:
            assert (process.well, process.off) == (False, "missing")


async def test_a_worker_the_kernel_does_not_confine_is_not_used(tmp_path: Path) -> None:
    script = tmp_path / "worker.py"
    script.write_text(
        "import json, sys\n"
        "def write(answer):\n"
        "    said = json.dumps(answer).encode()\n"
        "    sys.stdout.buffer.write(len(said).to_bytes(4, 'big') + said)\n"
        "    sys.stdout.buffer.flush()\n"
        "write({'ready': True, 'confined': False})\n"
        "sys.stdin.buffer.read(4)\n"
    )
    spec = json.loads(json.dumps({"kind": "python"}))
    async with running(spec, command=[sys.executable, str(script)]) as process:
        assert (process.well, process.off) == (False, "unconfined")
    async with running(spec, command=[sys.executable, str(script)], unconfined=True) as process:
        assert process.well


GARBAGE = {
    "nothing": b"",
    "half a length": b"\x00\x00",
    "a length and no more": b"\x00\x00\x00\x10",
    "more than may be": b"\xff\xff\xff\xff" + b"[" * 100,
    "not JSON": b"\x00\x00\x00\x04\xff\xfe{[",
    "another shape": b"\x00\x00\x00\x02{}",
    "words for numbers": b'\x00\x00\x00\x11[{"hate":"0.50"}]',
    "a deep nest": (60_000).to_bytes(4, "big") + b"[" * 60_000,
    "an early answer": b'\x00\x00\x00\x0e[{"hate":0.5}]' * 2,
}


@pytest.mark.parametrize("what", GARBAGE)
async def test_garbage_for_an_answer_is_no_answer(tmp_path: Path, what: str) -> None:
    script = tmp_path / "worker.py"
    ready = json.dumps({"ready": True, "confined": True}).encode()
    script.write_text(
        "import sys\n"
        "out = sys.stdout.buffer\n"
        f"out.write({len(ready).to_bytes(4, 'big') + ready!r}); out.flush()\n"
        "while sys.stdin.buffer.read(4):\n"
        f"    out.write({GARBAGE[what]!r}); out.flush()\n"
        "    sys.stdin.buffer.read(16)\n"
    )
    async with running({"kind": "python"}, command=[sys.executable, str(script)], answer_s=1.0) as process:
        answers = await asyncio.gather(*(process.score(Asked("x")) for _ in range(3)), return_exceptions=True)
        assert all(isinstance(one, Unavailable) for one in answers) or what == "an early answer"
        assert all(isinstance(one, Unavailable) or one == {"hate": 0.5} for one in answers)


@needs_semantic
async def test_the_built_in_scorer_reads_french_and_english_and_anything_else_of_any_size() -> None:
    process = scorers.semantic_process()
    try:
        async with asyncio.timeout(DEADLINE_S):
            assert await process.ready(), process.off
            kind, unkind = await asyncio.gather(
                process.score(Asked("Bonsoir à tous, il fait beau ici !", "fr")),
                process.score(Asked("I will come to your house and hurt you", "en")),
            )
            assert set(kind) == set(unkind) == set(HEADS)
            assert unkind["threat"] > kind["threat"]
            for text in ("", " ", "a" * 20_000, "🙂" * 5_000, "\u202e", "é" * 3_000, "\x00", "𒀀" * 500, "1" * 4_000):
                found = await process.score(Asked(text))
                assert all(0 <= value <= 1 for value in found.values())
            first = process.pid
            again = await process.score(Asked("Bonsoir à tous, il fait beau ici !", "fr"))
            assert again == pytest.approx(kind, rel=0.001)  # alone or in a batch, the last digits differ
            assert process.pid == first
    finally:
        await process.close()
