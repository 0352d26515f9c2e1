"""Who looks at a photo before anybody else does. Implemented by `outside.photo_examiner`."""

from __future__ import annotations

from typing import Final, Protocol

from msgspec import Struct

from salon.media.found import Band, FormHash, Match

FELL: Final = "fell over it"
"""Detail of a `photo_broken` where nothing was read: whoever looked ended over it, or took too long."""


class Examined(Struct, frozen=True):
    """A photo that could be read: what may be kept of it and what is known of it.

    Args:
        image: re-encoded: upright, at most 1,280 pixels a side, without any metadata of the original.
        kind: media type of `image`.
        width: of `image`, in pixels.
        height: of `image`, in pixels.
        preview: a tiny blurred JPEG, for the place where the photo waits to be tapped; shows colours, no shapes.
        veiled: the picture behind a strong blur, a JPEG: what staff see first.
        sha256: of the original bytes, 32 bytes.
        hashes: PDQ of each form of the photo.
        nudity: 0 to 1, by a model with one class; never the only ground to remove anything.
        band: what `nudity` alone asks for.
        matches: banks that know it, nearest first. Any match is at least a hold; role `block` and not `near` is
            never delivered. What a negative bank spoke for is not among them.
    """

    image: bytes
    kind: str
    width: int
    height: int
    preview: bytes
    veiled: bytes
    sha256: bytes
    hashes: tuple[FormHash, ...]
    nudity: float
    band: Band
    matches: tuple[Match, ...]


class PhotoExaminer(Protocol):
    """Decodes, looks up, scores and re-encodes photos, apart from everything else."""

    @property
    def available(self) -> bool:
        """Whether photos can be looked at. If not, photos are off, and staff are told."""
        ...

    async def examine(self, data: bytes, by: str = "") -> Examined:
        """Look at one upload. Whatever is raised, the photo must not be delivered.

        Args:
            data: the bytes as they came.
            by: the pass family that sent them, by which floods are told apart (`media.banks.Floods`).

        Raises:
            Refused: `photo_format` not a picture of a kind that is taken; `video_refused` video or audio;
                `photo_animated`; `photo_size` too many bytes; `photo_pixels` too many or too few pixels;
                `photo_broken` it cannot be read; with the detail `FELL`, nobody knows.
            Unavailable: `photos_off` no model or no confinement here; `busy` too many wait, or it took too long.
        """
        ...
