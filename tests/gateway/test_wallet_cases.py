"""The fifteen named cases of a proof of age, brought by a wallet that was opened by a link (docs/age.md)."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from salon.age.cbor import Embedded, decode, embed, encode
from salon.age.mdoc import CLAIM, DOC_TYPE
from salon.age.transcript import openid4vp_transcript
from salon.outside.age_wallet import TestWallet, asked_by, form
from salon.outside.test_issuer import NAME, Issuer, when
from tests.doors import Browser, returned
from tests.gateway.test_wallets import NOT_SHOWN, causes
from tests.running import Place

Case = Callable[[Issuer, TestWallet, datetime, bytes], bytes]


def presented(
    *, device: dict[str, Any] | None = None, adult: bool = True, start: int = 0, end: int = 50, **changes: Any
) -> Case:
    """A wallet's response, with changes by the issuer (`changes`, validity in days from now) and by the device."""

    def case(issuer: Issuer, wallet: TestWallet, now: datetime, transcript: bytes) -> bytes:
        span = {
            "signed": when(now),
            "validFrom": when(now + timedelta(days=start)),
            "validUntil": when(now + timedelta(days=end)),
        }
        signed = issuer.issue(wallet.x, wallet.y, now, adult=adult, validityInfo=span, **changes)
        return wallet.present(signed, transcript, **(device or {}))

    return case


def reissued(change: Callable[[dict[str, Any]], dict[str, Any]], **given: Any) -> Case:
    """A response whose issuer-signed part was changed after signing."""

    def case(issuer: Issuer, wallet: TestWallet, now: datetime, transcript: bytes) -> bytes:
        return wallet.present(change(issuer.issue(wallet.x, wallet.y, now, **({"adult": True} | given))), transcript)

    return case


def made_adult(signed: dict[str, Any]) -> dict[str, Any]:
    item = decode(signed["nameSpaces"][DOC_TYPE][0].content)
    return signed | {"nameSpaces": {DOC_TYPE: [embed(encode(item | {"elementValue": True}))]}}


def flipped(signed: dict[str, Any]) -> dict[str, Any]:
    protected, header, payload, signature = signed["issuerAuth"]
    return signed | {"issuerAuth": [protected, header, payload, signature[:-1] + bytes((signature[-1] ^ 1,))]}


def second_tampered() -> Case:
    first, second = (
        {"digestID": number, "random": bytes(32), "elementIdentifier": name, "elementValue": True}
        for number, name in ((0, CLAIM), (1, "age_over_21"))
    )
    items: list[Embedded] = [embed(encode(first)), embed(encode(second))]
    digests = {DOC_TYPE: {number: sha256(item.raw).digest() for number, item in enumerate(items)}}
    items[1] = embed(encode(second | {"elementValue": False}))
    return reissued(lambda signed: signed | {"nameSpaces": {DOC_TYPE: items}}, valueDigests=digests)


def rogue(_issuer: Issuer, wallet: TestWallet, now: datetime, transcript: bytes) -> bytes:
    return presented()(Issuer(now, NAME), wallet, now, transcript)


def other_nonce(issuer: Issuer, wallet: TestWallet, now: datetime, _transcript: bytes) -> bytes:
    return presented()(issuer, wallet, now, openid4vp_transcript("redirect_uri:x", "n", "x"))


CASES: list[tuple[str, Case, str]] = [
    ("genuine", presented(), "ok"),
    ("value changed after signing", reissued(made_adult, adult=False), "digest"),
    ("rogue issuer of the same name", rogue, "untrusted_issuer"),
    ("expired", presented(start=-60, end=-1), "validity"),
    ("replayed under another nonce", other_nonce, "device_signature"),
    ("stolen credential", presented(device={"key": ec.generate_private_key(ec.SECP256R1())}), "device_signature"),
    ("forged namespace on another document", presented(docType="org.library.card"), "mso_doctype"),
    (
        "the same with its true docType",
        presented(docType="org.library.card", device={"docType": "org.library.card"}),
        "doctype",
    ),
    ("issuer signature flipped", reissued(flipped), "issuer_signature"),
    ("device auth removed", presented(device={"deviceAuth": {}}), "malformed"),
    ("an honest minor", presented(adult=False), "not_adult"),
    ("only the second item tampered", second_tampered(), "digest"),
    ("not yet valid", presented(start=1, end=50), "validity"),
    ("a device-signed nym", presented(device={"device_names": {"x": {"nym": 1}}}), "device_namespaces"),
]
"""The fifteen named cases, but for the proof relayed from another site, which has its own test in test_wallets.py."""


async def test_the_named_cases_by_a_link(place: Place) -> None:
    site = place.running.services
    issuer = site.test_issuer
    assert issuer is not None

    async def through(case: Case) -> tuple[str, tuple[int, bytes]]:
        async with Browser(place.url) as browser:
            begun = await browser.begin("link")
            asked = asked_by(begun["request"]["url"])
            transcript = openid4vp_transcript(asked["client_id"], asked["nonce"], asked["response_uri"])
            proof = case(issuer, browser.wallet, datetime.fromtimestamp(site.clock.now(), UTC), transcript)
            code = returned(await browser.post(begun, form(proof, asked["state"])))
            finding = site.prove._outcomes[begun["transaction"]].finding
            assert finding is not None
            collected = await browser.collect(begun, code)
            return finding.code, (collected.status_code, collected.content)

    ends = await asyncio.gather(*(through(case) for _, case, _ in CASES))
    # Why is in the count of the day; beside the attempt stands only whether.
    assert [kept for kept, _ in ends] == ["ok", *["no"] * (len(CASES) - 1)]
    assert ends[0][1] == (200, b'{"level":"test"}')
    assert {answer for _, answer in ends[1:]} == {NOT_SHOWN}
    assert causes(place) == Counter(expected for _, _, expected in CASES[1:])
