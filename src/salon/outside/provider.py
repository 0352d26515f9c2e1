"""A provider people sign in with, who says one thing of them: 18 or over. OpenID Connect, authorization code and PKCE.

    ready      its description and keys are known and fresh (Discovery 1.0; cached for an hour)
    ask        a question: the address to send the browser to
    examine    code -> token endpoint -> ID token -> signature -> `age.provider.check_claims` -> a finding

Rule 1: tokens live as long as one call. None is stored, logged or shown; userinfo is never asked.
Rule 2: whatever the provider does, or does not do, ends in a finding.
Rule 3: only addresses `is_usable` allows are called, without redirects.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final
from urllib.parse import quote_plus

import structlog
from msgspec import Struct

from salon.age.provider import Expected, authorization_url, check_claims, is_loopback, is_usable, returned
from salon.age.refusal import NotShown, need
from salon.base.clock import Clock
from salon.base.errors import Unavailable
from salon.flow.ports.proofs import PROVIDER_PACE_S, Finding, Level
from salon.outside.chance import draw_secret
from salon.outside.provider_http import ProviderHttp
from salon.outside.provider_keys import Key, Signed, claims_of, key_for, read_json, read_keys, take_apart

FRESH_S: Final = 3_600.0
"""How long its description and keys count. A key it withdrew opens nothing longer than this."""
RETRY_S: Final = 10.0
"""Least time between two attempts to reach a provider that does not answer."""
KEYS_FLOOR_S: Final = 30.0
"""Least time between two fetches of its keys because of a key nobody knows."""
EXAMINE_S: Final = 11.5
EXCHANGES_MAX: Final = 16
"""Exchanges at the same time: a flood of invented codes becomes no flood at the provider."""
DESCRIPTION: Final = "/.well-known/openid-configuration"

log = structlog.get_logger()


class Access(Struct, frozen=True):
    """How this site stands with its provider."""

    name: str
    issuer: str
    client_id: str
    secret: str
    """Empty: a public client."""
    claim: str
    scope: str
    login_max_age_s: int
    back: str
    """Where the provider sends the browser back to."""
    level: Level
    """What its word shows here."""


class Description(Struct, frozen=True):
    """The parts of its discovery document that count here (OpenID Connect Discovery 1.0 section 3)."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    authorization_response_iss_parameter_supported: bool = False


class Tokens(Struct, frozen=True):
    """The one part of a token response that counts here."""

    id_token: str


