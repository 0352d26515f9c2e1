"""A whole site on a free port, as `salon serve` runs it: what client, page and browser tests stand on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import time
from typing import Any

import msgspec

from salon.app import Running, listen, open_site
from salon.cli.setup import CONFIG, make_site
from salon.config.load import load
from salon.config.scorers import Semantic
from salon.outside.site_clock import boot_seconds

DEADLINE_S = 20.0


@dataclass
class Time:
    """The machine's time, which a test may move forward for one site."""

    ahead_s: float = 0.0

    def wall(self) -> float:
        return time() + self.ahead_s

    def steady(self) -> float:
        return boot_seconds() + self.ahead_s


@dataclass
class Place:
    """A running site."""

    url: str
    root: Path
    port: int
    running: Running
    time: Time = field(default_factory=Time)


@asynccontextmanager
async def running_site(
    root: Path, *, port: int = 0, kind: str = "town", change: Callable[[Any], Any] | None = None, at: Time | None = None
) -> AsyncIterator[Place]:
    """Serve the site under `root` (made if absent) until the block ends; it may be opened again, on the same port.

    Args:
        change: settings in, settings out.
        at: the site's time, to move it.
    """
    listener = listen("127.0.0.1", port)
    port = listener.getsockname()[1]
    url = f"http://localhost:{port}"
    if not (root / CONFIG).exists():
        make_site(root, kind=kind, name="Salon", origin=url, port=port)
    settings = load(root / CONFIG)
    settings = msgspec.structs.replace(settings, site=msgspec.structs.replace(settings.site, origin=url))
    # The built-in scorer takes some seconds of CPU to load; tests of it ask for it.
    judging = msgspec.structs.replace(settings.judging, semantic=Semantic(enabled=False))
    settings = msgspec.structs.replace(settings, judging=judging)
    if change is not None:
        settings = change(settings)
    at = at or Time()
    running = await open_site(settings, wall=at.wall, steady=at.steady)
    # So does the process that looks at photos, half a second: the first photo starts it.
    running.photos_ahead = False
    serving = asyncio.create_task(running.serve(listener))
    try:
        async with asyncio.timeout(DEADLINE_S):
            await running.server.answering.wait()
        yield Place(url, root, port, running, at)
    finally:
        running.stop()
        await serving
        await running.close()
