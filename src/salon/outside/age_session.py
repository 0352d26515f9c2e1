"""One age transaction: what the wallet is asked, and the key that opens its answer, in memory only."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from salon.age.cbor import MAX_BYTES
from salon.age.transcript import device_request, encryption_info, sealed_parts, session_transcript
from salon.age.zk import ZkCircuit

SUITE: Final = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)


class AgeSession:
    """Made per attempt, thrown away with it.

    Args:
        origin: the site's configured origin, without a trailing slash.
        circuits: by which zero-knowledge proofs are asked for; none: a plain answer.
    """

    def __init__(self, origin: str, circuits: Sequence[ZkCircuit] = ()) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        numbers = self._key.public_key().public_numbers()
        x, y = numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big")
        self.encryption_info = encryption_info(os.urandom(32), x, y)
        self.circuits = tuple(circuits)
        self.device_request = device_request(self.circuits)
        self.transcript = session_transcript(self.encryption_info, origin)

    def open(self, response: str, max_bytes: int = MAX_BYTES) -> bytes | None:
        """The DeviceResponse inside an answer (base64url); None if it was not made for this attempt and site.

        `max_bytes`: largest answer that is looked at, decoded; a zero-knowledge one needs `age.zk.ANSWER_MAX_BYTES`.
        """
        try:
            return SUITE.decrypt(sealed_parts(response, max_bytes), self._key, info=self.transcript)
        except (ValueError, InvalidTag):
            return None
