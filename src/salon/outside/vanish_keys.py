"""The vanish-key store: slot keys, the start counter, reserved tops. Plain files, never backed up.

    vanish-keys/
      CACHEDIR.TAG   tells backup tools to pass by (bford.info/cachedir)
      slots          one header record, then a ring of fixed key records
      tops           one fixed record a room

Rule 1: a key is on disk (fsync) before anything sealed under it can be committed.
Rule 2: a key is destroyed by overwriting its record in place with zeros and fsync. Key bytes are
never in any other file: no temporary file, no rename, no database.
Rule 3: a record counts only if its checksum fits; a record torn by a crash is an empty one.
One process at a time holds the directory (flock).
"""

from __future__ import annotations

import fcntl
import os
import struct
import zlib
from pathlib import Path
from typing import Final

from salon.base.errors import Unavailable
from salon.base.ids import RoomId
from salon.flow.ports.keys import TOP_STEP

RING: Final = 640
"""Records: more than two days of slots, so that keys whose destruction waits for a confirmed clock
do not stand in the way of new ones."""

_MAGIC: Final = b"SALONVK1"
_HEADER: Final = struct.Struct(">8sQdB")
_HEADER_BYTES: Final = 64
_KEY: Final = struct.Struct(">Q32s")
_KEY_BYTES: Final = 64
_TOP: Final = struct.Struct(">16sQ")
_TOP_BYTES: Final = 32
_TAG: Final = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# Salon's vanish keys. Never back this directory up: a copy defeats vanishing.\n"
)


class KeysInUse(RuntimeError):
    """Another process holds the directory."""


def _record(body: bytes, size: int) -> bytes:
    return (body + zlib.crc32(body).to_bytes(4, "big")).ljust(size, b"\0")


def _body(record: bytes, length: int) -> bytes | None:
    body, checksum = record[:length], record[length : length + 4]
    if len(checksum) < 4 or int.from_bytes(checksum, "big") != zlib.crc32(body) or not any(record):
        return None
    return body


