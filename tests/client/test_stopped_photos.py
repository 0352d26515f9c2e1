"""A picture that somebody stopped, on its whole way: held, decided by a person, and what follows from it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from bench.pictures import encoded, scene
from PIL import Image, ImageOps

from salon.base.ids import CaseId, StaffId
from salon.client import Room, enter
from salon.flow.ports.staff import StaffMember
from salon.media.forms import hashes
from salon.wire.staff import Act
from tests.client.test_photos import place_of
from tests.running import Place, running_site

STAFF = StaffMember(StaffId("s" * 16), "Alix")
PICTURE = scene(41, 800, 600)


async def stop(place: Place, picture: Image.Image) -> str:
    small = picture.resize((512, 384))
    found = [(one.pdq.hex(), one.quality) for one in hashes(np.asarray(small))]
    code, _ = await place.running.services.stops.make("n", found)
    return code


async def decide(place: Place, kind: str, reason: str) -> None:
    moderate = place.running.services.desk.moderate
    [case] = (await moderate.queue()).items
    assert case.photo
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
        assert await outcome(room, ImageOps.mirror(PICTURE)) == "held"
        await decide(place, kind, reason)
        assert await outcome(room, ImageOps.mirror(PICTURE), quality=60) == then
        assert (await place.running.services.stops.state("me", code)).standing == standing
