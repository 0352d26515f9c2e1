"""Who vouches for age here: the operator's own anchors, the trusted list's, providers; and what follows from it.

    fetch -> signature (adapter) -> policy (`age.trust`) -> kept -> anchors for the verifier

Rule 1: fail closed. A list nobody could fetch for `stale_s`, or past its next update, vouches for nobody, unless the
operator said until when it may (`override_until`), which is logged, shown and at most a week.
Rule 2: a list that is refused changes nothing: the last good one stays until it is stale.
Rule 3: an own anchor must not become a self-declared age. Who is not on the list counts in full only once two of
staff, each with their own passkey, confirmed the fingerprint; until then there is no one-to-one, and no photos once
there are some. The site says so on every page. Taken out unconfirmed, the passes it gave end.
Rule 4: any one of staff may take a confirmation back, for all: doubt weighs more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from typing import Final, Literal

import structlog
from msgspec import Struct

from salon.age.certificates import ListedSigner, Voucher
from salon.age.trust import (
    Anchor,
    LeftOut,
    ListRefused,
    TrustedList,
    anchors_of,
    check_list,
    is_root,
    same_issuer,
)
from salon.base.clock import Clock
from salon.base.errors import Refused
from salon.base.ids import StaffId
from salon.flow.ports.proofs import Level
from salon.flow.ports.staff import StaffMember
from salon.flow.ports.trust import Confirmations, ListSource

Kind = Literal["file", "list", "test", "provider"]
Standing = Literal["test", "listed", "confirmed", "unconfirmed"]
CONFIRMERS: Final = 2
RETRY_S: Final = 900.0
"""After a list was refused or not reached."""
REMIND_S: Final = 3_600.0
CLOCK_S: Final = 300.0
"""A list fetched further in the future than this was fetched by another clock: stale."""

log = structlog.get_logger()


RESTS_ON: Final[dict[str, tuple[Level, ...]]] = {"file": ("av-plain", "av-zk"), "provider": ("provider",)}
"""Levels of the passes that an issuer of the operator's own gives, by its kind."""


class Provider(Struct, frozen=True):
    """Somebody who says "over 18" without a wallet. `fingerprint`: 64 hexadecimal digits over what identifies them."""

    name: str
    fingerprint: str


class Source(Struct, frozen=True):
    """One who vouches for age here, as everybody may know."""

    name: str
    fingerprint: str
    kind: Kind
    on_list: bool
    until: float
    """End of validity, epoch seconds; 0: none of its own."""
    confirmed_by: int
    """How many of staff confirmed it."""

    @property
    def confirmed(self) -> bool:
        """Whether it counts in full. A test site's own issuer proves nothing, and its banner says that."""
        return self.on_list or self.kind == "test" or self.confirmed_by >= CONFIRMERS


class ListRules(Struct, frozen=True):
    """How the list is kept up (units: seconds)."""

    refresh_s: float = 6 * 3_600.0
    stale_s: float = 24 * 3_600.0
    override_until: float = 0.0
    """The operator's word, epoch seconds; 0: none."""


class ListState(Struct, frozen=True):
    """How the list stands. Times are epoch seconds; 0: never."""

    sequence: int = 0
    issued_at: float = 0.0
    next_update: float = 0.0
    fetched_at: float = 0.0
    stale: bool = True
    override_until: float = 0.0
    """Until when it is believed though stale; 0: it is not, or need not be."""
    problem: str = ""
    """Why the last attempt gave no list; a cause of `age.trust`."""
    left_out: tuple[LeftOut, ...] = ()


