"""Site keys: pepper, tickets, daily receipts, cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from salon.base.ids import CaseId
from salon.outside import site_keys
from salon.outside.site_keys import DAY_S, SiteKeys

NOW = 1_800_000_000.0


@pytest.fixture
def keys(tmp_path: Path) -> SiteKeys:
    site_keys.create(tmp_path)
    return SiteKeys(tmp_path)


def test_keys_differ_and_survive(keys: SiteKeys, tmp_path: Path) -> None:
    again = SiteKeys(tmp_path)
    assert (again.pepper, again.tickets) == (keys.pepper, keys.tickets)
    assert keys.pepper != keys.tickets


def test_they_are_never_made_twice(keys: SiteKeys, tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        site_keys.create(tmp_path)


def test_an_emptied_key_is_an_error(keys: SiteKeys, tmp_path: Path) -> None:
    (tmp_path / "pepper").write_bytes(bytes(32))
    with pytest.raises(ValueError, match="pepper"):
        SiteKeys(tmp_path)


def test_a_receipt_key_lives_seven_days_and_is_then_in_no_file(keys: SiteKeys, tmp_path: Path) -> None:
    day, key = keys.receipt_key(NOW)
    assert keys.receipt_key(NOW + 1) == (day, key)
    assert keys.expire_receipts((day + 8) * DAY_S - 1) == 0
    assert SiteKeys(tmp_path).receipt_key_of(day) == key
    assert keys.expire_receipts((day + 8) * DAY_S) == 1
    assert keys.receipt_key_of(day) is None
    assert key not in (tmp_path / "receipts").read_bytes()


def test_a_case_key_is_made_once_and_destroyed_for_good(keys: SiteKeys, tmp_path: Path) -> None:
    case = CaseId("abcdefgh234567ab")
    key = keys.case_key(case)
    assert keys.case_key(case) == keys.find_case_key(case) == key
    keys.destroy_case_key(case)
    keys.destroy_case_key(case)
    assert keys.find_case_key(case) is None
    assert all(key not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
