"""`salon rules`: list, check, backtest."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from time import time
from typing import Any

import pytest
from typer.testing import CliRunner

from salon.base.expiry import DAY_S
from salon.cli.main import app
from salon.cli.setup import make_site
from salon.flow.ports.rulebook import Change
from salon.safety import rules as _rules  # noqa: F401  # registers them
from salon.safety.rule import RULES
from salon.store.database import Database
from salon.store.rulebook import SqliteRulebook
from tests.safety.test_packs import PACK

LINKS = RULES["links"].stamp


def said(*args: str, code: int = 0) -> Any:
    result = CliRunner().invoke(app, ["rules", *args, "--json"])
    assert result.exit_code == code, result.output
    return json.loads(result.stdout) if code != 2 else result.output


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", kind="town", name="Salon", origin="http://localhost:9000", port=9000)


def keep(config: Path, lines: dict[tuple[str, str], int], *changes: Change) -> None:
    """What a site that ran would have stored."""

    async def put() -> None:
        database = Database(config.parent / "data" / "salon.db")
        store = SqliteRulebook(database)
        await store.add({}, {int(time() // DAY_S): lines}, 0)
        await store.append(changes)
        await database.close()

    asyncio.run(put())


def test_every_shipped_rule_agrees_with_its_examples(config: Path) -> None:
    answer = said("check", "--config", str(config))
    assert answer["ok"]
    assert answer["rules"] == len(RULES)
    assert answer["examples"] > 200


def test_without_a_site_the_shipped_rules_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert said("check")["ok"]
    assert list(tmp_path.iterdir()) == []


def test_a_pack_whose_examples_do_not_hold_is_a_fault(tmp_path: Path, config: Path) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    (packs / "own.toml").write_text(PACK)
    assert said("check", "--config", str(config), "--packs", str(packs))["rules"] == len(RULES) + 1
    (packs / "own.toml").write_text(PACK.replace("grosse promo flash", "rien"))
    answer = said("check", "--config", str(config), "--packs", str(packs), code=1)
    assert answer["faults"] == ["own.toml: rule `adverts`: finds nothing in its `hit` 1"]


def test_the_list_says_in_which_state_each_rule_is_here(config: Path) -> None:
    keep(config, {}, Change(LINKS, "canary", 20, time(), "dora", "figures"))
    answer = said("list", "--config", str(config))
    by_stamp = {rule["stamp"]: rule for rule in answer["rules"]}
    assert (by_stamp[LINKS]["state"], by_stamp[LINKS]["share"]) == ("canary", 20)
    assert by_stamp[RULES["minor"].stamp]["state"] == "live"
    assert len(answer["table"]) == 16


def test_the_table_in_force_is_shown_with_an_operators_lines_first(config: Path) -> None:
    shipped = said("table", "--config", str(config))
    config.write_text(config.read_text() + '\n[[judging.policy]]\nfamily = "links"\naction = "hold"\n')
    answer = said("table", "--config", str(config))
    assert answer["digest"] != shipped["digest"]
    assert {"family": "links", "action": "hold", "own": True}.items() <= answer["rows"][0].items()
    assert [row | {"own": False} for row in answer["rows"][1:]] == shipped["rows"]
    shown = CliRunner().invoke(app, ["rules", "table", "--config", str(config)]).stdout
    assert shown.startswith("own      family=links -> hold\n")


def test_a_back_test_says_what_another_state_would_have_done(config: Path) -> None:
    line = f"room|normal||-|{LINKS}:links:2:1.00"
    keep(config, {("", line): 40, ("upheld", line): 3, ("overturned", line): 1})
    answer = said("backtest", "--config", str(config), "--state", f"{LINKS}=shadow")
    assert answer["stored"]["moved"] == {"block -> allow": 40}
    assert answer["stored"]["right_before"]["of"] == 4
    assert answer["stored"]["rules"][LINKS] == {"texts": 40, "stopped_before": 40, "stopped_after": 0}
    assert answer["golden"]["rules"][LINKS]["stopped_after"] < answer["golden"]["rules"][LINKS]["stopped_before"]
    assert len(answer["golden"]["wrong_after"]) > len(answer["golden"]["wrong_before"])


def test_another_table_is_tried_and_one_that_lowers_the_floor_is_refused(tmp_path: Path, config: Path) -> None:
    table = tmp_path / "table.toml"
    table.write_text('[[judging.policy]]\nfamily = "links"\naction = "flag"\n')
    answer = said("backtest", "--config", str(config), "--table", str(table))
    assert answer["table"]["before"] != answer["table"]["after"]
    assert "block -> flag" in answer["golden"]["moved"]
    table.write_text('[[judging.policy]]\nfamily = "coercion"\naction = "flag"\n')
    assert "floor" in said("backtest", "--config", str(config), "--table", str(table), code=2)


def test_a_corpus_and_packs_to_try_are_drawn_too(tmp_path: Path, config: Path) -> None:
    (tmp_path / "own.toml").write_text(PACK)
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text('{"text": "grosse promo flash", "expect": "block"}\n{"text": "bonsoir"}\n')
    answer = said("backtest", "--config", str(config), "--packs", str(tmp_path), "--corpus", str(corpus))
    assert answer["golden"]["rules"]["pack.adverts@1"] == {"texts": 1, "stopped_before": 0, "stopped_after": 1}
    assert "corpus.jsonl:1" in answer["golden"]["wrong_before"]
    assert "corpus.jsonl:1" not in answer["golden"]["wrong_after"]


@pytest.mark.parametrize(
    "content", ["no json", '{"text": 3}', '{"text": "x", "place": "attic"}', '{"text": "x", "expect": "ban"}']
)
def test_a_corpus_of_another_form_is_wrong_use(tmp_path: Path, config: Path, content: str) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(content)
    assert "corpus.jsonl:1" in said("backtest", "--config", str(config), "--corpus", str(corpus), code=2)


@pytest.mark.parametrize("state", ["links", "links@3", "links@3=gone", "=live"])
def test_a_state_nobody_knows_is_wrong_use(config: Path, state: str) -> None:
    assert "--state" in said("backtest", "--config", str(config), "--state", state, code=2)


@pytest.mark.parametrize(("state", "says"), [("links@999=shadow", LINKS), ("nobody@1=shadow", "salon rules list")])
def test_a_rule_or_version_that_is_not_there_is_wrong_use(config: Path, state: str, says: str) -> None:
    output = said("backtest", "--config", str(config), "--state", state, code=2)
    assert f"--state {state}: there is no" in output
    assert says in output


def test_a_version_that_stands_only_in_what_was_stored_can_be_tried(config: Path) -> None:
    keep(config, {("", "room|normal||-|links@1:links:2:1.00"): 4})
    answer = said("backtest", "--config", str(config), "--state", "links@1=shadow")
    assert answer["stored"]["texts"] == 4


def test_people_read_a_table_and_the_help_says_what_a_table_file_holds(config: Path) -> None:
    shown = CliRunner().invoke(app, ["rules", "backtest", "--config", str(config)]).stdout
    assert "{" not in shown
    heads, before, after = shown.split("golden:")[1].splitlines()[1:4]
    assert heads.split() == ["allow", "flag", "hold", "block"]
    assert before.split()[1:] == after.split()[1:]
    assert "[[judging.policy]]" in CliRunner().invoke(app, ["rules", "backtest", "--help"]).stdout


def test_the_golden_corpus_is_drawn_as_it_should_be_almost_always(config: Path) -> None:
    answer = said("backtest", "--config", str(config))
    assert answer["golden"]["texts"] >= 50
    assert len(answer["golden"]["wrong_before"]) <= 5
    assert answer["golden"]["wrong_before"] == answer["golden"]["wrong_after"]
