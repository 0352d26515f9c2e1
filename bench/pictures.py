"""Pictures that look like photos and are of nobody: noise with the spectrum of nature, skies, shapes, all by seed."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter


def clouds(random: np.random.Generator, width: int, height: int, steepness: float) -> NDArray[np.float32]:
    """Noise whose strength falls with frequency, as in photos: 0 to 1 (height, width)."""
    across, down = np.fft.rfftfreq(width), np.fft.fftfreq(height)
    radius = np.sqrt(across[None, :] ** 2 + down[:, None] ** 2)
    radius[0, 0] = 1
    phases = np.exp(2j * np.pi * random.random(radius.shape))
    field = np.fft.irfft2(phases / radius**steepness, (height, width))
    field -= field.min()
    return np.asarray(field / field.max(), np.float32)


def scene(seed: int, width: int = 800, height: int = 600) -> Image.Image:
    """A sky, some ground, a few things standing about, in light and shadow."""
    random = np.random.default_rng(seed)
    small = (width // 2, height // 2)
    layers = [clouds(random, *small, random.uniform(1.1, 1.8)) for _ in range(3)]
    colours = random.integers(0, 256, (4, 3)).astype(np.float32)
    pixels = sum(layer[..., None] * colour for layer, colour in zip(layers, colours[:3], strict=True)) / 2
    ground = np.arange(small[1])[:, None] > small[1] * (random.uniform(0.3, 0.8) + 0.2 * (layers[0][:1] - 0.5))
    pixels = np.where(ground[..., None], pixels * 0.6 + colours[3] * 0.4 * layers[1][..., None], pixels)
    picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), "RGB")
    draw = ImageDraw.Draw(picture)
    for _ in range(int(random.integers(2, 9))):
        x, y = random.integers(0, small[0]), random.integers(0, small[1])
        w, h = random.integers(small[0] // 12, small[0] // 3), random.integers(small[1] // 12, small[1] // 2)
        colour = tuple(int(part) for part in random.integers(0, 256, 3))
        box = (int(x - w // 2), int(y - h // 2), int(x + w // 2), int(y + h // 2))
        (draw.ellipse if random.random() < 0.5 else draw.rectangle)(box, fill=colour)
    grain = random.normal(0, 4, (small[1], small[0], 1))
    pixels = np.asarray(picture.filter(ImageFilter.GaussianBlur(1)), np.float32) + grain
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), "RGB").resize(
        (width, height), Image.Resampling.BICUBIC
    )


def encoded(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The bytes of a picture."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()
