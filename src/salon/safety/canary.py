"""The rule the canary is held by: proof, every few minutes, that what a rule finds is held (`flow.canary`).

Whoever else types these words is held like anybody: a person looks, and finds it harmless.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from salon.safety.rule import Exhibit, rule

HELD_WORDS: Final = "canary kestrel lantern quartz"
"""What the canary says to be held, typed with a disguise."""


@rule(
    "canary",
    version=1,
    family="canary",
    clause="2.4",
    hint="",
    hit=("canary kestrel lantern quartz", "ｃａｎａｒｙ kestrel lantern quartz"),
    miss=("a canary", "a kestrel and a lantern"),
)
def canary(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """The site's own test message."""
    at = exhibit.folded.text.find(HELD_WORDS)
    if at >= 0:
        yield exhibit.folded.span(at, at + len(HELD_WORDS))
