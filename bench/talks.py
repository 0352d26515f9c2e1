"""SalonCheck on a file of cases: accuracy a functionality, in time, right signals, blanking, restart, speed.

    python -m bench.talks FILE [--wrong]

`salon bench talks` runs the cases of the tests.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

import msgspec

from bench.measuring import Report, machine, versions
from salon.cli.screen_talks import Case, Screened, screen
from salon.safety.rule import EXAMPLES_YEAR
from salon.safety.talk.sign import BANDS
from salon.safety.talk.state import Talk, Turn, resumed, stored
from salon.safety.talk.step import step

CASES: Final = Path(__file__).parents[1] / "tests" / "safety" / "talk"


def cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def screened(case: dict[str, Any], turns: list[dict[str, Any]] | None = None) -> Screened:
    """What a case, or a copy with other turns, comes to."""
    return screen(msgspec.convert({**case, "turns": case["turns"] if turns is None else turns}, Case), EXAMPLES_YEAR)


def right(case: dict[str, Any], got: Screened) -> bool:
    """Whether band, turn and names are as expected."""
    expect, named = case["expect"], {signal.family: signal.turns for signal in got.signals}
    if set(expect["signals_absent"]) & set(named):
        return False
    if expect["band_max"] is not None:
        return BANDS.index(got.band) <= BANDS.index(expect["band_max"])
    early = screened(case, case["turns"][: expect["by_turn"]])
    return BANDS.index(early.band) >= BANDS.index(expect["band_min"]) and all(
        family in named and min(named[family]) <= expect["by_turn"] for family in expect["signals_present"]
    )


def falls(case: dict[str, Any], got: Screened) -> bool:
    """Whether the band falls once the named turns are blank."""
    named = {turn for signal in got.signals for turn in signal.turns}
    blank = [{**turn, "text": ""} if number in named else turn for number, turn in enumerate(case["turns"], 1)]
    return BANDS.index(screened(case, blank).band) < BANDS.index(got.band)


def survives_restart(case: dict[str, Any]) -> bool:
    """Whether a talk stored and resumed before every turn comes to the same."""
    one = msgspec.convert(case, Case)
    plain, kept, at = Talk(), stored(Talk()), 0.0
    for said in one.turns:
        at += said.dt_s
        turn = Turn(said.by, at, said.text)
        plain, expected = step(plain, turn, one.accounts, one.room_kind, EXAMPLES_YEAR)
        talk, found = step(resumed(kept), turn, one.accounts, one.room_kind, EXAMPLES_YEAR)
        kept = stored(talk)
        if found != expected:
            return False
    return True


def measure(all_cases: list[dict[str, Any]]) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """Figures a functionality, and the ids that are wrong."""
    groups: dict[str, list[bool]] = defaultdict(list)
    falling: list[bool] = []
    wrong: list[str] = []
    answers = {case["id"]: screened(case) for case in all_cases}
    start = time.thread_time()
    backwards = {case["id"]: screened(case) for case in reversed(all_cases)}
    took = time.thread_time() - start
    for case in all_cases:
        got = answers[case["id"]]
        good = right(case, got)
        groups[case["functionality"]].append(good)
        if not good:
            wrong.append(case["id"])
        only_behaviour = {signal.family for signal in got.signals} == {"behaviour"}
        if case["expect"]["band_min"] and got.band != "none" and not only_behaviour:
            falling.append(falls(case, got))
    figures: dict[str, dict[str, Any]] = {
        name: {"accuracy": sum(values) / len(values), "cases": len(values)} for name, values in sorted(groups.items())
    }
    figures["all"] = {
        "accuracy": 1 - len(wrong) / len(all_cases),
        "band_falls_when_blanked": sum(falling) / max(len(falling), 1),
        "same_in_any_order": answers == backwards,
        "same_after_restart": all(survives_restart(case) for case in all_cases),
        "us_a_turn": took * 1e6 / sum(len(case["turns"]) for case in all_cases),
    }
    return figures, wrong


def run(rounds: int) -> Report:
    """For `salon bench talks`."""
    found: list[dict[str, float]] = []
    figures: dict[str, dict[str, Any]] = {}
    every = [case for path in sorted(CASES.glob("cases_*.jsonl")) for case in cases(path)]
    for _ in range(rounds):
        figures, _wrong = measure(every)
        found.append({"us_a_turn": figures["all"]["us_a_turn"]})
    return Report(machine(), versions("google-re2"), "re2", figures, found)


def main(path: Path, *, show_wrong: bool) -> None:
    """Print the figures of a file."""
    every = cases(path)
    figures, wrong = measure(every)
    for name, values in figures.items():
        if values.get("accuracy") != 1.0 or name == "all":
            print(name, values)
    by_id = {case["id"]: case for case in every}
    for name in wrong if show_wrong else ():
        case, got = by_id[name], screened(by_id[name])
        expect = {key: value for key, value in case["expect"].items() if value}
        print("\n##", name, case["functionality"], case["accounts"], expect)
        print("   got", msgspec.to_builtins(got))
        print("   " + " | ".join(f"{n}{turn['by']}: {turn['text']}" for n, turn in enumerate(case["turns"], 1)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), show_wrong="--wrong" in sys.argv)
