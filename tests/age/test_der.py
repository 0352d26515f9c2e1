"""keyUsage by our own walk: it agrees with `cryptography` wherever that can read, and bears what it cannot."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from salon.age.der import DIGITAL_SIGNATURE, KEY_CERT_SIGN, key_usage
from tests.age.proofs import ISSUER

KEY = ec.generate_private_key(ec.SECP256R1())
START = datetime(2027, 1, 1, tzinfo=UTC)
USAGE = bytes.fromhex("0603551d0f0101ff0404030204f0")
"""An extension's bytes, to be found where it does not belong."""
BITS = {
    "digital_signature": 0x80,
    "content_commitment": 0x40,
    "key_encipherment": 0x20,
    "data_encipherment": 0x10,
    "key_agreement": 0x08,
    "key_cert_sign": 0x04,
    "crl_sign": 0x02,
    "encipher_only": 0x01,
}


def builder(name: str = "x") -> x509.CertificateBuilder:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    return (
        x509.CertificateBuilder(subject, subject, KEY.public_key(), 1)
        .not_valid_before(START)
        .not_valid_after(START + timedelta(days=1))
    )


@st.composite
def extensions(draw: st.DrawFn) -> list[tuple[x509.ExtensionType, bool]]:
    flags: dict[str, bool] = {name: draw(st.booleans()) for name in BITS}
    later = flags["key_agreement"]
    flags["encipher_only"] = flags["encipher_only"] and later
    flags["decipher_only"] = draw(st.booleans()) and later
    pool: list[x509.ExtensionType] = [
        x509.KeyUsage(**flags),
        x509.BasicConstraints(ca=True, path_length=draw(st.none() | st.integers(0, 300))),
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]),
        x509.SubjectKeyIdentifier(draw(st.binary(min_size=1, max_size=300))),
        x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), draw(st.just(USAGE) | st.binary(max_size=300))),
    ]
    chosen = draw(st.lists(st.sampled_from(range(len(pool))), unique=True))
    return [(pool[number], draw(st.booleans())) for number in chosen]


@settings(max_examples=200)
@given(extensions(), st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=16))
def test_it_agrees_with_cryptography_on_every_sound_certificate(parts: list[tuple[Any, bool]], name: str) -> None:
    made = builder(name)
    for part, critical in parts:
        made = made.add_extension(part, critical=critical)
    certificate = made.sign(KEY, SHA256())
    try:
        usage: Any = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        assert key_usage(certificate) == 0
        return
    expected = sum(
        bit
        for name_, bit in BITS.items()
        if (usage.encipher_only if name_ == "encipher_only" and usage.key_agreement else getattr(usage, f"_{name_}"))
    )
    assert key_usage(certificate) == expected


def test_a_signer_and_a_root_have_their_own_bits() -> None:
    assert key_usage(ISSUER.signer) == DIGITAL_SIGNATURE
    assert key_usage(ISSUER.root) & KEY_CERT_SIGN
    assert not key_usage(ISSUER.root) & DIGITAL_SIGNATURE


def with_value(value: bytes, *, twice: bool = False) -> x509.Certificate:
    """A certificate whose keyUsage has this value, whatever it says."""
    oid = x509.ObjectIdentifier("2.5.29.15")
    other = x509.ObjectIdentifier("2.5.29.99")
    made = builder().add_extension(x509.UnrecognizedExtension(oid, value), critical=False)
    if not twice:
        return made.sign(KEY, SHA256())
    made = made.add_extension(x509.UnrecognizedExtension(other, value), critical=False)
    der = made.sign(KEY, SHA256()).public_bytes(Encoding.DER)
    return x509.load_der_x509_certificate(der.replace(b"\x55\x1d\x63", b"\x55\x1d\x0f"))


def test_bytes_that_look_like_it_elsewhere_are_not_it() -> None:
    """In a name, or inside another extension."""
    name = USAGE.decode("latin-1")
    made = builder(name).add_extension(
        x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3"), b"\x30\x0e" + USAGE), critical=False
    )
    assert key_usage(made.sign(KEY, SHA256())) == 0


@pytest.mark.parametrize("value", ["03020780", "030206c0", "03020080", "030100", "0303070080"])
def test_a_bit_string_is_read(value: str) -> None:
    bits = bytes.fromhex(value)
    assert key_usage(with_value(bits)) == (bits[3] if len(bits) > 3 else 0)


@pytest.mark.parametrize(
    "value",
    [
        "",  # nothing
        "0300",  # no count of unused bits
        "030101",  # unused bits of no byte
        "03020880",  # more unused bits than a byte has
        "03020781c0"[:8],  # unused bits that are set
        "0302078000",  # bytes behind
        "03810207" + "80",  # a length longer than need be
        "0382000207" + "80",
        "0380078000",  # an indefinite length
        "0385000000000207" + "80",
        "03ff0780",
        "1f0302" + "0780",  # a high tag number
        "04020780",  # an octet string
        "0303078000"[:8],  # cut short
        "03020780" * 2,
    ],
)
def test_what_is_not_der_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        key_usage(with_value(bytes.fromhex(value)))


def test_keyusage_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        key_usage(with_value(bytes.fromhex("03020780"), twice=True))


class Bare:
    """What the walk sees of a certificate; `cryptography` would not load some of these."""

    def __init__(self, tbs: bytes) -> None:
        self.tbs_certificate_bytes = tbs


@pytest.mark.parametrize(
    "tbs",
    [
        "",
        "30",
        "3000" + "00",
        "3100",
        "30820001" + "00",
        "3004a3023100",  # extensions that are no sequence
        "3006a30430023100",  # an extension that is no sequence
        "3006a30430023000",  # an empty extension
        "3009a3073005300306" + "0155",  # an OID alone
        "300ba309300730050603551d0f",
    ],
)
def test_extensions_that_are_none_are_refused(tbs: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        key_usage(Bare(bytes.fromhex(tbs)))  # type: ignore[arg-type]


@settings(max_examples=500)
@given(st.binary(max_size=60), st.integers(0, 400), st.binary(max_size=4))
def test_any_bytes_give_a_usage_or_a_value_error(data: bytes, at: int, new: bytes) -> None:
    sound = ISSUER.signer.tbs_certificate_bytes
    for tbs in (data, sound[:at] + new + sound[at + len(new) :], sound[:at] + new + sound[at:], sound[: at + 1]):
        with contextlib.suppress(ValueError):
            assert 0 <= key_usage(Bare(tbs)) <= 255  # type: ignore[arg-type]
