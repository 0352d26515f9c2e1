"""What a human says of a photo in which a stopped picture is only a part, or unsharp: nothing of that picture."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import msgspec
import pytest
from bench.pictures import scene
from PIL import Image, ImageDraw, ImageFilter

from salon.base.clock import FixedClock
from salon.base.ids import Cid, Family, RoomId, Tag
from salon.chat.model import Content, Submission
from salon.flow.photo_rules import ruled
from salon.media.banks import ALIKE, Banks
from salon.media.found import FormHash, Match
from salon.media.pdq import distance
from salon.moderation.decision import Decision, DecisionKind
from salon.store.database import Database
from tests.flow.test_photo_rules import examined
from tests.flow.test_stops import Desk
from tests.media.test_released import looked_at, part


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(tmp_path / "salon.db")
    yield database
    await database.close()


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database, FixedClock())


async def stopped(desk: Desk, picture: Image.Image) -> str:
    """What the page of whoever is shown sends: all forms of the picture."""
    code, _ = await desk.stopped.make("a", [(one.pdq.hex(), one.quality) for one in looked_at(picture)])
    return code


def met(desk: Desk, hashes: Sequence[FormHash]) -> tuple[Match, ...]:
    return desk.stopped.beside(Banks()).matches(hashes)


async def judged(desk: Desk, picture: Image.Image, kind: DecisionKind, reason: str = "other") -> list[Match]:
    """Somebody sends it, and a human decides: what it had met."""
    hashes = looked_at(picture)
    matches = met(desk, hashes)
    desk.stopped.met(matches, hashes, "somebody")
    facts = ruled(msgspec.structs.replace(examined("deliver"), hashes=hashes, matches=matches), "refuse", 1.0).facts
    said = Submission(RoomId("r"), Family("f"), Tag("t"), Cid("c"), "message", Content("Anne", ""), 1.0, facts=facts)
    await desk.stopped.looked(Decision("d" * 16, kind, "staff", 1.0, reason, by="dora"), said)
    return list(matches)


def unsharp_within(inner: Image.Image, around: int) -> Image.Image:
    """A sharp harmless picture, in the middle of which (80 %) is a blur of another one."""
    whole = scene(around, round(inner.width / 0.8), round(inner.height / 0.8))
    left, top = (whole.width - inner.width) // 2, (whole.height - inner.height) // 2
    whole.paste(inner.filter(ImageFilter.GaussianBlur(4)), (left, top))
    return whole


def captioned(picture: Image.Image) -> Image.Image:
    whole = Image.new("RGB", (picture.width, picture.height + 120), "white")
    whole.paste(picture, (0, 120))
    ImageDraw.Draw(whole).text((40, 40), "a mild caption", fill="black", font_size=24)
    return whole


async def test_a_released_picture_with_a_blur_of_a_stopped_one_in_its_middle_leaves_every_hash_open(desk: Desk) -> None:
    picture = scene(91, 640, 480)
    code = await stopped(desk, picture)
    nearest = []
    for share in (1.0, 0.95, 0.9, 0.8):
        found = await judged(desk, unsharp_within(part(picture, share), 77), "release")
        assert found, "it is held"
        nearest.append(found[0].distance)
    assert min(nearest) <= ALIKE, "a part of it is as near as a copy"
    assert {one.state for one in desk.stopped._hashes.values()} == {"open"}
    assert await desk.standing(code) == "open"


async def test_a_harmless_photo_is_not_proven_by_a_caption_that_was_refused(desk: Desk) -> None:
    picture = scene(61, 640, 480)
    code = await stopped(desk, picture)
    found = await judged(desk, captioned(picture), "refuse", "sexual")
    assert found[0].distance <= ALIKE, "what is inside the caption is as near as a copy"
    assert desk.stopped.proven() == []
    assert await desk.standing(code) == "open"
    await judged(desk, picture, "refuse", "sexual")
    assert await desk.standing(code) == "proven", "the photo itself decides"


@pytest.mark.parametrize("claimed", [50, 100])
async def test_a_released_blur_of_a_picture_frees_it_from_no_stop_whatever_quality_was_claimed(
    desk: Desk, claimed: int
) -> None:
    picture = next(one for one in (scene(seed, 640, 480) for seed in range(100, 130)) if _hidden_by_blur(one))
    whole = looked_at(picture)[0]
    await desk.stopped.make("abuser", [(whole.pdq.hex(), claimed)])
    assert await judged(desk, _blur(picture), "release"), "it is held"
    code, _ = await desk.stopped.make("b", [(whole.pdq.hex(), whole.quality)])
    assert await desk.standing(code) == "open"
    assert {one.role for one in met(desk, looked_at(picture))} == {"hold"}


async def test_a_harmless_photo_vouches_after_a_restart_too_for_no_sharper_stop_than_was_seen(
    desk: Desk, database: Database
) -> None:
    pdq = looked_at(scene(61))[0].pdq
    await desk.stopped.make("a", [(pdq.hex(), 60)])
    await desk.stopped.decided(met(desk, [FormHash("whole", pdq, 95)]), "harmless", quality=95)
    again = Desk(database, desk.clock)
    await again.stopped.open()
    for site in (desk, again):
        assert [site.stopped._harmless(pdq.hex(), quality) for quality in (95, 96)] == [True, False]


def _blur(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(7))


def _hidden_by_blur(picture: Image.Image) -> bool:
    """Whether a blur of it is as near as a copy, and unsharp."""
    whole, blur = looked_at(picture)[0], looked_at(_blur(picture))[0]
    return distance(whole.pdq, blur.pdq) <= ALIKE and 50 <= blur.quality < 90
