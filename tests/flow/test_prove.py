"""The proof of age as a flow: one attempt, one outcome, one pass; refusals that leave alike and at the same time."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, get_args

import pytest

from salon.base.clock import FixedClock
from salon.base.errors import Refused
from salon.flow.budget import FreshProofs
from salon.flow.levels import TEST_LEVELS
from salon.flow.passes import BrowserKey, PassKeeper
from salon.flow.ports.metrics import NoMeter
from salon.flow.ports.proofs import PLAIN_PACE_S, ZK_PACE_S, Ask, Finding, Lane, Question
from salon.flow.prove import TRANSACTION_S, TRANSACTIONS_MAX, Prove
from salon.flow.tally import GIVEN, DailyTally
from salon.outside.chance import draw_secret
from salon.outside.tickets import HmacTickets
from salon.store.names import SqliteNames
from salon.store.people import SqlitePeople
from salon.store.tally import SqliteCounts
from tests.doors import Browser
from tests.store.worlds import START, World, open_world


class Asked:
    """A question: adult if the answer says so; examined when the test lets it."""

    def __init__(self, gate: asyncio.Event) -> None:
        self.body: dict[str, Any] = {}
        self.begun = asyncio.Event()
        self._gate = gate
        self.found: Finding | None = None
        self.takes_s = 0.0

    async def examine(self, answer: str, now: float, who: str = "") -> Finding:
        self.begun.set()
        await self._gate.wait()
        if self.found is not None:
            done = asyncio.Event()
            asyncio.get_running_loop().call_later(self.takes_s, done.set)
            await done.wait()
            return self.found
        if answer == "break":
            raise ZeroDivisionError
        code = {"adult": "ok", "forged": "issuer_signature"}.get(answer, "not_adult")
        return Finding(code, "test")


class Doorway:
    """The flow over a real store, and one browser in front of it."""

    def __init__(self, world: World) -> None:
        self.clock, self.gate, self.tally = FixedClock(START), asyncio.Event(), DailyTally(SqliteCounts(world.database))
        self.gate.set()
        self.browser = Browser("http://localhost")
        self.people = SqlitePeople(world.database)
        tickets = HmacTickets(bytes(32))
        passes = PassKeeper(
            passes=self.people,
            names=SqliteNames(world.database, world.keys),
            tickets=tickets,
            pepper=bytes(32),
            draw=draw_secret,
            clock=self.clock,
            revoked=set(),
            levels=TEST_LEVELS,
        )
        self.asked: dict[str, Asked] = {}
        lanes: dict[Lane, Ask] = dict.fromkeys(get_args(Lane), self.ask)
        self.prove = Prove(
            asks=lanes,
            passes=passes,
            signatures=tickets,
            draw=draw_secret,
            clock=self.clock,
            meter=NoMeter(),
            tally=self.tally,
            fresh=FreshProofs(100, self.clock, draw_secret),
        )

    def ask(self, name: str) -> Question:
        return self.asked.setdefault(name, Asked(self.gate))

    @property
    def key(self) -> BrowserKey:
        return BrowserKey(self.browser.jwk["x"], self.browser.jwk["y"])

    @property
    def causes(self) -> dict[str, int]:
        today = next(iter(self.tally.days().values()), {})
        return {cause: count for cause, count in today.items() if cause != GIVEN}

    def begin(self, lane: Lane, household: str = "") -> Attempt:
        name, transaction = self.prove.begin(self.key, household, lane)
        return Attempt(self, name, transaction.browser)


class Attempt:
    """One of the browser's attempts."""

    def __init__(self, door: Doorway, name: str, cookie: str) -> None:
        self.door, self.name, self.cookie = door, name, cookie
        self.signature = door.browser.sign(f"salon-age:{name}")

    async def answered(self, answer: str = "adult") -> str:
        """A wallet's answer comes; the response code."""
        return await self.door.prove.receive(self.name, answer, "link", "qr")

    async def collect(self, code: str = "", **other: str) -> tuple[str, Finding] | None:
        values = {"browser": self.cookie, "signature": self.signature} | other
        return await self.door.prove.collect(self.name, code=code, **values)

    def waits(self, code: str = "") -> asyncio.Task[None]:
        return asyncio.create_task(self.door.prove.wait(self.name, self.cookie, self.signature, code))

    async def finish(self, answer: str = "adult") -> tuple[str, Finding]:
        return await self.door.prove.finish(self.name, self.cookie, answer)


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[Doorway]:
    world = await open_world(tmp_path)
    door = Doorway(world)
    async with door.browser:
        yield door
    await world.close()


