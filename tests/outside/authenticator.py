"""A software authenticator: ES256, attestation "none", resident keys, a counter; what a browser and a device do."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from salon.base.base64url import to_text

UP, UV, AT = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """One device. `origin` is what the browser says; the fields let a test lie."""

    origin: str = "http://localhost"
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential: bytes = field(default_factory=lambda: os.urandom(32))
    count: int = 0
    verified: bool = True
    party: str = ""
    """Overrides the relying party of the options."""

    def create(self, options: dict[str, Any], **lies: Any) -> dict[str, Any]:
        """navigator.credentials.create(), as `toJSON()`."""
        numbers = self.key.public_key().public_numbers()
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})
        attested = bytes(16) + len(self.credential).to_bytes(2, "big") + self.credential + cose
        data = self._data(options["rp"]["id"], AT) + attested
        return self._answer(
            {
                "clientDataJSON": to_text(self._client("webauthn.create", options, lies)),
                "attestationObject": to_text(cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})),
                "transports": ["internal"],
            }
        )

    def get(self, options: dict[str, Any], **lies: Any) -> dict[str, Any]:
        """navigator.credentials.get(), as `toJSON()`."""
        if not lies.pop("still", False):
            self.count += 1
        data, client = self._data(options["rpId"], 0), self._client("webauthn.get", options, lies)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": to_text(client),
                "authenticatorData": to_text(data),
                "signature": to_text(signature),
                "userHandle": to_text(b"whoever"),
            }
        )

    def _client(self, kind: str, options: dict[str, Any], lies: dict[str, Any]) -> bytes:
        data = {"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False} | lies
        return json.dumps(data).encode()

    def _data(self, party: str, flags: int) -> bytes:
        flags |= UP | (UV if self.verified else 0)
        return hashlib.sha256((self.party or party).encode()).digest() + bytes((flags,)) + self.count.to_bytes(4, "big")

    def _answer(self, response: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": to_text(self.credential),
            "rawId": to_text(self.credential),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": response,
        }
