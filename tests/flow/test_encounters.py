"""Who shared a room with whom lately."""

from __future__ import annotations

from salon.base.clock import FixedClock
from salon.base.ids import Family, RoomId, Tag
from salon.chat.direct import MET_S
from salon.flow.encounters import STAYS_MAX, Encounters

ANNE, BEN = Family("a" * 22), Family("b" * 22)
HERE, THERE = RoomId("h" * 16), RoomId("t" * 16)


def tag(family: Family) -> Tag:
    return Tag(family[:12])


def test_two_in_one_room_have_met_until_half_an_hour_after_the_first_left() -> None:
    clock = FixedClock()
    encounters = Encounters(clock)
    encounters.came(ANNE, tag(ANNE), HERE)
    assert not encounters.met(ANNE, BEN)
    encounters.came(BEN, tag(BEN), HERE)
    clock.advance(10 * MET_S)
    assert encounters.met(ANNE, BEN)
    assert encounters.met(BEN, ANNE)
    encounters.went(ANNE, HERE)
    clock.advance(MET_S)
    assert encounters.met(ANNE, BEN)
    clock.advance(1)
    assert not encounters.met(ANNE, BEN)


def test_who_comes_after_the_other_left_has_not_met_them() -> None:
    clock = FixedClock()
    encounters = Encounters(clock)
    encounters.came(ANNE, tag(ANNE), HERE)
    encounters.went(ANNE, HERE)
    clock.advance(1)
    encounters.came(BEN, tag(BEN), HERE)
    encounters.came(ANNE, tag(ANNE), THERE)
    assert not encounters.met(ANNE, BEN)


def test_what_is_old_is_forgotten_and_who_is_here_is_not() -> None:
    clock = FixedClock()
    encounters = Encounters(clock)
    encounters.came(ANNE, tag(ANNE), HERE)
    encounters.came(BEN, tag(BEN), HERE)
    encounters.went(BEN, HERE)
    clock.advance(MET_S + 1)
    encounters.forget()
    assert encounters.who(tag(BEN)) is None
    assert encounters.who(tag(ANNE)) == ANNE


def test_a_wanderer_is_remembered_by_the_last_stays() -> None:
    encounters = Encounters(FixedClock())
    encounters.came(BEN, tag(BEN), HERE)
    encounters.came(ANNE, tag(ANNE), HERE)
    encounters.came(ANNE, tag(ANNE), HERE)
    for n in range(STAYS_MAX - 1):
        encounters.came(ANNE, tag(ANNE), RoomId(f"{n:016}"))
    assert encounters.met(ANNE, BEN)
    encounters.came(ANNE, tag(ANNE), THERE)
    assert not encounters.met(ANNE, BEN)
