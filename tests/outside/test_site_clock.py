"""Site time across steps of the wall clock (design, Vanishing)."""

from __future__ import annotations

from salon.outside.site_clock import TRUSTED_S, SiteClock

SEEN = 1_800_000_000.0


class Machine:
    """A wall clock that can be set, and a steady one."""

    def __init__(self, wall: float) -> None:
        self.wall, self.steady = wall, 50.0

    def passes(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds

    def clock(self, last_seen: float, *, confirmed: bool = False) -> SiteClock:
        return SiteClock(last_seen, confirmed=confirmed, wall=lambda: self.wall, steady=lambda: self.steady)


def test_the_first_start_believes_the_wall_clock() -> None:
    assert Machine(SEEN).clock(0).trusted


def test_a_step_of_the_wall_clock_while_running_changes_nothing() -> None:
    machine = Machine(SEEN)
    clock = machine.clock(SEEN)
    machine.wall += 10_000_000
    assert clock.now() == SEEN
    machine.wall -= 20_000_000
    machine.passes(5)
    assert clock.now() == SEEN + 5


def test_a_start_within_48_hours_is_trusted() -> None:
    clock = Machine(SEEN + TRUSTED_S).clock(SEEN)
    assert clock.trusted
    assert clock.now() == SEEN + TRUSTED_S


def test_a_start_later_than_that_is_not_trusted_but_time_goes_on_so_that_reads_refuse() -> None:
    clock = Machine(SEEN + TRUSTED_S + 1).clock(SEEN)
    assert not clock.trusted
    assert clock.now() == SEEN + TRUSTED_S + 1


def test_a_wall_clock_that_went_back_extends_no_life() -> None:
    machine = Machine(SEEN - 3600)
    clock = machine.clock(SEEN)
    assert not clock.trusted
    assert clock.now() == SEEN
    machine.passes(10)
    assert clock.now() == SEEN + 10


def test_a_confirmed_wall_clock_is_believed() -> None:
    clock = Machine(SEEN - 3600).clock(SEEN, confirmed=True)
    assert clock.trusted
    assert clock.now() == SEEN - 3600
