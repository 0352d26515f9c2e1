"""Trusted lists (ETSI TS 119 612) as XML: the signature first, then what was signed. Needs `salon[trustlist]`.

Rule 1: nothing is read of the document that came; only of the bytes the verifier says were signed (signature wrapping).
Rule 2: the signer is one of the certificates the operator pinned, byte for byte; no authority vouches for a signer.
Rule 3: one signature, enveloped, over the whole document; XAdES' signing certificate must be the pinned one.
Rule 4: no DTD, no entity, no network, bounded size, UTF-8 only.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from math import inf
from typing import Any, Final

from cryptography import x509
from lxml import etree  # type: ignore[import-untyped]  # has no types
from signxml.algorithms import DigestAlgorithm, SignatureMethod
from signxml.xades.xades import XAdESSignatureConfiguration, XAdESVerifier

from salon.age.trust import ListRefused, Service, TrustedList

BYTES_MAX: Final = 5 * 1024 * 1024
"""The AV list has some 70 kB; the largest national lists are under 5 MB."""
TSL: Final = "{http://uri.etsi.org/02231/v2#}"
DS: Final = "{http://www.w3.org/2000/09/xmldsig#}"
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
ROOT: Final = f"{TSL}TrustServiceStatusList"
METHODS: Final = frozenset(
    {
        SignatureMethod.RSA_SHA256,
        SignatureMethod.RSA_SHA384,
        SignatureMethod.RSA_SHA512,
        SignatureMethod.SHA256_RSA_MGF1,
        SignatureMethod.SHA384_RSA_MGF1,
        SignatureMethod.SHA512_RSA_MGF1,
        SignatureMethod.ECDSA_SHA256,
        SignatureMethod.ECDSA_SHA384,
        SignatureMethod.ECDSA_SHA512,
    }
)
DIGESTS: Final = frozenset({DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512})
TRANSFORMS: Final = frozenset(
    {
        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
        "http://www.w3.org/2001/10/xml-exc-c14n#",
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/2006/12/xml-c14n11",
    }
)
"""TS 119 612 annex B asks for the first two. None of them leaves anything of the document unsigned."""


def read_list(data: bytes, signers: Sequence[x509.Certificate], at: float) -> TrustedList:
    """A list that one of the pinned signers signed. Some 10 ms for 80 kB, half a second at the bound: not on the loop.

    Args:
        data: as it was fetched.
        signers: the pinned certificates; more than one while a signer is being replaced.
        at: now, epoch seconds; the signer's certificate must be valid then.

    Raises:
        ListRefused: `too_large`, `xml`, `signature`, `structure`.
    """
    if len(data) > BYTES_MAX:
        raise ListRefused("too_large")
    whole = _check_form(data)
    moment = datetime.fromtimestamp(at, UTC)
    signed = next(filter(None, (_signed(data, whole, signer, moment) for signer in signers)), None)
    if signed is None:
        raise ListRefused("signature")
    try:
        return _parsed(etree.fromstring(signed, parser=_parser()))
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise ListRefused("structure") from None


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )


def _check_form(data: bytes) -> frozenset[str]:
    """Rule 4, and the one place where the signature stands (Rule 3), before anything is computed.

    Gives the references that mean the whole document.
    """
    try:
        # In another encoding a DTD could stand where nobody looks for it.
        text = data.decode("utf-8-sig")
        root = etree.fromstring(data, parser=_parser())
    except (UnicodeDecodeError, etree.XMLSyntaxError, ValueError):
        raise ListRefused("xml") from None
    info = root.getroottree().docinfo
    if "<!DOCTYPE" in text or "<!ENTITY" in text or (info.encoding or "UTF-8").upper() not in {"UTF-8", "ASCII"}:
        raise ListRefused("xml")
    if root.tag != ROOT:
        raise ListRefused("structure")
    signatures = list(root.iter(f"{DS}Signature"))
    if len(signatures) != 1 or signatures[0].getparent() is not root:
        raise ListRefused("signature")
    name = root.get("Id")
    return frozenset({"", f"#{name}"} if name else {""})


def _signed(data: bytes, whole: frozenset[str], signer: x509.Certificate, at: datetime) -> bytes | None:
    """The bytes of the document that this signer signed, or None."""
    config = XAdESSignatureConfiguration(
        location="./",
        expect_references=True,
        signature_methods=METHODS,
        digest_algorithms=DIGESTS,
        verification_time=at,
    )
    try:
        results = XAdESVerifier().verify(data, x509_cert=signer, expect_config=config, parser=_parser())
        signature = results[0].signature_xml
        references = signature.findall(f"{DS}SignedInfo/{DS}Reference")
        found = [
            result.signed_data
            for reference, result in zip(references, results, strict=True)
            if reference.get("URI") in whole and _plain(reference)
        ]
    except Exception:  # noqa: BLE001  # two libraries, hostile input: whatever it is, it is no valid signature
        return None
    return found[0] if len(found) == 1 else None


def _plain(reference: Any) -> bool:
    """Whether everything the reference covers is signed as it stands, but for the signature itself."""
    names = [transform.get("Algorithm") for transform in reference.findall(f"{DS}Transforms/{DS}Transform")]
    return TRANSFORMS.issuperset(names) and len(names) <= 2


def _parsed(root: Any) -> TrustedList:
    if root.tag != ROOT:
        raise ValueError("not a trusted list")
    scheme = root.find(f"{TSL}SchemeInformation")
    territory = _text(scheme, "SchemeTerritory")
    sequence = int(_text(scheme, "TSLSequenceNumber"))
    if sequence < 1:
        raise ValueError("sequence numbers begin with 1")
    return TrustedList(
        type=_text(scheme, "TSLType"),
        sequence=sequence,
        issued_at=_time(_text(scheme, "ListIssueDateTime")),
        # An empty NextUpdate closes a list for good (5.3.15): nothing in it is trusted.
        next_update=_time(next_update) if (next_update := _text(scheme, "NextUpdate/dateTime")) else 0.0,
        services=tuple(_services(root, territory)),
    )


def _services(root: Any, territory: str) -> Iterator[Service]:
    for provider in root.iterfind(_path("TrustServiceProviderList/TrustServiceProvider")):
        about = provider.find(f"{TSL}TSPInformation")
        country = "TSPAddress/PostalAddresses/PostalAddress/CountryName"
        where = (_text(about, country) if about is not None else "") or territory
        for info in provider.iterfind(_path("TSPServices/TSPService/ServiceInformation")):
            yield Service(
                type=_text(info, "ServiceTypeIdentifier"),
                status=_text(info, "ServiceStatus"),
                name=_name(info.findall(_path("ServiceName/Name"))),
                territory=where,
                since=_since(_text(info, "StatusStartingTime")),
                certificates=tuple(
                    _bytes(found.text or "")
                    for found in info.iterfind(_path("ServiceDigitalIdentity/DigitalId/X509Certificate"))
                ),
            )


def _path(path: str) -> str:
    return "/".join(f"{TSL}{part}" for part in path.split("/"))


def _text(element: Any, path: str) -> str:
    """The text of an element below another; empty if it is not there."""
    return str(element.findtext(_path(path)) or "").strip()


def _name(names: Sequence[Any]) -> str:
    """The English name, which every list must have, else the first."""
    chosen = next((one for one in names if one.get(LANG) == "en"), names[0] if names else None)
    return "" if chosen is None else (chosen.text or "").strip()


def _bytes(text: str) -> bytes:
    """A certificate's bytes; what is no base64 is empty, and refused where certificates are read."""
    try:
        return b64decode("".join(text.split()), validate=True)
    except ValueError:
        return b""


def _since(text: str) -> float:
    """When a status began; what cannot be read has not begun: one bad entry does not cost the others."""
    try:
        return _time(text)
    except ValueError:
        return inf


def _time(text: str) -> float:
    """A dateTime; TS 119 612 has them in UTC. Raises ValueError."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("a time without a zone")
    return found.timestamp()
