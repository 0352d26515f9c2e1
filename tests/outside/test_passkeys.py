"""Passkeys against the real library: what is right comes in, everything else is `bad_answer`."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salon.base.base64url import to_text
from salon.base.errors import Refused
from salon.base.ids import StaffId
from salon.outside.passkeys import WebauthnPasskeys
from tests.outside.authenticator import Authenticator

ORIGIN = "http://localhost"
KEYS = WebauthnPasskeys(ORIGIN + ":8080", "Salon")
CHALLENGE = os.urandom(40)


def options() -> dict[str, Any]:
    return KEYS.creation(CHALLENGE, StaffId("a" * 16), "Dora")


def device(**given: Any) -> Authenticator:
    return Authenticator(**({"origin": ORIGIN + ":8080"} | given))


def test_options_bind_the_party_and_ask_for_a_resident_key_and_a_verified_user() -> None:
    asked = options()
    assert asked["rp"] == {"id": "localhost", "name": "Salon"}
    assert asked["attestation"] == "none"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    signing = KEYS.request(CHALLENGE)
    assert signing["rpId"] == "localhost"
    assert signing["userVerification"] == "required"
    assert signing["allowCredentials"] == []


def test_a_passkey_is_registered_and_signs() -> None:
    mine = device()
    made = mine.create(options())
    assert KEYS.challenge_of(made) == CHALLENGE
    passkey = KEYS.registered(made, CHALLENGE)
    assert passkey.credential == mine.credential == KEYS.credential_of(made)
    assert KEYS.signed(mine.get(KEYS.request(CHALLENGE)), CHALLENGE, passkey) == 1


@pytest.mark.parametrize(
    "given",
    [
        {"origin": "http://localhost:8081"},
        {"origin": "https://localhost:8080"},
        {"origin": "http://elsewhere.test"},
        {"party": "elsewhere.test"},
        {"verified": False},
    ],
)
def test_a_wrong_origin_party_or_unverified_user_is_refused_at_both_steps(given: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="bad_answer"):
        KEYS.registered(device(**given).create(options()), CHALLENGE)
    mine = device()
    passkey = KEYS.registered(mine.create(options()), CHALLENGE)
    for name, value in given.items():
        setattr(mine, name, value)
    with pytest.raises(Refused, match="bad_answer"):
        KEYS.signed(mine.get(KEYS.request(CHALLENGE)), CHALLENGE, passkey)


def test_another_challenge_another_type_another_key_and_a_stuck_counter_are_refused() -> None:
    mine, other = device(), device()
    passkey = KEYS.registered(mine.create(options()), CHALLENGE)
    asked = KEYS.request(CHALLENGE)
    wrong = [
        (mine.get(KEYS.request(os.urandom(40))), passkey),
        (mine.get(asked, type="webauthn.create"), passkey),
        (other.get(asked), passkey),
    ]
    for answer, known in wrong:
        with pytest.raises(Refused, match="bad_answer"):
            KEYS.signed(answer, CHALLENGE, known)
    counted = KEYS.signed(mine.get(asked), CHALLENGE, passkey)
    later = type(passkey)(passkey.credential, passkey.public_key, counted)
    with pytest.raises(Refused, match="bad_answer"):
        KEYS.signed(mine.get(asked, still=True), CHALLENGE, later)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.binary(max_size=60).map(to_text),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(["id", "rawId", "type", "response"]), JSON), st.sampled_from(["", "x" * 20_000]))
def test_whatever_is_sent_instead_of_an_answer_is_refused_by_name(answer: dict[str, Any], filler: str) -> None:
    mine = device()
    passkey = KEYS.registered(mine.create(options()), CHALLENGE)
    response = answer.get("response")
    parts = dict.fromkeys(("clientDataJSON", "attestationObject", "authenticatorData", "signature"), filler)
    bent = answer | {"response": parts | response} if isinstance(response, dict) else answer
    for sent in (answer, bent):
        for check in (KEYS.challenge_of, lambda it: KEYS.registered(it, CHALLENGE)):
            with pytest.raises(Refused, match="bad_answer"):
                check(sent)
        with pytest.raises(Refused, match="bad_answer"):
            KEYS.signed(sent, CHALLENGE, passkey)


@pytest.mark.parametrize("raw", [None, 3, "é", "x" * 20_000, ["a"], "a"])
def test_a_credential_id_that_is_none_is_refused(raw: object) -> None:
    with pytest.raises(Refused, match="bad_answer"):
        KEYS.credential_of({"rawId": raw})


@pytest.mark.parametrize("data", [b'{"challenge":"\xff"}', b'{"challenge":"AA","x":' + b"[" * 5_000])
def test_client_data_that_is_no_text_or_has_no_end_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(Refused, match="bad_answer"):
        KEYS.challenge_of({"response": {"clientDataJSON": to_text(data)}})
