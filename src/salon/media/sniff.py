"""What an upload is, told by its first bytes and headers, before anything decodes it.

Only the container's own word for its kind and size is read, in plain Python, in time linear in what is read. What a
file is called, or what the browser says it is, does not count. The decoder is then given this one kind to try: a file
that is two things at once is read as one of them, and what else it carries is gone with the re-encoding.

Rule 1: sizes are checked twice: here, as the headers say, and by the decoder's process before it decodes.
Rule 2: moving pictures are refused: others would see frames that nobody looked at.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from salon.base.errors import Refused

Kind = Literal["JPEG", "PNG", "GIF", "WEBP", "AVIF"]

SIZE_MAX_BYTES: Final = 12 * 1_048_576
PIXELS_MAX: Final = 40_000_000
SIDE_MAX: Final = 20_000
SIDE_MIN: Final = 16
"""Pixels. Smaller ones have no look that a hash could tell (`media.pdq`), and nobody shows them to anybody."""

STEPS_MAX: Final = 4_096
"""Segments, chunks or blocks walked through for the header that matters; genuine files have a few dozen."""
AVIF_HEADERS_BYTES: Final = 65_536
"""Where the sizes of an AVIF stand, at its beginning."""

MOVING: Final = tuple(
    brand.encode()
    for brand in [
        "isom",
        "iso2",
        "iso4",
        "iso5",
        "iso6",
        "mp41",
        "mp42",
        "avc1",
        "M4V",
        "M4A",
        "M4B",
        "qt",
        "3gp",
        "3g2",
        "dash",
        "f4v",
        "mmp4",
        "MSNV",
    ]
)
"""Brands of the ISO container (ISO/IEC 14496-12) that hold video or sound."""
SOUNDING: Final = (
    b"\x1aE\xdf\xa3",  # Matroska, WebM
    b"OggS",
    b"fLaC",
    b"FLV",
    b"ID3",
    b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"\xff\xf9",  # MPEG audio without tags
    b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3",  # MPEG video
    b"0&\xb2u\x8ef\xcf\x11",  # ASF: WMV, WMA
    b"#!AMR",
    b"MThd",
    b".snd",
    b"FORM",  # AIFF
)  # fmt: skip


class Container(Struct, frozen=True):
    """A kind that is taken, and its size in pixels as the headers have it."""

    kind: Kind
    width: int
    height: int


def sniff(data: bytes, *, size_max_bytes: int = SIZE_MAX_BYTES, pixels_max: int = PIXELS_MAX) -> Container:
    """Look at an upload.

    Raises:
        Refused: `photo_broken` empty, or headers that make no sense; `photo_size`; `photo_pixels`; `photo_animated`;
            `video_refused`; `photo_format` anything else: SVG and PDF can carry script, HEIC no browser shows.
    """
    if not data:
        raise Refused("photo_broken", detail="empty")
    if len(data) > size_max_bytes:
        raise Refused("photo_size")
    kind = _kind(data)
    width, height = READERS[kind](data)
    found = Container(kind, width, height)
    check_pixels(width, height, pixels_max)
    return found


def check_pixels(width: int, height: int, pixels_max: int = PIXELS_MAX) -> None:
    """Raises Refused with `photo_pixels` if a picture is larger or smaller than photos may be."""
    if min(width, height) < SIDE_MIN or max(width, height) > SIDE_MAX or width * height > pixels_max:
        raise Refused("photo_pixels", detail=f"{width} x {height}")


def _kind(data: bytes) -> Kind:
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:6] in {b"GIF87a", b"GIF89a"}:
        return "GIF"
    if data[:4] == b"RIFF":
        if data[8:12] == b"WEBP":
            return "WEBP"
        if data[8:12] in {b"AVI ", b"WAVE", b"RMID"}:
            raise Refused("video_refused")
    if data[4:8] == b"ftyp":
        brands = _brands(data)
        if b"avis" in brands:
            raise Refused("photo_animated")
        if b"avif" in brands:
            return "AVIF"
        if any(brand.startswith(MOVING) for brand in brands):
            raise Refused("video_refused")
    if data.startswith(SOUNDING) or data[4:8] in {b"moov", b"mdat", b"wide"}:
        raise Refused("video_refused")
    if len(data) > 376 and data[0] == data[188] == data[376] == 0x47:  # MPEG transport stream
        raise Refused("video_refused")
    raise Refused("photo_format")


def _brands(data: bytes) -> list[bytes]:
    end = min(_number(data, 0, 4), 256, len(data))
    return [data[at : at + 4] for at in (8, *range(16, end - 3, 4))]


def _number(data: bytes, at: int, size: int, order: Literal["big", "little"] = "big") -> int:
    part = data[at : at + size]
    if len(part) != size:
        raise Refused("photo_broken", detail="cut short")
    return int.from_bytes(part, order)


def _jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    for _ in range(STEPS_MAX):
        while data[at : at + 2] == b"\xff\xff":  # padding before a marker
            at += 1
        if data[at : at + 1] != b"\xff":
            break
        marker = _number(data, at + 1, 1)
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return _number(data, at + 7, 2), _number(data, at + 5, 2)
        if marker in {0xD9, 0xDA}:
            break
        at += 2 if marker == 0x01 or 0xD0 <= marker <= 0xD7 else 2 + max(2, _number(data, at + 2, 2))
    raise Refused("photo_broken", detail="no frame header")


def _png(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR":
        raise Refused("photo_broken", detail="no IHDR")
    size = _number(data, 16, 4), _number(data, 20, 4)
    at = 8
    for _ in range(STEPS_MAX):
        name = data[at + 4 : at + 8]
        if name in {b"IDAT", b"IEND", b""}:
            return size
        if name == b"acTL":
            raise Refused("photo_animated")
        at += 12 + _number(data, at, 4)
    raise Refused("photo_broken", detail="no picture")


def _gif(data: bytes) -> tuple[int, int]:
    """Of the canvas and every frame; the second frame is one too many."""
    width, height = _number(data, 6, 2, "little"), _number(data, 8, 2, "little")
    at = 13 + _colours(_number(data, 10, 1))
    frames = 0
    for _ in range(STEPS_MAX):
        block = data[at : at + 1]
        if block == b"!":
            at = _gif_blocks(data, at + 2)
        elif block == b",":
            frames += 1
            if frames > 1:
                raise Refused("photo_animated")
            left, top = _number(data, at + 1, 2, "little"), _number(data, at + 3, 2, "little")
            width = max(width, left + _number(data, at + 5, 2, "little"))
            height = max(height, top + _number(data, at + 7, 2, "little"))
            at = _gif_blocks(data, at + 11 + _colours(_number(data, at + 9, 1)))
        else:  # the end, or what a decoder would take for it
            break
    if not frames:
        raise Refused("photo_broken", detail="no picture")
    return width, height


def _colours(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _gif_blocks(data: bytes, at: int) -> int:
    """Past a run of sub-blocks; 1 to 255 bytes each, so as many steps as there is file."""
    while size := _number(data, at, 1):
        at += size + 1
    return at + 1


def _webp(data: bytes) -> tuple[int, int]:
    form = data[12:16]
    if form == b"VP8X":
        if _number(data, 20, 1) & 0x02:
            raise Refused("photo_animated")
        return _number(data, 24, 3, "little") + 1, _number(data, 27, 3, "little") + 1
    if form == b"VP8L":
        packed = _number(data, 21, 4, "little")
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    if form == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        return _number(data, 26, 2, "little") & 0x3FFF, _number(data, 28, 2, "little") & 0x3FFF
    raise Refused("photo_broken", detail="no picture")


def _avif(data: bytes) -> tuple[int, int]:
    """The largest size of any item; thumbnails and alpha have theirs too."""
    head = data[:AVIF_HEADERS_BYTES]
    sizes, at = [], head.find(b"ispe")
    while at >= 0:
        if len(head) >= at + 16:
            sizes.append((_number(head, at + 8, 4), _number(head, at + 12, 4)))
        at = head.find(b"ispe", at + 4)
    if not sizes:
        raise Refused("photo_broken", detail="no size")
    return max(sizes, key=lambda size: size[0] * size[1])


READERS: Final = {"JPEG": _jpeg, "PNG": _png, "GIF": _gif, "WEBP": _webp, "AVIF": _avif}
