"""What the HTTP handlers and the socket protocol are given: flows, ready to call.

`app.py` builds it once; handlers fetch it with `services(request)`. Pass a handler the flow it
needs, never the whole of this to a domain function.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from litestar.connection import ASGIConnection

from salon.base.clock import Clock


@dataclass(slots=True)
class Services:
    """The flows of one running site."""

    clock: Clock


def services(connection: ASGIConnection[Any, Any, Any, Any]) -> Services:
    """The services of the application that answers this connection."""
    return cast("Services", connection.app.state.salon)
