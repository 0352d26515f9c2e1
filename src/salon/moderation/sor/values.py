"""Rules of one value in the Commission's database, as Laravel's validator has them.

Its habits are kept because they decide: strings are trimmed and empty ones are null before anything else; a JSON object
counts as a list of its values; a number is as good as its digits; the word "null" is accepted in some enumerations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

Rule = Callable[[Any], str]
"""What is wrong with a value, in a sentence; empty when nothing is."""
LATEST: Final = "2038-01-01"
_INVISIBLE: Final = (
    "".join(map(chr, [0, *range(9, 14), 0x20, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E]))
    + "".join(map(chr, [*range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F, *range(0x2060, 0x2066)]))
    + "".join(
        map(chr, [*range(0x206A, 0x2070), 0x3000, 0x2800, 0x3164, 0xFEFF, 0xFFA0, 0x1D159, *range(0x1D173, 0x1D17B)])
    )
)
"""What is trimmed from both ends of every string."""
EAN: Final = re.compile(r"[0-9]{13}")
_URL: Final = re.compile(
    r"[a-z][a-z0-9+.\-]*://(?:[^\s/?#@]+@)?(?:\[[0-9a-f:.]+\]|[\w\-.~]*\w\.?)(?::[0-9]+)?(?:/[^\s?#\[\]<>\"{}|\\^`]*)?"
    r"(?:\?[^\s#<>\"{}|\\^`]*)?(?:#[^\s<>\"{}|\\^`]*)?",
    re.IGNORECASE,
)


def prepared(value: Any) -> Any:
    """A value as the database reads it: strings trimmed, empty ones null, at every depth."""
    match value:
        case str():
            return value.strip(_INVISIBLE) or None
        case Mapping():
            return {key: prepared(one) for key, one in value.items()}
        case list():
            return [prepared(one) for one in value]
        case _:
            return value


def blank(value: Any) -> bool:
    """Whether nothing is given: null, or an empty string, list or object."""
    return value is None or (isinstance(value, str | list | Mapping) and not value)


def values_of(value: Any) -> list[Any] | None:
    """The values of a list, or of an object, which is the same there; None of anything else."""
    if isinstance(value, Mapping):
        return list(value.values())
    return value if isinstance(value, list) else None


def one_of(allowed: frozenset[str], *, null: bool = False, word_null: bool = False) -> Rule:
    """A value of an enumeration; `null` where none may stand there, `word_null` where "null" written out may."""
    known = allowed | {"null"} if word_null else allowed

    def rule(value: Any) -> str:
        if value is None and null:
            return ""
        return "" if isinstance(value, str) and value in known else "This value is not one of those allowed."

    return rule


def list_of(allowed: frozenset[str], *, null: bool = False, word_null: bool = False) -> Rule:
    """A list of values of an enumeration."""
    known = allowed | {"null"} if word_null else allowed

    def rule(value: Any) -> str:
        if value is None and null:
            return ""
        values = values_of(value)
        if values is None:
            return "This field must be an array."
        if all(isinstance(one, str) and one in known for one in values):
            return ""
        return "A value is not one of those allowed."

    return rule


def text(longest: int) -> Rule:
    """At most `longest` characters; a number counts as its digits."""

    def rule(value: Any) -> str:
        if isinstance(value, list | Mapping):
            return "This field must be a text."
        length = len(_written(value))
        return f"This text has {length} characters, more than {longest}." if length > longest else ""

    return rule


def _written(value: Any) -> str:
    """A scalar as PHP writes it."""
    if isinstance(value, bool):
        return "1" if value else ""
    return "" if value is None else str(value)


def day(earliest: str = "", *, null: bool = False) -> Rule:
    """YYYY-MM-DD, a day that exists, from `earliest` to `LATEST`."""

    def rule(value: Any) -> str:
        if value is None and null:
            return ""
        if not isinstance(value, str) or not _exists(value):
            return "This date does not match the format YYYY-MM-DD."
        if value > LATEST or value < earliest:
            return f"This date must lie between {earliest or 'any day'} and {LATEST}."
        return ""

    return rule


def _exists(value: str) -> bool:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is None:
        return False
    year, month, of_month = (int(part) for part in value.split("-"))
    try:
        # The year 0, which Python lacks and PHP has, is a leap year like 2000.
        date(year or 2000, month, of_month)
    except ValueError:
        return False
    return True


def url(value: Any) -> str:
    """An address with a scheme and a host; null is none."""
    if value is None or (isinstance(value, str) and _URL.fullmatch(value)):
        return ""
    return "This field must be a valid URL."


def matches(pattern: re.Pattern[str], *, null: bool = False) -> Rule:
    """A string, or a number by its digits, that a pattern matches as a whole."""

    def rule(value: Any) -> str:
        if value is None and null:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return "The format is invalid."
        return "" if pattern.fullmatch(str(value)) else "The format is invalid."

    return rule


def product(value: Any) -> str:
    """`{"EAN-13": thirteen digits}`, other keys of which are lost."""
    if value is None:
        return ""
    if not isinstance(value, Mapping | list):
        return "This field must be an object."
    ean = value.get("EAN-13") if isinstance(value, Mapping) else None
    return matches(EAN, null=True)(ean)
