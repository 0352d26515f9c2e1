"""The same answers before another verifier, openvc-core, which nobody here wrote.

Whatever Salon accepts it must accept, and whatever it refuses Salon must refuse. Salon refuses more: by policy, or
because the profile is narrower than the standard. Which checks those are stands in `STRICTER`, each with its reason;
certificates are by the book here, since openvc-core refuses the oddities of the EU's issuer.
"""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salon.age.cbor import decode, embed, encode
from salon.age.mdoc import DOC_TYPE, LEEWAY, verify
from salon.outside.test_issuer import Issuer
from tests.age.proofs import NAMED, NOW, TRANSCRIPT, TRANSPORTS, WALLET, Make, Transport, issued
from tests.age.test_hostile import ODD, paths, put

if not os.environ.get("CI"):
    pytest.importorskip("openvc.mdoc", reason="openvc-core is not installed; CI has it")
import openvc.mdoc as openvc  # asked for above

PLAIN = Issuer(NOW, oddities=False)
GENUINE = WALLET.present(issued(issuer=PLAIN), TRANSCRIPT)
TREE = decode(GENUINE)
PLACES = [path for path in paths(TREE) if path]
STRICTER = {
    "status": "it does not look at the version of the response",
    "documents": "it takes several documents, and does not look for other forms beside them",
    "algorithm": "it takes other algorithms, a longer header, and does not look for an algorithm outside the header",
    "x5chain": "it takes a chain",
    "validity": "it has no bound on the span, and takes a time without tag or zone",
    "mso_doctype": "it does not look at the version of what the issuer signed",
    "namespace": "a response may disclose nothing",
    "salt": "it does not look at the salt",
    "duplicate_element": "of an element that comes twice it takes the last",
    "claims": "what was asked is not its business",
    "device_namespaces": "device-signed names are not its business",
    "not_adult": "the value is not its business",
    "malformed": "it takes more tags, deeper nests, and bytes where the profile has text",
}


def both(response: bytes, transcript: bytes = TRANSCRIPT) -> tuple[str, bool]:
    """What Salon says, and whether openvc-core accepts."""
    ours = verify(response, transcript, [PLAIN.root], NOW)
    try:
        openvc.verify_device_response(
            response,
            trust_anchors=[PLAIN.root],
            session_transcript=transcript,
            now=NOW,
            leeway_s=int(LEEWAY.total_seconds()),
            expected_doc_type=DOC_TYPE,
        )
    except Exception:  # noqa: BLE001  # it has several roots of errors, and lets some of cryptography's through
        return ours, False
    return ours, True


def agree(response: bytes, transcript: bytes = TRANSCRIPT) -> None:
    ours, accepted = both(response, transcript)
    if ours == "ok":
        assert accepted
    elif accepted:
        assert ours in STRICTER, ours


@pytest.mark.parametrize("by", TRANSPORTS, ids=lambda by: by.name)
@pytest.mark.parametrize(("make", "expected"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED])
def test_the_named_cases(by: Transport, make: Make, expected: str) -> None:
    """It accepts what only the profile or the value forbids, and of the others nothing."""
    ours, accepted = both(make(by, PLAIN), by.transcript)
    assert ours == expected
    assert accepted is (expected in {"ok", "not_adult", "device_namespaces"})


def test_every_ninth_flipped_bit() -> None:
    for bit in range(0, len(GENUINE) * 8, 9):
        changed = bytearray(GENUINE)
        changed[bit // 8] ^= 1 << bit % 8
        agree(bytes(changed))


def test_bytes_changed_by_chance() -> None:
    chance = random.Random(11)
    for _ in range(600):
        changed = bytearray(GENUINE)
        for _ in range(chance.randint(1, 3)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        agree(bytes(changed))


@settings(max_examples=300)
@given(st.sampled_from(PLACES), ODD)
def test_another_value_anywhere(path: tuple[Any, ...], value: Any) -> None:
    agree(encode(put(TREE, path, value)))


MSO = decode(decode(issued(issuer=PLAIN)["issuerAuth"][2]).content)


@settings(max_examples=300)
@given(st.sampled_from([path for path in paths(MSO) if path and path[0] != ("key", "valueDigests")]), ODD)
def test_another_value_anywhere_in_what_the_issuer_signed(path: tuple[Any, ...], value: Any) -> None:
    """Truly signed by the issuer: only the checks of its content are left to refuse it."""
    changed = put(MSO, path, value)
    if type(changed) is dict:
        changed.pop("valueDigests")
    else:
        changed = {}
    agree(WALLET.present(issued(issuer=PLAIN, **changed), TRANSCRIPT, docType=DOC_TYPE))


def test_an_algorithm_named_outside_the_header_is_where_the_two_part() -> None:
    """So that the allow-list above is not a wish: each of these it accepts, and Salon refuses."""
    whole = issued(issuer=PLAIN)
    protected, header, payload, signature = whole["issuerAuth"]
    unprotected = whole | {"issuerAuth": [protected, header | {1: -7}, payload, signature]}
    chain = whole | {"issuerAuth": [protected, {33: [header[33]]}, payload, signature]}
    assert both(WALLET.present(unprotected, TRANSCRIPT)) == ("algorithm", True)
    assert both(WALLET.present(chain, TRANSCRIPT)) == ("x5chain", True)
    assert both(encode(decode(GENUINE) | {"version": "9"})) == ("status", True)
    assert both(encode(decode(GENUINE) | {"documents": TREE["documents"] * 2})) == ("documents", True)
    assert both(encode(decode(GENUINE) | {"x": [[[[[[[[[[[[[[0]]]]]]]]]]]]]]})) == ("malformed", True)
    assert both(WALLET.present(whole, TRANSCRIPT, device_names={"n": {"nym": embed(b"\0")}})) == (
        "device_namespaces",
        True,
    )
