"""The one way answers of wallets are encrypted (RFC 9180): as ISO 18013-7 Annex C fixes it."""

from __future__ import annotations

from typing import Final

from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

SUITE: Final = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
