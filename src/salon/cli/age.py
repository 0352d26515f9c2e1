"""`salon age …`: what the door would say to a proof, for programs and people who want to know.

`verify` is a contract (docs/age.md, By hand): what is evidence and cannot be read is an answer, `malformed`; what is
no question is wrong use.
"""

from __future__ import annotations

import json as reading
import re
import sys
from datetime import datetime
from typing import Annotated, Any, Final, NoReturn

import msgspec
import typer
from cryptography import x509

from salon.age.cbor import decode
from salon.age.instant import instant
from salon.age.mdoc import is_zero_knowledge, verify
from salon.cli.age_zk import judge_zero_knowledge
from salon.cli.ends import end

commands = typer.Typer(no_args_is_help=True, help="Proof of age (docs/age.md).")
MAX_BYTES: Final = 8 * 1_048_576
"""Of a question. The largest answers, with a zero-knowledge proof, are 2 MiB in hex."""


class Question(msgspec.Struct, frozen=True):
    """What `salon age verify` is asked. Hex is lower or upper case, without spaces."""

    device_response: str
    session_transcript: str
    anchors: list[str]
    at: str
    circuits: list[Any] = []


class WrongUse(Exception):
    """The input is no question; the text says why."""


@commands.command("verify")
def verify_proof(
    json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Say what the door says to a proof; reads one JSON object from standard input (docs/age.md, By hand)."""
    try:
        question, at = _question(sys.stdin.buffer.read(MAX_BYTES + 1))
    except WrongUse as error:
        end(str(error))
    code = judge(question, at)
    if json:
        typer.echo(msgspec.json.encode({"adult": code == "ok", "code": code}))
    else:
        typer.echo("adult" if code == "ok" else f"refused: {code}")


def judge(question: Question, at: datetime) -> str:
    """`ok` or a code of docs/age.md."""
    try:
        response, transcript = _hex(question.device_response), _hex(question.session_transcript)
        decode(transcript)
        anchors = [root for pem in question.anchors for root in _certificates(pem)]
    except ValueError:
        return "malformed"
    if is_zero_knowledge(response):
        return judge_zero_knowledge(response, transcript, anchors, at, question.circuits)
    return verify(response, transcript, anchors, at)


def _hex(text: str) -> bytes:
    if re.fullmatch(r"([0-9A-Fa-f]{2})*", text) is None:
        raise ValueError("not hex")
    return bytes.fromhex(text)


def _certificates(pem: str) -> list[x509.Certificate]:
    """Those of one PEM text. Raises ValueError, also for what `cryptography` leaves to the first look."""
    try:
        found = x509.load_pem_x509_certificates(pem.encode())
        for root in found:
            _ = root.subject, root.not_valid_before_utc, root.not_valid_after_utc
    except Exception as error:
        raise ValueError("not a certificate in PEM") from error
    return found


def _question(data: bytes) -> tuple[Question, datetime]:
    """The question and its time. Raises WrongUse."""
    if len(data) > MAX_BYTES:
        raise WrongUse("more than 8 MiB on standard input")
    try:
        found = reading.loads(data.decode(), object_pairs_hook=_once, parse_constant=_no_number)
        question = msgspec.convert(found, Question)
    except msgspec.ValidationError as error:
        raise WrongUse(f"the question on standard input: {error}") from None
    except (ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0] if isinstance(error, ValueError) else "nested too deep"
        raise WrongUse(f"standard input is not JSON: {reason[:120]}") from None
    try:
        return question, instant(question.at)
    except ValueError as error:
        raise WrongUse(f"the question on standard input: {error} - at `$.at`") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number in JSON")