class Provider:
    """The one provider of a site. See the rules of this module.

    Raises:
        ValueError: on construction, for an issuer no provider may have.
    """

    def __init__(self, access: Access, clock: Clock, http: ProviderHttp | None = None) -> None:
        self.access: Final = access
        self._loopback = is_loopback(access.issuer)
        if not is_usable(access.issuer, loopback=self._loopback):
            raise ValueError("age.provider.issuer: not an address a provider may have")
        self._clock, self._http = clock, http or ProviderHttp()
        self._description: Description | None = None
        self._keys: list[Key] = []
        self._described_at = self._fetched_at = self._tried_at = float("-inf")
        self._one, self._exchanges = asyncio.Lock(), asyncio.Semaphore(EXCHANGES_MAX)

    async def ready(self) -> None:
        """Know the provider. Raises `Unavailable`: `busy` while it does not answer as it should."""
        async with self._one:
            now = self._clock.now()
            if now - self._described_at < FRESH_S:
                return
            if now - self._tried_at < RETRY_S:
                raise Unavailable("busy", retry_after_s=RETRY_S)
            self._tried_at = now
            try:
                self._description = await self._describe()
                await self._fetch_keys(self._description, now)
            except NotShown as refusal:
                log.warning("provider does not answer as it should", part="provider", cause=refusal.code)
                raise Unavailable("busy", retry_after_s=RETRY_S, detail=refusal.code) from None
            self._described_at = now

    async def _describe(self) -> Description:
        body = await self._http.get(self.access.issuer.rstrip("/") + DESCRIPTION)
        try:
            found = read_json(body, Description)
        except ValueError:
            raise NotShown("provider_answer") from None
        addresses = (found.authorization_endpoint, found.token_endpoint, found.jwks_uri)
        if found.issuer != self.access.issuer or not all(is_usable(url, loopback=self._loopback) for url in addresses):
            raise NotShown("provider_answer")
        return found

    async def _fetch_keys(self, description: Description, now: float) -> None:
        self._fetched_at = now
        try:
            self._keys = read_keys(await self._http.get(description.jwks_uri))
        except ValueError:
            raise NotShown("provider_answer") from None

    def ask(self, transaction: str) -> ProviderQuestion:
        """See the port `Ask`; after `ready`. Raises `Unavailable`: `busy`."""
        if self._description is None:
            raise Unavailable("busy", retry_after_s=RETRY_S)
        return ProviderQuestion(self, self._description, transaction)

    async def claims(self, code: str, verifier: str) -> dict[str, object]:
        """What the provider signed for this code. Raises NotShown, Unavailable."""
        await self.ready()
        description = self._description
        if description is None:
            raise NotShown("provider_unreachable")
        async with self._exchanges:
            token = await self._exchange(description, code, verifier)
        try:
            signed = take_apart(token)
            key = await self._key_for(signed, description)
            if key is None:
                raise NotShown("provider_signature")
            return claims_of(signed, key)
        except ValueError:
            raise NotShown("provider_signature") from None

    async def _exchange(self, description: Description, code: str, verifier: str) -> str:
        access = self.access
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": access.back,
            "code_verifier": verifier,
        }
        basic = None
        if access.secret and "client_secret_basic" in description.token_endpoint_auth_methods_supported:
            # Both are form-encoded first (RFC 6749 section 2.3.1).
            basic = (quote_plus(access.client_id), quote_plus(access.secret))
        else:
            form |= {"client_id": access.client_id} | ({"client_secret": access.secret} if access.secret else {})
        body = await self._http.post(description.token_endpoint, form, basic)
        try:
            return read_json(body, Tokens).id_token
        except ValueError:
            raise NotShown("provider_answer") from None

    async def _key_for(self, signed: Signed, description: Description) -> Key | None:
        key = key_for(signed, self._keys)
        if key is not None:
            return key
        async with self._one:
            # Somebody else may have fetched them while this one waited.
            now, key = self._clock.now(), key_for(signed, self._keys)
            if key is None and now - self._fetched_at >= KEYS_FLOOR_S:
                await self._fetch_keys(description, now)
                key = key_for(signed, self._keys)
            return key


class ProviderQuestion:
    """Lane `provider`: where the browser goes, and what only this attempt's answer can match."""

    def __init__(self, provider: Provider, description: Description, transaction: str) -> None:
        access = provider.access
        self._provider, self._transaction = provider, transaction
        self._names_itself = description.authorization_response_iss_parameter_supported
        self._verifier = draw_secret()
        self._expected = Expected(access.issuer, access.client_id, draw_secret(), access.claim, access.login_max_age_s)
        url = authorization_url(
            description.authorization_endpoint,
            self._expected,
            back=access.back,
            scope=access.scope,
            state=transaction,
            verifier=self._verifier,
        )
        self.body: dict[str, Any] = {"url": url}

    async def examine(self, answer: str, now: float, who: str = "") -> Finding:  # noqa: ARG002  # of the port
        """See the port; `answer` is the query the browser came back with."""
        code = "ok"
        try:
            async with asyncio.timeout(EXAMINE_S):
                await self._check(answer, now)
        except NotShown as refusal:
            code = refusal.code
        except (Unavailable, TimeoutError):
            code = "provider_unreachable"
        except Exception:
            # Rule 2; the log says where it broke, without a word of what was read.
            log.exception("bug", part="provider")
            code = "provider_answer"
        return Finding(code, self._provider.access.level, PROVIDER_PACE_S)

    async def _check(self, answer: str, now: float) -> None:
        try:
            back = returned(answer)
        except ValueError:
            raise NotShown("provider_answer") from None
        # Who answers says who it is, so that another provider's code is not taken to this one (RFC 9207).
        ours = self._expected.issuer
        need(back.issuer == ours or (back.issuer is None and not self._names_itself), "provider_issuer")
        need(back.state == self._transaction, "provider_answer")
        need(back.code, "provider_declined")
        check_claims(await self._provider.claims(back.code, self._verifier), self._expected, now)
