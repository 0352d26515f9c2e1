"""The real worker, confined, with pictures made here: what it reads, what it refuses, what it survives."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import struct
import sys
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio
from bench.pictures import encoded, scene
from PIL import Image

from salon.app.compose import open_site
from salon.app.photos import CannotConfine, confined
from salon.base.errors import Refused, Unavailable
from salon.cli.setup import make_site
from salon.config.load import load
from salon.media.banks import THRESHOLD, Bank, Banks, Listed
from salon.media.pdq import distance
from salon.outside.photo_examiner import SitePhotoExaminer
from salon.outside.photo_process import WORKER, Decoded, PhotoProcess

PICTURE = scene(1, 320, 240)
DEADLINE_S = 30.0


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def process() -> AsyncIterator[PhotoProcess]:
    one = PhotoProcess()
    assert await one.ready(), one.off
    yield one
    await one.close()
    assert one.pid is None


pytestmark = pytest.mark.asyncio(loop_scope="module")


def shown(decoded: Decoded) -> Image.Image:
    return Image.open(io.BytesIO(decoded.image))


async def refused(process: PhotoProcess, data: bytes, kind: str) -> str:
    with pytest.raises(Refused) as error:
        await process.decode(data, kind)
    return error.value.code


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "RGB"),
        ("JPEG", "CMYK"),
        ("JPEG", "L"),
        ("PNG", "RGB"),
        ("PNG", "P"),
        ("PNG", "RGBA"),
        ("PNG", "LA"),
        ("PNG", "1"),
        ("GIF", "P"),
        ("WEBP", "RGB"),
        ("WEBP", "RGBA"),
        ("AVIF", "RGB"),
        ("AVIF", "RGBA"),
    ],
)
async def test_every_kind_is_decoded_to_the_same_picture(process: PhotoProcess, kind: str, mode: str) -> None:
    found = await process.decode(encoded(PICTURE.convert(mode), kind), kind)
    assert (found.width, found.height) == (320, 240) == shown(found).size
    assert shown(found).format == "JPEG"
    assert shown(found).mode == "RGB"
    assert 0 <= found.nudity <= 1
    plain = await process.decode(encoded(PICTURE, "PNG"), "PNG")
    if mode != "1":
        assert distance(found.hashes[0].pdq, plain.hashes[0].pdq) <= 16
    assert max(Image.open(io.BytesIO(found.preview)).size) <= 16


async def test_what_shines_through_is_shown_and_hashed_on_white(process: PhotoProcess) -> None:
    clear = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    found = await process.decode(encoded(clear, "PNG"), "PNG")
    assert shown(found).getpixel((32, 32)) == (255, 255, 255)


async def test_what_staff_see_first_shows_no_edge(process: PhotoProcess) -> None:
    stripes = Image.new("RGB", (640, 480), "white")
    for left in range(0, 640, 16):
        stripes.paste("black", (left, 0, left + 8, 480))
    veiled = Image.open(io.BytesIO((await process.decode(encoded(stripes, "PNG"), "PNG")).veiled)).convert("L")
    assert veiled.size == (320, 240)
    low, high = veiled.getextrema()
    assert high - low < 48


async def test_a_worker_that_ended_between_two_photos_costs_neither(process: PhotoProcess) -> None:
    await process.decode(encoded(PICTURE), "JPEG")
    worker = process._worker
    assert worker is not None
    worker.kill()
    await worker.ended()
    assert (await process.decode(encoded(PICTURE), "JPEG")).width == 320


async def test_a_large_picture_is_made_smaller(process: PhotoProcess) -> None:
    found = await process.decode(encoded(PICTURE.resize((3000, 1500))), "JPEG")
    assert (found.width, found.height) == (1280, 640)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
async def test_nothing_the_camera_wrote_is_left(process: PhotoProcess, kind: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "MAKER-OF-CAMERAS"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 29.0)
    data = encoded(PICTURE, kind, exif=exif, icc_profile=b"PROFILE-OF-A-DEVICE" * 10)
    assert b"MAKER-OF-CAMERAS" in data
    found = await process.decode(data, kind)
    for out in (found.image, found.preview):
        assert b"MAKER" not in out
        assert b"PROFILE" not in out
        assert b"Exif" not in out
        assert not Image.open(io.BytesIO(out)).getexif()


@pytest.mark.parametrize("orientation", range(1, 9))
async def test_a_picture_on_its_side_is_put_upright(process: PhotoProcess, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    laid = PICTURE.transpose(turns[orientation]) if orientation in turns else PICTURE
    found = await process.decode(encoded(laid, "JPEG", exif=exif, quality=95), "JPEG")
    upright = await process.decode(encoded(PICTURE, "JPEG", quality=95), "JPEG")
    assert shown(found).size == (320, 240)
    assert distance(found.hashes[0].pdq, upright.hashes[0].pdq) <= 10


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, packed: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


BOMB = png(60_000, 60_000, zlib.compress(bytes(5_000_000)))
MOVING = {
    kind: encoded(PICTURE, kind, save_all=True, append_images=[scene(2, 320, 240)], duration=100)
    for kind in ("GIF", "PNG", "WEBP", "AVIF")
}


async def test_what_cannot_be_read_is_a_code_and_the_same_worker_goes_on(process: PhotoProcess) -> None:
    await process.decode(encoded(PICTURE), "JPEG")
    before = process.pid
    assert await refused(process, BOMB, "PNG") in {"photo_pixels", "photo_broken"}
    assert await refused(process, png(0, 0, zlib.compress(b"")), "PNG") == "photo_broken"
    assert await refused(process, png(32, 32, zlib.compress(bytes(10))), "PNG") == "photo_broken"
    for kind in ("JPEG", "PNG", "GIF", "WEBP", "AVIF"):
        data = encoded(PICTURE, kind)
        assert await refused(process, data[: len(data) // 2], kind) == "photo_broken"
        assert await refused(process, b"", kind) == "photo_broken"
        assert await refused(process, b"<svg xmlns='http://www.w3.org/2000/svg'/>", kind) == "photo_broken"
        assert await refused(process, b"\x00\x00\x00\x18ftypisom" + bytes(400), kind) == "photo_broken"
    for kind, data in MOVING.items():
        assert await refused(process, data, kind) == "photo_animated"
    # A kind is tried alone: a GIF that says it is a JPEG is not read as what it is.
    assert await refused(process, encoded(PICTURE, "GIF"), "JPEG") == "photo_broken"
    await process.decode(encoded(PICTURE), "JPEG")
    assert process.pid == before


async def test_what_else_a_file_carries_is_gone(process: PhotoProcess) -> None:
    found = await process.decode(encoded(PICTURE) + b"PK\x03\x04<script>alert(1)</script>", "JPEG")
    assert b"<script>" not in found.image
    assert b"PK\x03\x04" not in found.image[-64:]


async def test_of_a_phones_jpeg_with_more_pictures_behind_it_the_first_is_the_photo(process: PhotoProcess) -> None:
    behind = encoded(PICTURE, "MPO", save_all=True, append_images=[scene(2, 320, 240)], quality=95)
    found = await process.decode(behind, "JPEG")
    plain = await process.decode(encoded(PICTURE, "JPEG", quality=95), "JPEG")
    assert (found.width, found.height) == (320, 240)
    assert found.hashes[0].pdq == plain.hashes[0].pdq
    assert len(found.image) == len(plain.image), "nothing of the other is in it"


async def test_a_worker_that_is_killed_over_a_photo_is_replaced(process: PhotoProcess) -> None:
    assert await process.ready()
    pid = process.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    waiting = asyncio.create_task(process.decode(encoded(PICTURE), "JPEG"))
    await asyncio.sleep(0)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(Refused, match="photo_broken"):
        await waiting
    await process.decode(encoded(PICTURE), "JPEG")
    assert process.pid not in {None, pid}


async def test_a_photo_that_takes_too_long_costs_its_worker_and_not_the_next_photo() -> None:
    one = PhotoProcess(photo_s=2.0)
    assert await one.ready()
    pid = one.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    assert await refused(one, encoded(PICTURE), "JPEG") == "photo_broken"
    assert (await one.decode(encoded(PICTURE), "JPEG")).width == 320
    assert one.pid != pid
    await one.close()


PROBE = f"""
import sys
sys.path.insert(0, {str(WORKER.parents[2])!r})
sys.argv[0] = "worker"
import os, socket, struct
from salon.outside import photo_worker as worker
worker.confine(int(sys.argv[1]), int(sys.argv[2]))
looker = worker.Looker()
closed = worker.close_up()
def refused(attempt):
    try:
        attempt()
    except OSError:
        return True
    return False
