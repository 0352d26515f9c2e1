"""What somebody without an account may learn by a claim code: the state of a notice, or a decision and its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Statement(Protocol):
    """A decision with its statement of reasons (DSA, Regulation (EU) 2022/2065, article 17(3))."""

    @property
    def kind(self) -> str:
        """What was decided: `remove`, `mute`, `suspend`, …"""

    @property
    def author(self) -> str:
        """`staff`, `host` or `machine`."""

    @property
    def at_ms(self) -> int:
        """When."""

    @property
    def reason(self) -> str:
        """Reason code."""

    @property
    def ground(self) -> str:
        """`law` or `terms` (article 17(3)(d), (e))."""

    @property
    def source(self) -> str:
        """The law it rests on; may be empty."""

    @property
    def clause(self) -> str:
        """The rule concerned, as numbered on /rules; may be empty."""

    @property
    def automated(self) -> bool:
        """Whether no person took part (article 17(3)(c))."""

    @property
    def until_ms(self) -> int:
        """End of a restriction; 0 if it has none."""

    @property
    def undone_ms(self) -> int:
        """When it was taken back; 0 if it stands."""

    @property
    def room(self) -> str:
        """Name of the room; may be empty."""


class ClaimState(Protocol):
    """What lies under a code."""

    @property
    def about(self) -> str:
        """`notice` or `decision`."""

    @property
    def at_ms(self) -> int:
        """When it was sent, or decided."""

    @property
    def status(self) -> str:
        """`open` or `decided`."""

    @property
    def reason(self) -> str:
        """Reason code of the notice or the decision."""

    @property
    def statements(self) -> Sequence[Statement]:
        """What was decided."""

    @property
    def appeal_until_ms(self) -> int:
        """An appeal is possible until then (article 20(1)); 0: not."""


class ClaimBook(Protocol):
    """Claims by their code."""

    async def state(self, caller: str, code: str) -> ClaimState:
        """What became of it.

        Args:
            caller: who asks, for the rate only.
            code: as typed.

        Raises:
            Refused: `not_found`, `too_fast`.
        """
        ...
