"""What a claim code leads to: the state of a notice, or a decision against oneself with its statement of reasons.

No account, no ticket: whoever has the code. An unknown code and a code of something long over are the same `not_found`.
"""

from __future__ import annotations

from typing import Final

from salon.base.clock import Clock
from salon.base.errors import Refused
from salon.base.ids import RoomId
from salon.base.reasons import told_reason
from salon.chat.limits import Buckets
from salon.flow.claims import ClaimCodes
from salon.flow.desk_views import ms, statement_view
from salon.flow.ports.desk import CaseRow, Desk
from salon.flow.ports.rooms import Rooms
from salon.flow.room_views import public_name
from salon.moderation.decision import FOR_PROTECTION, RESTRICTIONS, Decision
from salon.wire.reports import ClaimState

CALLERS_MAX: Final = 10_000
BURST: Final = 30
PER_S: Final = 0.5
"""A person reads a few; 100 bits are out of anybody's reach at this rate."""
TOLD_TOO: Final = frozenset({"release", "lift_pause", "give_back"})
"""Decisions for the person concerned."""


class Claims:
    """Reads claim codes."""

    def __init__(self, desk: Desk, rooms: Rooms, codes: ClaimCodes, clock: Clock) -> None:
        self._desk, self._rooms, self._codes, self._clock = desk, rooms, codes, clock
        self._callers = Buckets(BURST, PER_S, CALLERS_MAX)

    async def state(self, caller: str, code: str) -> ClaimState:
        """What became of it. `caller` is who asks, for the rate only, in memory. Raises `too_fast`, `not_found`."""
        wait = self._callers.take(caller, self._clock.now())
        if wait:
            raise Refused("too_fast", retry_after_s=wait)
        kept = self._codes.kept(code)
        # A code that cannot be one is looked up all the same: the answer and its way are those of an unknown one.
        found = await self._desk.claimed(kept or b"")
        if kept is None or found is None:
            raise Refused("not_found")
        to_reporter = found.notice_at > 0
        room = found.case.subject.room if found.case is not None else ""
        places = {one.room for one in found.decisions} | {room}
        names = {place: await self._name(place) for place in places}
        protected = found.protected and not to_reporter
        told = tuple(
            statement_view(one, names.get(one.room, ""), to_reporter=to_reporter, protected=protected)
            for one in found.decisions
            if to_reporter or one.kind in RESTRICTIONS or one.kind in TOLD_TOO
        )
        opened = found.case.opened_at if found.case is not None else found.decisions[0].at
        # What a machine froze waits for a person.
        waits = all(one.kind == "freeze" for one in found.decisions)
        reason = found.notice_reason
        if not reason:
            machine = found.case is None or not _noticed(found.case)
            of = found.case or found.decisions[0]
            silent = protected or (machine and all(_silent(one) for one in found.decisions))
            reason = told_reason(of.reason, automated=silent, rule=of.rule)
        return ClaimState(
            about="notice" if to_reporter else "decision",
            at_ms=ms(found.notice_at or opened),
            status="open" if found.case is not None and waits else "decided",
            reason=reason,
            origin="notice" if found.case is not None and _noticed(found.case) else "checks",
            statements=told,
            appeal_until_ms=max((ms(one.appeal_until) for one in found.decisions), default=0),
        )

    async def _name(self, room: str) -> str:
        return public_name(await self._rooms.get(RoomId(room))) if room else ""


def _silent(decision: Decision) -> bool:
    """Whether a decision says no more than a machine's would."""
    return decision.automated or decision.kind in FOR_PROTECTION


def _noticed(case: CaseRow) -> bool:
    """Whether somebody's notice led to a case; what the machine noticed of a room names its rule."""
    return case.kind == "notice" and not case.rule
