"""How fast a photo is looked up among a million hashes, and how often a changed copy is still known.

`numpy_1m` and `faiss_1m` are one look for one hash in a million by chance; both name the same hashes. `…_photo` is what
a photo asks: forty hashes, and what is near them too. The other cases change generated pictures of nobody and ask a
bank that has the forms of each: `kept` is the share of copies it knows as what they are, `kept_whole_only` the share
with one hash a picture, as a feed lists it, and `kept_peer` the same by pdqhash alone, as it comes. `false_matches`
counts copies taken for another picture; there must be none.
"""

from __future__ import annotations

import io
import random
import statistics
from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec
from typing import Any, Final

import numpy as np
from PIL import Image, ImageDraw, ImageOps

from bench.measuring import Operation, Report, figures, machine, measured, versions
from bench.pictures import encoded, scene
from salon.media.banks import NEAR, THRESHOLD, Bank, Banks, Listed
from salon.media.forms import hashes
from salon.media.found import FormHash
from salon.media.pdq import BYTES
from salon.media.search import ArraySearch, FaissSearch, Search

LISTED: Final = 1_000_000
PICTURES: Final = 60
HASHED_SIDE: Final = 512
BESIDE: Final = {"faiss_1m": ("numpy_1m",), "faiss_1m_photo": ("numpy_1m_photo",)}
GOALS: Final = {"numpy_1m": 30.0, "faiss_1m": 2.0}
HASHES_A_PHOTO: Final = 40
"""Five forms, eight ways each."""
KEPT_MIN: Final = 0.8
Change = Callable[[Image.Image], Image.Image]


def cropped(share: float, picture: Image.Image) -> Image.Image:
    """The middle: `share` of each side is gone, half at each end."""
    dx, dy = round(picture.width * share / 2), round(picture.height * share / 2)
    return picture.crop((dx, dy, picture.width - dx, picture.height - dy))


def framed(share: float, picture: Image.Image) -> Image.Image:
    """In a frame `share` of the width thick."""
    return ImageOps.expand(picture, round(picture.width * share), "white")


