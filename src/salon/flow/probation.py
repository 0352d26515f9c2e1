"""Holds new passes to their probation (`chat.probation`): what is left is told in place, and nobody's desk is asked.

    issue -> begins    accepted public message -> counts, in the commit that stores it    both served -> nothing is kept

Rule 1: the count is written with the message it counts: a crash neither resets nor grants.
Rule 2: what is refused here leaves no trace: no case, no decision, and the same cid may be used again. What judging
holds for a person is held all the same (`flow.deliver`, `flow.screen`).
Rule 3: words that were said already count once, as far as this process remembers.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Final
from zlib import crc32

import msgspec

from salon.base.clock import Clock
from salon.base.errors import Refused
from salon.base.ids import Family
from salon.chat.probation import Barred, Left, Rules, Standing, factor, left
from salon.flow.ports.probation import Standings
from salon.safety.engine import links_in
from salon.safety.views import views

KNOWN_MAX: Final = 50_000
"""Families whose standing is remembered; of the others it is read again."""


class Trial:
    """A standing in memory, with what was said under it."""

    __slots__ = ("said", "standing")

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.said: set[int] = set()
        """Coarse digests: enough to see a repetition, too little to know what was said."""

    def claim(self, text: str) -> bool:
        """Take these words for a message on its way; False if they were counted, or are on their way, already."""
        mark = _digest(text)
        if mark in self.said:
            return False
        self.said.add(mark)
        return True

    def lost(self, text: str) -> None:
        """The message they were claimed for was not accepted."""
        self.said.discard(_digest(text))

    def took(self) -> None:
        """It was accepted, and counted where it is stored."""
        self.standing = msgspec.structs.replace(self.standing, messages=self.standing.messages + 1)


class Probation:
    """The probation of a site."""

    def __init__(self, standings: Standings, rules: Rules, clock: Clock) -> None:
        self._standings, self._rules, self._clock = standings, rules, clock
        self._on = rules != Rules()
        self._known: OrderedDict[Family, Trial | None] = OrderedDict()

    def begin(self, *, far: bool = False, crowded: bool = False) -> Standing | None:
        """Where a new pass stands. `far`: nothing showed that the wallet is near. `crowded`: many came from its network
        today."""
        return Standing(self._clock.now(), factor=factor(far=far, crowded=crowded)) if self._on else None

    async def left(self, family: Family, barred: Barred) -> Left:
        """What is left."""
        trial = await self._trial(family)
        return left(None if trial is None else trial.standing, self._rules.of(barred), self._clock.now())

    async def check(self, family: Family, barred: Barred) -> None:
        """Raises `on_probation` with what is left."""
        found = await self.left(family, barred)
        if not found.over:
            raise Refused("on_probation", retry_after_s=found.seconds or None, left=found.messages)

    async def served(self, family: Family) -> bool:
        """Whether nothing is left of any of it."""
        trial = await self._trial(family)
        return trial is None or left(trial.standing, self._rules.all, self._clock.now()).over

    async def check_text(self, family: Family, typed: str) -> None:
        """Raises `on_probation` where a pass that may not post links yet has typed one."""
        if self._on and await self._trial(family) is not None and links_in(typed):
            await self.check(family, "talk")

    async def counting(self, family: Family, typed: str) -> Trial | None:
        """The trial for which a public message counts, if it is accepted; tell it with `took` or `lost`."""
        trial = await self._trial(family)
        if trial is None or trial.standing.messages >= self._rules.all.after_messages or not trial.claim(typed):
            return None
        return trial

    async def _trial(self, family: Family) -> Trial | None:
        if not self._on:
            return None
        if family not in self._known:
            standing = await self._standings.of(family)
            # Somebody may have asked at the same time: whoever was first counts.
            self._known.setdefault(family, None if standing is None else Trial(standing))
            if len(self._known) > KNOWN_MAX:
                self._known.popitem(last=False)
        self._known.move_to_end(family)
        return self._known[family]

    async def forget(self) -> None:
        """Once a minute: what is over is erased here and in the store."""
        now, terms = self._clock.now(), self._rules.all
        await self._standings.forget(terms, now)
        for family, trial in tuple(self._known.items()):
            if trial is not None and left(trial.standing, terms, now).over:
                self._known[family] = None


def _digest(text: str) -> int:
    return crc32(views(text).folded.text.encode())
