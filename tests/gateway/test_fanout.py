"""Fan-out: two forms of an event, chosen when it is written."""

from __future__ import annotations

from salon.base.ids import Family, Tag
from salon.base.values import Event
from salon.gateway.fanout import RoomChannel
from salon.wire import frames
from tests.store.laws import HandClock, Reader
from tests.store.worlds import ANNE, BEN, ROOM, START

TAGS = {ANNE: Tag("a" * 12), BEN: Tag("b" * 12)}


def reader() -> Reader:
    return Reader(BEN, TAGS[BEN], HandClock(), set(), TAGS, epoch=7, since=1)


def publish(channel: RoomChannel, seq: int, author: Family = ANNE) -> None:
    event = Event(seq=seq, kind="message", author=TAGS[author], text="hi", expires_ms=round(START * 1000) + 1)
    gone = Event(seq=seq, kind="gone")
    channel.publish(
        seq,
        author,
        frames.Events(room=ROOM, epoch=7, events=(event,)),
        frames.Events(room=ROOM, epoch=7, events=(gone,)),
    )


async def test_what_is_pending_is_one_write_in_order() -> None:
    channel, ben = RoomChannel(), reader()
    channel.catch_up(ben)
    channel.go_live(ben, 0)
    for seq in (1, 2, 3):
        publish(channel, seq)
    assert ben.top == 0
    channel.flush()
    assert ben.top == 3


async def test_a_block_counts_for_what_was_published_and_not_yet_written() -> None:
    channel, ben = RoomChannel(), reader()
    channel.catch_up(ben)
    channel.go_live(ben, 0)
    publish(channel, 1)
    ben.hide(frozenset({ANNE}))
    channel.flush()
    assert (ben.top, ben.kept) == (1, {})


async def test_a_block_counts_for_what_waited_during_a_catch_up() -> None:
    channel, ben = RoomChannel(), reader()
    channel.catch_up(ben)
    publish(channel, 1)
    publish(channel, 2)
    ben.hide(frozenset({ANNE}))
    ben.top = 1
    channel.go_live(ben, 1)
    publish(channel, 3, BEN)
    channel.flush()
    assert ben.top == 3
    assert set(ben.kept) == {3}
