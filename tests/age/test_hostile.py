"""Everything an attacker may flip, cut, add, swap or repeat; nothing leaves the verifier but a code."""

from __future__ import annotations

import ast
import random
import re
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

import salon.age
from salon.age.cbor import MAX_MEMBERS, DateTime, Embedded, NotCbor, decode, embed, encode
from salon.age.mdoc import DOC_TYPE
from tests.age.proofs import ISSUER, TRANSCRIPT, WALLET, code, issued, presented

GENUINE = presented()
SIGNER = ISSUER.signer.public_bytes(Encoding.DER)
AGE = Path(salon.age.__file__).parent


def codes_in_the_source() -> set[str]:
    """Every code the package can raise, read from its source."""
    calls = [
        node
        for path in AGE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    raising = {"NotShown", "need", "_check_signature"}
    raised = [call.args[-1] for call in calls if isinstance(call.func, ast.Name) and call.func.id in raising]
    either = [[last.body, last.orelse] if isinstance(last, ast.IfExp) else [last] for last in raised]
    return {str(one.value) for some in either for one in some if isinstance(one, ast.Constant)}


CODES = codes_in_the_source()


def test_every_code_stands_in_the_documentation() -> None:
    pages = [path.read_text() for path in (Path(__file__).parents[2] / "docs").glob("age*.md")]
    assert {"untrusted_issuer", "malformed", "not_adult", "zk_timestamp", "provider_nonce"} < CODES
    assert {code for page in pages for code in re.findall(r"`(\w+)`", page)} >= CODES


def harmless_bytes() -> dict[int, str]:
    """Where a flipped bit changes nothing anybody signed or decides by."""
    certificate = GENUINE.index(SIGNER)
    return {
        GENUINE.index(b"\x67version\x631.0")
        + 11: "the last digit of the response's version: 1.0 and 1.1 are one to us",
        certificate + len(SIGNER) - len(ISSUER.signer.signature) - 1: "the count of unused bits of its signature",
    }


def test_every_flipped_bit_is_refused_or_proven_harmless() -> None:
    harmless = harmless_bytes()
    assert GENUINE[min(harmless)] in b"0\x00"
    found = dict[str, int]()
    for bit in range(len(GENUINE) * 8):
        at = bit // 8
        flipped = GENUINE[:at] + bytes((GENUINE[at] ^ 1 << bit % 8,)) + GENUINE[at + 1 :]
        said = code(flipped)
        found[said] = found.get(said, 0) + 1
        assert said != "ok" or at in harmless, f"bit {bit} in {GENUINE[at - 8 : at + 8].hex()}"
    # The version's digit always, the unused bits as often as the signature happens to end in zeros.
    assert 1 <= found.pop("ok") <= 4
    assert set(found) <= CODES
    assert set(found) >= {"malformed", "x5chain", "untrusted_issuer", "issuer_signature", "digest", "device_signature"}


def test_no_truncation_is_anything_but_malformed() -> None:
    assert {code(GENUINE[:size]) for size in range(len(GENUINE))} == {"malformed"}


def test_no_byte_may_follow_or_come_first() -> None:
    bytes_ = [bytes((one,)) for one in range(256)]
    assert {code(GENUINE + one) for one in bytes_} == {"malformed"}
    assert {code(one + GENUINE) for one in bytes_} <= {"malformed", "status"}
    assert code(GENUINE + GENUINE) == "malformed"


def test_no_two_bytes_swapped_make_another_proof() -> None:
    chance = random.Random(7)  # which bytes, and again the same ones
    for _ in range(2_000):
        first, second = chance.sample(range(len(GENUINE)), 2)
        swapped = bytearray(GENUINE)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        if bytes(swapped) != GENUINE:
            assert code(bytes(swapped)) in CODES


# ------------------------------------------------------------------ whole answers, by their structure


def paths(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in an answer, those inside tag 24 too."""
    if isinstance(node, Embedded):
        try:
            inner = paths(decode(node.content), (*path, "embedded"))
        except NotCbor:
            inner = []
        return [path, *inner]
    if isinstance(node, dict):
        return [path, *(one for key in node for one in paths(node[key], (*path, ("key", key))))]
    if isinstance(node, list):
        return [path, *(one for number in range(len(node)) for one in paths(node[number], (*path, ("key", number))))]
    return [path]


def get(node: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        node = decode(node.content) if step == "embedded" else node[step[1]]
    return node


def put(node: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The same with another value at a place."""
    if not path:
        return value
    step, *rest = path
    if step == "embedded":
        return embed(encode(put(decode(node.content), tuple(rest), value)))
    key = step[1]
    changed = dict(node) if isinstance(node, dict) else list(node)
    changed[key] = put(node[key], tuple(rest), value)
    return changed


def nested(depth: int) -> Any:
    found: Any = 0
    for _ in range(depth):
        found = [found]
    return found


TREE = decode(GENUINE)
PLACES = [path for path in paths(TREE) if path]
DEVICE_HEADER = next(path for path in PLACES if path[-2:] == (("key", "deviceSignature"), ("key", 1)))


def means_nothing(path: tuple[Any, ...], value: Any) -> bool:
    """The two places nobody signed and nothing is decided by."""
    if path == DEVICE_HEADER:
        return type(value) is dict and 1 not in value
    return path == (("key", "version"),) and value == "1.1"


ODD: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**64), 2**64 - 1),
    st.binary(max_size=80),
    st.text(max_size=20),
    st.text(max_size=20).map(DateTime),
    st.binary(max_size=20).map(embed),
    st.sampled_from([[], {}, [[]], {0: 0}, {"": {}}, b"\xa1\x01\x26", DOC_TYPE, bytes(32), bytes(64)]),
    st.integers(1, 15).map(nested),
    st.just([0] * 200),
)


