"""Released pictures: the same again is spared, nothing else, and only of what was asked about."""

from __future__ import annotations

import io

import msgspec
import numpy as np
import pytest
from bench.pictures import encoded, scene
from PIL import Image, ImageFilter, ImageOps

from salon.media.forms import centre, hashes
from salon.media.found import FormHash
from salon.media.pdq import distance, luminance
from salon.media.released import BARER, NOTHING, SAME, Released, ReleasedPictures, Spared, kept_of, whole_of
from tests.media.test_search import flipped, some

NOW = 1_800_000_000.0
PICTURE, OTHER = some(2, 5)


def released(of: bytes, id: str = "a", until: float = NOW + 9, crowd: bool = False) -> Released:  # noqa: A002
    return Released(id, of, ("mine",), 0.5, 100, crowd, "dora", until)


def photo(pdq: bytes, quality: int = 100) -> list[FormHash]:
    return [FormHash("whole", pdq, quality)]


def looked_at(picture: Image.Image) -> tuple[FormHash, ...]:
    small = picture.convert("RGB")
    small.thumbnail((512, 512), Image.Resampling.BILINEAR)
    return hashes(np.asarray(small))


def saved_anew(picture: Image.Image, quality: int = 60) -> Image.Image:
    return Image.open(io.BytesIO(encoded(picture, quality=quality)))


def part(picture: Image.Image, share: float) -> Image.Image:
    rows, columns = centre(luminance(np.asarray(picture)), share).shape
    left, top = (picture.width - columns) // 2, (picture.height - rows) // 2
    return picture.crop((left, top, left + columns, top + rows))


def test_a_copy_of_what_a_person_saw_is_spared_of_what_they_were_asked_about() -> None:
    known = ReleasedPictures([released(PICTURE)])
    assert known.spared(photo(flipped(PICTURE, SAME)), 0.5, NOW) == Spared(frozenset({"mine"}), seen=True)
    assert known.spared(photo(flipped(PICTURE, SAME + 2)), 0.5, NOW) == NOTHING
    assert known.spared(photo(OTHER), 0.5, NOW) == NOTHING


def test_what_has_no_look_to_speak_of_is_never_spared() -> None:
    known = ReleasedPictures([released(PICTURE)])
    assert known.spared(photo(PICTURE, quality=49), 0.5, NOW) == NOTHING
    assert known.spared([], 0.5, NOW) == NOTHING
    assert ReleasedPictures().spared(photo(PICTURE), 0.5, NOW) == NOTHING


def test_what_looks_barer_than_what_was_seen_is_asked_about() -> None:
    known = ReleasedPictures([released(PICTURE)])
    assert known.spared(photo(PICTURE), 0.5 + BARER, NOW).seen
    assert known.spared(photo(PICTURE), 0.5 + BARER + 0.01, NOW) == NOTHING
    assert known.spared(photo(PICTURE), float("nan"), NOW) == NOTHING


def test_what_is_sharper_than_what_was_seen_is_asked_about() -> None:
    known = ReleasedPictures([released(PICTURE)])
    assert known.spared(photo(PICTURE, quality=100), 0.5, NOW).seen
    blurred = ReleasedPictures([msgspec.structs.replace(released(PICTURE), quality=99)])
    assert blurred.spared(photo(PICTURE, quality=99), 0.5, NOW).seen
    assert blurred.spared(photo(PICTURE, quality=100), 0.5, NOW) == NOTHING


@pytest.mark.parametrize("seed", [203, 210, 212])
def test_the_picture_behind_a_released_blur_is_asked_about(seed: int) -> None:
    picture = scene(seed)
    forms = looked_at(picture.filter(ImageFilter.GaussianBlur(16)))
    known = ReleasedPictures([msgspec.structs.replace(released(kept_of(forms)), quality=forms[0].quality)])
    assert known.same(whole_of(looked_at(picture))), "its hash is near"
    assert not known.spared(looked_at(picture), 0.5, NOW).seen


def test_a_release_ends_with_its_time() -> None:
    known = ReleasedPictures([released(PICTURE)])
    assert known.spared(photo(PICTURE), 0.5, NOW + 8).seen
    assert known.spared(photo(PICTURE), 0.5, NOW + 9) == NOTHING


def test_a_crowd_is_spared_only_where_a_person_was_asked_about_one() -> None:
    assert not ReleasedPictures([released(PICTURE)]).spared(photo(PICTURE), 0.5, NOW).crowd
    both = ReleasedPictures([released(PICTURE), released(PICTURE, id="b", crowd=True)])
    assert both.spared(photo(PICTURE), 0.5, NOW) == Spared(frozenset({"mine"}), seen=True, crowd=True)


@pytest.mark.parametrize("seed", [201, 202, 203])
def test_a_copy_saved_anew_made_smaller_mirrored_or_turned_is_the_same_picture(seed: int) -> None:
    picture = scene(seed)
    known = ReleasedPictures([released(kept_of(looked_at(picture)))])
    copies = [
        saved_anew(picture),
        saved_anew(picture.resize((400, 300)), 75),
        ImageOps.mirror(picture),
        picture.rotate(90, expand=True),
    ]
    for number, copy in enumerate(copies):
        assert known.spared(looked_at(copy), 0.5, NOW).seen, number
    assert not known.spared(looked_at(scene(seed + 50)), 0.5, NOW).seen


@pytest.mark.parametrize("share", [0.8, 0.9])
def test_what_was_blurred_within_a_released_picture_is_asked_about(share: float) -> None:
    hidden = scene(23, 640, 480)
    around = scene(77, round(640 / share), round(480 / share))
    blur = hidden.filter(ImageFilter.GaussianBlur(10))
    around.paste(blur, ((around.width - 640) // 2, (around.height - 480) // 2))
    forms = looked_at(around)
    assert any(distance(one.pdq, looked_at(hidden)[0].pdq) <= SAME for one in forms), "a part of it is near"
    known = ReleasedPictures([msgspec.structs.replace(released(kept_of(forms)), quality=forms[0].quality)])
    assert known.spared(forms, 0.5, NOW).seen
    assert known.spared(looked_at(hidden), 0.5, NOW) == NOTHING


@pytest.mark.parametrize("share", [0.8, 0.9])
def test_the_middle_of_a_released_picture_is_asked_about(share: float) -> None:
    picture = scene(211)
    known = ReleasedPictures([released(kept_of(looked_at(picture)))])
    assert known.spared(looked_at(part(picture, share)), 0.5, NOW) == NOTHING


def test_a_picture_of_which_a_part_is_the_same_is_another_picture() -> None:
    # The released one in the middle of something nobody saw.
    picture, around = scene(211), scene(212, 1_000, 750)
    known = ReleasedPictures([released(kept_of(looked_at(picture)))])
    around.paste(picture.resize((800, 600)), (100, 75))
    found = looked_at(around)
    assert known.same(next(one for one in found if one.form == "crop80")), "the part is known"
    assert known.spared(found, 0.5, NOW) == NOTHING


def test_the_hash_of_the_whole_is_kept_if_it_has_a_look() -> None:
    forms = [FormHash("whole", PICTURE, 90, (OTHER,)), FormHash("crop95", PICTURE, 90), FormHash("crop80", OTHER, 49)]
    assert kept_of(forms) == PICTURE
    assert kept_of([FormHash("whole", PICTURE, 49), FormHash("crop95", OTHER, 90)]) == b""
    assert whole_of(forms) == forms[0]
    assert whole_of(forms[1:]) is None
