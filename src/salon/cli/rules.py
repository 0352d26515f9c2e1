"""`salon rules …`: which rules there are, whether they hold to their examples, what a change would have done."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path
from time import time
from typing import Annotated, Any, Final

import msgspec
import typer

from salon.app.judging import known_rules, packs_of, table_of
from salon.base.errors import Unavailable
from salon.base.expiry import DAY_S
from salon.cli.ends import DEFAULT_CONFIG, end, settings_or_end
from salon.cli.screen import this_year
from salon.config.judging import Judging, policy_rows
from salon.config.schema import Settings
from salon.flow.judge import RuleJudge
from salon.flow.ports.rulebook import Change
from salon.outside import logs
from salon.outside.heads_file import learned
from salon.outside.pack_files import read_packs
from salon.safety.backtest import Report, Setting, Text, compare, stored
from salon.safety.lifecycle import STATES, Interval, State
from salon.safety.packs import BadPack, disagreeing
from salon.safety.policy import FLOOR, ORDER, PLACES, TABLE, Row, Scene, digest, faults
from salon.safety.rule import RULES, Rule
from salon.safety.stamps import code_of
from salon.store.database import Database
from salon.store.rulebook import SqliteRulebook

GOLDEN: Final = "golden.jsonl"
LINE_MAX: Final = 20_000
commands = typer.Typer(no_args_is_help=True, help="The rules that judge (docs/judging.md).")
Config = Annotated[Path, typer.Option("--config", help="The site's salon.toml; without one, the shipped rules alone.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")]
Packs = Annotated[Path | None, typer.Option("--packs", help="A directory of packs to look at besides.")]


@commands.command("list")
def listed(config: Config = DEFAULT_CONFIG, json: Json = False) -> None:
    """Every rule version with its state here, and the table in force."""
    settings = _settings(config)
    states = asyncio.run(_kept(settings, 1))[0]
    rules = [
        {
            "stamp": one.stamp,
            "family": one.family,
            "origin": one.origin,
            "state": states[one.stamp].state if one.stamp in states else one.state,
            "share": states[one.stamp].share if one.stamp in states else 0,
        }
        for one in known_rules(packs_of(settings))
    ]
    if json:
        typer.echo(msgspec.json.encode({"table": digest(table_of(settings)), "rules": rules}))
        return
    for rule in rules:
        typer.echo(f"{rule['stamp']:32} {rule['state']:8} {rule['family']:18} {rule['origin']}")
    typer.echo(f"table {digest(table_of(settings))}")


@commands.command("table")
def table_in_force(config: Config = DEFAULT_CONFIG, json: Json = False) -> None:
    """The table of consequences, from the top; the first line that fits a finding decides."""
    settings = _settings(config)
    table, own = table_of(settings), len(settings.judging.policy)
    if json:
        rows = [msgspec.to_builtins(row) | {"own": number < own} for number, row in enumerate(table)]
        typer.echo(msgspec.json.encode({"digest": digest(table), "rows": rows}))
        return
    for number, row in enumerate(table):
        typer.echo(f"{'own' if number < own else 'shipped':8} {row.line}")
    typer.echo(f"table {digest(table)}; {', '.join(sorted(FLOOR))} are held at least")


@commands.command("check")
def check(config: Config = DEFAULT_CONFIG, packs: Packs = None, json: Json = False) -> None:
    """Run the examples of every rule and pack. Exit 1: one does not hold."""
    found: tuple[Rule, ...] = ()
    wrong: list[str] = []
    try:
        found = (*packs_of(_settings(config)), *(read_packs(packs) if packs else ()))
    except BadPack as bad:
        wrong = bad.faults
    rules = [*RULES.values(), *found]
    wrong += [fault for rule in rules for fault in disagreeing(rule)]
    if json:
        examples = sum(len(rule.hit) + len(rule.miss) for rule in rules)
        said = {"ok": not wrong, "rules": len(rules), "examples": examples, "faults": wrong}
        typer.echo(msgspec.json.encode(said))
    else:
        for fault in wrong:
            typer.echo(f"FAULT  {fault}")
        typer.echo(f"{len(rules)} rules, {len(wrong)} faults")
    if wrong:
        raise typer.Exit(1)


@commands.command("backtest")
def backtest(
    config: Config = DEFAULT_CONFIG,
    table: Annotated[
        Path | None, typer.Option(help=r"TOML with [\[judging.policy]] lines to try in place of the site's.")
    ] = None,
    state: Annotated[
        list[str] | None, typer.Option(help="RULE@VERSION=STATE to try (`salon rules list` names them); repeatable.")
    ] = None,
    packs: Packs = None,
    corpus: Annotated[
        list[Path] | None, typer.Option(help="JSON lines {text, expect?, place?} to draw besides; repeatable.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=30, help="Days of stored features.")] = 30,
    json: Json = False,
) -> None:
    """What another table, state or pack would have done to stored features and to a golden corpus."""
    settings = _settings(config)
    standing, lines = asyncio.run(_kept(settings, days))
    try:
        own = packs_of(settings)
        tried = (*own, *(read_packs(packs) if packs else ()))
    except BadPack as bad:
        end(bad.faults[0])
    states: dict[str, tuple[State, str]] = {one.stamp: (one.state, "") for one in known_rules(own)}
    states |= {stamp: (change.state, change.reason) for stamp, change in standing.items()}
    # What is tried out besides is meant to be seen acting; it is not there before.
    begun = states | {one.stamp: ("retired", "") for one in tried if one not in own}
    before = Setting(table_of(settings), begun)
    kept = stored(lines)
    # A version that is gone may still stand in what was stored.
    known = {one.stamp for one in known_rules(tried)} | {finding.stamp for text in kept for finding in text.found}
    after = Setting(
        _table(table) if table else before.table,
        states | _states(state or [], known),
    )
    golden = _golden(tried, corpus or [])
    report = {
        "table": {"before": digest(before.table), "after": digest(after.table)},
        "days": days,
        "stored": _shown(compare(kept, before, after)),
        "golden": _shown(compare([one for one, _, _ in golden], before, after)) | _judged(golden, before, after),
    }
    if json:
        typer.echo(msgspec.json.encode(report))
        return
    for part in ("stored", "golden"):
        found: Any = report[part]
        typer.echo(f"{part}: {found['texts']} texts")
        typer.echo(f"  {'':6}" + "".join(f"{action:>8}" for action in ORDER))
        for when in ("before", "after"):
            typer.echo(f"  {when:6}" + "".join(f"{found[when].get(action, 0):8}" for action in ORDER))
        for move, times in found["moved"].items():
            typer.echo(f"  {move}: {times}")
        for stamp, effect in found["rules"].items():
            if effect["stopped_before"] != effect["stopped_after"]:
                typer.echo(f"  {stamp}: stopped {effect['stopped_before']} -> {effect['stopped_after']}")


# ------------------------------------------------------------------ pieces


def _settings(config: Path) -> Settings:
    logs.configure("error")
    return Settings() if config == DEFAULT_CONFIG and not config.exists() else settings_or_end(config)


async def _kept(settings: Settings, days: int) -> tuple[dict[str, Change], list[tuple[str, str, int]]]:
    """Standings and stored features; nothing where no site was served yet."""
    path = Path(settings.directories.data) / "salon.db"
    if not path.exists():
        return {}, []
    database = Database(path)
    try:
        store = SqliteRulebook(database)
        kept = await store.lines(int(time() // DAY_S) - days + 1)
        standings = {change.stamp: change for change in await store.standings()}
    except Unavailable:
        end("the database did not answer; try again")
    finally:
        await database.close()
    lines = [(label, line, count) for counts in kept.values() for (label, line), count in counts.items()]
    return standings, lines


def _table(path: Path) -> tuple[Row, ...]:
    """A table to try: its lines before the shipped ones."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        judging = msgspec.convert(raw.get("judging", {}), Judging)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        end(f"{path}: {error}")
    rows = policy_rows(judging)
    for fault in faults(rows):
        end(f"{path}: judging.policy[{fault.row}]: {fault.code}: {fault.text}")
    return (*rows, *TABLE)


