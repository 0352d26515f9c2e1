"""Keys that live outside the data directory."""

from __future__ import annotations

from typing import Final, Protocol

from salon.base.ids import CaseId, RoomId

TOP_STEP: Final = 1_000
"""Tops are reserved in steps of this many events (design, The room log 8)."""
RECEIPT_DAYS: Final = 7
"""How long a vanished message can still be reported (design, Vanishing)."""


class VanishKeys(Protocol):
    """One key per expiry slot, start counter, reserved tops (design, Vanishing)."""

    def key(self, slot: int) -> bytes:
        """32 bytes; made and fsynced on first use. Raises `Unavailable` if it cannot be kept."""
        ...

    def find(self, slot: int) -> bytes | None:
        """The key if it lives."""
        ...

    def destroy(self, up_to: int, beyond: int | None = None) -> int:
        """Overwrite every key with slot <= `up_to`, or > `beyond` if given, fsynced; how many went."""
        ...

    @property
    def generation(self) -> int:
        """Counted up at each start and each sweep, in the database first."""
        ...

    def raise_generation(self, to: int) -> None:
        """Count up to `to`; told twice, it counts once."""
        ...

    def reserved(self, room: RoomId) -> int:
        """The highest seq the room may have used."""
        ...

    def reserve(self, room: RoomId, top: int) -> int:
        """Make sure `top` is reserved, fsynced, in steps of `TOP_STEP`; the reserved top."""
        ...

    def restart_tops(self, room: RoomId, top: int) -> None:
        """Begin anew for a room whose epoch is new."""
        ...

    def forget(self, room: RoomId) -> None:
        """The room is gone."""
        ...

    def seen(self, now: float, generation: int = 0) -> None:
        """Remember site time, and count up to `generation`."""
        ...


class Receipts(Protocol):
    """Daily receipt keys, living `RECEIPT_DAYS`."""

    def receipt_key(self, now: float) -> tuple[int, bytes]:
        """Today's key with its day number, made on first use."""
        ...

    def receipt_key_of(self, day: int) -> bytes | None:
        """The key of a day, if it lives."""
        ...


class CaseKeys(Protocol):
    """One key a case: what a case holds lives until appeals end."""

    def case_key(self, case: CaseId) -> bytes:
        """The key, made and fsynced on first use."""
        ...

    def find_case_key(self, case: CaseId) -> bytes | None:
        """The key, if it lives."""
        ...

    def destroy_case_key(self, case: CaseId) -> None:
        """Overwrite and remove it. Repeating it is not an error."""
        ...
