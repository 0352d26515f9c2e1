"""A wallet for tests, the crowd and bots: holds test credentials, answers `org-iso-mdoc` requests and `av://` links."""

from __future__ import annotations

from json import dumps
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.asymmetric import ec

from salon.age.cbor import decode, embed, encode
from salon.age.mdoc import DOC_TYPE
from salon.age.openid4vp import QUERY_ID
from salon.age.transcript import session_transcript
from salon.base.base64url import to_bytes, to_text
from salon.outside.hpke import SUITE
from salon.outside.test_issuer import sign1


class TestWallet:
    """Keeps one device key; the credential for it comes from a test issuer."""

    __test__ = False  # not a test class, whatever its name says

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        numbers = self.key.public_key().public_numbers()
        self.x, self.y = numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big")

    def present(self, issuer_signed: dict[str, Any], transcript: bytes, **changes: Any) -> bytes:
        """A DeviceResponse signed over a transcript. `changes` replace parts, for tests of refusals."""
        names = embed(encode(changes.pop("device_names", {})))
        signed = b"\x84" + encode("DeviceAuthentication") + transcript + encode(DOC_TYPE) + names.raw
        signature = sign1(changes.pop("key", self.key), embed(signed).raw, {}, detached=True)
        document = {
            "docType": changes.pop("docType", DOC_TYPE),
            "issuerSigned": issuer_signed,
            "deviceSigned": {
                "nameSpaces": names,
                "deviceAuth": changes.pop("deviceAuth", {"deviceSignature": signature}),
            },
        }
        return encode({"version": "1.0", "documents": [document], "status": 0} | changes)

    def answer(self, issuer_signed: dict[str, Any], info: str, origin: str) -> str:
        """The whole answer to a request, encrypted to the key it names; base64url."""
        return sealed_to(self.present(issuer_signed, session_transcript(info, origin)), info, origin)


def sealed_to(response: bytes, info: str, origin: str) -> str:
    """A DeviceResponse of either kind, encrypted to the key that `encryptionInfo` names; base64url."""
    _, parameters = decode(to_bytes(info))
    cose = parameters["recipientPublicKey"]
    numbers = ec.EllipticCurvePublicNumbers(
        int.from_bytes(cose[-2], "big"), int.from_bytes(cose[-3], "big"), ec.SECP256R1()
    )
    sealed = SUITE.encrypt(response, numbers.public_key(), info=session_transcript(info, origin))
    return to_text(encode(["dcapi", {"enc": sealed[:65], "cipherText": sealed[65:]}]))


def asked_by(url: str) -> dict[str, str]:
    """The parameters of an `av://` link."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query, strict_parsing=True).items()}


def form(proof: bytes, state: str) -> dict[str, str]:
    """An answer by `direct_post`."""
    return {"vp_token": dumps({QUERY_ID: [to_text(proof)]}), "state": state}
