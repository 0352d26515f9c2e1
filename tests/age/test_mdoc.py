"""The fifteen named cases, every row of the table of checks, and what an honest wallet may send."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest

from salon.age.cbor import DateTime, Embedded, decode, embed, encode
from salon.age.mdoc import CLAIM, DOC_TYPE, is_zero_knowledge, verify
from salon.outside.test_issuer import when
from tests.age.proofs import (
    ISSUER,
    NAMED,
    NOW,
    TRANSCRIPT,
    TRANSPORTS,
    WALLET,
    Make,
    Transport,
    code,
    disclosing,
    exactly,
    issued,
    item,
    presented,
    resigned,
    validity,
    with_auth,
)

GENUINE = presented()
DAYS = timedelta(days=1)


@pytest.mark.parametrize("by", TRANSPORTS, ids=lambda by: by.name)
@pytest.mark.parametrize(("make", "expected"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED])
def test_the_fifteen_named_cases(by: Transport, make: Make, expected: str) -> None:
    assert code(make(by, ISSUER), by.transcript) == expected


def test_an_answer_over_one_transport_is_none_over_the_other() -> None:
    first, second = TRANSPORTS
    assert code(presented(first.transcript), second.transcript) == "device_signature"
    assert code(presented(second.transcript), first.transcript) == "device_signature"


# ------------------------------------------------------------------ row by row


def answer(**changes: Any) -> Callable[[], bytes]:
    """Top-level parts replaced; a part that is `...` is left out."""
    whole = decode(GENUINE) | changes
    return lambda: encode({name: part for name, part in whole.items() if part is not ...})


def document(**changes: Any) -> Callable[[], bytes]:
    [whole] = decode(GENUINE)["documents"]
    parts = whole | changes
    return answer(documents=[{name: part for name, part in parts.items() if part is not ...}])


def signed(made: Callable[[], dict[str, Any]], **device: Any) -> Callable[[], bytes]:
    return lambda: WALLET.present(made(), TRANSCRIPT, **device)


def mso(**changes: Any) -> Callable[[], bytes]:
    """MSO parts replaced and truly signed; a part that is `...` is left out."""

    def make() -> dict[str, Any]:
        first = issued()
        whole = decode(decode(first["issuerAuth"][2]).content) | changes
        parts = {name: part for name, part in whole.items() if part is not ...}
        return resigned(first, embed(encode(parts)).raw)

    return signed(make)


def payload(data: bytes) -> Callable[[], bytes]:
    return signed(lambda: resigned(issued(), data))


def auth(**parts: Any) -> Callable[[], bytes]:
    return signed(lambda: with_auth(issued(), **parts))


def info(**changes: Any) -> Callable[[], bytes]:
    return lambda: presented(**validity(0 * DAYS, 60 * DAYS, **changes))


def times(start: timedelta, end: timedelta) -> Callable[[], bytes]:
    """To the second, where `when` coarsens."""
    return info(validFrom=exactly(NOW + start), validUntil=exactly(NOW + end))


def disclosed(*items: dict[str, Any]) -> Callable[[], bytes]:
    return signed(lambda: disclosing(*items))


def names(spaces: Any) -> Callable[[], bytes]:
    return signed(lambda: issued() | {"nameSpaces": spaces})


def device_auth(**parts: Any) -> Callable[[], bytes]:
    def make() -> bytes:
        [whole] = decode(presented())["documents"]
        [protected, header, body, signature] = whole["deviceSigned"]["deviceAuth"]["deviceSignature"]
        old = {"protected": protected, "header": header, "payload": body, "signature": signature}
        return WALLET.present(issued(), TRANSCRIPT, deviceAuth={"deviceSignature": list((old | parts).values())})

    return make


def device_key(**changes: Any) -> Callable[[], bytes]:
    labels = {"kty": 1, "crv": -1, "x": -2, "y": -3}
    key: dict[int, Any] = {1: 2, -1: 1, -2: WALLET.x, -3: WALLET.y}
    key |= {labels[name]: value for name, value in changes.items()}
    return signed(lambda: issued(deviceKeyInfo={"deviceKey": {k: v for k, v in key.items() if v is not ...}}))


def repeated(issuer_signed: dict[str, Any]) -> dict[str, Any]:
    return issuer_signed | {"nameSpaces": {DOC_TYPE: issuer_signed["nameSpaces"][DOC_TYPE] * 2}}


def both_broken() -> bytes:
    key = {1: 2, -1: 1, -2: b"", -3: b""}
    signature = [b"", {}, None, bytes(64)]
    return WALLET.present(
        issued(deviceKeyInfo={"deviceKey": key}), TRANSCRIPT, deviceAuth={"deviceSignature": signature}
    )


def chain_of(*chain: bytes) -> dict[int, Any]:
    return {33: list(chain)}


CERTIFICATE = issued()["issuerAuth"][1][33]
PLAIN_ITEM = encode(item())
ROWS: list[tuple[str, Callable[[], bytes], str]] = [
    ("2 nothing", lambda: b"", "malformed"),
    ("2 bytes behind", lambda: GENUINE + b"\x00", "malformed"),
    ("2 not a map", lambda: encode([GENUINE]), "malformed"),
    ("2 larger than 16 KiB", answer(more=bytes(16_384)), "malformed"),
    ("2 a tag nobody needs", lambda: GENUINE.replace(b"\xd8\x18\x41\xa0", b"\xd8\x3d\x41\xa0"), "malformed"),
    ("3 status 10", answer(status=10), "status"),
    ("3 status false", answer(status=False), "status"),
    ("3 no status", answer(status=...), "status"),
    ("3 version 2.0", answer(version="2.0"), "status"),
    ("3 version a list", answer(version=["1.0"]), "status"),
    ("3 no version", answer(version=...), "status"),
    ("3 status before documents", answer(status=10, documents=...), "status"),
    ("3 no documents", answer(documents=...), "documents"),
    ("3 an empty list", answer(documents=[]), "documents"),
    ("3 two documents", lambda: encode(decode(GENUINE) | {"documents": decode(GENUINE)["documents"] * 2}), "documents"),
    ("3 documents a map", answer(documents={0: 1}), "documents"),
    ("3 a hidden second one", answer(zkDocuments=[{}]), "documents"),
    ("3 a document that is none", answer(documents=[1]), "malformed"),
    ("3 another docType", document(docType="org.iso.18013.5.1.mDL"), "doctype"),
    ("3 no docType", document(docType=...), "doctype"),
    ("4 no issuerSigned", document(issuerSigned=...), "malformed"),
    ("4 no issuerAuth", document(issuerSigned={"nameSpaces": {}}), "malformed"),
    ("4 three parts", signed(lambda: issued() | {"issuerAuth": issued()["issuerAuth"][:3]}), "malformed"),
    ("4 five parts", signed(lambda: issued() | {"issuerAuth": [*issued()["issuerAuth"], b""]}), "malformed"),
    ("4 header not bytes", auth(protected={1: -7}), "malformed"),
    ("4 unprotected not a map", auth(header=[]), "malformed"),
    ("4 detached payload", auth(payload=None), "malformed"),
    ("4 signature not bytes", auth(signature="x"), "malformed"),
    ("4 ES384", auth(protected=bytes.fromhex("a1013822")), "algorithm"),
    ("4 true is not 1", auth(protected=bytes.fromhex("a1f526")), "algorithm"),
    ("4 -7 written long", auth(protected=bytes.fromhex("a1013806")), "algorithm"),
    ("4 more in the header", auth(protected=bytes.fromhex("a201260281182a")), "algorithm"),
    ("4 an empty header", auth(protected=b""), "algorithm"),
    ("4 alg also unprotected", auth(header={1: -7, 33: CERTIFICATE}), "algorithm"),
    ("5 no x5chain", auth(header={}), "x5chain"),
    ("5 a chain of two", auth(header=chain_of(CERTIFICATE, CERTIFICATE)), "x5chain"),
    ("5 a chain of one", auth(header=chain_of(CERTIFICATE)), "x5chain"),
    ("5 no certificate", auth(header={33: b"\x30\x03\x02\x01\x00"}), "x5chain"),
    ("5 bytes behind the certificate", auth(header={33: CERTIFICATE + b"\x00"}), "x5chain"),
    ("6 signature of 63 bytes", auth(signature=bytes(63)), "issuer_signature"),
    ("6 signature of zeros", auth(signature=bytes(64)), "issuer_signature"),
    ("6 another payload", auth(payload=embed(b"\xa0").raw), "issuer_signature"),
    ("7 payload no CBOR", payload(b"\xff"), "malformed"),
    ("7 payload without tag 24", payload(encode({"version": "1.0"})), "malformed"),
    ("7 MSO no map", payload(embed(b"\x80").raw), "malformed"),
    ("7 MSO no CBOR", payload(embed(b"\x80\x00").raw), "malformed"),
    ("7 MSO version 1.1", mso(version="1.1"), "mso_doctype"),
    ("7 MSO without docType", mso(docType=...), "mso_doctype"),
    ("7 SHA-512", mso(digestAlgorithm="SHA-512"), "digest_alg"),
    ("7 no algorithm", mso(digestAlgorithm=...), "digest_alg"),
    ("8 no validity", mso(validityInfo=...), "validity"),
    ("8 no end", info(validUntil=None), "validity"),
    ("8 text without its tag", info(validFrom="2027-01-15T00:00:00Z"), "validity"),
    ("8 no zone", info(validFrom=DateTime("2027-01-15T00:00:00")), "validity"),
    ("8 a day there is not", info(validFrom=DateTime("2027-02-30T00:00:00Z")), "validity"),
    ("8 the last of all years", info(validUntil=DateTime("9999-12-31T23:59:59-23:59")), "validity"),
    ("8 begins in 61 s", times(timedelta(seconds=61), 60 * DAYS), "validity"),
    ("8 begins in 60 s", times(timedelta(seconds=60), 60 * DAYS), "ok"),
    ("8 ended 61 s ago", times(-60 * DAYS, timedelta(seconds=-61)), "validity"),
    ("8 ended 60 s ago", times(-60 * DAYS, timedelta(seconds=-60)), "ok"),
    ("8 ends as it begins", times(0 * DAYS, 0 * DAYS), "validity"),
    ("8 ends before it begins", times(timedelta(seconds=30), timedelta(seconds=-30)), "validity"),
    ("8 a span of 100 days", times(0 * DAYS, 100 * DAYS), "ok"),
    ("8 a span of 100 days and a second", times(timedelta(seconds=-1), 100 * DAYS), "validity"),
    ("8 no signing time", info(signed=None), "validity"),
    ("9 signed before the certificate", info(signed=when(NOW - 2 * DAYS)), "signed_outside_ds"),
    ("9 signed after the certificate", info(signed=when(NOW + 401 * DAYS)), "signed_outside_ds"),
    ("10 nothing disclosed", names({}), "namespace"),
    ("10 no namespaces", names(None), "namespace"),
    ("10 namespaces a list", names([DOC_TYPE]), "namespace"),
    ("10 another namespace", names({"org.iso.18013.5.1": []}), "namespace"),
    ("10 one more namespace", names({DOC_TYPE: [], "x": []}), "namespace"),
    ("10 items a map", names({DOC_TYPE: {}}), "malformed"),
    ("10 not in valueDigests", mso(valueDigests={"x": {0: bytes(32)}}), "malformed"),
    ("10 no valueDigests", mso(valueDigests=...), "malformed"),
    ("10 digests a list", mso(valueDigests={DOC_TYPE: [bytes(32)]}), "malformed"),
    ("11 an item without tag 24", names({DOC_TYPE: [PLAIN_ITEM]}), "malformed"),
    ("11 an item that is no map", names({DOC_TYPE: [embed(b"\x80")]}), "malformed"),
    ("11 a digestID true", disclosed(item() | {"digestID": True}), "malformed"),
    ("11 an identifier of bytes", disclosed(item(name=b"age_over_18")), "malformed"),
    ("11 an unknown digestID", mso(valueDigests={DOC_TYPE: {7: bytes(32)}}), "digest"),
    ("11 a digest of text", mso(valueDigests={DOC_TYPE: {0: "x"}}), "digest"),
    ("11 an empty digest", mso(valueDigests={DOC_TYPE: {0: b""}}), "digest"),
    ("11 a digestID twice", signed(lambda: repeated(disclosing(item()))), "digest"),
    ("11 a salt of 15 bytes", disclosed(item(random=bytes(15))), "salt"),
    ("11 a salt of text", disclosed(item(random="x" * 32)), "salt"),
    ("11 a salt of 16 bytes", disclosed(item(random=bytes(16))), "ok"),
    ("11 an element twice", disclosed(item(0, value=False), item(1, value=True)), "duplicate_element"),
    ("12 no item", disclosed(), "claims"),
    ("12 another element", disclosed(item(name="age_over_21")), "claims"),
    ("12 more than was asked", disclosed(item(0), item(1, "age_over_21")), "claims"),
    ("13 no deviceSigned", document(deviceSigned=...), "malformed"),
    ("13 names without tag 24", document(deviceSigned={"nameSpaces": {}}), "device_namespaces"),
    ("13 names null", document(deviceSigned={"nameSpaces": None}), "device_namespaces"),
    ("13 names of an empty list", document(deviceSigned={"nameSpaces": embed(b"\x80")}), "device_namespaces"),
    ("14 device MAC", signed(issued, deviceAuth={"deviceMac": []}), "malformed"),
    ("14 both", signed(issued, deviceAuth={"deviceMac": [], "deviceSignature": []}), "malformed"),
    ("14 deviceAuth null", signed(issued, deviceAuth=None), "malformed"),
    ("14 payload attached", device_auth(payload=b""), "malformed"),
    ("14 ES384", device_auth(protected=bytes.fromhex("a1013822")), "algorithm"),
    ("14 alg also unprotected", device_auth(header={1: -7}), "algorithm"),
    ("15 no key", mso(deviceKeyInfo={}), "device_key"),
    ("15 no key info", mso(deviceKeyInfo=...), "device_key"),
    ("15 kty true", device_key(kty=True), "device_key"),
    ("15 kty 1", device_key(kty=1), "device_key"),
    ("15 crv true", device_key(crv=True), "device_key"),
    ("15 crv 2", device_key(crv=2), "device_key"),
    ("15 y as a sign", device_key(y=True), "device_key"),
    ("15 x of 31 bytes", device_key(x=bytes(31)), "device_key"),
    ("15 x a number", device_key(x=5), "device_key"),
    ("15 no y", device_key(y=...), "device_key"),
    ("15 off the curve", device_key(y=bytes(32)), "device_key"),
    ("15 the header before the key", both_broken, "algorithm"),
    ("16 signature of 65 bytes", device_auth(signature=bytes(65)), "device_signature"),
    ("16 signature of zeros", device_auth(signature=bytes(64)), "device_signature"),
    ("18 one", disclosed(item(value=1)), "not_adult"),
    ("18 a word", disclosed(item(value="true")), "not_adult"),
    ("18 bytes", disclosed(item(value=b"\x01")), "not_adult"),
    ("18 a list", disclosed(item(value=[True])), "not_adult"),
    ("18 null", disclosed(item(value=None)), "not_adult"),
]


@pytest.mark.parametrize(("make", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_each_row_of_the_table_has_its_code(make: Callable[[], bytes], expected: str) -> None:
    assert code(make()) == expected


# ------------------------------------------------------------------ what an honest wallet may send


def long_heads() -> dict[str, Any]:
    """An item and its tag written longer than need be: digests are over what was received."""
    content = encode(item())
    raw = b"\xd9\x00\x18\x59" + len(content).to_bytes(2, "big") + content
    signed_part = issued(valueDigests={DOC_TYPE: {0: sha256(raw).digest()}})
    return signed_part | {"nameSpaces": {DOC_TYPE: [Embedded(content, raw)]}}


HONEST: list[tuple[str, Callable[[], bytes]]] = [
    ("version 1.1", answer(version="1.1")),
    ("errors about documents nobody has", answer(documentErrors=[{"org.iso.18013.5.1.mDL": 0}])),
    ("an empty list of other forms", answer(zkDocuments=[])),
    ("errors about elements", document(errors={DOC_TYPE: {"age_over_21": 0}})),
    ("a status of the credential", mso(status={"status_list": {"idx": 7, "uri": "https://issuer.test/1"}})),
    ("a part of a later edition", mso(futureUse=[{"a": b"b"}])),
    ("an expected update", info(expectedUpdate=when(NOW + 30 * DAYS))),
    ("times with fractions", info(validFrom=DateTime("2027-01-15T00:00:00.123456789Z"))),
    ("times with an offset", info(validFrom=DateTime("2027-01-15T01:00:00+01:00"))),
    (
        "key info and authorizations",
        lambda: presented(
            deviceKeyInfo={
                "deviceKey": {1: 2, 2: b"kid", -1: 1, -2: WALLET.x, -3: WALLET.y},
                "keyAuthorizations": {"nameSpaces": [DOC_TYPE]},
                "keyInfo": {-1: "attested"},
            }
        ),
    ),
    (
        "digests of claims not disclosed",
        lambda: WALLET.present(
            resigned_digests({1: bytes(32), 2: bytes(32)}, {"org.iso.18013.5.1": {0: bytes(32)}}), TRANSCRIPT
        ),
    ),
    ("a digestID beyond 32 bits", disclosed(item(2**40))),
    ("long heads", signed(long_heads)),
    ("a key id beside the certificate", auth(header={4: b"kid", 33: CERTIFICATE})),
]


def resigned_digests(more: dict[int, bytes], spaces: dict[str, Any]) -> dict[str, Any]:
    first = issued()
    whole = decode(decode(first["issuerAuth"][2]).content)
    digests = {DOC_TYPE: whole["valueDigests"][DOC_TYPE] | more} | spaces
    return resigned(first, embed(encode(whole | {"valueDigests": digests})).raw)


@pytest.mark.parametrize("make", [case[1] for case in HONEST], ids=[case[0] for case in HONEST])
def test_what_an_honest_wallet_may_send_is_accepted(make: Callable[[], bytes]) -> None:
    assert code(make()) == "ok"


def test_the_oddities_of_the_eu_issuer_are_tolerated() -> None:
    """The signer's issuerAltName cannot be parsed, which a textbook verifier takes for a forgery."""
    with pytest.raises(ValueError, match=r"."):
        _ = ISSUER.signer.extensions
    assert code(GENUINE) == "ok"


