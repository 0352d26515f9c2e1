"""A real OpenID provider on loopback, with keys of its own, and every way of misbehaving that a test asks for."""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from base64 import b64decode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from time import time
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote_plus, urlencode, urlsplit

import httpx
import uvicorn
from joserfc import jws
from joserfc.jwk import ECKey, OKPKey, RSAKey

from salon.app.running import Server
from salon.base.base64url import to_text

DEADLINE_S = 15.0
SigningKey = ECKey | RSAKey | OKPKey
PERSON = {
    "sub": "subject-of-the-provider-77",
    "name": "Camille Exemple",
    "email": "camille@exemple.invalid",
    "birthdate": "1990-02-03",
}


def make_key(alg: str) -> SigningKey:
    match alg:
        case "ES256":
            return ECKey.generate_key("P-256")
        case "RS256" | "PS256":
            return RSAKey.generate_key(2048)
        case _:
            return OKPKey.generate_key("Ed25519")


@dataclass
class OidcProvider:
    """See the module. `fault` names what it does wrong; the rest says who signs in."""

    url: str = ""
    now: Callable[[], float] = time
    client_id: str = "salon"
    secret: str = ""
    alg: str = "ES256"
    kid: str = "first"
    adult: Any = True
    claim: str = "age_over_18"
    declines: bool = False
    fault: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    """Changes to the ID token; None takes a claim away."""
    header: dict[str, Any] = field(default_factory=dict)
    described: dict[str, Any] = field(default_factory=dict)
    """Changes to the description."""
    published: list[dict[str, Any]] | None = None
    """Keys published instead of its own."""
    calls: list[str] = field(default_factory=list)
    asked: dict[str, str] = field(default_factory=dict)
    """Parameters of the last authorization request."""
    tokens: list[str] = field(default_factory=list)
    """Every ID token and access token it ever gave."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    at_once: int = 0
    """How many are at the token endpoint now; `crowd` of them set `reached`."""
    most: int = 0
    crowd: int = 1
    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    key: SigningKey = field(init=False)

    def __post_init__(self) -> None:
        self.key = make_key(self.alg)

    def rotate(self, kid: str) -> None:
        """A new key; the old one is not published any more."""
        self.key, self.kid = make_key(self.alg), kid

    # ------------------------------------------------------------------ HTTP

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        path = scope["path"]
        self.calls.append(path)
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        if path == "/authorize":
            await self._authorize(dict(parse_qsl(scope["query_string"].decode())), send)
        elif path == "/token":
            await self._broken(send) or await self._token(dict(parse_qsl(body.decode())), headers, send)
        elif path == "/keys":
            keys = self.published if self.published is not None else [self._jwk()]
            await answer(send, 200, {"keys": keys})
        elif path == "/.well-known/openid-configuration":
            await self._broken(send, "description_") or await answer(send, 200, self.description())
        else:
            await answer(send, 404, {})

    def description(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "authorization_response_iss_parameter_supported": True,
        } | self.described

    def _jwk(self) -> dict[str, Any]:
        return self.key.as_dict(private=False) | {"kid": self.kid, "use": "sig", "alg": self.alg}

    async def _authorize(self, asked: dict[str, str], send: Any) -> None:
        self.asked = asked
        assert asked["code_challenge_method"] == "S256"
        assert asked["client_id"] == self.client_id
        code = secrets.token_urlsafe(24)
        self.codes[code] = asked
        back = {"state": asked["state"], "iss": self.url}
        back |= {"error": "access_denied"} if self.declines else {"code": code}
        await answer(send, 302, {}, location=f"{asked['redirect_uri']}?{urlencode(back)}")

    async def _broken(self, send: Any, prefix: str = "") -> bool:
        """Answer as no provider should, if that is the fault."""
        match self.fault.removeprefix(prefix) if self.fault.startswith(prefix) else "":
            case "silent":
                self.reached.set()
                await asyncio.Event().wait()
            case "holding":
                self.at_once += 1
                self.most = max(self.most, self.at_once)
                if self.at_once >= self.crowd:
                    self.reached.set()
                await self.go_on.wait()
                self.at_once -= 1
                return False
            case "trickling":
                await send({"type": "http.response.start", "status": 200, "headers": []})
                await send({"type": "http.response.body", "body": b"{", "more_body": True})
                self.reached.set()
                await asyncio.Event().wait()
            case "huge":
                await answer(send, 200, {"id_token": "x" * 300_000})
            case "redirecting":
                await answer(send, 302, {}, location=f"{self.url}/elsewhere")
            case "packed":
                await answer(send, 200, {}, content_encoding="gzip")
            case "no_json":
                await answer(send, 200, b"{")
            case "a_list":
                await answer(send, 200, [])
            case "no_token":
                await answer(send, 200, {"access_token": "x"})
            case "token_no_text":
                await answer(send, 200, {"id_token": 7})
            case "token_no_jwt":
                await answer(send, 200, {"id_token": "a.b.é"})
            case "failing":
                await answer(send, 500, {"id_token": "x"})
            case _:
                return False
        return True

    async def _token(self, form: dict[str, str], headers: dict[str, str], send: Any) -> None:
        asked = self.codes.pop(form.get("code", ""), None)
        known = self._is_client(form, headers)
        proof = to_text(sha256(form.get("code_verifier", "").encode()).digest())
        if (
            asked is None
            or not known
            or asked["code_challenge"] != proof
            or form["redirect_uri"] != asked["redirect_uri"]
        ):
            await answer(send, 400, {"error": "invalid_grant"})
            return
        token, access = self.token(asked["nonce"]), secrets.token_urlsafe(24)
        self.tokens += [token, access]
        await answer(send, 200, {"id_token": token, "access_token": access, "token_type": "Bearer"})

    def _is_client(self, form: dict[str, str], headers: dict[str, str]) -> bool:
        if not self.secret:
            return form.get("client_id") == self.client_id
        given = headers.get("authorization", "").removeprefix("Basic ")
        if given:
            name, _, secret = b64decode(given).decode().partition(":")
            return (unquote_plus(name), unquote_plus(secret)) == (self.client_id, self.secret)
        return (form.get("client_id"), form.get("client_secret")) == (self.client_id, self.secret)

    # ------------------------------------------------------------------ tokens

    def token(self, nonce: str) -> str:
        now = self.now()
        claims = {
            "iss": self.url,
            "aud": self.client_id,
            "nonce": nonce,
            "iat": now,
            "exp": now + 60,
            "auth_time": now,
            self.claim: self.adult,
        }
        claims = {name: value for name, value in (claims | PERSON | self.claims).items() if value is not None}
        header = {"alg": self.alg, "kid": self.kid, "typ": "JWT"} | self.header
        header = {name: value for name, value in header.items() if value is not None}
        if self.fault == "unsigned":
            return f"{packed(header | {'alg': 'none'})}.{packed(claims)}."
        if self.fault == "signed_with_the_public_key":
            # What a verifier that lets the token choose takes for a shared secret.
            said = f"{packed(header | {'alg': 'HS256'})}.{packed(claims)}"
            return f"{said}.{to_text(hmac.digest(self.key.as_pem(private=False), said.encode(), 'sha256'))}"
        key = make_key(self.alg) if self.fault == "signed_by_another_key" else self.key
        said = f"{packed(header)}.{packed(claims)}"
        signature = to_text(jws.JWSRegistry.algorithms[self.alg].sign(said.encode(), key))
        if self.fault == "changed_after_signing":
            said = f"{packed(header)}.{packed(claims | {self.claim: True})}"
        return f"{said}.{signature}"


def packed(value: Any) -> str:
    return to_text(json.dumps(value).encode())


async def answer(send: Any, status: int, body: Any, **headers: str) -> None:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": data})


@asynccontextmanager
async def running_provider(**settings: Any) -> AsyncIterator[OidcProvider]:
    """One on a free port."""
    provider = OidcProvider(**settings)
    config = uvicorn.Config(
        provider, port=0, host="127.0.0.1", lifespan="off", log_level="critical", access_log=False,
        timeout_graceful_shutdown=1,
    )  # fmt: skip
    server = Server(config)
    task = asyncio.create_task(server.serve())
    async with asyncio.timeout(DEADLINE_S):
        await server.answering.wait()
    provider.url = f"http://localhost:{server.servers[0].sockets[0].getsockname()[1]}"
    try:
        yield provider
    finally:
        server.should_exit = True
        await task


async def sign_in(url: str) -> str:
    """As the browser does: go where the site says; where the provider sends it back to."""
    async with httpx.AsyncClient(timeout=DEADLINE_S) as http:
        sent = await http.get(url)
    assert sent.status_code == 302, sent.text
    return sent.headers["location"]


def query_of(url: str) -> str:
    return urlsplit(url).query


def code_of(url: str) -> str:
    return parse_qs(query_of(url))["code"][0]
