"""What staff released does not wait again: a running site on which every photo is doubtful, visitors and staff."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import msgspec
import pytest
import pytest_asyncio
from bench.pictures import encoded, scene
from PIL import Image, ImageDraw, ImageOps

from salon.base.expiry import DAY_S
from salon.base.ids import CaseId
from salon.client import Visitor, enter
from salon.flow.photo_released import ReleasedPhotos
from salon.media.pdq import distance
from salon.media.released import RELEASED_S, SAME, Released
from tests.flow.galleries import Gallery, clean, known, open_gallery, photo_in, place_of
from tests.media.test_released import looked_at

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def gallery(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Gallery]:
    async with open_gallery(tmp_path_factory.mktemp("gallery"), blur_from=0.0, hold_from=1.0) as one:
        yield one


async def sent(gallery: Gallery, visitor: Visitor, data: bytes) -> str:
    gallery.place.time.ahead_s += 60  # a room takes so many in a while
    return (await (await place_of(visitor)).send_photo(data)).outcome


async def decided(gallery: Gallery, visitor: Visitor, act: str) -> None:
    """Staff look at the photo of somebody and act."""
    case = await gallery.case_of(visitor)
    await gallery.place.running.services.desk.photos.clear(gallery.member, CaseId(case.id))
    await gallery.act(case, act)


async def released(gallery: Gallery, name: str, data: bytes) -> None:
    """A photo that was held and that staff let through."""
    async with await enter(gallery.place.url, name) as visitor:
        assert await sent(gallery, visitor, data) == "held"
        await decided(gallery, visitor, "release")


def marks(gallery: Gallery) -> tuple[Released, ...]:
    return gallery.place.running.photos.released._known.all


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def cropped(data: bytes) -> bytes:
    picture = opened(data)
    across, down = picture.width // 40, picture.height // 40
    return encoded(picture.crop((across, down, picture.width - across, picture.height - down)))


async def test_the_same_picture_mirrored_or_saved_anew_is_delivered_blurred(gallery: Gallery) -> None:
    picture = clean(61)
    await released(gallery, "Aglae", picture)
    async with await enter(gallery.place.url, "Blanche") as anne, await enter(gallery.place.url, "Cyprien") as ben:
        there = await place_of(ben)
        for copy in (encoded(opened(picture), quality=50), encoded(ImageOps.mirror(opened(picture)))):
            assert await sent(gallery, anne, copy) == "accepted"
            event = await photo_in(there, anne.tag)
            assert event.photo is not None
            assert event.photo.blurred
        assert await sent(gallery, anne, cropped(picture)) == "held", "a part of it waits"
        assert await sent(gallery, anne, clean(62)) == "held", "another picture waits"
    mark = marks(gallery)[-1]
    assert mark.by == gallery.member.id
    assert len(mark.pdq) == 32


async def test_what_a_bank_holds_is_asked_about_once_and_a_picture_of_child_abuse_is_never_spared(
    gallery: Gallery,
) -> None:
    await released(gallery, "Delphine", known("hold"))
    assert marks(gallery)[-1].banks == ("test-hold",)
    async with await enter(gallery.place.url, "Edgar") as anne:
        assert await sent(gallery, anne, encoded(opened(known("hold")), quality=60)) == "accepted"
        assert await sent(gallery, anne, known("block")) == "refused"
        assert await sent(gallery, anne, known("csam")) == "refused"
        case = await gallery.case_of(anne)
        assert case.photo is not None
        assert case.photo.lane == "closed"
        before = marks(gallery)
        await gallery.act(case, "dismiss")
        assert marks(gallery) == before, "what a person dismissed there is no word for the picture"


async def test_a_release_outlives_a_restart_and_ends_with_its_time(gallery: Gallery) -> None:
    running = gallery.place.running
    await released(gallery, "Flavien", clean(63))
    kept = running.photos.released
    again = ReleasedPhotos(kept._marks, kept._files, kept._desk, kept._clock)
    await again.open()
    mark = marks(gallery)[-1]
    assert mark in again._known.all
    now = running.clock.now()
    assert RELEASED_S - DAY_S < mark.until - now <= RELEASED_S
    await again._marks.release(msgspec.structs.replace(mark, id="0" * 16, until=now - 1))
    await again.open()
    assert await again.upkeep() == 1
    assert mark in again._known.all


async def test_removed_after_a_report_the_picture_waits_again(gallery: Gallery) -> None:
    picture = clean(64)
    await released(gallery, "Gaspard", picture)
    async with await enter(gallery.place.url, "Honore") as anne, await enter(gallery.place.url, "Iris") as ben:
        there = await place_of(ben)
        assert await sent(gallery, anne, picture) == "accepted"
        event = await photo_in(there, anne.tag)
        await ben.report("message", "private", room=there.id, seq=event.seq)
        await decided(gallery, anne, "remove")
        assert await sent(gallery, ben, encoded(opened(picture), quality=50)) == "held"


async def test_a_copy_that_staff_refuse_takes_the_release_back(gallery: Gallery) -> None:
    picture, running = clean(65), gallery.place.running
    await released(gallery, "Josephe", picture)
    whole = marks(gallery)[-1].pdq
    # Whoever is shown stops it: of stops a release says nothing.
    code, _ = await running.services.stops.make("a", [(whole.hex(), 100)])
    async with await enter(gallery.place.url, "Leonie") as anne:
        assert await sent(gallery, anne, picture) == "held"
        await decided(gallery, anne, "refuse")
        await running.services.stops.withdraw("me", code)
        assert await sent(gallery, anne, picture) == "held"


async def test_a_refused_caption_around_a_released_picture_takes_nothing_back(gallery: Gallery) -> None:
    picture = encoded(scene(77, 640, 480), quality=90)
    await released(gallery, "Olympe", picture)
    written = Image.new("RGB", (640, 600), "white")
    written.paste(opened(picture), (0, 120))
    ImageDraw.Draw(written).text((40, 40), "a mild caption", fill="black", font_size=24)
    async with await enter(gallery.place.url, "Pascal") as anne, await enter(gallery.place.url, "Quentin") as ben:
        assert await sent(gallery, anne, encoded(written, quality=90)) == "held"
        assert any(distance(one.pdq, marks(gallery)[-1].pdq) <= SAME for one in looked_at(written)), "a part is near"
        await decided(gallery, anne, "refuse")
        assert await sent(gallery, ben, picture) == "accepted"


async def test_a_released_picture_in_the_middle_of_one_nobody_saw_waits(gallery: Gallery) -> None:
    around = scene(212, 800, 600)
    await released(gallery, "Maxence", clean(66))
    around.paste(opened(clean(66)).resize((640, 480)), (80, 60))
    async with await enter(gallery.place.url, "Nestor") as anne:
        assert await sent(gallery, anne, encoded(around)) == "held"
