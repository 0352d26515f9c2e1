"""`salon sor check`: what the Commission's database would answer to statements of reasons; nothing is sent."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Final

import msgspec
import typer

from salon.cli.ends import BadInput, end
from salon.moderation.sor.check import Answer, Register

commands = typer.Typer(no_args_is_help=True, help="Statements of reasons (docs/statements.md).")
LINE_BYTES: Final = 1_048_576
"""Of one line: a statement with every text at its longest has some 10,000 characters."""


@commands.callback()
def about() -> None:
    """Statements of reasons (docs/statements.md)."""


@commands.command("check")
def check(
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line on standard output.")] = False,
) -> None:
    """Check statements from standard input, one JSON object a line; a PUID may stand there once.

    Exit 1: one of them would be refused.
    """
    refused = False
    try:
        for number, answer in enumerate(answers(sys.stdin.buffer), 1):
            refused = refused or not answer.ok
            typer.echo(msgspec.json.encode(answer).decode() if json else "\n".join(told(number, answer)))
    except BadInput as error:
        end(str(error))
    if refused:
        raise typer.Exit(1)


def answers(lines: Iterable[bytes]) -> Iterator[Answer]:
    """The answers in order; empty lines are passed over. Raises BadInput."""
    register = Register()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if len(line) > LINE_BYTES:
            raise BadInput(f"line {number} has more than {LINE_BYTES:,} bytes")
        try:
            payload: Any = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError):
            raise BadInput(f"line {number} is not readable JSON") from None
        if not isinstance(payload, dict):
            raise BadInput(f"line {number} is not a JSON object")
        yield register.submit(payload)


def told(number: int, answer: Answer) -> Iterator[str]:
    """An answer for people."""
    yield f"{number}: {'accepted' if answer.ok else 'refused'}"
    for field, sentences in answer.errors.items():
        yield from (f"   {field}: {sentence}" for sentence in sentences)
