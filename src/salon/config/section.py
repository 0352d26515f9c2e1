"""What every section of `salon.toml` is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta, Struct

Slug = Annotated[str, Meta(pattern="^[a-z0-9-]{1,40}$")]


BESIDE: Final = {"path": "beside the file"}
"""`extra` of a setting that is a path: relative to `salon.toml` (`config.places`)."""


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all sections."""


def has_text(path: Path) -> bool:
    """Whether a file the operator wrote is there and says something."""
    try:
        return bool(path.read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError):
        return False
