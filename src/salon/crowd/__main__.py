"""`python -m salon.crowd URL COUNT`: the crowd, until SIGTERM or SIGINT."""

from __future__ import annotations

import asyncio
import signal
import sys

from salon.crowd.run import run_crowd


async def main(url: str, count: int) -> None:
    """Run until a signal."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    await run_crowd(url, count, stop=stop)


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        sys.exit("usage: python -m salon.crowd URL COUNT")
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
