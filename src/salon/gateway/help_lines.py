"""Who listens and helps outside the site, by country: the site's own lines, and what public sources said the day they
were read (`help_lines.toml`). On the cards of `flow.protect`, on /support, on the front page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

_NUMBER: Final = re.compile(r"(\+?[0-9](?:[ .\u00a0\u202f-]?[0-9]){1,14})(?: (\(?SMS\)?))?")


def call(reach: str) -> str:
    """The address of a number as people write it, with "SMS" behind it where it takes texts; "" for anything else:
    a number dialled wrong is worse than one to be copied."""
    found = _NUMBER.fullmatch(reach)
    if found is None:
        return ""
    digits = re.sub(r"[^+0-9]", "", found[1])
    return f"sms:{digits}" if found[2] else f"tel:{digits}"


class Helpline(Struct, frozen=True):
    """Somebody to talk to outside the site."""

    name: str
    reach: str
    """Number or address, as shown."""
    checked_on: str
    """ISO date on which somebody made sure that it answers, or, with a `source`, on which that was read."""
    country: str = ""
    """ISO 3166 code, small letters; empty: anywhere."""
    hours: str = ""
    languages: tuple[str, ...] = ()
    """ISO 639 codes of what is spoken there."""
    source: str = ""
    """Who says so; empty where the operator does."""
    name_fr: str = ""
    hours_fr: str = ""
    """In French, where it differs."""
    call: str = ""
    """Address (`tel:`, `sms:`) under which a telephone calls or writes to `reach`; empty where that is no number."""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "call", call(self.reach))


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    country: str
    name: str
    name_fr: str
    reach: str
    hours: str
    hours_fr: str
    languages: tuple[str, ...]
    source: str
    read_on: date


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    line: tuple[_Line, ...]


def _read() -> tuple[Helpline, ...]:
    table = msgspec.toml.decode((Path(__file__).parent / "help_lines.toml").read_bytes(), type=_Table)
    return tuple(
        Helpline(
            one.name,
            one.reach,
            one.read_on.isoformat(),
            one.country,
            one.hours,
            one.languages,
            one.source,
            one.name_fr,
            one.hours_fr,
        )
        for one in table.line
    )


KNOWN: Final = _read()
COUNTRIES: Final = frozenset(one.country for one in KNOWN)


def lines(own: Iterable[Helpline], countries: Iterable[str]) -> tuple[Helpline, ...]:
    """A site's lines: its own first, then the known ones of these countries that it does not have itself."""
    mine, wanted = tuple(own), set(countries)
    said = {(one.country, one.reach) for one in mine}
    return mine + tuple(one for one in KNOWN if one.country in wanted and (one.country, one.reach) not in said)
