"""The provider lane against a real provider on loopback: one boolean comes through, and only if all is in order."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest

from salon.age.refusal import NotShown
from salon.base.clock import FixedClock
from salon.base.errors import Unavailable
from salon.outside.provider import EXCHANGES_MAX, FRESH_S, KEYS_FLOOR_S, RETRY_S, Access, Description, Provider, Tokens
from salon.outside.provider_http import ProviderHttp
from salon.outside.provider_keys import claims_of, key_for, read_json, read_keys, take_apart
from tests.outside.oidc_provider import OidcProvider, code_of, make_key, query_of, running_provider, sign_in

STATE = "provider-" + "s" * 43


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
async def there(clock: FixedClock) -> AsyncIterator[OidcProvider]:
    async with running_provider(now=clock.now) as provider:
        yield provider


def site(there: OidcProvider, clock: FixedClock, http: ProviderHttp | None = None, **changes: Any) -> Provider:
    access = Access(
        name="Provider",
        issuer=there.url,
        client_id="salon",
        secret=there.secret,
        claim="age_over_18",
        scope="openid",
        login_max_age_s=300,
        back="http://localhost:8080/enter/provider",
        level="provider",
    )
    return Provider(msgspec.structs.replace(access, **changes), clock, http)


async def found(provider: Provider, clock: FixedClock, state: str = STATE) -> str:
    """Through the whole lane; the code of the finding."""
    await provider.ready()
    question = provider.ask(state)
    finding = await question.examine(query_of(await sign_in(question.body["url"])), clock.now())
    assert finding.level == provider.access.level
    assert finding.pace_s == 3.0
    return finding.code


async def test_an_adult_is_let_in_and_a_minor_is_not(there: OidcProvider, clock: FixedClock) -> None:
    here = site(there, clock)
    assert await found(here, clock) == "ok"
    there.adult = False
    assert await found(here, clock) == "not_adult"


async def test_only_what_is_needed_is_asked_and_called(there: OidcProvider, clock: FixedClock) -> None:
    assert await found(site(there, clock), clock) == "ok"
    assert there.asked["scope"] == "openid"
    assert json.loads(there.asked["claims"]) == {"id_token": {"age_over_18": {"essential": True}}}
    assert "/userinfo" not in there.calls


@pytest.mark.parametrize("alg", ["ES256", "RS256", "PS256", "EdDSA", "Ed25519"])
async def test_each_algorithm_of_the_list_is_taken(clock: FixedClock, alg: str) -> None:
    async with running_provider(now=clock.now, alg=alg) as there:
        assert await found(site(there, clock), clock) == "ok"


@pytest.mark.parametrize("methods", [["client_secret_basic"], ["client_secret_post"], None])
async def test_the_secret_goes_the_way_the_provider_takes_it(clock: FixedClock, methods: list[str] | None) -> None:
    async with running_provider(now=clock.now, secret="a:b/ç +%") as there:
        if methods is not None:
            there.described = {"token_endpoint_auth_methods_supported": methods}
        assert await found(site(there, clock), clock) == "ok"
        assert await found(site(there, clock, secret="other"), clock) == "provider_answer"


async def test_who_declines_there_is_refused_here(there: OidcProvider, clock: FixedClock) -> None:
    there.declines = True
    assert await found(site(there, clock), clock) == "provider_declined"
    assert "/token" not in there.calls


@pytest.mark.parametrize(
    ("claims", "cause"),
    [
        ({"nonce": "x" * 43}, "provider_nonce"),
        ({"nonce": None}, "provider_nonce"),
        ({"aud": "another-site"}, "provider_audience"),
        ({"aud": ["salon", "another-site"]}, "provider_audience"),
        ({"azp": "another-site"}, "provider_audience"),
        ({"iss": "http://localhost:1"}, "provider_issuer"),
        ({"exp": 1_799_999_000}, "provider_expired"),
        ({"iat": 1_799_990_000}, "provider_expired"),
        ({"auth_time": 1_799_990_000}, "provider_login"),
        ({"auth_time": None}, "provider_login"),
        ({"age_over_18": "true"}, "provider_claim"),
        ({"age_over_18": 1}, "provider_claim"),
        ({"age_over_18": None}, "provider_claim"),
        ({"age_over_18": {"value": True}}, "provider_claim"),
    ],
)
async def test_a_token_that_is_not_for_this_attempt_opens_nothing(
    there: OidcProvider, clock: FixedClock, claims: dict[str, Any], cause: str
) -> None:
    there.claims = claims
    assert await found(site(there, clock), clock) == cause


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("unsigned", "provider_signature"),
        ("signed_with_the_public_key", "provider_signature"),
        ("signed_by_another_key", "provider_signature"),
        ("changed_after_signing", "provider_signature"),
        ("huge", "provider_answer"),
        ("redirecting", "provider_answer"),
        ("packed", "provider_answer"),
        ("no_json", "provider_answer"),
        ("a_list", "provider_answer"),
        ("no_token", "provider_answer"),
        ("token_no_text", "provider_answer"),
        ("token_no_jwt", "provider_signature"),
        ("failing", "provider_answer"),
    ],
)
async def test_a_provider_that_misbehaves_lets_nobody_in(
    there: OidcProvider, clock: FixedClock, fault: str, cause: str
) -> None:
    there.fault, there.adult = fault, fault != "changed_after_signing"
    assert await found(site(there, clock), clock) == cause
    assert "/elsewhere" not in there.calls


@pytest.mark.parametrize("fault", ["silent", "trickling"])
async def test_a_provider_that_never_finishes_is_not_waited_for(
    there: OidcProvider, clock: FixedClock, fault: str
) -> None:
    here = site(there, clock, ProviderHttp(call_s=0.3))
    await here.ready()
    there.fault, start = fault, asyncio.get_running_loop().time()
    assert await found(here, clock) == "provider_unreachable"
    assert there.reached.is_set()
    # Ours, not the five seconds that the library waits for each piece.
    assert asyncio.get_running_loop().time() - start < 4


async def test_a_provider_that_is_gone_is_a_finding(clock: FixedClock) -> None:
    async with running_provider(now=clock.now) as there:
        here = site(there, clock)
        await here.ready()
        question = here.ask(STATE)
        back = query_of(await sign_in(question.body["url"]))
    assert (await question.examine(back, clock.now())).code == "provider_unreachable"
    clock.advance(FRESH_S)
    assert (await question.examine(back, clock.now())).code == "provider_unreachable"


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ({"kid": "nobody's"}, "provider_signature"),
        ({"kid": 7}, "provider_signature"),
        ({"kid": None}, "ok"),
        ({"org": "unknown members are passed over"}, "ok"),
        ({"crit": ["exp"], "exp": 1}, "provider_signature"),
        ({"b64": True}, "provider_signature"),
        ({"jku": "http://localhost:1/keys"}, "ok"),
    ],
)
async def test_the_header_of_a_token_chooses_nothing(
    there: OidcProvider, clock: FixedClock, header: dict[str, Any], code: str
) -> None:
    there.header = header
    assert await found(site(there, clock), clock) == code


async def test_a_code_opens_one_attempt_once(there: OidcProvider, clock: FixedClock) -> None:
    here = site(there, clock)
    await here.ready()
    mine, yours = here.ask(STATE), here.ask("provider-" + "t" * 43)
    code = code_of(await sign_in(mine.body["url"]))
    # Somebody else's code under one's own state: the verifier, and the nonce, are of another attempt.
    other = urlencode({"state": "provider-" + "t" * 43, "code": code, "iss": there.url})
    assert (await yours.examine(other, clock.now())).code == "provider_answer"
    code = code_of(await sign_in(mine.body["url"]))
    own = urlencode({"state": STATE, "code": code, "iss": there.url})
    assert (await mine.examine(own, clock.now())).code == "ok"
    assert (await mine.examine(own, clock.now())).code == "provider_answer"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"iss": "http://localhost:1"}, "provider_issuer"),
        ({"iss": ""}, "provider_issuer"),
        ({"state": "provider-" + "t" * 43}, "provider_answer"),
        ({"code": ""}, "provider_declined"),
        ({"code": "x" * 2_049}, "provider_answer"),
        ({"code": "invented"}, "provider_answer"),
    ],
)
async def test_what_the_browser_brings_is_looked_at(
    there: OidcProvider, clock: FixedClock, changes: dict[str, str], code: str
) -> None:
    here = site(there, clock)
    await here.ready()
    question = here.ask(STATE)
    back = {"state": STATE, "code": code_of(await sign_in(question.body["url"])), "iss": there.url}
    assert (await question.examine(urlencode(back | changes), clock.now())).code == code


async def test_a_provider_that_names_itself_must_and_another_need_not(there: OidcProvider, clock: FixedClock) -> None:
    for named, code in ((True, "provider_issuer"), (False, "ok")):
        there.described = {"authorization_response_iss_parameter_supported": named}
        here = site(there, clock)
        await here.ready()
        question = here.ask(STATE)
        back = {"state": STATE, "code": code_of(await sign_in(question.body["url"]))}
        assert (await question.examine(urlencode(back), clock.now())).code == code


async def test_any_answer_ends_in_a_finding(there: OidcProvider, clock: FixedClock) -> None:
    here = site(there, clock)
    await here.ready()
    for answer in ("", "&", "é", "\ud800", "code", "x" * 10_000, "state=" + STATE, f"state={STATE}&code=%E9"):
        assert (await here.ask(STATE).examine(answer, clock.now())).code.startswith("provider_")


async def test_a_flood_of_answers_becomes_no_flood_at_the_provider(there: OidcProvider, clock: FixedClock) -> None:
    here = site(there, clock)
    await here.ready()
    there.fault, there.crowd = "holding", EXCHANGES_MAX
    states = [f"provider-{number:043}" for number in range(EXCHANGES_MAX + 8)]
    all_of_them = asyncio.gather(*(found(here, clock, state) for state in states))
    await there.reached.wait()
    # Whoever is not held back by now is there before this call is answered.
    await ProviderHttp().get(f"{there.url}/keys")
    there.go_on.set()
    assert set(await all_of_them) == {"ok"}
    assert there.most == EXCHANGES_MAX


# ------------------------------------------------------------------ keys


async def test_a_new_key_is_fetched_once_and_not_at_every_strange_token(there: OidcProvider, clock: FixedClock) -> None:
    here = site(there, clock)
    assert await found(here, clock) == "ok"
    there.rotate("second")
    assert await found(here, clock) == "provider_signature"  # just fetched
    clock.advance(KEYS_FLOOR_S)
    assert await found(here, clock) == "ok"
    fetched = there.calls.count("/keys")
    there.header = {"kid": "third"}
    for _ in range(3):
        assert await found(here, clock) == "provider_signature"
    assert there.calls.count("/keys") == fetched


async def test_all_who_come_while_a_new_key_is_fetched_are_let_in(there: OidcProvider, clock: FixedClock) -> None:
    here = site(there, clock)
    await here.ready()
    there.rotate("second")
    clock.advance(KEYS_FLOOR_S)
    states = ["provider-" + letter * 43 for letter in "abcdef"]
    assert set(await asyncio.gather(*(found(here, clock, state) for state in states))) == {"ok"}
    assert there.calls.count("/keys") == 2


async def test_a_key_the_provider_withdrew_opens_nothing_after_an_hour(there: OidcProvider, clock: FixedClock) -> None:
    here = site(there, clock)
    assert await found(here, clock) == "ok"
    there.published = []
    clock.advance(FRESH_S)
    assert await found(here, clock) == "provider_signature"


def public(made_for: str, **members: Any) -> dict[str, Any]:
    return make_key(made_for).as_dict(private=False) | {"kid": "x"} | members


def test_keys_that_may_not_sign_are_passed_over() -> None:
    wrong: list[Any] = [
        {"kty": "oct", "k": "AAAA", "kid": "x"},
        {"kty": "EC", "crv": "P-256", "x": "AAAA", "y": "AAAA"},
        {"kty": "EC", "crv": "P-384", "x": "AAAA", "y": "AAAA"},
        {"kty": "RSA", "n": "AQAB", "e": "AQAB"},
        {"kty": "RSA", "n": 7, "e": "AQAB"},
        {"kty": ["EC"]},
        {},
        public("ES256", use="enc"),
        public("ES256", key_ops=["sign"]),
        public("ES256", key_ops=7),
        public("ES256", kid=7),
        make_key("ES256").as_dict(private=True),
    ]
    assert read_keys(json.dumps({"keys": wrong}).encode()) == []
    right = [*wrong, public("ES256"), public("Ed25519"), public("RS256", alg="PS256")]
    assert [key.kind for key in read_keys(json.dumps({"keys": right}).encode())] == ["P-256", "Ed25519", "RSA"]
    deep = b'{"keys": [' + b'{"a":' * 20_000 + b"1" + b"}" * 20_000 + b"]}"
    for body in (b"", b"[]", b"{}", b'{"keys": {}}', b'{"keys": [1]}', b"\xff", deep):
        with pytest.raises(ValueError, match=r"."):
            read_keys(body)


@pytest.mark.parametrize("kind", [Description, Tokens, dict])
def test_what_a_provider_nests_without_end_is_an_error_of_ours(kind: Any) -> None:
    with pytest.raises(ValueError, match="deep"):
        read_json(b'{"id_token": "x", "more": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", kind)


def test_a_key_is_for_its_own_algorithm_and_an_ambiguous_one_is_none() -> None:
    there = OidcProvider("http://localhost:1", alg="RS256")
    token = take_apart(there.token("n"))
    own = there.key.as_dict(private=False)
    for published, fits in (
        ([own | {"kid": "first"}], True),
        ([own | {"kid": "first", "alg": "RS256"}], True),
        ([own | {"kid": "first", "alg": "PS256"}], False),
        ([own | {"kid": "other"}], False),
        ([own | {"kid": "first"}, public("RS256", kid="first")], False),
        ([own | {"kid": "first"}, public("ES256", kid="first")], True),
    ):
        assert (key_for(token, read_keys(json.dumps({"keys": published}).encode())) is not None) is fits


def test_every_change_of_a_token_breaks_it() -> None:
    there = OidcProvider("http://localhost:1")
    token = there.token("n")
    (key,) = read_keys(json.dumps({"keys": [there.key.as_dict(private=False) | {"kid": "first"}]}).encode())
    assert claims_of(take_apart(token), key)["nonce"] == "n"
    survivors = []
    for place in range(len(token)):
        for replacement in ("A", "B", ".", "=", ""):
            changed = token[:place] + replacement + token[place + 1 :]
            if changed == token:
                continue
            try:
                claims = claims_of(take_apart(changed), key)
            except ValueError:
                continue
            survivors.append((place, claims["nonce"]))
    # The last character of a segment carries unused bits; the signed bytes are the same.
    assert all(place == len(token) - 1 and nonce == "n" for place, nonce in survivors)


# ------------------------------------------------------------------ its description


@pytest.mark.parametrize(
    "described",
    [
        {"issuer": "http://localhost:1"},
        {"issuer": None},
        {"token_endpoint": "http://10.0.0.1/token"},
        {"token_endpoint": "http://id.example.org/token"},
        {"token_endpoint": "https://169.254.169.254/latest"},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": 7},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": "https://user:secret@id.example.org/"},
    ],
)
async def test_a_description_that_leads_elsewhere_is_not_followed(
    there: OidcProvider, clock: FixedClock, described: dict[str, Any]
) -> None:
    there.described = described
    here = site(there, clock)
    with pytest.raises(Unavailable, match="busy"):
        await here.ready()
    with pytest.raises(Unavailable, match="busy"):
        here.ask(STATE)


@pytest.mark.parametrize("fault", ["huge", "redirecting", "packed", "no_json", "a_list", "failing"])
async def test_a_broken_description_is_asked_for_again_but_not_at_every_call(
    there: OidcProvider, clock: FixedClock, fault: str
) -> None:
    there.fault = f"description_{fault}"
    here = site(there, clock)
    for _ in range(3):
        with pytest.raises(Unavailable, match="busy"):
            await here.ready()
    assert len(there.calls) == 1
    there.fault = ""
    clock.advance(RETRY_S)
    assert await found(here, clock) == "ok"


async def test_a_description_is_fetched_once_for_all_who_come_and_anew_after_an_hour(
    there: OidcProvider, clock: FixedClock
) -> None:
    here = site(there, clock)
    await asyncio.gather(*(here.ready() for _ in range(10)))
    assert there.calls == ["/.well-known/openid-configuration", "/keys"]
    clock.advance(FRESH_S)
    await here.ready()
    assert len(there.calls) == 4


async def test_nothing_of_the_environment_is_used(
    there: OidcProvider, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    await site(there, clock).ready()


@pytest.mark.parametrize("issuer", ["http://id.example.org", "https://10.0.0.1", "https://intranet", "", "localhost"])
def test_a_provider_without_tls_or_of_an_inner_network_is_never_called(clock: FixedClock, issuer: str) -> None:
    with pytest.raises(ValueError, match="issuer"):
        site(OidcProvider(issuer), clock)


async def test_a_refusal_of_the_adapter_carries_no_word_of_what_was_read(
    there: OidcProvider, clock: FixedClock
) -> None:
    here = site(there, clock)
    await here.ready()
    with pytest.raises(NotShown) as caught:
        await here.claims("invented", "v" * 43)
    assert str(caught.value) == "provider_answer"
