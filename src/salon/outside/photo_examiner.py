"""Looks at a photo before anybody else does: `flow.ports.photos.PhotoExaminer`, put together.

container, by its headers -> decoded, hashed, scored by the worker -> banks -> bands
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from hashlib import sha256

from salon.flow.ports.photos import Examined
from salon.media.bands import DEFAULT, Bands, band
from salon.media.banks import Lookup
from salon.media.found import FormHash, Match
from salon.media.sniff import PIXELS_MAX, SIZE_MAX_BYTES, sniff
from salon.outside.photo_process import PhotoProcess


class SitePhotoExaminer:
    """Examines photos of a site.

    Args:
        process: decodes.
        banks: gives the banks as they are now.
        met: told what a photo matched, its hashes and who sent it; what it must write down is written before an answer
            leaves.
        bands: where a nudity score blurs and holds.
        size_max_bytes, pixels_max: of an upload; a site may be stricter than the defaults, never laxer.
    """

    def __init__(
        self,
        process: PhotoProcess,
        banks: Callable[[], Lookup],
        *,
        met: Callable[[tuple[Match, ...], tuple[FormHash, ...], str], Awaitable[None]] | None = None,
        bands: Bands = DEFAULT,
        size_max_bytes: int = SIZE_MAX_BYTES,
        pixels_max: int = PIXELS_MAX,
    ) -> None:
        self._process, self._banks, self._bands, self._met = process, banks, bands, met
        self._size_max_bytes = min(size_max_bytes, SIZE_MAX_BYTES)
        self._pixels_max = min(pixels_max, PIXELS_MAX)

    @property
    def available(self) -> bool:
        """See the port."""
        return self._process.available

    async def examine(self, data: bytes, by: str = "") -> Examined:
        """See the port."""
        container = sniff(data, size_max_bytes=self._size_max_bytes, pixels_max=self._pixels_max)
        decoded = await self._process.decode(data, container.kind)
        banks = self._banks()
        # In a thread: a million hashes take numpy 20 ms a query, and there are forty; it lets go of the interpreter.
        matches = await asyncio.to_thread(banks.matches, decoded.hashes)
        if self._met is not None:
            await self._met(matches, decoded.hashes, by)
        return Examined(
            image=decoded.image,
            kind="image/jpeg",
            width=decoded.width,
            height=decoded.height,
            preview=decoded.preview,
            veiled=decoded.veiled,
            sha256=sha256(data).digest(),
            hashes=decoded.hashes,
            nudity=decoded.nudity,
            band=band(decoded.nudity, self._bands),
            matches=matches,
        )
