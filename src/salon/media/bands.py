"""What a nudity score asks for by itself: deliver, blur, or hold.

The score comes from a model with one class and no guarantee. A flat brown picture scores 0.29, a grey gradient 0.26
(measured), so a band below 0.4 would catch walls. Its recall cannot be measured here: material to do so must not exist.

Rule 1: a score blurs and calls a reviewer; it is never the only ground to remove anything.
"""

from __future__ import annotations

from math import isnan

from msgspec import Struct

from salon.media.found import Band


class Bands(Struct, frozen=True):
    """Where the bands begin, 0 to 1. A site that wants more care lowers them."""

    blur_from: float = 0.4
    hold_from: float = 0.85

    def __post_init__(self) -> None:
        """Raises ValueError unless 0 <= blur_from <= hold_from <= 1."""
        if not 0.0 <= self.blur_from <= self.hold_from <= 1.0:
            raise ValueError("bands: 0 <= blur_from <= hold_from <= 1")


DEFAULT = Bands()


def band(score: float, bands: Bands = DEFAULT) -> Band:
    """The band of a score; what is no number from 0 to 1 is held."""
    if isnan(score) or not 0.0 <= score <= 1.0 or score >= bands.hold_from:
        return "hold"
    return "blur" if score >= bands.blur_from else "deliver"
