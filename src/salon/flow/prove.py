"""Showing one's age: a transaction for each attempt, and what became of it.

    begin     for this browser's key, over one lane: one attempt, five minutes
    finish    lane `dcapi`: the browser brings the wallet's answer itself; a pass
    receive   other lanes: the answer comes from elsewhere, and its outcome waits
    wait      the browser that began waits for that
    collect   and fetches the outcome, signed with its key; a pass

Rule 1: a transaction is used up first, then its answer is examined.
Rule 2: every refusal of a proof is the same outside (`age_not_shown`) and leaves at a fixed time after receipt.
Rule 3: nothing of the proof outlives the decision. What waits to be collected is a level, or none.
Rule 4: a name says its lane, so that what a wallet is answered follows from what it was given, whether or not there
is, or ever was, an attempt of that name.
"""

from __future__ import annotations

import asyncio
import hmac
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec import Struct

from salon.base.clock import Clock
from salon.base.errors import Refused
from salon.flow.budget import FreshProofs
from salon.flow.passes import BrowserKey, PassKeeper
from salon.flow.ports.metrics import Meter
from salon.flow.ports.proofs import PLAIN_PACE_S, PROVIDER_PACE_S, Ask, Finding, Lane, Question, Ready
from salon.flow.ports.tickets import Tickets
from salon.flow.tally import DailyTally
from salon.flow.waiting import Waiting

TRANSACTION_S: Final = 300.0
TRANSACTIONS_MAX: Final = 2_000
RETURNING: Final[frozenset[Lane]] = frozenset({"link", "provider"})
"""Lanes whose answer ends in a browser of this device. Only what that browser is handed opens the outcome: else whoever
began could send an adult the address to answer at, and collect."""
WAIT_S: Final = 20.0
"""How long a browser waits for an answer before its page has to ask again."""


class Transaction(Struct, frozen=True):
    """An open attempt."""

    lane: Lane
    question: Question
    key: BrowserKey
    browser: str
    """Secret of the cookie set with it: only the browser that began may finish."""
    ends_at: float
    household: str = ""
    """Who began it, as far as the address tells; in memory only, for the share of each."""
    network: bytes = b""
    """What stands for their network today (`flow.budget`)."""


class Outcome:
    """What an answer from elsewhere came to; waits for the browser that began."""

    __slots__ = ("code", "finding", "known", "transaction")

    def __init__(self, transaction: Transaction, code: str) -> None:
        self.transaction = transaction
        self.code = code
        """Lanes that return to a browser: what is handed to the browser they return to; else empty."""
        self.finding: Finding | None = None
        self.known = asyncio.Event()


