"""Proofs, genuine and forged, over both transports: what the tests of the verifier and of its command share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric import ec

from salon.age.cbor import DateTime, Embedded, decode, embed, encode
from salon.age.mdoc import CLAIM, DOC_TYPE, verify
from salon.age.transcript import openid4vp_transcript, session_transcript
from salon.outside.age_wallet import TestWallet
from salon.outside.test_issuer import NAME, Issuer, sign1, when

NOW: Final = datetime(2027, 1, 15, 12, tzinfo=UTC)
ORIGIN: Final = "http://localhost:8080"
ISSUER: Final = Issuer(NOW)
WALLET: Final = TestWallet()
RESPONSE_URI: Final = f"{ORIGIN}/age/answer"


@dataclass(frozen=True)
class Transport:
    """What the device signs over: ours, an older one of ours, and another site's."""

    name: str
    transcript: bytes
    older: bytes
    elsewhere: bytes


def _openid4vp(nonce: str, uri: str) -> bytes:
    return openid4vp_transcript(f"redirect_uri:{uri}", nonce, uri)


DC_API: Final = Transport(
    "dc-api",
    session_transcript("info", ORIGIN),
    session_transcript("other", ORIGIN),
    session_transcript("info", "https://other.test"),
)
REDIRECT: Final = Transport(
    "openid4vp",
    _openid4vp("nonce", RESPONSE_URI),
    _openid4vp("another nonce", RESPONSE_URI),
    _openid4vp("nonce", "https://other.test/age/answer"),
)
TRANSPORTS: Final = [DC_API, REDIRECT]
TRANSCRIPT: Final = DC_API.transcript


def issued(*, adult: bool = True, issuer: Issuer = ISSUER, **changes: Any) -> dict[str, Any]:
    """IssuerSigned for our wallet; `changes` replace parts of the MSO."""
    return issuer.issue(WALLET.x, WALLET.y, NOW, adult=adult, **changes)


def presented(transcript: bytes = TRANSCRIPT, *, device: dict[str, Any] | None = None, **changes: Any) -> bytes:
    """A response by an honest wallet whose MSO has `changes`; `device` changes what the wallet does."""
    return WALLET.present(issued(**changes), transcript, **(device or {}))


def code(response: bytes, transcript: bytes = TRANSCRIPT, at: datetime = NOW) -> str:
    """What the verifier says."""
    return verify(response, transcript, [ISSUER.root], at)


def item(number: int = 0, name: object = CLAIM, value: object = True, **changes: Any) -> dict[str, Any]:
    """An IssuerSignedItem."""
    return {"digestID": number, "random": bytes(32), "elementIdentifier": name, "elementValue": value} | changes


def disclosing(*items: dict[str, Any], issuer: Issuer = ISSUER, **changes: Any) -> dict[str, Any]:
    """IssuerSigned that discloses these items, each with its digest signed under its own digestID."""
    embedded = [embed(encode(entry)) for entry in items]
    digests: dict[Any, bytes] = {
        entry.get("digestID", 0): sha256(one.raw).digest() for entry, one in zip(items, embedded, strict=True)
    }
    signed = issued(issuer=issuer, valueDigests={DOC_TYPE: digests}, **changes)
    return signed | {"nameSpaces": {DOC_TYPE: embedded}}


def tampered(issuer_signed: dict[str, Any], number: int, value: object) -> dict[str, Any]:
    """One disclosed item with another value, its digest untouched."""
    items: list[Embedded] = list(issuer_signed["nameSpaces"][DOC_TYPE])
    items[number] = embed(encode(decode(items[number].content) | {"elementValue": value}))
    return issuer_signed | {"nameSpaces": {DOC_TYPE: items}}


def validity(start: timedelta, end: timedelta, **changes: Any) -> dict[str, Any]:
    """MSO validity from `start` to `end`, counted from now."""
    info = {"signed": when(NOW), "validFrom": when(NOW + start), "validUntil": when(NOW + end)}
    return {"validityInfo": info | changes}


