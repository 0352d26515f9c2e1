"""The benchmark of matching knows changed copies for what they are, and counts what it should."""

from __future__ import annotations

from bench.match import CHANGES, bank_of, distinct, hashed, known, robustness, run
from bench.pictures import scene


def test_searches_and_changes_are_reported_with_their_goals() -> None:
    report = run(rounds=1, seconds=0.01, pictures=2, listed=2_000)
    assert report.cases["numpy_1m"]["hashes"] == 2_000
    assert report.cases["numpy_1m"]["goals"]["ms_at_most"] == 30.0
    assert set(CHANGES) <= set(report.cases)
    assert report.cases["distinct"]["pairs"] == 1


def test_a_copy_is_known_as_its_picture_and_as_no_other() -> None:
    found = robustness(2, {"flip": CHANGES["flip"]})
    assert found["flip"]["kept"] == 1.0
    assert found["flip"]["false_matches"] == 0


def test_a_picture_listed_under_two_names_counts_as_a_false_match() -> None:
    forms = hashed(scene(3, 320, 240))
    banks = bank_of({"one": forms, "other": forms})
    assert known(banks, forms) == {"one", "other"}
    assert distinct(banks, {"one": forms, "other": forms})["false_matches"] == 2
