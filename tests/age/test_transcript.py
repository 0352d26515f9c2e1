"""What the wallet is asked. The same bytes stand in web/test/wallet.test.ts: both ends must agree to the bit."""

from __future__ import annotations

from hashlib import sha256

import pytest

from salon.age.cbor import decode, encode
from salon.age.transcript import (
    device_request,
    encryption_info,
    openid4vp_transcript,
    sealed_parts,
    session_transcript,
)
from salon.base.base64url import to_bytes, to_text
from tests.age.vectors import vector_json

INFO = (
    "gmVkY2FwaaJlbm9uY2VYIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAcnJlY2lwaWVudFB1YmxpY0tleaQBAiABIVggAQEBAQEBAQEBAQEB"
    "AQEBAQEBAQEBAQEBAQEBAQEBAQEiWCACAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
)
LINK_TRANSCRIPT = (
    "83f6f682714f70656e494434565048616e646f7665725820ee3168da00dacc122a556c402c79a2fde614e4bac1d33e1c87b8df501703b57d"
)
TRANSCRIPT = "83f6f682656463617069582058956eea41a54efa7beebe6e4ca11566738e5b6f2f8bfb502a5e8ec78256e614"


def test_the_encryption_info_names_a_nonce_and_a_key() -> None:
    assert encryption_info(bytes(32), b"\1" * 32, b"\2" * 32) == INFO


def test_the_transcript_binds_the_request_and_the_origin() -> None:
    assert session_transcript(INFO, "http://localhost:8080").hex() == TRANSCRIPT
    assert session_transcript(INFO, "http://localhost:8081").hex() != TRANSCRIPT


def test_the_openid4vp_transcript_binds_client_nonce_key_and_address() -> None:
    """The profile's form: a `redirect_uri:` client, no key under direct_post."""
    uri = "https://chat.test/age/answer"
    info = encode([f"redirect_uri:{uri}", "n", None, uri])
    whole = openid4vp_transcript(f"redirect_uri:{uri}", "n", uri)
    assert whole == encode([None, None, ["OpenID4VPHandover", sha256(info).digest()]])
    others = [
        openid4vp_transcript(uri, "n", uri),
        openid4vp_transcript(f"redirect_uri:{uri}", "m", uri),
        openid4vp_transcript(f"redirect_uri:{uri}", "n", f"{uri}/"),
        openid4vp_transcript(f"redirect_uri:{uri}", "n", uri, bytes(32)),
    ]
    assert len({whole, *others}) == 5


def test_the_public_openid4vp_vectors_come_out_byte_for_byte() -> None:
    found = vector_json("oid4vp-1.0-session-transcripts.json")
    given, expected = found["inputs"], found["hex"]
    jwk = given["jwk"]
    canonical = f'{{"crv":"{jwk["crv"]}","kty":"EC","x":"{jwk["x"]}","y":"{jwk["y"]}"}}'  # RFC 7638
    thumbprint = sha256(canonical.encode()).digest()
    assert thumbprint.hex() == given["jwk_thumbprint_hex"]
    transcript = openid4vp_transcript(given["client_id"], given["nonce"], given["response_uri"], thumbprint)
    assert transcript.hex() == expected["redirect.SessionTranscript"]
    # The profile does not ask for OpenID4VP over the Digital Credentials API: here its encoding only.
    info = encode([given["origin"], given["nonce"], thumbprint])
    assert info.hex() == expected["dcapi.HandoverInfo"]
    handover = ["OpenID4VPDCAPIHandover", sha256(info).digest()]
    assert encode([None, None, handover]).hex() == expected["dcapi.SessionTranscript"]


def test_the_request_asks_for_one_boolean_without_intent_to_keep_it() -> None:
    request = decode(to_bytes(device_request()))
    [asked] = request["docRequests"]
    items = decode(asked["itemsRequest"].content)
    assert items == {"docType": "eu.europa.ec.av.1", "nameSpaces": {"eu.europa.ec.av.1": {"age_over_18": False}}}


@pytest.mark.parametrize(
    "answer",
    [
        ["other", {"enc": bytes(65), "cipherText": b""}],
        ["dcapi", {"enc": bytes(64), "cipherText": b""}],
        ["dcapi", {"enc": bytes(65)}],
        ["dcapi", {"enc": bytes(65), "cipherText": b"", "more": 1}],
        ["dcapi", {"enc": bytes(65), "cipherText": 2**40}],
        ["dcapi", {"enc": [0] * 65, "cipherText": b""}],
        ["dcapi", {"enc": "x" * 65, "cipherText": b""}],
        ["dcapi", {}, {}],
        ["dcapi", 1],
        {"dcapi": 1, "enc": 2},
        1,
    ],
)
def test_what_is_not_an_answer_is_refused(answer: object) -> None:
    with pytest.raises(ValueError, match="not an answer"):
        sealed_parts(to_text(encode(answer)))


def test_the_transcript_of_a_link_is_what_the_test_wallet_signs() -> None:
    """web/test/wallet.test.ts holds the same bytes."""
    uri = "http://localhost:8080/api/age/av/qr-0"
    assert openid4vp_transcript(f"redirect_uri:{uri}", "n-0S6_WzA2Mj", uri).hex() == LINK_TRANSCRIPT


def test_the_parts_of_an_answer_are_its_key_and_its_ciphertext() -> None:
    assert sealed_parts(to_text(encode(["dcapi", {"enc": b"\1" * 65, "cipherText": b"\2\3"}]))) == b"\1" * 65 + b"\2\3"
    with pytest.raises(ValueError, match="not an answer"):
        sealed_parts(to_text(b"\x00\x00"))
