"""What a score asks for by itself: never a removal."""

from __future__ import annotations

import pytest

from salon.media.bands import Bands, band


@pytest.mark.parametrize(
    ("score", "asks"),
    [
        (0.0, "deliver"),
        (0.39, "deliver"),
        (0.4, "blur"),
        (0.84, "blur"),
        (0.85, "hold"),
        (1.0, "hold"),
        (-0.1, "hold"),
        (1.1, "hold"),
        (float("nan"), "hold"),
        (float("inf"), "hold"),
    ],
)
def test_a_score_delivers_blurs_or_holds_and_nonsense_is_held(score: float, asks: str) -> None:
    assert band(score) == asks


@pytest.mark.parametrize(("blur", "hold"), [(-0.1, 0.5), (0.6, 0.5), (0.5, 1.1), (float("nan"), 0.5)])
def test_bands_out_of_order_are_refused(blur: float, hold: float) -> None:
    with pytest.raises(ValueError, match="blur_from"):
        Bands(blur, hold)


def test_a_site_may_lower_them() -> None:
    assert band(0.3, Bands(0.2, 0.3)) == "hold"
