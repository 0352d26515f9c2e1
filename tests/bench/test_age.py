"""The benchmark measures what it says. How fast anything is, no test says: figures are for `salon bench`."""

from __future__ import annotations

from bench.age import BESIDE, CASES, run


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
    for name, others in BESIDE.items():
        ratios = {key for key in report.cases.get(name, {}) if key.startswith("ratio_to_")}
        assert ratios == {f"ratio_to_{other}" for other in others if name in report.cases and other in report.cases}
