"""The worker's life: whatever becomes of it is a code, the next proof gets another, and chat never waits.

The workers here are scripts of a few lines that speak its language and misbehave on request; the real one, with real
proofs, is in test_zk_worker.py.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import select
import signal
import subprocess
import sys
import weakref
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from salon.age.zk import ZkCircuit, ZkClaim
from salon.outside.circuits import Circuit
from salon.outside.worker_process import ENVIRONMENT
from salon.outside.zk_process import WORKER, ZkVerifier, engine_installed

SEVEN = ZkCircuit("seven", "8d" * 32, 7, 1, 4151, 4096)
CIRCUIT = Circuit(SEVEN, b"circuit")
DEADLINE_S = 20.0

SPEAKS = """
import json, os, signal, sys
def say(word):
    print(word, flush=True)
def frame():
    sizes = sys.stdin.buffer.read(8)
    if len(sizes) < 8:
        sys.exit()
    head = sys.stdin.buffer.read(int.from_bytes(sizes[:4], "big"))
    return json.loads(head), sys.stdin.buffer.read(int.from_bytes(sizes[4:], "big"))
"""
MISBEHAVES = (
    SPEAKS
    + """
say("ready")
while True:
    head, body = frame()
    if head["do"] == "load" or body == b"fine":
        say("ok")
    elif body == b"hang":
        signal.pause()
    elif body == b"die":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif body == b"shout":
        sys.stdout.write("x" * 200_000 + "\\n")
        sys.stdout.flush()
    else:
        say(body.decode())
"""
)


def claim(proof: bytes, circuit: ZkCircuit = SEVEN) -> ZkClaim:
    return ZkClaim(circuit, bytes(32), bytes(32), b"transcript", "2027-01-15T12:00:00Z", proof)


Make = Callable[..., ZkVerifier]


@pytest.fixture
async def make(tmp_path: Path) -> AsyncIterator[Make]:
    made = []

    def verifier(script: str = MISBEHAVES, **limits: Any) -> ZkVerifier:
        path = tmp_path / f"worker{len(made)}.py"
        path.write_text(script)
        made.append(ZkVerifier([CIRCUIT], command=(sys.executable, "-I", str(path)), **limits))
        return made[-1]

    yield verifier
    for one in made:
        await one.close()
        assert one.pid is None


def gone(pid: int) -> bool:
    """Wait for the end of a process; no polling."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], DEADLINE_S)[0])
    finally:
        os.close(descriptor)


async def test_nothing_is_started_before_the_first_use_and_one_worker_serves_all(make: Make) -> None:
    verifier = make()
    assert verifier.available
    assert verifier.circuits == (SEVEN,)
    assert verifier.pid is None
    assert await verifier.verify(claim(b"fine")) == "ok"
    pid = verifier.pid
    assert await asyncio.gather(*(verifier.verify(claim(b"fine")) for _ in range(4))) == ["ok"] * 4
    assert verifier.pid == pid is not None


async def test_a_worker_can_be_started_while_the_visitor_looks_at_the_wallet(make: Make) -> None:
    verifier = make()
    verifier.warm()
    verifier.warm()
    assert await verifier.verify(claim(b"zk_proof")) == "zk_proof"


@pytest.mark.parametrize("proof", [b"die", b"yes", b"OK", b"ok ok", b"ready", b"shout", b"\n"])
async def test_a_worker_that_falls_over_or_says_anything_else_is_replaced(make: Make, proof: bytes) -> None:
    verifier = make()
    assert await verifier.ready() == "ok"
    before = verifier.pid
    assert await verifier.verify(claim(proof)) == "zk_crashed"
    assert await verifier.verify(claim(b"fine")) == "ok"
    assert verifier.pid != before


async def test_a_worker_that_is_killed_in_the_middle_of_a_proof_is_replaced(make: Make) -> None:
    verifier = make()
    assert await verifier.ready() == "ok"
    pid = verifier.pid
    assert pid is not None
    waiting = asyncio.create_task(verifier.verify(claim(b"hang")))
    await asyncio.sleep(0)
    os.kill(pid, signal.SIGKILL)
    assert await waiting == "zk_crashed"
    assert await verifier.verify(claim(b"fine")) == "ok"


async def test_a_proof_that_takes_too_long_costs_its_worker_and_not_the_next_proof(make: Make) -> None:
    verifier = make(proof_s=0.3)
    assert await verifier.ready() == "ok"
    pid = verifier.pid
    assert pid is not None
    hanging, next_one = await asyncio.gather(verifier.verify(claim(b"hang")), verifier.verify(claim(b"fine")))
    assert (hanging, next_one) == ("zk_timeout", "ok")
    assert gone(pid)


