"""Stopped pictures: each hash for itself, and no further than the threshold."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from salon.media.banks import ALIKE, Bank, Banks, Listed
from salon.media.found import FormHash, Match
from salon.media.pdq import BLURRED
from salon.media.stopped import (
    HASHES_MAX,
    SHARPEST,
    Hash,
    State,
    Together,
    after,
    apart,
    banks_of,
    named,
    place_of,
    vouches,
)
from tests.media.test_search import flipped, some

PHOTO, OTHER = some(2, 9)
STOP = "a" * 16


def stopped(state: State, pdq: bytes = PHOTO, number: int = 0) -> Hash:
    return Hash(STOP, number, pdq.hex(), 100, state, 1.0)


def found(bits: int, *hashes: Hash, site: Banks | None = None) -> list[tuple[str, str, int]]:
    asked = [FormHash("whole", flipped(PHOTO, bits), 100)]
    aside = {one.name for one in hashes if one.state == "quarantined"}
    together = Together(site or Banks(), Banks(banks_of(hashes)), aside)
    return [(one.bank, one.role, one.distance) for one in together.matches(asked)]


@pytest.mark.parametrize(("state", "role"), [("open", "hold"), ("proven", "block")])
def test_an_open_hash_asks_a_human_and_a_proven_one_refuses(state: State, role: str) -> None:
    assert found(3, stopped(state)) == [(f"stopped-{STOP}-0", role, 3)]


@pytest.mark.parametrize("state", ["harmless", "lifted"])
def test_a_harmless_or_lifted_hash_stops_nothing(state: State) -> None:
    assert found(0, stopped(state)) == []


def test_a_quarantined_hash_holds_the_very_picture_and_nothing_that_only_resembles_it() -> None:
    quarantined = stopped("quarantined")
    assert found(ALIKE, quarantined) == [(quarantined.name, "hold", ALIKE)]
    assert found(ALIKE + 1, quarantined) == []


def test_a_stop_reaches_no_further_than_the_threshold() -> None:
    assert found(31, stopped("open"))
    assert found(32, stopped("open")) == []


def test_the_banks_of_the_site_are_asked_too_and_the_nearest_comes_first() -> None:
    site = Banks([Bank("mine", "block", (Listed(PHOTO.hex()),))])
    assert [one[0] for one in found(0, stopped("open", flipped(PHOTO, 9)), site=site)] == ["mine", f"stopped-{STOP}-0"]


def test_a_harmless_hash_does_not_silence_a_bank_of_the_site() -> None:
    site = Banks([Bank("mine", "block", (Listed(flipped(PHOTO, 20).hex()),))])
    assert found(0, stopped("harmless"), site=site) == [("mine", "block", 20)]


def test_a_decision_is_found_by_the_name_of_the_bank() -> None:
    assert place_of(stopped("open", number=4).name) == (STOP, 4)
    assert place_of("mine") is None
    assert place_of("stopped-") is None
    assert place_of("stopped-a-b") is None


def test_only_what_matched_within_the_threshold_is_named() -> None:
    name = stopped("open").name
    matches = [
        Match(name, "hold", 3, False, ""),
        Match(name, "hold", 40, True, ""),
        Match("mine", "hold", 0, False, ""),
    ]
    assert named(matches) == matches[:1]


@pytest.mark.parametrize("before", ["open", "harmless", "lifted", "quarantined"])
def test_a_human_finds_it_right_or_harmless(before: State) -> None:
    assert after(stopped(before), "right", ALIKE, 100) == "proven"
    assert after(stopped(before), "harmless", ALIKE, 100) == "harmless"


@pytest.mark.parametrize("before", ["open", "harmless", "lifted", "quarantined", "proven"])
def test_a_decision_about_a_photo_that_only_resembles_it_changes_nothing(before: State) -> None:
    one = stopped(before)
    assert after(one, "right", ALIKE + 1, 100) == after(one, "harmless", ALIKE + 1, 100) == before


def test_what_was_found_right_is_never_found_harmless() -> None:
    assert after(stopped("proven"), "harmless", 0, 100) == "proven"


@pytest.mark.parametrize("claimed", [50, 90, 100])
def test_what_is_blurrier_than_a_picture_can_be_proves_nothing_harmless_whatever_its_maker_says(claimed: int) -> None:
    one = replace(stopped("open"), quality=claimed)
    assert after(one, "harmless", 0, SHARPEST - BLURRED) == "harmless"
    assert after(one, "harmless", 0, SHARPEST - BLURRED - 1) == "open"
    assert after(one, "right", 0, 0) == "proven"


def test_what_a_human_saw_vouches_for_nothing_sharper() -> None:
    seen = replace(stopped("harmless"), quality=97, met=1)
    assert vouches(seen, PHOTO.hex(), 97)
    assert not vouches(seen, PHOTO.hex(), 98)
    assert not vouches(seen, OTHER.hex(), 90)
    assert not vouches(replace(seen, met=0), PHOTO.hex(), 90)


def test_of_hashes_alike_the_first_is_kept() -> None:
    near, far = (flipped(PHOTO, bits).hex() for bits in (ALIKE, ALIKE + 1))
    assert apart([(PHOTO.hex(), 90), (near, 100), (far, 80)]) == [(PHOTO.hex(), 90), (far, 80)]
    assert len(apart((one.hex(), 90) for one in some(HASHES_MAX + 1, 3))) == HASHES_MAX