def test_what_is_not_bytes_is_refused_like_anything_else() -> None:
    for odd in (bytearray(GENUINE), memoryview(GENUINE)):
        assert code(odd) == "ok"  # type: ignore[arg-type]
    for wrong in (None, 0, 2**62, "", "text", [], {}, object(), memoryview(GENUINE).cast("b")[:-1]):
        assert code(wrong) == "malformed"  # type: ignore[arg-type]
        assert verify(GENUINE, wrong, [ISSUER.root], NOW) in {"malformed", "device_signature"}  # type: ignore[arg-type]
    assert verify(GENUINE, TRANSCRIPT, None, NOW) == "x5chain"  # type: ignore[arg-type]
    assert verify(GENUINE, TRANSCRIPT, [ISSUER.root], None) == "malformed"  # type: ignore[arg-type]


def test_an_interrupt_is_not_taken_for_a_refusal() -> None:
    class Interrupting:
        def __iter__(self) -> Any:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verify(GENUINE, TRANSCRIPT, Interrupting(), NOW)  # type: ignore[arg-type]


def test_now_may_be_given_in_any_zone() -> None:
    assert code(GENUINE, at=NOW.astimezone(timezone(timedelta(hours=9)))) == "ok"
    assert code(GENUINE, at=datetime.min.replace(tzinfo=UTC)) == "ds_expired"
    assert code(GENUINE, at=datetime.max.replace(tzinfo=UTC)) == "ds_expired"


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ({"version": "1.1", "status": 0, "zkDocuments": [{"proof": bytes(400_000)}]}, True),
        ({"version": "1.1", "status": 0, "zkDocuments": [{}], "documents": []}, True),
        ({"version": "1.1", "status": 0, "zkDocuments": [{}], "documents": [{}]}, False),
        ({"version": "1.1", "status": 0, "zkDocuments": []}, False),
        ({"version": "1.1", "status": 0, "documents": [{"zkDocuments": [1]}]}, False),
        (["zkDocuments"], False),
    ],
)
def test_an_answer_of_zero_knowledge_is_told_by_its_form(response: object, expected: bool) -> None:
    assert is_zero_knowledge(encode(response)) is expected


def test_what_is_no_cbor_is_no_answer_of_zero_knowledge() -> None:
    assert not is_zero_knowledge(b"zkDocuments")
    assert not is_zero_knowledge(GENUINE)
    assert CLAIM in GENUINE.decode("latin-1")
