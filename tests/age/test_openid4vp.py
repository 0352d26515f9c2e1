"""An `av://` link a wallet understands, and forms that hold one proof and nothing else."""

from __future__ import annotations

from json import dumps, loads
from urllib.parse import quote, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some

from salon.age.openid4vp import DCQL, FIELDS_MAX, FORM_MAX, PROOF_MAX, client_id, link, proof_in
from salon.age.refusal import NotShown
from salon.base.base64url import to_text
from salon.outside.age_wallet import asked_by

URI = "https://chat.example/api/age/av/link-abc"
PROOF = b"\x00\xff proof"
TOKEN = dumps({"proof_of_age": [to_text(PROOF)]})


def form(**fields: str) -> str:
    return urlencode({"state": "s", "vp_token": TOKEN} | fields)


def code(text: str, state: str = "s") -> str:
    with pytest.raises(NotShown) as refusal:
        proof_in(text, state)
    return refusal.value.code


def test_the_link_asks_by_value_for_one_boolean_to_be_posted_to_one_address() -> None:
    url = link(URI, "n0nce", "stat3")
    asked = asked_by(url)
    assert asked == {
        "response_type": "vp_token",
        "response_mode": "direct_post",
        "client_id": f"redirect_uri:{URI}",
        "response_uri": URI,
        "nonce": "n0nce",
        "state": "stat3",
        "dcql_query": DCQL,
    }
    assert asked["client_id"] == client_id(URI)
    assert loads(asked["dcql_query"]) == {
        "credentials": [
            {
                "id": "proof_of_age",
                "format": "mso_mdoc",
                "meta": {"doctype_value": "eu.europa.ec.av.1"},
                "claims": [{"path": ["eu.europa.ec.av.1", "age_over_18"]}],
            }
        ]
    }


def test_the_link_has_an_empty_authority_and_no_letter_a_parser_may_stumble_over() -> None:
    """Wallets read it as a URI (RFC 3986) and its query as a form: a plus would be a blank, braces are no URI."""
    url = link("http://localhost:8080/api/age/av/qr-x", "a_-b", "qr-x")
    parts = urlsplit(url)
    assert (parts.scheme, parts.netloc, parts.path, parts.fragment) == ("av", "", "", "")
    assert url.startswith("av://?")
    letters = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~%&=")
    assert set(parts.query) <= letters


def test_the_proof_is_taken_out_of_the_form() -> None:
    assert proof_in(form(), "s") == PROOF
    assert proof_in(form(vp_token=f' {{ "proof_of_age" :\n[ "{to_text(PROOF)}"\t]\r\n}} '), "s") == PROOF
    assert proof_in(form(unknown="ignored", response_code="x"), "s") == PROOF


def test_who_declines_and_a_wallet_that_cannot_are_told_apart() -> None:
    assert code(urlencode({"state": "s", "error": "access_denied", "error_description": "é"})) == "declined"
    assert code(urlencode({"state": "s", "error": "vp_formats_not_supported"})) == "wallet_error"
    assert code(urlencode({"error": "access_denied"})) == "transport"


@pytest.mark.parametrize(
    "token",
    [
        "",
        to_text(PROOF),
        dumps(to_text(PROOF)),
        dumps([to_text(PROOF)]),
        dumps({"proof_of_age": to_text(PROOF)}),
        dumps({"proof_of_age": []}),
        dumps({"proof_of_age": [to_text(PROOF)] * 2}),
        dumps({"proof_of_age": [[to_text(PROOF)]]}),
        dumps({"proof_of_age": [{"x": to_text(PROOF)}]}),
        dumps({"proof_of_age": [""]}),
        dumps({"proof_of_age": [7]}),
        dumps({"proof_of_age": None}),
        dumps({"proof_of_age": [to_text(PROOF) + "="]}),
        dumps({"proof_of_age": ["A"]}),
        dumps({"proof_of_age": ["+/+/"]}),
        dumps({"proof_of_age": [to_text(PROOF)], "other": []}),
        dumps({"Proof_of_age": [to_text(PROOF)]}),
        f'{{"proof_of_age": ["{to_text(PROOF)}"], "proof_of_age": ["{to_text(PROOF)}"]}}',
        TOKEN + "{}",
        TOKEN + "\x00",
        TOKEN.replace(" ", "\u00a0"),
        "[" * 20_000,
        '{"proof_of_age":' * 3_000,
        dumps({"proof_of_age": ["AAAA"] * 8_000}),
        dumps({"proof_of_age": ["A" * (PROOF_MAX + 1)]}),
        " " * 50_000,
    ],
)
def test_whatever_is_not_exactly_one_proof_is_refused(token: str) -> None:
    assert code(form(vp_token=token)) == "transport"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "&&&&",
        "state=s",
        form(state="t"),
        form(state=""),
        form() + "&state=s",
        form() + f"&vp_token={quote(TOKEN)}",
        form() + "&x=1&x=2",
        form() + "&é=1",
        form() + "&x=%ff",
        form() + "".join(f"&x{n}=" for n in range(FIELDS_MAX)),
        form() + "&x=" + "y" * FORM_MAX,
        form().replace("&", ";"),
        TOKEN,
    ],
)
def test_a_form_that_is_not_one_is_refused(text: str) -> None:
    assert code(text) == "transport"


@given(some.text() | some.binary().map(lambda data: data.decode("latin-1")))
def test_no_form_and_no_token_raises_anything_else(text: str) -> None:
    for attempt in (text, urlencode({"state": "s", "vp_token": text}), f"state=s&vp_token={text}"):
        with pytest.raises(NotShown):
            proof_in(attempt, "s")
