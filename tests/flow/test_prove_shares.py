"""Open attempts: a share for each, and lanes that close while too much comes from one network."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from salon.base.errors import Refused
from salon.chat.probation import CROWDED, FAR, Rules, Standing, Terms
from salon.flow.budget import STEP_S, FreshProofs
from salon.flow.levels import TEST_LEVELS, Levels
from salon.flow.passes import PassKeeper
from salon.flow.ports.metrics import NoMeter
from salon.flow.ports.proofs import Finding, Lane
from salon.flow.probation import Probation
from salon.flow.prove import Prove
from salon.flow.tally import DailyTally
from salon.store.names import SqliteNames
from salon.store.probation import SqliteStandings
from salon.store.tally import SqliteCounts
from tests.flow.halls import Hall, Holder, open_hall

LEVELS = Levels({"av-plain": 30, "provider": 0})
CAMPUS, STREET = "198.51.100.0/24", "203.0.113.0/24"


class Says:
    """A question whose answer is what is answered: a finding's code."""

    body: dict[str, Any] = {}  # noqa: RUF012  # as the port has it

    asked_by: list[str] = []  # noqa: RUF012  # of all of them

    def __init__(self, level: str) -> None:
        self.level = level

    async def examine(self, answer: str, now: float, who: str = "") -> Finding:
        self.asked_by.append(who)
        return Finding(answer, self.level, pace_s=0.001)  # type: ignore[arg-type]


class Door:
    """A door over a real store, with a budget of two passes."""

    def __init__(self, hall: Hall, levels: Levels = LEVELS) -> None:
        self.hall = hall
        self.level = ""
        self.standings = SqliteStandings(hall.world.database)
        self.tally = DailyTally(SqliteCounts(hall.world.database))
        passes = PassKeeper(
            passes=hall.people,
            names=SqliteNames(hall.world.database, hall.world.keys),
            tickets=hall.tickets,
            pepper=b"p" * 32,
            draw=self.draw,
            clock=hall.clock,
            revoked=hall.revoked,
            levels=levels,
            probation=Probation(self.standings, Rules(talk=Terms(600, 5)), hall.clock),
        )
        hall.keeper = passes
        lanes: dict[Lane, str] = {
            "dcapi": "av-plain",
            "link": "av-plain",
            "qr": "av-plain",
            "provider": "provider",
        }
        self.prove = Prove(
            asks={lane: lambda _name, level=level: Says(level) for lane, level in lanes.items()},  # type: ignore[misc]
            passes=passes,
            signatures=hall.tickets,
            draw=self.draw,
            clock=hall.clock,
            meter=NoMeter(),
            tally=self.tally,
            fresh=FreshProofs(2, hall.clock, self.draw),
        )

    def draw(self) -> str:
        return f"{next(self.hall.numbers):022d}".ljust(43, "t")

    async def come(self, lane: Lane = "dcapi", network: str = "", household: str = "", code: str = "ok") -> Standing:
        """Through the door; where the new pass stands."""
        holder = Holder(self.hall)
        name, transaction = self.prove.begin(holder.key, household, lane, network)
        if lane == "dcapi":
            token, finding = await self.prove.finish(name, transaction.browser, code)
        else:
            returned = await self.prove.receive(name, code, lane)
            signature = holder.sign(f"salon-age:{name}")
            found = await self.prove.collect(name, transaction.browser, signature, returned)
            assert found is not None
            token, finding = found
        holder.token = token
        self.level = finding.level
        standing = await self.standings.of(holder.family(await holder.rotate()))
        assert standing is not None
        return standing


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    async with open_hall(tmp_path) as hall:
        yield Door(hall)


async def test_a_probation_is_longer_by_the_way_and_in_a_crowd(door: Door) -> None:
    assert [(await door.come(lane)).factor for lane in ("dcapi", "link", "qr")] == [1, FAR, FAR]
    factors = [(await door.come("dcapi", CAMPUS, f"198.51.100.{n}")).factor for n in range(4)]
    assert factors == [1, 1, CROWDED, CROWDED]
    assert (await door.come("qr", STREET)).factor == FAR


