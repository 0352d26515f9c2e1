"""Faults of where a site is, when it is open and where it keeps things, those that concern several settings."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from salon.chat.hours import parse_hours
from salon.config.schema import Directories, Rooms, Server, Site


def directory_faults(directories: Directories) -> list[str]:
    """None of them may lie in another."""
    paths = {name: Path(getattr(directories, name)) for name in directories.__struct_fields__}
    return [
        f"directories.{one}: lies in directories.{other} ({outer}); a backup of one would hold the other"
        for one, inner in paths.items()
        for other, outer in paths.items()
        if one != other and (inner == outer or outer in inner.parents)
    ]


def server_faults(server: Server) -> list[str]:
    """Proxies that are no networks."""
    faults = []
    for proxy in server.trusted_proxies:
        try:
            ip_network(proxy)
        except ValueError as error:
            faults.append(f"server.trusted_proxies: {error}")
    return faults


def site_faults(site: Site) -> list[str]:
    """Its time zone, its opening hours."""
    faults = []
    try:
        ZoneInfo(site.zone)
    except (ZoneInfoNotFoundError, ValueError):
        faults.append(f"site.zone: {site.zone!r} is not an IANA time zone, like `Europe/Paris`")
    return faults + _hours_faults("site.hours", site.hours)


def room_faults(rooms: Rooms) -> list[str]:
    """Their opening hours, their keys."""
    faults = [
        fault
        for number, room in enumerate(rooms.seed)
        for fault in _hours_faults(f"rooms.seed[{number}].hours", room.hours)
    ]
    keys = [room.key for room in rooms.seed]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    return faults + [f"rooms.seed: two rooms have the key `{key}`" for key in twice]


def _hours_faults(where: str, text: str) -> list[str]:
    try:
        parse_hours(text)
    except ValueError as error:
        return [f"{where}: {error}"]
    return []
