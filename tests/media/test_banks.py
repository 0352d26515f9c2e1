"""Who knows a photo: roles, the near band, quality, the word of the harmless, quarantine."""

from __future__ import annotations

import pytest

from salon.media.banks import ALIKE, THRESHOLD, Bank, Banks, Floods, Listed, silencing, telling
from salon.media.found import FormHash, Role
from salon.media.pdq import QUALITY_MIN
from tests.media.test_search import flipped, some

PHOTO, OTHER = some(2, 7)
MANY = some(10, 8)


def asked(pdq: bytes = PHOTO, quality: int = 100, *turned: bytes) -> list[FormHash]:
    return [FormHash("whole", pdq, quality, turned)]


def bank(name: str, role: Role, *bits: int, quality: int = 100) -> Bank:
    return Bank(name, role, tuple(Listed(flipped(PHOTO, far).hex(), quality) for far in bits))


def found(*banks: Bank) -> list[tuple[str, str, int, bool]]:
    return [(one.bank, one.role, one.distance, one.near) for one in Banks(banks).matches(asked())]


@pytest.mark.parametrize("role", ["block", "hold"])
@pytest.mark.parametrize(("bits", "near"), [(0, False), (31, False), (32, True), (60, True)])
def test_up_to_31_bits_it_is_known_and_up_to_60_it_is_near(role: Role, bits: int, near: bool) -> None:
    assert found(bank("one", role, bits)) == [("one", role, bits, near)]


def test_beyond_60_bits_nobody_knows_it() -> None:
    assert found(bank("one", "block", 61)) == []
    assert Banks().matches(asked(OTHER)) == ()


@pytest.mark.parametrize(("quality", "known"), [(QUALITY_MIN, True), (QUALITY_MIN - 1, False)])
def test_a_hash_of_low_quality_matches_on_neither_side(quality: int, known: bool) -> None:
    assert bool(found(bank("one", "block", 0, quality=quality))) is known
    assert bool(Banks([bank("one", "block", 0)]).matches(asked(PHOTO, quality))) is known


def test_a_turned_photo_is_known() -> None:
    matches = Banks([bank("one", "block", 0)]).matches(asked(OTHER, 100, PHOTO))
    assert [one.distance for one in matches] == [0]


def test_each_bank_speaks_once_for_a_match_and_once_for_a_near_one_the_nearest_first() -> None:
    assert found(bank("b", "hold", 40, 5, 9), bank("a", "block", 20, 50)) == [
        ("b", "hold", 5, False),
        ("a", "block", 20, False),
        ("b", "hold", 40, True),
        ("a", "block", 50, True),
    ]


def test_the_harmless_silence_what_is_farther_and_not_what_is_as_near() -> None:
    harmless = bank("fine", "negative", 10)
    assert found(harmless, bank("one", "hold", 11)) == []
    assert found(harmless, bank("one", "hold", 10)) == [("one", "hold", 10, False)]
    assert found(harmless, bank("one", "hold", 9, 40)) == [("one", "hold", 9, False)]
    assert found(harmless, bank("one", "block", 32)) == []


@pytest.mark.parametrize(("role", "bits"), [("csam", 2), ("csam", 31), ("csam", 60), ("block", 2), ("block", 31)])
def test_nothing_listed_as_harmless_silences_child_abuse_or_what_a_block_bank_knows(role: Role, bits: int) -> None:
    known = bank("grave", role, bits)
    assert found(bank("fine", "negative", 0), known) == [("grave", role, bits, bits > THRESHOLD)]
    quarantined = Banks([bank("fine", "negative", 0), known], {known.listed[0].pdq: "quarantined"})
    assert [one.near for one in quarantined.matches(asked())] == [True]


def test_hashes_listed_as_harmless_near_a_grave_bank_are_named() -> None:
    fine = bank("fine", "negative", 0)
    (one,) = silencing([bank("abuse", "csam", 9), fine, bank("known", "block", 60), bank("ask", "hold", 0)])
    assert (one[0], one[1], one[2].bank, one[2].distance) == ("fine", fine.listed[0], "abuse", 9)
    assert silencing([fine, bank("known", "block", 61), bank("ask", "hold", 0)]) == []


def test_the_harmless_are_not_believed_beyond_31_bits() -> None:
    assert found(bank("fine", "negative", 32), bank("one", "block", 40)) == [("one", "block", 40, True)]


def test_a_hash_in_quarantine_only_calls_for_review_and_one_switched_off_says_nothing() -> None:
    one = bank("one", "block", 0)
    listed = one.listed[0].pdq
    (match,) = Banks([one], {listed: "quarantined"}).matches(asked())
    assert (match.near, match.distance, match.listed) == (True, 0, listed)
    off = Banks([one], {listed: "off"})
    assert len(off) == 0
    assert off.matches(asked()) == ()


def photo(number: int, *turned: bytes) -> FormHash:
    return FormHash("whole", MANY[number], 100, turned)


def test_many_different_pictures_of_different_people_within_a_day_flood_a_hash_once() -> None:
    floods = Floods(photos=3, within_s=100)
    assert [floods.met("one", photo(at), f"family {at}", at) for at in range(3)] == [False, False, True]
    assert not floods.met("one", photo(9), "family 9", 4)


def test_one_picture_of_many_people_turned_too_is_no_flood() -> None:
    floods = Floods(photos=2, within_s=100)
    again = FormHash("whole", flipped(MANY[0], ALIKE), 100)
    assert not any(floods.met("one", one, f"family {at}", at) for at, one in enumerate([photo(0), again, photo(0)]))
    assert not floods.met("one", photo(5, MANY[0]), "family 9", 9)
    other = FormHash("whole", flipped(MANY[0], ALIKE + 1), 100)
    assert floods.met("one", other, "family 8", 9)


def test_many_pictures_of_one_person_and_of_yesterday_are_no_flood() -> None:
    floods = Floods(photos=2, within_s=100)
    assert not any(floods.met("one", photo(at), "family", at) for at in range(5))
    assert not floods.met("two", photo(0), "a", 0)
    assert not floods.met("two", photo(1), "b", 101)
    assert not floods.met("other", photo(1), "b", 102)
    assert floods.met("two", photo(2), "c", 102)


def test_photos_are_told_apart_by_the_whole_unless_it_is_flat() -> None:
    whole, flat, part = photo(0), FormHash("whole", MANY[0], QUALITY_MIN - 1), FormHash("crop80", MANY[1], 90)
    assert telling([part, whole]) == whole
    assert telling([flat, part]) == part
    assert telling([]) is None
