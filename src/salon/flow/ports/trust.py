"""Where a trusted list comes from and is kept, and who of staff confirmed an issuer that is on none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from salon.age.trust import TrustedList
from salon.base.errors import Refused
from salon.base.ids import StaffId


class KeptList(Struct, frozen=True):
    """The last good list, as it was kept on disk."""

    found: TrustedList | None
    """Verified anew; None if no signer pinned today signed it."""
    fetched_at: float
    """When its operator last handed it out, epoch seconds."""
    last: tuple[int, float]
    """Its sequence number and time of issue, which no later list may be behind."""


class ListSource(Protocol):
    """One trusted list, by its address. Verifies everything it gives; policy is `age.trust`."""

    async def fetch(self, at: float) -> tuple[TrustedList, bytes]:
        """The list as it is published now, with its bytes. Raises `ListRefused`."""
        ...

    async def keep(self, found: TrustedList, data: bytes, at: float) -> None:
        """Keep it for the next start: whole or not at all. Raises OSError."""
        ...

    async def kept(self, at: float) -> KeptList | None:
        """What was kept, None if nothing was, or nothing of this address."""
        ...


class Confirmations(Protocol):
    """Who confirmed which issuer, by its fingerprint. Only of those who are staff today."""

    async def confirm(self, fingerprint: str, by: StaffId, at: float) -> None:
        """Once for each; a repeat changes nothing."""
        ...

    async def withdraw(self, fingerprint: str) -> None:
        """All confirmations of an issuer are taken back."""
        ...

    async def all(self) -> dict[str, frozenset[StaffId]]:
        """Who confirmed what."""
        ...

    async def own(self) -> dict[str, str]:
        """Issuers and providers of the operator's own at the last start: kind by fingerprint."""
        ...

    async def keep_own(self, own: Mapping[str, str]) -> None:
        """Keep those of this start in their place."""
        ...


class NoConfirmations:
    """Of a site that is looked at, not served: nobody confirmed anything, and nobody can."""

    async def confirm(self, fingerprint: str, by: StaffId, at: float) -> None:  # noqa: ARG002  # of the port
        """See the port."""
        raise Refused("not_found")

    async def withdraw(self, fingerprint: str) -> None:  # noqa: ARG002  # of the port
        """See the port."""
        raise Refused("not_found")

    async def all(self) -> dict[str, frozenset[StaffId]]:
        """See the port."""
        return {}

    async def own(self) -> dict[str, str]:
        """See the port."""
        return {}

    async def keep_own(self, own: Mapping[str, str]) -> None:
        """See the port."""
