"""Words nobody had thought of: cases written without a look at the phrases, each round measured before it was read.

What a round had missed was then mended, so that these cases are development; docs/conversations.md has the figures of
the first look. `cases_young` is of minors alone: hints of being under 18 and what is kept from parents.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.talks import cases, measure

CASES = [case for name in ("words", "young") for case in cases(Path(__file__).with_name(f"cases_{name}.jsonl"))]
FIGURES, WRONG = measure(CASES)
RISKS = {case["functionality"] for case in CASES if case["expect"]["band_min"]}


@pytest.mark.parametrize("functionality", sorted(set(FIGURES) - {"all"}))
def test_a_functionality_reaches_its_goal(functionality: str) -> None:
    least = 0.90 if functionality in RISKS else 0.95
    wrong = [name for name in WRONG if f"-{functionality}-" in name]
    assert FIGURES[functionality]["accuracy"] >= least, wrong


def test_the_named_turns_are_the_reason() -> None:
    assert FIGURES["all"]["band_falls_when_blanked"] >= 0.98


def test_neither_order_nor_a_restart_changes_an_answer() -> None:
    assert FIGURES["all"]["same_in_any_order"]
    assert FIGURES["all"]["same_after_restart"]