class Prove:
    """The proof of age.

    Args:
        asks: a maker of questions for each lane this site has.
        readies: what to wait for before a question of a lane can be made, where there is something.
        draw: random URL-safe text of 256 bits; chance is a port.
        check_open: raises `site_closed` outside the site's hours.
    """

    def __init__(
        self,
        *,
        asks: Mapping[Lane, Ask],
        readies: Mapping[Lane, Ready] = MappingProxyType({}),
        passes: PassKeeper,
        signatures: Tickets,
        draw: Callable[[], str],
        clock: Clock,
        meter: Meter,
        tally: DailyTally,
        fresh: FreshProofs,
        check_open: Callable[[], None] = lambda: None,
    ) -> None:
        self.lanes: Final[frozenset[Lane]] = frozenset(asks)
        self._asks, self._readies, self._passes, self._signatures = asks, readies, passes, signatures
        self._draw, self._clock, self._meter, self._tally = draw, clock, meter, tally
        self._check_open, self._fresh = check_open, fresh
        self._open: dict[str, Transaction] = {}
        self._outcomes: dict[str, Outcome] = {}
        self.waiting: Final = Waiting()

    # ------------------------------------------------------------------ begin

    async def ready(self, lane: Lane) -> None:
        """Wait until a transaction of this lane can begin. Raises `busy` if it cannot now, `site_closed`."""
        self._check_open()
        waiting = self._readies.get(lane)
        if waiting is not None:
            await waiting()

    def begin(
        self, key: BrowserKey, household: str = "", lane: Lane = "dcapi", network: str = ""
    ) -> tuple[str, Transaction]:
        """Open a transaction.

        `household` is who calls, as far as the address tells, `network` the wider one it lies in. When too many are
        open, those with most of them give: a flood takes nobody's turn but its own.

        Raises:
            Refused: `malformed` for a bad key, `not_found` for a lane this site does not have, `busy`, `site_closed`,
                and as `flow.budget.FreshProofs.check`.
        """
        self._check_open()
        now = self._clock.now()
        self._forget(now)
        if len(key.x) != 43 or len(key.y) != 43:
            raise Refused("malformed")
        ask = self._asks.get(lane)
        if ask is None:
            raise Refused("not_found")
        mark = self._fresh.mark(network)
        if len(self._open) + len(self._outcomes) >= TRANSACTIONS_MAX:
            self._make_room(household, mark)
        self._fresh.check(mark, household, lane)
        name = f"{lane}-{self._draw()}"
        transaction = Transaction(lane, ask(name), key, self._draw(), now + TRANSACTION_S, household, mark)
        self._open[name] = transaction
        return name, transaction

    def _forget(self, now: float) -> None:
        self._open = {name: kept for name, kept in self._open.items() if kept.ends_at > now}
        self._outcomes = {name: kept for name, kept in self._outcomes.items() if kept.transaction.ends_at > now}

    def _make_room(self, household: str, network: bytes) -> None:
        """The oldest attempt goes of whoever has most: of the networks first, then of the households in that one.

        Who has (nearly) as much as those with most is the one to wait.
        """
        # With those already answered: junk posted to one's own attempts must not take the others' turn either.
        held = {name: outcome.transaction for name, outcome in self._outcomes.items()} | self._open
        networks = Counter(kept.network for kept in held.values())
        crowd, most = networks.most_common(1)[0]
        homes = Counter(kept.household for kept in held.values() if kept.network == crowd)
        home, most_at_home = homes.most_common(1)[0]
        mine, allowed = (homes[household], most_at_home) if network == crowd else (networks[network], most)
        if mine >= allowed - 1:
            raise Refused("busy", retry_after_s=30)
        name = min(
            (name for name, kept in held.items() if (kept.network, kept.household) == (crowd, home)),
            key=lambda name: held[name].ends_at,
        )
        self._open.pop(name, None)
        self._outcomes.pop(name, None)
        self.waiting.wake(name)

    # ------------------------------------------------------------------ the browser brings the answer

    async def finish(self, name: str, browser: str, answer: str) -> tuple[str, Finding]:
        """Examine the answer; the pass token, and how age was shown. Raises `age_not_shown`, whatever the cause."""
        received, now = _loop_time(), self._clock.now()
        transaction = self._take(name, "dcapi", now)
        if transaction is None or not _same(transaction.browser, browser):
            raise await self._no("transaction", received, PLAIN_PACE_S)
        finding = await self._examine(transaction, answer, now)
        if finding.code != "ok":
            raise await self._no(finding.code, received, finding.pace_s)
        return await self._yes(transaction, finding), finding

    # ------------------------------------------------------------------ the answer comes from elsewhere

    async def receive(self, name: str, answer: str, *lanes: Lane) -> str:
        """Examine an answer that a wallet or a provider brought; its outcome waits for the browser that began.

        Returns:
            The response code to hand to the browser the answer returns to; empty for lanes that do not return.
            Whoever brings an answer never learns the outcome, nor whether there was such an attempt: the return is
            alike, and after the same time, in every case.
        """
        received, now = _loop_time(), self._clock.now()
        code = self._draw() if name.partition("-")[0] in RETURNING else ""
        transaction = next((found for lane in lanes if (found := self._take(name, lane, now)) is not None), None)
        if transaction is None:
            self._tally.refused("transaction", now)
            await _until(received, PROVIDER_PACE_S if "provider" in lanes else PLAIN_PACE_S)
            return code
        outcome = Outcome(transaction, code)
        self._outcomes[name] = outcome
        self.waiting.wake(name)
        try:
            finding = await self._examine(transaction, answer, now)
            if finding.code != "ok":
                self._tally.refused(finding.code, now)
                # Why is in the count of the day, and from here on nowhere beside somebody's attempt (Rule 3).
                finding = msgspec.structs.replace(finding, code="no")
            outcome.finding = finding
        finally:
            outcome.known.set()
        await _until(received, finding.pace_s)
        return code

    async def wait(self, name: str, browser: str, signature: str, code: str = "", wait_s: float = WAIT_S) -> None:
        """Wait until `collect`, called alike, has something to say, or for `wait_s` seconds. May be cancelled.

        Returns at once to whoever may not collect.

        Raises:
            Refused: `too_fast` for who has to give way, see `flow.waiting`.
        """
        now = self._clock.now()
        transaction = self._pending(name, now)
        if transaction is None or not self._may_collect(transaction, name, browser, signature):
            return
        if not self._has_outcome(name, code):
            await self.waiting.wait(name, min(wait_s, transaction.ends_at - now))

    async def collect(self, name: str, browser: str, signature: str, code: str = "") -> tuple[str, Finding] | None:
        """The pass token for an outcome that waits, and how age was shown; None if there is none for this caller yet.

        `signature` is the browser key's, of `salon-age:` and the transaction's name. On lanes of `RETURNING`, whoever
        does not say the `code` handed over on the return is told nothing, and takes nothing away: the tab from which
        the wallet was opened still asks while another one returns. Whoever is second finds nothing.

        Raises:
            Refused: `age_not_shown`, whatever the cause.
        """
        received = _loop_time()
        transaction = self._pending(name, self._clock.now())
        if transaction is None or not self._may_collect(transaction, name, browser, signature):
            raise await self._no("transaction", received, PLAIN_PACE_S)
        if not self._has_outcome(name, code):
            return None
        await self._outcomes[name].known.wait()
        # One transaction, one pass.
        outcome = self._outcomes.pop(name, None)
        if outcome is None:
            raise await self._no("transaction", received, PLAIN_PACE_S)
        self.waiting.wake(name)
        # Whoever waits for an examination here is told how long it took no finer than whoever brought the answer.
        finding = outcome.finding
        pace_s = PLAIN_PACE_S if finding is None else finding.pace_s
        if not _same(outcome.code, code):
            raise await self._no("response_code", received, pace_s)
        if finding is None or finding.code != "ok":
            # Counted when it was received.
            await _until(received, pace_s)
            raise Refused("age_not_shown")
        return await self._yes(transaction, finding), finding

    def _pending(self, name: str, now: float) -> Transaction | None:
        """The transaction of this name that is open, or answered and not collected."""
        outcome = self._outcomes.get(name)
        found = self._open.get(name) if outcome is None else outcome.transaction
        return found if found is not None and found.ends_at > now and found.lane != "dcapi" else None

    def _has_outcome(self, name: str, code: str) -> bool:
        """Whether an answer came whose outcome, good or bad, is for who says this code."""
        outcome = self._outcomes.get(name)
        return outcome is not None and (not outcome.code or bool(code))

    def _may_collect(self, transaction: Transaction, name: str, browser: str, signature: str) -> bool:
        if not _same(transaction.browser, browser):
            return False
        key = transaction.key
        return self._signatures.signed(key.x, key.y, f"salon-age:{name}", signature)

    # ------------------------------------------------------------------ yes and no

    def _take(self, name: str, lane: Lane, now: float) -> Transaction | None:
        """The open transaction of this name and lane, used up by being taken."""
        found = self._open.get(name)
        if found is None or found.lane != lane:
            return None
        del self._open[name]
        return found if found.ends_at > now else None

    async def _examine(self, transaction: Transaction, answer: str, now: float) -> Finding:
        """The finding; `level` where adulthood was shown in a way that does not suffice here.

        In test mode every pass is one of the level `test`, whoever said so: leaving test mode ends them all.
        """
        who = transaction.network.hex() or transaction.household
        finding = await transaction.question.examine(answer, now, who)
        if self._passes.levels.test:
            finding = msgspec.structs.replace(finding, level="test")
        if finding.code == "ok" and not self._passes.levels.suffices(finding.level):
            return msgspec.structs.replace(finding, code="level")
        return finding

    async def _yes(self, transaction: Transaction, finding: Finding) -> str:
        self._meter.count("entries", "shown")
        far = transaction.lane in {"link", "qr"}
        crowded = self._fresh.crowded(transaction.network)
        self._fresh.given(transaction.network)
        self._tally.given(self._clock.now())
        return await self._passes.issue(transaction.key, finding.level, far=far, crowded=crowded)

    async def _no(self, cause: str, received: float, pace_s: float) -> Refused:
        self._tally.refused(cause, self._clock.now())
        await _until(received, pace_s)
        return Refused("age_not_shown")


def _same(ours: str, theirs: str) -> bool:
    return hmac.compare_digest(ours.encode(), theirs.encode())


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


async def _until(received: float, pace_s: float) -> None:
    """Wait for the next multiple of the pace after receipt: what took longer is no finer told than that."""
    taken = _loop_time() - received
    await asyncio.sleep(pace_s - taken % pace_s)
