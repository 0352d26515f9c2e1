"""Bytes to frames and back, with limits on size and depth.

Depth needs no counter of its own: the schema of the client frames is at most three levels deep and
unknown fields are refused before their value is kept.
"""

from __future__ import annotations

import msgspec

from salon.base.errors import Malformed
from salon.wire.frames import ClientFrame, Frame, ServerFrame

MAX_FRAME_BYTES = 16_384
"""Largest client message. 2,000 code points of four bytes each, escaped, fit."""

_decoder: msgspec.json.Decoder[ClientFrame] = msgspec.json.Decoder(ClientFrame)
_server_decoder: msgspec.json.Decoder[ServerFrame] = msgspec.json.Decoder(ServerFrame)
_encoder = msgspec.json.Encoder()


def decode_client(data: bytes) -> ClientFrame:
    """Read one client message.

    Raises:
        Malformed: `too_large` over `MAX_FRAME_BYTES`, else `malformed`.
    """
    if len(data) > MAX_FRAME_BYTES:
        raise Malformed(f"{len(data)} bytes", code="too_large")
    try:
        return _decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        # The message of a msgspec error names fields and types, and for a wrong tag the tag itself,
        # which is the peer's text: keep the class only.
        raise Malformed(type(error).__name__) from None


def decode_server(data: bytes) -> ServerFrame:
    """Read one server message (clients, tests)."""
    return _server_decoder.decode(data)


def encode(frame: Frame) -> bytes:
    """Write a frame as JSON bytes."""
    return _encoder.encode(frame)
