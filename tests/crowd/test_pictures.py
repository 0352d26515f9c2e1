"""What the crowd shows is fit for everybody: the real worker looks at it."""

from __future__ import annotations

from salon.crowd.pictures import landscape
from salon.media.bands import band
from salon.media.pdq import distance
from salon.outside.photo_process import PhotoProcess


async def test_the_crowds_photos_are_delivered_and_differ() -> None:
    process = PhotoProcess(unconfined=True)
    found = [await process.decode(landscape(number), "JPEG") for number in range(12)]
    await process.close()
    assert {band(one.nudity) for one in found} == {"deliver"}
    hashes = [one.hashes[0].pdq for one in found]
    assert min(distance(one, other) for one in hashes for other in hashes if one is not other) > 60
    assert landscape(3) == landscape(3)
