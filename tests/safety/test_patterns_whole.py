"""Every pattern of the screening is the one that was meant: no slip of a format string in it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import salon.safety
from salon.safety.talk.lexicon import Lexicon

_SLIPPED = re.compile(r"\(\d+, ?\d*\)")
"""What `{0, 3}` becomes in an f-string: a tuple, formatted."""


def patterns() -> Iterator[tuple[str, str]]:
    """Every pattern and every text patterns are made of, with the module it stands in."""
    for module in pkgutil.walk_packages(salon.safety.__path__, "salon.safety."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for text in texts(value):
                yield f"{module.name}.{name}", text


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, re.Pattern):
        yield str(value.pattern)
    elif isinstance(value, Lexicon):
        yield from (one.pattern for one in value._one.values())
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in texts(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in texts(one))


def test_no_pattern_holds_a_formatted_tuple() -> None:
    found = list(patterns())
    assert len(found) > 500
    assert not [name for name, text in found if _SLIPPED.search(text)]
