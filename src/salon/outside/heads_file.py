"""The learned heads that come with this version, from their file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from salon.base.reading import read
from salon.safety.finding import Finding
from salon.safety.heads import Weights, findings_in, load, score
from salon.safety.views import views


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


def learned(typed: str) -> tuple[Finding, ...]:
    """What the heads find in a text as typed."""
    return findings_in(views(typed), shipped())
