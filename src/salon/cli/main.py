"""The commands, and how they end: 0 done, 1 a check found a fault, 2 wrong use or bad input.

`main` turns what went wrong into one line on standard error; a traceback is a bug.

Each command imports what it runs: a site takes a second and a half of processor time to import, which nobody should
wait for who asks for help or wants one proof of age looked at.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
import typer
from typer.core import TyperGroup
from typer.main import get_group

from salon import __version__
from salon.cli import age, bank, image, sor
from salon.cli import bench as measuring
from salon.cli.ends import DEFAULT_CONFIG, BadInput, CannotServe, Config, end, settings_or_end
from salon.cli.kinds import KINDS
from salon.cli.setup import AlreadyThere, make_site
from salon.config.age_faults import is_local
from salon.config.load import Faults
from salon.outside import logs

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Salon: a self-hosted live chat with an open door.",
)
clock_commands = typer.Typer(no_args_is_help=True, help="The site's clock (docs/vanishing.md).")
app.add_typer(clock_commands, name="clock")
staff_commands = typer.Typer(no_args_is_help=True, help="Who sits at the moderators' desk (docs/moderating.md).")
app.add_typer(staff_commands, name="staff")
app.add_typer(age.commands, name="age")
app.add_typer(image.commands, name="image")
app.add_typer(bank.commands, name="bank")


class Rules(TyperGroup):
    """The commands of `cli.rules`, imported when one of them is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names."""
        return self._group.list_commands(ctx)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """One of them."""
        return self._group.get_command(ctx, cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The one that was asked for, or what was perhaps meant."""
        return self._group.resolve_command(ctx, args)

    @cached_property
    def _group(self) -> TyperGroup:
        from salon.cli import rules

        return get_group(rules.commands)


app.add_typer(
    typer.Typer(cls=Rules, no_args_is_help=True, help="The rules that judge (docs/judging.md)."), name="rules"
)
app.add_typer(sor.commands, name="sor")

WORDS: Final = {
    "town": "a town: its square, its market, its evenings",
    "newspaper": "a newspaper: its readers, between themselves",
    "association": "an association: members and guests",
    "game": "a game: players between two games",
}


@app.callback(invoke_without_command=True)
def about(version: Annotated[bool, typer.Option("--version", help="Say the version.")] = False) -> None:
    """Say the version, or go on to the command."""
    if version:
        typer.echo(f"salon {__version__}")
        raise typer.Exit


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port on this machine; 0 takes a free one.")] = 8080,
    data: Annotated[Path, typer.Option(help="Where the demo keeps its site.")] = Path("demo-data"),
    crowd: Annotated[int, typer.Option(min=0, max=200, help="Simulated visitors.")] = 20,
) -> None:
    """The whole product on this machine, in test mode, with simulated visitors."""
    from salon.cli import demo as demonstrating

    try:
        demonstrating.run(port=port, directory=data, crowd=crowd)
    except (CannotServe, Faults) as error:
        end(str(error))


def _kind_fault(kind: str) -> str:
    return "" if kind in KINDS else f"{kind!r} is not one of {', '.join(KINDS)}"


def _origin_fault(origin: str) -> str:
    if is_local(origin):
        return ""
    return (
        f"{origin} is not local. A new site begins in test mode, on localhost, *.test or *.internal; "
        "move it with site.origin, age.mode and age.anchors once `salon check` has nothing against it"
    )


def _asked(fault: Callable[[str], str]) -> Callable[[str], str]:
    """An answer at a prompt: what is wrong with it is said, and it is asked for again."""

    def take(answer: str) -> str:
        answer = answer.strip()
        if said := fault(answer):
            raise typer.BadParameter(said)
        return answer

    return take


@app.command()
def init(
    directory: Annotated[Path, typer.Argument(help="Made if absent.")],
    kind: Annotated[str, typer.Option(help=f"What the site is for: {', '.join(KINDS)}.")] = "",
    name: Annotated[str, typer.Option(help="Name of the site.")] = "",
    origin: Annotated[str, typer.Option(help="Where visitors find it, like https://chat.example.org.")] = "",
    operator: Annotated[str, typer.Option(help="Who runs it: name and address.")] = "",
    contact: Annotated[str, typer.Option(help="Where visitors and authorities write.")] = "",
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Port to listen on.")] = 8080,
) -> None:
    """Make a site: ask what it is for, write its configuration and keys, print the first staff link."""
    from salon.cli import staff as staff_links

    asked = sys.stdin.isatty()
    if not kind and asked:
        typer.echo("What is the site for?")
        for word, meaning in WORDS.items():
            typer.echo(f"  {word:12} {meaning}")
        kind = typer.prompt("Kind", default="association", value_proc=_asked(_kind_fault))
    kind = kind or "association"
    if fault := _kind_fault(kind):
        end(f"--kind: {fault}")
    if asked:
        name = name or typer.prompt("Name of the site", default="Salon")
        local = f"http://localhost:{port}"
        origin = origin or typer.prompt("Where visitors find it", default=local, value_proc=_asked(_origin_fault))
        operator = operator or typer.prompt("Who runs it (name, address; may stay empty for now)", default="")
        contact = contact or typer.prompt("Contact for visitors and authorities (may stay empty for now)", default="")
    origin = (origin or f"http://localhost:{port}").rstrip("/")
    if fault := _origin_fault(origin):
        end(f"--origin: {fault}")
    try:
        config = make_site(
            directory, kind=kind, name=name or "Salon", origin=origin, port=port, operator=operator, contact=contact
        )
    except (AlreadyThere, OSError) as error:
        end(str(error))
    settings = settings_or_end(config)
    typer.echo(f"Made {config}")
    typer.echo(f"First staff link, good once within 24 h: {staff_links.make(settings)}")
    typer.echo(f"Next: salon check --config {config}")
    typer.echo(f"Then: salon serve --config {config}")


