"""Which ways of showing one's age suffice here, and for how long.

Rule 1: a level that is not named, or has no days, does not suffice: at the door it is refused like any proof that does
not show adulthood, and a pass that has it ends when it is next used.
Rule 2: a policy that became stricter holds for passes given before: none is good longer than a new one would be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

TEST_DAYS: Final = 30
"""How long a pass of test mode is good for: its proof proves nothing, so no policy applies to it."""


class Levels(Struct, frozen=True):
    """The policy of a site."""

    days: Mapping[str, int]
    """Days a pass of this level is good for, 0 to 90."""
    idle_s: float = 0.0
    """A pass that was not used for this long (seconds) needs a fresh proof; 0: never for that."""

    def of(self, level: str) -> int:
        """Days for a level; 0 if it does not suffice."""
        return self.days.get(level, 0)

    def suffices(self, level: str) -> bool:
        """Whether this level opens the door."""
        return self.of(level) > 0

    @property
    def test(self) -> bool:
        """Whether this is a site in test mode: then every pass is a test pass, by whatever way it came."""
        return "test" in self.days

    @property
    def longest(self) -> int:
        """Most days any pass is good for."""
        return max(self.days.values(), default=0)


TEST_LEVELS: Final = Levels({"test": TEST_DAYS})
