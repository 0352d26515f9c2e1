"""Photos of nobody and nowhere: hills under a sky, drawn by number."""

from __future__ import annotations

import io
from math import pi, sin
from random import Random
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

WIDTH: Final = 960
HEIGHT: Final = 640
SKIES: Final = (((96, 150, 214), (214, 228, 238)), ((38, 52, 96), (186, 140, 168)), ((120, 176, 190), (238, 240, 226)))
HILLS: Final = ((74, 104, 92), (58, 86, 70), (92, 112, 64), (44, 66, 84))


def landscape(number: int) -> bytes:
    """A JPEG; the same number gives the same picture."""
    chance = Random(number)  # noqa: S311  # a picture, not a secret
    above, below = chance.choice(SKIES)
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(picture)
    for row in range(HEIGHT):
        part = row / HEIGHT
        sky = tuple(round(high + (low - high) * part) for high, low in zip(above, below, strict=True))
        draw.line([(0, row), (WIDTH, row)], fill=sky)
    sun, size = (chance.randrange(WIDTH), chance.randrange(60, HEIGHT // 3)), chance.randrange(24, 56)
    draw.ellipse([sun[0] - size, sun[1] - size, sun[0] + size, sun[1] + size], fill=(246, 238, 206))
    for layer in range(4):
        base = HEIGHT * (0.5 + 0.13 * layer)
        waves = [(chance.uniform(12, 60), chance.uniform(0.5, 3.5), chance.uniform(0, 2 * pi)) for _ in range(3)]
        ridge = [
            (left, base - sum(high * sin(2 * pi * often * left / WIDTH + start) for high, often, start in waves))
            for left in range(0, WIDTH + 8, 8)
        ]
        shade = chance.choice(HILLS)
        draw.polygon([*ridge, (WIDTH, HEIGHT), (0, HEIGHT)], fill=tuple(max(0, part - 9 * layer) for part in shade))
        for _ in range(12 * layer):
            left, foot = chance.randrange(WIDTH), base + chance.uniform(0, HEIGHT / 6)
            tall = chance.uniform(14, 42)
            tree = [(left - tall / 4, foot), (left + tall / 4, foot), (left, foot - tall)]
            draw.polygon(tree, fill=(28 + 4 * layer, 52 + 6 * layer, 40))
    out = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(0.8)).save(out, "JPEG", quality=82)
    return out.getvalue()
