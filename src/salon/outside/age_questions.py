"""What a wallet is asked in one transaction, and the key that opens its answer, in memory only."""

from __future__ import annotations

import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec

from salon.age.transcript import PROTOCOL, device_request, encryption_info, sealed_parts, session_transcript
from salon.flow.examine import Examine
from salon.flow.ports.proofs import Finding
from salon.outside.hpke import SUITE


class DeviceQuestion:
    """Lane `dcapi`: what the browser's Digital Credentials API is asked, protocol `org-iso-mdoc`.

    Args:
        origin: the site's configured origin, without a trailing slash.
    """

    def __init__(self, origin: str, examine: Examine) -> None:
        self._examine = examine
        self._key = ec.generate_private_key(ec.SECP256R1())
        numbers = self._key.public_key().public_numbers()
        x, y = numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big")
        info = encryption_info(os.urandom(32), x, y)
        self.transcript = session_transcript(info, origin)
        self.body: dict[str, Any] = {
            "protocol": PROTOCOL,
            "data": {"deviceRequest": device_request(), "encryptionInfo": info},
        }

    async def examine(self, answer: str, now: float) -> Finding:
        """See the port."""
        return await self._examine(self.open(answer), self.transcript, now)

    def open(self, response: str) -> bytes | None:
        """The DeviceResponse inside an answer (base64url); None if it was not made for this attempt and site."""
        try:
            return SUITE.decrypt(sealed_parts(response), self._key, info=self.transcript)
        except (ValueError, InvalidTag):
            return None
