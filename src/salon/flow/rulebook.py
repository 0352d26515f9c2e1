"""How far each rule version is trusted here, and what stops it.

    draft -> shadow -> canary (a share) -> live -> {tripped, retired}        (`safety.lifecycle`)

Rule 1: a rule in shadow is counted and has no consequence; on canary it has for a share of what is said, chosen by a
keyed hash of who says what on which day (`flow.judge.drawn_by`): nobody finds out which, and saying it again, or
otherwise spelt, draws no new lot.
Rule 2: a protected family is never below live (design, "What is judged where"): no move here lowers it, and one that
was tripped goes on holding.
Rule 3: the breaker stops a rule version by itself, at once, and alarms staff: too many people held or blocked in a
day, or too much of what it stopped found harmless. Too many people: it goes on holding, and blocks nothing
(fail closed). Found wrong by people: it flags only.
Rule 4: who changed what, and why, is appended and never altered. Reasons are codes: no free text that could quote.
Rule 5: what is unknown here (a new version) begins as it was shipped: rules live, packs of the operator in shadow; in
shadow too where an older version was taken out of force here.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

import msgspec
import structlog
from msgspec import Struct

from salon.base.clock import Clock
from salon.base.errors import Malformed, Refused
from salon.base.expiry import DAY_S
from salon.base.ids import Family, StaffId
from salon.flow.ports.rulebook import Change, RuleBooks
from salon.flow.rulebook_figures import EVERYTHING, RuleFigures, Sums
from salon.safety import stamps
from salon.safety.finding import Finding
from salon.safety.lifecycle import (
    RUNNING,
    AlreadyThere,
    Caps,
    Invalid,
    Move,
    State,
    advance,
    limit_of,
    moves_from,
    share_of,
    tripped_by,
)
from salon.safety.marks import marks_of
from salon.safety.policy import FLOOR, NO_LIMIT, TABLE, Action, Scene, Table, Verdict, decide, weigh

REASONS: Final = ("figures", "mistakes", "wave", "backtest", "incident", "other")
"""Why staff change a rule's state; texts are `rule_reason.<code>` of the desk's catalogues."""
BREAKER: Final = "breaker"
STEADY: Final = FLOOR | {"self_harm", "canary"}
"""Families whose state nobody changes: the floor, and the site's own canary."""
MOVES: Final[frozenset[Move]] = frozenset({"shadow", "canary", "live", "retire", "trip", "untrip"})
"""What staff can do. Examples are checked at load (`salon rules check`), so no rule here waits to be validated."""
SHARE_MAX: Final = 99
WEEK_DAYS: Final = 7
STAMP_MAX: Final = 64

Origin = Literal["shipped", "learned", "talk", "pack"]

log = structlog.get_logger()


class Known(Struct, frozen=True):
    """A rule version there is."""

    code: str
    version: int
    family: str
    origin: Origin
    state: State = "live"
    """Where it begins (Rule 5)."""

    @property
    def stamp(self) -> str:
        """Code and version."""
        return stamps.stamp(self.code, self.version)


