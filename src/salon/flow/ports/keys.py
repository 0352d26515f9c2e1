"""Keys that live outside the data directory."""

from __future__ import annotations

from typing import Protocol


class VanishKeys(Protocol):
    """Vanish keys: one key per expiry slot, outside the data directory (design, Vanishing)."""

    def key(self, slot: int) -> bytes:
        """32 bytes; made and fsynced on first use. Raises `Unavailable('storage')` if it cannot be kept."""
        ...

    def find(self, slot: int) -> bytes | None:
        """The key if it lives."""
        ...

    def destroy(self, up_to: int) -> int:
        """Overwrite every key with slot <= `up_to`, fsynced; how many went."""
        ...
