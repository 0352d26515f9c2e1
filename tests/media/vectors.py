"""Test vectors of PDQ for the browser: `python -m tests.media.vectors` writes web/test/pdq.json.

Pictures are patches of brightness by a formula that both languages compute alike; what they hash to comes from here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from salon.media.forms import hashes

PLACE = Path(__file__).resolve().parents[2] / "web" / "test" / "pdq.json"
CASES = (
    {"width": 512, "height": 384, "seed": 1, "patch": 32, "frame": 0, "caption": 0},
    {"width": 301, "height": 451, "seed": 2, "patch": 21, "frame": 0, "caption": 0},
    {"width": 320, "height": 240, "seed": 3, "patch": 16, "frame": 25, "caption": 0},
    {"width": 400, "height": 360, "seed": 4, "patch": 27, "frame": 0, "caption": 50},
    {"width": 150, "height": 97, "seed": 5, "patch": 9, "frame": 3, "caption": 20},
    {"width": 30, "height": 17, "seed": 6, "patch": 4, "frame": 0, "caption": 0},
    {"width": 200, "height": 200, "seed": 7, "patch": 400, "frame": 0, "caption": 0},
)


def picture(case: dict[str, int]) -> NDArray[np.uint8]:
    """RGB pixels of a case: patches, in a white frame, under a white bar."""
    y, x = np.mgrid[0 : case["height"], 0 : case["width"]].astype(np.int64)
    channels = []
    for channel in range(3):
        u, v = x // case["patch"], y // case["patch"]
        mixed = (u * 7_919 + v * 104_729 + case["seed"] * 1_299_709 + channel * 15_485_863) % 65_521
        channels.append(mixed * mixed % 65_521 % 256)
    pixels = np.stack(channels, axis=-1)
    edge, bar = case["frame"], case["caption"]
    inside = (x >= edge) & (x < case["width"] - edge) & (y >= edge + bar) & (y < case["height"] - edge)
    return np.where(inside[..., None], pixels, 255).astype(np.uint8)


def vectors() -> list[dict[str, Any]]:
    """All cases, each with its forms."""
    return [
        {**case, "hashes": [[one.form, one.pdq.hex(), one.quality] for one in hashes(picture(case))]} for case in CASES
    ]


if __name__ == "__main__":
    PLACE.write_text(json.dumps(vectors(), indent=1) + "\n")
