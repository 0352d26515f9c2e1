"""ISO 18013-5 Annex D: another maker's bytes, of another document type and over another transport.

Salon refuses them, `doctype`. Each part the two have in common must hold nevertheless.
"""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from salon.age import mdoc
from salon.age.cbor import decode, embed, encode
from salon.age.certificates import check_signer
from tests.age.vectors import vector, vector_json

THEN = datetime(2021, 1, 1, tzinfo=UTC)
MDL = "org.iso.18013.5.1.mDL"


def annex_d(name: str) -> bytes:
    found: str = vector_json("iso18013-5-annex-d-multipaz.json")["hex"][f"ISO_18013_5_ANNEX_D_{name}"]
    return bytes.fromhex(found)


def root() -> x509.Certificate:
    return x509.load_pem_x509_certificate(vector("iso18013-5-annex_d_iaca_root.pem").read_bytes())


def document() -> dict[str, Any]:
    [found] = decode(annex_d("DEVICE_RESPONSE"))["documents"]
    assert isinstance(found, dict)
    return found


def test_the_response_of_the_standard_is_read_and_is_not_what_was_asked() -> None:
    response = annex_d("DEVICE_RESPONSE")
    assert response.hex() == vector("iso18013-5-annex_d_device_response.hex").read_text().strip()
    transcript = decode(annex_d("SESSION_TRANSCRIPT_BYTES")).content
    assert mdoc.verify(response, transcript, [root()], THEN) == "doctype"
    assert mdoc.verify(response, transcript, [root()], datetime(2026, 1, 1, tzinfo=UTC)) == "doctype"


def test_its_issuer_signed_and_its_digests_hold_over_the_bytes_as_received() -> None:
    """Three of its items have a tag nothing of ours may have: their digests are checked without reading them."""
    issuer_signed = document()["issuerSigned"]
    payload, signature, unprotected = mdoc._sign1(issuer_signed["issuerAuth"], detached=False)
    key, _ = check_signer(unprotected[33], [root()], THEN)
    mdoc._check_signature(key, payload, signature, "issuer_signature")
    mso = decode(decode(payload).content)
    assert (mso["version"], mso["docType"]) == ("1.0", MDL)
    [(space, items)] = issuer_signed["nameSpaces"].items()
    digests = {sha256(item.raw).digest() for item in items}
    assert len(digests) == 6
    assert digests < set(mso["valueDigests"][space].values())


def test_its_device_authenticated_the_bytes_we_would_have_it_sign() -> None:
    """By MAC, which Salon refuses; what is authenticated is built as for a signature."""
    device_signed = document()["deviceSigned"]
    protected, _, payload, tag = device_signed["deviceAuth"]["deviceMac"]
    names = device_signed["nameSpaces"]
    assert (payload, names.content) == (None, mdoc.NO_NAMES)
    numbers = (int.from_bytes(annex_d(f"EPHEMERAL_READER_KEY_{part}"), "big") for part in "XYD")
    x, y, d = numbers
    reader = ec.EllipticCurvePrivateNumbers(d, ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1())).private_key()
    mso = decode(decode(document()["issuerSigned"]["issuerAuth"][2]).content)
    device = mdoc._device_key(mso["deviceKeyInfo"])
    transcript = annex_d("SESSION_TRANSCRIPT_BYTES")
    salt = sha256(transcript).digest()
    key = HKDF(SHA256(), 32, salt, b"EMacKey").derive(reader.exchange(ec.ECDH(), device))
    signed = embed(mdoc._DEVICE_AUTHENTICATION + decode(transcript).content + encode(MDL) + names.raw).raw
    structure = encode(["MAC0", protected, b"", signed])
    assert hmac.digest(key, structure, "sha256") == tag
