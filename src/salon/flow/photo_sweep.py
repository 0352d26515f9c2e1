"""What goes of photos: files whose event, hold or case is over, and files that a crash left without any.

Rule 1: the key goes first, with the body it stands in (`store.photos`); a file is only weight after that.
Rule 2: nothing goes by time while the clock is not trusted; what was taken back or removed goes all the same.
"""

from __future__ import annotations

from typing import Final

from salon.flow.ports.metrics import Meter
from salon.flow.ports.photo_places import PhotoFiles, PhotoPlaces
from salon.flow.sweep import Times

ORPHANS_EVERY_S: Final = 600.0
IN_FLIGHT_S: Final = 3_600.0
"""A file without a row for so long belongs to nothing: an upload takes seconds."""


class PhotoSweep:
    """`once` runs with the sweep of messages."""

    def __init__(self, clock: Times, files: PhotoFiles, places: PhotoPlaces, meter: Meter) -> None:
        self._clock, self._files, self._places, self._meter = clock, files, places, meter
        self._orphans_at = 0.0

    async def once(self) -> int:
        """Files that went."""
        now = self._clock.now()
        over = await self._places.over(now if self._clock.trusted else None)
        if over:
            await self._files.remove(over)
            await self._places.forget(over)
            self._meter.count("expired", "photos", len(over))
        if now - self._orphans_at >= ORPHANS_EVERY_S:
            self._orphans_at = now
            await self.orphans(IN_FLIGHT_S)
        return len(over)

    async def orphans(self, older_than_s: float) -> int:
        """Remove what belongs to nothing; at a start nothing is in flight, and 0 may be asked."""
        orphans = await self._places.unknown(await self._files.older_than(older_than_s))
        await self._files.remove(orphans)
        return len(orphans)
