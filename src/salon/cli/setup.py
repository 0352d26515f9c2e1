"""Making a new site: configuration with its comments, keys, directories."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from salon.cli.kinds import KINDS, Seed
from salon.outside import site_keys, vanish_keys

CONFIG: Final = "salon.toml"


class AlreadyThere(ValueError):
    """The directory holds a site."""


def make_site(
    directory: Path, *, kind: str, name: str, origin: str, port: int, operator: str = "", contact: str = ""
) -> Path:
    """Write `salon.toml` and keys under `directory`; the path of the configuration.

    Raises:
        AlreadyThere: there is a site; nothing was changed.
        OSError: the directory cannot be written.
    """
    config = directory / CONFIG
    taken = [path.name for path in (config, directory / "vanish-keys", directory / "site-keys") if path.exists()]
    if taken:
        raise AlreadyThere(f"{directory} already holds {', '.join(taken)}; nothing was changed")
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    (directory / "data").mkdir(mode=0o700, exist_ok=True)
    vanish_keys.create(directory / "vanish-keys")
    site_keys.create(directory / "site-keys")
    config.write_text(_toml(kind, name, origin, port, operator, contact))
    return config


def _toml(kind: str, name: str, origin: str, port: int, operator: str, contact: str) -> str:
    head = f"""\
# Settings of this site. Every setting, with unit, default and range: docs/settings.md.
# `salon check` says every fault at once.

[site]
name = {_text(name)}
kind = {_text(kind)}
# Where visitors find it. Proofs of age, passes and sockets are bound to it.
origin = {_text(origin)}
# Who runs it, and where to write: shown on /legal (DSA articles 11 and 12).
operator = {_text(operator)}
contact = {_text(contact)}

[server]
host = "127.0.0.1"
port = {port}

[age]
# `test` proofs prove nothing and are taken on local origins alone; `wallet` needs the roots you trust.
mode = "test"

[directories]
# Back up `data` and, apart from it, `site_keys`. Never back up `vanish_keys`: a copy defeats vanishing.
data = "data"
vanish_keys = "vanish-keys"
site_keys = "site-keys"
"""
    return head + "".join(_room(seed) for seed in KINDS[kind])


def _room(seed: Seed) -> str:
    lines = [
        "\n[[rooms.seed]]",
        f"key = {_text(seed.key)}",
        f"name = {_text(seed.name)}",
        f"topic = {_text(seed.topic)}",
        f"lang = {_text(seed.lang)}",
        f"life_s = {seed.life_s}",
    ]
    if seed.pinned:
        lines.append(f"pinned = {_text(seed.pinned)}")
    if seed.slow_s:
        lines.append(f"slow_s = {seed.slow_s}")
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    # A JSON string is a TOML basic string.
    return json.dumps(value, ensure_ascii=False)
