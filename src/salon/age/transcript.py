"""What the wallet is asked, and the session transcript its answer must be signed over, per transport.

`org-iso-mdoc` over the Digital Credentials API (ISO 18013-7 Annex C as the EU profile uses it): the transcript
hashes the `encryptionInfo` string exactly as it was sent, and the site's configured origin.
OpenID4VP 1.0 (`av://`, direct_post): it hashes whom the wallet thinks it answers, the nonce and where to.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

from salon.age.cbor import MAX_BYTES, NotCbor, decode, embed, encode
from salon.age.mdoc import CLAIM, DOC_TYPE
from salon.age.zk import ZkCircuit, zk_request
from salon.base.base64url import to_bytes, to_text

PROTOCOL: Final = "org-iso-mdoc"
"""What the Digital Credentials API calls this way of asking."""


def device_request(circuits: Sequence[ZkCircuit] = ()) -> str:
    """Ask for one boolean, with no intent to retain it; with `circuits`, gladly in zero knowledge."""
    items: dict[str, Any] = {"docType": DOC_TYPE, "nameSpaces": {DOC_TYPE: {CLAIM: False}}}
    if circuits:
        # Inside the tag-24 items: beside them wallets do not look, and answer plainly.
        items["requestInfo"] = zk_request(circuits)
    return to_text(encode({"version": "1.0", "docRequests": [{"itemsRequest": embed(encode(items))}]}))


def encryption_info(nonce: bytes, x: bytes, y: bytes) -> str:
    """To whom the answer is encrypted: a P-256 key drawn for this one transaction."""
    key = {1: 2, -1: 1, -2: x, -3: y}
    return to_text(encode(["dcapi", {"nonce": nonce, "recipientPublicKey": key}]))


def session_transcript(info: str, origin: str) -> bytes:
    """CBOR of the SessionTranscript for this request and this site."""
    return encode([None, None, ["dcapi", sha256(encode([info, origin])).digest()]])


def openid4vp_transcript(client_id: str, nonce: str, response_uri: str, thumbprint: bytes | None = None) -> bytes:
    """CBOR of the SessionTranscript of an OpenID4VP answer by redirect or direct_post (OpenID4VP 1.0, B.2).

    Args:
        client_id: as sent, with its prefix (`redirect_uri:` in the EU profile).
        nonce: as sent.
        response_uri: as sent; from the site's configuration, never from a request.
        thumbprint: SHA-256 of the key answers are encrypted to (RFC 7638); None under plain `direct_post`.
    """
    info = encode([client_id, nonce, thumbprint, response_uri])
    return encode([None, None, ["OpenID4VPHandover", sha256(info).digest()]])


def sealed_parts(response: str, *, max_bytes: int = MAX_BYTES) -> bytes:
    """`enc` followed by `cipherText` of an answer of `max_bytes` at most. Raises ValueError."""
    try:
        answer = decode(to_bytes(response), max_bytes=max_bytes)
    except NotCbor as error:
        raise ValueError("not an answer") from error
    if type(answer) is not list or len(answer) != 2 or answer[0] != "dcapi" or type(answer[1]) is not dict:
        raise ValueError("not an answer")
    enc, sealed = answer[1].get("enc"), answer[1].get("cipherText")
    # By exact type: of a number, Python would make as many zero bytes.
    if len(answer[1]) != 2 or type(enc) is not bytes or len(enc) != 65 or type(sealed) is not bytes:
        raise ValueError("not an answer")
    return enc + sealed
