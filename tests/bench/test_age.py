"""The benchmark measures what it says, and the door stays near what the signatures alone cost."""

from __future__ import annotations

from bench.age import CASES, run


def test_every_case_is_measured_in_every_round_beside_its_limit() -> None:
    report = run(rounds=2, seconds=0.02, chat=False)
    assert len(report.rounds) == 2
    assert all(set(one) == set(report.cases) <= set(CASES) for one in report.rounds)
    plain = report.cases["plain"]
    assert plain["ms_min"] <= plain["ms"] <= plain["ms_max"]
    assert plain["per_s"] * plain["ms"] > 999
    assert plain["goals"]["ms_at_most"] == 0.5
    assert report.versions["cryptography"]
    assert report.machine["cores"] >= 1
    # Of the same run, so the machine does not matter: measured 1.8, 1.5 and 1.8.
    assert 1 < plain["ratio_to_limit"] < 4
    assert report.cases["hostile_members"]["ratio_to_plain"] < 6
    assert report.cases["hostile_certificate"]["ratio_to_plain"] < 6
