"""Who calls: the session ticket in `Authorization: Salon <ticket>`, and the origin of calls that change something."""

from __future__ import annotations

from typing import Any, Final

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from salon.base.errors import Refused
from salon.flow.ports.tickets import Ticket
from salon.gateway.services import services

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def ticket_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Ticket:
    """The caller's ticket. Raises `no_ticket`, `revoked`."""
    site = services(connection)
    scheme, _, text = connection.headers.get("authorization", "").partition(" ")
    if scheme != "Salon":
        raise Refused("no_ticket")
    ticket = site.tickets.read(text, site.clock.now())
    if ticket.family in site.revoked:
        raise Refused("revoked")
    return ticket


FROM_ANYWHERE: Final = {"from_anywhere": True}
"""Options of a route that anybody's page or app may call: it looks at no cookie and no ticket, and sets none."""


def own_origin(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Guard: a call that changes something comes from our own pages, or from no page at all.

    Browsers send Origin with every such call; tools send none. Raises `wrong_origin`.
    """
    if connection.scope.get("method") in _SAFE or handler.opt.get("from_anywhere"):
        return
    origin = connection.headers.get("origin")
    if origin is not None and origin != services(connection).facts.origin:
        raise Refused("wrong_origin")
