"""How a command ends, and where it finds the site: what every command needs and none is worth importing for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from salon.config.load import Faults, load
from salon.config.schema import Settings

DEFAULT_CONFIG: Final = Path("salon.toml")
Config = Annotated[Path, typer.Option("--config", help="The site's salon.toml.")]


class CannotServe(RuntimeError):
    """The site cannot be served; the message says what to do."""


class BadInput(ValueError):
    """A line that cannot be read; the text says which and why."""


def end(message: str, code: int = 2) -> NoReturn:
    """End with one line on standard error."""
    typer.echo(f"salon: {message}", err=True)
    raise typer.Exit(code)


def settings_or_end(config: Path) -> Settings:
    """The site's settings, or the end: every fault a line, exit 2."""
    try:
        return load(config)
    except Faults as faults:
        for fault in faults.faults:
            typer.echo(f"salon: {fault}", err=True)
        raise typer.Exit(2) from None
