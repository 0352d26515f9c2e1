"""Packs in a directory: all faults of all files at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from salon.outside.pack_files import PACK_MAX_BYTES, read_packs
from salon.safety.packs import BadPack
from tests.safety.test_packs import PACK


def test_packs_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text(PACK)
    (tmp_path / "a.toml").write_text(PACK.replace('"adverts"', '"lures"'))
    (tmp_path / "notes.txt").write_text("no pack")
    assert [rule.code for rule in read_packs(tmp_path)] == ["pack.lures", "pack.adverts"]


def test_every_fault_of_every_file_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(PACK.replace('"spam"', '"rumour"'))
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "c.toml").write_text("#" * (PACK_MAX_BYTES + 1))
    with pytest.raises(BadPack) as caught:
        read_packs(tmp_path)
    assert [fault.partition(":")[0] for fault in caught.value.faults] == ["a.toml", "b.toml", "c.toml"]


def test_one_name_in_two_packs_and_a_missing_directory_are_faults(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(PACK)
    with pytest.raises(BadPack, match="two packs have a rule `adverts`"):
        read_packs(tmp_path)
    with pytest.raises(BadPack, match="no such directory"):
        read_packs(tmp_path / "nowhere")
