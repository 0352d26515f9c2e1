"""What the wallet is asked, and the session transcript its answer must be signed over (`org-iso-mdoc`, DC API).

ISO 18013-7 Annex C as the EU profile uses it: the transcript hashes the `encryptionInfo` string exactly as
it was sent, and the site's configured origin.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from salon.age.cbor import NotCbor, decode, embed, encode
from salon.age.mdoc import CLAIM, DOC_TYPE
from salon.base.base64url import to_bytes, to_text

PROTOCOL: Final = "org-iso-mdoc"
"""What the Digital Credentials API calls this way of asking."""


def device_request() -> str:
    """Ask for one boolean, with no intent to retain it."""
    items = {"docType": DOC_TYPE, "nameSpaces": {DOC_TYPE: {CLAIM: False}}}
    return to_text(encode({"version": "1.0", "docRequests": [{"itemsRequest": embed(encode(items))}]}))


def encryption_info(nonce: bytes, x: bytes, y: bytes) -> str:
    """To whom the answer is encrypted: a P-256 key drawn for this one transaction."""
    key = {1: 2, -1: 1, -2: x, -3: y}
    return to_text(encode(["dcapi", {"nonce": nonce, "recipientPublicKey": key}]))


def session_transcript(info: str, origin: str) -> bytes:
    """CBOR of the SessionTranscript for this request and this site."""
    return encode([None, None, ["dcapi", sha256(encode([info, origin])).digest()]])


def sealed_parts(response: str) -> bytes:
    """`enc` followed by `cipherText` of an answer. Raises ValueError."""
    try:
        name, parts = decode(to_bytes(response))
        if name != "dcapi" or set(parts) != {"enc", "cipherText"} or len(parts["enc"]) != 65:
            raise ValueError("not an answer")
        return bytes(parts["enc"]) + bytes(parts["cipherText"])
    except (NotCbor, TypeError) as error:
        raise ValueError("not an answer") from error
