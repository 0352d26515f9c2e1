"""Disk images of a machine whose power failed, from the shim's trace.

What was synced is there. Of what was written to a file since its last sync, any part is there or not, in sectors of
512 bytes; a file made or unlinked since its directory's last sync is there or not.
"""

from __future__ import annotations

import random
import struct
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
HEAD = struct.Struct("<cHQI")


@dataclass(frozen=True)
class Record:
    op: str
    path: str
    offset: int
    data: bytes


def read_trace(path: Path, root: Path) -> list[Record]:
    raw, at, records = path.read_bytes(), 0, []
    while at < len(raw):
        op, length, offset, size = HEAD.unpack_from(raw, at)
        at += HEAD.size
        name = raw[at : at + length].decode().removeprefix(f"{root}").lstrip("/")
        records.append(Record(op.decode(), name, offset, raw[at + length : at + length + size]))
        at += length + size
    return [record for record in records if not record.path.endswith("-shm")]


@dataclass
class File:
    durable: bytearray = field(default_factory=bytearray)
    unsynced: list[Record] = field(default_factory=list)
    entry_is_durable: bool = True
    unlinked: bool = False


def apply(content: bytearray, record: Record) -> None:
    if record.op == "T":
        del content[record.offset :]
        content.extend(bytes(record.offset - len(content)))
        return
    end = record.offset + len(record.data)
    content.extend(bytes(max(0, end - len(content))))
    content[record.offset : end] = record.data


def sectors(record: Record) -> list[Record]:
    """A write in the pieces a disk writes whole."""
    if record.op == "T":
        return [record]
    pieces, at, end = [], record.offset, record.offset + len(record.data)
    while at < end:
        upto = min(end, (at // SECTOR + 1) * SECTOR)
        pieces.append(Record("W", record.path, at, record.data[at - record.offset : upto - record.offset]))
        at = upto
    return pieces


class Disk:
    """The disk at a point of the trace."""

    def __init__(self, before: dict[str, bytes]) -> None:
        self.files = {path: File(bytearray(content)) for path, content in before.items()}

    def take(self, record: Record) -> None:
        match record.op:
            case "C":
                self.files[record.path] = File(entry_is_durable=False)
            case "U" if record.path in self.files:
                self.files[record.path].unlinked = True
            case "W" | "T":
                self.files[record.path].unsynced.append(record)
            case "S" if record.path in self.files:
                file = self.files[record.path]
                for change in file.unsynced:
                    apply(file.durable, change)
                file.unsynced = []
            case "S":  # a directory
                for path, file in list(self.files.items()):
                    if path.rpartition("/")[0] == record.path:
                        file.entry_is_durable = True
                        if file.unlinked:
                            del self.files[path]

    def fail(self, chance: random.Random) -> dict[str, bytes]:
        """What is found when the power is back."""
        share = chance.choice([0.0, 0.1, 0.5, 0.9, 1.0])
        found = {}
        for path, file in self.files.items():
            if (file.unlinked or not file.entry_is_durable) and chance.random() < 0.5:
                continue
            content = bytearray(file.durable)
            for change in file.unsynced:
                for piece in sectors(change):
                    if chance.random() < share:
                        apply(content, piece)
            found[path] = bytes(content)
        return found
