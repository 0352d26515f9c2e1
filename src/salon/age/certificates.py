"""The issuer's certificate against configured anchors (ISO 18013-5 section 9.3.3, as far as the profile needs).

The anchor never comes from the message. keyUsage is read by a small DER walk of the certificate, because
the EU's reference certificates carry a malformed issuerAltName that stops a textbook extension parser.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec

from salon.age.refusal import NotShown

KEY_USAGE: Final = bytes.fromhex("0603551d0f")
"""OID 2.5.29.15, as DER."""
DIGITAL_SIGNATURE: Final = 0x80
KEY_CERT_SIGN: Final = 0x04


def check_signer(
    der: bytes, anchors: list[x509.Certificate], at: datetime
) -> tuple[ec.EllipticCurvePublicKey, x509.Certificate]:
    """The document signer's key, if a configured anchor vouches for it at `at` (UTC).

    Raises:
        NotShown: `x5chain`, `ds_expired`, `ds_key_usage`, `untrusted_issuer`, `ds_key`.
    """
    try:
        return _check(der, anchors, at)
    except NotShown:
        raise
    except Exception:  # noqa: BLE001  # cryptography parses on access: any part may raise anything, late
        raise NotShown("x5chain") from None


def _check(
    der: bytes, anchors: list[x509.Certificate], at: datetime
) -> tuple[ec.EllipticCurvePublicKey, x509.Certificate]:
    signer = x509.load_der_x509_certificate(der)
    if not signer.not_valid_before_utc <= at <= signer.not_valid_after_utc:
        raise NotShown("ds_expired")
    if not key_usage(signer) & DIGITAL_SIGNATURE:
        raise NotShown("ds_key_usage")
    if not any(_vouches(anchor, signer, at) for anchor in anchors):
        raise NotShown("untrusted_issuer")
    key = signer.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name != "secp256r1":
        raise NotShown("ds_key")
    return key, signer


def _vouches(anchor: x509.Certificate, signer: x509.Certificate, at: datetime) -> bool:
    # The EU's trusted list has document signers themselves, not their roots: such an anchor stands for itself.
    if anchor == signer:
        return True
    if anchor.subject != signer.issuer or not anchor.not_valid_before_utc <= at <= anchor.not_valid_after_utc:
        return False
    key, hashing = anchor.public_key(), signer.signature_hash_algorithm
    if not key_usage(anchor) & KEY_CERT_SIGN or not isinstance(key, ec.EllipticCurvePublicKey) or hashing is None:
        return False
    try:
        key.verify(signer.signature, signer.tbs_certificate_bytes, ec.ECDSA(hashing))
    except InvalidSignature:
        return False
    return True


def key_usage(certificate: x509.Certificate) -> int:
    """The first byte of keyUsage; 0 if there is none."""
    tbs = _inner(certificate.tbs_certificate_bytes, 0x30)
    for tag, content in _elements(tbs):
        if tag != 0xA3:
            continue
        for _, extension in _elements(_inner(content, 0x30)):
            parts = list(_elements(extension))
            if parts and parts[0][0] == 0x06 and bytes((0x06, len(parts[0][1]))) + parts[0][1] == KEY_USAGE:
                bits = _inner(parts[-1][1], 0x03)
                return bits[1] if len(bits) > 1 else 0
    return 0


def _elements(data: bytes) -> list[tuple[int, bytes]]:
    """The DER elements that `data` is made of: (tag, content)."""
    found, at = [], 0
    while at < len(data):
        tag, size, at = data[at], data[at + 1], at + 2
        if size & 0x80:
            count = size & 0x7F
            size, at = int.from_bytes(data[at : at + count], "big"), at + count
        if at + size > len(data):
            raise ValueError("DER is cut short")
        found.append((tag, data[at : at + size]))
        at += size
    return found


def _inner(data: bytes, tag: int) -> bytes:
    (found, content), *rest = _elements(data)
    if found != tag or rest:
        raise ValueError("unexpected DER")
    return content
