"""Pseudonyms: typed, folded, judged, kept for a family."""

from __future__ import annotations

from typing import Final

from salon.base.clock import Clock
from salon.base.errors import Refused
from salon.chat.limits import Buckets
from salon.chat.names import check_name, fold_name, look_name
from salon.flow.passes import BrowserKey, Entered, PassKeeper
from salon.flow.ports.people import Names
from salon.flow.ports.tickets import Ticket
from salon.flow.screen import Screen

NAME_S: Final = 172_800.0
"""A pseudonym is its bearer's for 48 h after they were last here: 24 h while messages under it may live, 24 h more."""
NAMINGS: Final = 8
NAMINGS_S: Final = 7_200.0
"""Names one family may try in two hours."""


class Naming:
    """Gives pseudonyms."""

    def __init__(self, names: Names, passes: PassKeeper, screen: Screen, clock: Clock) -> None:
        self._names, self._passes, self._screen, self._clock = names, passes, screen, clock
        self._namings = Buckets(NAMINGS, NAMINGS / NAMINGS_S)

    async def name(self, ticket: Ticket, typed: str) -> Entered:
        """Take a pseudonym; a ticket that carries it.

        Raises:
            Refused: `name_*` codes, `too_fast`, `judged` (`flow.screen`), `name_taken`.
        """
        now = self._clock.now()
        name = check_name(typed)
        # Each name stays out of others' reach for two days: nobody may walk through a dictionary.
        wait = self._namings.take(ticket.family, now)
        if wait:
            raise Refused("too_fast", retry_after_s=wait)
        tag = self._passes.tag(ticket.family, name)
        await self._screen.check(name, "name", ticket.family, now, tag, name=name)
        await self._names.claim(ticket.family, name, fold_name(name), now + NAME_S, now, look_name(name))
        return self._passes.ticket(ticket.family, BrowserKey(ticket.x, ticket.y), name, now)
