"""Too much, too fast, and again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from salon.safety.rule import Exhibit, rule

FLOOD_COUNT: Final = 6
FLOOD_S: Final = 10.0
REPEAT_COUNT: Final = 3
REPEAT_S: Final = 120.0


@rule("flooding", version=1, family="flooding", clause="2.4", hint="slow_down")
def flooding(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Many submissions in a few seconds."""
    if sum(age <= FLOOD_S for age, _ in exhibit.earlier) >= FLOOD_COUNT:
        yield 0, len(exhibit.typed)


@rule("repetition", version=2, family="flooding", clause="2.4", hint="say_it_once")
def repetition(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """The same text, folded, again and again. Short ones ("oui", a laugh) are what people say."""
    if (
        exhibit.digest
        and sum(age <= REPEAT_S and digest == exhibit.digest for age, digest in exhibit.earlier) >= REPEAT_COUNT
    ):
        yield 0, len(exhibit.typed)
