"""`salon image check` and `salon bank …`: the contract other programs read, with the real worker."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest
from bench.pictures import encoded, scene
from click.testing import Result
from PIL import Image
from typer.testing import CliRunner

from salon.cli.image import action
from salon.cli.main import app
from salon.flow.photo_rules import Nudity, ruled
from salon.flow.ports.photos import Examined
from salon.media.found import Band, Match, Role


def salon(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def lines(done: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert salon("init", tmp_path / "site").exit_code == 0
    return tmp_path / "site" / "salon.toml"


def test_without_a_site_the_test_bank_knows_its_picture_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("known.jpg").write_bytes(encoded(scene(2026, 320, 240)))
    Path("other.png").write_bytes(encoded(scene(1, 320, 240), "PNG"))
    done = salon("image", "check", "known.jpg", "other.png", "--json")
    assert done.exit_code == 0, done.output
    known, other = lines(done)
    assert set(known) == set(other) == {"file", "pdq", "quality", "nudity", "action", "matches"}
    assert known["action"] == "block"
    assert [match["bank"] for match in known["matches"]] == ["test_bank"]
    assert known["matches"][0]["distance"] <= 31
    assert other["matches"] == []
    assert other["action"] == "allow"
    assert len(other["pdq"]) == 64


def test_what_cannot_be_read_is_said_beside_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.svg").write_text("<svg/>")
    Path("b.jpg").write_bytes(encoded(scene(1, 320, 240)))
    done = salon("image", "check", "a.svg", "missing.jpg", "b.jpg", "--json")
    assert done.exit_code == 1
    svg, missing, good = lines(done)
    assert svg == {"file": "a.svg", "error": "photo_format"}
    assert missing == {"file": "missing.jpg", "error": "unreadable"}
    assert good["file"] == "b.jpg"
    assert "photo_format" in salon("image", "check", "a.svg").stdout


def test_a_bank_is_filled_listed_asked_and_emptied(site: Path) -> None:
    photo, mirrored = site.parent / "one.png", site.parent / "mirrored.png"
    picture = scene(3, 320, 240)
    photo.write_bytes(encoded(picture, "PNG"))
    mirrored.write_bytes(encoded(picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT), "PNG"))
    config = ("--config", site)
    done = salon("bank", "add", "mine", photo, "--role", "hold", "--note", "seen\ttwice", *config, "--json")
    assert done.exit_code == 0, done.output
    assert lines(done)[0]["matches"] == [{"bank": "mine", "distance": 0}]
    rows = (site.parent / "data" / "banks" / "mine.tsv").read_text().splitlines()
    assert rows[0] == "#role\thold"
    assert all(row.endswith("\tseen twice") for row in rows[1:])
    listed = lines(salon("bank", "list", "--json", *config))
    assert listed == [{"bank": "mine", "role": "hold", "hashes": len(rows) - 1}]
    (found,) = lines(salon("image", "check", mirrored, "--json", *config))
    assert found["action"] == "hold"
    assert found["matches"][0]["distance"] <= 31
    assert salon("bank", "remove", "mine", rows[1].split("\t")[0], *config).stdout == "mine: 1 removed\n"
    assert salon("bank", "remove", "mine", *config).exit_code == 0
    assert salon("bank", "list", *config).stdout.startswith("no banks yet")
    assert salon("bank", "list", "--json", *config).stdout == ""


def test_a_list_is_taken_whole_or_not_at_all(site: Path) -> None:
    feed = site.parent / "feed.csv"
    feed.write_text(f"# a comment\n{'AB' * 32},80,of others\n{'cd' * 32}\n{'cd' * 32}\n")
    config = ("--config", site)
    assert salon("bank", "import", "feed", feed, *config).stdout == "feed: 2 added\n"
    assert salon("bank", "import", "feed", feed, *config).stdout == "feed: 0 added\n"
    feed.write_text(f"{'ef' * 32}\nnonsense\n")
    done = salon("bank", "import", "feed", feed, *config)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "feed.csv:2" in done.stderr
    assert salon("bank", "list", *config).stdout == "feed: block, 2 hashes\n"


def test_a_feed_that_withdraws_a_hash_takes_it_out_of_its_bank(site: Path) -> None:
    feed, config = site.parent / "feed.txt", ("--config", site)
    feed.write_text(f"{'ab' * 32}\n{'cd' * 32}\n")
    take = ("bank", "import", "feed", feed, "--replace", "--role", "csam", *config)
    assert salon(*take).stdout == "feed: 2 added, 0 removed\n"
    feed.write_text(f"{'cd' * 32}\n{'ef' * 32}\n{'ef' * 32}\n")
    assert salon(*take).stdout == "feed: 1 added, 1 removed\n"
    assert salon("bank", "list", *config).stdout == "feed: csam, 2 hashes\n"
    # A fetch that failed leaves an empty file: the bank stays.
    feed.write_text("\n")
    done = salon(*take)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "bank remove feed" in done.stderr
    assert salon("bank", "list", *config).stdout == "feed: csam, 2 hashes\n"


@pytest.mark.parametrize("name", ["../out", "A", "", "a/b", "x" * 41])
def test_a_name_that_could_be_a_path_is_none(site: Path, name: str) -> None:
    feed = site.parent / "feed.csv"
    feed.write_text("ab" * 32)
    assert salon("bank", "import", name, feed, "--config", site).exit_code == 2


def test_another_role_and_a_broken_bank_are_wrong_use(site: Path) -> None:
    feed = site.parent / "feed.csv"
    feed.write_text("ab" * 32)
    config = ("--config", site)
    assert salon("bank", "import", "feed", feed, *config).exit_code == 0
    assert salon("bank", "import", "feed", feed, "--role", "negative", *config).exit_code == 2
    (site.parent / "data" / "banks" / "feed.tsv").write_text("#role\tblock\nnonsense\n")
    assert "feed.tsv:2" in salon("bank", "list", *config).stderr
    assert salon("bank", "list", "--config", site.parent / "none.toml").exit_code == 2


def examined(band: Band, role: Role | None, *, near: bool) -> Examined:
    matches = (Match("one", role, 5, near, "00" * 32),) if role else ()
    return Examined(b"", "image/jpeg", 1, 1, b"", b"", b"", (), 0.0, band, matches)


@pytest.mark.parametrize(
    ("nudity", "role", "near", "band", "expected"),
    [
        ("refuse", None, False, "deliver", "allow"),
        ("refuse", None, False, "blur", "hold"),
        ("refuse", None, False, "hold", "block"),
        ("admit", None, False, "deliver", "allow"),
        ("admit", None, False, "blur", "blur"),
        ("admit", None, False, "hold", "blur"),
        ("admit", "block", False, "deliver", "block"),
        ("admit", "block", True, "deliver", "hold"),
        ("admit", "hold", False, "blur", "hold"),
        ("refuse", "csam", True, "deliver", "block"),
    ],
)
def test_a_doubtful_photo_becomes_what_the_site_admits_and_a_known_one_what_its_bank_says(
    nudity: Nudity, role: Role | None, near: bool, band: Band, expected: str
) -> None:
    assert action(examined(band, role, near=near), nudity) == expected


def test_what_it_says_and_what_the_site_does_are_the_same_for_every_photo() -> None:
    seen = set[str]()
    for nudity, band, role, near in product(get_args(Nudity), get_args(Band), (None, *get_args(Role)), (False, True)):
        found = examined(band, role, near=near)
        site = ruled(found, nudity, 7.0)
        said = action(found, nudity)
        seen.add(said)
        assert (said in {"hold", "block"}) == (site.judgement.outcome in {"hold", "block"})
        assert (said == "block") == (site.judgement.outcome == "block")
        assert said in {"hold", "block"} or (said == "blur") == site.blurred
        assert not site.closed or said == "block", "nobody may look at it"
    assert seen == {"allow", "blur", "hold", "block"}


def test_the_settings_of_a_site_move_the_answer(site: Path) -> None:
    photo = site.parent / "one.png"
    photo.write_bytes(encoded(scene(1, 320, 240), "PNG"))
    config = ("--config", site, "--json")
    (usual,) = lines(salon("image", "check", photo, *config))
    assert usual["action"] == "allow"
    assert 0 < usual["nudity"] < 0.4
    written = site.read_text()
    for strictly, expected, admitted in (
        ("blur_from = 0.0\n", "hold", "blur"),
        ("blur_from = 0.0\nhold_from = 0.0\n", "block", "blur"),
    ):
        site.write_text(f"{written}\n[photos]\n{strictly}")
        (found,) = lines(salon("image", "check", photo, *config))
        assert found["action"] == expected
        (found,) = lines(salon("image", "check", photo, "--nudity", "admit", *config))
        assert found["action"] == admitted