async def outcomes(*calls: Awaitable[Any]) -> Counter[str]:
    """How calls that are made at once end: `pass`, a refusal's code, `nothing`."""
    ends = await asyncio.gather(*calls, return_exceptions=True)
    said: Counter[str] = Counter()
    for end in ends:
        if isinstance(end, Refused):
            said[end.code] += 1
        elif isinstance(end, BaseException):
            raise end
        else:
            said["pass" if end else "nothing"] += 1
    return said


async def refused(call: Awaitable[Any]) -> None:
    """The one refusal there is."""
    assert await outcomes(call) == {"age_not_shown": 1}


async def test_the_browser_that_began_collects_what_a_wallet_brought(door: Doorway) -> None:
    scanned = door.begin("qr")
    assert await scanned.collect() is None
    assert await scanned.answered() == ""
    found = await scanned.collect()
    assert found is not None
    assert found[1].code == "ok"
    linked = door.begin("link")
    code = await linked.answered()
    assert len(code) == 43
    assert await linked.collect(code) is not None
    assert door.causes == {}


@pytest.mark.parametrize("count", [2, 5])
async def test_of_completions_that_race_exactly_one_gets_the_pass(door: Doorway, count: int) -> None:
    """One session, two completions, one pass: finishing, answering and collecting, all at once."""
    attempt = door.begin("dcapi")
    others = count - 1
    assert await outcomes(*(attempt.finish() for _ in range(count))) == {"pass": 1, "age_not_shown": others}
    attempt = door.begin("link")
    codes = await asyncio.gather(*(attempt.answered() for _ in range(count)))
    assert len(set(codes)) == count
    assert door.causes["transaction"] == 2 * others
    # The first was examined; its code is the one that opens. Nobody can tell which from outside.
    assert await outcomes(*(attempt.collect(codes[0]) for _ in range(count))) == {"pass": 1, "age_not_shown": others}
    attempt = door.begin("qr")
    await asyncio.gather(attempt.answered(), attempt.answered("minor"))
    assert await outcomes(*(attempt.collect() for _ in range(count))) == {"pass": 1, "age_not_shown": others}


async def test_an_attempt_is_used_up_before_its_answer_is_looked_at(door: Doorway) -> None:
    attempt = door.begin("qr")
    door.gate.clear()
    first = asyncio.create_task(attempt.answered("minor"))
    await door.asked[attempt.name].begun.wait()
    # While the first is examined: a second finds nothing, and who collects waits for the first.
    collecting = asyncio.create_task(attempt.collect())
    assert await attempt.answered("adult") == ""
    assert door.causes == {"transaction": 1}
    assert not collecting.done()
    door.gate.set()
    await first
    await refused(collecting)
    attempt = door.begin("dcapi")
    await refused(attempt.finish("minor"))
    await refused(attempt.finish("adult"))
    assert door.causes == {"transaction": 2, "not_adult": 2}


async def test_an_answer_that_breaks_the_examination_opens_nothing(door: Doorway) -> None:
    attempt = door.begin("qr")
    with pytest.raises(ZeroDivisionError):
        await attempt.answered("break")
    await refused(attempt.collect())
    await refused(attempt.collect())


async def test_an_answer_by_another_lane_than_asked_opens_nothing_and_uses_nothing_up(door: Doorway) -> None:
    native, scanned, provider = door.begin("dcapi"), door.begin("qr"), door.begin("provider")
    await refused(scanned.finish())
    await refused(native.collect())
    await native.answered()
    await provider.answered()
    assert await scanned.answered() == ""
    assert await scanned.collect() is not None
    assert await native.finish()


