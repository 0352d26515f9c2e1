"""The pack browsers read finds what the server's rules find: both look at the same texts."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salon.base.text import fold
from salon.safety.engine import examine
from salon.safety.pack import pack, text, translated
from salon.safety.rule import EXAMPLES_YEAR, RULES
from tests.disguises import KINDS

WEB = Path(__file__).resolve().parents[2] / "web" / "src" / "shared"
DRIVER = """
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
const here = process.argv[1]
const { checker, folder } = await import(here + 'check.ts')
const pack = JSON.parse(readFileSync(new URL(here + 'pack.json'), 'utf8'))
const check = checker(pack), fold = folder(pack)
for await (const line of createInterface({ input: process.stdin })) {
  const typed = JSON.parse(line)
  console.log(JSON.stringify({ fold: fold(typed).text, stamps: check(typed).map((one) => one.stamp) }))
}
"""
STAMPS = {rule["stamp"] for rule in pack()["rules"]}
EXAMPLES = [example for rule in RULES.values() for example in (*rule.hit, *rule.miss)]
DISGUISED = [
    KINDS[kind](example) for kind in ("leet", "spaced", "starred", "stretched", "squared") for example in EXAMPLES
]
Look = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Look]:
    """The browser's side, in node."""
    node = shutil.which("node", path=f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin")
    assert node, "node comes with the dev extra"
    process = subprocess.Popen(
        [node, "--no-warnings", "--input-type=module", "-e", DRIVER, f"{WEB.as_uri()}/"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    tell, hear = process.stdin, process.stdout

    def look(typed: str) -> dict[str, Any]:
        tell.write(json.dumps(typed) + "\n")
        tell.flush()
        answer: dict[str, Any] = json.loads(hear.readline())
        return answer

    yield look
    tell.close()
    process.wait()
    hear.close()


def server(typed: str) -> dict[str, Any]:
    found = [stamp for stamp in examine(typed, "direct", EXAMPLES_YEAR).stamps if stamp in STAMPS]
    return {"fold": fold(typed).text, "stamps": found}


def test_the_pack_is_made_from_the_rules() -> None:
    """Rewrite with `make docs`."""
    assert (WEB / "pack.json").read_text() == text()


def test_the_pack_has_what_a_judged_one_to_one_would_not_simply_allow() -> None:
    assert {rule["stamp"]: rule["action"] for rule in pack()["rules"]} == {
        "links@4": "flag",
        "insults@3": "flag",
        "insults_grave@2": "flag",
        "threat@1": "hold",
        "threat_told@1": "flag",
        "threat_to_life@3": "hold",
        "own_life@1": "hold",
        "hate@1": "hold",
        "hate_told@1": "flag",
        "solicitation@2": "flag",
        "spam@2": "flag",
        "minor@2": "hold",
    }


def test_disguises_are_undone_alike(browser: Look) -> None:
    assert [typed for typed in DISGUISED if browser(typed) != server(typed)] == []


@pytest.mark.parametrize("typed", EXAMPLES)
def test_the_rules_own_examples_are_read_alike(browser: Look, typed: str) -> None:
    assert browser(typed) == server(typed)


def test_every_character_is_folded_alike(browser: Look) -> None:
    # The two sides may know different versions of Unicode, in which a few marks of rare scripts changed their kind:
    # none of them in the basic plane.
    known = [
        chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) not in {"Cs", "Cn", "Co"}
    ]
    differing: list[str] = []
    for start in range(0, len(known), 2_000):
        here = known[start : start + 2_000]
        line = "|".join(here)
        theirs, ours = browser(line)["fold"].split("|"), fold(line).text.split("|")
        assert len(theirs) == len(ours)
        if len(theirs) == len(here):
            differing += [typed for typed, one, other in zip(here, theirs, ours, strict=True) if one != other]
        else:
            assert theirs == ours
    assert len(differing) <= 10
    assert all(typed > "\uffff" for typed in differing)


WORDS = st.sampled_from(
    [
        *(
            "j'ai 15 ans",
            "16 ans",
            "fille",
            "i d i o t",
            "k i l l",
            "f1ll3",
            "15",
            "1 5",
            "i.d.i.o.t",
            "you",
            "de métier",
            "d'expérience",
            "tu es",
            "t'es",
            "you are",
            "1d10te",
            "idiot",
        ),
        *("exemple", ".", "(dot)", " point ", "com", "fr", "www", "http:/", "/page", "je suis mineure", "cherche ados"),
        *(
            "ｅｘ",
            "é",
            "ß",
            "Σ",
            "ſ",
            "\u200b",
            "\n",
            "\t",
            "\u00a0",
            "ـ",
            "好",
            "五",
            "٣",
            "Ω",
            "🄰",
            "ᎣᎳ",
            "’",
            "_",
            "-",
        ),
    ]
)
LETTERS = st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs", "Cn", "Co"))


@settings(max_examples=600, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(WORDS, LETTERS, st.just(" ")), max_size=24).map("".join))
def test_any_text_is_read_alike(browser: Look, typed: str) -> None:
    assert browser(typed) == server(typed)


@pytest.mark.parametrize("pattern", [r"\Aword", r"(?i)word", r"(?P<name>x)", r"\x41", "\\", r"[\b]"])
def test_what_may_not_mean_the_same_is_an_error(pattern: str) -> None:
    with pytest.raises(ValueError, match="cannot translate"):
        translated(pattern)