def exactly(at: datetime) -> DateTime:
    """A date-time to the second, unlike an honest issuer's."""
    return DateTime(at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def resigned(issuer_signed: dict[str, Any], mso: bytes, issuer: Issuer = ISSUER) -> dict[str, Any]:
    """The same with another payload, truly signed by the issuer."""
    header = issuer_signed["issuerAuth"][1]
    return issuer_signed | {"issuerAuth": sign1(issuer.signer_key, mso, header, detached=False)}


def with_auth(issuer_signed: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """issuerAuth with other parts: protected, header, payload, signature."""
    names = ("protected", "header", "payload", "signature")
    auth = [parts.get(name, old) for name, old in zip(names, issuer_signed["issuerAuth"], strict=True)]
    return issuer_signed | {"issuerAuth": auth}


def flipped(data: bytes) -> bytes:
    """The last bit the other way round."""
    return data[:-1] + bytes((data[-1] ^ 1,))


def _library(by: Transport, issuer: Issuer, **device: Any) -> bytes:
    return WALLET.present(issued(issuer=issuer, docType="org.library.card"), by.transcript, **device)


def _two(issuer: Issuer) -> dict[str, Any]:
    return disclosing(item(0), item(1, "age_over_21"), issuer=issuer)


def _bad_seal(issuer: Issuer) -> dict[str, Any]:
    signed = issued(issuer=issuer)
    return with_auth(signed, signature=flipped(signed["issuerAuth"][3]))


Make = Callable[[Transport, Issuer], bytes]
NAMED: Final[list[tuple[str, Make, str]]] = [
    ("genuine", lambda by, issuer: WALLET.present(issued(issuer=issuer), by.transcript), "ok"),
    (
        "value changed after signing",
        lambda by, issuer: WALLET.present(tampered(issued(adult=False, issuer=issuer), 0, value=True), by.transcript),
        "digest",
    ),
    (
        "rogue issuer of the same name",
        lambda by, _: WALLET.present(issued(issuer=Issuer(NOW, NAME)), by.transcript),
        "untrusted_issuer",
    ),
    (
        "expired",
        lambda by, issuer: presented(by.transcript, issuer=issuer, **validity(timedelta(-60), timedelta(-1))),
        "validity",
    ),
    (
        "replayed under another nonce",
        lambda by, issuer: WALLET.present(issued(issuer=issuer), by.older),
        "device_signature",
    ),
    (
        "relayed from another site",
        lambda by, issuer: WALLET.present(issued(issuer=issuer), by.elsewhere),
        "device_signature",
    ),
    (
        "stolen credential, other device key",
        lambda by, issuer: WALLET.present(
            issued(issuer=issuer), by.transcript, key=ec.generate_private_key(ec.SECP256R1())
        ),
        "device_signature",
    ),
    ("age namespace on a library card", _library, "mso_doctype"),
    (
        "the same with its true docType",
        lambda by, issuer: _library(by, issuer, docType="org.library.card"),
        "doctype",
    ),
    (
        "issuer signature flipped",
        lambda by, issuer: WALLET.present(_bad_seal(issuer), by.transcript),
        "issuer_signature",
    ),
    (
        "device auth removed",
        lambda by, issuer: WALLET.present(issued(issuer=issuer), by.transcript, deviceAuth={}),
        "malformed",
    ),
    (
        "an honest minor",
        lambda by, issuer: WALLET.present(issued(adult=False, issuer=issuer), by.transcript),
        "not_adult",
    ),
    (
        "only the second of two items tampered",
        lambda by, issuer: WALLET.present(tampered(_two(issuer), 1, value=False), by.transcript),
        "digest",
    ),
    (
        "not yet valid",
        lambda by, issuer: presented(by.transcript, issuer=issuer, **validity(timedelta(1), timedelta(50))),
        "validity",
    ),
    (
        "a device-signed nym",
        lambda by, issuer: WALLET.present(issued(issuer=issuer), by.transcript, device_names={"x": {"nym": 1}}),
        "device_namespaces",
    ),
]
"""The fifteen cases every build must contain (numbers 0 to 14)."""
