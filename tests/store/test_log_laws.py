"""The laws of the room log (design, "The room log"; docs/path-of-a-message.md) under everything that happens to it.

Hypothesis drives the real store, hub, flows and fan-out over real files: sends, retries, edits, retractions,
reactions, holds, removals, blocks, lost connections, expiry, sweeps, clean restarts, and crashes (the files as they lie
on disk are what the next start finds). After every step the site must agree with a book kept by hand, and every
connected reader with both. `SALON_DEEP=1` looks for longer and at random.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Coroutine
from datetime import UTC
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from salon.base.ids import Family, RoomId, Tag
from salon.chat.model import Accepted, Declined
from salon.flow.attend import Attend
from salon.flow.deliver import Deliver, verdict
from salon.flow.hours import OpeningHours
from salon.flow.hub import Hub, Visitor, as_seen
from salon.flow.ports.metrics import NoMeter
from salon.flow.sweep import Sweep
from salon.gateway.fanout import RoomChannel
from salon.store.keeper import KeyKeeper
from salon.store.log import SqliteLog
from salon.wire import frames
from tests.store.laws import BODYLESS, Book, HandClock, Reader, Try, Words
from tests.store.worlds import ROOM, World, open_world, refuse, release, remove, room

T = TypeVar("T")
DEEP = bool(os.environ.get("SALON_DEEP"))
LIFE_S, HOLD_S, EDIT_S = 900, 300, 300
PEOPLE = [Family(letter * 22) for letter in "abc"]
TABS = [*PEOPLE, PEOPLE[0]]
"""Four tabs of three people."""
TAGS = {family: Tag(family[:12]) for family in PEOPLE}
TAGS[Family("")] = Tag("")

tabs = st.integers(0, len(TABS) - 1)
picks = st.integers(0, 2**16)


class Site:
    """One start of the site, over files."""

    def __init__(self, world: World, clock: HandClock) -> None:
        self.world = world
        self.log = SqliteLog(world.database, world.keys, world.site, hold_max_s=HOLD_S)
        self.hub = Hub(world.rooms, RoomChannel)
        hours = OpeningHours("", UTC, clock, self.hub)
        self.attend = Attend(self.log, world.rooms, self.hub, hours, clock, NoMeter())
        self.deliver = Deliver(self.log, self.hub, Words(), hours, clock, NoMeter())
        keeper = KeyKeeper(world.database, world.keys, world.site)
        self.sweep = Sweep(clock, self.log, world.rooms, keeper, self.hub, NoMeter())


class Laws(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.home = Path(tempfile.mkdtemp(prefix="salon-laws-"))
        self.clock = HandClock()
        self.blocks: dict[Family, frozenset[Family]] = {}
        self.secrets: set[bytes] = set()
        self.tries: list[Try] = []
        self.said = self.starts = 0
        self.readers = [Reader(family, TAGS[family], self.clock, self.secrets, TAGS) for family in TABS]
        self.here: dict[int, Visitor] = {}

    # ---------------------------------------------------------------- machinery

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        result = self.loop.run_until_complete(asyncio.wait_for(work, 30))
        self.flush()
        return result

    def flush(self) -> None:
        for live in self.site.hub.live.values():
            live.channel.flush()  # type: ignore[attr-defined]  # a RoomChannel

    @initialize()
    def start(self) -> None:
        root = self.home / "0"
        root.mkdir()
        self.site = Site(self.run_bare(open_world(root)), self.clock)
        record = self.run(self.site.world.rooms.open(room(life_s=LIFE_S)))
        self.book = Book(record.epoch)

    def run_bare(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(asyncio.wait_for(work, 30))

    def teardown(self) -> None:
        if hasattr(self, "site"):
            self.run(self.site.world.close())
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()
        shutil.rmtree(self.home)

    def token(self, kind: str = "text") -> str:
        self.said += 1
        return f"{kind} {self.said:05}."

    def by(self, family: Family) -> Visitor | None:
        return next((visitor for visitor in self.here.values() if visitor.family == family), None)

    # ---------------------------------------------------------------- coming and going

    def enter(self, tab: int) -> None:
        reader = self.readers[tab]
        reader.hidden = self.blocks.get(reader.family, frozenset())
        visitor = Visitor(reader.family, reader.tag, "Anne", reader, reader.hidden)
        self.site.hub.admit(visitor)
        self.here[tab] = visitor

    @precondition(lambda self: len(self.here) < len(TABS))
    @rule(pick=picks, remembers=st.booleans())
    def come(self, pick: int, remembers: bool) -> None:
        away = [tab for tab in range(len(TABS)) if tab not in self.here]
        tab = away[pick % len(away)]
        self.enter(tab)
        reader = self.readers[tab]
        reader.caught_up = False
        position = reader.position if remembers else None
        self.run(self.site.attend.join(self.here[tab], ROOM, position))
        assert reader.caught_up
        if position is not None and position[0] == self.book.epoch and position[1] == self.book.top:
            assert not reader.resets or reader.since <= position[1] + 1

    @precondition(lambda self: self.here)
    @rule(pick=picks)
    def lose_connection(self, pick: int) -> None:
        tab = sorted(self.here)[pick % len(self.here)]
        self.site.hub.left(self.here.pop(tab))

    @precondition(lambda self: self.here)
    @rule(pick=picks)
    def join_again_in_place(self, pick: int) -> None:
        tab = sorted(self.here)[pick % len(self.here)]
        self.run(self.site.attend.join(self.here[tab], ROOM, self.readers[tab].position))

    @precondition(lambda self: self.here)
    @rule()
    def heartbeat(self) -> None:
        live = self.site.hub.live[ROOM]
        floor = live.living_floor(self.clock.now())
        assert floor <= self.book.floor(self.clock.now()), "something living would be dropped"
        for tab in self.here:
            assert (live.epoch, live.top) == (self.readers[tab].epoch, self.readers[tab].top), "a silent loss"
            self.readers[tab].purge(floor)

    # ---------------------------------------------------------------- saying

    def predict(self, family: Family, frame: Any) -> str:
        """The code the site must answer; empty = accepted."""
        now = self.clock.now()
        if isinstance(frame, frames.Send):
            return ""
        target = self.book.line(frame.target) if 0 < frame.target <= self.book.top else None
        if target is None or target.event.kind != "message" or not self.book.lives(frame.target, now):
            return "gone"
        if isinstance(frame, frames.Edit | frames.Retract) and target.family != family:
            return "not_yours"
        if isinstance(frame, frames.Edit) and now > target.event.at_ms / 1000 + EDIT_S:
            return "too_old"
        return ""

    def expect(self, family: Family, frame: Any) -> tuple[str, str]:
        code = self.predict(family, frame)
        text = getattr(frame, "text", "")
        if not code and text.startswith("block"):
            code = "judged"
        if not code and text.startswith("hold"):
            return "held", ""
        return ("refused", code) if code else ("accepted", "")

    async def say(self, visitor: Visitor, frame: Any) -> frames.VerdictFrame:
        return await self.site.deliver.say(visitor, frame)

    def keep(self, family: Family, frame: Any, got: frames.VerdictFrame) -> None:
        now = self.clock.now()
        made = Try(family, frame, RoomId(frame.room), got.outcome, got.seq, got.code, now + LIFE_S)
        self.tries.append(made)
        if got.outcome == "accepted":
            self.write(family, frame, got.seq)
        elif hasattr(frame, "text"):
            self.secrets.add(frame.text.encode())
        if got.outcome == "held":
            held = {hold.hold: hold for hold, _ in self.run(self.site.log.holds(now))}
            known = {old.hold for old in self.tries}
            (made.hold,) = held.keys() - known
            made.hold_until = held[made.hold].expires_at

    def write(self, family: Family, frame: Any, seq: int) -> None:
        """What was accepted, into the book, as the log has it."""
        page = self.run(self.site.log.read(ROOM, seq - 1, 1, self.clock.now()))
        event = page.events[0].event
        kind = {frames.Send: "message", frames.Edit: "edit", frames.Retract: "retraction", frames.React: "reaction"}
        assert event.kind == kind[type(frame)]
        assert event.text == getattr(frame, "text", "")
        assert event.receipt
        self.book.add(event, family)
        if event.kind == "retraction":
            self.silence(event.target)

    def silence(self, seq: int) -> None:
        """What was said there may be sent to nobody any more."""
        for line in self.book.lines:
            if line.event.text and seq in {line.event.seq, line.event.target}:
                self.secrets.add(line.event.text.encode())

    def speak(self, pick: int, frame: Any) -> None:
        self.clock.at += 2
        visitor = self.here[sorted(self.here)[pick % len(self.here)]]
        expected = self.expect(visitor.family, frame)
        got = self.run(self.say(visitor, frame))
        assert (got.outcome, got.code) == expected
        self.keep(visitor.family, frame, got)

    @precondition(lambda self: self.here)
    @rule(pick=picks, kind=st.sampled_from(["text", "text", "text", "hold", "hold", "block"]))
    def send(self, pick: int, kind: str) -> None:
        self.speak(pick, frames.Send(room=ROOM, text=self.token(kind), cid=str(uuid4())))

    @precondition(lambda self: self.here and self.book.top)
    @rule(
        pick=picks, back=picks, what=st.sampled_from(["edit", "edit", "held", "retract", "react", "react", "unreact"])
    )
    def act_on(self, pick: int, back: int, what: str) -> None:
        target = self.book.top - back % min(self.book.top, 12)
        cid = str(uuid4())
        match what:
            case "edit" | "held":
                text = self.token("text" if what == "edit" else "hold")
                frame: Any = frames.Edit(room=ROOM, target=target, text=text, cid=cid)
            case "retract":
                frame = frames.Retract(room=ROOM, target=target, cid=cid)
            case _:
                frame = frames.React(room=ROOM, target=target, emoji="👍", on=what == "react", cid=cid)
        self.speak(pick, frame)

    @precondition(lambda self: self.here)
    @rule(tab=tabs)
    def everybody_at_once_while_one_comes_back(self, tab: int) -> None:
        """Commits, publishing and a catch-up through the log, in whatever order the threads make of it."""
        self.clock.at += 6
        if tab in self.here:
            self.site.hub.left(self.here.pop(tab))
        speakers = list(self.here.values())
        for live in self.site.hub.live.values():
            live.ring.clear()
        self.enter(tab)
        sends = [
            (visitor, frames.Send(room=ROOM, text=self.token(), cid=str(uuid4())))
            for visitor in speakers
            for _ in range(2)
        ]

        async def together() -> list[frames.VerdictFrame]:
            coming = self.site.attend.join(self.here[tab], ROOM, self.readers[tab].position)
            first = sends[: len(sends) // 2]
            early = [asyncio.ensure_future(self.say(*what)) for what in first]
            arrival = asyncio.ensure_future(coming)
            late = [asyncio.ensure_future(self.say(*what)) for what in sends[len(first) :]]
            await arrival
            return list(await asyncio.gather(*early, *late))

        got = self.run(together())
        for (visitor, frame), answer in sorted(zip(sends, got, strict=True), key=lambda pair: pair[1].seq):
            assert answer.outcome == "accepted"
            self.keep(visitor.family, frame, answer)

    # ---------------------------------------------------------------- saying it again

    @precondition(lambda self: self.here and self.tries)
    @rule(back=picks)
    def retry(self, back: int) -> None:
        made = self.tries[-1 - back % len(self.tries)]
        visitor = self.by(made.family)
        self.clock.at += 2
        if visitor is None or made.until <= self.clock.now():
            return
        got = self.run(self.say(visitor, made.frame))
        assert (got.outcome, got.seq, got.code) == made.answer(self.clock.now())
        assert got.epoch in {0, self.book.epoch}

    @precondition(lambda self: self.here and self.tries)
    @rule(back=picks)
    def same_cid_other_content(self, back: int) -> None:
        made = self.tries[-1 - back % len(self.tries)]
        visitor = self.by(made.family)
        self.clock.at += 2
        if visitor is None or made.until <= self.clock.now():
            return
        got = self.run(self.say(visitor, frames.Send(room=ROOM, text=self.token("other"), cid=made.frame.cid)))
        assert (got.outcome, got.code) == ("refused", "conflict")

    # ---------------------------------------------------------------- staff

    def waiting(self) -> list[Try]:
        return [made for made in self.tries if made.outcome == "held"]

    @precondition(lambda self: self.waiting())
    @rule(pick=picks, delivered=st.booleans())
    def decide_a_hold(self, pick: int, delivered: bool) -> None:
        made = self.waiting()[pick % len(self.waiting())]
        now = self.clock.now()
        late = made.hold_until <= now
        if not delivered:
            said = self.run(refuse(self.site.log, made.hold, now))
            assert (said is None) == late
            if not late:
                made.outcome, made.code = "refused", "judged"
            return
        expected = "hold_expired" if late else self.predict(made.family, made.frame).replace("too_old", "")
        if expected:
            got = self.run(release(self.site.log, made.hold, now))
            assert isinstance(got, Declined)
            assert got.code == expected
            return
        self.secrets.discard(made.frame.text.encode())

        async def work() -> Accepted:
            outcome = await release(self.site.log, made.hold, now)
            assert isinstance(outcome, Accepted)
            self.site.hub.publish(ROOM, outcome)
            self.site.hub.tell(made.family, verdict(ROOM, made.frame.cid, outcome))
            return outcome

        outcome = self.run(work())
        made.outcome, made.seq, made.until = "accepted", outcome.event.seq, now + LIFE_S
        self.write(made.family, made.frame, made.seq)

    @precondition(lambda self: self.book.top)
    @rule(back=picks)
    def remove(self, back: int) -> None:
        seq, now = self.book.top - back % min(self.book.top, 8), self.clock.now()
        line = self.book.line(seq)
        if line.event.kind in BODYLESS or line.event.expires_ms <= now * 1000:
            got = self.run(remove(self.site.log, ROOM, seq, "rules", now))
            assert isinstance(got, Declined)
            return
        # Taking an edit away takes the message: its text is the message's.
        target = line.event.target if line.event.kind == "edit" else seq
        earlier = [
            old.event.seq for old in self.book.lines if old.event.kind == "removal" and old.event.target == target
        ]

        async def work() -> Accepted:
            outcome = await remove(self.site.log, ROOM, seq, "rules", now)
            assert isinstance(outcome, Accepted)
            if not outcome.replayed:
                self.site.hub.publish(ROOM, outcome)
            return outcome

        outcome = self.run(work())
        if earlier:
            assert (outcome.replayed, outcome.event.seq) == (True, earlier[0])
            return
        assert outcome.event.target == target
        self.book.add(outcome.event, Family(""))
        self.silence(target)

    # ---------------------------------------------------------------- blocks

    @rule(pair=st.sampled_from([(0, 1), (0, 2), (1, 2)]))
    def block_or_make_peace(self, pair: tuple[int, int]) -> None:
        one, other = PEOPLE[pair[0]], PEOPLE[pair[1]]
        peace = other in self.blocks.get(one, frozenset())
        for me, them in ((one, other), (other, one)):
            now = self.blocks.get(me, frozenset())
            self.blocks[me] = now - {them} if peace else now | {them}
            self.site.hub.rehide(me, self.blocks[me])
        if peace:
            # What was hidden was never kept: a page that is to show it starts anew.
            for tab, reader in enumerate(self.readers):
                if reader.family in {one, other}:
                    reader.since, reader.kept = 0, {}
                    if tab in self.here:
                        self.run(self.site.attend.join(self.here[tab], ROOM, None))
                    else:
                        reader.hidden = self.blocks[reader.family]

    # ---------------------------------------------------------------- time

    @rule(seconds=st.sampled_from([1.0, 60.0, 290.0, 301.0, 620.0]))
    def time_passes(self, seconds: float) -> None:
        self.clock.at += seconds

    @rule()
    def sweep(self) -> None:
        now = self.clock.now()
        late = {made.hold: made for made in self.waiting() if made.hold_until <= now}
        expired = self.run(self.site.sweep.once())
        assert expired is not None
        assert {hold for hold, _ in expired.holds} == late.keys()
        for made in late.values():
            made.outcome, made.code = "expired", "hold_expired"
        assert all(slot * 300 > now for slot in self.site.world.keys.living())
        for tab in self.here:
            floor = self.site.hub.live[ROOM].living_floor(now)
            assert floor <= self.book.floor(now)
            self.readers[tab].purge(floor)
        if self.book.floor(now) > self.book.top and ROOM in self.site.hub.live:
            assert self.site.hub.live[ROOM].living_floor(now) == self.book.top + 1

    # ---------------------------------------------------------------- the end, and what comes after

    @rule(clean=st.booleans())
    def start_again(self, clean: bool) -> None:
        self.starts += 1
        before = self.site.world
        root = before.root
        if not clean:
            root = self.home / str(self.starts)
            shutil.copytree(before.root, root)
        self.here.clear()
        self.run_bare(before.close())
        self.site = Site(self.run_bare(open_world(root)), self.clock)
        assert not self.site.world.new_epochs, "a crash is not a restore"

    # ---------------------------------------------------------------- the laws

    @invariant()
    def the_log_is_the_book(self) -> None:
        now = self.clock.now()
        page = self.run(self.site.log.read(ROOM, 0, 1_000, now))
        assert (page.epoch, page.top, page.floor) == (self.book.epoch, self.book.top, self.book.floor(now))
        assert [stored.event.seq for stored in page.events] == list(range(page.floor, page.top + 1))
        for stored in page.events:
            living = self.book.lives(stored.event.seq, now)
            assert (stored.event.kind != "gone") == living, stored.event
        live = self.site.hub.live.get(ROOM)
        if live is not None:
            assert live.top == self.book.top
            log = {stored.event.seq: stored.event for stored in page.events}
            for stored in live.ring:
                seen = as_seen(stored, frozenset(), now)
                if stored.event.seq >= page.floor:
                    assert seen == log[stored.event.seq], "the ring reads as the log reads today"
                else:
                    assert seen.kind == "gone"

    @invariant()
    def every_reader_sees_what_a_fresh_one_sees(self) -> None:
        now = self.clock.now()
        for tab in self.here:
            reader = self.readers[tab]
            assert (reader.epoch, reader.top) == (self.book.epoch, self.book.top), "live means complete"
            hidden = {TAGS[family] for family in reader.hidden}
            assert reader.view() == self.book.view(now, reader.since, hidden)

    @invariant()
    def held_is_nowhere(self) -> None:
        held = self.run(self.site.log.holds(self.clock.now()))
        assert {hold.hold for hold, _ in held} == {
            made.hold for made in self.waiting() if made.hold_until > self.clock.now()
        }


def test_the_laws_of_the_room_log_hold_whatever_happens() -> None:
    profile = settings(
        max_examples=400 if DEEP else 25,
        stateful_step_count=80 if DEEP else 40,
        derandomize=not DEEP,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
        phases=[Phase.generate, Phase.shrink] if DEEP else [Phase.generate],
        report_multiple_bugs=False,
    )
    run_state_machine_as_test(Laws, settings=profile)