async def test_an_examination_knows_whose_share_it_takes_by_a_mark_and_not_by_the_address(door: Door) -> None:
    Says.asked_by.clear()
    for network, household in (
        (CAMPUS, "198.51.100.1"),
        (CAMPUS, "198.51.100.2"),
        (STREET, "203.0.113.1"),
        ("", "::1"),
    ):
        await door.come("dcapi", network, household)
    campus, same, street, here = Says.asked_by
    assert (campus, here) == (same, "::1")
    assert street not in {campus, here}
    assert "198.51" not in campus


async def test_above_the_budget_other_ways_than_this_devices_wallet_wait_for_tomorrow(door: Door) -> None:
    for _ in range(2):
        await door.come("dcapi", CAMPUS)
    for lane in ("link", "qr"):
        with pytest.raises(Refused, match="wallet_here_only"):
            await door.come(lane, CAMPUS)  # type: ignore[arg-type]
    await door.come("dcapi", CAMPUS, "198.51.100.1")
    with pytest.raises(Refused) as refused:
        await door.come("dcapi", CAMPUS, "198.51.100.1")
    assert (refused.value.code, refused.value.retry_after_s) == ("too_fast", STEP_S)
    door.hall.clock.advance(STEP_S)
    await door.come("dcapi", CAMPUS, "198.51.100.1")


async def test_who_fails_uses_up_nothing_of_the_neighbours(door: Door) -> None:
    for _ in range(5):
        with pytest.raises(Refused, match="age_not_shown"):
            await door.come("dcapi", CAMPUS, code="digest")
    assert (await door.come("qr", CAMPUS)).factor == FAR


async def test_a_way_that_does_not_suffice_is_refused_like_any_proof_and_counted(door: Door) -> None:
    with pytest.raises(Refused, match="age_not_shown"):
        await door.come("provider")
    await door.come()
    ((_, causes),) = door.tally.days().items()
    assert causes == {"level": 1, "ok": 1}


async def test_in_test_mode_every_way_gives_a_test_pass_which_leaving_it_ends(tmp_path: Path) -> None:
    async with open_hall(tmp_path) as hall:
        door = Door(hall, TEST_LEVELS)
        for lane in ("dcapi", "qr", "provider"):
            await door.come(lane)  # type: ignore[arg-type]
            assert door.level == "test"
        assert await hall.people.end_levels({"test"}, hall.clock.now()) == 3


async def test_a_flood_of_open_attempts_takes_nobodys_turn_but_its_own(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("salon.flow.prove.TRANSACTIONS_MAX", 20)
    key = Holder(door.hall).key
    for number in range(20):
        door.prove.begin(key, f"198.51.100.{number}", "dcapi", CAMPUS)
    # Many addresses of one network are one crowd: there is room for another network.
    await door.come("dcapi", STREET)
    name, transaction = door.prove.begin(key, "203.0.113.1", "dcapi", STREET)
    with pytest.raises(Refused, match="busy"):
        for _ in range(3):
            door.prove.begin(key, "198.51.100.1", "dcapi", CAMPUS)
    await door.prove.finish(name, transaction.browser, "ok")


async def test_within_a_network_a_flood_of_one_address_makes_room_for_the_neighbours(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("salon.flow.prove.TRANSACTIONS_MAX", 20)
    key = Holder(door.hall).key
    for _ in range(20):
        door.prove.begin(key, "198.51.100.1", "dcapi", CAMPUS)
    await door.come("dcapi", CAMPUS, "198.51.100.2")
    with pytest.raises(Refused, match="busy"):
        for _ in range(3):
            door.prove.begin(key, "198.51.100.1", "dcapi", CAMPUS)


async def test_answers_nobody_fetches_do_not_shut_the_door(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salon.flow.prove.TRANSACTIONS_MAX", 20)
    key = Holder(door.hall).key
    for _ in range(20):
        name, _ = door.prove.begin(key, "198.51.100.1", "qr", CAMPUS)
        await door.prove.receive(name, "malformed", "qr")
    await door.come("dcapi", STREET, "203.0.113.1")
