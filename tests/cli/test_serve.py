"""`salon serve` as a process: what it logs, how it stops, how it comes back."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosedError

from salon.cli.setup import CONFIG, make_site
from salon.client import ClientError, enter
from salon.outside.logs import ALLOWED

DEADLINE_S = 30.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """A process, and what it wrote."""

    def __init__(self, url: str, process: asyncio.subprocess.Process, errors: Path) -> None:
        self.url, self.process, self.errors = url, process, errors

    def log(self) -> str:
        return self.errors.read_text()

    async def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(DEADLINE_S):
            return await self.process.wait()


@asynccontextmanager
async def served(root: Path, port: int) -> AsyncIterator[Served]:
    """`salon serve` on a port; it answers when this yields."""
    url = f"http://localhost:{port}"
    if not (root / CONFIG).exists():
        make_site(root, kind="town", name="Salon", origin=url, port=port)
    errors = root / "errors.log"
    with errors.open("a") as file:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "salon", "serve", "--config", str(root / CONFIG), stderr=file, env=os.environ
        )
    try:
        async with asyncio.timeout(DEADLINE_S), httpx.AsyncClient() as http:
            while True:
                try:
                    (await http.get(f"{url}/healthz")).raise_for_status()
                    break
                except httpx.TransportError:
                    assert process.returncode is None, errors.read_text()
        yield Served(url, process, errors)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_logs_hold_no_word_anybody_typed_no_name_no_address_no_token(tmp_path: Path) -> None:
    secrets: list[str] = ["Zanzibar", "Quetzalcoatl", "127.0.0.1", "Heliotrope", "aubergine"]
    async with served(tmp_path, free_port()) as site:
        async with await enter(site.url, "Heliotrope") as anne, await enter(site.url, "Philemon") as ben:
            where = (await anne.rooms())[0]
            room = await anne.join(where)
            other = await ben.join(where)
            await room.send("Zanzibar at dusk")
            held = await room.send("you are such a loser, Quetzalcoatl")
            assert held.outcome == "held"
            blocked = await other.send("see www.aubergine.org")
            assert blocked.outcome == "refused"
            secrets += [await anne.door.ticket(), anne.door._pass, anne.tag, where.name]
        for path, body in (("/api/me/name", '{"name": "Zanzibar"}'), ("/api/age/finish", '{"response": "Zanzibar"')):
            async with httpx.AsyncClient(base_url=site.url) as http:
                await http.post(path, content=body, headers={"content-type": "application/json"})
        async with connect(site.url.replace("http", "ws") + "/ws") as raw:
            for text in (
                '{"type": "Zanzibar"}',
                "Zanzibar",
                "\x00",
                '{"type":"hello","ticket":"Zanzibar","answer":"x"}',
            ):
                await raw.send(text)
            with pytest.raises(ConnectionClosedError, match="4003"):
                async for _ in raw:
                    pass
        assert await site.stop() == 0
    lines = site.log().splitlines()
    assert lines
    for line in lines:
        assert set(json.loads(line)) <= ALLOWED | {"event", "dropped"}, line
    for secret in secrets:
        assert secret not in site.log(), secret


async def test_a_stop_tells_everybody_when_to_come_back_and_they_resume_exactly(tmp_path: Path) -> None:
    port = free_port()
    async with served(tmp_path, port) as site:
        anne = await enter(site.url, "Anne")
        ben = await enter(site.url, "Ben")
        where = next(room for room in await anne.rooms() if room.lang == "en")
        room, other = await anne.join(where), await ben.join(where)
        first = await room.send("Before the stop")
        assert first.outcome == "accepted"
        assert await site.stop() == 0
        assert "Traceback" not in site.log()
    waiting = asyncio.create_task(other.send("While it was away"))
    async with served(tmp_path, port), asyncio.timeout(DEADLINE_S):
        second = await waiting
        assert (second.outcome, second.seq) == ("accepted", first.seq + 1)
        texts = []
        async for event in room.events():
            texts.append(getattr(event, "text", ""))
            if "While it was away" in texts:
                break
        assert texts.count("While it was away") == 1
        await anne.close()
        await ben.close()


async def test_a_killed_process_leaves_a_site_that_starts_again(tmp_path: Path) -> None:
    port = free_port()
    async with served(tmp_path, port) as site, await enter(site.url, "Anne") as anne:
        room = await anne.join((await anne.rooms())[0])
        assert (await room.send("Kept")).outcome == "accepted"
        site.process.kill()
        await site.process.wait()
    async with served(tmp_path, port) as site:
        try:
            again = await enter(site.url, "Ben")
        except ClientError as error:
            raise AssertionError(error.code) from error
        async with again:
            joined = await again.join(room.id)
            async for event in joined.events():
                if getattr(event, "text", "") == "Kept":
                    break
        assert await site.stop() == 0
