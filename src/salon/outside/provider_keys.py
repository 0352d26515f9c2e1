"""A provider's signing keys (RFC 7517), and the one way its signatures are checked (RFC 7515, RFC 8725).

Rule 1: the algorithm is one of this list, never the token's own choice, and fits the kind of the key.
Rule 2: keys come from the provider's own address, never from the token.
"""

from __future__ import annotations

import contextlib
from typing import Any, Final, TypeVar

import msgspec
from joserfc import jws
from joserfc.errors import JoseError, UnsupportedAlgorithmError
from joserfc.jwk import ECKey, OKPKey, RSAKey
from msgspec import Struct

KEYS_MAX: Final = 50
RSA_BITS: Final = range(2048, 8193)
KINDS: Final = {"ES256": "P-256", "RS256": "RSA", "PS256": "RSA", "EdDSA": "Ed25519", "Ed25519": "Ed25519"}
"""Which kind of key each algorithm takes. No `none`, and nothing a shared secret could sign."""
_MEMBERS: Final = ("kty", "crv", "x", "y", "n", "e")

Read = TypeVar("Read")
PublicKey = ECKey | RSAKey | OKPKey


class Key(Struct, frozen=True):
    """A key that may sign."""

    kid: str
    alg: str
    """The one algorithm it is for; empty if the provider does not say."""
    kind: str
    public: PublicKey


class Jwks(Struct, frozen=True):
    """What the provider publishes."""

    keys: list[dict[str, Any]]


class Signed(Struct, frozen=True):
    """A token taken apart; nothing of it is believed yet."""

    kid: str
    alg: str
    parts: jws.CompactSignature


class _Registry(jws.JWSRegistry):
    """Rule 1. The library's own list has a warning for EdDSA, which here means Ed25519 and nothing else."""

    max_header_length = 4_096
    max_payload_length = 65_536

    def get_alg(self, name: str) -> Any:
        if name not in KINDS:
            raise UnsupportedAlgorithmError
        return self.algorithms[name]


# Unknown members of a header are passed over (RFC 7515 section 4); `crit` is refused below.
REGISTRY: Final = _Registry(strict_check_header=False)


def read_json(body: bytes, kind: type[Read]) -> Read:
    """What a provider sent, as this kind of thing. Raises ValueError, also for what is nested without end."""
    try:
        return msgspec.json.decode(body, type=kind)
    except RecursionError:
        raise ValueError("nested too deep") from None


def read_keys(body: bytes) -> list[Key]:
    """The usable keys of a key set; what is of another kind, or for something else, is passed over.

    Raises:
        ValueError: it is no key set.
    """
    found = []
    for published in read_json(body, Jwks).keys[:KEYS_MAX]:
        with contextlib.suppress(JoseError, ValueError, TypeError, KeyError):
            key = _key(published)
            if key is not None:
                found.append(key)
    return found


def _key(published: dict[str, Any]) -> Key | None:
    kid, alg = published.get("kid", ""), published.get("alg", "")
    uses = published.get("use", "sig") == "sig" and "verify" in published.get("key_ops", ["verify"])
    # A provider that gives away the private half of a key does not have that key any more.
    if not uses or "d" in published or not (isinstance(kid, str) and isinstance(alg, str)):
        return None
    members: dict[str, Any] = {name: published[name] for name in _MEMBERS if name in published}
    public: PublicKey
    match published.get("kty"):
        case "EC":
            public = ECKey.import_key(members)
            kind = public.curve_name
        case "OKP":
            public = OKPKey.import_key(members)
            kind = public.curve_name
        case "RSA":
            public = RSAKey.import_key(members)
            kind = "RSA" if public.raw_value.key_size in RSA_BITS else ""
        case _:
            return None
    return Key(kid, alg, kind, public) if kind in KINDS.values() else None


def take_apart(token: str) -> Signed:
    """Read a token's header. Raises ValueError for what no provider of ours sends."""
    try:
        parts = jws.extract_compact(token.encode("ascii"), registry=REGISTRY)
        header = parts.headers()
    except (JoseError, TypeError):
        raise ValueError("no token") from None
    kid, alg = header.get("kid", ""), header.get("alg")
    if not isinstance(kid, str) or not isinstance(alg, str) or alg not in KINDS:
        raise ValueError("algorithm")
    # Nothing critical is understood here, a payload that is not base64url least of all (RFC 7797).
    if "crit" in header or "b64" in header:
        raise ValueError("critical")
    return Signed(kid, alg, parts)


def key_for(signed: Signed, keys: list[Key]) -> Key | None:
    """The key a token names; if it names none, the only one that fits."""
    fitting = [
        key
        for key in keys
        if key.kind == KINDS[signed.alg] and key.alg in {"", signed.alg} and signed.kid in {"", key.kid}
    ]
    return fitting[0] if len(fitting) == 1 else None


def claims_of(signed: Signed, key: Key) -> dict[str, object]:
    """The claims, once the signature holds. Raises ValueError."""
    try:
        holds = jws.validate_compact(signed.parts, key.public, registry=REGISTRY)
    except JoseError:
        holds = False
    if not holds:
        raise ValueError("signature")
    return read_json(signed.parts.payload, dict[str, object])
