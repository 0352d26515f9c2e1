"""PDQ as its reference in C++ has it, and the eight forms as if each had been made of turned pixels."""

from __future__ import annotations

import numpy as np
import pdqhash
import pytest
from bench.pictures import scene

from salon.media.pdq import BYTES, dihedral, distance, luminance, pdq


def reference(pixels: np.ndarray) -> tuple[bytes, int]:
    bits, quality = pdqhash.compute(pixels)
    return np.packbits(np.asarray(bits, np.uint8)).tobytes(), int(quality)


@pytest.mark.parametrize("size", [(64, 64), (100, 333), (512, 384), (510, 511), (127, 129), (17, 400)])
@pytest.mark.parametrize("seed", [1, 2])
def test_hash_and_quality_are_those_of_the_reference(seed: int, size: tuple[int, int]) -> None:
    pixels = np.asarray(scene(seed).resize(size))
    found, quality = pdq(luminance(pixels))
    expected, expected_quality = reference(pixels)
    assert distance(found, expected) <= 4
    assert abs(quality - expected_quality) <= 1


@pytest.mark.parametrize(("side", "bits"), [(64, 2), (512, 24)])
def test_the_eight_forms_are_those_of_turned_and_mirrored_pixels(side: int, bits: int) -> None:
    """At 64 a side exactly; of larger pictures the reference takes places a pixel off the middle, so a few bits."""
    luma = luminance(np.asarray(scene(3, side, side)))
    found, _ = dihedral(luma)
    assert len(set(found)) == 8
    assert found[0] == pdq(luma)[0]
    for pixels in (luma, luma.T):
        for turned in (pixels, pixels[::-1], pixels[:, ::-1], pixels[::-1, ::-1]):
            hashed, _ = pdq(np.ascontiguousarray(turned))
            assert min(distance(hashed, one) for one in found) <= bits


def test_a_copy_is_near_and_another_picture_far() -> None:
    picture = scene(4, 512, 384)
    whole, _ = pdq(luminance(np.asarray(picture)))
    smaller, _ = pdq(luminance(np.asarray(picture.resize((256, 192)))))
    other, _ = pdq(luminance(np.asarray(scene(5, 512, 384))))
    assert distance(whole, smaller) <= 16
    assert distance(whole, other) > 60


def test_a_flat_picture_has_no_quality() -> None:
    found, quality = pdq(np.full((64, 64), 128, np.float32))
    assert len(found) == BYTES
    assert quality == 0


def test_distance_counts_bits() -> None:
    assert distance(bytes(32), b"\xff" * 32) == 256
    assert distance(bytes(32), b"\x01" + bytes(31)) == 1
