"""The benchmark of both looks: its arithmetic, and that it runs."""

from __future__ import annotations

from pathlib import Path

from bench.models import ranked, run

from tests.extras import needs_semantic


def test_ranking_counts_ties_as_half() -> None:
    assert ranked([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]) == {"auc": 1.0, "recall": 1.0, "false": 0.0}
    assert ranked([0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1])["auc"] == 0.0
    assert ranked([0.5, 0.5, 0.5, 0.5], [0, 1, 0, 1]) == {"auc": 0.5, "recall": 1.0, "false": 1.0}


@needs_semantic
def test_without_the_open_sets_it_measures_what_a_look_costs(tmp_path: Path) -> None:
    report = run(1, tmp_path / "nowhere")
    assert set(report.cases) == {"cost"}
    assert 0 < report.cases["cost"]["first_us"] < report.cases["cost"]["second_us"]
