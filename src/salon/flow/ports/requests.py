"""What the desk asks of requests for a one-to-one."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from salon.base.ids import Family, Tag


class Asked(Struct, frozen=True):
    """A request as its receiver reads it."""

    family: Family
    name: str
    text: str


class RequestsRead(Protocol):
    """Requests somebody received."""

    async def from_tag(self, receiver: Family, sender: Tag, now: float) -> Asked | None:
        """The newest living request from this sender to this receiver."""
        ...


class NoRequests:
    """There are none: for tests that do not look."""

    async def from_tag(self, receiver: Family, sender: Tag, now: float) -> Asked | None:  # noqa: ARG002
        """None."""
        return None
