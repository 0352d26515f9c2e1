"""A picture that somebody stopped, on its whole way: held, decided by a person, and what follows from it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from bench.pictures import encoded, scene
from PIL import Image, ImageOps

from salon.base.ids import CaseId, StaffId
from salon.client import Room, enter
from salon.flow.ports.staff import StaffMember
from salon.media.forms import hashes
from salon.outside.photo_worker import HASHED_SIDE
from salon.wire.staff import Act
from tests.client.test_photos import place_of
from tests.running import Place, running_site

STAFF = StaffMember(StaffId("s" * 16), "Alix")
PICTURE = scene(41, 800, 600)


async def stop(place: Place, picture: Image.Image, forms: int = 5) -> str:
    """Whoever is shown has the very file that is posted later, and their browser makes it as small as a site does."""
    pixels = Image.open(BytesIO(encoded(picture, quality=85))).convert("RGB")
    pixels.thumbnail((HASHED_SIDE, HASHED_SIDE), Image.Resampling.BILINEAR)
    found = [(one.pdq.hex(), one.quality) for one in hashes(np.asarray(pixels))]
    code, _ = await place.running.services.stops.make("n", found[:forms])
    return code


async def decide(place: Place, kind: str, reason: str) -> None:
    desk = place.running.services.desk
    moderate = desk.moderate
    [case] = (await moderate.queue()).items
    assert case.photo
    # Only who looked may let it through.
    await desk.photos.clear(STAFF, CaseId(case.id))
    await moderate.act(STAFF, CaseId(case.id), Act(act=kind, reason=reason))  # type: ignore[arg-type]  # of the closed list


async def outcome(room: Room, picture: Image.Image, quality: int = 85) -> str:
    return (await room.send_photo(encoded(picture, quality=quality))).outcome


@pytest.mark.parametrize(
    ("kind", "reason", "then", "standing"),
    [
        ("refuse", "sexual", "refused", "proven"),
        ("refuse", "spam", "held", "open"),
        ("release", "other", "accepted", "harmless"),
    ],
)
async def test_what_a_person_decides_about_the_first_one_becomes_of_its_copies(
    tmp_path: Path, kind: str, reason: str, then: str, standing: str
) -> None:
    async with running_site(tmp_path) as place, await enter(place.url, "Camille") as anne:
        room, code = await place_of(anne), await stop(place, PICTURE)
        assert await outcome(room, scene(42, 800, 600)) == "accepted"
        assert await outcome(room, PICTURE) == "held"
        await decide(place, kind, reason)
        assert await outcome(room, ImageOps.mirror(PICTURE), quality=60) == then
        assert (await place.running.services.stops.state("me", code)).standing == standing


async def test_a_released_mosaic_leaves_the_picture_refused(tmp_path: Path) -> None:
    """Somebody posts the picture and a mosaic of it: that the mosaic is harmless must not free the picture."""
    mosaic = PICTURE.resize((24, 18), Image.Resampling.BOX).resize(PICTURE.size, Image.Resampling.NEAREST)
    async with running_site(tmp_path) as place, await enter(place.url, "Camille") as anne:
        room, code = await place_of(anne), await stop(place, PICTURE, forms=1)
        assert await outcome(room, mosaic) == "held"
        await decide(place, "release", "other")
        assert await outcome(room, PICTURE) == "held"
        await decide(place, "refuse", "sexual")
        assert (await place.running.services.stops.state("me", code)).standing == "proven"
        assert await outcome(room, PICTURE, quality=60) == "refused"
