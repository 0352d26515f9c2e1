"""The trusted list of one address: fetched, verified off the loop, kept in the data directory (`flow.ports.trust`).

Plain HTTP will do and is what the EU uses: integrity is the signature's. Redirects are not followed, so nobody on the
way turns the server's request elsewhere.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import httpx
import msgspec
from cryptography import x509

from salon.age.trust import ListRefused, TrustedList
from salon.flow.ports.trust import KeptList
from salon.outside.trusted_list import BYTES_MAX, read_list

FETCH_S: Final = 60.0
FILE: Final = "trusted-list"


class Header(msgspec.Struct, frozen=True):
    """The first line of the kept file; the list's own bytes follow."""

    url: str
    fetched_at: float
    sequence: int
    issued_at: float


class HttpList:
    """An implementation of `flow.ports.trust.ListSource`.

    Args:
        url: `http://`, `https://`, or the path of a file that something else brings up to date.
        signers: pinned certificates.
        directory: where the last good list is kept.
    """

    def __init__(self, url: str, signers: Sequence[x509.Certificate], directory: Path) -> None:
        self._url, self._signers, self._path = url, tuple(signers), directory / FILE

    async def fetch(self, at: float) -> tuple[TrustedList, bytes]:
        """See the port."""
        try:
            async with asyncio.timeout(FETCH_S):
                data = await self._get()
        except (httpx.HTTPError, httpx.InvalidURL, OSError):  # a time-out is an OSError
            raise ListRefused("unreachable") from None
        return await asyncio.to_thread(read_list, data, self._signers, at), data

    async def _get(self) -> bytes:
        if not self._url.startswith(("http://", "https://")):
            return await asyncio.to_thread(self._read)
        # Not compressed: the bound below is then one of memory too.
        headers = {"Accept-Encoding": "identity", "Accept": "application/xml, text/xml", "User-Agent": "Salon"}
        async with (
            httpx.AsyncClient(follow_redirects=False, timeout=FETCH_S / 2) as http,
            http.stream("GET", self._url, headers=headers) as answer,
        ):
            if answer.status_code != httpx.codes.OK:
                raise ListRefused("unreachable")
            data = bytearray()
            async for chunk in answer.aiter_raw():
                data += chunk
                if len(data) > BYTES_MAX:
                    raise ListRefused("too_large")
        return bytes(data)

    def _read(self) -> bytes:
        with Path(self._url).open("rb") as file:
            return file.read(BYTES_MAX + 1)

    async def keep(self, found: TrustedList, data: bytes, at: float) -> None:
        """See the port."""
        header = Header(self._url, at, found.sequence, found.issued_at)
        await asyncio.to_thread(self._write, msgspec.json.encode(header) + b"\n" + data)

    def _write(self, content: bytes) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = self._path.with_suffix(".new")
        descriptor = os.open(new, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)
        directory = os.open(self._path.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)

    async def kept(self, at: float) -> KeptList | None:
        """See the port. The signature is checked again: the data directory's word is not taken for it."""
        return await asyncio.to_thread(self._kept, at)

    def _kept(self, at: float) -> KeptList | None:
        try:
            line, _, data = self._path.read_bytes().partition(b"\n")
            header = msgspec.json.decode(line, type=Header)
        except (OSError, msgspec.MsgspecError):
            return None
        if header.url != self._url:
            return None
        try:
            found: TrustedList | None = read_list(data, self._signers, at)
        except ListRefused:
            found = None
        return KeptList(found, header.fetched_at, (header.sequence, header.issued_at))
