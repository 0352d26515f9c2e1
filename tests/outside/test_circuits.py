"""The list of accepted circuits: pinned, whole, or not used at all."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from salon.age.zk import ZkCircuit
from salon.outside.circuits import CIRCUIT_MAX_BYTES, CircuitFaults, read_circuits

DATA = b"a circuit"
ENTRY = {
    "id": "seven",
    "system": "longfellow-libzk-v1",
    "version": 7,
    "circuit_hash": "8d" * 32,
    "num_attributes": 1,
    "block_enc_hash": 4151,
    "block_enc_sig": 4096,
    "file": "circuits/seven.circuit",
    "sha256": sha256(DATA).hexdigest(),
}


def listed(directory: Path, *entries: Any, data: bytes = DATA) -> tuple[Path, str]:
    (directory / "circuits").mkdir()
    (directory / "circuits" / "seven.circuit").write_bytes(data)
    path = directory / "circuits.json"
    path.write_text(json.dumps({"circuits": entries}))
    return path, sha256(path.read_bytes()).hexdigest()


def fault(path: Path, pinned: str) -> str:
    with pytest.raises(CircuitFaults) as caught:
        read_circuits(path, pinned)
    return str(caught.value)


def test_a_pinned_list_gives_its_circuits_with_their_bytes(tmp_path: Path) -> None:
    [circuit] = read_circuits(*listed(tmp_path, ENTRY))
    assert circuit.parameters == ZkCircuit("seven", "8d" * 32, 7, 1, 4151, 4096)
    assert circuit.data == DATA


def test_a_list_that_is_not_the_pinned_one_gives_nothing(tmp_path: Path) -> None:
    path, pinned = listed(tmp_path, ENTRY)
    path.write_text(path.read_text() + " ")
    assert "not the pinned one" in fault(path, pinned)
    assert "not the pinned one" in fault(path, "")


def test_a_circuit_file_that_was_changed_gives_nothing(tmp_path: Path) -> None:
    assert "not the file the list means" in fault(*listed(tmp_path, ENTRY, data=DATA + b"!"))


def test_what_is_missing_or_too_large_is_said(tmp_path: Path) -> None:
    path, pinned = listed(tmp_path, ENTRY)
    file = tmp_path / "circuits" / "seven.circuit"
    file.write_bytes(bytes(CIRCUIT_MAX_BYTES + 1))
    assert "larger than" in fault(path, pinned)
    file.unlink()
    assert "No such file" in fault(path, pinned)
    assert "No such file" in fault(tmp_path / "none.json", pinned)


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [ENTRY, ENTRY],
        [ENTRY, ENTRY | {"id": "other"}],
        [ENTRY | {"num_attributes": 2}],
        [ENTRY | {"system": "another"}],
        [ENTRY | {"circuit_hash": "8D" * 32}],
        [ENTRY | {"id": ""}],
        [ENTRY | {"block_enc_sig": 0}],
        [ENTRY | {"x": 1}],
        [{name: value for name, value in ENTRY.items() if name != "sha256"}],
        ["seven"],
    ],
)
def test_a_list_that_is_not_sound_gives_nothing(tmp_path: Path, entries: list[Any]) -> None:
    assert "circuits.json" in fault(*listed(tmp_path, *entries))


def test_a_file_that_is_no_list_gives_nothing(tmp_path: Path) -> None:
    path = tmp_path / "circuits.json"
    path.write_bytes(b"\xff{")
    assert "circuits.json" in fault(path, sha256(b"\xff{").hexdigest())
