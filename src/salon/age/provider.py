"""What must hold of a provider's ID token before it shows age (OpenID Connect Core 1.0 section 3.1.3.7).

Rule 1: one claim is looked at, last of all, and it counts only if it `is True`.
Rule 2: who it is about is neither read nor returned. What comes out is a code.
Rule 3: the issuer is the configured one to the letter, and the token was made for this site, this attempt, just now.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from ipaddress import ip_address
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec import Struct

from salon.age.refusal import need
from salon.base.base64url import to_text

LEEWAY_S: Final = 60.0
"""By how much the provider's clock may differ from ours."""
TOKEN_AGE_MAX_S: Final = 300.0
"""A token is fetched right after it is made: an older one is from another day."""
RETURNED_MAX_CHARS: Final = 4_096
CODE_MAX_CHARS: Final = 2_048
RETURN_PATH: Final = "/enter/provider"
"""Where the provider sends the browser back to, on the site's origin."""
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_STATE: Final = re.compile(r"provider-[A-Za-z0-9_-]{43}")
_LOCAL: Final = (".localhost", ".local", ".internal")


class Expected(Struct, frozen=True):
    """What one attempt's token must say."""

    issuer: str
    client_id: str
    nonce: str
    claim: str
    login_max_age_s: int
    """How long ago the person may have signed in there (seconds); 0 asks nothing."""


class Returned(Struct, frozen=True):
    """What the browser brings back from the provider (RFC 6749 section 4.1.2, RFC 9207)."""

    state: str
    code: str
    """Empty if the provider, or the person there, said no."""
    issuer: str | None


def check_claims(claims: Mapping[str, object], expected: Expected, now: float) -> None:
    """Check the claims of a token whose signature holds.

    Raises:
        NotShown: with the cause, `not_adult` only after everything else held.
    """
    need(claims.get("iss") == expected.issuer, "provider_issuer")
    # For this site alone: a token that others may use too could have been given to them first.
    need(claims.get("aud") in (expected.client_id, [expected.client_id]), "provider_audience")
    need(claims.get("azp", expected.client_id) == expected.client_id, "provider_audience")
    need(claims.get("nonce") == expected.nonce, "provider_nonce")
    # Each comparison is so put that what is no number, and NaN, fails it.
    expires, issued, begins = (_number(claims, name) for name in ("exp", "iat", "nbf"))
    need(expires is not None and expires > now - LEEWAY_S, "provider_expired")
    need(issued is not None and now - TOKEN_AGE_MAX_S - LEEWAY_S <= issued <= now + LEEWAY_S, "provider_expired")
    need("nbf" not in claims or (begins is not None and begins <= now + LEEWAY_S), "provider_expired")
    if expected.login_max_age_s:
        signed_in = _number(claims, "auth_time")
        earliest = now - expected.login_max_age_s - LEEWAY_S
        need(signed_in is not None and earliest <= signed_in <= now + LEEWAY_S, "provider_login")
    value = _claim(claims, expected.claim)
    need(isinstance(value, bool), "provider_claim")
    need(value is True, "not_adult")


def _number(claims: Mapping[str, object], name: str) -> float | None:
    value = claims.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _claim(claims: Mapping[str, object], claim: str) -> object:
    found: object = claims
    for name in _path(claim):
        if not isinstance(found, Mapping):
            return None
        found = found.get(name)
    return found


def _path(claim: str) -> list[str]:
    """Dots lead inside, but not in a name that is a URL or a URN."""
    return [claim] if ":" in claim else claim.split(".")


def authorization_url(endpoint: str, expected: Expected, *, back: str, scope: str, state: str, verifier: str) -> str:
    """Where the browser goes (RFC 6749 section 4.1.1, RFC 7636, OpenID Connect Core 1.0 section 5.5).

    `back` is the address the provider sends the browser back to; of `verifier`, the attempt's secret, only the hash
    is sent.
    """
    asked = {
        "response_type": "code",
        "client_id": expected.client_id,
        "redirect_uri": back,
        "scope": scope,
        "state": state,
        "nonce": expected.nonce,
        "code_challenge": to_text(sha256(verifier.encode()).digest()),
        "code_challenge_method": "S256",
        "claims": json.dumps({"id_token": {_path(expected.claim)[0]: {"essential": True}}}, separators=(",", ":")),
    }
    if expected.login_max_age_s:
        asked["max_age"] = str(expected.login_max_age_s)
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"


def returned(query: str) -> Returned:
    """Read the query the browser came back with. Raises ValueError for what no honest provider sends."""
    if len(query) > RETURNED_MAX_CHARS or not query.isascii():
        raise ValueError("too long, or not ASCII")
    pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=16)
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a parameter stands twice")
    state, code = found.get("state", ""), found.get("code", "")
    if _STATE.fullmatch(state) is None:
        raise ValueError("no state")
    if len(code) > CODE_MAX_CHARS or not (code.isascii() and code.isprintable()):
        raise ValueError("no code of ours")
    if "error" in found:
        code = ""
    return Returned(state, code, found.get("iss"))


def is_usable(url: str, *, loopback: bool) -> bool:
    """Whether a provider may have this address: `https` to a public host.

    `loopback` is for tests on one machine: `http` to loopback counts too.
    """
    if not (url.isascii() and url.isprintable()) or set(url) & set(' \\#@"<>'):
        return False
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if loopback and host in LOOPBACK:
        return parts.scheme in {"http", "https"}
    return parts.scheme == "https" and _is_public(host)


def _is_public(host: str) -> bool:
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith(_LOCAL)


def is_loopback(url: str) -> bool:
    """Whether an issuer lives on this very machine."""
    return is_usable(url, loopback=True) and urlsplit(url).hostname in LOOPBACK


def fingerprint(issuer: str, client_id: str, claim: str) -> str:
    """What names a provider, and what it is believed of, to the people who confirm it: SHA-256, hexadecimal.

    The claim is part of it: with another, "has an e-mail address" could stand where two people confirmed "is an adult".
    """
    return sha256(json.dumps([issuer, client_id, claim]).encode()).hexdigest()
