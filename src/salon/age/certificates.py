"""The issuer's certificate against configured anchors (ISO 18013-5 section 9.3.3, as far as the profile needs).

The anchor never comes from the message, and the signer's certificate is the only one looked at. Tolerated, because
the EU's reference issuer has them: an issuerAltName that cannot be read, and an extended key usage of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512
from msgspec import Struct

from salon.age.der import DIGITAL_SIGNATURE, KEY_CERT_SIGN, key_usage
from salon.age.refusal import NotShown

MAX_BYTES: Final = 4_096
"""Of a signer's certificate; our bound. Those of the profile have less than 1,500."""
_HASHES: Final = (SHA256, SHA384, SHA512)
"""What an issuer may sign certificates with (ISO 18013-5 annex B); SHA-1 is not among them."""


class ListedSigner(Struct, frozen=True):
    """A document signer that the EU's trusted list names itself, in place of its root: it stands for itself alone.

    Only the list may do so; an anchor of the operator's own signs certificates, or it vouches for nobody.
    """

    certificate: x509.Certificate


Voucher = x509.Certificate | ListedSigner
"""Whose word is taken: a root, or a listed signer."""


class _Anchor(Struct, frozen=True):
    """What of an anchor decides, read once."""

    subject: x509.Name
    key: ec.EllipticCurvePublicKey
    start: datetime
    end: datetime


def check_signer(
    der: bytes, anchors: Iterable[Voucher], at: datetime
) -> tuple[ec.EllipticCurvePublicKey, x509.Certificate]:
    """The document signer's key, if a configured anchor vouches for it at `at` (with zone).

    Raises:
        NotShown: `x5chain`, `ds_expired`, `ds_key_usage`, `untrusted_issuer`, `ds_key`.
    """
    try:
        return _check(der, anchors, at)
    except (NotShown, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001  # cryptography parses on access: any part may raise anything, late, even panic
        raise NotShown("x5chain") from None


def _check(der: bytes, anchors: Iterable[Voucher], at: datetime) -> tuple[ec.EllipticCurvePublicKey, x509.Certificate]:
    if len(der) > MAX_BYTES:
        raise NotShown("x5chain")
    signer = x509.load_der_x509_certificate(der)
    if not signer.not_valid_before_utc <= at <= signer.not_valid_after_utc:
        raise NotShown("ds_expired")
    if not key_usage(signer) & DIGITAL_SIGNATURE:
        raise NotShown("ds_key_usage")
    if not _vouched_for(signer, anchors, at):
        raise NotShown("untrusted_issuer")
    return _p256(signer), signer


def _vouched_for(signer: x509.Certificate, anchors: Iterable[Voucher], at: datetime) -> bool:
    """Whether the list names the signer, or an anchor of the issuer's name, valid and entitled, made its signature."""
    hashing = signer.signature_hash_algorithm
    if not isinstance(hashing, _HASHES):
        return False
    issuer = signer.issuer
    for certificate in anchors:
        if isinstance(certificate, ListedSigner):
            if certificate.certificate == signer:
                return True
            continue
        anchor = _anchor(certificate)
        if anchor is None or anchor.subject != issuer or not anchor.start <= at <= anchor.end:
            continue
        try:
            anchor.key.verify(signer.signature, signer.tbs_certificate_bytes, ec.ECDSA(hashing))
        except InvalidSignature:
            continue
        return True
    return False


@lru_cache(maxsize=512)  # anchors come from configuration only; nothing of a message is kept here
def _anchor(certificate: x509.Certificate) -> _Anchor | None:
    """None if it can vouch for nobody: unreadable, no EC key, or not entitled to sign certificates."""
    try:
        key = certificate.public_key()
        if not key_usage(certificate) & KEY_CERT_SIGN or not isinstance(key, ec.EllipticCurvePublicKey):
            return None
        return _Anchor(certificate.subject, key, certificate.not_valid_before_utc, certificate.not_valid_after_utc)
    except Exception:  # noqa: BLE001  # one unreadable root must not take the others with it
        return None


def _p256(signer: x509.Certificate) -> ec.EllipticCurvePublicKey:
    try:
        key = signer.public_key()
    except Exception:  # noqa: BLE001  # a point off the curve, a curve or an algorithm nobody knows
        raise NotShown("ds_key") from None
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise NotShown("ds_key")
    return key
