"""Once a minute: passes nobody uses end where the policy says so, names of those present are kept, what is over among
people goes, empty rooms fade, one-to-ones that both left end, the counts of the door are written."""

from __future__ import annotations

from typing import Protocol

from salon.base.ids import Family
from salon.flow.hours import OpeningHours
from salon.flow.hub import Hub
from salon.flow.naming import NAME_S
from salon.flow.passes import PassKeeper
from salon.flow.ports.people import Names
from salon.flow.probation import Probation
from salon.flow.room_risk import RoomRisks
from salon.flow.rooms import RoomKeeper
from salon.flow.sweep import Times
from salon.flow.talk import Talk
from salon.flow.tally import DailyTally


class Registry(Protocol):
    """What runs out among people."""

    async def expire_people(self, now: float) -> None:
        """Delete passes past their day, and blocks of those who are gone."""
        ...

    async def shut_out(self, now: float) -> set[Family]:
        """Families revoked or banned whose tickets may still live."""
        ...


class NameBook(Names, Protocol):
    """Names, with what runs out among them."""

    async def expire_names(self, now: float) -> None:
        """Delete names nobody keeps."""
        ...


class Upkeep:
    """`once` is one minute's work."""

    def __init__(
        self,
        clock: Times,
        names: NameBook,
        registry: Registry,
        rooms: RoomKeeper,
        talks: Talk,
        hours: OpeningHours,
        hub: Hub,
        revoked: set[Family],
        passes: PassKeeper,
        probation: Probation,
        tally: DailyTally,
        risks: RoomRisks,
    ) -> None:
        self._risks = risks
        self._clock, self._names, self._registry = clock, names, registry
        self._rooms, self._talks, self._hours, self._hub, self._revoked = rooms, talks, hours, hub, revoked
        self._over: set[Family] = set()
        self._passes, self._probation, self._tally = passes, probation, tally

    async def once(self) -> None:
        """Nothing is deleted while the clock is not trusted."""
        now = self._clock.now()
        await self._passes.end_idle()
        await self._tally.flush(now)
        await self._names.keep(set(self._hub.families), now + NAME_S, now)
        if self._clock.trusted:
            await self._registry.expire_people(now)
            await self._names.expire_names(now)
            await self._talks.sweep()
            await self._risks.sweep()
            await self._probation.forget()
        # Tickets live 15 minutes: who was revoked longer ago needs no place in memory any more. Absent twice in
        # a row, because a revocation is in memory a moment before it is in the store.
        over = set(self._revoked) - await self._registry.shut_out(now)
        self._revoked.difference_update(over & self._over)
        self._over = over
        await self._rooms.fade()

    async def doors(self) -> None:
        """Every few seconds: what opens and shuts by the hour."""
        self._hours.clear_out()
        await self._rooms.tell_hours()
