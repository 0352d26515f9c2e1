"""A trusted list is taken only as its pinned signer signed it, and only what was signed is read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from lxml import etree
from signxml import DigestAlgorithm, SignatureMethod, XMLSigner

from salon.age.trust import ListRefused, TrustedList, anchors_of, check_list
from salon.outside.trusted_list import BYTES_MAX, DS, read_list
from tests.age.lists import AT, NOW, STATUS, der, issuer, service, trusted_list
from tests.outside.lists import ListSigner, list_xml, signed_list

ISSUER, SIGNER = issuer(), ListSigner()
PINNED = [SIGNER.certificate]
FOUND = trusted_list(
    service(der(ISSUER.root)),
    service(b"rubbish", name="Odd"),
    service(der(ISSUER.signer), status=STATUS + "withdrawn", name="Gone"),
    service(der(ISSUER.signer), type="http://uri.etsi.org/TrstSvc/Svctype/TSA", name="Other"),
)
GENUINE = signed_list(FOUND, SIGNER)


def refused(data: bytes, cause: str, signers: list[object] | None = None, at: float = NOW) -> None:
    with pytest.raises(ListRefused) as caught:
        read_list(data, signers or PINNED, at)  # type: ignore[arg-type]  # a test's shorthand
    assert caught.value.cause == cause


def test_a_genuine_list_is_read_as_it_was_signed() -> None:
    found = read_list(GENUINE, PINNED, NOW)
    assert found == FOUND
    check_list(found, NOW)
    anchors, left_out = anchors_of(found, NOW)
    assert [anchor.certificate for anchor in anchors] == [ISSUER.root]
    assert {(one.cause, one.name) for one in left_out} == {("certificate", "Odd"), ("status", "Gone")}


def test_two_signers_may_be_pinned_while_one_is_replaced() -> None:
    following = ListSigner("The next one")
    assert read_list(GENUINE, [following.certificate, *PINNED], NOW) == FOUND
    assert read_list(signed_list(FOUND, following), [*PINNED, following.certificate], NOW) == FOUND


def test_another_signer_is_refused_even_under_the_same_name() -> None:
    refused(signed_list(FOUND, ListSigner()), "signature")


def test_the_signing_certificate_in_the_properties_must_be_the_pinned_one() -> None:
    # The key is right, the certificate named in what was signed is another: what XAdES adds to a plain signature.
    same_key = ListSigner("Somebody else", key=SIGNER.key)
    refused(signed_list(FOUND, same_key), "signature")
    assert read_list(signed_list(FOUND, same_key), [same_key.certificate], NOW) == FOUND


def test_a_signer_past_its_certificate_signs_nothing() -> None:
    refused(GENUINE, "signature", at=(AT + timedelta(days=401)).timestamp())
    refused(GENUINE, "signature", at=(AT - timedelta(days=6)).timestamp())


def test_every_change_to_what_was_signed_is_refused() -> None:
    for old, new in [
        (b"withdrawn", b"granted"),
        (b"<TSLSequenceNumber>17", b"<TSLSequenceNumber>18"),
        (b"Svctype/TSA", b"Svctype/PAA"),
        (b"TrustServiceProvider>", b"TrustServiceProvidex>"),
    ]:
        assert old in GENUINE
        refused(GENUINE.replace(old, new), "signature")


def test_an_unsigned_list_and_a_plain_xml_signature_are_refused() -> None:
    refused(list_xml(FOUND).encode(), "signature")
    signer = XMLSigner(c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#", signature_algorithm="ecdsa-sha256")  # type: ignore[arg-type]  # as its users write it
    plain = signer.sign(etree.fromstring(list_xml(FOUND)), key=SIGNER.key, cert=PINNED)
    refused(etree.tostring(plain), "signature")


def without_id(found: TrustedList) -> str:
    return list_xml(found).replace('Id="list"', "")


def by_id_and_whole() -> list[bytes]:
    """Signed by reference to the root's Id, and as "the document"."""
    named = signed_list(FOUND, SIGNER, reference_uri="list")
    whole = SIGNER.sign(etree.fromstring(without_id(FOUND)))
    assert (b'URI="#list"' in named, b'URI=""' in whole) == (True, True)
    return [named, whole]


