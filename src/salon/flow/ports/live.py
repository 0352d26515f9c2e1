"""The way out to connected visitors, as flows see it. Implemented by the gateway."""

from __future__ import annotations

from typing import Protocol

from salon.base.ids import Family
from salon.wire.frames import Frame


class Outlet(Protocol):
    """One connection."""

    @property
    def hidden(self) -> frozenset[Family]:
        """Families this visitor must not see: blocked, or blocked by."""
        ...

    def hide(self, hidden: frozenset[Family]) -> None:
        """Change that set."""
        ...

    def send(self, frame: Frame) -> None:
        """Send one frame now."""
        ...

    def close(self, code: int) -> None:
        """Let the connection go."""
        ...


class Channel(Protocol):
    """The members of one room on this process."""

    def catch_up(self, outlet: Outlet) -> None:
        """From now on nothing is lost for this outlet: what is published waits for `go_live`."""
        ...

    def go_live(self, outlet: Outlet, above: int) -> None:
        """Send what waited with seq > `above`, and everything from now on."""
        ...

    def discard(self, outlet: Outlet) -> None:
        """No more for this outlet."""
        ...

    def publish(self, seq: int, author: Family, full: Frame, tombstone: Frame) -> None:
        """Send an event: `tombstone` to those who must not see its author."""
        ...

    def tell(self, frame: Frame) -> None:
        """Send a frame without a place in the log to every member."""
        ...


class Channels(Protocol):
    """Makes channels."""

    def __call__(self) -> Channel:
        """A new, empty channel."""
        ...