async def test_nobody_but_the_browser_that_began_collects(door: Doorway) -> None:
    """Its cookie and its key, both; and whoever has not both takes nothing away."""
    attempt, other = door.begin("link"), door.begin("link")
    code = await attempt.answered()
    async with Browser("http://localhost") as stranger:
        foreign = stranger.sign(f"salon-age:{attempt.name}")
        await refused(attempt.collect(code, browser=other.cookie))
        await refused(attempt.collect(code, browser=""))
        await refused(attempt.collect(code, signature=foreign))
        await refused(attempt.collect(code, signature=other.signature))
        await refused(attempt.collect(code, signature=""))
        await refused(attempt.collect(code, browser=other.cookie, signature=foreign))
    assert await attempt.collect(code) is not None


async def test_a_link_answered_elsewhere_opens_nothing_where_it_was_made(door: Doorway) -> None:
    """A relayed link: the code comes back to the other browser, and who sent the link has none."""
    attempt = door.begin("link")
    await attempt.answered()
    assert await attempt.collect() is None
    await refused(attempt.collect(draw_secret()))
    # A wrong one was the one attempt.
    assert door.causes == {"response_code": 1}
    await refused(attempt.collect())


async def test_the_first_tab_still_asks_while_another_one_returns_from_the_wallet(door: Doorway) -> None:
    attempt = door.begin("link")
    first = attempt.waits()
    await asyncio.sleep(0)
    code = await attempt.answered()
    await first
    assert await attempt.collect() is None
    first = attempt.waits()
    await asyncio.sleep(0)
    assert not first.done()
    assert await attempt.collect(code) is not None
    # Woken at once, told like anybody; it looks for the pass its browser has by now.
    await first
    await refused(attempt.collect())


async def test_who_waits_is_woken_by_the_answer_and_a_stranger_does_not_wait(door: Doorway) -> None:
    attempt = door.begin("qr")
    waiting = attempt.waits()
    await asyncio.sleep(0)
    assert len(door.prove.waiting) == 1
    await door.prove.wait(attempt.name, "", attempt.signature)
    await door.prove.wait(attempt.name, attempt.cookie, "")
    await door.prove.wait("qr-nothing", attempt.cookie, attempt.signature)
    assert not waiting.done()
    await attempt.answered()
    await waiting
    await attempt.waits()
    assert await attempt.collect() is not None
    await attempt.waits()
    assert len(door.prove.waiting) == 0


async def test_five_minutes_are_five_minutes_at_every_step(door: Doorway) -> None:
    native, answered, waiting = door.begin("dcapi"), door.begin("qr"), door.begin("qr")
    await answered.answered()
    door.clock.advance(TRANSACTION_S)
    await refused(native.finish())
    await refused(answered.collect())
    await waiting.waits()
    await refused(waiting.collect())
    await waiting.answered()
    await refused(waiting.collect())
    assert door.causes == {"transaction": 5}


async def test_what_waits_to_be_collected_does_not_say_why_it_is_a_no(door: Doorway) -> None:
    kept = []
    for answer in ("minor", "forged"):
        attempt = door.begin("qr")
        await attempt.answered(answer)
        outcome = door.prove._outcomes[attempt.name]  # what memory holds is the point
        kept.append(outcome.finding)
    assert kept[0] == kept[1]
    assert kept[0] is not None


async def test_what_is_over_is_forgotten(door: Doorway) -> None:
    await door.begin("qr").answered()
    door.begin("link")
    door.clock.advance(TRANSACTION_S)
    door.begin("link")
    assert (len(door.prove._open), len(door.prove._outcomes)) == (1, 0)


async def test_answered_attempts_of_one_household_take_nobody_elses_turn(door: Doorway) -> None:
    flood = [door.begin("qr", "192.0.2.1") for _ in range(TRANSACTIONS_MAX)]
    await asyncio.gather(*(attempt.answered("junk") for attempt in flood))
    ours = door.begin("qr", "192.0.2.2")
    with pytest.raises(Refused, match="busy"):
        for _ in range(3):
            door.begin("qr", "192.0.2.1")
    await ours.answered()
    assert await ours.collect() is not None


