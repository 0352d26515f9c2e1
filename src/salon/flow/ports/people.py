"""Who is hidden from whom, and what a visitor wishes."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from salon.base.ids import Family


class Wishes(Struct, frozen=True):
    """What a visitor allows; kept for their family."""

    requests: bool = True
    """May be asked for a one-to-one."""
    listed: bool = True
    """Stands in who-is-here."""
    findable: bool = True
    """Can be found by pseudonym."""


class Acquaintance(Protocol):
    """Blocks and wishes."""

    async def hidden(self, family: Family) -> frozenset[Family]:
        """Everybody this family blocked or is blocked by."""
        ...

    async def wishes(self, family: Family) -> Wishes:
        """What this family allows."""
        ...