class Trust:
    """Who vouches for age here.

    Args:
        pinned: anchors from files.
        test: the issuer of a test site.
        providers: who vouches without a wallet.
        source: the trusted list, if one is configured.
        confirmations: what staff confirmed.
        clock: site time.
    """

    def __init__(
        self,
        confirmations: Confirmations,
        clock: Clock,
        *,
        pinned: Sequence[Anchor] = (),
        test: Sequence[Anchor] = (),
        providers: Sequence[Provider] = (),
        source: ListSource | None = None,
        rules: ListRules | None = None,
    ) -> None:
        self._confirmations, self._clock, self._source = confirmations, clock, source
        self._pinned, self._test, self._providers = _distinct(pinned), tuple(test), tuple(providers)
        self._rules = rules or ListRules()
        self._list: TrustedList | None = None
        self._listed: tuple[Anchor, ...] = ()
        self._left_out: tuple[LeftOut, ...] = ()
        self._last, self._fetched_at = (0, 0.0), 0.0
        self._tried_at, self._reminded_at, self._problem = 0.0, 0.0, ""
        self._fetching = asyncio.Lock()
        self._by: dict[str, frozenset[StaffId]] = {}

    async def open(self) -> None:
        """Read what was kept: a start needs no network."""
        self._by = await self._confirmations.all()
        kept = await self._source.kept(self._clock.now()) if self._source else None
        if kept is not None:
            self._last, self._list, self._fetched_at = kept.last, kept.found, kept.fetched_at
            self._read()

    # ------------------------------------------------------------------ the list

    async def once(self) -> None:
        """A minute's work: forget who left the team, fetch the list when it is time, say an override in the log."""
        self._by = await self._confirmations.all()
        if self._source is None:
            return
        now = self._clock.now()
        self._read()
        if now - self._tried_at >= (RETRY_S if self._problem else self._rules.refresh_s) or not self._tried_at:
            await self.refresh()
        if self.overridden and now - self._reminded_at >= REMIND_S:
            self._reminded_at = now
            log.warning("stale_list_is_trusted", cause="override", version=self._last[0])

    async def refresh(self) -> None:
        """Fetch the list now; refused, the last good one stays (Rule 2)."""
        if self._source is not None:
            async with self._fetching:
                await self._refresh(self._source)

    async def _refresh(self, source: ListSource) -> None:
        now = self._tried_at = self._clock.now()
        try:
            found, data = await source.fetch(now)
            check_list(found, now, self._last)
        except ListRefused as no:
            self._problem = no.cause
            log.warning("trusted_list_refused", cause=no.cause)
            return
        self._list, self._last, self._fetched_at, self._problem = found, (found.sequence, found.issued_at), now, ""
        self._read()
        log.info("trusted_list_taken", version=found.sequence, count=len(self._listed))
        for one in self._left_out:
            log.warning("trusted_list_left_out", cause=one.cause, part=one.name)
        await source.keep(found, data, now)

    def _read(self) -> None:
        if self._list is not None:
            self._listed, self._left_out = anchors_of(self._list, self._clock.now())

    def state(self, now: float) -> ListState | None:
        """How the list stands; None if none is configured."""
        if self._source is None:
            return None
        if self._list is None:
            return ListState(sequence=self._last[0], problem=self._problem)
        rules, found = self._rules, self._list
        fresh = -CLOCK_S <= now - self._fetched_at <= rules.stale_s and now < found.next_update
        return ListState(
            sequence=found.sequence,
            issued_at=found.issued_at,
            next_update=found.next_update,
            fetched_at=self._fetched_at,
            stale=not fresh,
            override_until=0.0 if fresh or now >= rules.override_until else rules.override_until,
            problem=self._problem,
            left_out=self._left_out,
        )

    @property
    def stale(self) -> bool:
        """A list is configured and is not to be had: its anchors vouch for nobody, or by the operator's word only."""
        state = self.state(self._clock.now())
        return state is not None and state.stale

    @property
    def overridden(self) -> bool:
        """A stale list is trusted on the operator's word."""
        state = self.state(self._clock.now())
        return state is not None and bool(state.override_until)

    def _believed(self, now: float) -> tuple[Anchor, ...]:
        state = self.state(now)
        return self._listed if state is not None and (not state.stale or state.override_until) else ()

    # ------------------------------------------------------------------ what is trusted

    def anchors(self, now: float) -> list[Voucher]:
        """Whose proofs are taken at a moment; the verifier checks that each is valid then."""
        found: dict[str, Voucher] = {one.fingerprint: one.certificate for one in (*self._test, *self._pinned)}
        for one in self._believed(now):
            found.setdefault(one.fingerprint, one.certificate if is_root(one) else ListedSigner(one.certificate))
        return list(found.values())

    def in_use(self) -> tuple[Source, ...]:
        """Everybody who vouches for age here."""
        listed = self._believed(self._clock.now())
        found = [self._source_of(one, "test", on_list=False) for one in self._test]
        found += [self._source_of(one, "file", on_list=_is_one_of(one, listed)) for one in self._pinned]
        own = {one.fingerprint for one in found}
        found += [self._source_of(one, "list", on_list=True) for one in listed if one.fingerprint not in own]
        found += [
            Source(one.name, one.fingerprint, "provider", on_list=False, until=0.0, confirmed_by=self._count(one))
            for one in self._providers
        ]
        return tuple(found)

    def _source_of(self, one: Anchor, kind: Kind, *, on_list: bool) -> Source:
        return Source(one.name, one.fingerprint, kind, on_list, one.until, self._count(one))

    def _count(self, one: Anchor | Provider) -> int:
        return len(self._by.get(one.fingerprint, ()))

    @property
    def standing(self) -> Standing:
        """What the site says of itself: the weakest of those it trusts decides."""
        sources = self.in_use()
        if any(not one.confirmed for one in sources):
            return "unconfirmed"
        if any(one.kind == "test" for one in sources):
            return "test"
        return "listed" if all(one.on_list for one in sources) else "confirmed"

    @property
    def unconfirmed(self) -> bool:
        """Somebody who vouches for age here is not on the list, and not two of staff confirmed them (Rule 3)."""
        return self.standing == "unconfirmed"

    def check_private(self) -> None:
        """Whether people may talk out of everybody's sight. Raises `trust_unconfirmed`."""
        if self.unconfirmed:
            raise Refused("trust_unconfirmed")

    async def end_of_the_gone(self, end: Callable[[Collection[Level]], Awaitable[int]]) -> None:
        """At a start: passes that rest on an issuer of the operator's own which was taken out unconfirmed, end.

        A pass does not say on whom it rests (nobody should learn its holder's country), so all of that way end: else an
        issuer put in for an hour would give passes that count in full (Rule 3).
        """
        trusted = {one.fingerprint for one in self.in_use()}
        gone = {
            kind
            for fingerprint, kind in (await self._confirmations.own()).items()
            if fingerprint not in trusted and len(self._by.get(fingerprint, ())) < CONFIRMERS
        }
        levels: set[Level] = {level for kind in gone for level in RESTS_ON[kind]}
        if levels:
            ended = await end(levels)
            log.warning("passes_of_a_former_issuer_ended", count=ended)
        own = {one.fingerprint: one.kind for one in self.in_use() if not one.on_list and one.kind in RESTS_ON}
        await self._confirmations.keep_own(own)

    # ------------------------------------------------------------------ confirming

    def check_own(self, fingerprint: str) -> None:
        """Whether there is something to confirm. Raises `not_found`: not in use, on the list, or a test issuer."""
        own = {one.fingerprint for one in self.in_use() if not one.on_list and one.kind in {"file", "provider"}}
        if fingerprint not in own:
            raise Refused("not_found")

    def confirmed_by(self, fingerprint: str, member: StaffMember) -> bool:
        """Whether this one of staff confirmed it."""
        return member.id in self._by.get(fingerprint, ())

    async def confirm(self, member: StaffMember, fingerprint: str) -> None:
        """One of staff, whose passkey was asked just now, stands for an issuer. Raises `not_found`."""
        self.check_own(fingerprint)
        await self._confirmations.confirm(fingerprint, member.id, self._clock.now())
        self._by = await self._confirmations.all()
        count = len(self._by.get(fingerprint, ()))
        log.warning("issuer_confirmed", code=fingerprint[:16], staff=member.id, count=count)

    async def withdraw(self, member: StaffMember, fingerprint: str) -> None:
        """Take every confirmation back (Rule 4). Raises `not_found`."""
        self.check_own(fingerprint)
        await self._confirmations.withdraw(fingerprint)
        self._by = await self._confirmations.all()
        log.warning("issuer_doubted", code=fingerprint[:16], staff=member.id)


def _distinct(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    return tuple({one.fingerprint: one for one in anchors}.values())


def _is_one_of(one: Anchor, listed: Iterable[Anchor]) -> bool:
    return any(same_issuer(one, other) for other in listed)