async def test_a_return_says_nothing_of_what_became_of_the_answer(door: Doorway) -> None:
    names = {
        "adult": door.begin("link").name,
        "minor": door.begin("link").name,
        "unknown": f"link-{draw_secret()}",
    }
    codes = [await door.prove.receive(name, answer, "link", "qr") for answer, name in names.items()]
    again = await door.prove.receive(names["adult"], "adult", "link", "qr")
    assert {len(code) for code in [*codes, again]} == {43}
    assert len({*codes, again}) == 4
    scanned = [door.begin("qr").name, f"qr-{draw_secret()}", "dcapi-x", ""]
    assert [await door.prove.receive(name, "minor", "link", "qr") for name in scanned] == [""] * 4


ROUNDS = 12


async def test_refusals_leave_at_one_time_after_receipt_whatever_the_cause(door: Doorway) -> None:
    """Compared are distributions: causes differ from each other by no more than each differs from itself."""
    loop = asyncio.get_running_loop()
    times: dict[str, list[float]] = {}

    async def took(cause: str, call: Awaitable[Any]) -> None:
        started = loop.time()
        await outcomes(call)
        times.setdefault(cause, []).append(loop.time() - started)

    unknown = Attempt(door, f"link-{draw_secret()}", "")
    for turn in range(ROUNDS):
        answered, other = door.begin("link"), door.begin("link")
        code, _ = await asyncio.gather(answered.answered("minor"), other.answered("minor"))
        calls: list[tuple[str, Callable[[], Awaitable[Any]]]] = [
            ("finish: a minor", partial(door.begin("dcapi").finish, "minor")),
            ("finish: unknown", unknown.finish),
            ("receive: an adult", door.begin("link").answered),
            ("receive: a minor", partial(door.begin("qr").answered, "minor")),
            ("receive: unknown", unknown.answered),
            ("collect: a minor", partial(answered.collect, code)),
            ("collect: another browser", partial(other.collect, "x", browser="")),
            ("collect: a wrong code", partial(other.collect, "x")),
            ("collect: unknown", partial(unknown.collect, "x")),
        ]
        # All at once and in turn, so that what else the machine does falls on all alike.
        start = turn % len(calls)
        await asyncio.gather(*(took(cause, call()) for cause, call in calls[start:] + calls[:start]))
    assert min(min(each) for each in times.values()) >= PLAIN_PACE_S - 0.001
    medians = {cause: median(each) for cause, each in times.items()}
    noise = max(0.01, 3 * median(max(each) - min(each) for each in times.values()))
    assert max(medians.values()) - min(medians.values()) <= noise, medians


async def test_zero_knowledge_refusals_leave_at_their_time_however_long_the_proof_took(door: Doorway) -> None:
    """A broken proof is refused in a fraction of the time a minor's takes: neither is told apart by when."""
    loop = asyncio.get_running_loop()
    took: dict[float, list[float]] = {}

    async def refusal(examined_s: float) -> None:
        name, transaction = door.prove.begin(door.key, "", "dcapi")
        assert isinstance(transaction.question, Asked)
        transaction.question.found = Finding("zk_proof" if examined_s else "zk_circuit", "test", ZK_PACE_S)
        transaction.question.takes_s = examined_s
        started = loop.time()
        await refused(door.prove.finish(name, transaction.browser, ""))
        took.setdefault(examined_s, []).append(loop.time() - started)

    await asyncio.gather(*(refusal(examined_s) for examined_s in (0.0, 0.6, 1.6) * ROUNDS))
    assert min(min(each) for each in took.values()) >= ZK_PACE_S - 0.001
    medians = {examined_s: median(each) for examined_s, each in took.items()}
    noise = max(0.02, 3 * median(max(each) - min(each) for each in took.values()))
    assert max(medians.values()) - min(medians.values()) <= noise, medians


async def test_an_examination_longer_than_the_pace_leaves_at_the_next_multiple(door: Doorway) -> None:
    loop = asyncio.get_running_loop()
    attempt = door.begin("qr")
    door.gate.clear()
    loop.call_later(1.2 * PLAIN_PACE_S, door.gate.set)
    started = loop.time()
    await attempt.answered()
    assert loop.time() - started >= 2 * PLAIN_PACE_S - 0.001
