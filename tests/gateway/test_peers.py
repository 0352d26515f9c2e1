"""Addresses behind proxies, and budgets per address."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

import pytest

from salon.gateway.peers import BURST, PER_S, Peers, limited, network_of, provider_of, wider_network_of

PROXY = Peers(["10.0.0.0/8", "::1/128"])


def scope(client: str | None, *forwarded: str) -> dict[str, Any]:
    headers = [(b"forwarded", value.encode()) for value in forwarded]
    return {"type": "http", "client": None if client is None else (client, 1234), "headers": headers}


@pytest.mark.parametrize(
    ("client", "forwarded", "address"),
    [
        ("192.0.2.1", ["for=198.51.100.7"], "192.0.2.1"),
        ("10.0.0.1", ["for=198.51.100.7;proto=https"], "198.51.100.7"),
        ("10.0.0.1", ['for="[2001:db8::1]:4711"'], "2001:db8::1"),
        ("10.0.0.1", ["for=203.0.113.9, for=198.51.100.7, for=10.0.0.2"], "198.51.100.7"),
        ("10.0.0.1", ["for=203.0.113.9", "For=198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", ["for=unknown"], "10.0.0.1"),
        ("10.0.0.1", ["for=999.1.1.1"], "10.0.0.1"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("::1", ["for=198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", ["for=198.51.100.7:4711"], "198.51.100.7"),
        ("10.0.0.1", ["for=[2001:db8::1]"], "2001:db8::1"),
        # What the caller asked for, or says of itself, is no hop.
        ("10.0.0.1", ['for=198.51.100.7;host="for=203.0.113.9"'], "198.51.100.7"),
        ("10.0.0.1", ['for=198.51.100.7;host="a, for=203.0.113.9"'], "198.51.100.7"),
        ("10.0.0.1", ['for=198.51.100.7;host="a\\", for=203.0.113.9"'], "198.51.100.7"),
        ("10.0.0.1", ["for=198.51.100.7;xfor=203.0.113.9"], "198.51.100.7"),
        ("10.0.0.1", ['for="203.0.113.9', "for=198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", ['for="203.0.113.9, for=198.51.100.7'], "198.51.100.7"),
        # A hop that hides who called it leaves nobody to believe before it.
        ("10.0.0.1", ["for=203.0.113.9, for=unknown"], "10.0.0.1"),
        ("10.0.0.1", ["for=203.0.113.9, for=_hidden"], "10.0.0.1"),
        ("10.0.0.1", ["for=203.0.113.9, by=10.0.0.1"], "10.0.0.1"),
        ("::ffff:192.0.2.1", [], "192.0.2.1"),
        ("::ffff:10.0.0.1", ['for="[::ffff:198.51.100.7]"'], "198.51.100.7"),
    ],
)
def test_only_a_trusted_proxy_is_believed_and_only_for_the_hop_before_it(
    client: str, forwarded: list[str], address: str
) -> None:
    assert str(PROXY.address(scope(client, *forwarded))) == address


def test_no_address_is_no_address() -> None:
    assert PROXY.address(scope(None)) is None
    assert PROXY.address(scope("unix")) is None


def test_an_ipv6_household_shares_its_64() -> None:
    one, two = (PROXY.address(scope(f"2001:db8::{n}")) for n in (1, 2))
    assert one is not None
    assert two is not None
    assert network_of(one) == network_of(two)


async def test_a_flood_from_one_address_is_slowed_and_others_are_not() -> None:
    at = [1000.0]
    statuses: list[int] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    guarded: Any = limited(Peers(), now=lambda: at[0])(app)  # type: ignore[arg-type]  # a bare ASGI callable
    for _ in range(int(BURST) + 5):
        await guarded(scope("192.0.2.1"), None, send)
    assert statuses == [200] * int(BURST) + [429] * 5
    await guarded(scope("192.0.2.2"), None, send)
    at[0] += 1
    for _ in range(int(PER_S) + 1):
        await guarded(scope("192.0.2.1"), None, send)
    assert statuses[-(int(PER_S) + 2) :] == [200] * (int(PER_S) + 1) + [429]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("198.51.100.7", "198.51.100.0/24"),
        ("2001:db8:1:2ff::7", "2001:db8:1:200::/56"),
        ("127.0.0.1", ""),
        ("::1", ""),
    ],
)
def test_the_wider_network_is_a_24_or_a_56_and_none_for_this_machine(address: str, network: str) -> None:
    assert wider_network_of(ip_address(address)) == network


@pytest.mark.parametrize(
    ("address", "stretch"),
    [("198.51.100.7", "198.51.0.0/16"), ("2001:db8:1:2ff::7", "2001:db8::/40"), ("127.0.0.1", ""), ("::1", "")],
)
def test_a_providers_stretch_is_a_16_or_a_40_and_none_for_this_machine(address: str, stretch: str) -> None:
    assert provider_of(ip_address(address)) == stretch
