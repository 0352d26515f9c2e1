"""Sealing to the custodians: opens with their key and under its own name alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from salon.base.errors import Unavailable
from salon.outside.custodian_seal import INFO, SUITE, BadCustodianKey, CustodianSeal


def pem(private: X25519PrivateKey | Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


async def test_what_is_sealed_opens_for_the_custodians_under_its_name(tmp_path: Path) -> None:
    private = X25519PrivateKey.generate()
    (tmp_path / "key.pem").write_bytes(pem(private))
    seal = CustodianSeal(tmp_path / "key.pem", tmp_path / "sealed")
    assert seal.present
    await seal.seal("acase", b"the bytes as they came")
    sealed = (tmp_path / "sealed" / "acase.hpke").read_bytes()
    assert b"as they came" not in sealed
    assert SUITE.decrypt(sealed, private, INFO + b"acase") == b"the bytes as they came"
    for key, name in ((private, b"other"), (X25519PrivateKey.generate(), b"acase")):
        with pytest.raises((InvalidTag, ValueError)):
            SUITE.decrypt(sealed, key, INFO + name)
    assert (tmp_path / "sealed").stat().st_mode & 0o077 == 0


async def test_what_is_discarded_is_gone_and_what_never_was_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_bytes(pem(X25519PrivateKey.generate()))
    seal = CustodianSeal(tmp_path / "key.pem", tmp_path / "sealed")
    await seal.discard("acase")
    await seal.seal("acase", b"bytes")
    await seal.seal("another", b"bytes")
    await CustodianSeal(None, tmp_path / "sealed").discard("acase")
    assert [one.name for one in (tmp_path / "sealed").iterdir()] == ["another.hpke"]


async def test_without_a_key_nothing_is_sealed(tmp_path: Path) -> None:
    seal = CustodianSeal(None, tmp_path / "sealed")
    assert not seal.present
    with pytest.raises(Unavailable):
        await seal.seal("acase", b"bytes")
    assert not (tmp_path / "sealed").exists()


def test_a_key_of_another_kind_is_named(tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_bytes(pem(Ed25519PrivateKey.generate()))
    (tmp_path / "text.pem").write_text("not a key")
    for name in ("key.pem", "text.pem", "none.pem"):
        with pytest.raises(BadCustodianKey, match=name):
            CustodianSeal(tmp_path / name, tmp_path / "sealed")
