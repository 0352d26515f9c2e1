"""Certificates of issuers and entries of trusted lists, made by the test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from salon.age.trust import Service, TrustedList
from salon.outside.test_issuer import Issuer

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)
NOW = AT.timestamp()
HOUR, DAY = 3_600.0, 86_400.0
TYPE = "http://ec.europa.eu/tools/lotl/av/TrstSvc/TrustedList/TSLType/AVTL"
PAA = "http://ec.europa.eu/tools/lotl/av/TrstSvc/Svctype/PAA"
STATUS = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/"


def issuer(name: str = "Issuer of proofs", at: datetime = AT) -> Issuer:
    return Issuer(at - timedelta(days=10), name)


def der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


def service(*certificates: bytes, **changes: object) -> Service:
    given: dict[str, object] = {
        "type": PAA,
        "status": STATUS + "recognisedatnationallevel",
        "name": "Proofs of age of a member state",
        "territory": "FR",
        "since": NOW - DAY,
        "certificates": certificates,
    }
    return Service(**(given | changes))  # type: ignore[arg-type]  # a test's shorthand


def trusted_list(*services: Service, **changes: object) -> TrustedList:
    given: dict[str, object] = {
        "type": TYPE,
        "sequence": 17,
        "issued_at": NOW - DAY,
        "next_update": NOW + 90 * DAY,
        "services": services,
    }
    return TrustedList(**(given | changes))  # type: ignore[arg-type]  # a test's shorthand