attempts = [
    socket.socket,
    lambda: open("/etc/passwd"),
    lambda: open("/dev/null", "w"),
    os.fork,
    lambda: os.execv("/bin/true", ["true"]),
    lambda: os.kill(os.getppid(), 0),
    lambda: os.listdir("/"),
    os.pipe,
]
kept = all([refused(attempt) for attempt in attempts]) and not set(os.environ) - {{
    "LANG", "LC_CTYPE", "MALLOC_ARENA_MAX", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"}}
worker.write(sys.stdout.buffer, {{"ready": True, "confined": closed and kept}})
sys.stdin.buffer.read()
"""


async def test_inside_there_is_no_socket_no_file_and_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALON_SECRET", "in the environment")
    script = tmp_path / "probe.py"
    script.write_text(PROBE)
    one = PhotoProcess(command=(sys.executable, "-I", str(script)))
    assert await one.ready(), one.off
    assert one.pid is not None
    await one.close()


SAYS = """
import json, sys
head = json.dumps(HEAD).encode()
sys.stdout.buffer.write(len(head).to_bytes(4, "big") + bytes(8) + head)
sys.stdout.buffer.flush()
sys.stdin.buffer.read()
"""


def saying(tmp_path: Path, head: str) -> tuple[str, ...]:
    script = tmp_path / "worker.py"
    script.write_text(SAYS.replace("HEAD", head))
    return sys.executable, "-I", str(script)


async def test_production_takes_no_worker_that_is_not_confined(tmp_path: Path) -> None:
    command = saying(tmp_path, "{'ready': True, 'confined': False}")
    one = PhotoProcess(command=command)
    assert not await one.ready()
    assert (one.available, one.off) == (False, "unconfined")
    with pytest.raises(Unavailable, match="photos_off"):
        await one.decode(encoded(PICTURE), "JPEG")
    await one.close()
    assert one.pid is None
    test_mode = PhotoProcess(command=command, unconfined=True)
    assert await test_mode.ready()
    await test_mode.close()


async def test_without_the_model_photos_are_off(tmp_path: Path) -> None:
    one = PhotoProcess(command=saying(tmp_path, "{'missing': 'ImportError'}"))
    assert not await one.ready()
    assert one.off == "missing"
    await one.close()


async def test_the_examiner_says_what_is_known(process: PhotoProcess) -> None:
    plain = await process.decode(encoded(PICTURE), "JPEG")
    bank = Bank("known", "block", tuple(Listed(one.pdq.hex(), one.quality) for one in plain.hashes))
    examiner = SitePhotoExaminer(process, lambda: Banks([bank]))
    assert examiner.available
    mirrored = PICTURE.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    found = await examiner.examine(encoded(mirrored, "WEBP"))
    assert found.kind == "image/jpeg"
    assert len(found.sha256) == 32
    assert [one.bank for one in found.matches if not one.near] == ["known"]
    assert found.matches[0].distance <= THRESHOLD
    other = await examiner.examine(encoded(scene(9, 320, 240)))
    assert other.matches == ()
    for data, code in ((b"<svg/>", "photo_format"), (b"OggS", "video_refused"), (BOMB, "photo_pixels")):
        with pytest.raises(Refused, match=code):
            await examiner.examine(data)


async def test_a_site_does_not_start_with_photos_that_nothing_confines(tmp_path: Path) -> None:
    one = PhotoProcess(command=saying(tmp_path, "{'ready': True, 'confined': False}"))
    with pytest.raises(CannotConfine, match=r"photos\.on"):
        await confined(one)
    await one.close()
    missing = PhotoProcess(command=saying(tmp_path, "{'missing': 'ImportError'}"))
    await confined(missing)
    assert not missing.available, "photos are off, and staff are told"
    await missing.close()


async def test_production_does_not_open_a_site_whose_photos_nothing_confines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = saying(tmp_path, "{'ready': True, 'confined': False}")[-1]
    monkeypatch.setattr("salon.outside.photo_process.WORKER", Path(script))
    settings = load(make_site(tmp_path / "site", kind="town", name="Salon", origin="http://localhost:8080", port=8080))
    production = msgspec.structs.replace(settings, age=msgspec.structs.replace(settings.age, mode="wallet"))
    with pytest.raises(CannotConfine, match="seccomp"):
        await open_site(production)
    off = msgspec.structs.replace(production, photos=msgspec.structs.replace(production.photos, on=False))
    await (await open_site(off)).close()
    await (await open_site(settings)).close()
