"""What an upload is, by its bytes: five kinds with their sizes, or a code; never anything else."""

from __future__ import annotations

import struct

import pytest
from bench.pictures import encoded, scene
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from salon.base.errors import Refused
from salon.media.sniff import PIXELS_MAX, SIDE_MAX, SIZE_MAX_BYTES, sniff

PICTURE = scene(1, 90, 60)
KINDS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")


def code(data: bytes, **limits: int) -> str:
    with pytest.raises(Refused) as refused:
        sniff(data, **limits)
    return refused.value.code


def moving(kind: str) -> bytes:
    return encoded(PICTURE, kind, save_all=True, append_images=[scene(2, 90, 60)], duration=100)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_known_with_its_size(kind: str) -> None:
    found = sniff(encoded(PICTURE, kind))
    assert (found.kind, found.width, found.height) == (kind, 90, 60)


@pytest.mark.parametrize(
    ("kind", "mode", "options"),
    [
        ("JPEG", "CMYK", {}),
        ("JPEG", "L", {"progressive": True}),
        ("PNG", "P", {}),
        ("PNG", "RGBA", {}),
        ("WEBP", "RGBA", {"lossless": True}),
        ("WEBP", "RGB", {"exif": Image.Exif().tobytes()}),
    ],
)
def test_other_forms_of_a_kind_are_known_too(kind: str, mode: str, options: dict[str, object]) -> None:
    found = sniff(encoded(PICTURE.convert(mode), kind, **options))
    assert (found.kind, found.width, found.height) == (kind, 90, 60)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF"])
def test_a_moving_picture_is_refused(kind: str) -> None:
    assert code(moving(kind)) == "photo_animated"


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x00\x00\x18ftypisom" + bytes(40),
        b"\x00\x00\x00\x18ftypqt  " + bytes(40),
        b"\x00\x00\x00\x18ftypM4A " + bytes(40),
        b"\x1aE\xdf\xa3" + bytes(40),
        b"OggS" + bytes(40),
        b"ID3\x04" + bytes(40),
        b"RIFF\x00\x00\x00\x00AVI " + bytes(40),
        b"RIFF\x00\x00\x00\x00WAVE" + bytes(40),
        (b"G" + bytes(187)) * 3,
    ],
)
def test_video_and_sound_are_refused_as_what_they_are(data: bytes) -> None:
    assert code(data) == "video_refused"


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"%PDF-1.7",
        b"<!doctype html>",
        b"\x00\x00\x00\x18ftypheic" + bytes(40),
        b"BM" + bytes(60),
        b"II*\x00" + bytes(60),
        b"a",
    ],
)
def test_anything_else_is_no_photo(data: bytes) -> None:
    assert code(data) == "photo_format"


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBBI", 13, b"IHDR", width, height, 8, 2, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("width", "height"), [(0, 0), (0, 60), (15, 60), (60, 15), (SIDE_MAX + 1, 16), (65_535, 65_535), (8_000, 5_001)]
)
def test_too_many_and_too_few_pixels_are_told_by_the_headers(width: int, height: int) -> None:
    assert code(png(width, height) + b"\x00\x00\x00\x00IEND") == "photo_pixels"


def test_size_and_emptiness_come_first() -> None:
    assert code(b"") == "photo_broken"
    assert code(bytes(SIZE_MAX_BYTES + 1)) == "photo_size"
    assert code(encoded(PICTURE), size_max_bytes=10) == "photo_size"
    assert code(encoded(PICTURE), pixels_max=5_399) == "photo_pixels"
    assert sniff(encoded(PICTURE), pixels_max=5_400).width == 90


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_short_anywhere_in_its_headers_is_a_code(kind: str) -> None:
    data = encoded(PICTURE, kind)
    for end in range(1, min(len(data), 400)):
        try:
            sniff(data[:end])
        except Refused as refused:
            assert refused.code in {"photo_broken", "photo_format", "photo_pixels"}  # noqa: PT017


@settings(max_examples=300)
@given(
    st.sampled_from([b"\xff\xd8\xff", png(20, 20), b"GIF89a", b"RIFF0000WEBP", b"\x00\x00\x00\x20ftypavif", b""]),
    st.binary(max_size=400),
)
def test_no_bytes_raise_anything_but_a_code(start: bytes, rest: bytes) -> None:
    try:
        found = sniff(start + rest)
    except Refused:
        return
    assert found.width * found.height <= PIXELS_MAX
