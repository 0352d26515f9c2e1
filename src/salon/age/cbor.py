"""A strict subset of CBOR (RFC 8949): what an mdoc needs, and nothing that surprises.

Refused: indefinite lengths, duplicate keys, trailing bytes, tags but 0 and 24, floats, `undefined`,
depth over 12, more than 16 KiB (a zero-knowledge proof may be larger: its reader says how much), more than
4,096 items. A tag 24 keeps the bytes as received, because digests and
signatures are over them and never over a re-encoding.
"""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct

MAX_BYTES: Final = 16_384
MAX_DEPTH: Final = 12
MAX_ITEMS: Final = 4_096
"""Reading is plain Python on the event loop: this bounds it to a few milliseconds however large the bytes may be."""


class NotCbor(ValueError):
    """The bytes are outside the subset."""


class Embedded(Struct, frozen=True):
    """Tag 24: CBOR inside a byte string; `raw` is the whole item as received, head included."""

    content: bytes
    raw: bytes


class DateTime(Struct, frozen=True):
    """Tag 0: an RFC 3339 date-time, as text."""

    text: str


class _Reader:
    __slots__ = ("at", "data", "items")

    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.items = data, 0, 0

    def take(self, count: int) -> bytes:
        end = self.at + count
        if end > len(self.data):
            raise NotCbor("cut short")
        part, self.at = self.data[self.at : end], end
        return part

    def head(self) -> tuple[int, int]:
        first = self.take(1)[0]
        major, info = first >> 5, first & 31
        if info < 24:
            return major, info
        if info > 27 or major == 7:
            # 28 to 31: reserved and indefinite; major 7 with bytes behind it: floats and odd simple values.
            raise NotCbor("a head outside the subset")
        return major, int.from_bytes(self.take(1 << (info - 24)), "big")

    def item(self, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise NotCbor("too deep")
        self.items += 1
        if self.items > MAX_ITEMS:
            raise NotCbor("too many items")
        start = self.at
        major, value = self.head()
        match major:
            case 0:
                return value
            case 1:
                return -1 - value
            case 2:
                return self.take(value)
            case 3:
                return self.text(value)
            case 4:
                return [self.item(depth + 1) for _ in range(self.bounded(value))]
            case 5:
                return self.map(value, depth)
            case 6:
                return self.tagged(value, start, depth)
            case _:
                simple = {20: False, 21: True, 22: None}
                if value not in simple:
                    raise NotCbor("a simple value outside the subset")
                return simple[value]

    def text(self, size: int) -> str:
        try:
            return self.take(size).decode()
        except UnicodeDecodeError:
            raise NotCbor("text that is not UTF-8") from None

    def bounded(self, count: int) -> int:
        # Every item is a byte at least: a count beyond the bytes left is a lie.
        if count > len(self.data) - self.at:
            raise NotCbor("cut short")
        return count

    def map(self, count: int, depth: int) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for _ in range(self.bounded(count)):
            key = self.item(depth + 1)
            # Python holds True == 1: only these two types are keys here, and bool is neither.
            if type(key) not in {int, str} or key in found:
                raise NotCbor("a key twice, or of an odd type")
            found[key] = self.item(depth + 1)
        return found

    def tagged(self, tag: int, start: int, depth: int) -> Embedded | DateTime:
        inner = self.item(depth + 1)
        if tag == 24 and type(inner) is bytes:
            return Embedded(inner, self.data[start : self.at])
        if tag == 0 and type(inner) is str:
            return DateTime(inner)
        raise NotCbor("a tag outside the subset")


def decode(data: bytes, *, max_bytes: int = MAX_BYTES) -> Any:
    """The one item that `data` is, of `max_bytes` at most. Raises NotCbor."""
    if len(data) > max_bytes:
        raise NotCbor("too large")
    reader = _Reader(data)
    item = reader.item(0)
    if reader.at != len(data):
        raise NotCbor("bytes behind the item")
    return item


def _head(major: int, value: int) -> bytes:
    if value < 24:
        return bytes((major << 5 | value,))
    for info, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if value < 1 << (8 * size):
            return bytes((major << 5 | info,)) + value.to_bytes(size, "big")
    raise AssertionError("no number here is larger than 64 bits")


def encode(item: Any) -> bytes:
    """Shortest heads, keys in the order given. An `Embedded` is written as it was received."""
    match item:
        case bool():
            return b"\xf5" if item else b"\xf4"
        case None:
            return b"\xf6"
        case int():
            return _head(0, item) if item >= 0 else _head(1, -1 - item)
        case bytes():
            return _head(2, len(item)) + item
        case str():
            return _head(3, len(item.encode())) + item.encode()
        case list() | tuple():
            return _head(4, len(item)) + b"".join(map(encode, item))
        case dict():
            return _head(5, len(item)) + b"".join(encode(key) + encode(value) for key, value in item.items())
        case Embedded():
            return item.raw
        case DateTime():
            return _head(6, 0) + encode(item.text)
        case _:
            raise AssertionError(f"{type(item).__name__} has no place in what we write")


def embed(content: bytes) -> Embedded:
    """Tag 24 around encoded CBOR."""
    return Embedded(content, _head(6, 24) + encode(content))
