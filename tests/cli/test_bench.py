"""`salon bench`: one JSON object for programs, a table for people, one line where there is nothing to measure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from salon.cli.bench import NoBenchmark, names, run, show
from salon.cli.main import app


def test_the_json_form_is_the_one_all_benchmarks_share_and_people_get_a_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = CliRunner().invoke(app, ["bench", "age", "--rounds", "1", "--json"])
    assert (done.exit_code, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert set(report) == {"machine", "versions", "backend", "cases", "rounds"}
    assert report["backend"] == "python"
    assert set(report["cases"]) == set(report["rounds"][0])
    show("age", report)
    table = capsys.readouterr().out
    assert "hostile_certificate" in table
    assert "plain: ms at most 0.5, per s at least 1500: " in table


def test_an_unknown_name_and_an_installation_without_benchmarks_say_so(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["bench", "nothing"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"salon: no benchmark 'nothing'; there are: {', '.join(names())}\n"
    with pytest.raises(NoBenchmark, match="come with the source"):
        run("age", 1, tmp_path)
