"""Rules as the desk shows them."""

from __future__ import annotations

from salon.base.ids import StaffId
from salon.flow.desk_views import ms
from salon.flow.ports.rulebook import Change
from salon.flow.ports.staff import StaffBook, StaffMember
from salon.flow.rulebook import STEADY, Known, Rulebook
from salon.flow.rulebook_figures import DAYS_KEPT, Sums
from salon.safety.lifecycle import wilson
from salon.safety.policy import digest
from salon.safety.stamps import TALK, family_of_talk, parted
from salon.wire import staff_rules as wire

CHANGES_MAX = 100


class RuleDesk:
    """What staff see and do of rules."""

    def __init__(self, book: Rulebook, staff: StaffBook) -> None:
        self._book, self._staff = book, staff

    async def rules(self, now: float) -> wire.RuleList:
        """Every rule version, most telling first: what was stopped, what is tried out, then by what it did."""
        names = await self._staff.members()
        lines = [self._line(known, names, now) for known in self._known() if known.family != "canary"]
        order = {"tripped": 0, "canary": 1, "shadow": 2, "validated": 3}
        lines.sort(key=lambda line: (order.get(line.state, 9 if line.state == "retired" else 4), -line.week.hits))
        changes = tuple(_change(one, names) for one in await self._book.changes(CHANGES_MAX))
        return wire.RuleList(digest(self._book.table), tuple(lines), changes)

    async def act(self, by: StaffMember, act: wire.RuleAct, now: float) -> wire.RuleList:
        """Bring a rule version into another state; all rules after it. Raises as `Rulebook.move`."""
        await self._book.move(StaffId(by.id), act.stamp, act.move, act.share, act.reason)
        return await self.rules(now)

    def _known(self) -> list[Known]:
        """Every rule version, and signs of conversations that spoke: these have figures, and no state of their own."""
        known = list(self._book.known.values())
        signs = self._book.figures.stamps(TALK)
        return [*known, *(Known(*parted(stamp), family_of_talk(stamp), "talk") for stamp in signs)]

    def _line(self, known: Known, names: dict[str, str], now: float) -> wire.RuleLine:
        book, stamp = self._book, known.stamp
        kept, change = book.figures.sums(stamp, now, DAYS_KEPT), book.change(stamp)
        rate = wilson(kept.upheld, kept.upheld + kept.overturned)
        return wire.RuleLine(
            stamp=stamp,
            family=known.family,
            origin=known.origin,
            state=book.state(stamp),
            share=change.share,
            since_ms=ms(change.at),
            by=names.get(change.by, ""),
            reason=change.reason,
            steady=known.family in STEADY,
            moves=book.moves(stamp) if stamp in book.known else (),  # type: ignore[arg-type]  # only moves of the desk
            today=_figures(book.figures.sums(stamp, now)),
            week=_figures(book.figures.sums(stamp, now, 7)),
            right=rate.right,
            decided=rate.of,
            low=round(rate.low, 3),
            high=round(rate.high, 3),
        )


def _figures(sums: Sums) -> wire.RuleFigures:
    would = sums.would_flag + sums.would_hold + sums.would_block
    return wire.RuleFigures(sums.hits, sums.flag, sums.hold, sums.block, would)


def _change(one: Change, names: dict[str, str]) -> wire.RuleChange:
    return wire.RuleChange(one.stamp, one.state, one.share, ms(one.at), names.get(one.by, ""), one.reason)
