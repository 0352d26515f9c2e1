"""Which app shows an age in which country: what public sources said the day they were read (`wallet_apps.toml`)."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from salon.gateway.texts import Texts

Address = Annotated[str, Meta(pattern=r"^https://[!-~]{4,250}$")]


class WalletApp(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known about one country."""

    en: str
    fr: str
    """Its name, in both languages."""
    state: Literal["seen", "offers", "plans", "names", "awaits"] = "awaits"
    app: str = ""
    """Name of the app; empty where no source names one."""
    address: Address | Literal[""] = ""
    """The app's own site."""
    source: Address | Literal[""] = ""
    """Who says so; empty where the operator does (`seen`)."""
    checked_on: str = ""
    """ISO date on which the source was read."""
    minutes: int = 0
    """Setting it up, about: our estimate."""


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    checked_on: str
    minutes: int
    source: Address
    country: dict[str, WalletApp]


def _read() -> dict[str, WalletApp]:
    table = msgspec.toml.decode((Path(__file__).parent / "wallet_apps.toml").read_bytes(), type=_Table)
    return {
        code: msgspec.structs.replace(
            one,
            source=one.source or table.source,
            checked_on=one.checked_on or table.checked_on,
            minutes=one.minutes or table.minutes,
        )
        for code, one in table.country.items()
    }


WALLET_APPS: Final = _read()
"""By ISO 3166 code, small letters: the European Union and the European Economic Area."""


def by_name(t: Texts) -> list[tuple[str, str]]:
    """Codes and names, in the order of the names in a language."""
    named = [(code, str(getattr(one, t.lang))) for code, one in WALLET_APPS.items()]
    return sorted(named, key=lambda pair: unicodedata.normalize("NFD", pair[1]))
