"""Whose word on age counts: anchors, and which services of a trusted list are some.

The list is ETSI TS 119 612, as the EU's age-verification architecture (3.4.4) uses it.

Rule 1: a list is for age verification (`TSLType` ends `/lotl/av/…/AVTL`) or it is no list of ours.
Rule 2: of its services only attestation providers of proofs of age count (`/Svctype/PAA`), and only while they are
`granted` or `recognisedatnationallevel`. The second is what TS 119 612 (5.5.4) has for services that are not qualified,
as these are; every other status, also one that is new to us, is not trusted.
Rule 3: a list goes forward only. One that is older than the last is somebody's old copy (rollback).
Rule 4: one bad entry costs its own trust, never the list's: it is left out, with a warning that names it.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from msgspec import Struct

from salon.age.der import KEY_CERT_SIGN, key_usage

Certificate = x509.Certificate
LIST_TYPE: Final = re.compile(r"https?://[^\s?#]*/lotl/av/(?:[^\s/?#]+/)*AVTL")
SERVICE_TYPE: Final = "/Svctype/PAA"
GRANTED: Final = ("/Svcstatus/granted", "/Svcstatus/recognisedatnationallevel")
OVERRIDE_MAX_S: Final = 7 * 86_400.0
"""How far ahead an operator may say that a stale list is to be trusted."""
NAME_MAX: Final = 120
"""Characters of a name as shown; lists and certificates may say anything."""


class ListRefused(Exception):
    """A trusted list is not taken; carries why, one of `CAUSES`."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


CAUSES: Final = ("unreachable", "too_large", "xml", "signature", "structure", "list_type", "list_expired", "rollback")


class Service(Struct, frozen=True):
    """A service of a trusted list, as it stands there."""

    type: str
    status: str
    name: str
    territory: str
    since: float
    """When the status began, epoch seconds."""
    certificates: tuple[bytes, ...]
    """DER, not looked at yet."""


class TrustedList(Struct, frozen=True):
    """A trusted list whose signature was verified. Times are epoch seconds."""

    type: str
    sequence: int
    issued_at: float
    next_update: float
    """By then its operator publishes another; 0: it says nothing, which is for closed lists only (5.3.15)."""
    services: tuple[Service, ...]


class Anchor(Struct, frozen=True):
    """A certificate whose word counts: a root, or a document signer itself, as the EU's list has them."""

    certificate: Certificate
    name: str
    fingerprint: str
    """SHA-256 over the DER, 64 hexadecimal digits."""
    until: float
    """End of its validity, epoch seconds."""


class LeftOut(Struct, frozen=True):
    """An entry of a list that is left out, and why: `certificate`, `status` or `not_yet`."""

    cause: str
    name: str


def check_list(found: TrustedList, at: float, last: tuple[int, float] = (0, 0.0)) -> None:
    """Whether a verified list may take the place of the last one.

    Args:
        found: the list.
        at: now, epoch seconds.
        last: sequence number and time of issue of the last list that was taken.

    Raises:
        ListRefused: `list_type`, `list_expired`, `rollback`.
    """
    if not LIST_TYPE.fullmatch(found.type):
        raise ListRefused("list_type")
    if (found.sequence, found.issued_at) < last:
        raise ListRefused("rollback")
    if found.next_update <= at:
        raise ListRefused("list_expired")


def anchors_of(found: TrustedList, at: float) -> tuple[tuple[Anchor, ...], tuple[LeftOut, ...]]:
    """The anchors of a list at a moment (Rule 2), and what was left out of the services that are ours (Rule 4)."""
    anchors: dict[str, Anchor] = {}
    warnings: list[LeftOut] = []
    for service in found.services:
        if not service.type.endswith(SERVICE_TYPE):
            continue
        name = shown(service.name)
        if not service.status.endswith(GRANTED):
            warnings.append(LeftOut("status", name))
            continue
        if service.since > at:
            warnings.append(LeftOut("not_yet", name))
            continue
        for der in service.certificates:
            try:
                anchor = anchor_of(x509.load_der_x509_certificate(der), f"{name} ({service.territory})")
            except Exception:  # noqa: BLE001  # cryptography parses on access: any part may raise anything, late
                warnings.append(LeftOut("certificate", name))
                continue
            anchors.setdefault(anchor.fingerprint, anchor)
    return tuple(anchors.values()), tuple(warnings)


def anchor_of(certificate: Certificate, name: str = "") -> Anchor:
    """An anchor, named by its certificate if by nothing else. Raises ValueError for one that can vouch for nobody."""
    if not isinstance(certificate.public_key(), ec.EllipticCurvePublicKey) or not key_usage(certificate):
        raise ValueError("not a certificate of an issuer: no EC key, or no key usage")
    return Anchor(
        certificate=certificate,
        name=shown(name or _common_name(certificate)),
        fingerprint=sha256(certificate.public_bytes(Encoding.DER)).hexdigest(),
        until=certificate.not_valid_after_utc.timestamp(),
    )


def is_root(anchor: Anchor) -> bool:
    """Whether its certificate may sign others."""
    return bool(key_usage(anchor.certificate) & KEY_CERT_SIGN)


def same_issuer(one: Anchor, other: Anchor) -> bool:
    """Whether two certificates are one issuer's: the same bytes, or the same subject and key."""
    if one.fingerprint == other.fingerprint:
        return True
    return one.certificate.subject == other.certificate.subject and _key(one) == _key(other)


def shown(text: str) -> str:
    """A name from outside, fit to be shown: one line, printable, bounded."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())[:NAME_MAX]


def _key(anchor: Anchor) -> bytes:
    return anchor.certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _common_name(certificate: Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()