async def test_a_crowd_of_one_network_gives_way_to_who_has_no_place_and_others_do_not(make: Make) -> None:
    verifier = make(waiting_max=3)
    assert await verifier.ready() == "ok"
    running = asyncio.create_task(verifier.verify(claim(b"hang"), "crowd"))
    await asyncio.sleep(0)  # the worker takes it
    await asyncio.sleep(0)
    crowd = [asyncio.create_task(verifier.verify(claim(b"fine"), "crowd")) for _ in range(3)]
    await asyncio.sleep(0)
    assert await verifier.verify(claim(b"fine"), "crowd") == "zk_busy"
    one = asyncio.create_task(verifier.verify(claim(b"fine"), "one"))
    assert await crowd.pop() == "zk_busy"
    assert await verifier.verify(claim(b"fine"), "one") == "zk_busy"
    assert await verifier.verify(claim(b"fine"), "crowd") == "zk_busy"
    other = asyncio.create_task(verifier.verify(claim(b"fine"), "other"))
    assert await crowd.pop() == "zk_busy"
    assert await verifier.verify(claim(b"fine"), "third") == "zk_busy"
    assert verifier.pid is not None
    os.kill(verifier.pid, signal.SIGKILL)
    assert await asyncio.gather(running, *crowd, one, other) == ["zk_crashed", "ok", "ok", "ok"]


@pytest.mark.parametrize("word", [b"ok", b"zk_proof", b"die"])
async def test_a_proof_is_forgotten_with_its_answer(make: Make, word: bytes) -> None:
    verifier = make()
    asked = Watched(SEVEN, bytes(32), bytes(32), b"transcript", "2027-01-15T12:00:00Z", word)
    watched = weakref.ref(asked)
    await verifier.verify(asked)
    del asked
    gc.collect()
    assert watched() is None


class Watched(ZkClaim, frozen=True, weakref=True):
    """A proof, with what it claims, that can be watched."""


async def test_a_full_queue_refuses_at_once_and_those_in_it_are_answered_in_time(make: Make) -> None:
    verifier = make(waiting_max=2, answer_s=0.3)
    assert await verifier.ready() == "ok"
    running = asyncio.create_task(verifier.verify(claim(b"hang")))
    await asyncio.sleep(0)  # the worker takes it
    await asyncio.sleep(0)
    waiting = [asyncio.create_task(verifier.verify(claim(b"fine"))) for _ in range(2)]
    await asyncio.sleep(0)
    assert await verifier.verify(claim(b"fine")) == "zk_busy"
    assert not any(one.done() for one in (running, *waiting))
    assert await asyncio.gather(running, *waiting) == ["zk_timeout"] * 3