@pytest.mark.parametrize("data", by_id_and_whole(), ids=["by its Id", "whole"])
def test_a_signed_list_wrapped_into_a_forged_one_is_refused(data: bytes) -> None:
    assert read_list(data, PINNED, NOW) == FOUND
    forged = trusted_list(service(der(issuer("Forger").root)), sequence=99)
    genuine = etree.fromstring(data)
    signature = genuine.find(f"{DS}Signature")
    # The whole signed document beside the forgery, its signature left inside it.
    inside = etree.fromstring(without_id(forged))
    inside.append(etree.fromstring(data))
    refused(etree.tostring(inside), "signature")
    # The signature moved out to where it is looked for, the signed element below it.
    moved = etree.fromstring(without_id(forged))
    genuine.remove(signature)
    moved.append(genuine)
    moved.append(signature)
    refused(etree.tostring(moved), "signature")
    # The signed element hidden in an Object of its own signature.
    hidden = etree.fromstring(without_id(forged))
    again = etree.fromstring(data).find(f"{DS}Signature")
    etree.SubElement(again, f"{DS}Object").append(genuine)
    hidden.append(again)
    refused(etree.tostring(hidden), "signature")
    # The same, under the name the signature asks for.
    named = etree.fromstring(list_xml(forged))
    named.append(again)
    refused(etree.tostring(named), "signature")


def test_two_signatures_are_refused() -> None:
    twice = etree.fromstring(GENUINE)
    twice.append(etree.fromstring(GENUINE).find(f"{DS}Signature"))
    refused(etree.tostring(twice), "signature")


@pytest.mark.parametrize("method", [SignatureMethod.ECDSA_SHA224, SignatureMethod.ECDSA_SHA3_256])
def test_algorithms_that_are_not_named_are_refused(method: SignatureMethod) -> None:
    refused(signed_list(FOUND, SIGNER, method=method), "signature")


def test_digests_that_are_not_named_are_refused() -> None:
    refused(signed_list(FOUND, SIGNER, digest=DigestAlgorithm.SHA224), "signature")


def test_longer_digests_and_other_curves_are_taken() -> None:
    signer = ListSigner()
    assert read_list(signed_list(FOUND, signer, digest=DigestAlgorithm.SHA512), [signer.certificate], NOW) == FOUND


def test_a_document_type_an_entity_bomb_and_another_encoding_are_refused() -> None:
    head, body = b"<?xml version='1.0' encoding='UTF-8'?>", GENUINE.split(b"?>", 1)[1]
    refused(head + b"<!DOCTYPE TrustServiceStatusList>" + body, "xml")
    bomb = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )
    refused(head + bomb + b"]>" + body.replace(b"Un nom", b"&j;", 1), "xml")
    outside = b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
    refused(head + outside + body.replace(b"Un nom", b"&e;", 1), "xml")
    refused(GENUINE.decode().replace("UTF-8", "UTF-16").encode("utf-16"), "xml")
    refused(GENUINE.replace(b"UTF-8", b"UTF-7"), "xml")
    refused(GENUINE.replace(b"UTF-8", b"ISO-8859-1"), "xml")


@pytest.mark.parametrize("data", [b"", b"\x00", b"<", b"{}", b"<a>" * 100_000, GENUINE[:-20], b"\xff" + GENUINE])
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    refused(data, "xml")


def test_another_document_is_refused() -> None:
    refused(b"<html/>", "structure")


def test_an_oversized_list_is_refused_unread() -> None:
    refused(GENUINE + b" " * BYTES_MAX, "too_large")


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("sequence", "0"),
        ("sequence", "x"),
        ("sequence", ""),
        ("issued", "yesterday"),
        ("issued", "2026-11-24T00:00:00"),
    ],
)
def test_a_signed_list_that_makes_no_sense_is_refused(part: str, value: str) -> None:
    refused(SIGNER.sign(etree.fromstring(list_xml(FOUND, **{part: value}))), "structure")


def test_a_list_that_names_no_next_update_is_closed_for_good() -> None:
    found = read_list(signed_list(trusted_list(next_update=0.0), SIGNER), PINNED, NOW)
    with pytest.raises(ListRefused, match="list_expired"):
        check_list(found, NOW)


def test_one_entry_without_sense_does_not_cost_the_others() -> None:
    odd = "<StatusStartingTime>soon</StatusStartingTime>"
    odd = f"<TSPService><ServiceInformation>{odd}</ServiceInformation></TSPService>"
    services = list_xml(FOUND).partition("<TSPServices>")[2].partition("</TSPServices>")[0]
    found = read_list(SIGNER.sign(etree.fromstring(list_xml(FOUND, services=odd + services))), PINNED, NOW)
    assert len(found.services) == len(FOUND.services) + 1
    assert len(anchors_of(found, NOW)[0]) == 1


def test_no_flip_of_a_byte_changes_what_is_read() -> None:
    for at in range(0, len(GENUINE), 97):
        data = GENUINE[:at] + bytes([GENUINE[at] ^ 1]) + GENUINE[at + 1 :]
        try:
            assert read_list(data, PINNED, NOW) == FOUND, at
        except ListRefused:
            continue
