"""Texts of the server-rendered pages, French and English: `t("front.heading")`, `tn("front.present", 3)`.

The catalogues are TOML beside this file; a test compares their keys and placeholders. A key that is not there
is a bug and raises.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

LANGUAGES: Final = ("fr", "en")
DEFAULT: Final = "en"
_HEADER_MAX: Final = 400
"""Characters of Accept-Language that are read; browsers send under 100."""
_RANGE: Final = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]{1,40})?\s*(?:;\s*q=([01](?:\.[0-9]{0,3})?))?\s*")
_NARROW, _WIDE = "\u202f", "\u00a0"


def choose(asked: str, kept: str, header: str) -> str:
    """The language of a page: asked for in the address, kept in a cookie, or the browser's best (RFC 9110, 12.5.4)."""
    for one in (asked, kept):
        if one in LANGUAGES:
            return one
    best, weight = DEFAULT, 0.0
    for part in header[:_HEADER_MAX].split(","):
        found = _RANGE.fullmatch(part)
        if found is None:
            continue
        name, quality = found[1].lower(), float(found[2] or 1)
        if name in LANGUAGES and quality > weight:
            best, weight = name, quality
    return best


class Texts:
    """One language's texts."""

    def __init__(self, lang: str, catalogue: Mapping[str, str]) -> None:
        self.lang, self.catalogue = lang, catalogue

    def __call__(self, key: str, **params: object) -> str:
        """A text with its placeholders filled. Raises KeyError."""
        return re.sub(r"\{(\w+)\}", lambda found: str(params[found[1]]), self.catalogue[key])

    def has(self, key: str) -> bool:
        """Whether there is such a text: for codes that may be newer than the texts."""
        return key in self.catalogue

    def count(self, stem: str, n: int, **params: object) -> str:
        """A text with a number: none and one are singular in French, one alone in English."""
        one = n in {0, 1} if self.lang == "fr" else n == 1
        return self(f"{stem}.{'one' if one else 'other'}", n=self.number(n), **params)

    def number(self, n: int) -> str:
        """1,234 or 1 234."""
        return f"{n:,}".replace(",", _NARROW if self.lang == "fr" else ",")

    def percent(self, part: float, digits: int = 0) -> str:
        """83% or 83 %."""
        text = f"{100 * part:.{digits}f}"
        return f"{text.replace('.', ',')}{_NARROW}%" if self.lang == "fr" else f"{text}%"

    def duration(self, seconds: int) -> str:
        """4 hours, 30 minutes."""
        if seconds >= 3600 and seconds % 3600 == 0:
            return self.count("time.hours", seconds // 3600)
        return self.count("time.minutes", max(1, round(seconds / 60)))

    def moment(self, ms: int, zone: str) -> str:
        """24 November 2026, 21:40 (Europe/Paris): a page without script cannot know the reader's zone."""
        at = datetime.fromtimestamp(ms / 1000, ZoneInfo(zone))
        return self("time.moment", **self._day(at), clock=f"{at:%H:%M}", zone=zone)

    def day(self, ms: int, zone: str) -> str:
        """24 November 2026."""
        return self("time.date", **self._day(datetime.fromtimestamp(ms / 1000, ZoneInfo(zone))))

    def opens(self, ms: int, zone: str) -> str:
        """Thursday 20:00, in the site's zone."""
        at = datetime.fromtimestamp(ms / 1000, ZoneInfo(zone))
        return self("time.opens", weekday=self("time.weekdays").split()[at.weekday()], clock=f"{at:%H:%M}")

    def date(self, iso: str) -> str:
        """A day given as 2026-11-24."""
        return self("time.date", **self._day(datetime.strptime(iso, "%Y-%m-%d").replace(tzinfo=UTC)))

    def _day(self, at: datetime) -> dict[str, object]:
        return {"day": at.day, "month": self("time.months").split()[at.month - 1], "year": at.year}

    def part(self, prefix: str) -> dict[str, str]:
        """All texts of a section, by their short keys: what a script is given."""
        start = f"{prefix}."
        return {key.removeprefix(start): text for key, text in self.catalogue.items() if key.startswith(start)}


@cache
def texts(lang: str) -> Texts:
    """The texts of a language of LANGUAGES."""
    found = tomllib.loads((Path(__file__).parent / f"{lang}.toml").read_text("utf-8"))
    catalogue = {key: _typeset(text) if lang == "fr" else text for key, text in _flat(found)}
    return Texts(lang, catalogue)


def _flat(tree: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for key, value in tree.items():
        flat += _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + key, value)]
    return flat


def _typeset(text: str) -> str:
    """French spacing: what may not begin a line hangs on the word before it."""
    text = re.sub(" ([;!?])", rf"{_NARROW}\1", text)
    return re.sub(" (:|»)", rf"{_WIDE}\1", text).replace("« ", f"«{_WIDE}")
