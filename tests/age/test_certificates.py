"""Who may sign: exactly what a configured, valid, entitled anchor signed, and that only on P-256."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA1, SHA256, SHA384, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from salon.age.certificates import check_signer
from salon.age.refusal import NotShown
from salon.outside.test_issuer import Issuer
from tests.age.proofs import ISSUER, NOW
from tests.age.test_der import BITS
from tests.age.vectors import vector

DAY = timedelta(days=1)
ROOT_KEY, SIGNER_KEY = ec.generate_private_key(ec.SECP384R1()), ec.generate_private_key(ec.SECP256R1())


def certificate(
    key: Any,
    signing: Any,
    *,
    name: str = "signer",
    issuer: str = "root",
    usage: str | None = "digital_signature",
    start: datetime = NOW - DAY,
    end: datetime = NOW + DAY,
    hashing: HashAlgorithm | None = None,
    filling: int = 0,
) -> x509.Certificate:
    subject, by = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)]) for text in (name, issuer))
    builder = x509.CertificateBuilder(by, subject, key.public_key(), 1, start, end)
    if usage is not None:
        names = [*BITS, "decipher_only"]
        flags = x509.KeyUsage(**{each: each == usage for each in names})
        builder = builder.add_extension(flags, critical=True)
    if filling:
        more = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3"), bytes(filling))
        builder = builder.add_extension(more, critical=False)
    return builder.sign(signing, None if isinstance(signing, ed25519.Ed25519PrivateKey) else hashing or SHA256())


def root(key: Any = ROOT_KEY, **changes: Any) -> x509.Certificate:
    return certificate(key, key, **{"name": "root", "usage": "key_cert_sign"} | changes)


ROOT = root()


def said(signer: x509.Certificate | bytes, *anchors: x509.Certificate, at: datetime = NOW) -> str:
    der = signer if isinstance(signer, bytes) else signer.public_bytes(Encoding.DER)
    try:
        check_signer(der, list(anchors), at)
    except NotShown as no:
        return no.code
    return "ok"


SIGNER = certificate(SIGNER_KEY, ROOT_KEY)


def test_a_signer_of_a_root_is_its_key_and_certificate() -> None:
    key, found = check_signer(SIGNER.public_bytes(Encoding.DER), [ROOT], NOW)
    assert key == SIGNER_KEY.public_key()
    assert found == SIGNER


@pytest.mark.parametrize("hashing", [SHA256(), SHA384()])
def test_a_root_on_a_larger_curve_may_sign(hashing: HashAlgorithm) -> None:
    assert said(certificate(SIGNER_KEY, ROOT_KEY, hashing=hashing), ROOT) == "ok"


def test_the_anchor_is_found_among_others_of_its_name() -> None:
    other, elsewhere = root(ec.generate_private_key(ec.SECP256R1())), root(name="elsewhere")
    assert said(SIGNER, elsewhere, other, ROOT) == "ok"
    assert said(SIGNER, elsewhere, other) == "untrusted_issuer"
    assert said(SIGNER) == "untrusted_issuer"


@pytest.mark.parametrize("at", [NOW - DAY, NOW + DAY])
def test_a_certificate_is_valid_from_its_first_to_its_last_second(at: datetime) -> None:
    lasting = root(start=NOW - 9 * DAY, end=NOW + 9 * DAY)
    second = timedelta(seconds=1 if at > NOW else -1)
    assert said(SIGNER, lasting, at=at) == "ok"
    assert said(SIGNER, lasting, at=at + second) == "ds_expired"


@pytest.mark.parametrize(
    "anchor",
    [
        root(start=NOW - 9 * DAY, end=NOW - DAY),
        root(start=NOW + DAY, end=NOW + 9 * DAY),
        root(usage="digital_signature"),
        root(usage=None),
        root(name="roof"),
        certificate(rsa.generate_private_key(65_537, 2_048), ROOT_KEY, name="root", usage="key_cert_sign"),
        certificate(ed25519.Ed25519PrivateKey.generate(), ROOT_KEY, name="root", usage="key_cert_sign"),
    ],
    ids=["over", "not begun", "another usage", "no usage", "another name", "RSA", "Ed25519"],
)
def test_an_anchor_vouches_only_while_valid_and_entitled(anchor: x509.Certificate) -> None:
    assert said(SIGNER, anchor) == "untrusted_issuer"


@pytest.mark.parametrize("usage", [None, "key_cert_sign", "key_agreement"])
def test_a_signer_must_be_there_to_sign(usage: str | None) -> None:
    assert said(certificate(SIGNER_KEY, ROOT_KEY, usage=usage), ROOT) == "ds_key_usage"


def test_an_anchor_is_no_signer_and_a_signer_no_anchor() -> None:
    assert said(ROOT, ROOT) == "ds_key_usage"
    below = certificate(ec.generate_private_key(ec.SECP256R1()), SIGNER_KEY, issuer="signer")
    assert said(below, ROOT, SIGNER) == "untrusted_issuer"


@pytest.mark.parametrize(
    "key",
    [
        ec.generate_private_key(ec.SECP384R1()),
        rsa.generate_private_key(65_537, 2_048),
        ed25519.Ed25519PrivateKey.generate(),
    ],
    ids=["P-384", "RSA", "Ed25519"],
)
def test_a_signer_signs_on_p256_only(key: Any) -> None:
    assert said(certificate(key, ROOT_KEY), ROOT) == "ds_key"


def element(tag: int, body: bytes) -> bytes:
    size = len(body)
    length = (
        bytes((size,)) if size < 128 else b"\x81" + bytes((size,)) if size < 256 else b"\x82" + size.to_bytes(2, "big")
    )
    return bytes((tag,)) + length + body


def remade(tbs: bytes, algorithm: bytes, hashing: HashAlgorithm) -> bytes:
    """A certificate around other contents, truly signed by the root: what no tool would make."""
    signature = ROOT_KEY.sign(tbs, ec.ECDSA(hashing))
    return element(0x30, tbs + algorithm + element(0x03, b"\0" + signature))


ECDSA_SHA256, ECDSA_SHA1 = bytes.fromhex("300a06082a8648ce3d040302"), bytes.fromhex("300906072a8648ce3d0401")


def test_a_key_off_the_curve_is_no_key() -> None:
    """The issuer signed it so; the point is the issuer's mistake, and still no exception."""
    y = SIGNER_KEY.public_key().public_numbers().y.to_bytes(32, "big")
    changed = SIGNER.tbs_certificate_bytes.replace(y, bytes(32))
    assert said(remade(changed, ECDSA_SHA256, SHA256()), ROOT) == "ds_key"


