"""Once a minute: names of those present are kept, what is over among people goes, empty rooms fade."""

from __future__ import annotations

from typing import Protocol

from salon.flow.enter import NAME_S
from salon.flow.hub import Hub
from salon.flow.ports.people import Names
from salon.flow.rooms import RoomKeeper
from salon.flow.sweep import Times


class Registry(Protocol):
    """What runs out among people."""

    async def expire_people(self, now: float) -> None:
        """Delete passes past their day, requests that are over."""
        ...


class NameBook(Names, Protocol):
    """Names, with what runs out among them."""

    async def expire_names(self, now: float) -> None:
        """Delete names nobody keeps."""
        ...


class Upkeep:
    """`once` is one minute's work."""

    def __init__(self, clock: Times, names: NameBook, registry: Registry, rooms: RoomKeeper, hub: Hub) -> None:
        self._clock, self._names, self._registry, self._rooms, self._hub = clock, names, registry, rooms, hub

    async def once(self) -> None:
        """Nothing is deleted while the clock is not trusted."""
        now = self._clock.now()
        await self._names.keep(set(self._hub.families), now + NAME_S, now)
        if self._clock.trusted:
            await self._registry.expire_people(now)
            await self._names.expire_names(now)
        await self._rooms.fade()
