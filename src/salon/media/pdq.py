"""PDQ: 256 bits that say what a picture looks like; a copy differs by few of them, another picture by about half.

Written after the description of Meta's algorithm ("The TMK+PDQF Video-Hashing Algorithm And The PDQ Image-Hashing
Algorithm", 2019); its reference in C++ is what the tests compare with. The steps:

    luminance -> Jarosz filter (two box filters a side) -> 64 x 64 -> cosine transform, 16 x 16 -> above the median?

Rule 1: whoever calls has normalised the picture: upright, flat on white, RGB. A hash of anything else is of another
picture: CMYK read as RGB differs in all bits, a picture on its side in half of them (measured).

Rule 2: mirrored and turned forms come from the transform, where they are exact. From the 256 bits alone they would be
up to 22 bits off (measured), most of the threshold; so the eight forms are made of the photo that is looked up.

Filter and reduction are linear and act on rows and columns apart, so both are two matrix products: of all the filtered
pixels, only the 64 x 64 that are kept are ever computed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SIDE: Final = 64
KEPT: Final = 16
BITS: Final = KEPT * KEPT
BYTES: Final = BITS // 8
QUALITY_MIN: Final = 50
"""Below this a hash never matches alone: flat pictures resemble each other (the limit of Meta's own systems)."""
BLURRED: Final = 6
"""How much lower the quality of a copy is that hides what its original shows: a blur changes few bits (0 to 8 of 16
drawn scenes at a radius of 1 or 2 % of their width) and much quality (by 7 to 59 at 2 %, 25 and more at 3 %); made
smaller or saved anew a picture loses 5 at most."""
SHARP: Final = 100 - BLURRED
"""Quality of what hides nothing, of most photos: no blur of a picture that has the highest one."""
LEAST_SIDE: Final = 16
"""Pixels; what is smaller has no look to speak of, and no hash."""
LUMA: Final = np.array([0.299, 0.587, 0.114], np.float32)

_SIGNS: Final = np.array([(-1.0) ** (k + 1) for k in range(KEPT)], np.float32)
"""What mirroring does to each frequency: cos(pi/128 (k+1)(2(63-x)+1)) = (-1)^(k+1) cos(pi/128 (k+1)(2x+1))."""
_COSINES: Final = (
    np.sqrt(2 / SIDE) * np.cos(np.pi / 2 / SIDE * np.outer(np.arange(1, KEPT + 1), 2 * np.arange(SIDE) + 1))
).astype(np.float32)


def luminance(pixels: NDArray[np.uint8]) -> Floats:
    """Of RGB pixels (height, width, 3): brightness, 0 to 255 (height, width)."""
    return np.asarray(pixels.astype(np.float32) @ LUMA, np.float32)


def reduced(luma: Floats) -> Floats:
    """The filtered picture at 64 x 64 places."""
    rows, columns = luma.shape
    return np.asarray(_filter(rows) @ luma @ _filter(columns).T, np.float32)


def transformed(small: Floats) -> Floats:
    """The 16 x 16 lowest frequencies of 64 x 64 values, without the constant ones."""
    return np.asarray(_COSINES @ small @ _COSINES.T, np.float32)


def bits(frequencies: Floats) -> bytes:
    """The hash of a transform: which frequencies are above their median, the last one first."""
    flat = frequencies.ravel()
    above = flat > np.partition(flat, BITS // 2 - 1)[BITS // 2 - 1]
    return np.packbits(above[::-1]).tobytes()


def quality(small: Floats) -> int:
    """0 to 100: how much there is to see in 64 x 64 values, by the sum of steps between neighbours."""
    steps = sum(int(np.abs(np.trunc(np.diff(small, axis=axis) * (100 / 255))).sum()) for axis in (0, 1))
    return min(100, steps // 90)


def pdq(luma: Floats) -> tuple[bytes, int]:
    """Hash (32 bytes) and quality of a picture.

    Args:
        luma: as of `luminance`, at least 16 a side. Pictures much larger than 512 a side should be shrunk first: the
            hash stays within a few bits, and the time follows the pixels.
    """
    small = reduced(luma)
    return bits(transformed(small)), quality(small)


def dihedral(luma: Floats) -> tuple[tuple[bytes, ...], int]:
    """Hashes of a picture as it is, turned and mirrored: eight, the picture itself first; and its quality."""
    small = reduced(luma)
    return turns(transformed(small)), quality(small)


def turns(frequencies: Floats) -> tuple[bytes, ...]:
    """The eight hashes of a transform, without a look at the pixels: signs and a transposition."""
    across, down = frequencies * _SIGNS, frequencies * _SIGNS[:, None]
    four = (frequencies, across, down, across * _SIGNS[:, None])
    return tuple(bits(one) for one in four) + tuple(bits(np.ascontiguousarray(one.T)) for one in four)


def distance(one: bytes, other: bytes) -> int:
    """Bits that differ, 0 to 256."""
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()


@lru_cache(maxsize=64)
def _filter(length: int) -> Floats:
    """What a side of this many pixels becomes: each of the 64 rows says which pixels make one value, and how much."""
    window = (length + 2 * SIDE - 1) // (2 * SIDE)
    ahead = (window + 2) // 2 - 1
    at = np.arange(length)
    first = np.maximum(at - (window - 1 - ahead), 0)
    last = np.minimum(at + ahead, length - 1) + 1
    places = ((np.arange(SIDE) + 0.5) * length / SIDE).astype(np.intp)
    box = ((at[None, :] >= first[:, None]) & (at[None, :] < last[:, None])) / (last - first)[:, None]
    return np.asarray(box[places] @ box, np.float32)
