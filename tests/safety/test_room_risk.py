"""The risk of a room counts people and shares, never one person's zeal; it decays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.safety.room_risk import GONE_S, SIGNS_MAX, RoomRisk, reading, resumed, signed, stored, turned
from salon.safety.talk.sign import BANDS, Band


def room(turns: int, *signs: tuple[str, str, Band], at: float = 0.0) -> RoomRisk:
    """A room with so many turns, and who brought which sign."""
    risk = RoomRisk()
    for _ in range(turns):
        turned(risk, at)
    for by, family, band in signs:
        signed(risk, by, at, family, ("some_sign",), band)
    return risk


def grave(people: int, family: str = "minor_contact") -> list[tuple[str, str, Band]]:
    return [(f"person {number}", family, "hold") for number in range(people)]


@pytest.mark.parametrize(
    ("turns", "people", "band"),
    [(20, 0, "none"), (20, 1, "none"), (20, 2, "watch"), (20, 3, "hold"), (20, 4, "urgent"), (60, 4, "hold")],
)
def test_bands_count_people_and_the_share_of_what_is_said(turns: int, people: int, band: Band) -> None:
    assert reading(room(turns, *grave(people)), 0.0).band == band


def test_one_person_raises_no_room_however_much_they_write() -> None:
    risk = room(3)
    for number in range(200):
        turned(risk, float(number))
        signed(risk, "anne", float(number), "coercion", ("threat",), "urgent")
    assert reading(risk, 200.0).band == "none"
    assert len(risk.signs) == 1


def test_who_only_say_to_be_under_18_close_a_door_and_silence_nobody() -> None:
    risk = RoomRisk()
    for number in range(6):
        turned(risk, float(number))
        signed(risk, f"who{number}", float(number), "own_word", ("own_age",), "hold")
    assert reading(risk, 10.0).band == "hold"


def test_a_busy_room_with_the_false_findings_of_ordinary_talk_stays_open() -> None:
    risk = RoomRisk()
    for number in range(10_000):
        turned(risk, float(number))
        if number % 330 == 0:
            signed(risk, f"person {number}", float(number), "minor_contact", ("age",), "hold")
    assert BANDS.index(reading(risk, 10_000.0).band) < BANDS.index("slow")


def test_light_signs_of_many_are_shown_and_shut_nothing() -> None:
    signs: list[tuple[str, str, Band]] = [(f"person {number}", "off_platform", "slow") for number in range(9)]
    found = reading(room(20, *signs), 0.0)
    assert found.band == "slow"
    assert found.signals == (("off_platform.some_sign", 9),)
    assert (found.family, found.people) == ("off_platform", 9)


@pytest.mark.parametrize(
    ("settled", "new", "band", "acts"),
    [
        (0, 3, "hold", "slow"),
        (2, 1, "hold", "slow"),
        (3, 0, "hold", "hold"),
        (3, 1, "urgent", "hold"),
        (4, 3, "urgent", "urgent"),
    ],
)
def test_newcomers_are_counted_and_shut_nothing(settled: int, new: int, band: Band, acts: Band) -> None:
    risk = room(20)
    for number in range(settled + new):
        signed(risk, f"person {number}", 0.0, "coercion", ("threat",), "hold", settled=number < settled)
    found = reading(risk, 0.0)
    assert (found.band, found.acts) == (band, acts)


def test_who_has_settled_since_counts_in_full_with_the_next_sign() -> None:
    risk = room(20, *grave(2))
    signed(risk, "new", 0.0, "coercion", ("threat",), "hold", settled=False)
    assert reading(risk, 0.0).acts == "slow"
    signed(risk, "new", 10.0, "coercion", ("threat",), "hold", settled=True)
    assert reading(risk, 10.0).acts == "hold"


def test_it_decays() -> None:
    risk = room(20, *grave(4))
    assert reading(risk, GONE_S - 1).band == "urgent"
    assert reading(risk, GONE_S).band == "none"


def test_what_was_grave_stays_so_when_the_same_person_brings_a_light_sign() -> None:
    risk = room(20, *grave(3))
    for number in range(3):
        signed(risk, f"person {number}", 10.0, "minor_contact", ("other_sign",), "slow")
    assert reading(risk, 10.0).band == "hold"
    assert ("minor_contact.some_sign", 3) in reading(risk, 10.0).signals


def test_an_empty_room_comes_to_nothing() -> None:
    found = reading(RoomRisk(), 0.0)
    assert (found.band, found.share, found.family) == ("none", 0.0, "")


@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from(["sale", "coercion"]), st.integers(0, 40_000))))
def test_it_is_bounded_and_comes_back_from_its_bytes(turns: list[tuple[int, str, int]]) -> None:
    risk = RoomRisk()
    for by, family, at in turns:
        turned(risk, float(at))
        signed(risk, str(by), float(at), family, ("name",), "hold")
    assert len(risk.signs) <= SIGNS_MAX
    assert resumed(stored(risk)) == risk
    assert 0.0 <= reading(risk, 40_000.0).share <= 1.0
