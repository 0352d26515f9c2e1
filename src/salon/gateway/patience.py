"""Calls that wait: for as long as somebody is there to hear the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from litestar import Request


async def while_connected(request: Request[Any, Any, Any], work: Coroutine[Any, Any, None]) -> bool:
    """Do the work, or break it off when the client is gone; whether it is still there.

    The request's body must have been read. Raises what the work raises.
    """
    doing, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({doing, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            return False
        doing.result()
        return True
    finally:
        doing.cancel()
        leaving.cancel()
        await asyncio.gather(doing, leaving, return_exceptions=True)


async def _gone(request: Request[Any, Any, Any]) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
