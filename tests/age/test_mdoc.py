"""The fifteen named cases, and everything an attacker may flip, cut or add."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from salon.age.cbor import Embedded, decode, embed, encode
from salon.age.mdoc import CLAIM, DOC_TYPE, verify
from salon.age.transcript import session_transcript
from salon.outside.age_wallet import TestWallet
from salon.outside.test_issuer import NAME, Issuer, when

NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)
ORIGIN = "http://localhost:8080"
ISSUER = Issuer(NOW)
WALLET = TestWallet()
TRANSCRIPT = session_transcript("info", ORIGIN)


def issued(*, adult: bool = True, issuer: Issuer = ISSUER, **changes: Any) -> dict[str, Any]:
    return issuer.issue(WALLET.x, WALLET.y, NOW, adult=adult, **changes)


def code(response: bytes, transcript: bytes = TRANSCRIPT) -> str:
    return verify(response, transcript, [ISSUER.root], NOW)


GENUINE = WALLET.present(issued(), TRANSCRIPT)


def tampered(issuer_signed: dict[str, Any], value: object) -> dict[str, Any]:
    """The disclosed item with another value, digest untouched."""
    item = decode(issuer_signed["nameSpaces"][DOC_TYPE][0].content)
    return issuer_signed | {"nameSpaces": {DOC_TYPE: [embed(encode(item | {"elementValue": value}))]}}


def two_items(*, tamper_second: bool) -> dict[str, Any]:
    first, second = (
        {"digestID": number, "random": bytes(32), "elementIdentifier": name, "elementValue": True}
        for number, name in ((0, CLAIM), (1, "age_over_21"))
    )
    items: list[Embedded] = [embed(encode(first)), embed(encode(second))]
    digests = {DOC_TYPE: {number: sha256(item.raw).digest() for number, item in enumerate(items)}}
    if tamper_second:
        items[1] = embed(encode(second | {"elementValue": False}))
    return issued(valueDigests=digests) | {"nameSpaces": {DOC_TYPE: items}}


def validity(start: timedelta, end: timedelta) -> dict[str, Any]:
    return {"validityInfo": {"signed": when(NOW), "validFrom": when(NOW + start), "validUntil": when(NOW + end)}}


def bad_issuer_signature() -> dict[str, Any]:
    signed = issued()
    protected, header, payload, signature = signed["issuerAuth"]
    return signed | {"issuerAuth": [protected, header, payload, signature[:-1] + bytes((signature[-1] ^ 1,))]}


CASES: list[tuple[str, Callable[[], bytes], str]] = [
    ("genuine", lambda: GENUINE, "ok"),
    (
        "value changed after signing",
        lambda: WALLET.present(tampered(issued(adult=False), value=True), TRANSCRIPT),
        "digest",
    ),
    (
        "rogue issuer of the same name",
        lambda: WALLET.present(issued(issuer=Issuer(NOW, NAME)), TRANSCRIPT),
        "untrusted_issuer",
    ),
    ("expired", lambda: WALLET.present(issued(**validity(timedelta(-60), timedelta(-1))), TRANSCRIPT), "validity"),
    (
        "replayed under another nonce",
        lambda: WALLET.present(issued(), session_transcript("other", ORIGIN)),
        "device_signature",
    ),
    (
        "relayed from another site",
        lambda: WALLET.present(issued(), session_transcript("info", "https://other.test")),
        "device_signature",
    ),
    (
        "stolen credential",
        lambda: WALLET.present(issued(), TRANSCRIPT, key=ec.generate_private_key(ec.SECP256R1())),
        "device_signature",
    ),
    (
        "forged namespace on another document",
        lambda: WALLET.present(issued(docType="org.library.card"), TRANSCRIPT),
        "mso_doctype",
    ),
    (
        "the same with its true docType",
        lambda: WALLET.present(issued(docType="org.library.card"), TRANSCRIPT, docType="org.library.card"),
        "doctype",
    ),
    ("issuer signature flipped", lambda: WALLET.present(bad_issuer_signature(), TRANSCRIPT), "issuer_signature"),
    ("device auth removed", lambda: WALLET.present(issued(), TRANSCRIPT, deviceAuth={}), "malformed"),
    ("an honest minor", lambda: WALLET.present(issued(adult=False), TRANSCRIPT), "not_adult"),
    ("only the second item tampered", lambda: WALLET.present(two_items(tamper_second=True), TRANSCRIPT), "digest"),
    ("more than was asked", lambda: WALLET.present(two_items(tamper_second=False), TRANSCRIPT), "claims"),
    ("not yet valid", lambda: WALLET.present(issued(**validity(timedelta(1), timedelta(50))), TRANSCRIPT), "validity"),
    (
        "too long a life",
        lambda: WALLET.present(issued(**validity(timedelta(0), timedelta(101))), TRANSCRIPT),
        "validity",
    ),
    (
        "a device-signed nym",
        lambda: WALLET.present(issued(), TRANSCRIPT, device_names={"x": {"nym": 1}}),
        "device_namespaces",
    ),
    ("device MAC", lambda: WALLET.present(issued(), TRANSCRIPT, deviceAuth={"deviceMac": []}), "malformed"),
    ("two documents", lambda: encode(decode(GENUINE) | {"documents": decode(GENUINE)["documents"] * 2}), "documents"),
    ("status not 0", lambda: WALLET.present(issued(), TRANSCRIPT, status=10), "status"),
    ("bytes behind", lambda: GENUINE + b"\x00", "malformed"),
    ("nothing", lambda: b"", "malformed"),
]


@pytest.mark.parametrize(("response", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_named_cases(response: Callable[[], bytes], expected: str) -> None:
    assert code(response()) == expected


@pytest.mark.parametrize("value", [1, "true", b"\x01", [True]])
def test_only_true_is_true(value: object) -> None:
    item = embed(encode({"digestID": 0, "random": bytes(32), "elementIdentifier": CLAIM, "elementValue": value}))
    signed = issued(valueDigests={DOC_TYPE: {0: sha256(item.raw).digest()}})
    assert code(WALLET.present(signed | {"nameSpaces": {DOC_TYPE: [item]}}, TRANSCRIPT)) == "not_adult"


def test_no_flipped_bit_makes_another_proof() -> None:
    """Every seventh bit here; all of them are one argument away. What passes is a byte nobody signs."""
    harmless = []
    for bit in range(0, len(GENUINE) * 8, 7):
        flipped = bytearray(GENUINE)
        flipped[bit // 8] ^= 1 << bit % 8
        if code(bytes(flipped)) == "ok":
            harmless.append(bit)
    # The response version 1.0 to 1.1, and the unused-bits octet of the certificate's signature.
    assert len(harmless) <= 2


def test_no_truncation_is_anything_but_malformed() -> None:
    assert {code(GENUINE[:size]) for size in range(len(GENUINE))} == {"malformed"}


def test_no_trust_without_anchors_or_with_an_expired_one() -> None:
    assert verify(GENUINE, TRANSCRIPT, [], NOW) == "untrusted_issuer"
    assert verify(GENUINE, TRANSCRIPT, [ISSUER.root], NOW + timedelta(days=500)) == "ds_expired"


def test_the_oddities_of_the_eu_issuer_are_tolerated() -> None:
    """The signer's issuerAltName cannot be parsed, which a textbook verifier takes for a forgery."""
    with pytest.raises(ValueError, match=r"."):
        _ = ISSUER.signer.extensions
    assert code(GENUINE) == "ok"
