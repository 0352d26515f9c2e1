"""A trusted list as XML, signed by a throw-away signer with signxml: genuine, and what attackers would send."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from lxml import etree
from signxml import DigestAlgorithm, SignatureConstructionMethod, SignatureMethod
from signxml.xades import XAdESSigner

from salon.age.trust import Service, TrustedList
from tests.age.lists import AT


class ListSigner:
    """Who signs lists."""

    def __init__(
        self, name: str = "Operator of the list", at: datetime = AT, key: ec.EllipticCurvePrivateKey | None = None
    ) -> None:
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        self.certificate = (
            x509.CertificateBuilder(subject, subject, self.key.public_key(), 1)
            .not_valid_before(at - timedelta(days=5))
            .not_valid_after(at + timedelta(days=400))
            .sign(self.key, SHA256())
        )

    def sign(self, root: Any, method: SignatureMethod = SignatureMethod.ECDSA_SHA256, **given: Any) -> bytes:
        signer = XAdESSigner(
            method=SignatureConstructionMethod.enveloped,
            signature_algorithm=method,
            digest_algorithm=given.pop("digest", DigestAlgorithm.SHA256),
        )
        signed = signer.sign(root, key=self.key, cert=[self.certificate], **given)
        return bytes(etree.tostring(signed, xml_declaration=True, encoding="UTF-8"))


def when(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def service_xml(one: Service) -> str:
    digital = "".join(
        f"<DigitalId><X509Certificate>{b64encode(cert).decode()}</X509Certificate></DigitalId>"
        for cert in one.certificates
    )
    return (
        "<TSPService><ServiceInformation>"
        f"<ServiceTypeIdentifier>{one.type}</ServiceTypeIdentifier>"
        f'<ServiceName><Name xml:lang="fr">Un nom</Name><Name xml:lang="en">{one.name}</Name></ServiceName>'
        f"<ServiceDigitalIdentity>{digital}<DigitalId><X509SubjectName>CN=x</X509SubjectName></DigitalId>"
        f"</ServiceDigitalIdentity><ServiceStatus>{one.status}</ServiceStatus>"
        f"<StatusStartingTime>{when(one.since)}</StatusStartingTime></ServiceInformation></TSPService>"
    )


def list_xml(found: TrustedList, **changes: str) -> str:
    """The list as a document, not signed."""
    parts = {
        "sequence": str(found.sequence),
        "next": f"<dateTime>{when(found.next_update)}</dateTime>" if found.next_update else "",
        "issued": when(found.issued_at),
        "services": "".join(service_xml(one) for one in found.services),
    } | changes
    return (
        '<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" TSLTag="http://uri.etsi.org/19612/TSLTag" '
        'Id="list"><SchemeInformation><TSLVersionIdentifier>6</TSLVersionIdentifier>'
        f"<TSLSequenceNumber>{parts['sequence']}</TSLSequenceNumber><TSLType>{found.type}</TSLType>"
        "<SchemeTerritory>EU</SchemeTerritory>"
        f"<ListIssueDateTime>{parts['issued']}</ListIssueDateTime><NextUpdate>{parts['next']}</NextUpdate>"
        "</SchemeInformation><TrustServiceProviderList><TrustServiceProvider><TSPInformation><TSPAddress>"
        '<PostalAddresses><PostalAddress xml:lang="en"><CountryName>FR</CountryName></PostalAddress>'
        "</PostalAddresses></TSPAddress></TSPInformation>"
        f"<TSPServices>{parts['services']}</TSPServices></TrustServiceProvider></TrustServiceProviderList>"
        "</TrustServiceStatusList>"
    )


def signed_list(found: TrustedList, signer: ListSigner, **given: Any) -> bytes:
    """The list, signed."""
    return signer.sign(etree.fromstring(list_xml(found)), **given)
