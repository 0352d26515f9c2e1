"""Packs of rules in a directory of the operator's (`safety.packs`)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from salon.safety.packs import BadPack, read_pack
from salon.safety.rule import Rule

FILES_MAX: Final = 50
PACK_MAX_BYTES: Final = 1_048_576


def read_packs(directory: Path) -> tuple[Rule, ...]:
    """Every `*.toml` in it, in the order of their names.

    Raises:
        BadPack: with every fault of every file; a directory or file that cannot be read is one.
    """
    rules: list[Rule] = []
    faults: list[str] = []
    files = sorted(directory.glob("*.toml")) if directory.is_dir() else []
    if not directory.is_dir():
        faults.append(f"{directory}: there is no such directory")
    if len(files) > FILES_MAX:
        faults.append(f"{directory}: more than {FILES_MAX} packs")
    for path in files[:FILES_MAX]:
        if path.stat().st_size > PACK_MAX_BYTES:
            faults.append(f"{path.name}: larger than a mebibyte")
            continue
        try:
            rules += read_pack(path.name, path.read_text("utf-8"))
        except BadPack as fault:
            faults += fault.faults
        except (OSError, UnicodeDecodeError) as error:
            faults.append(f"{path.name}: {type(error).__name__}")
    codes = [rule.code for rule in rules]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    faults += [f"{directory}: two packs have a rule `{code.removeprefix('pack.')}`" for code in twice if not faults]
    if faults:
        raise BadPack(faults)
    return tuple(rules)
