"""What every section of `salon.toml` is made of."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Slug = Annotated[str, Meta(pattern="^[a-z0-9-]{1,40}$")]


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all sections."""
