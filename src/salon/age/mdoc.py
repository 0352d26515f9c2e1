"""Is the holder an adult? Every check of a plain mdoc proof, in order; one code per reason.

Profile: EU Age Verification, ISO 18013-5 section 9. The device signed over OUR session transcript; the
issuer signed the digests of what is disclosed. The value is looked at last: an honest "no" is the last
code, after every sign of a forgery. Nothing of the proof is kept.

Rule 1: no exception leaves `verify`; whatever happens that is not `ok` is a refusal.
Rule 2: compare bytes and exact types. Python holds True == 1 == 1.0.
"""

from __future__ import annotations

import hmac
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from salon.age.cbor import DateTime, Embedded, NotCbor, decode, embed, encode
from salon.age.certificates import check_signer
from salon.age.refusal import NotShown, need

DOC_TYPE: Final = "eu.europa.ec.av.1"
CLAIM: Final = "age_over_18"
LEEWAY: Final = timedelta(seconds=60)
SPAN_MAX: Final = timedelta(days=100)
"""The profile says three months at most; our bound."""
ES256_HEADER: Final = bytes.fromhex("a10126")
"""{1: -7} and nothing else, as bytes."""


def verify(device_response: bytes, transcript: bytes, anchors: list[x509.Certificate], at: datetime) -> str:
    """`ok`, or the code of the first check that failed.

    Args:
        device_response: CBOR as received, already out of its transport.
        transcript: our own SessionTranscript, CBOR.
        anchors: trusted roots, from configuration only.
        at: now, with zone.
    """
    try:
        _verify(device_response, transcript, anchors, at.astimezone(UTC))
    except NotShown as no:
        return no.code
    except Exception:  # noqa: BLE001  # Rule 1
        return "malformed"
    return "ok"


def _verify(device_response: bytes, transcript: bytes, anchors: list[x509.Certificate], at: datetime) -> None:
    response = _map(_decoded(device_response))
    need(type(response.get("status")) is int and response["status"] == 0, "status")
    need(response.get("version") in {"1.0", "1.1"}, "status")
    documents = response.get("documents")
    if type(documents) is not list or len(documents) != 1:
        raise NotShown("documents")
    need(set(response) <= {"version", "status", "documents"}, "documents")
    document = _map(documents[0])
    need(document.get("docType") == DOC_TYPE, "doctype")
    issuer_signed, device_signed = _map(document.get("issuerSigned")), _map(document.get("deviceSigned"))

    payload, signature, unprotected = _sign1(issuer_signed.get("issuerAuth"), detached=False)
    chain = unprotected.get(33)
    if type(chain) is not bytes:
        raise NotShown("x5chain")
    key, certificate = check_signer(chain, anchors, at)
    _check_signature(key, ["Signature1", ES256_HEADER, b"", payload], signature, "issuer_signature")

    mso = _mso(payload)
    _check_validity(_map(mso.get("validityInfo")), certificate, at)
    value = _disclosed(issuer_signed.get("nameSpaces"), _map(mso.get("valueDigests")))

    names = device_signed.get("nameSpaces")
    if type(names) is not Embedded or names.content != b"\xa0":
        raise NotShown("device_namespaces")
    auth = _map(device_signed.get("deviceAuth"))
    need(set(auth) == {"deviceSignature"}, "malformed")
    _, device_signature, _ = _sign1(auth["deviceSignature"], detached=True)
    device_key = _device_key(_map(_map(mso.get("deviceKeyInfo")).get("deviceKey")))
    # The transcript is spliced in as bytes: ours, never re-encoded.
    signed = b"\x84" + encode("DeviceAuthentication") + transcript + encode(DOC_TYPE) + names.raw
    _check_signature(
        device_key, ["Signature1", ES256_HEADER, b"", embed(signed).raw], device_signature, "device_signature"
    )
    need(value is True, "not_adult")


def _decoded(data: bytes) -> Any:
    try:
        return decode(data)
    except NotCbor:
        raise NotShown("malformed") from None


def _map(item: Any) -> dict[Any, Any]:
    need(type(item) is dict, "malformed")
    found: dict[Any, Any] = item
    return found


