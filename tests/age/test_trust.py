"""Which entries of a list are anchors, and which lists are taken."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from salon.age.certificates import ListedSigner, check_signer
from salon.age.refusal import NotShown
from salon.age.trust import LeftOut, ListRefused, anchor_of, anchors_of, check_list, same_issuer, shown
from tests.age.lists import AT, DAY, NOW, STATUS, TYPE, der, issuer, service, trusted_list

ISSUER = issuer()
ROOT, SIGNER = der(ISSUER.root), der(ISSUER.signer)


def refused(cause: str, last: tuple[int, float] = (0, 0.0), **changes: object) -> None:
    with pytest.raises(ListRefused) as caught:
        check_list(trusted_list(**changes), NOW, last)
    assert caught.value.cause == cause


@pytest.mark.parametrize(
    "type_",
    [
        TYPE + "2",
        TYPE.replace("/av/", "/"),
        "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric",
        "http://example.org/?/lotl/av/AVTL",
        "",
    ],
)
def test_a_list_for_something_else_is_refused(type_: str) -> None:
    refused("list_type", type=type_)


def test_a_list_past_its_next_update_or_closed_for_good_is_refused() -> None:
    refused("list_expired", next_update=NOW)
    refused("list_expired", next_update=0.0)
    check_list(trusted_list(next_update=NOW + 1), NOW)


def test_a_list_goes_forward_only() -> None:
    found = trusted_list()
    check_list(found, NOW, (17, found.issued_at))
    check_list(found, NOW, (16, NOW))
    refused("rollback", (18, 0.0))
    refused("rollback", (17, found.issued_at + 1))


@pytest.mark.parametrize("status", ["granted", "recognisedatnationallevel"])
def test_roots_and_document_signers_of_services_in_good_standing_are_anchors(status: str) -> None:
    anchors, left_out = anchors_of(trusted_list(service(ROOT, SIGNER, ROOT, status=STATUS + status)), NOW)
    assert [anchor.certificate for anchor in anchors] == [ISSUER.root, ISSUER.signer]
    assert anchors[0].name == "Proofs of age of a member state (FR)"
    assert anchors[0].until == ISSUER.root.not_valid_after_utc.timestamp()
    assert left_out == ()


@pytest.mark.parametrize(
    "status", ["withdrawn", "deprecatedatnationallevel", "undersupervision", "granted2", "GRANTED"]
)
def test_any_other_status_is_not_trusted_and_said(status: str) -> None:
    found = trusted_list(service(ROOT, status=STATUS + status))
    assert anchors_of(found, NOW) == ((), (LeftOut("status", "Proofs of age of a member state"),))


def test_a_service_of_another_kind_is_ignored() -> None:
    other = service(ROOT, type="http://uri.etsi.org/TrstSvc/Svctype/CA/QC")
    assert anchors_of(trusted_list(other), NOW) == ((), ())


def test_a_status_that_begins_later_does_not_count_yet() -> None:
    found = trusted_list(service(ROOT, since=NOW + DAY))
    assert anchors_of(found, NOW)[1] == (LeftOut("not_yet", "Proofs of age of a member state"),)
    assert len(anchors_of(found, NOW + DAY)[0]) == 1


def other_certificate(*, usage: bool) -> x509.Certificate:
    """One that can vouch for nobody: an RSA key, or no key usage."""
    key = ec.generate_private_key(ec.SECP256R1()) if not usage else rsa.generate_private_key(65_537, 2_048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COUNTRY_NAME, "FR")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, AT, AT)
    if usage:
        none = dict.fromkeys(
            ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "crl_sign"), False
        ) | {"encipher_only": False, "decipher_only": False}
        usages = x509.KeyUsage(digital_signature=True, key_cert_sign=True, **none)
        builder = builder.add_extension(usages, critical=True)
    return builder.sign(key, SHA256())


@pytest.mark.parametrize(
    "bad", [b"", b"no certificate", ROOT[:-5], der(other_certificate(usage=True)), der(other_certificate(usage=False))]
)
def test_one_bad_certificate_is_left_out_by_name_and_the_others_stay(bad: bytes) -> None:
    anchors, left_out = anchors_of(trusted_list(service(bad, name="The odd one"), service(ROOT)), NOW)
    assert [anchor.certificate for anchor in anchors] == [ISSUER.root]
    assert left_out == (LeftOut("certificate", "The odd one"),)


def test_the_oddities_of_the_eus_own_certificates_are_tolerated() -> None:
    # The signer has the malformed issuerAltName and the critical extended key usage of the reference issuer.
    with pytest.raises(ValueError, match="error parsing"):
        _ = list(ISSUER.signer.extensions)
    assert anchor_of(ISSUER.signer).name == "Issuer of proofs, signer"


def test_an_anchor_is_known_by_its_bytes_or_by_subject_and_key() -> None:
    root = anchor_of(ISSUER.root)
    again = (
        x509.CertificateBuilder(ISSUER.root.subject, ISSUER.root.subject, ISSUER.root.public_key(), 8, AT, AT)
        .add_extension(ISSUER.root.extensions.get_extension_for_class(x509.KeyUsage).value, critical=True)
        .sign(ISSUER.root_key, SHA256())
    )
    assert len(root.fingerprint) == 64
    assert same_issuer(root, anchor_of(ISSUER.root))
    assert same_issuer(root, anchor_of(again))
    assert not same_issuer(root, anchor_of(ISSUER.signer))
    assert not same_issuer(root, anchor_of(issuer().root))


def test_names_from_outside_are_one_short_printable_line() -> None:
    assert shown("  A\n\u202ename \x00" + "x" * 500) == "A name " + "x" * 113


def test_a_certificate_without_a_common_name_goes_by_its_whole_subject() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    country = x509.Name([x509.NameAttribute(x509.NameOID.COUNTRY_NAME, "FR")])
    nameless = (
        x509.CertificateBuilder(country, country, key.public_key(), 9, AT, AT)
        .add_extension(ISSUER.root.extensions.get_extension_for_class(x509.KeyUsage).value, critical=True)
        .sign(key, SHA256())
    )
    assert anchor_of(nameless).name == "C=FR"


def test_a_listed_document_signer_stands_for_itself_alone() -> None:
    key, signer = check_signer(SIGNER, [ListedSigner(ISSUER.signer)], AT)
    assert (key, signer) == (ISSUER.signer.public_key(), ISSUER.signer)
    with pytest.raises(NotShown, match="untrusted_issuer"):
        check_signer(der(issuer().signer), [ListedSigner(ISSUER.signer)], AT)
    with pytest.raises(NotShown, match="untrusted_issuer"):
        check_signer(SIGNER, [ISSUER.signer], AT)
    with pytest.raises(NotShown, match="ds_key_usage"):
        check_signer(ROOT, [ListedSigner(ISSUER.root)], AT)
    with pytest.raises(NotShown, match="ds_expired"):
        check_signer(SIGNER, [ListedSigner(ISSUER.signer)], AT + timedelta(days=500))
