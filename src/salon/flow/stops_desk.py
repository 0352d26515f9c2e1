"""Stopped pictures at the moderators' desk: what is refused without a look, and taking back what was proven by mistake.

Rule 1: lifting is a decision with author and reason, one with its effect: who comes second finds a `conflict`. It is
told under the claim code of the stop; of where a photo met it nothing is said there.
"""

from __future__ import annotations

from collections.abc import Callable

from salon.base.clock import Clock
from salon.base.errors import Malformed
from salon.base.reasons import REASONS
from salon.flow.desk_views import ms
from salon.flow.ports.metrics import Meter
from salon.flow.ports.staff import StaffMember
from salon.flow.stops import StoppedPictures
from salon.moderation.clauses import CLAUSES
from salon.moderation.decision import Decision
from salon.wire import staff_stops as wire


class StopDesk:
    """What staff see and do of stopped pictures.

    Args:
        stopped: the stops of the site.
        draw_id: a fresh id of 16 characters of base32.
        meter: counts decisions.
    """

    def __init__(self, stopped: StoppedPictures, draw_id: Callable[[], str], clock: Clock, meter: Meter) -> None:
        self._stopped, self._draw_id, self._clock, self._meter = stopped, draw_id, clock, meter

    def proven(self) -> wire.ProvenStops:
        """What is refused without a look."""
        found = self._stopped.proven()
        return wire.ProvenStops(tuple(wire.ProvenStop(one.name, one.met, ms(one.until), one.case) for one in found))

    async def lift(self, by: StaffMember, asked: wire.LiftStop) -> wire.ProvenStops:
        """Take one back; those that are left.

        Raises:
            Refused: `malformed` (reason, clause), `not_found`, `conflict` (it is not proven).
        """
        if asked.reason not in REASONS or asked.clause not in CLAUSES | {""}:
            raise Malformed("reason or clause")
        decision = Decision(
            id=self._draw_id(),
            kind="lift_stop",
            author="staff",
            at=self._clock.now(),
            reason=asked.reason,
            clause=asked.clause,
            by=by.id,
        )
        await self._stopped.lift(asked.name, decision)
        self._meter.count("decisions", "other")
        return self.proven()