def test_other_signatures_than_ecdsa_with_sha2_vouch_for_nothing() -> None:
    for signing in (rsa.generate_private_key(65_537, 2_048), ed25519.Ed25519PrivateKey.generate()):
        assert said(certificate(SIGNER_KEY, signing), ROOT) == "untrusted_issuer"


def test_sha1_vouches_for_nothing() -> None:
    """The algorithm relabelled: nothing makes such a certificate any more."""
    tbs = SIGNER.tbs_certificate_bytes
    content = tbs[3 if tbs[1] == 0x81 else 4 :].replace(ECDSA_SHA256, ECDSA_SHA1)
    made = remade(element(0x30, content), ECDSA_SHA1, SHA1())
    assert isinstance(x509.load_der_x509_certificate(made).signature_hash_algorithm, SHA1)
    assert said(made, ROOT) == "untrusted_issuer"


def test_a_certificate_by_the_book_is_accepted_like_an_odd_one() -> None:
    plain = Issuer(NOW, oddities=False)
    assert said(plain.signer, plain.root) == "ok"
    assert said(ISSUER.signer, ISSUER.root) == "ok"
    assert said(plain.signer, ISSUER.root) == "untrusted_issuer"


@pytest.mark.parametrize("der", [b"", b"\x30", b"\x30\x00", b"\xff" * 900, b"x" * 16_000])
def test_what_is_no_certificate_is_x5chain(der: bytes) -> None:
    assert said(der, ROOT) == "x5chain"


def test_an_anchor_that_cannot_be_read_does_not_take_the_others_with_it() -> None:
    oid = x509.ObjectIdentifier("2.5.29.15")
    unreadable = x509.UnrecognizedExtension(oid, b"\x03\x00")
    name = ROOT.subject
    builder = x509.CertificateBuilder(name, name, ROOT_KEY.public_key(), 2, NOW - DAY, NOW + DAY)
    broken = builder.add_extension(unreadable, critical=True).sign(ROOT_KEY, SHA256())
    assert said(SIGNER, broken) == "untrusted_issuer"
    assert said(SIGNER, broken, ROOT) == "ok"


def test_a_certificate_beyond_any_that_is_needed_is_not_even_read() -> None:
    made = certificate(SIGNER_KEY, ROOT_KEY, filling=4_096)
    assert said(made, ROOT) == "x5chain"
    assert said(certificate(SIGNER_KEY, ROOT_KEY, filling=3_000), ROOT) == "ok"


def test_the_certificates_of_the_standard_hold_together() -> None:
    signer = x509.load_pem_x509_certificate(vector("iso18013-5-annex_d_document_signer.pem").read_bytes())
    iaca = x509.load_pem_x509_certificate(vector("iso18013-5-annex_d_iaca_root.pem").read_bytes())
    then = NOW.replace(year=2021, month=1, day=1)
    assert said(signer, iaca, at=then) == "ok"
    assert said(signer, iaca) == "ds_expired"
    assert said(signer, ROOT, at=then) == "untrusted_issuer"
