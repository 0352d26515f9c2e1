"""What a photo costs, in CPU milliseconds of one core: 12 megapixels from the upload's bytes to what is kept of it.

`whole` is the path of `outside.photo_worker` in a process with the worker's settings, one thread; `worker` is the same
in the real, confined worker, by the kernel's count of its time. The parts are told apart below. `limit` is what nobody
can leave out: decoding the JPEG as small as the codec can, and writing the new one. The peer of the hashes is pdqhash
(Meta's C++) on the same pixels.
"""

from __future__ import annotations

import asyncio
import io
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import json
from numpy.typing import NDArray
from PIL import Image

from bench.measuring import Operation, Report, figures, machine, measured, versions
from bench.pictures import encoded, scene
from salon.media.forms import CENTRES, hashes
from salon.media.pdq import luminance, pdq
from salon.outside.photo_process import PhotoProcess
from salon.outside.photo_worker import HASHED_SIDE, QUALITY, SIDE_MAX, Looker

Pixels = NDArray[np.uint8]
SIZE: Final = (4_000, 3_000)
PHOTOS_A_ROUND: Final = 8
"""Of the worker: the kernel counts in nanoseconds, so a few are enough."""
GOALS: Final = {"whole": 140.0, "worker": 140.0, "all_forms": 40.0}
"""CPU milliseconds, at most."""
BESIDE: Final = {
    "whole": ("limit",),
    "worker": ("limit",),
    "one_form": ("peer_one_form",),
    "all_forms": ("peer_all_forms",),
}


def upload() -> bytes:
    """A photo as a phone takes it, of nobody."""
    return encoded(scene(1, *SIZE), quality=92)


def smallest_way(data: bytes) -> None:
    """Decode small and write anew, without a look at it."""
    picture = Image.open(io.BytesIO(data))
    picture.draft(None, (SIDE_MAX, SIDE_MAX))
    picture.load()
    picture.thumbnail((SIDE_MAX, SIDE_MAX), reducing_gap=2.0)
    picture.save(io.BytesIO(), "JPEG", quality=QUALITY)


def operations(data: bytes) -> dict[str, Operation]:
    """The whole path and its parts."""
    looker = Looker()
    picture = looker.normalised(data, "JPEG")
    small = picture.copy()
    small.thumbnail((HASHED_SIDE, HASHED_SIDE), Image.Resampling.BILINEAR)
    pixels = np.asarray(small)
    found: dict[str, Operation] = {
        "whole": partial(looker.look, data, "JPEG"),
        "limit": partial(smallest_way, data),
        "decode": partial(looker.normalised, data, "JPEG"),
        "encode": partial(looker.encoded, picture),
        "score": partial(looker.score, small),
        "one_form": lambda: pdq(luminance(pixels)),
        "all_forms": partial(hashes, pixels),
    }
    return found | (peers(pixels) if find_spec("pdqhash") else {})


def peers(pixels: Pixels) -> dict[str, Operation]:
    """Meta's own code, once for the picture, and eight ways for each form."""
    import pdqhash  # noqa: PLC0415  # of development

    rows, columns = pixels.shape[:2]
    cuts = [(round(rows * (1 - share) / 2), round(columns * (1 - share) / 2)) for share in (1.0, *CENTRES.values())]
    parts = [np.ascontiguousarray(pixels[top : rows - top, left : columns - left]) for top, left in cuts]
    each: Callable[[Pixels], object] = pdqhash.compute_dihedral
    return {"peer_one_form": partial(pdqhash.compute, pixels), "peer_all_forms": lambda: [each(part) for part in parts]}


async def in_the_worker(data: bytes, rounds: int) -> list[float]:
    """Milliseconds of CPU of the confined worker, a photo, per round."""
    process, found = PhotoProcess(unconfined=True), []
    try:
        await process.decode(data, "JPEG")
        for _ in range(rounds):
            before = _cpu_ns(process.pid)
            for _ in range(PHOTOS_A_ROUND):
                await process.decode(data, "JPEG")
            found.append((_cpu_ns(process.pid) - before) / PHOTOS_A_ROUND / 1e6)
    finally:
        await process.close()
    return found


def _cpu_ns(pid: int | None) -> int:
    """What every thread of a process has computed."""
    return sum(int(one.read_text().split()[0]) for one in Path(f"/proc/{pid}/task").glob("*/schedstat"))


def parts(rounds: int, seconds: float) -> list[dict[str, float]]:
    """The parts, measured in a process of their own: how many threads numpy's BLAS has is decided when it is loaded."""
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "bench.photo", str(rounds), str(seconds)]
    said = subprocess.run(command, env=environment, cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, check=True)
    return json.decode(said.stdout, type=list[dict[str, float]])


def run(rounds: int, seconds: float = 0.2, *, worker: bool = True) -> Report:
    """All parts in `rounds` rounds, twenty small batches of each a round, then the real worker as often."""
    data = upload()
    found = parts(rounds, seconds)
    if worker:
        spent = asyncio.run(in_the_worker(data, rounds))
        found = [one | {"worker": took} for one, took in zip(found, spent, strict=True)]
    cases = {name: figures(found, name, BESIDE.get(name, ())) for name in found[0]}
    for name, limit in GOALS.items():
        if name in cases:
            cases[name]["goals"] = {"ms_at_most": limit, "met": statistics.median(o[name] for o in found) <= limit}
    cases["whole"] |= {"megapixels": SIZE[0] * SIZE[1] / 1e6, "megabytes": len(data) / 1e6}
    return Report(machine(), versions("salon", "pillow", "numpy", "onnxruntime", "pdqhash"), "numpy", cases, found)


if __name__ == "__main__":
    sys.stdout.buffer.write(json.encode(measured(operations(upload()), int(sys.argv[1]), float(sys.argv[2]))))