def _states(given: list[str], known: Collection[str]) -> dict[str, tuple[State, str]]:
    states: dict[str, tuple[State, str]] = {}
    for one in given:
        stamp, _, word = one.partition("=")
        state = next((one_of for one_of in STATES if one_of == word), None)
        if state is None or "@" not in stamp:
            end(f"--state {one}: write RULE@VERSION=STATE, with a state of {', '.join(STATES)}")
        if stamp not in known:
            rule = code_of(stamp)
            others = ", ".join(sorted(other for other in known if code_of(other) == rule))
            end(
                f"--state {one}: there is no {stamp}; "
                + (f"here: {others}" if others else "`salon rules list` has all")
            )
        states[stamp] = (state, "")
    return states


class GoldenLine(msgspec.Struct, frozen=True):
    """One text of a corpus."""

    text: str
    expect: str = ""
    place: str = "room"


def _golden(packs: tuple[Rule, ...], corpus: list[Path]) -> list[tuple[Text, str, str]]:
    """Texts of the shipped corpus and of others, with what should become of them and where they stand."""
    year = this_year()
    judge, decoder = RuleJudge(learned, packs=packs), msgspec.json.Decoder(GoldenLine)
    sources = [(GOLDEN, files("salon.safety").joinpath(GOLDEN).read_text("utf-8"))]
    try:
        sources += [(path.name, path.read_text("utf-8")) for path in corpus]
    except (OSError, UnicodeDecodeError) as error:
        end(f"--corpus: {error}")
    texts = []
    for name, content in sources:
        for number, line in enumerate(content.splitlines(), 1):
            try:
                one = decoder.decode(line)
            except msgspec.DecodeError as error:
                end(f"{name}:{number}: {error}")
            if one.place not in PLACES or one.expect not in {"", *ORDER} or len(one.text) > LINE_MAX:
                end(f"{name}:{number}: place is one of {', '.join(PLACES)}, expect one of {', '.join(ORDER)}")
            found = judge.found(one.text, one.place, year)
            texts.append((Text(Scene(one.place), found), one.expect, f"{name}:{number}"))
    return texts


def _judged(golden: list[tuple[Text, str, str]], before: Setting, after: Setting) -> dict[str, Any]:
    """Which lines of the corpora come out otherwise than they should, by their place in the file."""
    wrong: dict[str, list[str]] = {"wrong_before": [], "wrong_after": []}
    for text, expect, where in golden:
        for name, setting in zip(wrong, (before, after), strict=True):
            if expect and setting.draw(text.scene, text.found).action != expect:
                wrong[name].append(where)
    return wrong


def _shown(report: Report) -> dict[str, Any]:
    shown: dict[str, Any] = msgspec.to_builtins(report)
    for name in ("right_before", "right_after"):
        interval: Interval = getattr(report, name)
        shown[name] = {"right": interval.right, "of": interval.of} | (
            {"low": round(interval.low, 3), "high": round(interval.high, 3)} if interval.of else {}
        )
    return shown
