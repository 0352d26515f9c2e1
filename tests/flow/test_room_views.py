"""A room as those who look at it see it."""

from __future__ import annotations

from salon.base.ids import Family, Tag
from salon.base.values import Person
from salon.chat.model import RoomRecord
from salon.flow.hub import Visitor
from salon.flow.room_views import other_of, public_name, room_info
from tests.flow.town import Screen
from tests.store.worlds import ANNE, BEN, room

TWO = room(kind="direct", name="", members=(ANNE, BEN), people=(Person("a", "Anne"), Person("b", "Ben")))


def seen(record: RoomRecord, family: Family) -> str:
    return room_info(record, 2, Visitor(family, Tag("a"), "Anne", Screen())).name


def test_a_one_to_one_is_called_by_the_other() -> None:
    assert other_of(TWO, ANNE) == Person("b", "Ben")
    assert (seen(TWO, ANNE), seen(TWO, BEN)) == ("Ben", "Anne")
    assert other_of(room(), ANNE) is None


def test_the_desk_is_told_no_name_of_a_one_to_one() -> None:
    assert public_name(room(name="La place")) == "La place"
    assert public_name(TWO) == ""
    assert public_name(None) == ""


def test_a_host_sees_that_they_host_and_nobody_else_does() -> None:
    mine = room(host=ANNE, host_tag=Tag("a"))
    visitors = [Visitor(family, Tag("a"), "Anne", Screen()) for family in (ANNE, BEN)]
    assert [room_info(mine, 1, visitor).you_host for visitor in (*visitors, None)] == [True, False, False]


def test_times_are_told_in_milliseconds() -> None:
    info = room_info(room(), 0, None, muted_until=12.5, opens_at=20.0)
    assert (info.muted_until_ms, info.opens_ms) == (12_500, 20_000)
