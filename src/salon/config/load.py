"""`salon.toml` into `Settings`: every fault at once, each with its path, what was found and what is allowed."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.inspect import StructType, VarTupleType, type_info

from salon.config.age_faults import age_faults
from salon.config.judging import judging_faults
from salon.config.photos import photo_faults
from salon.config.places import located
from salon.config.schema import Settings, section_of
from salon.config.site_faults import directory_faults, room_faults, server_faults, site_faults


class Faults(ValueError):
    """A configuration that cannot be used; `faults` has one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load(path: Path) -> Settings:
    """Read a file; paths become absolute, relative to the file.

    Raises:
        Faults: with every fault found.
    """
    try:
        raw = tomllib.loads(path.read_text())
    except FileNotFoundError:
        raise Faults([f"{path}: there is no such file; `salon init DIR` makes one"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Faults([f"{path}: not TOML: {error}"]) from None
    faults: list[str] = []
    _check(raw, Settings, "", faults)
    if faults:
        raise Faults(faults)
    settings = msgspec.convert(raw, Settings)
    settings = located(settings, path.resolve().parent)
    faults = cross_checks(settings)
    if faults:
        raise Faults(faults)
    return settings


def _check(raw: Any, kind: type[Struct], path: str, faults: list[str]) -> None:
    """Walk a table, so that one fault does not hide the others."""
    if not isinstance(raw, dict):
        faults.append(f"{path or 'the file'}: must be a table")
        return
    hints = get_type_hints(kind, include_extras=True)
    plain = get_type_hints(kind)
    required = {info.encode_name for info in type_info(kind).fields if info.required}  # type: ignore[attr-defined]
    faults.extend(f"{path}{name}: is missing" for name in sorted(required - set(raw)))
    for name, value in raw.items():
        where = f"{path}{name}"
        if name not in hints:
            near = get_close_matches(name, hints, 1)
            faults.append(f"{where}: unknown setting" + (f"; did you mean `{near[0]}`?" if near else ""))
            continue
        found, section = type_info(plain[name]), section_of(plain[name])
        if section is not None:
            _check(value, section, f"{where}.", faults)
        elif isinstance(found, VarTupleType) and isinstance(found.item_type, StructType) and isinstance(value, list):
            for number, item in enumerate(value):
                _check(item, get_args(plain[name])[0], f"{where}[{number}].", faults)
        else:
            try:
                msgspec.convert(value, hints[name])
            except msgspec.ValidationError as error:
                faults.append(f"{where}: {str(error)[:1].lower()}{str(error)[1:]}; found {value!r}")


def cross_checks(settings: Settings) -> list[str]:
    """Faults that concern several settings, section by section."""
    return [
        *age_faults(settings),
        *judging_faults(settings.judging),
        *photo_faults(settings.photos, settings.age.levels.idle_min, settings.age.provider.issuer),
        *directory_faults(settings.directories),
        *server_faults(settings.server),
        *site_faults(settings.site),
        *room_faults(settings.rooms),
    ]
