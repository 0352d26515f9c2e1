"""The benchmark of screening measures what it says, and says what it could not. Figures are for `salon bench`."""

from __future__ import annotations

import pytest
from bench.screen import GOALS, HOSTILE, LENGTHS, high, run

from salon.base.reading import read
from tests.disguises import KINDS


def test_every_part_is_there_and_absent_peers_are_named() -> None:
    report = run(rounds=1)
    cases = report.cases
    assert {"ascii", "mixed", "linear", "hostile", "chat_en", "chat_fr", "peer_word_list"} <= set(cases)
    assert {f"disguise_{kind}" for kind in KINDS} <= set(cases)
    for name in ("ascii", "mixed"):
        assert 0 < cases[name]["us"] <= cases[name]["us_p99"]
        assert cases[name]["goals"].items() >= GOALS.items()
        assert all(f"{name}_us" in one for one in report.rounds)
    installed = {"alt-profanity-check", "better-profanity"} & set(report.versions)
    assert installed | set(cases["ascii"]["peers_absent"]) == {"alt-profanity-check", "better-profanity"}
    assert set(cases["linear"]) > {f"us_{length}" for length in LENGTHS}
    assert set(cases["hostile"]) > {f"{name}_ms" for name in HOSTILE}
    for name, case in cases.items():
        if name.startswith("disguise_"):
            assert 0 <= case["kept"] <= 1
        if name.startswith("chat_"):
            assert 0 <= case["held"] + case["blocked"] + case["flagged"] <= 1
    assert report.machine["cores"] >= 1
    assert report.versions["google-re2"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_disguise_can_be_undone(kind: str) -> None:
    disguised = KINDS[kind]("quel idiot alors")
    assert disguised != "quel idiot alors"
    # One space between all letters runs words together; nobody can tell them apart again.
    assert read(disguised).text.replace(" ", "") == "quelidiotalors"


def test_one_in_a_hundred_is_above_the_high_value() -> None:
    assert high([float(number) for number in range(1_000)]) == 990.0
    assert high([1.0]) == 1.0
