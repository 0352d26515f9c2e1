"""The forms of a photo that are hashed: as it is, without its frame, and its centre.

PDQ is blind to a frame, a bar with a caption or a crop of 5 % (reference measurements: none of the bordered and 4 % of
the cropped copies are within the threshold). So a photo is hashed five times, and so is a picture that an operator puts
into a bank: a crop of either is found in the other's crops. Feeds list one hash a picture; of those, frames are found
and crops are not. Off-centre crops and turns by other than right angles are a miss.
"""

from __future__ import annotations

from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from salon.media.found import Form, FormHash
from salon.media.pdq import LEAST_SIDE, Floats, dihedral, luminance

FORMS: Final[tuple[Form, ...]] = get_args(Form)
CENTRES: Final[dict[Form, float]] = {"crop95": 0.95, "crop90": 0.9, "crop80": 0.8}
"""How much of each side is left."""
ALIKE: Final = 20.0
"""Levels of brightness (of 255) a frame may vary by: JPEG rings beside its edge."""
CLEAN: Final = 0.98
"""Share of a line that has the frame's brightness, in a line without writing."""
WRITTEN: Final = 0.5
"""The same in a line of a caption."""
KEPT_MIN: Final = 0.4
"""What is left of a side, at least; more frame than this is no frame."""


def hashes(pixels: NDArray[np.uint8]) -> tuple[FormHash, ...]:
    """All forms of a normalised photo, the whole first; a form equal to an earlier one is left out.

    Args:
        pixels: RGB (height, width, 3), upright, flat; at most some 512 a side, for the time it takes.
    """
    luma = luminance(pixels)
    found = [_hashed("whole", luma)]
    inner = trimmed(luma)
    if inner.shape != luma.shape:
        found.append(_hashed("trimmed", inner))
    for form, share in CENTRES.items():
        part = centre(inner, share)
        if part.shape != inner.shape and min(part.shape) >= LEAST_SIDE:
            found.append(_hashed(form, part))
    return tuple(found)


def trimmed(luma: Floats) -> Floats:
    """Without what is of one brightness along its edges: borders, letterbox, bars with a caption."""
    top, bottom = _bar(luma), _bar(luma[::-1])
    rows = luma.shape[0]
    if rows - top - bottom < max(LEAST_SIDE, rows * KEPT_MIN):
        top = bottom = 0
    inner = luma[top : rows - bottom]
    left, right = _bar(inner.T), _bar(inner.T[::-1])
    columns = luma.shape[1]
    if columns - left - right < max(LEAST_SIDE, columns * KEPT_MIN):
        left = right = 0
    return inner[:, left : columns - right]


def centre(luma: Floats, share: float) -> Floats:
    """The middle, `share` of each side."""
    rows, columns = luma.shape
    top, left = round(rows * (1 - share) / 2), round(columns * (1 - share) / 2)
    return luma[top : rows - top, left : columns - left]


def _bar(luma: Floats) -> int:
    """How many lines at the top belong to a bar: as long as half a line has its brightness, to the last clean one."""
    level = np.median(luma[0])
    # No further than a bar may reach: in a picture of the frame's brightness, the frame's other side is clean again.
    reach = max(1, int(len(luma) * (1 - KEPT_MIN)))
    share = (np.abs(luma[:reach] - level) <= ALIKE).mean(axis=1)
    if share[0] < CLEAN:
        return 0
    other = np.flatnonzero(share < WRITTEN)
    end = int(other[0]) if other.size else len(share)
    return int(np.flatnonzero(share[:end] >= CLEAN)[-1]) + 1


def _hashed(form: Form, luma: Floats) -> FormHash:
    turns, quality = dihedral(luma)
    return FormHash(form, turns[0], quality, turns[1:])
