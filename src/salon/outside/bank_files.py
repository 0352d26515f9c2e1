"""Banks of hashes as files of plain rows: `banks/NAME.tsv` in a site's data directory. Hashes only, never pictures.

    #role<TAB>block
    64 hex digits<TAB>quality<TAB>form<TAB>note

One row a form of a picture (`media.forms`). A feed's rows have the form `whole`; its notes are the operator's business.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, get_args

from salon.media.banks import Bank, Listed
from salon.media.found import Form, FormHash, Role

NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
HASH: Final = re.compile(r"[0-9a-f]{64}")
NOTE_MAX: Final = 200
TEST_BANK: Final = Path(__file__).with_name("test_bank.tsv")
"""One generated picture of nothing, role `block`: what there is to try the commands with before there is a site."""
CANARY_BANK: Final = Path(__file__).with_name("canary_bank.tsv")
"""The canary's picture, role `hold`: what `flow.canary` sends through the whole path of photos."""
CANARY_PICTURE: Final = Path(__file__).with_name("canary.jpg")
FORMS: Final = frozenset(get_args(Form))


class BadBank(ValueError):
    """A bank that cannot be read, or a name that is none; the text says which and why."""


def located(directory: Path, name: str) -> Path:
    """Where a bank lies. Raises BadBank for a name that is none: small letters, digits, `-`, `_`, at most 40."""
    if not NAME.fullmatch(name):
        raise BadBank(f"{name!r} is no name of a bank: small letters, digits, - and _, at most 40")
    return directory / f"{name}.tsv"


def row(one: FormHash, note: str) -> str:
    """What a bank keeps of one form of a picture."""
    kept = " ".join(note.split())[:NOTE_MAX]
    return f"{one.pdq.hex()}\t{one.quality}\t{one.form}\t{kept}"


def read_bank(path: Path) -> Bank:
    """Raises BadBank, with the number of the line."""
    try:
        first, *rows = path.read_text("utf-8").splitlines() or [""]
    except (OSError, UnicodeDecodeError) as error:
        raise BadBank(f"{path}: {type(error).__name__}") from None
    mark, _, said = first.partition("\t")
    role: Role | None = next((one for one in get_args(Role) if one == said), None)
    if mark != "#role" or role is None:
        raise BadBank(f"{path}:1: not #role and one of {', '.join(get_args(Role))}")
    return Bank(path.stem, role, tuple(_listed(path, number, line) for number, line in enumerate(rows, 2)))


def _listed(path: Path, number: int, line: str) -> Listed:
    parts = line.split("\t")
    if len(parts) != 4 or not HASH.fullmatch(parts[0]) or parts[2] not in FORMS:
        raise BadBank(f"{path}:{number}: not hash, quality, form, note")
    return Listed(parts[0], _quality(path, number, parts[1]), parts[3])


def _quality(path: Path, number: int, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or int(text) > 100:
        raise BadBank(f"{path}:{number}: quality is 0 to 100")
    return int(text)


def read_banks(directory: Path) -> list[Bank]:
    """All banks of a site, by name. Raises BadBank."""
    return [read_bank(path) for path in sorted(directory.glob("*.tsv"))]


def read_feed(path: Path) -> list[str]:
    """Rows from a list of others: `hash[,quality[,note]]` a line, commas or tabs. Raises BadBank."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadBank(f"{path}: {type(error).__name__}") from None
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in re.split("[,\t]", line, maxsplit=2)]
        if not HASH.fullmatch(parts[0].lower()):
            raise BadBank(f"{path}:{number}: not 64 hex digits")
        quality = _quality(path, number, parts[1]) if len(parts) > 1 and parts[1] else 100
        note = parts[2] if len(parts) > 2 else ""
        found.append(row(FormHash("whole", bytes.fromhex(parts[0]), quality), note))
    return found


def append(directory: Path, name: str, role: Role, rows: Iterable[str]) -> int:
    """Add rows whose hash is not there yet; how many. Raises BadBank: the bank is broken, or has another role."""
    path = located(directory, name)
    first, old = _standing(path, role)
    known = {_hash(line) for line in old}
    new = list({_hash(one): one for one in rows if _hash(one) not in known}.values())
    _write(path, [first, *old, *new])
    return len(new)


def replace(directory: Path, name: str, role: Role, rows: Iterable[str]) -> tuple[int, int]:
    """Make a bank what a list says now: how many hashes came, and how many went with those the list no longer has.

    Raises:
        BadBank: the bank is broken, or has another role; the list is empty: a fetch that failed must not empty a bank.
    """
    path = located(directory, name)
    first, old = _standing(path, role)
    new = {_hash(one): one for one in rows}
    if not new:
        raise BadBank(f"an empty list does not replace {name}: `salon bank remove {name}` takes the bank away")
    before = {_hash(line) for line in old}
    _write(path, [first, *new.values()])
    return len(new.keys() - before), len(before - new.keys())


def _standing(path: Path, role: Role) -> tuple[str, list[str]]:
    """The first line and the rows of a bank that may be new."""
    if not path.exists():
        return f"#role\t{role}", []
    bank = read_bank(path)
    if bank.role != role:
        raise BadBank(f"{path.stem} is a bank of role {bank.role}")
    first, *rows = path.read_text("utf-8").splitlines()
    return first, rows


def _hash(line: str) -> str:
    return line.partition("\t")[0]


def remove(directory: Path, name: str, hashes: Iterable[str]) -> int:
    """Take hashes out of a bank, or without any the whole bank; how many rows went. Raises BadBank."""
    path = located(directory, name)
    bank, gone = read_bank(path), {one.lower() for one in hashes}
    if not gone:
        path.unlink()
        return len(bank.listed)
    first, *rows = path.read_text("utf-8").splitlines()
    kept = [one for one in rows if one.split("\t")[0] not in gone]
    _write(path, [first, *kept])
    return len(rows) - len(kept)


def _write(path: Path, lines: list[str]) -> None:
    """All or nothing, for the owner's eyes only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
