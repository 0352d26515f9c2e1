"""RFC 3339 with a zone, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.age.instant import instant


@given(st.datetimes(timezones=st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))))
def test_what_is_written_by_the_book_is_read(at: datetime) -> None:
    try:
        expected = at.astimezone(UTC)
    except OverflowError:
        with pytest.raises(ValueError, match="years"):
            instant(at.isoformat())
    else:
        assert instant(at.isoformat()) == expected
        assert instant(at.isoformat()).tzinfo is UTC


def test_z_fractions_and_offsets_are_the_same_instant() -> None:
    written = (
        "2027-01-15T12:00:00Z",
        "2027-01-15T12:00:00.000Z",
        "2027-01-15T13:30:00+01:30",
        "2027-01-15T12:00:00-00:00",
    )
    assert {instant(text) for text in written} == {datetime(2027, 1, 15, 12, tzinfo=UTC)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2027-01-15",
        "2027-01-15T12:00:00",
        "2027-01-15T12:00Z",
        "2027-W02-5T12:00:00Z",
        "20270115T120000Z",
        "2027-01-15 12:00:00Z",
        "2027-01-15T12:00:00Z ",
        "2027-01-15T12:00:00z",
        "2027-02-30T12:00:00Z",
        "2027-01-15T12:00:60Z",
        "2027-01-15T12:00:00+24:00",
        "2027-01-15T12:00:00.Z",
        "٢٠٢٧-01-15T12:00:00Z",
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
    ],
)
def test_anything_else_is_no_instant(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        instant(text)
