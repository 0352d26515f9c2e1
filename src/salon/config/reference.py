"""docs/settings.md, made from the settings: `python -m salon.config.reference` prints it."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import Meta, Struct

from salon.config.judging import PolicyRow
from salon.config.schema import Helpline, SeedRoom, Settings, WalletApp, section_of
from salon.config.scorers import Scorer, ScorerFile


def text() -> str:
    """The page."""
    opening = (
        "# Settings\n`salon.toml`, made by `salon init`. This page is made from the code by `make docs`. "
        "Unknown settings are refused; all faults are reported at once.\n"
    )
    parts = [opening]
    for name, kind in get_type_hints(Settings).items():
        section = section_of(kind)
        if section is None:
            raise TypeError(f"{name}: no section")
        parts.extend(_tables(name, section))
    parts.append(_table("[[help.lines]]", Helpline))
    parts.append(_table("[[age.wallet_apps]]", WalletApp))
    parts.append(_table("[[judging.policy]]", PolicyRow))
    parts.append(_table("[[judging.scorer]]", Scorer))
    parts.append(_table("[[judging.scorer.files]]", ScorerFile))
    parts.append(_table("[[rooms.seed]]", SeedRoom))
    return "\n".join(parts)


def _tables(name: str, section: type[Struct]) -> list[str]:
    """A section and the sections in it."""
    tables = [_table(f"[{name}]", section)]
    for field, kind in get_type_hints(section).items():
        inner = section_of(kind)
        if inner is not None:
            tables += _tables(f"{name}.{field}", inner)
    return tables


def _table(title: str, section: type[Struct]) -> str:
    rows = [
        f"## {title}\n{cleandoc(section.__doc__ or '')}\n",
        "| setting | default | allowed | what it is |\n|---|---|---|---|",
    ]
    hints = get_type_hints(section, include_extras=True)
    for info in msgspec.structs.fields(section):
        if section_of(info.type) is not None:
            continue  # a section of its own
        metas = [meta for meta in get_args(hints[info.name])[1:] if isinstance(meta, Meta)]
        made = {} if info.default_factory is dict else info.default
        default = "required" if info.required else f"`{_shown(made)}`"
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
