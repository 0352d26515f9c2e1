"""What must hold of a zero-knowledge answer before its proof is run; whether it holds is for the worker's tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from salon.age.cbor import DateTime, decode, embed, encode
from salon.age.mdoc import CLAIM, DOC_TYPE, is_zero_knowledge
from salon.age.transcript import device_request
from salon.age.zk import ANSWER_MAX_BYTES, ZkCircuit, ZkClaim, read, zk_request
from salon.base.base64url import to_bytes
from salon.outside.test_issuer import NAME, Issuer

NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)
ISSUER = Issuer(NOW)
CHAIN = ISSUER.signer.public_bytes(Encoding.DER)
SEVEN = ZkCircuit("seven", "8d" * 32, 7, 1, 4151, 4096)
SIX = ZkCircuit("six", "13" * 32, 6, 1, 4096, 2945)
TRANSCRIPT = b"\x83\xf6\xf6\x80"


def text(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def data(**changes: Any) -> dict[str, Any]:
    fields = {
        "zkSystemId": "seven",
        "docType": DOC_TYPE,
        "timestamp": DateTime(text(NOW)),
        "issuerSigned": {DOC_TYPE: [{"elementIdentifier": CLAIM, "elementValue": True}]},
        "deviceSigned": {},
        "msoX5chain": CHAIN,
    } | changes
    return {name: value for name, value in fields.items() if value is not ...}


def newer(proof: Any = b"proof", **changes: Any) -> dict[str, Any]:
    return {"proof": proof, "documentData": embed(encode(data(**changes)))}


def older(proof: Any = b"proof", **changes: Any) -> dict[str, Any]:
    fields = data(timestamp=text(NOW), **changes)
    return {"proof": proof, "zkDocumentData": {"id": fields.pop("zkSystemId")} | fields}


def answer(*documents: Any, **changes: Any) -> bytes:
    return encode({"version": "1.0", "status": 0, "zkDocuments": list(documents)} | changes)


def outcome(response: bytes, at: datetime = NOW) -> ZkClaim | str:
    return read(response, TRANSCRIPT, [SEVEN, SIX], [ISSUER.root], at)


def test_the_request_offers_the_circuits_inside_what_the_wallet_reads_and_requires_none() -> None:
    request = decode(to_bytes(device_request([SEVEN, SIX])))
    items = decode(request["docRequests"][0]["itemsRequest"].content)
    assert set(request["docRequests"][0]) == {"itemsRequest"}
    assert items["requestInfo"] == zk_request([SEVEN, SIX])
    asked = items["requestInfo"]["zkRequest"]
    assert asked["zkRequired"] is False
    assert [spec["zkSystemId"] for spec in asked["systemSpecs"]] == ["seven", "six"]
    assert asked["systemSpecs"][0] == {
        "zkSystemId": "seven",
        "system": "longfellow-libzk-v1",
        "params": {
            "version": 7,
            "circuit_hash": "8d" * 32,
            "num_attributes": 1,
            "block_enc_hash": 4151,
            "block_enc_sig": 4096,
        },
    }


def test_without_circuits_nothing_about_zero_knowledge_is_asked() -> None:
    request = decode(to_bytes(device_request()))
    assert set(decode(request["docRequests"][0]["itemsRequest"].content)) == {"docType", "nameSpaces"}


@pytest.mark.parametrize("layout", [newer, older])
@pytest.mark.parametrize("chain", [CHAIN, [CHAIN], [CHAIN, b"an intermediate nobody looks at"]])
def test_both_layouts_give_the_same_claim(layout: Any, chain: Any) -> None:
    numbers = ISSUER.signer_key.public_key().public_numbers()
    response = answer(layout(msoX5chain=chain))
    assert is_zero_knowledge(response)
    assert outcome(response) == ZkClaim(
        SEVEN, numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big"), TRANSCRIPT, text(NOW), b"proof"
    )


def test_what_a_later_edition_may_add_changes_nothing() -> None:
    claimed = {"elementIdentifier": CLAIM, "elementValue": True, "more": 1}
    document = newer(issuerSigned={DOC_TYPE: [claimed]}, more=1) | {"more": 1}
    assert outcome(answer(document, documents=[], more=1)) == outcome(answer(newer()))


def test_the_circuit_is_the_one_the_answer_names() -> None:
    claim = outcome(answer(newer(zkSystemId="six")))
    assert isinstance(claim, ZkClaim)
    assert claim.circuit == SIX


def test_an_answer_without_a_word_on_device_signed_items_has_none() -> None:
    assert isinstance(outcome(answer(newer(deviceSigned=...))), ZkClaim)


CLAIMED = {"elementIdentifier": CLAIM, "elementValue": True}
CASES: list[tuple[str, Any, str]] = [
    ("not CBOR", b"\xff", "malformed"),
    ("not a map", encode([]), "malformed"),
    ("bytes behind", answer(newer()) + b"\x00", "malformed"),
    ("status", answer(newer(), status=10), "status"),
    ("a status that only equals", answer(newer(), status=False), "status"),
    ("version", answer(newer(), version="2.0"), "status"),
    ("none", answer(), "documents"),
    ("two", answer(newer(), newer()), "documents"),
    ("no list", answer(newer(), zkDocuments={}), "documents"),
    ("a plain document as well", answer(newer(), documents=[{}]), "documents"),
    ("a document that is no map", answer(7), "malformed"),
    ("both layouts at once", answer(newer() | older()), "malformed"),
    ("data not embedded", answer({"proof": b"", "documentData": data()}), "malformed"),
    ("data embedded badly", answer({"proof": b"", "documentData": embed(b"\xff")}), "malformed"),
    ("the other layout's id", answer({"proof": b"", "zkDocumentData": data()}), "zk_circuit"),
    ("data neither here nor there", answer({"proof": b""}), "malformed"),
    ("a proof that is no bytes", answer(newer(proof="text")), "malformed"),
    ("a circuit nobody offered", answer(newer(zkSystemId="eight")), "zk_circuit"),
    ("no circuit", answer(newer(zkSystemId=...)), "zk_circuit"),
    ("a number for a circuit", answer(newer(zkSystemId=7)), "zk_circuit"),
    ("another document", answer(newer(docType="org.library.card")), "doctype"),
    ("another namespace", answer(newer(issuerSigned={"x": [CLAIMED]})), "namespace"),
    ("two namespaces", answer(newer(issuerSigned={DOC_TYPE: [CLAIMED], "x": [CLAIMED]})), "namespace"),
    ("no namespaces", answer(newer(issuerSigned=...)), "malformed"),
    ("no list of claims", answer(newer(issuerSigned={DOC_TYPE: CLAIMED})), "malformed"),
    ("no claim", answer(newer(issuerSigned={DOC_TYPE: []})), "claims"),
    ("more than was asked", answer(newer(issuerSigned={DOC_TYPE: [CLAIMED, CLAIMED]})), "claims"),
    ("another age", answer(newer(issuerSigned={DOC_TYPE: [CLAIMED | {"elementIdentifier": "age_over_16"}]})), "claims"),
    ("a device-signed nym", answer(newer(deviceSigned={DOC_TYPE: [CLAIMED]})), "device_namespaces"),
    ("device-signed of another type", answer(newer(deviceSigned=b"\xa0")), "device_namespaces"),
    ("no time", answer(newer(timestamp=...)), "zk_timestamp"),
    ("a fraction", answer(newer(timestamp="2027-01-15T12:00:00.5Z")), "zk_timestamp"),
    ("an offset", answer(newer(timestamp="2027-01-15T12:00:00+00:00")), "zk_timestamp"),
    ("no such day", answer(newer(timestamp="2027-02-30T12:00:00Z")), "zk_timestamp"),
    ("other digits", answer(newer(timestamp="２027-01-15T12:00:00Z")), "zk_timestamp"),
    ("a number for a time", answer(newer(timestamp=1)), "zk_timestamp"),
    ("no chain", answer(newer(msoX5chain=...)), "x5chain"),
    ("an empty chain", answer(newer(msoX5chain=[])), "x5chain"),
    ("a chain of text", answer(newer(msoX5chain=["x"])), "x5chain"),
    ("no certificate", answer(newer(msoX5chain=b"x")), "x5chain"),
    (
        "a rogue issuer of the same name",
        answer(newer(msoX5chain=Issuer(NOW, NAME).signer.public_bytes(Encoding.DER))),
        "untrusted_issuer",
    ),
]


@pytest.mark.parametrize(("response", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_named_cases(response: bytes, expected: str) -> None:
    assert outcome(response) == expected


@pytest.mark.parametrize("value", [False, 1, "true", b"\xf5", None, [True]])
def test_only_true_is_true(value: object) -> None:
    claimed = {DOC_TYPE: [{"elementIdentifier": CLAIM, "elementValue": value}]}
    assert outcome(answer(newer(issuerSigned=claimed))) == "not_adult"


@pytest.mark.parametrize("distance", [timedelta(seconds=301), timedelta(seconds=-301), timedelta(days=30)])
def test_a_proof_of_another_time_is_refused_and_one_of_this_time_is_not(distance: timedelta) -> None:
    assert outcome(answer(newer(timestamp=DateTime(text(NOW + distance))))) == "zk_timestamp"
    assert isinstance(outcome(answer(newer()), NOW + timedelta(seconds=300)), ZkClaim)


def test_no_circuit_is_accepted_that_was_not_configured() -> None:
    assert read(answer(newer()), TRANSCRIPT, [], [ISSUER.root], NOW) == "zk_circuit"


def test_a_large_proof_is_read_and_a_larger_one_is_not() -> None:
    assert isinstance(outcome(answer(newer(proof=bytes(ANSWER_MAX_BYTES - 2_000)))), ZkClaim)
    assert outcome(answer(newer(proof=bytes(ANSWER_MAX_BYTES)))) == "malformed"


def test_many_small_items_are_refused_before_they_cost_anything() -> None:
    assert outcome(encode([0] * 500_000)) == "malformed"


def test_a_plain_answer_is_none_of_these() -> None:
    assert outcome(encode({"version": "1.0", "status": 0, "documents": []})) == "documents"


@given(st.integers(0), st.binary(min_size=1, max_size=3))
def test_whatever_is_changed_gives_a_claim_or_a_code(place: int, change: bytes) -> None:
    response = answer(newer())
    at = place % len(response)
    assert isinstance(outcome(response[:at] + change + response[at + len(change) :]), ZkClaim | str)


def test_an_interrupt_is_not_taken_for_a_refusal() -> None:
    class Interrupting(list[Any]):
        def __iter__(self) -> Any:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(answer(newer()), TRANSCRIPT, [SEVEN], Interrupting([1]), NOW)


def test_an_error_inside_is_a_refusal() -> None:
    assert read(answer(newer()), TRANSCRIPT, [SEVEN], None, NOW) in {"malformed", "x5chain"}  # type: ignore[arg-type]
