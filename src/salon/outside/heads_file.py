"""The learned heads that come with this version, from their file."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from salon.base.reading import read
from salon.base.text import View
from salon.safety.finding import Finding
from salon.safety.heads import Weights, findings, load, score


def content() -> bytes:
    """The bytes of the file."""
    return files("salon.safety").joinpath("weights/heads.bin").read_bytes()


@cache
def shipped() -> Weights:
    """The heads, read once. Raises `safety.heads.BadWeights` for a broken installation."""
    return load(content())


@lru_cache(maxsize=4)
def _looked(typed: str) -> tuple[View, dict[str, float]]:
    # The rules ask for findings and, the next moment, the second look for scores of the same text.
    view = read(typed)
    return view, score(view, shipped())


def learned(typed: str) -> tuple[Finding, ...]:
    """What the heads find in a text as typed."""
    view, scores = _looked(typed)
    return findings(view, shipped(), scores)


def first_scores(typed: str) -> dict[str, float]:
    """What each head says of a text as typed, 0 to 1. To be read, not changed."""
    return _looked(typed)[1]
