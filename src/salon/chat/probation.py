"""Probation: what a new pass may not do yet, and what is left of it. Pure.

A ban cannot follow a person: whoever clears their cookies comes back with a fresh proof. What makes that cost something
is that a new pass begins small and that good standing rides on the pass family.

Rule 1: both count, time and accepted public messages: neither waiting alone nor a burst of words is enough.
Rule 2: agreeing to a one-to-one is never barred; only asking for one, links and photos are.
"""

from __future__ import annotations

from math import ceil
from typing import Final, Literal

from msgspec import Struct

Barred = Literal["talk", "photos"]
"""`talk`: asking for a one-to-one, and links in anything typed. `photos`: sending them."""

FAR: Final = 2
"""Times longer where the proof came by a link or a code on the screen: nothing shows that its holder is near."""
CROWDED: Final = 4
"""Times longer where more fresh proofs came from one network today than is usual (`flow.budget`)."""


class Terms(Struct, frozen=True):
    """What has to be behind a pass."""

    after_s: float = 0.0
    after_messages: int = 0


class Rules(Struct, frozen=True):
    """The rules of a site; without any, there is no probation."""

    talk: Terms = Terms()
    photos: Terms = Terms()

    def of(self, barred: Barred) -> Terms:
        """The terms of one of the two."""
        return self.talk if barred == "talk" else self.photos

    @property
    def all(self) -> Terms:
        """What ends the whole of it."""
        return Terms(
            max(self.talk.after_s, self.photos.after_s), max(self.talk.after_messages, self.photos.after_messages)
        )


class Standing(Struct, frozen=True):
    """Where a pass family stands."""

    since: float
    """When it began, epoch seconds; 0 once the longest of the times is served."""
    messages: int = 0
    """Accepted public messages since."""
    factor: int = 1
    """Times longer: 1, `FAR`, `CROWDED` or both. It is about time alone: words are not more by being many."""


class Left(Struct, frozen=True):
    """What is left."""

    seconds: int = 0
    messages: int = 0

    @property
    def over(self) -> bool:
        """Whether nothing is."""
        return not self.seconds and not self.messages


def left(standing: Standing | None, terms: Terms, now: float) -> Left:
    """What is left of these terms; nothing for a family without a standing."""
    if standing is None:
        return Left()
    time_s = terms.after_s * standing.factor
    # Under a clock that went back it is no longer than from the beginning.
    seconds = min(time_s, max(0.0, standing.since + time_s - now)) if standing.since else 0.0
    return Left(ceil(seconds), max(0, terms.after_messages - standing.messages))


def factor(*, far: bool, crowded: bool) -> int:
    """How many times longer."""
    return (FAR if far else 1) * (CROWDED if crowded else 1)
