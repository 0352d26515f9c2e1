"""An open site: serving, what runs beside it, and taking it down."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import structlog
import uvicorn

from salon import __version__
from salon.app.photos import PhotoParts
from salon.app.scoring import SecondLook
from salon.config.schema import Settings
from salon.flow.alarms import Alarms
from salon.flow.canary import EVERY_S as CANARY_S
from salon.flow.canary import Canary
from salon.flow.desk_upkeep import DeskUpkeep
from salon.flow.hub import Hub
from salon.flow.memories import EVERY_S as MEMORIES_S
from salon.flow.memories import Remembered
from salon.flow.rulebook import Rulebook
from salon.flow.stages import NAMES, Stages
from salon.flow.sweep import EVERY_S, Sweep
from salon.flow.trust import Trust
from salon.flow.upkeep import Upkeep
from salon.gateway.http import http_class
from salon.gateway.live import Live
from salon.gateway.peers import Peers
from salon.gateway.routes import application
from salon.gateway.services import Services
from salon.gateway.websocket import protocol_class
from salon.outside.metrics import Metrics
from salon.outside.site_clock import SiteClock
from salon.outside.vanish_keys import VanishKeys
from salon.outside.zk_process import ZkVerifier
from salon.store.database import Database

DRAIN_S: Final = 10
"""How long a stop waits for answers that are under way."""
SHIELDS_S: Final = 1.0
"""How soon a room hears of its shield."""
CANARY_FIRST_S: Final = 30.0
"""After a start everybody comes back at once; the canary waits until they are in."""
PHOTOS_S: Final = 300.0
"""How often the process that looks at photos is asked whether it is there; what is missing shows without a photo."""
SCORERS_S: Final = 3_600.0
"""How often the log says how scorers compare."""
REMIND_S: Final = 3_600.0
"""How often a test site says in its log that it is one."""

log = structlog.get_logger()


class Server(uvicorn.Server):
    """Says when it answers, and leaves signals to the command that runs it."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.answering = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """See uvicorn."""
        await super().startup(sockets)
        self.answering.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """See uvicorn, which would raise the signal again after the stop and so end with a failure."""
        yield


@dataclass
class Running:
    """One open site."""

    settings: Settings
    services: Services
    clock: SiteClock
    alarms: Alarms
    database: Database
    keys: VanishKeys
    live: Live
    sweep: Sweep
    upkeep: Upkeep
    desk_upkeep: DeskUpkeep
    zk: ZkVerifier
    photos: PhotoParts
    trust: Trust
    rulebook: Rulebook
    canary: Canary
    server: Server
    second: SecondLook
    memories: Remembered
    photos_ahead: bool = True
    """Whether the process that looks at photos is there before the first photo."""

    async def serve(self, listener: socket.socket) -> None:
        """Answer on an open socket until `stop` or a signal; then drain."""
        self.second.start()
        work = [
            asyncio.create_task(self.live.wheel()),
            asyncio.create_task(self.second.scoring.run()),
            asyncio.create_task(self._repeat("scorers", self._compared, SCORERS_S, SCORERS_S)),
            asyncio.create_task(self._repeat("sweep", self._swept, EVERY_S)),
            asyncio.create_task(self._repeat("upkeep", self.upkeep.once, 60.0)),
            asyncio.create_task(self._repeat("desk", self.desk_upkeep.once, 60.0)),
            asyncio.create_task(self._repeat("trust", self.trust.once, 60.0)),
            asyncio.create_task(self._repeat("canary", self.canary.once, CANARY_S, CANARY_FIRST_S)),
            asyncio.create_task(self._repeat("shield", self._shields, SHIELDS_S)),
            asyncio.create_task(self._repeat("memories", self.memories.once, MEMORIES_S, MEMORIES_S)),
        ]
        if self.photos.on and self.photos_ahead:
            # So that staff learn at once if photos cannot be looked at here, and the first photo does not wait.
            work.append(asyncio.create_task(self._repeat("photos", self.photos.process.ready, PHOTOS_S)))
        if self.settings.age.mode == "test":
            work.append(asyncio.create_task(self._repeat("mode", _remind, REMIND_S)))
        log.info("serving", port=listener.getsockname()[1], version=__version__, mode=self.settings.age.mode)
        try:
            await self.server.serve(sockets=[listener])
        finally:
            for task in work:
                task.cancel()
            await asyncio.gather(*work, return_exceptions=True)
            await self.second.scoring.drain()
            await self.live.drain()

    def stop(self) -> None:
        """Ask `serve` to end: the listener closes, visitors are told when to come back. Asked twice, it hurries."""
        self.services.prove.waiting.let_go()
        self.server.force_exit = self.server.should_exit
        self.server.should_exit = True

    async def close(self) -> None:
        """Take everything down. Safe after `serve`, and without it."""
        try:
            await self.second.close()
            await self.zk.close()
            await self.photos.process.close()
            await self.services.tally.flush(self.clock.now())
            await self.rulebook.flush()
            await self.memories.once()
            if self.clock.carries_on:
                await self.database.write(lambda _connection: self.keys.seen(self.clock.now()))
        finally:
            await self.database.close()
            self.keys.close()

    async def _compared(self) -> None:
        self.second.scoring.tell()

    async def _shields(self) -> None:
        await self.services.rooms.tell_shields()
        await self.memories.soon()

    async def _swept(self) -> None:
        await self.sweep.once()
        await self.photos.sweep.once()
        await self.photos.closed.tick()
        await self.upkeep.doors()

    async def _repeat(self, part: str, work: Callable[[], Any], every_s: float, first_s: float = 0.0) -> None:
        await asyncio.sleep(first_s)
        while True:
            try:
                await work()
            except Exception:
                log.exception("bug", part=part)
            await asyncio.sleep(every_s)


async def _remind() -> None:
    # A test site must not be forgotten as one (age threat T-23: test components in production).
    log.warning("proofs_of_age_prove_nothing", mode="test")


def server_of(services: Services, live: Live, origin: str, peers: Peers) -> Server:
    """One port for pages, API and sockets."""
    config = uvicorn.Config(
        application(services, origin, peers),
        ws=protocol_class(live),
        http=http_class(live),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=DRAIN_S,
    )
    return Server(config)


def gauges(
    metrics: Metrics, live: Live, hub: Hub, database: Database, keys: VanishKeys, alarms: Alarms, sweep: Sweep
) -> None:
    """Say how each gauge is read when it is scraped."""
    metrics.gauge("connections", lambda: len(live.connections))
    metrics.gauge("rooms", lambda: sum(1 for room in hub.live.values() if room.members))
    metrics.gauge("writer_queue", lambda: database.waiting)
    metrics.gauge("living_keys", lambda: len(keys.living()))
    metrics.gauge("alarms", lambda: len(alarms.now()))
    metrics.gauge("holds", lambda: sweep.held)


def stage_gauges(metrics: Metrics, stages: Stages) -> None:
    """One gauge a part of judging: 1 while it is out of order."""
    for name in NAMES:
        metrics.gauge(f"degraded_{name}", partial(stages.broken, name))


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises OSError if the address is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(2_048)
    listener.setblocking(False)
    return listener
