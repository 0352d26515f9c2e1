"""What signs come to: points that decay, a cap a family, and bands.

    risk = Σ over families min(cap, Σ over signs weight · 2^(-age / half-life))

A sign that holds or is urgent by itself bypasses the sum. Of one kind of sign only the strongest counts, so that the
same weak sign said ten times stays weak; two different ones within half an hour are enough to slow, twelve hours apart
they are not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from salon.safety.talk.sign import BANDS, Band, Family
from salon.safety.talk.state import Mark

HALF_LIFE_S: Final = 7_200.0
WEIGHTS: Final[dict[Band, float]] = {"none": 0.0, "watch": 1.0, "slow": 2.0, "hold": 4.0, "urgent": 8.0}
CAP: Final = 2.4
"""Of a family without a sign that holds by itself: one family alone slows, no more."""
LEVELS: Final[tuple[tuple[float, Band], ...]] = ((4.0, "hold"), (1.8, "slow"), (0.5, "watch"))
GONE: Final = 0.1
"""Points below which a mark is forgotten."""
VERSION: Final = 1


class Signal(Struct, frozen=True):
    """Why: one sign of a family, with the turns that are its reason and the points it has now."""

    family: Family
    name: str
    version: int
    turns: tuple[int, ...]
    points: float


class Reading(Struct, frozen=True):
    """What a talk comes to after a turn."""

    band: Band = "none"
    signals: tuple[Signal, ...] = ()


def points(mark: Mark, now: float) -> float:
    """What a mark is worth now."""
    return float(WEIGHTS[mark.band] * 2.0 ** (-max(0.0, now - mark.at) / HALF_LIFE_S))


def scored(marks: Iterable[Mark], now: float) -> Reading:
    """The band of one person's marks, and its reasons."""
    strongest: dict[tuple[Family, str], float] = {}
    turns: dict[tuple[Family, str], set[int]] = {}
    hard: Band = "none"
    for mark in marks:
        key = (mark.family, mark.name)
        strongest[key] = max(strongest.get(key, 0.0), points(mark, now))
        turns.setdefault(key, set()).update(mark.turns)
        if mark.band in {"hold", "urgent"}:
            hard = max(hard, mark.band, key=BANDS.index)
    families: dict[Family, float] = {}
    for (family, _), value in strongest.items():
        families[family] = families.get(family, 0.0) + value
    risk = sum(min(CAP, value) for value in families.values())
    soft: Band = next((band for least, band in LEVELS if risk >= least), "none")
    signals = tuple(
        Signal(family, name, VERSION, tuple(sorted(turns[family, name])), round(value, 3))
        for (family, name), value in strongest.items()
    )
    return Reading(max(hard, soft, key=BANDS.index), signals)
