"""Conversations of writers who saw no rule, which nobody looked at while rules were written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.talks import cases, right, screened

ASIDE = cases(Path(__file__).parent / "aside.jsonl")


def accuracy(chosen: list[dict[str, Any]]) -> float:
    return sum(right(case, screened(case)) for case in chosen) / len(chosen)


def test_the_harmless_stay_quiet() -> None:
    assert accuracy([case for case in ASIDE if not case["expect"]["band_min"]]) >= 0.95


def test_most_of_what_is_said_plainly_is_heard() -> None:
    assert accuracy([case for case in ASIDE if case["expect"]["band_min"] and case["way"] == "plain"]) >= 0.80
