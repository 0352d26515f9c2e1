"""Fetching a list: bounded in size, no redirect followed, whatever fails is one cause; kept whole or not at all."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from salon.age.trust import ListRefused
from salon.outside.list_source import FILE, HttpList
from salon.outside.trusted_list import BYTES_MAX
from tests.age.lists import NOW, der, issuer, service, trusted_list
from tests.outside.lists import ListSigner, signed_list

SIGNER = ListSigner()
FOUND = trusted_list(service(der(issuer().root)))
DATA = signed_list(FOUND, SIGNER)


def source(url: str, root: Path) -> HttpList:
    return HttpList(url, [SIGNER.certificate], root / "data")


@asynccontextmanager
async def answering(answer: bytes) -> AsyncIterator[str]:
    """An HTTP server that gives one answer to everybody; its address."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/av.xml"
    finally:
        server.close()
        await server.wait_closed()


def http(status: str, body: bytes, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def refused(answer: bytes, cause: str, root: Path) -> None:
    async with answering(answer) as url:
        with pytest.raises(ListRefused) as caught:
            await source(url, root).fetch(NOW)
    assert caught.value.cause == cause


async def test_a_list_is_fetched_over_plain_http_and_verified(tmp_path: Path) -> None:
    async with answering(http("200 OK", DATA)) as url:
        assert await source(url, tmp_path).fetch(NOW) == (FOUND, DATA)


async def test_every_other_answer_is_unreachable(tmp_path: Path) -> None:
    await refused(http("404 Not Found", DATA), "unreachable", tmp_path)
    await refused(b"rubbish", "unreachable", tmp_path)
    await refused(b"", "unreachable", tmp_path)
    await refused(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<", "unreachable", tmp_path)
    for url in ("http://127.0.0.1:1/", "http://[bad/", "https://127.0.0.1:1/", str(tmp_path / "none"), str(tmp_path)):
        with pytest.raises(ListRefused, match="unreachable"):
            await source(url, tmp_path).fetch(NOW)


async def test_no_redirect_is_followed(tmp_path: Path) -> None:
    async with answering(http("200 OK", DATA)) as elsewhere:
        await refused(http("302 Found", b"", f"Location: {elsewhere}"), "unreachable", tmp_path)


async def test_a_list_without_end_is_cut_off(tmp_path: Path) -> None:
    await refused(http("200 OK", b" " * (BYTES_MAX + 1)), "too_large", tmp_path)
    (tmp_path / "large").write_bytes(b" " * (BYTES_MAX * 2))
    with pytest.raises(ListRefused, match="too_large"):
        await source(str(tmp_path / "large"), tmp_path).fetch(NOW)


async def test_what_is_compressed_is_not_unpacked(tmp_path: Path) -> None:
    await refused(http("200 OK", gzip.compress(DATA), "Content-Encoding: gzip"), "xml", tmp_path)


async def test_a_list_is_kept_for_its_own_address_whole_or_not_at_all(tmp_path: Path) -> None:
    list_ = source("http://one.example.org/", tmp_path)
    assert await list_.kept(NOW) is None
    await list_.keep(FOUND, DATA, NOW)
    kept = await list_.kept(NOW)
    assert kept is not None
    assert (kept.found, kept.fetched_at, kept.last) == (FOUND, NOW, (17, FOUND.issued_at))
    assert await source("http://other.example.org/", tmp_path).kept(NOW) is None
    path = tmp_path / "data" / FILE
    assert (path.stat().st_mode & 0o777, list(path.parent.iterdir())) == (0o600, [path])
    path.write_bytes(path.read_bytes()[:-9])
    kept = await list_.kept(NOW)
    assert kept is not None
    assert kept.found is None
    path.write_bytes(b"rubbish")
    assert await list_.kept(NOW) is None
