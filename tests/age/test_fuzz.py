"""A bounded run of the coverage-guided fuzzer over each reader of a stranger's bytes."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None and not os.environ.get("CI"),
    reason="atheris is not installed (no wheel here); CI has it",
)
@pytest.mark.parametrize(("target", "runs"), [("cbor", 20_000), ("der", 20_000), ("answer", 3_000)])
def test_a_fuzzer_guided_by_coverage_finds_nothing(target: str, runs: int, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.age.fuzz", target, f"-runs={runs}", "-seed=1", f"-artifact_prefix={tmp_path}/"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    assert f"Done {runs} runs" in done.stderr
