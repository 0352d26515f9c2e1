"""Frames, captions and crops are seen through; a small or flat picture comes to no harm."""

from __future__ import annotations

import numpy as np
import pytest
from bench.pictures import scene
from PIL import Image, ImageDraw, ImageOps

from salon.media.banks import THRESHOLD
from salon.media.forms import FORMS, centre, hashes, trimmed
from salon.media.pdq import distance, luminance


def hashed(picture: Image.Image) -> list[bytes]:
    return [one.pdq for one in hashes(np.asarray(picture))]


def nearest(one: Image.Image, other: Image.Image) -> int:
    return min(distance(a, b) for a in hashed(one) for b in hashed(other))


def test_a_plain_picture_has_a_whole_and_its_centres_in_order() -> None:
    found = hashes(np.asarray(scene(1, 512, 384)))
    assert [one.form for one in found] == [form for form in FORMS if form != "trimmed"]
    assert all(len(one.turned) == 7 for one in found)


@pytest.mark.parametrize("colour", ["black", "white", "red"])
def test_a_frame_is_seen_through(colour: str) -> None:
    picture = scene(4, 400, 300)
    framed = ImageOps.expand(picture, 30, colour)
    assert trimmed(luminance(np.asarray(framed))).shape == (300, 400)
    assert nearest(picture, framed) <= 2


def test_a_bar_with_a_caption_is_seen_through() -> None:
    picture = scene(3, 400, 300)
    captioned = Image.new("RGB", (400, 360), "white")
    captioned.paste(picture, (0, 60))
    ImageDraw.Draw(captioned).text((20, 20), "a line of writing", fill="black")
    assert nearest(picture, captioned) <= THRESHOLD


@pytest.mark.parametrize("share", [0.95, 0.9, 0.8])
@pytest.mark.parametrize("seed", [4, 5])
def test_a_centred_crop_is_found_in_the_others_crops(seed: int, share: float) -> None:
    picture = scene(seed, 500, 400)
    width, height = round(500 * share), round(400 * share)
    left, top = (500 - width) // 2, (400 - height) // 2
    assert nearest(picture, picture.crop((left, top, left + width, top + height))) <= THRESHOLD


def test_a_flat_picture_is_not_trimmed_away() -> None:
    luma = np.full((40, 50), 9, np.float32)
    assert trimmed(luma).shape == (40, 50)


def test_the_smallest_picture_has_a_hash() -> None:
    found = hashes(np.zeros((16, 16, 3), np.uint8))
    assert [one.form for one in found] == ["whole"]


def test_the_centre_is_in_the_middle() -> None:
    luma = np.arange(100, dtype=np.float32).reshape(10, 10)
    assert centre(luma, 0.8).shape == (8, 8)
    assert centre(luma, 0.8)[0, 0] == 11
