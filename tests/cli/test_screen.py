"""`salon screen --json`: the contract other programs read."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from salon.cli.ends import BadInput
from salon.cli.screen import _said as said_to_people
from salon.cli.screen import run, screen
from salon.outside import scorers
from salon.safety.heads import HEADS
from salon.safety.policy import ORDER
from tests.extras import needs_semantic


def screened(*texts: str) -> list[dict[str, Any]]:
    lines = [json.dumps({"text": text}).encode() for text in texts]
    return [json.loads(line) for line in run(lines)]


def test_every_answer_has_all_five_scores_and_an_action() -> None:
    for answer in screened("bonsoir", "je vais te tuer", ""):
        assert set(answer) == {"action", "scores", "hits", "us"}
        assert set(answer["scores"]) == set(HEADS)
        assert answer["action"] in ORDER
        assert answer["us"] > 0


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("t'es vraiment un connard", "offence"),
        ("je sais où tu habites", "threat"),
        ("je vais te tuer", "threat"),
        ("mort aux juifs", "hate"),
        ("send me nudes", "sexual_solicitation"),
        ("double your bitcoin", "spam"),
    ],
)
def test_what_a_rule_finds_raises_its_score_and_stops_the_text(text: str, head: str) -> None:
    (answer,) = screened(text)
    assert answer["scores"][head] >= 0.5
    assert answer["action"] in {"hold", "block"}


def test_a_flag_and_a_score_of_one_half_go_together() -> None:
    low = dict.fromkeys(HEADS, 0.49)
    assert screen("bonsoir", 2026, lambda _: low).action == "allow"
    assert screen("bonsoir", 2026, lambda _: low | {"hate": 0.5}).action == "flag"
    assert screen("bonsoir", 2026, lambda _: low | {"hate": 0.99}).action == "flag"


def test_offsets_are_code_points_of_the_text_as_given() -> None:
    text = "😀 ok ｍｏｒｔ aux juifs"
    (answer,) = screened(text)
    hit = answer["hits"][0]
    assert text[hit["start"] : hit["end"]] == "ｍｏｒｔ aux juifs"


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"text": 3}', b"{}", b"\xff"])
def test_a_bad_line_is_named(line: bytes) -> None:
    with pytest.raises(BadInput, match="line 2"):
        list(run([b'{"text": "bonsoir"}', line]))


def test_the_command_ends_with_two_and_one_line_for_bad_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "salon.cli.main", "screen", "--json"],
        input='{"text": "coucou ça va ?"}\nnope\n',
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert json.loads(done.stdout)["action"] == "allow"


@needs_semantic
def test_a_second_look_asks_where_the_first_is_in_doubt_or_always() -> None:
    texts = ["Bonsoir, il fait beau ce soir", "they are such idiots, people like that"]
    lines = [json.dumps({"text": text}).encode() for text in texts]
    first, doubtful, every = (
        [json.loads(line)["scores"] for line in run(lines, second=second)] for second in ("", "doubtful", "all")
    )
    assert doubtful[0] == first[0] != every[0]
    assert doubtful[1] == every[1] != first[1]
    assert all(set(scores) == set(HEADS) for scores in every)


def test_a_second_look_that_cannot_be_had_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match="doubtful, all"):
        list(run([b'{"text": "bonsoir"}'], second="sometimes"))
    monkeypatch.setattr(scorers, "installed", lambda: False)
    with pytest.raises(BadInput, match=r"salon\[semantic\]"):
        list(run([b'{"text": "bonsoir"}'], second="all"))


def test_a_person_reads_which_learned_head_made_a_flag_and_what_a_line_looks_like() -> None:
    flagged = screen("bonsoir", 2026, lambda _: dict.fromkeys(HEADS, 0.1) | {"hate": 0.62})
    assert said_to_people(flagged).startswith("flag: head_hate 0.62 (")
    assert said_to_people(screen("bonsoir", 2026)).startswith("allow: no rule (")
    with pytest.raises(BadInput, match=r'line 1: .*; a line is \{"text": "…"\}'):
        list(run([b"bonsoir"]))