@app.command()
def serve(config: Config = DEFAULT_CONFIG) -> None:
    """Serve the site until told to stop."""
    from salon.cli import check as checking
    from salon.cli import serve as serving

    settings = settings_or_end(config)
    missing = checking.before_open(settings)
    if settings.age.mode != "test" and missing:
        end("not ready to open; missing:\n" + "\n".join(f"  {line}" for line in missing), 1)
    try:
        serving.run(settings)
    except CannotServe as error:
        end(str(error))


@app.command()
def check(
    config: Config = DEFAULT_CONFIG,
    json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Load everything, say every fault at once, and what is missing before the site may open."""
    from salon.cli import check as checking

    logs.configure("error")  # on standard error: standard output is for what was found
    found = checking.inspect(config)
    typer.echo(found.as_json() if json else found.as_text())
    if found.faults:
        raise typer.Exit(1)


@app.command()
def bench(
    name: Annotated[str, typer.Argument(help="Which benchmark; in a checkout, bench/NAME.py.")],
    rounds: Annotated[int, typer.Option(min=1, max=1_000, help="Every case once in each.")] = 5,
    json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Measure on this machine what the documentation says Salon costs."""
    try:
        report = measuring.run(name, rounds)
    except measuring.NoBenchmark as error:
        end(str(error))
    if json:
        typer.echo(msgspec.json.encode(report))
    else:
        measuring.show(name, report)


@app.command()
def screen(
    conversations: Annotated[bool, typer.Option("--conversations", help="One conversation a line.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line on standard output.")] = False,
    second: Annotated[
        str, typer.Option("--second-look", help="`doubtful` as on a site, or `all`: sentence embeddings too.")
    ] = "",
) -> None:
    r"""Judge texts from standard input, one JSON object a line, each on its own, as in a public room.

    A line is `{"text": "…"}`; with --conversations `{"id": "…", "turns": \[{"by": "…", "text": "…", "dt_s": 0}],
    "room_kind": "one_to_one", "accounts": {}}`, of which the last two may be left out.
    """
    from salon.cli import screen as screening

    try:
        for line in screening.run(sys.stdin.buffer, conversations=conversations, plain=not json, second=second):
            typer.echo(line)
    except BadInput as error:
        end(str(error))


@staff_commands.command("link")
def staff_link(config: Config = DEFAULT_CONFIG) -> None:
    """Print a one-time link that makes whoever opens it a member of staff; also while the site runs."""
    from salon.cli import staff as staff_links

    try:
        link = staff_links.make(settings_or_end(config))
    except CannotServe as error:
        end(str(error))
    typer.echo(link)


@age.commands.command("anchors")
def age_anchors(
    config: Config = DEFAULT_CONFIG,
    json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Fetch the list first.")] = False,
) -> None:
    """Say whose word on age this site takes, until when, and how the EU's list stands.

    Exit 1: nobody is trusted, or the list is stale.
    """
    from salon.cli import anchors

    settings = settings_or_end(config)
    logs.configure("error")
    try:
        answer = asyncio.run(anchors.look(settings, refresh=refresh))
    except CannotServe as error:
        end(str(error))
    typer.echo(answer.json if json else answer.text)
    if not answer.sound:
        raise typer.Exit(1)


@clock_commands.command("confirm")
def clock_confirm(config: Config = DEFAULT_CONFIG) -> None:
    """Believe the wall clock at the next start: destruction of what is over goes on from there.

    If it stands behind the time Salon last saw, everything that lives is destroyed: nobody can say any more when it
    is due.
    """
    from salon.cli import serve as serving

    try:
        at = serving.confirm_clock(settings_or_end(config))
    except CannotServe as error:
        end(str(error))
    typer.echo(f"The next start will believe {at}. Start the site now.")


def main() -> None:
    """Entry point of the `salon` script."""
    try:
        code = app(standalone_mode=False, prog_name="salon")
    except typer.Abort:
        typer.echo("salon: stopped; nothing was done", err=True)
        code = 2
    except typer.TyperException as error:
        # Wrong use. Without a command the help was shown, and there is nothing to add.
        code = 2
        if said := error.format_message():
            used = getattr(error, "ctx", None)
            where = used.command_path if used is not None else "salon"
            typer.echo(f"salon: {said.replace(chr(10), ' ')} (`{where} --help` says more)", err=True)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
