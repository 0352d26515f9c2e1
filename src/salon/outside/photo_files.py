"""Photos as files in the data directory: one each, encrypted, named by chance (`flow.ports.photo_places.PhotoFiles`).

Rule 1: `write` returns after the bytes and the name survive power loss. What a crash leaves before that is swept.
Rule 2: a file opens only with the photo's own key, which stands in the sealed body of its event, hold or case and
nowhere else: with the body the picture is gone, backups and deleted blocks included.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from time import time
from typing import Final, TypeVar

import structlog

from salon.base.errors import Unavailable
from salon.base.sealing import NONCE_BYTES, open_sealed, seal

NAME: Final = re.compile(r"[A-Za-z0-9_-]{22}")
FRESH: Final = ".new"

log = structlog.get_logger()
T = TypeVar("T")


class PhotoFileStore:
    """The files of one site.

    Args:
        directory: of its own, inside the data directory; made if absent (mode 0700).
        wall: epoch seconds, as the file system has them.
    """

    def __init__(self, directory: Path, wall: Callable[[], float] = time) -> None:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._directory, self._wall = directory, wall
        self.stored_bytes = sum(entry.stat().st_size for entry in os.scandir(directory))

    async def write(self, photo: str, key: bytes, plain: bytes) -> None:
        """See the port."""
        sealed = seal(key, plain, photo.encode(), os.urandom(NONCE_BYTES))
        await _in_thread(lambda: durable(self._located(photo), sealed))
        self.stored_bytes += len(sealed)

    async def read(self, photo: str, key: bytes) -> bytes | None:
        """See the port."""
        return await _in_thread(lambda: self._read(photo, key))

    async def remove(self, photos: Sequence[str]) -> None:
        """See the port."""
        if photos:
            self.stored_bytes -= await _in_thread(lambda: self._remove(photos))

    async def older_than(self, seconds: float) -> Sequence[str]:
        """See the port; also counts anew what is there, and removes what a crash left half written."""
        return await _in_thread(lambda: self._older(seconds))

    def _located(self, photo: str) -> Path:
        if not NAME.fullmatch(photo):
            raise AssertionError("not the name of a photo")
        return self._directory / photo

    def _read(self, photo: str, key: bytes) -> bytes | None:
        try:
            return open_sealed(key, self._located(photo).read_bytes(), photo.encode())
        except FileNotFoundError:
            return None

    def _remove(self, photos: Sequence[str]) -> int:
        freed = 0
        for photo in photos:
            path = self._located(photo)
            try:
                freed += path.stat().st_size
                path.unlink()
            except FileNotFoundError:
                continue
        sync(self._directory)
        return freed

    def _older(self, seconds: float) -> list[str]:
        before, found, total = self._wall() - seconds, [], 0
        for entry in os.scandir(self._directory):
            told = entry.stat()
            total += told.st_size
            if told.st_mtime >= before:
                continue
            if entry.name.endswith(FRESH):
                Path(entry.path).unlink()
            elif NAME.fullmatch(entry.name):
                found.append(entry.name)
        self.stored_bytes = total
        return found


def durable(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole, or not at all, and stays after power loss."""
    beside = path.with_name(path.name + FRESH)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync(path.parent)


def sync(directory: Path) -> None:
    """Make what was renamed or removed in a directory durable."""
    opened = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


async def _in_thread(work: Callable[[], T]) -> T:
    try:
        return await asyncio.to_thread(work)
    except OSError as error:
        log.warning("photo_files", part="photos", error=type(error).__name__)
        raise Unavailable("storage", detail=type(error).__name__) from None
