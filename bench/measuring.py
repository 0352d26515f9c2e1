"""Rounds of small operations: the cases take turns within each round, so that what disturbs one disturbs all."""

from __future__ import annotations

import gc
import os
import platform
import random
import statistics
import time
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from cryptography.hazmat.backends.openssl import backend
from msgspec import Struct

Operation = Callable[[], object]
BATCH_S = 0.01
"""Long enough for the clock, short enough that most batches are undisturbed."""


class Report(Struct):
    """The JSON form all benchmarks share: `cases` are the figures, `rounds` what they were made of."""

    machine: dict[str, Any]
    versions: dict[str, str]
    backend: str
    cases: dict[str, dict[str, Any]]
    rounds: list[dict[str, float]]


def measured(operations: Mapping[str, Operation], rounds: int, seconds: float) -> list[dict[str, float]]:
    """Per round, milliseconds of one operation of each case.

    The clock is the CPU time of this thread, so that what else runs here costs nobody its core. Within a round the
    cases take turns, batch by batch in an order by chance, for `seconds` each; a value is the median batch.
    """
    sizes = {name: _batch(operation) for name, operation in operations.items()}
    return [_round(operations, sizes, seconds) for _ in range(rounds)]


def _batch(operation: Operation) -> int:
    """How many operations a batch is; warms up too."""
    count = 1
    while (took := _time(operation, count)) < BATCH_S / 2:
        count = max(count * 2, int(count * BATCH_S / max(took, 1e-6) / 2))
    return count


def _time(operation: Operation, count: int) -> float:
    """Without the garbage collector, as `timeit` does: its full runs cost by what else the process holds."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        start = time.thread_time()
        for _ in range(count):
            operation()
        return time.thread_time() - start
    finally:
        if enabled:
            gc.enable()


def _round(operations: Mapping[str, Operation], sizes: Mapping[str, int], seconds: float) -> dict[str, float]:
    batches: dict[str, list[float]] = {name: [] for name in operations}
    order = list(operations)
    for _ in range(max(1, round(seconds / BATCH_S))):
        random.shuffle(order)
        for name in order:
            batches[name].append(_time(operations[name], sizes[name]) / sizes[name])
    return {name: statistics.median(took) * 1_000 for name, took in batches.items()}


def figures(rounds: list[dict[str, float]], name: str, beside: tuple[str, ...] = ()) -> dict[str, Any]:
    """Median and range of a case in ms, how many a second, and its ratio to the cases beside it, round by round."""
    values = [one[name] for one in rounds]
    ms = statistics.median(values)
    found: dict[str, Any] = {"ms": ms, "ms_min": min(values), "ms_max": max(values), "per_s": 1_000 / ms}
    for other in beside:
        if other in rounds[0]:
            ratios = [one[name] / one[other] for one in rounds]
            found[f"ratio_to_{other}"] = statistics.median(ratios)
    return found


def machine() -> dict[str, Any]:
    """What it ran on."""
    with Path("/proc/cpuinfo").open() as lines:
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {
        "cpu": model or platform.processor() or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "system": f"{platform.system()} {platform.release()}",
        "load_1m": os.getloadavg()[0],
    }


def versions(*packages: str) -> dict[str, str]:
    """What ran, as far as it is installed."""
    found = {"python": platform.python_version(), "openssl": backend.openssl_version_text()}
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
