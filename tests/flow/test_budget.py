"""Fresh proofs of one network and day: above the budget slower, nearer, longer; never a closed door."""

from __future__ import annotations

from itertools import count

import pytest

from salon.base.clock import FixedClock
from salon.base.errors import Refused
from salon.base.expiry import DAY_S
from salon.flow.budget import STEP_S, WAIT_MAX_S, FreshProofs

CAMPUS, STREET, HOME = "198.51.100.0/24", "2001:db8::/56", "198.51.100.7"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(1_800_000_000.0 // DAY_S * DAY_S)


@pytest.fixture
def fresh(clock: FixedClock) -> FreshProofs:
    numbers = count()
    return FreshProofs(3, clock, lambda: f"{next(numbers):043d}")


def give(fresh: FreshProofs, network: str, passes: int) -> None:
    for _ in range(passes):
        fresh.given(fresh.mark(network))


def wait(fresh: FreshProofs, network: str = CAMPUS, household: str = HOME) -> float:
    """What an address has to wait, seconds; 0: it may begin."""
    try:
        fresh.check(fresh.mark(network), household, "dcapi")
    except Refused as refused:
        return (refused.retry_after_s or 0.0) if refused.code == "too_fast" else -1.0
    return 0.0


def test_below_the_budget_nothing_is_different(fresh: FreshProofs) -> None:
    give(fresh, CAMPUS, 2)
    for lane in ("dcapi", "link", "qr", "provider"):
        for _ in range(50):
            fresh.check(fresh.mark(CAMPUS), HOME, lane)  # type: ignore[arg-type]
    assert not fresh.crowded(fresh.mark(CAMPUS))


def test_above_it_only_this_devices_wallet_will_do(fresh: FreshProofs) -> None:
    give(fresh, CAMPUS, 3)
    for lane in ("link", "qr", "provider"):
        with pytest.raises(Refused, match="wallet_here_only") as refused:
            fresh.check(fresh.mark(CAMPUS), HOME, lane)  # type: ignore[arg-type]
        assert refused.value.retry_after_s == DAY_S
    assert wait(fresh) == 0
    assert fresh.crowded(fresh.mark(CAMPUS))


def test_each_address_waits_longer_with_each_pass_and_not_for_ever(fresh: FreshProofs, clock: FixedClock) -> None:
    give(fresh, CAMPUS, 3)
    assert [wait(fresh), wait(fresh)] == [0, STEP_S]
    assert wait(fresh, household="198.51.100.8") == 0
    clock.advance(STEP_S)
    give(fresh, CAMPUS, 1)
    assert [wait(fresh), wait(fresh)] == [0, 2 * STEP_S]
    give(fresh, CAMPUS, 10_000)
    clock.advance(2 * STEP_S)
    assert [wait(fresh), wait(fresh)] == [0, WAIT_MAX_S]
    clock.advance(WAIT_MAX_S)
    assert wait(fresh) == 0


def test_a_network_pays_for_itself_alone(fresh: FreshProofs) -> None:
    give(fresh, CAMPUS, 100)
    assert [wait(fresh, STREET), wait(fresh, STREET)] == [0, 0]
    assert not fresh.crowded(fresh.mark(STREET))


def test_the_next_day_begins_with_another_key_and_no_counts(fresh: FreshProofs, clock: FixedClock) -> None:
    give(fresh, CAMPUS, 100)
    before = fresh.mark(CAMPUS)
    assert len(before) == 32
    assert CAMPUS.encode() not in before
    clock.advance(DAY_S - 1)
    assert fresh.mark(CAMPUS) == before
    clock.advance(1)
    assert fresh.mark(CAMPUS) != before
    assert not fresh.crowded(fresh.mark(CAMPUS))
    # A pass begun yesterday and given today counts for nobody.
    fresh.given(before)
    assert not fresh.crowded(fresh.mark(CAMPUS))


def test_callers_of_this_machine_are_no_network(fresh: FreshProofs) -> None:
    give(fresh, "", 100)
    assert fresh.mark("") == b""
    fresh.check(b"", "", "qr")
    assert not fresh.crowded(b"")
