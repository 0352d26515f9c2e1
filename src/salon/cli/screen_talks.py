"""`salon screen --conversations`: short conversations, a line each, and what their screening comes to.

Every line has new people: nothing carries over from one to the next, and nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from salon.cli.ends import BadInput
from salon.safety.talk.score import Reading
from salon.safety.talk.sign import BANDS, Band
from salon.safety.talk.state import Account, Talk, Turn
from salon.safety.talk.step import RoomKind, step


class Said(Struct):
    """One turn of the input."""

    by: str
    text: str
    dt_s: float = 0.0


class Case(Struct):
    """One line of the input; further keys are not looked at."""

    id: str
    turns: list[Said]
    room_kind: RoomKind = "one_to_one"
    accounts: dict[str, Account] = {}


class Named(Struct):
    """One family that counted, and the turns that are its reason, from 1."""

    family: str
    turns: list[int]


class Screened(Struct):
    """One line of the output."""

    id: str
    band: Band
    by_turn: int | None
    signals: list[Named]


def run(lines: Iterable[str], year: int) -> Iterator[str]:
    """The answers, one a line, of talks held in a calendar year. Raises BadInput."""
    for number, line in enumerate(lines, 1):
        try:
            case = msgspec.json.decode(line, type=Case)
        except msgspec.DecodeError as error:
            raise BadInput(f"line {number}: {error}; `salon screen --help` names the keys") from None
        yield msgspec.json.encode(screen(case, year)).decode()


def screen(case: Case, year: int) -> Screened:
    """What one conversation, held in a calendar year, comes to: the highest band, when it began, and why."""
    highest: Band = "none"
    began: int | None = None
    named: dict[str, set[int]] = {}
    for number, reading in enumerate(readings(case, year), 1):
        if reading.band == "none":
            continue
        began = began or number
        highest = max(highest, reading.band, key=BANDS.index)
        for signal in reading.signals:
            named.setdefault(signal.family, set()).update(signal.turns)
    return Screened(case.id, highest, began, [Named(family, sorted(turns)) for family, turns in sorted(named.items())])


def readings(case: Case, year: int) -> Iterator[Reading]:
    """The reading after every turn."""
    talk, at = Talk(), 0.0
    for said in case.turns:
        at += max(0.0, said.dt_s)
        talk, reading = step(talk, Turn(said.by, at, said.text), case.accounts, case.room_kind, year)
        yield reading
