"""Waiting for something to happen under a name: one at a time for each, and nobody when the site stops."""

from __future__ import annotations

import asyncio
from typing import Final

from salon.base.errors import Refused

AGAIN_S: Final = 5.0
"""How long whoever gave way to a newer one should leave it alone (seconds)."""


class Waiting:
    """Who waits, by name."""

    def __init__(self) -> None:
        self._places: dict[str, asyncio.Future[bool]] = {}
        self._stopping = False

    def __len__(self) -> int:
        return len(self._places)

    async def wait(self, name: str, seconds: float) -> None:
        """Wait until `wake`, or for so long. May be cancelled.

        A newer one takes the place of an older, whose connection may be dead without anybody knowing.

        Raises:
            Refused: `too_fast`, for the older one.
        """
        if self._stopping:
            return
        self._let_in(name, replaced=True)
        place = self._places[name] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                replaced = await place
        except TimeoutError:
            return
        finally:
            if self._places.get(name) is place:
                del self._places[name]
        if replaced:
            raise Refused("too_fast", retry_after_s=AGAIN_S)

    def wake(self, name: str) -> None:
        """Something happened."""
        self._let_in(name, replaced=False)

    def let_go(self) -> None:
        """Let everybody go, and nobody wait any more."""
        self._stopping = True
        for name in list(self._places):
            self.wake(name)

    def _let_in(self, name: str, *, replaced: bool) -> None:
        place = self._places.pop(name, None)
        if place is not None and not place.done():
            place.set_result(replaced)
