"""Session tickets as `payload.mac`: stateless, so a reconnect costs no database read."""

from __future__ import annotations

import hmac

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from salon.base.base64url import to_bytes, to_text
from salon.base.errors import Refused
from salon.flow.ports.tickets import Ticket

_decoder = msgspec.json.Decoder(Ticket)


class HmacTickets:
    """An implementation of `flow.ports.tickets.Tickets` under one key of 32 bytes."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def mint(self, ticket: Ticket) -> str:
        """See the port."""
        payload = to_text(msgspec.json.encode(ticket))
        return f"{payload}.{self._mac(payload)}"

    def read(self, text: str, now: float) -> Ticket:
        """See the port."""
        payload, _, mac = text.partition(".")
        if not (mac.isascii() and hmac.compare_digest(mac, self._mac(payload))):
            raise Refused("no_ticket")
        ticket = _decoder.decode(to_bytes(payload))
        if ticket.expires_at <= now:
            raise Refused("no_ticket")
        return ticket

    def signed(self, x: str, y: str, message: str, answer: str) -> bool:
        """See the port."""
        try:
            left, right, raw = to_bytes(x), to_bytes(y), to_bytes(answer)
            if len(raw) != 64:
                return False
            numbers = ec.EllipticCurvePublicNumbers(int.from_bytes(left), int.from_bytes(right), ec.SECP256R1())
            signature = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
            numbers.public_key().verify(signature, message.encode(), ec.ECDSA(SHA256()))
        except (ValueError, InvalidSignature):
            return False
        return True

    def _mac(self, payload: str) -> str:
        return to_text(hmac.digest(self._key, b"ticket:" + payload.encode(), "sha256"))
