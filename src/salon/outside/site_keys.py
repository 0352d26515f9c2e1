"""Keys that outlive a message: pepper, ticket key, receipt keys, case keys.

    site-keys/
      pepper         32 bytes: digests of pass tokens, tags of visitors
      tickets        32 bytes: session tickets and nonces
      receipts       a ring of daily keys, overwritten in place after 7 days
      cases/<id>     one key a case

This directory must be backed up, apart from the data; nothing in it opens a vanished message.
Files are 0600 in directories of 0700. A key is destroyed by overwriting it in place, then fsync.
"""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path
from typing import Final

from salon.base.expiry import DAY_S
from salon.base.ids import CaseId
from salon.flow.ports.keys import RECEIPT_DAYS

_RING: Final = 16
_DAY: Final = struct.Struct(">I32s")
_DAY_BYTES: Final = 64
_ZEROS: Final = bytes(32)


def create(directory: Path) -> None:
    """Make the keys of a new site. Raises FileExistsError if there are some."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    directory.chmod(0o700)
    (directory / "cases").mkdir(mode=0o700, exist_ok=True)
    for name in ("pepper", "tickets"):
        _write_new(directory / name, os.urandom(32))
    _write_new(directory / "receipts", bytes(_RING * _DAY_BYTES))


def _write_new(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.write(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _erase(path: Path) -> None:
    size = path.stat().st_size
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.pwrite(descriptor, bytes(size), 0)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    path.unlink()


class SiteKeys:
    """An open directory made by `create`.

    Raises:
        FileNotFoundError: a key is missing.
        ValueError: a key has the wrong length.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.pepper = self._fixed("pepper")
        self.tickets = self._fixed("tickets")
        self._days: dict[int, bytes] = {}
        raw = (directory / "receipts").read_bytes()
        for index in range(_RING):
            record = raw[index * _DAY_BYTES : (index + 1) * _DAY_BYTES]
            body, checksum = record[: _DAY.size], record[_DAY.size : _DAY.size + 4]
            if any(body) and zlib.crc32(body) == int.from_bytes(checksum, "big"):
                day, key = _DAY.unpack(body)
                self._days[day] = key

    def _fixed(self, name: str) -> bytes:
        key = (self._directory / name).read_bytes()
        if len(key) != 32 or key == _ZEROS:
            raise ValueError(f"site-keys/{name} is not a key of 32 bytes")
        return key

    # ------------------------------------------------------------------ receipts

    def receipt_key(self, now: float) -> tuple[int, bytes]:
        """Today's receipt key with its day number (days since 1970-01-01 UTC), made on first use."""
        day = int(now // DAY_S)
        key = self._days.get(day)
        if key is None:
            key = os.urandom(32)
            body = _DAY.pack(day, key)
            self._write_day(day, body + zlib.crc32(body).to_bytes(4, "big"))
            self._days[day] = key
        return day, key

    def receipt_key_of(self, day: int) -> bytes | None:
        """The key of a day, if it lives."""
        return self._days.get(day)

    def expire_receipts(self, now: float) -> int:
        """Overwrite the keys of days that ended more than 7 days ago; how many went."""
        gone = [day for day in self._days if (day + 1 + RECEIPT_DAYS) * DAY_S <= now]
        for day in gone:
            self._write_day(day, b"")
            del self._days[day]
        return len(gone)

    def _write_day(self, day: int, record: bytes) -> None:
        descriptor = os.open(self._directory / "receipts", os.O_WRONLY)
        try:
            os.pwrite(descriptor, record.ljust(_DAY_BYTES, b"\0"), (day % _RING) * _DAY_BYTES)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    # ------------------------------------------------------------------ cases

    def case_key(self, case: CaseId) -> bytes:
        """The key of a case, made on first use."""
        path = self._case_path(case)
        if not path.exists():
            _write_new(path, os.urandom(32))
        return path.read_bytes()

    def find_case_key(self, case: CaseId) -> bytes | None:
        """The key of a case, if it lives."""
        path = self._case_path(case)
        return path.read_bytes() if path.exists() else None

    def destroy_case_key(self, case: CaseId) -> None:
        """Overwrite and remove a case's key. Repeating it is not an error."""
        path = self._case_path(case)
        if path.exists():
            _erase(path)

    def _case_path(self, case: CaseId) -> Path:
        if not case.isalnum():
            raise AssertionError("a case id is made by us and has letters and digits only")
        return self._directory / "cases" / case
