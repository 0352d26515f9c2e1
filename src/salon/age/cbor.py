"""A strict subset of CBOR (RFC 8949): what an mdoc needs, and nothing that surprises.

Refused: indefinite lengths, duplicate keys, trailing bytes, tags but 0 and 24, floats, `undefined`,
depth over 12, more than 16 KiB or 1,024 members. A tag 24 keeps the bytes as received, because digests and
signatures are over them and never over a re-encoding.

Rule 1: whatever `data` is, `decode` gives an item or raises NotCbor, in time linear in its size.
Rule 2: keys are text or whole numbers. Python holds True == 1 == 1.0, so nothing else may be one.
"""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct

MAX_BYTES: Final = 16_384
MAX_DEPTH: Final = 12
MAX_MEMBERS: Final = 1_024
"""Of all arrays and maps together; what bounds the time. A digest alone takes 35 bytes, so no proof has as many."""
_SIMPLE: Final = {20: False, 21: True, 22: None}


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
    __slots__ = ("at", "data", "members_left", "size")

    def __init__(self, data: bytes) -> None:
        self.data, self.size, self.at, self.members_left = data, len(data), 0, MAX_MEMBERS

    def item(self, depth: int) -> Any:
        start = self.at
        if depth > MAX_DEPTH or start >= self.size:
            raise NotCbor("too deep, or cut short")
        self.at = start + 1
        first = self.data[start]
        major, value = first >> 5, first & 31
        if value >= 24:
            if value > 27 or major == 7:
                # 28 to 31: reserved and indefinite; major 7 with bytes behind it: floats and odd simple values.
                raise NotCbor("a head outside the subset")
            value = int.from_bytes(self.take(1 << (value - 24)), "big")
        match major:  # the most frequent first: this is where the time goes
            case 3:
                return self.text(value)
            case 2:
                return self.take(value)
            case 5:
                return self.map(value, depth + 1)
            case 0:
                return value
            case 4:
                return [self.item(depth + 1) for _ in range(self.bounded(value))]
            case 6:
                return self.tagged(value, start, depth + 1)
            case 1:
                return -1 - value
            case _:
                if value not in _SIMPLE:
                    raise NotCbor("a simple value outside the subset")
                return _SIMPLE[value]

    def take(self, count: int) -> bytes:
        at = self.at
        end = at + count
        if end > self.size:
            raise NotCbor("cut short")
        self.at = end
        return self.data[at:end]

    def text(self, size: int) -> str:
        try:
            return str(self.take(size), "utf-8")
        except UnicodeDecodeError:
            raise NotCbor("text that is not UTF-8") from None

    def bounded(self, count: int) -> int:
        # Every member is a byte at least: a count beyond the bytes left is a lie.
        self.members_left -= count
        if count > self.size - self.at or self.members_left < 0:
            raise NotCbor("more members than there can be")
        return count

    def map(self, count: int, depth: int) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for _ in range(self.bounded(count)):
            key = self.item(depth)
            kind = type(key)
            if (kind is not str and kind is not int) or key in found:
                raise NotCbor("a key twice, or of an odd type")
            found[key] = self.item(depth)
        return found

    def tagged(self, tag: int, start: int, depth: int) -> Embedded | DateTime:
        inner = self.item(depth)
        if tag == 24 and type(inner) is bytes:
            return Embedded(inner, self.data[start : self.at])
        if tag == 0 and type(inner) is str:
            return DateTime(inner)
        raise NotCbor("a tag outside the subset")


def decode(data: bytes, *, max_bytes: int = MAX_BYTES) -> Any:
    """The one item that `data` is.

    Args:
        data: the whole encoding; any object of the buffer protocol will do.
        max_bytes: raised only for answers that carry a zero-knowledge proof.

    Raises:
        NotCbor: anything else, also an object that is no bytes at all.
    """
    if type(data) is not bytes:
        data = _as_bytes(data, max_bytes)
    if len(data) > max_bytes:
        raise NotCbor("too large")
    reader = _Reader(data)
    item = reader.item(0)
    if reader.at != len(data):
        raise NotCbor("bytes behind the item")
    return item


def _as_bytes(data: object, max_bytes: int) -> bytes:
    try:
        view = memoryview(data)  # type: ignore[arg-type]  # what is no buffer is refused below
        if view.nbytes > max_bytes:
            raise NotCbor("too large")
        return view.tobytes()
    except TypeError:
        raise NotCbor("not bytes") from None


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
