"""Numbers that are numbers."""

from __future__ import annotations

from math import inf, nan

import msgspec
import pytest

from salon.base.finite import finite


class Kept(msgspec.Struct):
    at: float
    others: list[tuple[str, float]] = []


def test_what_is_finite_comes_back_as_it_is() -> None:
    kept = Kept(1.5, [("a", 2.5)])
    assert finite(kept) is kept


@pytest.mark.parametrize("kept", [Kept(nan), Kept(1.0, [("a", inf)]), {"a": [1.0, -inf]}, [(b"key", {"b": nan})]])
def test_a_time_that_is_none_is_refused_wherever_it_stands(kept: object) -> None:
    with pytest.raises(ValueError, match="not finite"):
        finite(kept)
