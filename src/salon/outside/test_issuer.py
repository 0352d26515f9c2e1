"""A test issuer, made per installation at its first run; test mode only. Its name says what it is worth.

Its certificate carries the two oddities of the EU's reference issuer (a malformed issuerAltName, a
critical extended key usage of their own), so that every demo shows they are tolerated.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Literal

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

from salon.age.cbor import DateTime, Embedded, embed, encode
from salon.age.mdoc import CLAIM, DOC_TYPE, ES256_HEADER

NAME: Final = "SALON TEST ISSUER - NOT A PROOF OF AGE"
DAYS: Final = 60
LIBRARY: Final = "org.example.library.1"
"""The true document type of a credential of kind `library`."""
Kind = Literal["genuine", "expired", "early", "rogue", "library", "two"]
"""Of which sort a credential is: all but the first must be refused, whatever they say.

`rogue` is by an unknown issuer of the same name, `library` is a card of another kind under the age namespace, `two`
discloses more than was asked: the age over 21 as well.
"""
_EU_USAGE: Final = x509.ObjectIdentifier("1.3.130.2.0.0.1.2")
_ISO_USAGE: Final = x509.ObjectIdentifier("1.0.18013.5.1.2")
"""What the EU's reference issuer names itself, and what ISO 18013-5 annex B asks of a document signer."""
_ALT_NAME: Final = x509.ObjectIdentifier("2.5.29.18")


