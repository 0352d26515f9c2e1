"""docs/settings.md, made from the settings: `python -m salon.config.reference` prints it."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import Meta, Struct

from salon.config.schema import Helpline, SeedRoom, Settings, WalletApp


def text() -> str:
    """The page."""
    opening = (
        "# Settings\n`salon.toml`, made by `salon init`. This page is made from the code by `make docs`. "
        "Unknown settings are refused; all faults are reported at once.\n"
    )
    parts = [opening]
    for name, section in get_type_hints(Settings).items():
        parts.append(_table(f"[{name}]", section))
        parts += [_table(f"[{name}.{inner}]", kind) for inner, kind in _inner(section).items()]
    parts.append(_table("[[site.helplines]]", Helpline))
    parts.append(_table("[[age.wallet_apps]]", WalletApp))
    parts.append(_table("[[rooms.seed]]", SeedRoom))
    return "\n".join(parts)


def _inner(section: type[Struct]) -> dict[str, type[Struct]]:
    """Sections inside a section."""
    hints = get_type_hints(section)
    return {name: kind for name, kind in hints.items() if isinstance(kind, type) and issubclass(kind, Struct)}


def _table(title: str, section: type[Struct]) -> str:
    rows = [
        f"## {title}\n{(section.__doc__ or '').strip()}\n",
        "| setting | default | allowed | what it is |\n|---|---|---|---|",
    ]
    hints = get_type_hints(section, include_extras=True)
    for info in msgspec.structs.fields(section):
        if info.name in _inner(section):
            continue
        metas = [meta for meta in get_args(hints[info.name])[1:] if isinstance(meta, Meta)]
        default = "required" if info.required else f"`{_shown(info.default)}`"
        description = next((meta.description for meta in metas if meta.description), "")
        rows.append(f"| `{info.name}` | {default} | {_allowed(get_args(hints[info.name])[0], metas)} | {description} |")
    return "\n".join(rows) + "\n"


def _shown(value: Any) -> str:
    return "[]" if value == () else repr(value).replace("'", '"')


def _allowed(kind: Any, metas: list[Meta]) -> str:
    words = " ".join(f'`"{choice}"`' for choice in get_args(kind) if isinstance(choice, str))
    bounds = [f"{meta.ge} to {meta.le}" for meta in metas if meta.ge is not None]
    lengths = [
        f"{meta.min_length or 0} to {meta.max_length} characters" for meta in metas if meta.max_length and kind is str
    ]
    return words or ", ".join(bounds + lengths)


if __name__ == "__main__":
    print(text(), end="")  # noqa: T201  # the purpose of the command