@settings(max_examples=600)
@given(st.sampled_from(PLACES), ODD)
def test_another_value_anywhere_is_refused(path: tuple[Any, ...], value: Any) -> None:
    if get(TREE, path) == value and type(get(TREE, path)) is type(value):
        return
    said = code(encode(put(TREE, path, value)))
    assert said == "ok" if means_nothing(path, value) else said in CODES, path


@settings(max_examples=400)
@given(st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_two_places_exchanged_are_refused(first: tuple[Any, ...], second: tuple[Any, ...]) -> None:
    if first[: len(second)] == second or second[: len(first)] == first:
        return
    one, other = get(TREE, first), get(TREE, second)
    if one == other:
        return
    assert code(encode(put(put(TREE, first, other), second, one))) in CODES


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PLACES), min_size=2, max_size=4), st.data())
def test_several_places_at_once_are_refused(several: list[tuple[Any, ...]], data: st.DataObject) -> None:
    changed, harmless = TREE, True
    for path in several:
        value = data.draw(ODD)
        try:
            changed = put(changed, path, value)
        except (AttributeError, KeyError, IndexError, TypeError, ValueError):
            continue  # the place went with an earlier change
        harmless = harmless and means_nothing(path, value)
    same = encode(changed) == GENUINE
    assert code(encode(changed)) in (CODES | {"ok"} if harmless or same else CODES)


@settings(max_examples=400)
@given(st.lists(st.tuples(st.integers(0, len(GENUINE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_several_bytes_at_once_give_a_code(changes: list[tuple[int, int]]) -> None:
    changed = bytearray(GENUINE)
    for at, value in changes:
        changed[at] = value
    harmless = harmless_bytes()
    differ = {at for at in range(len(GENUINE)) if changed[at] != GENUINE[at]}
    said = code(bytes(changed))
    assert said in CODES or (said == "ok" and differ <= set(harmless))


@settings(max_examples=400)
@given(st.binary(max_size=600))
def test_any_bytes_are_refused(data: bytes) -> None:
    assert code(data) in {"malformed", "status", "documents"}


@settings(max_examples=300)
@given(st.integers(0, len(SIGNER) - 1), st.binary(min_size=1, max_size=6))
def test_a_changed_certificate_is_refused_by_its_own_codes(at: int, new: bytes) -> None:
    """The rest of the answer is sound and is never reached."""
    changed = SIGNER[:at] + new + SIGNER[at + len(new) :]
    signed = issued()
    protected, _, payload, signature = signed["issuerAuth"]
    answer = WALLET.present(signed | {"issuerAuth": [protected, {33: changed}, payload, signature]}, TRANSCRIPT)
    unsigned = len(SIGNER) - len(ISSUER.signer.signature) - 1
    assert code(answer) in {"x5chain", "ds_expired", "ds_key_usage", "untrusted_issuer"} or (
        changed[:unsigned] + changed[unsigned + 1 :] == SIGNER[:unsigned] + SIGNER[unsigned + 1 :]
    )


# ------------------------------------------------------------------ what it may cost


@pytest.mark.parametrize(
    "data",
    [
        b"\x99\x3f\xfd" + b"\x00" * 16_381,
        b"\x99\x3f\xfd" + b"\x80" * 16_381,
        (b"\x8c" + b"\x00" * 11) * 1_365,
        b"\xb9\x1f\xfe" + b"".join(b"\x19" + n.to_bytes(2, "big") + b"\x00" for n in range(4_000)),
        b"\x99\x1f\xfe" + b"\xd8\x18\x40" * 5_400,
        b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\xbb\x7f\xff\xff\xff\xff\xff\xff\xff",
        b"\x5b\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\xc0" * 16_000,
        b"\x81" * 16_000,
        b"\xd8\x18" * 8_000,
    ],
)
def test_large_counts_and_deep_nests_are_malformed(data: bytes) -> None:
    assert code(data) == "malformed"


def test_a_larger_limit_brings_no_more_members() -> None:
    """Nor does a plain answer: its time is bounded by its members, whatever their form."""
    zeros = encode([[0] * (MAX_MEMBERS // 2), [0] * (MAX_MEMBERS // 2)])
    for max_bytes in (16_384, 2_000_000):
        with pytest.raises(NotCbor, match="more members"):
            decode(zeros, max_bytes=max_bytes)
    full = encode([bytes(100_000)] + [0] * (MAX_MEMBERS - 1))
    assert len(decode(full, max_bytes=1_000_000)) == MAX_MEMBERS
