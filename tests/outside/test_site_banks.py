"""The banks of a running site: read again when a file changes, with quarantine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from salon.base.clock import FixedClock
from salon.media.banks import FLOOD_PHOTOS, Bank, Listed
from salon.media.found import FormHash
from salon.outside.bank_files import BadBank, append, row
from salon.outside.site_banks import LOOKED_S, QUARANTINE_S, SiteBanks
from salon.store.database import Database
from salon.store.picture_marks import SqlitePictureMarks
from tests.media.test_search import some

MANY = [FormHash("whole", one, 100) for one in some(FLOOD_PHOTOS, 3)]
ONE, OTHER = FormHash("whole", bytes(32), 100), FormHash("whole", bytes([255] * 32), 100)


def banks(tmp_path: Path, flooded: list[str] | None = None) -> tuple[SiteBanks, FixedClock]:
    clock, heard = FixedClock(1_000.0), [] if flooded is None else flooded
    beside = Bank("beside", "hold", (Listed(OTHER.pdq.hex()),))
    return SiteBanks(tmp_path, clock, [beside], flooded=lambda: heard.append("flooded")), clock


def test_a_bank_that_changed_is_read_again_within_seconds(tmp_path: Path) -> None:
    site, clock = banks(tmp_path)
    assert [match.bank for match in site().matches([OTHER])] == ["beside"]
    append(tmp_path, "feed", "block", [row(ONE, "")])
    clock.advance(LOOKED_S)
    (match,) = site().matches([ONE])
    assert (match.bank, match.role, match.near) == ("feed", "block", False)


def test_a_site_says_whether_anybody_gave_it_a_list_and_takes_no_negative_one_for_it(tmp_path: Path) -> None:
    site, clock = banks(tmp_path)
    assert not site.lists()
    append(tmp_path, "fine", "negative", [row(OTHER, "")])
    clock.advance(LOOKED_S)
    assert not site.lists()
    append(tmp_path, "feed", "block", [row(ONE, "")])
    clock.advance(LOOKED_S)
    assert site.lists()


def test_a_bank_that_breaks_leaves_what_was_read_last(tmp_path: Path) -> None:
    append(tmp_path, "feed", "block", [row(ONE, "")])
    site, clock = banks(tmp_path)
    (tmp_path / "feed.tsv").write_text("#role\tblock\nnonsense\n")
    os.utime(tmp_path / "feed.tsv", (1, 1))
    clock.advance(LOOKED_S)
    assert [match.bank for match in site().matches([ONE])] == ["feed"]
    with pytest.raises(BadBank):
        banks(tmp_path)


async def test_a_hash_that_many_different_photos_meet_only_calls_for_review(tmp_path: Path) -> None:
    append(tmp_path, "feed", "block", [row(ONE, "")])
    heard: list[str] = []
    site, _ = banks(tmp_path, heard)
    for number in range(FLOOD_PHOTOS):
        matches = site().matches([ONE])
        assert not matches[0].near
        for _ in range(3):
            await site.met(matches, [MANY[number]], f"family {number}")
    assert heard == ["flooded"]
    (match,) = site().matches([ONE])
    assert match.near


async def test_a_quarantine_outlives_a_restart_and_ends_with_its_time(tmp_path: Path) -> None:
    append(tmp_path, "feed", "block", [row(ONE, "")])
    database, clock = Database(tmp_path / "salon.db"), FixedClock(1_000.0)
    marks = SqlitePictureMarks(database)

    async def started() -> SiteBanks:
        return SiteBanks(tmp_path, clock, quarantined=await marks.quarantined(clock.now()), keep=marks.quarantine)

    try:
        site = await started()
        for number in range(FLOOD_PHOTOS):
            await site.met(site().matches([ONE]), [MANY[number]], f"family {number}")
        clock.advance(QUARANTINE_S - 1)
        again = await started()
        assert again().matches([ONE])[0].near
        clock.advance(1)
        assert not (await started())().matches([ONE])[0].near
        clock.advance(LOOKED_S)
        assert not again().matches([ONE])[0].near
        assert await marks.expire(clock.now()) == 1
    finally:
        await database.close()
