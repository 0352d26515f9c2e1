"""The two steps every reader of a proof is made of. What does not hold is `malformed`."""

from __future__ import annotations

from typing import Any

from salon.age.cbor import MAX_BYTES, NotCbor, decode
from salon.age.refusal import NotShown, need


def decoded(data: bytes, *, max_bytes: int = MAX_BYTES) -> Any:
    """The one item of CBOR that `data` is. Raises NotShown."""
    try:
        return decode(data, max_bytes=max_bytes)
    except NotCbor:
        raise NotShown("malformed") from None


def map_of(item: Any) -> dict[Any, Any]:
    """The map that an item has to be. Raises NotShown."""
    need(type(item) is dict, "malformed")
    found: dict[Any, Any] = item
    return found
