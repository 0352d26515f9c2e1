"""`salon demo`: a whole site on this machine, in test mode, with simulated visitors."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sys
from pathlib import Path

import msgspec
import typer

from salon.app import Running
from salon.cli.serve import run as serve
from salon.cli.setup import CONFIG, make_site
from salon.cli.staff import staff_link
from salon.config.load import load


def run(*, port: int, directory: Path, crowd: int) -> None:
    """Make the demo's site if it is not there, serve it, let the crowd in.

    Raises:
        CannotServe: the port is taken.
        Faults: somebody changed the demo's configuration into something wrong.
    """
    port = port or _free_port()
    config = directory / CONFIG
    if not config.exists():
        make_site(directory, kind="town", name="Salon", origin=f"http://localhost:{port}", port=port)
    settings = load(config)
    # The port of this run wins, and with it the origin that proofs and passes are bound to.
    settings = msgspec.structs.replace(
        settings,
        site=msgspec.structs.replace(settings.site, origin=f"http://localhost:{port}"),
        server=msgspec.structs.replace(settings.server, port=port, log_level="warning"),
    )

    async def beside(running: Running) -> None:
        await running.server.answering.wait()
        token = await running.services.desk.door.invite()
        _welcome(settings.site.origin, port, crowd, staff_link(settings.site.origin, token))
        if crowd:
            await _crowd(settings.site.origin, crowd)

    serve(settings, beside=beside)


def _welcome(origin: str, port: int, crowd: int, staff: str) -> None:
    host = socket.gethostname()
    typer.echo(
        f"\n  Salon is open:  {origin}\n"
        f"  Moderators' desk, for whoever opens it first:  {staff}\n"
        f"  From another machine:  ssh -L {port}:localhost:{port} {host}   then the same address\n\n"
        f"  Test mode: proofs of age prove nothing here. {crowd} visitors are simulated.\n"
        "  Ctrl-C stops it.\n"
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _crowd(origin: str, count: int) -> None:
    """The simulated visitors, in a process of their own: they are clients like any other."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "salon.crowd", origin, str(count), env=os.environ | {"PYTHONUNBUFFERED": "1"}
    )
    try:
        await child.wait()
    finally:
        with contextlib.suppress(ProcessLookupError):
            child.terminate()
        await child.wait()
