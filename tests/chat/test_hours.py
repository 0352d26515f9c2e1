"""Opening hours: read, open, opening next, through changes of summer time."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.chat.hours import DAYS, Hours, parse_hours

PARIS = ZoneInfo("Europe/Paris")


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).timestamp()


def test_no_hours_are_always_open() -> None:
    assert parse_hours("") == Hours()
    assert Hours().opens(at("2026-11-24T03:00"), PARIS) == 0


def test_a_room_opens_on_thursday_at_eight_in_the_evening() -> None:
    hours = parse_hours("Thu 20:00-23:00")
    assert hours.opens(at("2026-11-24T12:00"), PARIS) == at("2026-11-26T20:00")
    assert hours.opens(at("2026-11-26T20:00"), PARIS) == 0
    assert hours.opens(at("2026-11-26T22:59"), PARIS) == 0
    assert hours.opens(at("2026-11-26T23:00"), PARIS) == at("2026-12-03T20:00")


def test_a_stretch_may_go_past_midnight_and_days_past_sunday() -> None:
    hours = parse_hours("Sat-Mon 22:00-02:00")
    assert hours.opens(at("2026-11-29T01:30"), PARIS) == 0
    assert hours.opens(at("2026-11-24T01:30"), PARIS) == 0
    assert hours.opens(at("2026-11-24T02:00"), PARIS) == at("2026-11-28T22:00")


def test_without_days_it_is_every_day_and_all_day_is_never_shut() -> None:
    assert parse_hours("09:00-18:00").opens(at("2026-11-24T08:00"), PARIS) == at("2026-11-24T09:00")
    all_day = parse_hours("00:00-24:00")
    assert all(all_day.opens(at("2026-10-24T00:00") + 1800 * step, PARIS) == 0 for step in range(96))


def test_wall_clock_times_hold_through_the_end_of_summer_time() -> None:
    hours = parse_hours("Sun 20:00-23:00")
    assert hours.opens(at("2026-10-24T12:00"), PARIS) == datetime(2026, 10, 25, 19, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    "text", ["Thursday 20:00-23:00", "Thu 20-23", "Thu 25:00-26:00", "Xyz 10:00-11:00", "10:75-11:00", "x"]
)
def test_what_cannot_be_read_is_refused_with_what_it_was(text: str) -> None:
    with pytest.raises(ValueError, match=r"days are|times are|is not like"):
        parse_hours(text)


@given(
    st.sampled_from(DAYS),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 2**31),
)
def test_what_opens_next_is_open_then(day: str, h: int, m: int, h2: int, m2: int, now: int) -> None:
    hours = parse_hours(f"{day} {h:02}:{m:02}-{h2:02}:{m2:02}")
    opens = hours.opens(now, UTC)
    assert opens == 0 or (opens > now and hours.opens(opens, UTC) == 0)
