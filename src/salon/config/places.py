"""Paths of `salon.toml` are relative to the file: every one is made absolute here, whichever section it stands in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args, get_type_hints

from msgspec import Meta, Struct, structs

from salon.config.schema import Settings
from salon.config.section import BESIDE


def located(settings: Settings, base: Path) -> Settings:
    """The same with absolute paths. What is empty stays so, and what is an address on the web."""
    found: Settings = _located(settings, base)
    return found


def _located(section: Any, base: Path) -> Any:
    hints, placed = get_type_hints(type(section), include_extras=True), {}
    for name in section.__struct_fields__:
        value = getattr(section, name)
        if isinstance(value, Struct):
            placed[name] = _located(value, base)
        elif isinstance(value, tuple) and any(isinstance(one, Struct) for one in value):
            placed[name] = tuple(_located(one, base) for one in value)
        elif _is_path(hints[name]):
            placed[name] = (
                tuple(_place(one, base) for one in value) if isinstance(value, tuple) else _place(value, base)
            )
    return structs.replace(section, **placed)


def _is_path(hint: Any) -> bool:
    return any(isinstance(meta, Meta) and meta.extra == BESIDE for meta in get_args(hint)[1:])


def _place(path: str, base: Path) -> str:
    if not path or path.startswith(("http://", "https://")):
        return path
    return str((base / path).resolve())
