"""What a check says of photos, and which settings of nudity a site may start with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from salon.cli.check_photos import of_photos
from salon.cli.found import Found
from salon.config.load import Faults, load
from salon.config.schema import Settings
from salon.media.found import FormHash
from salon.outside.bank_files import append, row
from salon.outside.site_keys import create


def settings(tmp_path: Path, **photos: Any) -> Settings:
    one = Settings()
    data = msgspec.structs.replace(one.directories, data=str(tmp_path / "data"))
    return msgspec.structs.replace(one, directories=data, photos=msgspec.structs.replace(one.photos, **photos))


def looked_at(settings: Settings) -> Found:
    found = Found()
    of_photos(settings, found)
    return found


def test_a_check_says_plainly_that_no_list_of_illegal_pictures_is_there(tmp_path: Path) -> None:
    found = looked_at(settings(tmp_path))
    assert found.faults == []
    assert found.fine == ["photos can be looked at, in a process of their own"]
    assert ["no bank" in line or "custodian_key" in line for line in found.warnings] == [True, True]
    append(tmp_path / "data" / "banks", "list", "csam", [row(FormHash("whole", bytes(32), 100), "")])
    assert len(looked_at(settings(tmp_path)).warnings) == 1
    assert looked_at(settings(tmp_path, on=False)).fine == ["photos are off"]


def test_a_check_names_what_is_listed_as_harmless_near_known_abuse(tmp_path: Path) -> None:
    one = FormHash("whole", bytes(32), 100)
    append(tmp_path / "data" / "banks", "list", "csam", [row(one, "")])
    append(tmp_path / "data" / "banks", "fine", "negative", [row(one, "")])
    (line,) = [line for line in looked_at(settings(tmp_path)).warnings if "harmless" in line]
    assert all(part in line for part in ("fine", one.pdq.hex(), "list (csam)"))


def test_a_broken_bank_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "data" / "banks").mkdir(parents=True)
    (tmp_path / "data" / "banks" / "feed.tsv").write_text("#role\tblock\nnonsense\n")
    assert "feed.tsv:2" in looked_at(settings(tmp_path)).faults[0]


SITE = """
[site]
origin = "http://localhost:8080"
[age]
mode = "test"
{age}
[photos]
{photos}
"""
ADMIT = 'nudity = "admit"\n'
RECORD = ADMIT + 'legal_record = "record.txt"\n'
STRICT = "levels = {idle_min = 60}"


@pytest.mark.parametrize(
    ("age", "photos", "fault"),
    [
        ("", 'nudity = "refuse"', ""),
        (STRICT, RECORD, ""),
        ("", RECORD, "age.levels.idle_min"),
        ("levels = {idle_min = 61}", RECORD, "age.levels.idle_min"),
        (STRICT, ADMIT, "photos.legal_record"),
        (STRICT, ADMIT + 'legal_record = "empty.txt"', "photos.legal_record"),
        (STRICT, ADMIT + 'legal_record = "none.txt"', "photos.legal_record"),
        (
            STRICT + '\nprovider = {name = "P", issuer = "http://localhost:9", client_id = "c"}',
            RECORD,
            "age.provider",
        ),
        ("", "blur_from = 0.3\nhold_from = 0.2", "photos.blur_from"),
        ("", 'custodian_key = "record.txt"', "photos.custodian_key"),
        ("", 'nudity = "anything"', "photos.nudity"),
    ],
)
def test_a_site_that_admits_nudity_owes_more_at_its_door(tmp_path: Path, age: str, photos: str, fault: str) -> None:
    (tmp_path / "record.txt").write_text("Why, since when, who decided.")
    (tmp_path / "empty.txt").write_text("\n")
    create(tmp_path / "site-keys")
    (tmp_path / "salon.toml").write_text(SITE.format(age=age, photos=photos))
    if not fault:
        assert load(tmp_path / "salon.toml").photos.nudity in {"refuse", "admit"}
        return
    with pytest.raises(Faults) as faults:
        load(tmp_path / "salon.toml")
    (line,) = faults.value.faults
    assert line.startswith(fault)
