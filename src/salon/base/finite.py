"""Numbers that are numbers: what was stored may be of another version, or of a clock that was none."""

from __future__ import annotations

from math import isfinite
from typing import TypeVar

import msgspec

_T = TypeVar("_T")


def finite(decoded: _T) -> _T:
    """The same. Raises ValueError where a number in it is not finite: such a time never passes, and nothing can be
    reckoned with it."""
    waiting: list[object] = [msgspec.to_builtins(decoded)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, float):
            if not isfinite(one):
                message = "not finite"
                raise ValueError(message)
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list | tuple):
            waiting += one
    return decoded