async def test_a_proof_whose_asker_has_gone_is_not_begun(make: Make, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = f"""{SPEAKS}
say("ready")
while True:
    head, body = frame()
    if body == b"hold":
        open({str(tmp_path / "held")!r}, "rb").read()
    open({str(seen)!r}, "ab").write(body + b"\\n")
    say("ok")
"""
    os.mkfifo(tmp_path / "held")
    verifier = make(script, answer_s=DEADLINE_S)
    first = asyncio.create_task(verifier.verify(claim(b"hold")))
    await asyncio.sleep(0)
    left = asyncio.create_task(verifier.verify(claim(b"left")))
    await asyncio.sleep(0)
    left.cancel()
    await asyncio.to_thread((tmp_path / "held").write_bytes, b"")  # opens only with the worker at the other end
    assert await first == "ok"
    assert await verifier.verify(claim(b"last")) == "ok"
    assert seen.read_bytes().split() == [b"circuit", b"hold", b"last"]


async def test_the_worker_ends_after_so_many_proofs_and_when_nobody_asks(make: Make) -> None:
    verifier = make(proofs_max=2, idle_s=0.2)
    assert await verifier.verify(claim(b"fine")) == "ok"
    first = verifier.pid
    assert await verifier.verify(claim(b"fine")) == "ok"
    assert first is not None
    assert gone(first)
    assert await verifier.verify(claim(b"fine")) == "ok"
    second = verifier.pid
    assert second not in {None, first}
    assert second is not None
    assert await asyncio.to_thread(gone, second)
    assert await verifier.verify(claim(b"fine")) == "ok"


async def test_a_site_without_the_engine_offers_nothing_and_refuses_what_comes(make: Make) -> None:
    verifier = make('print("missing", flush=True)')
    assert await verifier.verify(claim(b"fine")) == "zk_unavailable"
    assert not verifier.available
    assert verifier.circuits == ()
    assert await verifier.verify(claim(b"fine")) == "zk_unavailable"
    assert await verifier.ready() == "zk_unavailable"


async def test_the_real_worker_says_that_its_engine_is_missing() -> None:
    verifier = ZkVerifier([CIRCUIT], command=(sys.executable, "-I", "-S", str(WORKER)))  # -S: no installed packages
    assert await verifier.verify(claim(b"fine")) == "zk_unavailable"
    assert not verifier.available
    await verifier.close()


async def test_without_the_extra_nothing_is_ever_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pylongfellow", None)
    assert not engine_installed()
    verifier = ZkVerifier([CIRCUIT])
    assert not verifier.available
    verifier.warm()
    assert await verifier.verify(claim(b"fine")) == "zk_unavailable"
    assert verifier.pid is None
    await verifier.close()


async def test_a_worker_that_cannot_be_started_is_a_code(make: Make) -> None:
    for verifier in (make("raise SystemExit"), ZkVerifier([CIRCUIT], command=("/nonexistent/worker",))):
        assert await verifier.verify(claim(b"fine")) == "zk_unavailable"
        assert verifier.pid is None
        await verifier.close()


async def test_a_circuit_that_is_not_accepted_never_reaches_a_worker(make: Make) -> None:
    verifier = make()
    other = ZkCircuit("seven", "ab" * 32, 7, 1, 4151, 4096)
    assert await verifier.verify(claim(b"fine", other)) == "zk_circuit"
    assert verifier.pid is None
    assert not ZkVerifier([]).available


async def test_a_circuit_the_engine_does_not_take_is_offered_no_more(make: Make) -> None:
    verifier = make(f'{SPEAKS}\nsay("ready")\nwhile True:\n    frame()\n    say("zk_circuit")')
    assert verifier.circuits == (SEVEN,)
    assert await verifier.verify(claim(b"fine")) == "zk_circuit"
    assert verifier.circuits == ()


async def test_closing_refuses_who_waits_and_leaves_no_process(make: Make) -> None:
    verifier = make()
    assert await verifier.ready() == "ok"
    pid = verifier.pid
    assert pid is not None
    waiting = [asyncio.create_task(verifier.verify(claim(b"hang"))) for _ in range(3)]
    await asyncio.sleep(0)
    await verifier.close()
    assert gone(pid)
    assert set(await asyncio.gather(*waiting)) <= {"zk_unavailable", "zk_timeout"}
    assert await verifier.verify(claim(b"fine")) == "zk_unavailable"


async def test_the_worker_is_given_nothing_and_gives_up_what_it_does_not_need(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALON_SECRET", "in the environment")
    report = tmp_path / "report"
    secret = tmp_path / "secret"
    secret.write_text("a key")
    script = f"""{SPEAKS}
import importlib.util, resource
specification = importlib.util.spec_from_file_location("zk_worker", {str(WORKER)!r})
worker = importlib.util.module_from_spec(specification)
specification.loader.exec_module(worker)
from salon.outside.confinement import NICENESS
before = os.nice(0)
links = ["/proc/self/fd/" + name for name in os.listdir("/proc/self/fd") if int(name) > 2]
targets = [os.readlink(link) for link in links if os.path.lexists(link)]
found = {{"environment": sorted(os.environ), "directory": os.getcwd(), "open": targets}}
file = open({str(report)!r}, "w")
json.dump(found, file)
file.close()
worker.confine(int(sys.argv[1]), int(sys.argv[2]))
status = dict(line.split(":", 1) for line in open("/proc/self/status").read().splitlines())
limits = [resource.getrlimit(getattr(resource, name))[1] for name in ("RLIMIT_AS", "RLIMIT_CORE", "RLIMIT_FSIZE")]
privileges = status["NoNewPrivs"].strip()
import socket
after = os.nice(0)
filtered = worker.close_up()
try:
    socket.socket()
    called = True
except OSError:
    called = False
try:
    open("/etc/passwd")
    opened = True
except OSError:
    opened = False
say("ready")
frame()
say("ok")
frame()
# The limits forbid writing a file by now, so the outcome is told as an answer.
told = [after - before == NICENESS, limits == [300_000_000, 0, 0], privileges == "1", not opened, filtered, not called]
say("ok" if all(told) else "zk_proof")
"""
    with secret.open() as held:
        os.set_inheritable(held.fileno(), True)
        verifier = make(script, memory_max_bytes=300_000_000)
        assert await verifier.verify(claim(b"")) == "ok"
        os.set_inheritable(held.fileno(), False)
    found = json.loads(report.read_text())
    assert set(found["environment"]) <= {*ENVIRONMENT, "LC_CTYPE"}
    assert found["directory"] == "/"
    assert str(secret) not in found["open"]


@pytest.mark.parametrize("busy", [True, False])
def test_the_worker_dies_with_the_site_in_the_middle_of_whatever_it_does(
    tmp_path: Path, busy: bool
) -> None:  # not only at the end of its input
    script = tmp_path / "worker.py"
    script.write_text(f"""{SPEAKS}
import importlib.util
specification = importlib.util.spec_from_file_location("zk_worker", {str(WORKER)!r})
worker = importlib.util.module_from_spec(specification)
specification.loader.exec_module(worker)
worker.confine(int(sys.argv[1]), int(sys.argv[2]))
say("ready")
frame()
say("ok")
while {busy}:
    pass
frame()
""")
    site = f"""
import asyncio, sys
from tests.outside.test_zk_process import CIRCUIT
from salon.outside.zk_process import ZkVerifier
async def main():
    verifier = ZkVerifier([CIRCUIT], command=(sys.executable, "-I", {str(script)!r}))
    await verifier.ready()
    print(verifier.pid, flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", site],
        stdout=subprocess.PIPE,
        cwd=root,
        env={"PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)])},
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
        assert gone(pid)
