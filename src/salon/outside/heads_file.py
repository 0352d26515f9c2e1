"""The learned heads that come with this version, from their file."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from salon.base.reading import read
from salon.safety.finding import Finding
from salon.safety.heads import Weights, calibrated, findings_in, load, log_odds, score
from salon.safety.views import KEPT, views


def content() -> bytes:
    """The bytes of the file."""
    return files("salon.safety").joinpath("weights/heads.bin").read_bytes()


@cache
def shipped() -> Weights:
    """The heads, read once. Raises `safety.heads.BadWeights` for a broken installation."""
    weights = load(content())
    # The first text pays for what is made on first use: here, not where somebody waits.
    for typed in ("bonsoir, ça va ?", "one two three four five six seven eight nine ten"):
        score(read(typed), weights)
    return weights


@lru_cache(maxsize=KEPT)
def _odds(typed: str) -> list[float]:
    # The rules ask for findings and, the next moment, the second look for scores of the same text.
    return log_odds(views(typed).read, shipped())


def learned(typed: str) -> tuple[Finding, ...]:
    """What the heads find in a text as typed."""
    return findings_in(views(typed), shipped(), _odds(typed))


def first_scores(typed: str) -> dict[str, float]:
    """What each head says of a text as typed, 0 to 1."""
    return calibrated(_odds(typed), shipped())