def raw_signature(key: ec.EllipticCurvePrivateKey, message: bytes) -> bytes:
    """ECDSA P-256 with SHA-256 as r‖s, 64 bytes (RFC 9053 section 2.1)."""
    r, s = decode_dss_signature(key.sign(message, ec.ECDSA(SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def sign1(key: ec.EllipticCurvePrivateKey, payload: bytes, header: dict[Any, Any], *, detached: bool) -> list[Any]:
    """A COSE_Sign1 (RFC 9052 section 4.4)."""
    signature = raw_signature(key, encode(["Signature1", ES256_HEADER, b"", payload]))
    return [ES256_HEADER, header, None if detached else payload, signature]


def _item(number: int, claim: str, value: bool) -> Embedded:
    """An IssuerSignedItem (ISO 18013-5 section 8.3.2.1.2.2); its value is its last byte."""
    return embed(
        encode({"digestID": number, "random": os.urandom(32), "elementIdentifier": claim, "elementValue": value})
    )


def _valid(start: datetime, end: datetime) -> dict[str, Any]:
    return {"validityInfo": {"signed": when(start), "validFrom": when(start), "validUntil": when(end)}}


def when(at: datetime) -> DateTime:
    """A date-time as the profile writes it, coarsened to the hour so that a batch looks alike."""
    return DateTime(at.astimezone(UTC).replace(minute=0, second=0, microsecond=0).strftime("%Y-%m-%dT%H:%M:%SZ"))


class Issuer:
    """A root and a document signer, in memory.

    Args:
        at: now, with zone; the certificates begin a day earlier and last 400.
        name: of the issuer.
        oddities: whether the signer's certificate is as odd as the EU's, or by the book.
    """

    def __init__(self, at: datetime, name: str = NAME, *, oddities: bool = True) -> None:
        self.root_key = ec.generate_private_key(ec.SECP256R1())
        self.signer_key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.root = _certificate(subject, subject, self.root_key, self.root_key, at)
        signer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{name}, signer")])
        self.signer = _certificate(signer, subject, self.signer_key, self.root_key, at, oddities=oddities)

    @classmethod
    def of(cls, directory: Path, at: datetime) -> Issuer:
        """The issuer of an installation: made in `directory` at first run, and anew when it nears its end."""
        path = directory / "test-issuer.pem"
        if path.exists():
            parts = path.read_bytes().split(b"-----BEGIN ")[1:]
            root_key, signer_key, root, signer = (b"-----BEGIN " + part for part in parts)
            issuer = cls.__new__(cls)
            issuer.root_key = load_pem_private_key(root_key, None)  # type: ignore[assignment]  # written below
            issuer.signer_key = load_pem_private_key(signer_key, None)  # type: ignore[assignment]  # written below
            issuer.root, issuer.signer = x509.load_pem_x509_certificate(root), x509.load_pem_x509_certificate(signer)
            if issuer.signer.not_valid_after_utc > at + timedelta(days=DAYS):
                return issuer
        issuer = cls(at)
        keys = (
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            for key in (issuer.root_key, issuer.signer_key)
        )
        descriptor = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(b"".join((*keys, *(c.public_bytes(Encoding.PEM) for c in (issuer.root, issuer.signer)))))
        return issuer

    def issue(self, x: bytes, y: bytes, at: datetime, *, adult: bool, **changes: Any) -> dict[str, Any]:
        """IssuerSigned for a device key. `changes` replace parts of the MSO, `claims` what is claimed, for tests."""
        claims = changes.pop("claims", (CLAIM,))
        disclosed = [_item(number, claim, adult) for number, claim in enumerate(claims)]
        doc_type = changes.pop("docType", DOC_TYPE)
        mso = {
            "version": "1.0",
            "digestAlgorithm": "SHA-256",
            "valueDigests": {DOC_TYPE: {number: sha256(item.raw).digest() for number, item in enumerate(disclosed)}},
            "deviceKeyInfo": {"deviceKey": {1: 2, -1: 1, -2: x, -3: y}},
            "docType": doc_type,
            "validityInfo": {
                "signed": when(at),
                "validFrom": when(at),
                "validUntil": when(at + timedelta(days=DAYS)),
            },
        } | changes
        chain = self.signer.public_bytes(Encoding.DER)
        auth = sign1(self.signer_key, embed(encode(mso)).raw, {33: chain}, detached=False)
        return {"nameSpaces": {DOC_TYPE: disclosed}, "issuerAuth": auth}

    def credential(self, x: bytes, y: bytes, now: float, *, adult: bool, kind: Kind = "genuine") -> bytes:
        """IssuerSigned as CBOR, at a site time. All kinds but `genuine` are for showing that they are refused."""
        at = datetime.fromtimestamp(now, UTC)
        issuer, changes = self, dict[str, Any]()
        if kind == "expired":
            changes = _valid(at - timedelta(days=65), at - timedelta(days=5))
        elif kind == "early":
            changes = _valid(at + timedelta(days=7), at + timedelta(days=67))
        elif kind == "rogue":
            issuer = Issuer(at)
        elif kind == "library":
            changes = {"docType": LIBRARY}
        elif kind == "two":
            changes = {"claims": (CLAIM, "age_over_21")}
        return encode(issuer.issue(x, y, at, adult=adult, **changes))


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signing: ec.EllipticCurvePrivateKey,
    at: datetime,
    *,
    oddities: bool = False,
) -> x509.Certificate:
    """A root if `subject` is its own issuer, else a document signer."""
    is_root = subject == issuer
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=400))
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_root,
                key_cert_sign=is_root,
                crl_sign=is_root,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
    )
    if is_root:
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    elif oddities:
        builder = builder.add_extension(x509.ExtendedKeyUsage([_EU_USAGE]), critical=True)
        # The whole extension a second time where a GeneralName belongs, as the EU's reference issuer does.
        whole = bytes.fromhex("300d0603551d1204068704c0000201")
        builder = builder.add_extension(x509.UnrecognizedExtension(_ALT_NAME, whole), critical=False)
    else:
        names = x509.IssuerAlternativeName([x509.UniformResourceIdentifier("https://issuer.test")])
        builder = builder.add_extension(x509.ExtendedKeyUsage([_ISO_USAGE]), critical=True)
        builder = builder.add_extension(names, critical=False)
    return builder.sign(signing, SHA256())
