"""A photo as the log and the desk know it: values.

PhotoKept    part of a message's content, sealed with it: with the body goes the key, with the key the picture
PhotoFacts   what examination found, for whoever looks at a hold; in no event
"""

from __future__ import annotations

from base64 import b64encode
from typing import Literal

import msgspec
from msgspec import Struct

from salon.base.values import Photo

Lane = Literal["held", "reported", "closed"]
Band = Literal["deliver", "blur", "hold"]
BankRole = Literal["block", "hold", "csam"]


class PhotoKept(Struct, frozen=True, omit_defaults=True):
    """What an event keeps of its photo.

    Args:
        id: of the file, 22 characters.
        sha256: of the bytes that were sent: a retry is recognised by it.
        key: 32 bytes; opens the file, and stands nowhere else.
        width, height: in pixels.
        preview: a tiny JPEG, colours without shapes.
        blurred: a reader must ask for it first.
    """

    id: str
    sha256: bytes
    key: bytes = b""
    width: int = 0
    height: int = 0
    preview: bytes = b""
    blurred: bool = False


def shown(kept: PhotoKept | None) -> Photo | None:
    """What readers get of it: never the key, nor the digest."""
    if kept is None:
        return None
    return Photo(kept.id, kept.width, kept.height, b64encode(kept.preview).decode("ascii"), kept.blurred)


class BankMatch(Struct, frozen=True, omit_defaults=True):
    """One bank that knows the photo: `distance` in bits of 256; `near`: for review only; `whole`: bits between it and
    the whole photo, 256 where only a part met it."""

    bank: str
    role: BankRole
    distance: int
    near: bool = False
    whole: int = 256


class PhotoFacts(Struct, frozen=True, omit_defaults=True):
    """What is known of a photo that waits, without the picture."""

    lane: Lane = "held"
    at: float = 0.0
    examined: bool = True
    width: int = 0
    height: int = 0
    band: Band = "deliver"
    nudity: float = 0.0
    matches: tuple[BankMatch, ...] = ()
    quality: int = 0
    """Of the hash of the whole of it: how much there is to see in it, 0 to 100."""
    sealed: bool = False
    sha256: str = ""
    """Of the bytes that were sent, in hex; for the record of a closed case, shown to nobody."""


class PhotoFile(Struct, frozen=True, omit_defaults=True):
    """What a photo's file holds, under the photo's key: the picture, its veil and the hash of the whole (PDQ, 32 bytes;
    empty if it is flat), or the bytes that wait to be looked at."""

    image: bytes = b""
    veiled: bytes = b""
    unexamined: bytes = b""
    pdq: bytes = b""


_file = msgspec.msgpack.Decoder(PhotoFile)


def packed(file: PhotoFile) -> bytes:
    """A photo's file as bytes, to be encrypted."""
    return msgspec.msgpack.encode(file)


def unpacked(plain: bytes) -> PhotoFile:
    """The contrary. Raises msgspec.DecodeError for bytes that are no such file."""
    return _file.decode(plain)
