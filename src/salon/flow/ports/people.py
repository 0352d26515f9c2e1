"""Passes, pseudonyms, blocks and wishes, as stored."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from salon.base.ids import Family, Tag
from salon.chat.probation import Standing


class Wishes(Struct, frozen=True):
    """What a visitor allows; kept for their family."""

    requests: bool = True
    """May be asked for a one-to-one."""
    listed: bool = True
    """Stands in who-is-here."""
    findable: bool = True
    """Can be found by pseudonym."""


class Pass(Struct, frozen=True):
    """A verified adult's ticket of entry, as stored: nameless, bound to a browser key."""

    family: Family
    x: str
    y: str
    """The browser key: P-256 coordinates, base64url."""
    level: str
    expires_day: int
    """Days since 1970-01-01 UTC; good to the end of that day."""
    replaced: bool = False
    """An older token of the family, shown after a rotation (at most 10 minutes)."""


class Passes(Protocol):
    """Passes by the digest of their token."""

    async def issue(self, digest: bytes, new: Pass, standing: Standing | None = None) -> None:
        """Keep a new pass, and its probation with it: one is never without the other."""
        ...

    async def find(self, digest: bytes, now: float) -> Pass | None:
        """The pass of a token; None if unknown, expired, revoked or banned."""
        ...

    async def current(self, family: Family, now: float) -> Pass | None:
        """The pass of a family; None if it is over, revoked or banned."""
        ...

    async def rotate(self, old: bytes, new: bytes, now: float, last_day: int) -> bool:
        """Replace the current token of the family that `old` belongs to; False if `old` is not good any more.

        `last_day` (days since 1970-01-01 UTC): the pass is good no longer than that from now on.
        """
        ...

    async def revoke(self, family: Family, now: float) -> None:
        """End a family: its passes, wishes and requests are gone, its one-to-ones closed, its name borne by nobody."""
        ...

    async def ban(self, family: Family, until: float) -> None:
        """Keep a family out until a time."""
        ...

    async def shut_out(self, now: float) -> set[Family]:
        """Families revoked or banned whose tickets may still live."""
        ...


class Names(Protocol):
    """Pseudonyms: folded digests and ciphertext, never a name in clear."""

    async def claim(self, family: Family, name: str, folded: str, until: float, now: float, look: str = "") -> None:
        """Take a name, kept until a time; the one borne before stays out of others' reach.

        `folded` and `look` are the forms it is compared by (`chat.names`). Raises `name_taken`.
        """
        ...

    async def of(self, family: Family, now: float) -> str | None:
        """The pseudonym of a family."""
        ...

    async def keep(self, kept: set[Family], until: float, now: float) -> None:
        """These are present: their names are kept until then. All names still kept are sealed on."""
        ...


class Acquaintance(Protocol):
    """Blocks and wishes."""

    async def hidden(self, family: Family) -> frozenset[Family]:
        """Everybody this family blocked or is blocked by."""
        ...

    async def unblock(self, by: Family, tag: Tag) -> Family | None:
        """Take a block back (`flow.ports.talks.Talks.block` makes them); whom it was about."""
        ...

    async def blocked(self, by: Family) -> list[Tag]:
        """Whom this family blocked itself."""
        ...

    async def wishes(self, family: Family) -> Wishes:
        """What this family allows."""
        ...

    async def wish(self, family: Family, wishes: Wishes) -> None:
        """Change it."""
        ...
