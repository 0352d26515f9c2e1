"""`salon screen --conversations`, line by line."""

from __future__ import annotations

import json

import pytest

from salon.cli.ends import BadInput
from salon.cli.screen_talks import run


def test_a_conversation_is_answered_with_band_turn_and_reasons() -> None:
    turns = [
        {"by": "A", "dt_s": 0, "text": "salut"},
        {"by": "B", "dt_s": 9, "text": "hello"},
        {"by": "A", "dt_s": 9, "text": "file ton numéro tout de suite, je pars"},
    ]
    line = json.dumps(
        {"id": "x", "room_kind": "one_to_one", "turns": turns, "accounts": {"A": {"age_h": 2, "fanout": 0}}}
    )
    (answer,) = run([line], 2026)
    assert json.loads(answer) == {
        "id": "x",
        "band": "slow",
        "by_turn": 3,
        "signals": [{"family": "off_platform", "turns": [3]}],
    }


def test_a_harmless_one_has_no_turn_and_no_reason() -> None:
    (answer,) = run([json.dumps({"id": "y", "turns": [{"by": "A", "text": "il pleut"}]})], 2026)
    assert json.loads(answer) == {"id": "y", "band": "none", "by_turn": None, "signals": []}


@pytest.mark.parametrize(
    "line", ["{", '{"id": 3, "turns": []}', '{"id": "x"}', '{"id": "x", "turns": [], "room_kind": "cellar"}']
)
def test_a_line_that_cannot_be_read_says_which(line: str) -> None:
    with pytest.raises(BadInput, match="line 1"):
        list(run([line], 2026))