def _sign1(item: Any, *, detached: bool) -> tuple[bytes, bytes, dict[Any, Any]]:
    """Payload, signature and unprotected header of a COSE_Sign1 (RFC 9052 section 4.2)."""
    need(type(item) is list and len(item) == 4, "malformed")
    protected, unprotected, payload, signature = item
    need(type(protected) is bytes and type(unprotected) is dict and type(signature) is bytes, "malformed")
    need(protected == ES256_HEADER, "algorithm")
    need(1 not in unprotected, "algorithm")
    need(payload is None if detached else type(payload) is bytes, "malformed")
    return payload or b"", signature, unprotected


def _check_signature(key: ec.EllipticCurvePublicKey, structure: list[Any], signature: bytes, code: str) -> None:
    need(len(signature) == 64, code)
    der = encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
    try:
        key.verify(der, encode(structure), ec.ECDSA(SHA256()))
    except InvalidSignature:
        raise NotShown(code) from None


def _mso(payload: bytes) -> dict[Any, Any]:
    outer = _decoded(payload)
    need(type(outer) is Embedded, "malformed")
    mso = _map(_decoded(outer.content))
    need(mso.get("version") == "1.0" and mso.get("docType") == DOC_TYPE, "mso_doctype")
    need(mso.get("digestAlgorithm") == "SHA-256", "digest_alg")
    return mso


def _time(item: Any) -> datetime:
    need(type(item) is DateTime, "malformed")
    try:
        found = datetime.fromisoformat(item.text)
    except ValueError:
        raise NotShown("malformed") from None
    need(found.tzinfo is not None, "malformed")
    return found.astimezone(UTC)


def _check_validity(info: dict[Any, Any], certificate: x509.Certificate, at: datetime) -> None:
    start, end, signed = (_time(info.get(name)) for name in ("validFrom", "validUntil", "signed"))
    need(start < end and end - start <= SPAN_MAX and start - LEEWAY <= at <= end + LEEWAY, "validity")
    inside = certificate.not_valid_before_utc <= signed <= certificate.not_valid_after_utc
    need(inside, "signed_outside_ds")


def _disclosed(namespaces: Any, value_digests: dict[Any, Any]) -> Any:
    """The value of the one claim, its digest checked against what the issuer signed."""
    spaces = _map(namespaces)
    need(set(spaces) == {DOC_TYPE}, "namespace")
    items, digests = spaces[DOC_TYPE], value_digests.get(DOC_TYPE)
    if type(digests) is not dict or type(items) is not list:
        raise NotShown("malformed")
    seen_ids: set[int] = set()
    values: dict[str, Any] = {}
    for item in items:
        need(type(item) is Embedded, "malformed")
        entry = _map(_decoded(item.content))
        number, name = entry.get("digestID"), entry.get("elementIdentifier")
        if type(number) is not int or type(name) is not str:
            raise NotShown("malformed")
        expected = digests.get(number)
        if number in seen_ids or type(expected) is not bytes:
            raise NotShown("digest")
        need(hmac.compare_digest(expected, sha256(item.raw).digest()), "digest")
        seen_ids.add(number)
        salt = entry.get("random")
        need(type(salt) is bytes and len(salt) >= 16, "salt")
        need(name not in values, "duplicate_element")
        values[name] = entry.get("elementValue")
    need(set(values) == {CLAIM}, "claims")
    return values[CLAIM]


def _device_key(cose: dict[Any, Any]) -> ec.EllipticCurvePublicKey:
    x, y = cose.get(-2), cose.get(-3)
    ints = type(cose.get(1)) is int and cose[1] == 2 and type(cose.get(-1)) is int and cose[-1] == 1
    need(ints and type(x) is bytes and type(y) is bytes and len(x) == len(y) == 32, "device_key")
    try:
        numbers = ec.EllipticCurvePublicNumbers(
            int.from_bytes(x or b"", "big"), int.from_bytes(y or b"", "big"), ec.SECP256R1()
        )
        return numbers.public_key()
    except ValueError:
        raise NotShown("device_key") from None
