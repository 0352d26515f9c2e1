"""What is known of a photo, as values: its hashes, what they matched, the band of its score."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Role = Literal["block", "hold", "negative", "csam"]
"""What a bank is for. `block`: never delivered. `hold`: a human looks. `negative`: known to be harmless. `csam`: the
abuse of children; whatever it knows, near too, goes into the closed lane, which nobody looks into."""
Band = Literal["deliver", "blur", "hold"]
"""What the nudity score alone asks for (`media.bands`)."""
Form = Literal["whole", "trimmed", "crop95", "crop90", "crop80"]
"""Which part of a photo a hash is of (`media.forms`)."""


class FormHash(Struct, frozen=True):
    """One PDQ hash.

    Args:
        form: of which part.
        pdq: 32 bytes, as PDQ writes them (first hex digit first).
        quality: 0 to 100; below 50 it never matches alone (flat pictures resemble each other).
        turned: the hashes of the same part mirrored and turned, seven of 32 bytes; in no order anybody may rely on.
    """

    form: Form
    pdq: bytes
    quality: int
    turned: tuple[bytes, ...] = ()


class Match(Struct, frozen=True):
    """One bank that knows the photo, or one much like it.

    Args:
        bank: its name.
        role: what the bank is for.
        distance: bits that differ, 0 to 256: the least over forms and flips.
        near: for review only: beyond the threshold and within the band above it, or by a hash in quarantine.
        listed: the hash in the bank, in hex: what staff disable or overturn.
        whole: bits between it and the whole photo, turned or not: what a human's word about the photo goes by. 256
            where only a part met it.
    """

    bank: str
    role: Role
    distance: int
    near: bool
    listed: str
    whole: int = 256