class Rulebook:
    """Standings, counts, the breaker.

    Args:
        known: every rule version there is.
        key: 32 secret bytes: the share of canaries is drawn with them.
        caps: when the breaker stops a rule version.
        table: the table in force.

    Raises:
        ValueError: two rule versions have one stamp.
    """

    def __init__(
        self,
        store: RuleBooks,
        known: Iterable[Known],
        key: bytes,
        clock: Clock,
        *,
        table: Table = TABLE,
        caps: Caps = Caps(),  # noqa: B008  # frozen
    ) -> None:
        self._store, self._key, self._clock, self.table, self._caps = store, key, clock, table, caps
        self.figures = RuleFigures(store)
        self.known: dict[str, Known] = {}
        for one in known:
            if self.known.setdefault(one.stamp, one) is not one:
                raise ValueError(f"two rules have the stamp {one.stamp}")
        self._changes: dict[str, Change] = {}
        self._unsaved: list[Change] = []
        self._seen: dict[str, tuple[float, Sums, Sums]] = {}
        self._moving = asyncio.Lock()

    async def open(self) -> None:
        """At start: standings and figures as stored."""
        standings = await self._store.standings()
        self._changes = {change.stamp: change for change in standings if change.stamp in self.known}
        # What staff or the breaker took out of force does not come back in force by an update.
        doubted = {stamps.code_of(change.stamp) for change in standings if change.state not in {"live", "canary"}}
        for stamp, known in self.known.items():
            if known.code in doubted and stamp not in self._changes and known.family not in STEADY:
                self.known[stamp] = msgspec.structs.replace(known, state="shadow")
        await self.figures.open(self._clock.now())

    # ------------------------------------------------------------------ while judging

    def decide(
        self,
        found: Sequence[Finding],
        scene: Scene,
        message: str,
        family: Family | None = None,
        *,
        counted: bool = True,
        whole: bool = True,
    ) -> Verdict:
        """What follows from findings, with each rule version trusted as far as it is; counted.

        Args:
            found: what spoke, rules in shadow included.
            scene: where.
            message: what makes this text the same again (`flow.judge.drawn_by`). Hashed, not kept.
            family: whose message it is, counted once a day towards the caps; None where nobody is counted.
            counted: False for the site's own canary.
            whole: False where something else has a say in what becomes of the text, or had it: only rules are counted.
        """
        running = tuple(one for one in found if self.state(one.stamp) in RUNNING or one.family in FLOOR)
        limits = self._limits(running, message) if running else NO_LIMIT
        verdict = decide(running, scene, self.table, limits)
        if counted:
            self._saw(running, scene, limits, verdict, family, whole=whole)
        return verdict

    def state(self, stamp: str) -> State:
        """The state of a rule version; live for one nobody knows (a new sign of a conversation)."""
        change = self._changes.get(stamp)
        if change is not None:
            return change.state
        known = self.known.get(stamp)
        return known.state if known is not None else "live"

    def _limits(self, found: Iterable[Finding], message: str) -> dict[str, Action]:
        limits: dict[str, Action] = {}
        for finding in found:
            stamp, change = finding.stamp, self.change(finding.stamp)
            drawn = self._drawn(stamp, message) if change.state == "canary" else 0
            most = limit_of(change.state, change.reason, change.share, finding.family, drawn)
            if most is not None:
                limits[stamp] = most
        return limits

    def _drawn(self, stamp: str, message: str) -> int:
        return share_of(stamp, hmac.digest(self._key, b"rule-share\n" + message.encode(), "sha256").hex())

    def _saw(
        self,
        found: Sequence[Finding],
        scene: Scene,
        limits: Mapping[str, Action],
        verdict: Verdict,
        family: Family | None,
        *,
        whole: bool,
    ) -> None:
        now, count = self._clock.now(), self.figures.count
        if whole:
            self.came_to(verdict.action)
        for finding in found:
            stamp = finding.stamp
            limited = limits.get(stamp) == "allow" and finding.family not in FLOOR
            action = weigh(finding, scene, self.table)
            if limited:
                if action != "allow":
                    count(stamp, f"would_{action}", now)
                continue
            count(stamp, "hits", now)
            action = decide((finding,), scene, self.table, limits).action
            if action != "allow":
                count(stamp, action, now)
            if action in {"hold", "block"} and family is not None:
                self.figures.person(stamp, action, family, now)
                self._watch(stamp)
        self.figures.line("", marks_of(found, scene), now)

    def _watch(self, stamp: str) -> None:
        """The breaker (Rule 3)."""
        if self.state(stamp) not in {"live", "canary"} or self._family(stamp) == "canary":
            return
        now = self._clock.now()
        today, week = self.figures.sums(stamp, now), self.figures.sums(stamp, now, WEEK_DAYS)
        # What staff had before them when they brought it back stops it no second time.
        at, seen_today, seen = self._seen.get(stamp, (0.0, Sums(), Sums()))
        if at // DAY_S != now // DAY_S:
            seen_today = Sums()
        if now - at > WEEK_DAYS * DAY_S:
            seen = Sums()
        cause = tripped_by(
            self._caps,
            today.people_hold - seen_today.people_hold,
            today.people_block - seen_today.people_block,
            max(0, week.upheld - seen.upheld),
            max(0, week.overturned - seen.overturned),
        )
        if cause is None:
            return
        change = Change(stamp, "tripped", 0, now, BREAKER, cause)
        self._changes[stamp] = change
        self._unsaved.append(change)
        log.warning("rule_tripped", rule=stamp, cause=cause)

    def _family(self, stamp: str) -> str:
        known = self.known.get(stamp)
        return known.family if known is not None else ""

    def came_to(self, outcome: Action) -> None:
        """What became of a text in the end, whoever had the last word."""
        now = self._clock.now()
        self.figures.count(EVERYTHING, "hits", now)
        if outcome != "allow":
            self.figures.count(EVERYTHING, outcome, now)

    def heard(self, stamps: Iterable[str], outcome: Action) -> None:
        """Signs of a conversation spoke about a message, with this outcome; they have no state, only figures."""
        now = self._clock.now()
        for stamp in dict.fromkeys(stamp[:STAMP_MAX] for stamp in stamps):
            self.figures.count(stamp, "hits", now)
            if outcome != "allow":
                self.figures.count(stamp, outcome, now)

    # ------------------------------------------------------------------ people

    def reviewed(self, stamps: Iterable[str], line: str, *, right: bool) -> None:
        """People decided on something these rule versions held or blocked (`flow.review`)."""
        now, label = self._clock.now(), "upheld" if right else "overturned"
        for stamp in dict.fromkeys(stamp[:STAMP_MAX] for stamp in stamps):
            self.figures.count(stamp, label, now)
            self._watch(stamp)
        self.figures.line(label, line, now)

    def missed(self) -> None:
        """Staff removed what every rule had let pass."""
        self.figures.count(EVERYTHING, "missed", self._clock.now())

    async def move(self, by: StaffId, stamp: str, move: Move, share: int, reason: str) -> Change:
        """Bring a rule version into another state; repeating it is not an error.

        Raises:
            Refused: `not_found`; `rule_floor` for a protected family; `conflict`: there is no such move from here.
            Malformed: move, share (1 to 99 on canary) or reason.
        """
        if move not in MOVES or reason not in REASONS or (move == "canary" and not 1 <= share <= SHARE_MAX):
            raise Malformed("rule")
        async with self._moving:
            known = self.known.get(stamp)
            if known is None or known.family == "canary":
                raise Refused("not_found")
            now, state = self._clock.now(), self.state(stamp)
            if known.family in STEADY:
                if move != "untrip" and not (move == "live" and state == "live"):
                    raise Refused("rule_floor")
                # Not through shadow, like others: a protected rule is never tried out in silence.
                after: State | AlreadyThere | Invalid = "live" if state == "tripped" else AlreadyThere(state)
            else:
                after = advance(state, move)
            if isinstance(after, Invalid):
                raise Refused("conflict")
            change = self._changes.get(stamp, Change(stamp, state, 0, 0.0, "", ""))
            if isinstance(after, AlreadyThere):
                if move != "canary" or change.share == share:
                    return change
                after = "canary"
            change = Change(stamp, after, share if after == "canary" else 0, now, by, reason)
            await self._store.append((*self._unsaved, change))
            self._unsaved = []
            self._changes[stamp] = change
            self._seen[stamp] = (now, self.figures.sums(stamp, now), self.figures.sums(stamp, now, WEEK_DAYS))
            log.info("rule_moved", rule=stamp, mode=after, staff=by, cause=reason)
            return change

    def change(self, stamp: str) -> Change:
        """The last change of a rule version; where it began, if there was none."""
        return self._changes.get(stamp, Change(stamp, self.state(stamp), 0, 0.0, "", ""))

    def moves(self, stamp: str) -> tuple[Move, ...]:
        """What staff can do with it now."""
        state, known = self.state(stamp), self.known[stamp]
        if known.family in STEADY:
            return ("untrip",) if state == "tripped" else ()
        # On canary, another share is a move too.
        again: tuple[Move, ...] = ("canary",) if state == "canary" else ()
        return (*again, *(move for move in moves_from(state) if move in MOVES))

    async def changes(self, limit: int) -> Sequence[Change]:
        """The latest changes, newest first."""
        await self._save()
        return await self._store.changes(limit)

    def tripped(self) -> bool:
        """Whether any rule version is stopped: an alarm."""
        return any(change.state == "tripped" for change in self._changes.values())

    async def flush(self) -> None:
        """Each minute and at the stop: store what is new."""
        await self._save()
        await self.figures.flush(self._clock.now())

    async def _save(self) -> None:
        async with self._moving:
            if self._unsaved:
                await self._store.append(self._unsaved)
                self._unsaved = []
