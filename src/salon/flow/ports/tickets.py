"""Session tickets: what a socket shows, and what it must sign."""

from __future__ import annotations

from typing import Final, Protocol

from msgspec import Struct

from salon.base.ids import Family, Tag

TICKET_S: Final = 900.0
"""Life of a ticket."""


class Ticket(Struct, frozen=True):
    """Who somebody is for the next 15 minutes. Signed by the site, bound to the browser's key."""

    family: Family
    tag: Tag
    name: str
    x: str
    """The browser key: P-256 coordinates, base64url without padding, 32 bytes each."""
    y: str
    expires_at: float


class Tickets(Protocol):
    """Mints and reads tickets; checks answers to a server nonce."""

    def mint(self, ticket: Ticket) -> str:
        """The ticket as text."""
        ...

    def read(self, text: str, now: float) -> Ticket:
        """The ticket, if it is ours and not over. Raises `Refused('no_ticket')`."""
        ...

    def signed(self, x: str, y: str, message: str, answer: str) -> bool:
        """Whether `answer` is the signature (r‖s, base64url) of `message` by the browser key of these coordinates."""
        ...
