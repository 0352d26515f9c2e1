"""Running a site in this process until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from time import time

import uvloop

from salon.app import Running, listen, open_site
from salon.cli.ends import CannotServe
from salon.config.schema import Settings
from salon.outside import logs
from salon.outside.vanish_keys import KeysInUse, VanishKeys


def run(settings: Settings, *, beside: Callable[[Running], Awaitable[None]] | None = None) -> None:
    """Serve until SIGTERM or SIGINT. `beside` runs next to it once the site answers, and is cancelled at the end.

    Raises:
        CannotServe: the port or the keys are taken, or keys are missing.
    """
    logs.configure(settings.server.log_level)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(settings, beside))


async def _serve(settings: Settings, beside: Callable[[Running], Awaitable[None]] | None) -> None:
    async with opened(settings) as running:
        try:
            listener = listen(settings.server.host, settings.server.port)
        except OSError as error:
            where = f"{settings.server.host}:{settings.server.port}"
            advice = "choose another port, or 0 for a free one"
            raise CannotServe(f"cannot listen on {where}: {error.strerror}; {advice}") from None
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, running.stop)
        helper = asyncio.ensure_future(beside(running)) if beside is not None else None
        try:
            await running.serve(listener)
        finally:
            if helper is not None:
                helper.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await helper


@contextlib.asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Running]:
    """An open site; closed at the end. Raises CannotServe."""
    try:
        running = await open_site(settings)
    except KeysInUse:
        raise CannotServe("this site is already being served by another process") from None
    except FileNotFoundError as error:
        raise CannotServe(f"{error.filename}: missing; `salon init DIR` makes a site with its keys") from None
    except ValueError as error:
        raise CannotServe(str(error)) from None
    try:
        yield running
    finally:
        await running.close()


def confirm_clock(settings: Settings) -> str:
    """Mark the wall clock as confirmed for the next start; its reading, RFC 3339. Raises CannotServe."""
    try:
        keys = VanishKeys(Path(settings.directories.vanish_keys))
    except KeysInUse:
        raise CannotServe("stop the site first: its clock is confirmed at a start") from None
    except FileNotFoundError as error:
        raise CannotServe(f"{error.filename}: missing") from None
    now = time()
    try:
        keys.confirm_clock(now)
    finally:
        keys.close()
    return datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds")
