"""Is the holder an adult? A zero-knowledge proof (Longfellow): everything that is checked before the proof is run.

The wallet shows that it holds a credential with the claim, without showing the credential: no issuer's signature,
no validity, no device key to look at, only the issuer's certificate and a time. Those three are inside the proof,
which only the engine can check (`outside.zk_process`); here is what must hold before it is asked.

Profile: EU Age Verification Annex A section A.8, ISO 18013-5 second edition section 10.2.7. Two layouts of the
answer are in use, and both are read.

Rule 1: the circuit is one that was asked for, and that is known before a byte of the proof is touched.
Rule 2: as with plain answers, what nobody asked for is refused where it would be disclosed or device-signed, and
ignored where it means nothing (fields a later edition adds).
Rule 3: no exception leaves `read`; whatever is not a claim to check is a refusal code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from msgspec import Struct

from salon.age.cbor import DateTime, Embedded
from salon.age.certificates import Voucher, check_signer
from salon.age.mdoc import CLAIM, DOC_TYPE
from salon.age.reading import decoded, map_of
from salon.age.refusal import NotShown, need

SYSTEM: Final = "longfellow-libzk-v1"
"""The one proof system of the profile (section A.8)."""
ANSWER_MAX_CHARACTERS: Final = 1_048_576
"""Base64url of a whole answer at the door. Proofs are 325 to 830 kB, by circuit and by the wallet's engine."""
ANSWER_MAX_BYTES: Final = ANSWER_MAX_CHARACTERS * 3 // 4
WINDOW: Final = timedelta(seconds=300)
"""How far from now the proof's own time may lie: the life of an age transaction."""
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


class ZkCircuit(Struct, frozen=True):
    """A circuit the site accepts: the parameters both ends must agree on ("ZK system spec", google/longfellow-zk)."""

    id: str
    """What we call it in the request (`zkSystemId`); the wallet answers with the same word."""
    circuit_hash: str
    """Canonical hash of the circuit, 64 hex digits."""
    version: int
    num_attributes: int
    block_enc_hash: int
    block_enc_sig: int


class ZkClaim(Struct, frozen=True):
    """What the engine is asked: does this proof hold for these public inputs?"""

    circuit: ZkCircuit
    x: bytes
    """The issuer's public key, P-256, 32 bytes a coordinate."""
    y: bytes
    transcript: bytes
    timestamp: str
    """As in the proof: `YYYY-MM-DDTHH:MM:SSZ`."""
    proof: bytes
    doc_type: str = DOC_TYPE
    namespace: str = DOC_TYPE
    element: str = CLAIM
    value: bytes = b"\xf5"
    """CBOR of what is claimed; true."""


def zk_request(circuits: Sequence[ZkCircuit]) -> dict[str, Any]:
    """The `requestInfo` that asks for a proof by one of the circuits, and takes a plain answer as well.

    A relying party shall not refuse an answer for being plain (section A.9), hence `zkRequired: false`.
    """
    specs = [
        {
            "zkSystemId": circuit.id,
            "system": SYSTEM,
            "params": {
                "version": circuit.version,
                "circuit_hash": circuit.circuit_hash,
                "num_attributes": circuit.num_attributes,
                "block_enc_hash": circuit.block_enc_hash,
                "block_enc_sig": circuit.block_enc_sig,
            },
        }
        for circuit in circuits
    ]
    return {"zkRequest": {"systemSpecs": specs, "zkRequired": False}}


def read(
    device_response: bytes,
    transcript: bytes,
    circuits: Sequence[ZkCircuit],
    anchors: Sequence[Voucher],
    at: datetime,
) -> ZkClaim | str:
    """What the engine must still check, or the code of the first check that failed.

    Args:
        device_response: CBOR as received, already out of its transport.
        transcript: our own SessionTranscript, CBOR.
        circuits: those that were offered in the request.
        anchors: trusted roots, from configuration only.
        at: now, with zone.
    """
    try:
        return _read(device_response, transcript, circuits, anchors, at.astimezone(UTC))
    except NotShown as no:
        return no.code
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001  # Rule 3; a panic inside cryptography is not even an Exception
        return "malformed"


def _read(
    device_response: bytes,
    transcript: bytes,
    circuits: Sequence[ZkCircuit],
    anchors: Sequence[Voucher],
    at: datetime,
) -> ZkClaim:
    response = map_of(decoded(device_response, max_bytes=ANSWER_MAX_BYTES))
    need(type(response.get("status")) is int and response["status"] == 0, "status")
    need(response.get("version") in {"1.0", "1.1"}, "status")
    documents = response.get("zkDocuments")
    if type(documents) is not list or len(documents) != 1:
        raise NotShown("documents")
    need(not response.get("documents"), "documents")
    document = map_of(documents[0])
    name, data = _data(document)

    circuit = next((known for known in circuits if type(name) is str and known.id == name), None)
    if circuit is None:
        raise NotShown("zk_circuit")
    need(data.get("docType") == DOC_TYPE, "doctype")
    need(_claimed(data.get("issuerSigned")) is True, "not_adult")
    # Nothing device-signed was asked; the answer has no field for what the device did sign, so the engine is told
    # of an empty map, and a proof over anything else does not hold.
    need(data.get("deviceSigned", {}) == {}, "device_namespaces")
    timestamp = _recent(data.get("timestamp"), at)
    key, _ = check_signer(_leaf(data.get("msoX5chain")), anchors, at)
    numbers = key.public_numbers()
    proof = document.get("proof")
    if type(proof) is not bytes:
        raise NotShown("malformed")
    return ZkClaim(circuit, numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big"), transcript, timestamp, proof)


def _data(document: dict[Any, Any]) -> tuple[Any, dict[Any, Any]]:
    """The circuit's id and the rest, of either layout; never of both at once."""
    embedded, inline = document.get("documentData"), document.get("zkDocumentData")
    if type(embedded) is Embedded and inline is None:
        data = map_of(decoded(embedded.content, max_bytes=ANSWER_MAX_BYTES))
        return data.get("zkSystemId"), data
    need(embedded is None, "malformed")
    data = map_of(inline)
    return data.get("id"), data


def _claimed(signed: Any) -> Any:
    """The value of the one claim."""
    spaces = map_of(signed)
    need(set(spaces) == {DOC_TYPE}, "namespace")
    items = spaces[DOC_TYPE]
    if type(items) is not list:
        raise NotShown("malformed")
    need(len(items) == 1, "claims")
    item = map_of(items[0])
    need(item.get("elementIdentifier") == CLAIM, "claims")
    return item.get("elementValue")


def _recent(item: Any, at: datetime) -> str:
    """The proof's time as text: a tdate in one layout, plain text in the other; to the second, and near now."""
    text = item.text if type(item) is DateTime else item
    if type(text) is not str or not _TIME.fullmatch(text):
        raise NotShown("zk_timestamp")
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        raise NotShown("zk_timestamp") from None
    need(abs(said - at) <= WINDOW, "zk_timestamp")
    return text


def _leaf(chain: Any) -> bytes:
    """The signer's certificate: one byte string, or the first of an array (RFC 9360); an anchor must vouch for it."""
    leaf = chain[0] if type(chain) is list and chain else chain
    if type(leaf) is not bytes:
        raise NotShown("x5chain")
    return leaf
