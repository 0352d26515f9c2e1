"""`salon bank …`: a site's banks of hashes. Keeps hashes, never files."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from salon.cli.ends import DEFAULT_CONFIG, Config, end, settings_or_end
from salon.cli.image import answer, banks_of, looked
from salon.media.banks import Bank, Banks
from salon.media.found import Role
from salon.outside import logs
from salon.outside.bank_files import BadBank, append, located, read_banks, read_feed, remove, replace, row

commands = typer.Typer(no_args_is_help=True, help="Banks of hashes of photos (docs/photos.md).")
Name = Annotated[str, typer.Argument(help="Of the bank.")]
AsRole = Annotated[Role, typer.Option("--role", help="What the bank is for; of a new one.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line on standard output.")]


@commands.command("add")
def add(
    name: Name,
    files: Annotated[list[Path], typer.Argument(help="Photos.")],
    role: AsRole = "block",
    note: Annotated[str, typer.Option(help="Why, for colleagues.")] = "",
    config: Config = DEFAULT_CONFIG,
    json: Json = False,
) -> None:
    """Put the hashes of photos into a bank, every form of each. Unreadable ones are said; exit 1."""
    logs.configure("error")
    settings = settings_or_end(config)
    directory = banks_of(settings)

    async def each() -> bool:
        located(directory, name)
        sound = True
        async for path, found in looked(files, [], settings):
            if isinstance(found, str):
                sound = False
                line: dict[str, Any] = {"file": str(path), "error": found}
            else:
                append(directory, name, role, [row(one, note) for one in found.hashes])
                matches = Banks(read_banks(directory)).matches(found.hashes)
                line = answer(path, msgspec.structs.replace(found, matches=matches), settings.photos.nudity)
            typer.echo(msgspec.json.encode(line) if json else f"{path}: {line.get('error', 'added to ' + name)}")
        return sound

    try:
        sound = asyncio.run(each())
    except BadBank as error:
        end(str(error))
    if not sound:
        raise typer.Exit(1)


@commands.command("import")
def take(
    name: Name,
    file: Annotated[Path, typer.Argument(help="Lines of hash[,quality[,note]].")],
    role: AsRole = "block",
    whole: Annotated[bool, typer.Option("--replace", help="Take out what the list no longer has.")] = False,
    config: Config = DEFAULT_CONFIG,
) -> None:
    """Put a list of PDQ hashes into a bank; all of it, or nothing."""
    directory = banks_of(settings_or_end(config))
    try:
        rows = read_feed(file)
        if whole:
            said = "{} added, {} removed".format(*replace(directory, name, role, rows))
        else:
            said = f"{append(directory, name, role, rows)} added"
    except BadBank as error:
        end(str(error))
    typer.echo(f"{name}: {said}")


@commands.command("list")
def show(config: Config = DEFAULT_CONFIG, json: Json = False) -> None:
    """Say which banks there are, what for, and how many hashes each has."""
    try:
        banks = read_banks(banks_of(settings_or_end(config)))
    except BadBank as error:
        end(str(error))
    if not banks and not json:
        typer.echo("no banks yet; `salon bank add` and `salon bank import` make one")
    for bank in banks:
        typer.echo(_counted(bank, json=json))


def _counted(bank: Bank, *, json: bool) -> str | bytes:
    if json:
        return msgspec.json.encode({"bank": bank.name, "role": bank.role, "hashes": len(bank.listed)})
    return f"{bank.name}: {bank.role}, {len(bank.listed)} hashes"


@commands.command("remove")
def drop(
    name: Name,
    hashes: Annotated[list[str] | None, typer.Argument(help="64 hex digits each; without any, the whole bank.")] = None,
    config: Config = DEFAULT_CONFIG,
) -> None:
    """Take hashes out of a bank, or the bank away."""
    try:
        count = remove(banks_of(settings_or_end(config)), name, hashes or [])
    except BadBank as error:
        end(str(error))
    typer.echo(f"{name}: {count} removed")
