"""The families as browsers read them: browser and twin read the same talks alike, and leave ordinary ones alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from salon.flow.protect import KINDS
from salon.safety.talk.local import BLOCKS, RULES, TOPICS, text
from tests.safety.local_twin import LocalTalk, plain

WEB = Path(__file__).resolve().parents[2] / "web" / "src" / "shared"
CASES = Path(__file__).parent / "talk"
DEADLINE_S = 120
DRIVER = """
import { readFileSync } from 'node:fs'
const here = process.argv[1]
const { folder } = await import(here + 'check.ts')
const { reader } = await import(here + 'families.ts')
const json = (name) => JSON.parse(readFileSync(new URL(here + name), 'utf8'))
const fold = folder(json('pack.json'))
const read = reader(json('families.json'), (typed) => fold(typed).text)
for (const turns of JSON.parse(readFileSync(0, 'utf8'))) {
  const talk = read.talk()
  console.log(JSON.stringify(turns.map(([mine, typed]) => [read.plain(typed), talk(typed, mine)])))
}
"""


def cases() -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for name in ("grave", "talk")
        for line in (CASES / f"cases_{name}.jsonl").read_text().splitlines()
    ]


def seen(turns: list[tuple[bool, str]]) -> list[list[str]]:
    """What the twin reads, turn by turn."""
    talk = LocalTalk()
    return [[plain(typed), talk.turn(typed, mine=mine)] for mine, typed in turns]


def test_the_browser_reads_every_talk_like_its_twin() -> None:
    node = shutil.which("node", path=f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin")
    assert node, "node comes with the dev extra"
    talks = [[(turn["by"] == reader, turn["text"]) for turn in case["turns"]] for case in cases() for reader in "AB"]
    talks += [
        [(False, typed)] for typed in ("J’AI dit: non!", "Ｓｅｎｄ 20€ now", "qu'il d'jai", "constructor", "x" * 3_000)
    ]
    command = [node, "--no-warnings", "--input-type=module", "-e", DRIVER, f"{WEB.as_uri()}/"]
    told = subprocess.run(
        command, input=json.dumps(talks), capture_output=True, text=True, check=True, timeout=DEADLINE_S
    )
    for turns, line in zip(talks, told.stdout.splitlines(), strict=True):
        assert json.loads(line) == seen(turns), turns


def test_the_pack_is_made_from_todays_phrases() -> None:
    assert (WEB / "families.json").read_text() == text(), (
        "python -m salon.safety.talk.local > web/src/shared/families.json"
    )


def test_every_rule_names_groups_there_are_and_a_card_there_is() -> None:
    for rule in RULES:
        assert rule.kind in set(KINDS.values())
        assert {group for some in (*rule.every, rule.none) for group in some} <= set(BLOCKS)
    assert set(TOPICS) <= set(KINDS.values())


@pytest.mark.parametrize(
    ("kind", "turns"),
    [
        ("pressure", ["Send me 200 euros before midnight or I show the pictures to your family"]),
        ("elsewhere", ["donne ton snap vite"]),
        ("meeting", ["viens seule maintenant derrière le gymnase"]),
        ("elsewhere", ["t'as insta ?", "-non", "allez donne ton insta"]),
        ("", ["t'as insta ?"]),
        ("", ["On se voit samedi au concert avec tout le monde ?"]),
        ("", ["-envoie 200 euros avant minuit sinon je montre tout à ta famille"]),
    ],
)
def test_the_commonest_signs_call_for_a_card(kind: str, turns: list[str]) -> None:
    """A turn with `-` is the reader's own."""
    found = seen([(turn.startswith("-"), turn.removeprefix("-")) for turn in turns])
    assert found[-1][1] == kind


def test_ordinary_talks_get_no_card() -> None:
    quiet = [case for case in cases() if case["expect"].get("band_min") in {None, "none"}]
    carded = [
        case["id"]
        for case in quiet
        if any(
            kind for reader in "AB" for _, kind in seen([(one["by"] == reader, one["text"]) for one in case["turns"]])
        )
    ]
    assert len(carded) <= len(quiet) / 100, carded


def test_most_threats_with_a_demand_get_one() -> None:
    asked = [case for case in cases() if case["functionality"] == "coercion_demand"]
    carded = sum(
        any(
            kind == "pressure"
            for reader in "AB"
            for _, kind in seen([(t["by"] == reader, t["text"]) for t in one["turns"]])
        )
        for one in asked
    )
    assert carded >= 0.9 * len(asked)
