"""Who is at the other end, and how much one address may ask.

The address is the peer's, unless the peer is a configured proxy: then the last one it names that is not a
proxy itself, from `Forwarded` (RFC 7239 section 5.2). It is used here and forgotten: never logged, never stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from time import monotonic
from typing import Any, Final, cast

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from salon.chat.limits import Buckets

BURST: Final = 240.0
PER_S: Final = 40.0
"""Calls of one address: a household behind one router loads pages freely, a flood does not get far."""
KEPT: Final = 50_000
_NODE: Final = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([0-9.]+))(?::\d+)?")
_WORD: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_PAIR: Final = re.compile(rf'[ \t]*({_WORD})=(?:([^\s",;]+)|"((?:[^"\\]|\\.)*)")')
"""A value without quotes may be what the RFC has quotes for: some proxies leave them out."""
_STEP: Final = re.compile(r"[ \t]*([;,]|$)")

HOUSEHOLD: Final = "salon_household"
"""Where in the scope the caller's household stands for this call."""
NETWORK: Final = "salon_network"
"""Where the wider network stands, of which `flow.budget` counts the fresh proofs of a day."""
PROVIDER: Final = "salon_provider"
"""Where the widest stretch of addresses stands, of which `flow.stops` counts the stops of a day."""

Address = IPv4Address | IPv6Address


class Peers:
    """Resolves addresses behind trusted proxies.

    Args:
        proxies: networks in CIDR form. Raises ValueError if one is not.
    """

    def __init__(self, proxies: Iterable[str] = ()) -> None:
        self._proxies = tuple(ip_network(proxy) for proxy in proxies)

    def address(self, scope: Any) -> Address | None:
        """The client's address; None if there is none (a Unix socket)."""
        client = scope.get("client")
        if client is None:
            return None
        try:
            address = _plain(client[0])
        except ValueError:
            return None
        if not self._trusted(address):
            return address
        named = [value.decode("latin-1") for name, value in scope["headers"] if name == b"forwarded"]
        for node in reversed([node for line in named for node in _hops(line)]):
            found = _NODE.fullmatch(node)
            try:
                address = _plain((found[1] or found[2]) if found else "")
            except ValueError:
                # A hop that hides who called it: what stands before it is anybody's word.
                break
            if not self._trusted(address):
                break
        return address

    def _trusted(self, address: Address) -> bool:
        return any(address.version == network.version and address in network for network in self._proxies)


def _hops(line: str) -> list[str]:
    """The node each hop of one header line says it was called by, nearest last; empty where it says none.

    Read as it is written (RFC 7239 section 4): a caller's own words stand in it too, as the `host` they asked for.
    """
    hops, at = [""], 0
    while at < len(line):
        pair = _PAIR.match(line, at)
        step = _STEP.match(line, pair.end()) if pair else None
        if pair is None or step is None:
            # What stands before it is of no account; behind the next comma a hop of ours may begin.
            comma = line.find(",", at)
            hops, at = ["", ""], comma + 1 if comma >= 0 else len(line)
            continue
        if pair[1].lower() == "for":
            hops[-1] = pair[2] or (pair[3] or "").replace("\\", "")
        if step[1] == ",":
            hops.append("")
        at = step.end()
    return hops


def _plain(text: str) -> Address:
    """An address; an IPv4 one in IPv6 clothes (RFC 4291 section 2.5.5.2) as what it is, or all of them were one /64."""
    address = ip_address(text)
    mapped = address.ipv4_mapped if address.version == 6 else None
    return address if mapped is None else mapped


def network_of(address: Address) -> str:
    """What counts as one household: the address, or the /64 of an IPv6 one."""
    return str(address) if address.version == 4 else str(ip_network((address, 64), strict=False))


def wider_network_of(address: Address) -> str:
    """The /24 or /56 an address lies in: what one provider gives to a street, or one holder to themselves.

    Empty for this machine itself: callers from loopback are tools here, or a proxy that the settings do not name, and
    then everybody behind it would share one budget.
    """
    return _stretch(address, 24, 56)


def provider_of(address: Address) -> str:
    """The /16 or /40 an address lies in: wider than the /48 that one holder easily has. Empty as in
    `wider_network_of`."""
    return _stretch(address, 16, 40)


def _stretch(address: Address, bits_4: int, bits_6: int) -> str:
    if address.is_loopback:
        return ""
    return str(ip_network((address, bits_4 if address.version == 4 else bits_6), strict=False))


def limited(peers: Peers, *, now: Callable[[], float] = monotonic) -> Callable[[ASGIApp], ASGIApp]:
    """Middleware: beyond its budget an address gets 429 and when to come back."""
    budgets = Buckets(BURST, PER_S, KEPT)

    def wrap(app: ASGIApp) -> ASGIApp:
        async def middleware(scope: Scope, receive: Receive, send: Send) -> None:
            address = peers.address(scope) if scope["type"] == ScopeType.HTTP else None
            if address is not None:
                household = network_of(address)
                # For routes with a smaller budget of their own.
                found = {HOUSEHOLD: household, NETWORK: wider_network_of(address), PROVIDER: provider_of(address)}
                cast("dict[str, Any]", scope).update(found)
                wait = budgets.take(household, now())
                if wait:
                    await _too_fast(send, wait)
                    return
            await app(scope, receive, send)

        return middleware

    return wrap


async def _too_fast(send: Any, wait: float) -> None:
    headers = [(b"content-type", b"application/json"), (b"retry-after", str(max(1, round(wait))).encode())]
    await send({"type": "http.response.start", "status": 429, "headers": headers})
    await send({"type": "http.response.body", "body": b'{"code":"too_fast","retry_after_s":1}', "more_body": False})
