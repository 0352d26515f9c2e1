"""Is the holder an adult? Every check of a plain mdoc proof, in order; one code per reason (docs/age.md).

Profile: EU Age Verification, ISO 18013-5 section 9. The device signed over OUR session transcript; the
issuer signed the digests of what is disclosed. The value is looked at last: an honest "no" is the last
code, after every sign of a forgery. Nothing of the proof is kept.

Rule 1: no exception leaves `verify`; whatever happens that is not `ok` is a refusal.
Rule 2: compare bytes and exact types. Python holds True == 1 == 1.0.
Rule 3: what nobody asked for is refused where it would be disclosed or device-signed, ignored where it means
nothing to this decision (fields a later edition adds, digests of other claims, status of the credential).
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from salon.age.cbor import DateTime, Embedded, NotCbor, decode, embed, encode
from salon.age.certificates import Voucher, check_signer
from salon.age.instant import instant
from salon.age.reading import decoded, map_of
from salon.age.refusal import NotShown, need

DOC_TYPE: Final = "eu.europa.ec.av.1"
CLAIM: Final = "age_over_18"
LEEWAY: Final = timedelta(seconds=60)
SPAN_MAX: Final = timedelta(days=100)
"""The profile says three months at most; our bound."""
SALT_MIN_BYTES: Final = 16
ES256_HEADER: Final = bytes.fromhex("a10126")
"""{1: -7} and nothing else, as bytes."""
NO_NAMES: Final = b"\xa0"
"""The empty map: nothing device-signed was asked, and a device-signed name is a tracker."""
ZK_MAX_BYTES: Final = 2 * 1_048_576
_ALG, _X5CHAIN = 1, 33
_TO_BE_SIGNED: Final = b"\x84" + encode("Signature1") + encode(ES256_HEADER) + encode(b"")
_DEVICE_AUTHENTICATION: Final = b"\x84" + encode("DeviceAuthentication")
_ECDSA: Final = ec.ECDSA(SHA256())


def verify(device_response: bytes, transcript: bytes, anchors: Iterable[Voucher], at: datetime) -> str:
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
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001  # Rule 1; a panic inside cryptography is not even an Exception
        return "malformed"
    return "ok"


def is_zero_knowledge(device_response: bytes) -> bool:
    """Whether an answer comes as a zero-knowledge proof, which has checks of its own, and not as a plain one."""
    if b"zkDocuments" not in device_response:
        return False
    try:
        response = decode(device_response, max_bytes=ZK_MAX_BYTES)
    except NotCbor:
        return False
    return type(response) is dict and bool(response.get("zkDocuments")) and not response.get("documents")


def _verify(device_response: bytes, transcript: bytes, anchors: Iterable[Voucher], at: datetime) -> None:
    """The numbers are the rows of docs/age.md."""
    document = _document(map_of(decoded(device_response)))  # 2, 3
    issuer_signed = map_of(document.get("issuerSigned"))

    payload, signature, unprotected = _sign1(issuer_signed.get("issuerAuth"), detached=False)  # 4
    chain = unprotected.get(_X5CHAIN)
    if type(chain) is not bytes:
        # An array is a chain: it would bring anchors of its own.
        raise NotShown("x5chain")
    key, certificate = check_signer(chain, anchors, at)  # 5
    _check_signature(key, payload, signature, "issuer_signature")  # 6

    mso = _mso(payload)  # 7
    _check_validity(mso.get("validityInfo"), certificate, at)  # 8, 9
    value = _disclosed(issuer_signed.get("nameSpaces"), mso.get("valueDigests"))  # 10 to 12

    device_signed = map_of(document.get("deviceSigned"))
    names = device_signed.get("nameSpaces")
    if type(names) is not Embedded or names.content != NO_NAMES:  # 13
        raise NotShown("device_namespaces")
    auth = map_of(device_signed.get("deviceAuth"))
    need(set(auth) == {"deviceSignature"}, "malformed")
    _, device_signature, _ = _sign1(auth["deviceSignature"], detached=True)  # 14
    device_key = _device_key(mso.get("deviceKeyInfo"))  # 15
    # The transcript is spliced in as bytes: ours, never re-encoded.
    signed = embed(_DEVICE_AUTHENTICATION + transcript + encode(DOC_TYPE) + names.raw)
    _check_signature(device_key, signed.raw, device_signature, "device_signature")  # 16
    need(value is True, "not_adult")  # 18


def _document(response: dict[Any, Any]) -> dict[Any, Any]:
    """The one document, of the type that was asked for."""
    status, version = response.get("status"), response.get("version")
    need(type(status) is int and status == 0, "status")
    need(type(version) is str and version in {"1.0", "1.1"}, "status")
    documents = response.get("documents")
    if type(documents) is not list or len(documents) != 1 or response.get("zkDocuments"):
        raise NotShown("documents")
    document = map_of(documents[0])
    need(document.get("docType") == DOC_TYPE, "doctype")
    return document


def _sign1(item: Any, *, detached: bool) -> tuple[bytes, bytes, dict[Any, Any]]:
    """Payload, signature and unprotected header of a COSE_Sign1 (RFC 9052 section 4.2)."""
    need(type(item) is list and len(item) == 4, "malformed")
    protected, unprotected, payload, signature = item
    need(type(protected) is bytes and type(unprotected) is dict and type(signature) is bytes, "malformed")
    need(payload is None if detached else type(payload) is bytes, "malformed")
    # An algorithm outside the protected header would be anybody's choice.
    need(protected == ES256_HEADER and _ALG not in unprotected, "algorithm")
    return payload or b"", signature, unprotected


def _check_signature(key: ec.EllipticCurvePublicKey, payload: bytes, signature: bytes, code: str) -> None:
    """ES256 (RFC 9053 section 2.1) over the Sig_structure of a COSE_Sign1 (RFC 9052 section 4.4)."""
    need(len(signature) == 64, code)
    der = encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
    try:
        key.verify(der, _TO_BE_SIGNED + encode(payload), _ECDSA)
    except InvalidSignature:
        raise NotShown(code) from None


def _mso(payload: bytes) -> dict[Any, Any]:
    """The mobile security object: what the issuer signed."""
    outer = decoded(payload)
    need(type(outer) is Embedded, "malformed")
    mso = map_of(decoded(outer.content))
    need(mso.get("version") == "1.0" and mso.get("docType") == DOC_TYPE, "mso_doctype")
    need(mso.get("digestAlgorithm") == "SHA-256", "digest_alg")
    return mso


def _time(info: dict[Any, Any], name: str) -> datetime:
    found = info.get(name)
    if type(found) is not DateTime:
        raise NotShown("validity")
    try:
        return instant(found.text)
    except ValueError:
        raise NotShown("validity") from None


def _check_validity(info: Any, certificate: x509.Certificate, at: datetime) -> None:
    need(type(info) is dict, "validity")
    start, end, signed = (_time(info, name) for name in ("validFrom", "validUntil", "signed"))
    need(start < end and end - start <= SPAN_MAX, "validity")
    need(start - at <= LEEWAY and at - end <= LEEWAY, "validity")
    inside = certificate.not_valid_before_utc <= signed <= certificate.not_valid_after_utc
    need(inside, "signed_outside_ds")


def _disclosed(namespaces: Any, value_digests: Any) -> Any:
    """The value of the one claim, its digest checked against what the issuer signed."""
    need(type(namespaces) is dict and set(namespaces) == {DOC_TYPE}, "namespace")
    items, digests = namespaces[DOC_TYPE], map_of(map_of(value_digests).get(DOC_TYPE))
    need(type(items) is list, "malformed")
    seen_ids: set[int] = set()
    values: dict[str, Any] = {}
    for item in items:
        need(type(item) is Embedded, "malformed")
        entry = map_of(decoded(item.content))
        number, name, salt = entry.get("digestID"), entry.get("elementIdentifier"), entry.get("random")
        if type(number) is not int or type(name) is not str:
            raise NotShown("malformed")
        expected = digests.get(number)
        if number in seen_ids or type(expected) is not bytes:
            raise NotShown("digest")
        need(hmac.compare_digest(expected, sha256(item.raw).digest()), "digest")
        seen_ids.add(number)
        need(type(salt) is bytes and len(salt) >= SALT_MIN_BYTES, "salt")
        need(name not in values, "duplicate_element")
        values[name] = entry.get("elementValue")
    need(set(values) == {CLAIM}, "claims")
    return values[CLAIM]


def _device_key(info: Any) -> ec.EllipticCurvePublicKey:
    """The key in the holder's device: COSE_Key of kty EC2, crv P-256 (RFC 9053 section 7.1)."""
    cose = info.get("deviceKey") if type(info) is dict else None
    if type(cose) is not dict:
        raise NotShown("device_key")
    kind, curve, x, y = (cose.get(label) for label in (1, -1, -2, -3))
    if type(kind) is not int or kind != 2 or type(curve) is not int or curve != 1:
        raise NotShown("device_key")
    if type(x) is not bytes or type(y) is not bytes or not len(x) == len(y) == 32:
        raise NotShown("device_key")
    numbers = ec.EllipticCurvePublicNumbers(int.from_bytes(x, "big"), int.from_bytes(y, "big"), ec.SECP256R1())
    try:
        return numbers.public_key()
    except ValueError:
        raise NotShown("device_key") from None
