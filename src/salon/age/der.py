"""keyUsage of a certificate, by a small walk of its DER (X.690, RFC 5280 section 4.2).

`cryptography` reads all extensions or none, and the EU's reference certificates carry an issuerAltName it cannot
read. So only the one extension that decides is read here, and only where it belongs: bytes that look like it in
a name or in another extension are not it.

Rule 1: what is not DER in its one shortest form raises ValueError, nothing else does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cryptography import x509

KEY_USAGE: Final = bytes.fromhex("551d0f")
"""OID 2.5.29.15, the content of its DER."""
DIGITAL_SIGNATURE: Final = 0x80
KEY_CERT_SIGN: Final = 0x04
_SEQUENCE, _OID, _BOOLEAN, _OCTETS, _BITS, _EXTENSIONS = 0x30, 0x06, 0x01, 0x04, 0x03, 0xA3


def key_usage(certificate: x509.Certificate) -> int:
    """The first byte of keyUsage; 0 if there is none.

    Raises:
        ValueError: the extensions cannot be read, or keyUsage stands there twice.
    """
    found: int | None = None
    for tag, content in _elements(_only(certificate.tbs_certificate_bytes, _SEQUENCE)):
        if tag != _EXTENSIONS:
            continue
        for kind, extension in _elements(_only(content, _SEQUENCE)):
            oid, value = _extension(kind, extension)
            if oid != KEY_USAGE:
                continue
            if found is not None:
                raise ValueError("keyUsage stands there twice")
            found = _first_bits(_only(value, _BITS))
    return found or 0


def _extension(kind: int, content: bytes) -> tuple[bytes, bytes]:
    """Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue }: what it is, and its value."""
    parts = list(_elements(content))
    tags = [tag for tag, _ in parts]
    if kind != _SEQUENCE or tags not in ([_OID, _OCTETS], [_OID, _BOOLEAN, _OCTETS]):
        raise ValueError("not an extension")
    return parts[0][1], parts[-1][1]


def _first_bits(bits: bytes) -> int:
    """The first byte of a BIT STRING, whose own first byte counts the unused bits at the end."""
    if not bits or bits[0] > 7 or (len(bits) == 1 and bits[0]) or (len(bits) > 1 and bits[-1] & ((1 << bits[0]) - 1)):
        raise ValueError("not a bit string in DER")
    return bits[1] if len(bits) > 1 else 0


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The elements that `data` is made of: (tag, content)."""
    at, end = 0, len(data)
    while at < end:
        if end - at < 2 or data[at] & 0x1F == 0x1F:
            raise ValueError("DER is cut short, or has a tag no certificate has")
        tag, size = data[at], data[at + 1]
        at += 2
        if size >= 0x80:
            count = size - 0x80
            length = data[at : at + count]
            # Indefinite, cut short, longer than need be, or beyond any certificate.
            if not 1 <= len(length) == count <= 4 or not length[0] or (count == 1 and length[0] < 0x80):
                raise ValueError("not a length in DER")
            size, at = int.from_bytes(length, "big"), at + count
        if size > end - at:
            raise ValueError("DER is cut short")
        yield tag, data[at : at + size]
        at += size


def _only(data: bytes, tag: int) -> bytes:
    """The content of the one element that `data` is."""
    parts = list(_elements(data))
    if len(parts) != 1 or parts[0][0] != tag:
        raise ValueError("another element was due")
    return parts[0][1]
