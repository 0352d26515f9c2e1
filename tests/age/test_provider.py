"""A provider's token shows age by one claim that is true, and by nothing else."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon.age.provider import (
    CODE_MAX_CHARS,
    LEEWAY_S,
    RETURNED_MAX_CHARS,
    TOKEN_AGE_MAX_S,
    Expected,
    authorization_url,
    check_claims,
    fingerprint,
    is_loopback,
    is_usable,
    returned,
)
from salon.age.refusal import NotShown

NOW = 1_800_000_000.0
EXPECTED = Expected("https://id.example.org", "salon", "n" * 43, "age_over_18", 300)
GENUINE: dict[str, Any] = {
    "iss": "https://id.example.org",
    "aud": "salon",
    "nonce": "n" * 43,
    "iat": NOW,
    "exp": NOW + 60,
    "auth_time": NOW - 20,
    "age_over_18": True,
}
STATE = "provider-" + "s" * 43


def code_of(claims: dict[str, Any], expected: Expected = EXPECTED) -> str:
    try:
        check_claims(claims, expected, NOW)
    except NotShown as refusal:
        return refusal.code
    return "ok"


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in GENUINE.items() if key != name}


def test_a_genuine_token_shows_age_whatever_else_it_says() -> None:
    assert code_of(GENUINE) == "ok"
    assert code_of(GENUINE | {"aud": ["salon"], "azp": "salon", "nbf": NOW, "sub": "x", "name": "Somebody"}) == "ok"


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"iss": "https://id.example.org/"}, "provider_issuer"),
        ({"iss": None}, "provider_issuer"),
        ({"aud": "other"}, "provider_audience"),
        ({"aud": ["salon", "other"]}, "provider_audience"),
        ({"aud": []}, "provider_audience"),
        ({"aud": {"salon": 1}}, "provider_audience"),
        ({"azp": "other"}, "provider_audience"),
        ({"nonce": "m" * 43}, "provider_nonce"),
        ({"exp": NOW - LEEWAY_S}, "provider_expired"),
        ({"exp": "9999999999"}, "provider_expired"),
        ({"exp": True}, "provider_expired"),
        ({"exp": float("nan")}, "provider_expired"),
        ({"iat": NOW + LEEWAY_S + 1}, "provider_expired"),
        ({"iat": NOW - LEEWAY_S - TOKEN_AGE_MAX_S - 1}, "provider_expired"),
        ({"iat": float("nan")}, "provider_expired"),
        ({"nbf": NOW + LEEWAY_S + 1}, "provider_expired"),
        ({"nbf": None}, "provider_expired"),
        ({"auth_time": NOW - 300 - LEEWAY_S - 1}, "provider_login"),
        ({"auth_time": NOW + LEEWAY_S + 1}, "provider_login"),
        ({"auth_time": "now"}, "provider_login"),
        ({"age_over_18": False}, "not_adult"),
        ({"age_over_18": 1}, "provider_claim"),
        ({"age_over_18": "true"}, "provider_claim"),
        ({"age_over_18": [True]}, "provider_claim"),
        ({"age_over_18": None}, "provider_claim"),
    ],
)
def test_what_is_wrong_with_a_token_refuses_it(change: dict[str, Any], cause: str) -> None:
    assert code_of(GENUINE | change) == cause


@pytest.mark.parametrize("name", ["iss", "aud", "nonce", "iat", "exp", "auth_time", "age_over_18"])
def test_a_token_that_lacks_something_is_refused(name: str) -> None:
    assert code_of(without(name)) != "ok"


def test_the_claim_is_looked_at_last() -> None:
    assert code_of(GENUINE | {"age_over_18": False, "nonce": "x"}) == "provider_nonce"


def test_no_recent_login_is_asked_where_none_is_configured() -> None:
    relaxed = Expected("https://id.example.org", "salon", "n" * 43, "age_over_18", 0)
    assert code_of(without("auth_time"), relaxed) == "ok"


@pytest.mark.parametrize(
    ("path", "claims", "cause"),
    [
        ("age_equal_or_over.18", {"age_equal_or_over": {"18": True}}, "ok"),
        ("age_equal_or_over.18", {"age_equal_or_over": {"18": False}}, "not_adult"),
        ("age_equal_or_over.18", {"age_equal_or_over": {"16": True}}, "provider_claim"),
        ("age_equal_or_over.18", {"age_equal_or_over": True}, "provider_claim"),
        ("age_equal_or_over.18", {"age_equal_or_over": ["18"]}, "provider_claim"),
        ("https://id.example.org/adult", {"https://id.example.org/adult": True}, "ok"),
        ("https://id.example.org/adult", {"https://id": {"example": {"org/adult": True}}}, "provider_claim"),
    ],
)
def test_a_claim_may_lie_inside_another_or_be_called_by_a_url(path: str, claims: dict[str, Any], cause: str) -> None:
    expected = Expected("https://id.example.org", "salon", "n" * 43, path, 300)
    assert code_of(without("age_over_18") | claims, expected) == cause


ODD: list[Any] = [
    None,
    True,
    False,
    0,
    1,
    "",
    "true",
    "salon",
    NOW,
    NOW + 1e9,
    float("nan"),
    float("inf"),
    10**400,
    [],
    {},
]


@given(st.dictionaries(st.sampled_from(sorted(GENUINE)), st.sampled_from(ODD), max_size=4))
def test_no_change_of_a_token_makes_an_adult_or_an_error_that_is_not_ours(change: dict[str, Any]) -> None:
    claims = without("age_over_18") | change
    assert (code_of(claims) == "ok") <= (claims.get("age_over_18") is True)


def test_only_the_claim_and_the_hash_of_the_secret_are_sent() -> None:
    url = authorization_url(
        "https://id.example.org/go?tenant=1",
        EXPECTED,
        back="https://chat.example.org/enter/provider",
        scope="openid",
        state=STATE,
        verifier="v" * 43,
    )
    assert "v" * 43 not in url
    asked = {name: value for name, (value,) in parse_qs(urlsplit(url).query).items()}
    assert asked.pop("code_challenge") != ""
    assert asked == {
        "tenant": "1",
        "response_type": "code",
        "client_id": "salon",
        "redirect_uri": "https://chat.example.org/enter/provider",
        "scope": "openid",
        "state": STATE,
        "nonce": "n" * 43,
        "code_challenge_method": "S256",
        "claims": '{"id_token":{"age_over_18":{"essential":true}}}',
        "max_age": "300",
    }


def test_the_proof_key_is_that_of_the_standard() -> None:
    """RFC 7636 appendix B."""
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    url = authorization_url("https://a.b/c", EXPECTED, back="x", scope="openid", state=STATE, verifier=verifier)
    assert "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&" in url


def test_what_comes_back_is_read_strictly() -> None:
    found = returned(f"state={STATE}&code=a%2Fb&iss=https%3A%2F%2Fid.example.org&session_state=1")
    assert (found.state, found.code, found.issuer) == (STATE, "a/b", "https://id.example.org")
    assert returned(f"error=access_denied&state={STATE}").code == ""
    assert returned(f"error=access_denied&code=x&state={STATE}").code == ""


@pytest.mark.parametrize(
    "query",
    [
        "",
        "code=x",
        f"state={STATE[:-1]}&code=x",
        f"state=link-{'s' * 43}&code=x",
        f"state={STATE}x&code=x",
        f"state={STATE}%0A&code=x",
        f"state={STATE}&state={STATE}&code=x",
        f"state={STATE}&code=x&code=x",
        f"state={STATE}&code=x&iss=a&iss=b",
        f"state={STATE}&code={'x' * (CODE_MAX_CHARS + 1)}",
        f"state={STATE}&code=x&more={'x' * RETURNED_MAX_CHARS}",
        f"state={STATE}&code=%00",
        f"state={STATE}&code={quote('é')}",
        f"state={STATE}&code=%ff",
        f"state={STATE}&code=é",
        f"state={STATE}&code",
        "&".join([f"state={STATE}", *(f"a{n}=1" for n in range(40))]),
    ],
)
def test_what_no_honest_provider_sends_back_is_not_read(query: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        returned(query)


@given(st.text())
def test_reading_what_comes_back_never_fails_otherwise(query: str) -> None:
    try:
        assert len(returned(query).state) == 52
    except ValueError:
        pass


@pytest.mark.parametrize(
    ("url", "public", "loopback"),
    [
        ("https://id.example.org", True, True),
        ("https://id.example.org:8443/a?b=c", True, True),
        ("http://id.example.org", False, False),
        ("http://localhost:9", False, True),
        ("http://127.0.0.1:9/x", False, True),
        ("http://[::1]:9/x", False, True),
        ("https://localhost", False, True),
        ("https://127.0.0.2", False, False),
        ("https://10.0.0.1/x", False, False),
        ("https://[fd00::1]/x", False, False),
        ("https://169.254.169.254/latest", False, False),
        ("https://printer", False, False),
        ("https://printer.local", False, False),
        ("https://metadata.google.internal/", False, False),
        ("https://user@id.example.org", False, False),
        ("https://id.example.org/#x", False, False),
        ("https://id.example.org\\@evil.example", False, False),
        ("https://id.example.org/ x", False, False),
        ("https://id.example.org/\nx", False, False),
        ("https://id.example.org:99999/", False, False),
        ("https://[::1", False, False),
        ("javascript:alert(1)", False, False),
        ("//id.example.org", False, False),
        ("https://", False, False),
        ("", False, False),
        ("https://idé.example.org", False, False),
    ],
)
def test_a_provider_has_only_addresses_it_may_have(url: str, public: bool, loopback: bool) -> None:
    assert is_usable(url, loopback=False) is public
    assert is_usable(url, loopback=True) is loopback


def test_a_provider_on_this_machine_is_known_as_such() -> None:
    assert is_loopback("http://localhost:9/x")
    assert not is_loopback("https://id.example.org")


def test_a_fingerprint_names_issuer_client_and_claim_so_that_none_changes_under_a_confirmation() -> None:
    issuer, client, claim = "https://id.example.org", "salon", "age_over_18"
    one = fingerprint(issuer, client, claim)
    others = {
        fingerprint("https://id.example.com", client, claim),
        fingerprint(issuer, "salon2", claim),
        fingerprint(issuer, client, "email_verified"),
        fingerprint(issuer, client + claim, ""),
    }
    assert len(one) == 64
    assert len({one} | others) == 5