def create(directory: Path) -> None:
    """Make an empty store (mode 0700, files 0600). Raises FileExistsError if there is one."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    directory.chmod(0o700)
    descriptor = os.open(directory / "slots", os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.write(descriptor, _record(_HEADER.pack(_MAGIC, 0, 0.0, 0), _HEADER_BYTES) + bytes(RING * _KEY_BYTES))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    os.close(os.open(directory / "tops", os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    (directory / "CACHEDIR.TAG").write_text(_TAG)
    folder = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class VanishKeys:
    """An open store. Not thread-safe for writes: the store's writer thread owns it.

    Args:
        directory: made by `create`.

    Raises:
        KeysInUse: another process holds it.
        FileNotFoundError: there is none.
        ValueError: the header cannot be read.
    """

    def __init__(self, directory: Path) -> None:
        self._slots_fd = os.open(directory / "slots", os.O_RDWR)
        try:
            fcntl.flock(self._slots_fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._slots_fd)
            raise KeysInUse(str(directory)) from None
        self._tops_fd = os.open(directory / "tops", os.O_RDWR)
        header = _body(os.pread(self._slots_fd, _HEADER_BYTES, 0), _HEADER.size)
        if header is None or header[:8] != _MAGIC:
            self.close()
            raise ValueError("vanish-keys/slots: the header cannot be read")
        _, generation, last_seen, confirmed = _HEADER.unpack(header)
        self._generation, self._last_seen, self._confirmed = int(generation), float(last_seen), bool(confirmed)
        self._keys: dict[int, bytes] = {}
        self._place: dict[int, int] = {}
        for index in range(RING):
            body = _body(os.pread(self._slots_fd, _KEY_BYTES, self._offset(index)), _KEY.size)
            if body is not None:
                slot, key = _KEY.unpack(body)
                self._keys[slot], self._place[slot] = key, index
        self._tops: dict[RoomId, tuple[int, int]] = {}
        raw = os.pread(self._tops_fd, os.fstat(self._tops_fd).st_size, 0)
        self._top_records = len(raw) // _TOP_BYTES
        for index in range(self._top_records):
            body = _body(raw[index * _TOP_BYTES : (index + 1) * _TOP_BYTES], _TOP.size)
            if body is not None:
                room, top = _TOP.unpack(body)
                self._tops[RoomId(room.decode())] = (top, index)

    @staticmethod
    def _offset(index: int) -> int:
        return _HEADER_BYTES + index * _KEY_BYTES

    # ------------------------------------------------------------------ slot keys

    def key(self, slot: int) -> bytes:
        """The key of a slot: 32 bytes, made and fsynced on first use.

        Raises:
            Unavailable: `storage`, if it cannot be kept; `clock_unconfirmed`, if a key whose destruction waits for
                the clock stands in its place.
        """
        found = self._keys.get(slot)
        if found is not None:
            return found
        index = slot % RING
        if index in self._place.values():
            raise Unavailable("clock_unconfirmed", detail="the ring of vanish keys is full")
        key = os.urandom(32)
        self._write(self._slots_fd, _record(_KEY.pack(slot, key), _KEY_BYTES), self._offset(index))
        self._keys[slot], self._place[slot] = key, index
        return key

    def find(self, slot: int) -> bytes | None:
        """The key if it lives."""
        return self._keys.get(slot)

    def destroy(self, up_to: int, beyond: int | None = None) -> int:
        """Overwrite every key with slot <= `up_to`, or > `beyond` (one fsync for all); how many went."""
        gone = [slot for slot in self._keys if slot <= up_to or (beyond is not None and slot > beyond)]
        for slot in gone:
            os.pwrite(self._slots_fd, bytes(_KEY_BYTES), self._offset(self._place[slot]))
        if gone:
            os.fsync(self._slots_fd)
        for slot in gone:
            del self._keys[slot], self._place[slot]
        return len(gone)

    def living(self) -> list[int]:
        """Slots whose key lives, ascending."""
        return sorted(self._keys)

    # ------------------------------------------------------------------ starts and time

    @property
    def generation(self) -> int:
        """Counted up at each start and each sweep: compared with the database's own count."""
        return self._generation

    @property
    def last_seen(self) -> float:
        """Site time when it was last written, epoch seconds; 0 before the first start."""
        return self._last_seen

    @property
    def confirmed(self) -> bool:
        """Whether an operator confirmed the wall clock for the next start."""
        return self._confirmed

    def raise_generation(self, to: int) -> None:
        """Count up to `to`; told twice, it counts once (a job of a failed group is run again)."""
        self._generation = max(to, self._generation)
        self._write_header()

    def seen(self, now: float, generation: int = 0) -> None:
        """Remember site time (never backwards), and count up to `generation`."""
        self._last_seen = max(now, self._last_seen)
        self._generation = max(generation, self._generation)
        self._write_header()

    def confirm_clock(self, now: float | None) -> None:
        """Believe the wall clock at the next start (`now` = its reading); None takes it back.

        If it stands behind the time last seen, every key is destroyed: nobody can say any more when what
        is sealed under them is due, and a backward step must not extend a life.
        """
        self._confirmed = now is not None
        if now is not None:
            if now < self._last_seen:
                self.destroy(max(self._keys, default=0))
            self._last_seen = now
        self._write_header()

    def _write_header(self) -> None:
        body = _HEADER.pack(_MAGIC, self._generation, self._last_seen, self._confirmed)
        self._write(self._slots_fd, _record(body, _HEADER_BYTES), 0)

    # ------------------------------------------------------------------ reserved tops

    def reserved(self, room: RoomId) -> int:
        """The highest seq this room may have used, as far as this store knows."""
        return self._tops.get(room, (0, 0))[0]

    def reserve(self, room: RoomId, top: int) -> int:
        """Make sure `top` is reserved, in steps of `TOP_STEP`, fsynced; the reserved top."""
        known, index = self._tops.get(room, (0, self._top_records))
        if top <= known:
            return known
        reserved = -(-top // TOP_STEP) * TOP_STEP
        self._write_top(room, reserved, index)
        return reserved

    def restart_tops(self, room: RoomId, top: int) -> None:
        """Begin anew for a room whose epoch is new."""
        _, index = self._tops.get(room, (0, self._top_records))
        self._write_top(room, -(-top // TOP_STEP) * TOP_STEP, index)

    def forget(self, room: RoomId) -> None:
        """The room is gone: its record may be used again by nobody else, only emptied."""
        known = self._tops.pop(room, None)
        if known is not None:
            self._write(self._tops_fd, bytes(_TOP_BYTES), known[1] * _TOP_BYTES)

    def _write_top(self, room: RoomId, top: int, index: int) -> None:
        self._write(self._tops_fd, _record(_TOP.pack(room.encode(), top), _TOP_BYTES), index * _TOP_BYTES)
        self._top_records = max(self._top_records, index + 1)
        self._tops[room] = (top, index)

    @staticmethod
    def _write(descriptor: int, data: bytes, offset: int) -> None:
        try:
            written = os.pwrite(descriptor, data, offset)
            os.fsync(descriptor)
        except OSError as error:
            raise Unavailable("storage", detail=type(error).__name__) from None
        if written != len(data):
            raise Unavailable("storage", detail="short write")

    def close(self) -> None:
        """Let go of the directory and forget the keys in memory."""
        self._keys = {}
        for descriptor in (self._slots_fd, getattr(self, "_tops_fd", -1)):
            if descriptor >= 0:
                os.close(descriptor)
        self._slots_fd = self._tops_fd = -1
