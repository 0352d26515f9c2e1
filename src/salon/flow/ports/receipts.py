"""Recognising a vanished message by its receipt (design, Vanishing)."""

from __future__ import annotations

from typing import Protocol

from salon.base.ids import RoomId
from salon.base.values import Event


class ReceiptCheck(Protocol):
    """Only the server can do this, and only for 7 days."""

    def genuine(self, room: RoomId, epoch: int, event: Event, now: float) -> bool:
        """Whether `event.receipt` was made for exactly this event in this room."""
        ...
