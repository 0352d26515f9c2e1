"""A QR code that a wallet's camera reads, in an SVG that our policy lets a page show."""

from __future__ import annotations

import re

import zxingcpp

from salon.age.openid4vp import link
from salon.outside.chance import draw_secret
from salon.outside.qr import BORDER, draw_qr

SCALE = 3
WHOLE = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="0 0 (\d+) \1">'
    r'<path fill="#fff" d="M0 0h\1v\1h-\1z"/><path stroke="#000" d="([Mmh0-9. -]+)"/></svg>'
)


def pixels(svg: str) -> memoryview:
    """The picture, drawn by the few commands it consists of: rows of dark modules."""
    found = WHOLE.fullmatch(svg)
    assert found is not None
    size = int(found[1])
    rows = [[255] * size for _ in range(size)]
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([0-9. -]+)", found[2]):
        values = [float(number) for number in re.findall(r"-?[0-9.]+", numbers)]
        if command == "h":
            (length,) = values
            rows[int(y)][int(x) : int(x + length)] = [0] * int(length)
            x += length
        else:
            right, down = values
            x, y = (right, down) if command == "M" else (x + right, y + down)
    lines = [bytes(value for value in row for _ in range(SCALE)) * SCALE for row in rows]
    return memoryview(b"".join(lines)).cast("B", shape=[size * SCALE, size * SCALE])


def test_a_reader_finds_the_whole_link_in_it() -> None:
    for origin in ("http://localhost:8080", "https://a-rather-long-name-of-a-site.chat.example.org"):
        name = f"qr-{draw_secret()}"
        url = link(f"{origin}/api/age/av/{name}", draw_secret(), name)
        (found,) = zxingcpp.read_barcodes(pixels(draw_qr(url)))
        assert (found.text, found.format, found.ec_level) == (url, zxingcpp.BarcodeFormat.QRCode, "M")


def test_it_is_shapes_only_with_white_around_it() -> None:
    """The page builds the elements anew from `viewBox` and `d`: the policy lets no markup in as text."""
    svg = draw_qr("av://?x=<script>&y='\"")
    assert WHOLE.fullmatch(svg) is not None
    image = pixels(svg)
    edge = image.shape[0] if image.shape else 0
    assert all(image[row, column] == 255 for row in range(BORDER * SCALE) for column in range(edge))
