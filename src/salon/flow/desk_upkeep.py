"""Once a minute at the desk: what a crash left is finished, suspensions end, cases past every appeal lose their key,
figures of rules are written, and what is known of pictures by their hashes ends with its time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from salon.flow.casebook import CaseBook
from salon.flow.measures import Measures
from salon.flow.ports.desk import Desk
from salon.flow.ports.log import RoomLog
from salon.flow.ports.staff import StaffBook
from salon.flow.rulebook import Rulebook
from salon.flow.rulebook_figures import STAGE
from salon.flow.stages import Stages
from salon.flow.sweep import Times

EVERY_S = 60.0


class DeskUpkeep:
    """`once` is one minute's work; `pictures` that of stops, releases and quarantines."""

    def __init__(
        self,
        clock: Times,
        desk: Desk,
        book: CaseBook,
        room_log: RoomLog,
        measures: Measures,
        staff: StaffBook,
        pictures: Callable[[], Awaitable[object]],
        rulebook: Rulebook,
        stages: Stages,
    ) -> None:
        self._clock, self._desk, self._book, self._log = clock, desk, book, room_log
        self._measures, self._staff, self._pictures, self._rulebook = measures, staff, pictures, rulebook
        self._stages = stages

    async def once(self) -> int:
        """Nothing is destroyed while the clock is not trusted; how many case keys went."""
        await self._book.finish(self._log)
        await self._measures.tick()
        for stage in self._stages.look():
            if not stage.ok:
                self._rulebook.figures.count(STAGE + stage.name, "minutes", self._clock.now())
        await self._rulebook.flush()
        if not self._clock.trusted:
            return 0
        now = self._clock.now()
        await self._staff.expire(now)
        await self._pictures()
        return await self._desk.expire(now)
