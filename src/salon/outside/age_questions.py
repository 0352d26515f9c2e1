"""What a wallet is asked in one transaction, and the key that opens its answer, in memory only."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec

from salon.age.openid4vp import client_id, link, proof_in
from salon.age.refusal import NotShown
from salon.age.transcript import (
    PROTOCOL,
    device_request,
    encryption_info,
    openid4vp_transcript,
    sealed_parts,
    session_transcript,
)
from salon.age.zk import ANSWER_MAX_BYTES, ANSWER_MAX_CHARACTERS, ZkCircuit
from salon.flow.examine import Examine
from salon.flow.ports.proofs import Finding
from salon.outside.chance import draw_secret
from salon.outside.hpke import SUITE

ANSWER_PATH: Final = "/api/age/av/"
"""Where a wallet posts its answer; the transaction's name follows."""


class DeviceQuestion:
    """Lane `dcapi`: what the browser's Digital Credentials API is asked, protocol `org-iso-mdoc`.

    Args:
        origin: the site's configured origin, without a trailing slash.
        circuits: by which zero-knowledge proofs are asked for; none: a plain answer.
    """

    def __init__(self, origin: str, examine: Examine, circuits: Sequence[ZkCircuit] = ()) -> None:
        self._examine = examine
        self._key = ec.generate_private_key(ec.SECP256R1())
        numbers = self._key.public_key().public_numbers()
        x, y = numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big")
        info = encryption_info(os.urandom(32), x, y)
        self.transcript = session_transcript(info, origin)
        self.body: dict[str, Any] = {
            "protocol": PROTOCOL,
            "data": {"deviceRequest": device_request(circuits), "encryptionInfo": info},
        }

    async def examine(self, answer: str, now: float, who: str = "") -> Finding:
        """See the port."""
        # An answer may be a megabyte, which takes longer to open than chat should wait.
        return await self._examine(await asyncio.to_thread(self.open, answer), self.transcript, now, who)

    def open(self, response: str) -> bytes | None:
        """The DeviceResponse inside an answer (base64url); None if it was not made for this attempt and site."""
        if len(response) > ANSWER_MAX_CHARACTERS:
            return None
        try:
            return SUITE.decrypt(sealed_parts(response, max_bytes=ANSWER_MAX_BYTES), self._key, info=self.transcript)
        except (ValueError, InvalidTag):
            return None


class WalletQuestion:
    """Lanes `link` and `qr`: what a wallet is asked by an `av://` link (OpenID4VP 1.0, direct_post).

    Args:
        origin: the site's configured origin, without a trailing slash.
        transaction: its name, which also is the `state`.
    """

    def __init__(self, origin: str, transaction: str, examine: Examine) -> None:
        self._examine, self._state = examine, transaction
        self.response_uri = f"{origin}{ANSWER_PATH}{transaction}"
        nonce = draw_secret()
        self.transcript = openid4vp_transcript(client_id(self.response_uri), nonce, self.response_uri)
        self.body: dict[str, Any] = {"url": link(self.response_uri, nonce, transaction)}

    async def examine(self, answer: str, now: float, who: str = "") -> Finding:
        """See the port. The answer is the wallet's form, unread until now: the attempt is used up before."""
        try:
            # A form of 64 KiB takes up to 4 ms to read.
            proof = await asyncio.to_thread(proof_in, answer, self._state)
        except NotShown as refusal:
            return self._examine.refused(refusal.code)
        return await self._examine(proof, self.transcript, now, who)
