"""Sealing under keys this server holds for a time: AES-256-GCM, and keyed digests.

Pure: the caller draws the nonce, at random (96 bits). A slot key seals at most what the site says in five minutes:
2^32 sealings, the NIST SP 800-38D section 8.3 bound for random nonces, are out of reach of one writer.
"""

from __future__ import annotations

import hmac
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES: Final = 12
DIGEST_BYTES: Final = 16


def seal(key: bytes, plain: bytes, aad: bytes, nonce: bytes) -> bytes:
    """Nonce and ciphertext of `plain`, bound to `aad` (what it is and where it stands).

    `nonce`: `NONCE_BYTES` random bytes, never used twice under one key.
    """
    return nonce + AESGCM(key).encrypt(nonce, plain, aad)


def open_sealed(key: bytes, sealed: bytes, aad: bytes) -> bytes | None:
    """The plain bytes, or None if key, place or bytes are not the ones sealed."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], aad)
    except (InvalidTag, ValueError):
        return None


def digest(key: bytes, *parts: bytes) -> bytes:
    """HMAC-SHA256 over length-prefixed parts, cut to 128 bits: parts cannot be shifted into each other."""
    message = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hmac.digest(key, message, "sha256")[:DIGEST_BYTES]
