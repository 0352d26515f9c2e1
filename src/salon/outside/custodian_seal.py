"""Sealing to the custodians: HPKE (RFC 9180) with a public key from the configuration.

The private half is never on this machine. A sealed file is `enc || ciphertext` of one single-shot seal; its `info`
names the file, so that one cannot be passed off as another.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from salon.base.errors import Unavailable
from salon.outside.photo_files import durable

SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
INFO: Final = b"salon sealed photo 1 "


class BadCustodianKey(ValueError):
    """The file holds no X25519 public key; the text says which file."""


def read_key(path: Path) -> X25519PublicKey:
    """The custodians' public key, PEM (`BEGIN PUBLIC KEY`). Raises BadCustodianKey."""
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError, UnsupportedAlgorithm) as error:
        raise BadCustodianKey(f"{path}: {type(error).__name__}") from None
    if not isinstance(key, X25519PublicKey):
        raise BadCustodianKey(f"{path}: not an X25519 public key")
    return key


class CustodianSeal:
    """An implementation of `flow.ports.photo_places.Custodians`.

    Args:
        key: PEM file of the custodians' public key; None where there is none.
        directory: where sealed files are kept; made at the first.
    """

    def __init__(self, key: Path | None, directory: Path) -> None:
        self._key = None if key is None else read_key(key)
        self._directory = directory

    @property
    def present(self) -> bool:
        """See the port."""
        return self._key is not None

    async def seal(self, name: str, plain: bytes) -> None:
        """See the port."""
        key = self._key
        if key is None:
            raise Unavailable("storage", detail="no custodian")

        def work() -> None:
            self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            durable(self._directory / f"{name}.hpke", SUITE.encrypt(plain, key, INFO + name.encode()))

        await _stored(work)

    async def discard(self, name: str) -> None:
        """See the port."""
        await _stored(lambda: (self._directory / f"{name}.hpke").unlink(missing_ok=True))


async def _stored(work: Callable[[], None]) -> None:
    try:
        await asyncio.to_thread(work)
    except OSError as error:
        raise Unavailable("storage", detail=type(error).__name__) from None