def captioned(picture: Image.Image) -> Image.Image:
    """Under a bar a tenth of its height, with a line of writing."""
    bar = picture.height // 10
    found = Image.new("RGB", (picture.width, picture.height + bar), "white")
    found.paste(picture, (0, bar))
    ImageDraw.Draw(found).text((bar // 2, bar // 4), "somebody wrote this over it", fill="black", font_size=bar // 2)
    return found


def recompressed(quality: int, picture: Image.Image) -> Image.Image:
    """Through a bad JPEG."""
    return Image.open(io.BytesIO(encoded(picture, quality=quality))).convert("RGB")


def resized(share: float, picture: Image.Image) -> Image.Image:
    """Smaller, as messengers do."""
    return picture.resize((round(picture.width * share), round(picture.height * share)))


CHANGES: Final[Mapping[str, Change]] = {
    "crop_5_percent": partial(cropped, 0.05),
    "crop_10_percent": partial(cropped, 0.10),
    "border_5_percent": partial(framed, 0.05),
    "border_20_percent": partial(framed, 0.20),
    "caption_10_percent": captioned,
    "flip": ImageOps.mirror,
    "turn_90": lambda picture: picture.transpose(Image.Transpose.ROTATE_90),
    "recompression_q20": partial(recompressed, 20),
    "resize_half": partial(resized, 0.5),
}
"""What people do to pictures, each followed by another JPEG of quality 80, as the chat makes one."""


def hashed(picture: Image.Image) -> tuple[FormHash, ...]:
    """All forms, as the worker makes them."""
    small = recompressed(80, picture)
    small.thumbnail((HASHED_SIDE, HASHED_SIDE), Image.Resampling.BILINEAR)
    return hashes(np.asarray(small))


def bank_of(pictures: Mapping[str, tuple[FormHash, ...]], *, whole_only: bool = False) -> Banks:
    """One bank a picture, so that a match says whose it is."""
    return Banks(
        Bank(name, "block", tuple(Listed(one.pdq.hex(), one.quality) for one in found[: 1 if whole_only else None]))
        for name, found in pictures.items()
    )


def known(banks: Banks, copy: tuple[FormHash, ...]) -> set[str]:
    """The pictures a copy is taken for."""
    return {match.bank for match in banks.matches(copy) if not match.near}


def robustness(pictures: int, changes: Mapping[str, Change] = CHANGES) -> dict[str, dict[str, Any]]:
    """Shares kept and false matches, per change."""
    originals = {f"p{seed}": scene(seed) for seed in range(pictures)}
    forms = {name: hashed(picture) for name, picture in originals.items()}
    ours, fed = bank_of(forms), bank_of(forms, whole_only=True)
    peers = {name: peer(picture) for name, picture in originals.items()}
    found = {"distinct": distinct(ours, forms)}
    for change, make in changes.items():
        rows = []
        for name, picture in originals.items():
            copy = make(picture)
            hits = known(ours, seen := hashed(copy))
            rows.append((name in hits, name in known(fed, seen), len(hits - {name}), _near(peers[name], peer(copy))))
        kept, whole_only, wrong, by_peer = (list(column) for column in zip(*rows, strict=True))
        found[change] = {
            "kept": statistics.fmean(kept),
            "kept_whole_only": statistics.fmean(whole_only),
            "false_matches": sum(wrong),
            "goals": {"kept_at_least": KEPT_MIN, "met": statistics.fmean(kept) >= KEPT_MIN and not sum(wrong)},
        }
        if find_spec("pdqhash"):
            found[change]["kept_peer"] = statistics.fmean(by_peer)
    return found


def distinct(banks: Banks, forms: Mapping[str, tuple[FormHash, ...]]) -> dict[str, Any]:
    """Pictures that are taken for another, in any form and turn."""
    wrong = sum(len(known(banks, found) - {name}) for name, found in forms.items())
    return {"pictures": len(forms), "pairs": len(forms) * (len(forms) - 1) // 2, "false_matches": wrong}


def peer(picture: Image.Image) -> bytes:
    """Meta's hash of the picture as it comes; empty where it is not installed."""
    if not find_spec("pdqhash"):
        return b""
    import pdqhash  # noqa: PLC0415  # of development

    vector, _quality = pdqhash.compute(np.asarray(picture.resize((HASHED_SIDE, HASHED_SIDE))))
    return np.packbits(vector).tobytes()


def _near(one: bytes, other: bytes) -> bool:
    return bool(one) and (int.from_bytes(one) ^ int.from_bytes(other)).bit_count() <= THRESHOLD


def searches(listed: int) -> dict[str, Operation]:
    """One look for a hash that is there, by each way; they must name the same."""
    chance = random.Random(4)  # for figures, not for keys
    rows = chance.randbytes(listed * BYTES)
    hashes_listed = [rows[at : at + BYTES] for at in range(0, len(rows), BYTES)]
    asked = [hashes_listed[listed // 2]]
    ways: dict[str, Search] = {"numpy_1m": ArraySearch(hashes_listed)}
    if find_spec("faiss"):
        ways["faiss_1m"] = FaissSearch(hashes_listed)
    answers = [way.within(asked, THRESHOLD) for way in ways.values()]
    if any(answer != [(0, listed // 2, 0)] for answer in answers):
        raise AssertionError("the ways to search differ")
    photo = chance.sample(hashes_listed, HASHES_A_PHOTO)
    one = {name: partial(way.within, asked, THRESHOLD) for name, way in ways.items()}
    return one | {f"{name}_photo": partial(way.within, photo, NEAR) for name, way in ways.items()}


def run(rounds: int, seconds: float = 0.3, *, pictures: int = PICTURES, listed: int = LISTED) -> Report:
    """Searches in `rounds` rounds; the changes once, for they come to the same each time."""
    found = measured(searches(listed), rounds, seconds)
    cases = {name: figures(found, name, BESIDE.get(name, ())) for name in found[0]}
    for name, limit in GOALS.items():
        if name in cases:
            cases[name] |= {"hashes": listed, "goals": {"ms_at_most": limit, "met": cases[name]["ms"] <= limit}}
    cases |= robustness(pictures)
    return Report(machine(), versions("salon", "numpy", "faiss-cpu", "pillow", "pdqhash"), "numpy", cases, found)
