"""What test_log_laws.py measures the site against: a reader that decodes bytes as a browser would, and a book of what
was said, kept by hand. `fold` is the one definition of what a run of events amounts to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from salon.base.clock import Clock
from salon.base.ids import Family, RoomId, Tag
from salon.base.values import Event
from salon.chat.model import Judgement, RoomRecord, Submission
from salon.gateway.fanout import frame_bytes
from salon.wire import codec, frames
from tests.store.worlds import START

BODYLESS = {"retraction", "removal"}


class HandClock:
    """Moved by hand, always trusted."""

    trusted = carries_on = True

    def __init__(self) -> None:
        self.at = START

    def now(self) -> float:
        return self.at


class Words:
    """A judge that does what the text says."""

    async def judge(self, said: Submission, _room: RoomRecord) -> Judgement:
        for outcome in ("hold", "block"):
            if said.content.text.startswith(outcome):
                return Judgement(outcome=outcome, rule="words", clause="2.1")  # type: ignore[arg-type]  # both are
        return Judgement()


@dataclass(frozen=True)
class Folded:
    """What somebody sees: messages by seq, who reacted to what."""

    messages: dict[int, tuple[str, str]]
    reactions: dict[tuple[int, str, str], bool]


def fold(events: Iterable[Event], now: float, since: int, hidden: Iterable[str] = ()) -> Folded:
    """What living events amount to for a reader from whom authors `hidden` (tags) are hidden."""
    ordered = sorted((event for event in events if event.seq >= since), key=lambda event: event.seq)
    messages: dict[int, tuple[str, str]] = {}
    reactions: dict[tuple[int, str, str], tuple[int, bool]] = {}
    for event in ordered:
        if event.expires_ms <= now * 1000 or event.author in hidden:
            continue
        match event.kind:
            case "message":
                messages[event.seq] = (event.author, event.text)
            case "edit" if event.target in messages:
                messages[event.target] = (event.author, event.text)
            case "reaction" if event.target in messages:
                reactions[event.target, event.author, event.emoji] = (event.seq, event.on)
            case "retraction" | "removal":
                messages.pop(event.target, None)
                reactions = {
                    key: value
                    for key, value in reactions.items()
                    if key[0] != event.target and value[0] != event.target
                }
    return Folded(messages, {key: on for key, (_, on) in reactions.items()})


@dataclass(eq=False)
class Reader:
    """One tab of a visitor. It keeps what it saw across connections, as a page does; it is the outlet of a connection.

    A hole, a duplicate, a secret, something expired or by somebody hidden fails at the byte that carries it.
    """

    family: Family
    tag: Tag
    clock: Clock
    secrets: set[bytes]
    """Texts nobody may be sent: held, refused, taken back."""
    tags: dict[Family, Tag]
    hidden: frozenset[Family] = frozenset()
    epoch: int = 0
    top: int = 0
    floor: int = 1
    since: int = 0
    """The seq from which on this reader claims to know everything; 0 = knows nothing yet."""
    kept: dict[int, Event] = field(default_factory=dict)
    resets: list[str] = field(default_factory=list)
    told: list[frames.VerdictFrame] = field(default_factory=list)
    caught_up: bool = False

    @property
    def position(self) -> tuple[int, int] | None:
        return (self.epoch, self.top) if self.since else None

    def hide(self, hidden: frozenset[Family]) -> None:
        self.hidden = hidden

    def close(self, _code: int) -> None:
        raise AssertionError("nobody here is slow")

    def send(self, frame: frames.Frame) -> None:
        self.write(frame_bytes(codec.encode(frame)), 1)

    def write(self, data: bytes, count: int) -> None:
        """Bytes as they arrive: whole WebSocket messages, perhaps several."""
        for secret in self.secrets:
            assert secret not in data, f"{secret!r} was sent to {self.family[0]}"
        seen = 0
        while data:
            size, start = data[1], 2
            if size == 126:
                size, start = int.from_bytes(data[2:4], "big"), 4
            elif size == 127:
                size, start = int.from_bytes(data[2:10], "big"), 10
            self.take(codec.decode_server(data[start : start + size]))
            data = data[start + size :]
            seen += 1
        assert seen == count, "the frame counter is a lie"

    def take(self, frame: frames.Frame) -> None:
        match frame:
            case frames.Events():
                assert frame.epoch == self.epoch, "events of another epoch without a reset"
                for event in frame.events:
                    assert event.seq == self.top + 1, f"{event.seq} after {self.top}: a hole or a duplicate"
                    self._keep(event)
                    self.top = event.seq
            case frames.Reset():
                self.resets.append(frame.cause)
                self.kept = {}
                numbers = [event.seq for event in frame.events]
                assert numbers == list(range(frame.top - len(numbers) + 1, frame.top + 1)), "a page has a hole"
                self.epoch, self.top, self.floor = frame.epoch, frame.top, frame.floor
                self.since = numbers[0] if numbers else frame.top + 1
                for event in frame.events:
                    self._keep(event)
                self.caught_up = True
            case frames.CaughtUp():
                assert frame.epoch == self.epoch
                assert frame.top == self.top or frame.floor > frame.top, "caught up, and something is missing"
                self.top = frame.top
                self.purge(frame.floor)
                self.caught_up = True
            case frames.VerdictFrame():
                self.told.append(frame)
            case frames.RoomState() | frames.Presence():
                pass
            case _:
                raise AssertionError(frame)

    def _keep(self, event: Event) -> None:
        if event.kind == "gone":
            assert event == Event(seq=event.seq, kind="gone"), "a tombstone says nothing else"
            return
        assert event.expires_ms > self.clock.now() * 1000, "sent past its time"
        assert event.author not in {self.tags[family] for family in self.hidden}, "sent in spite of a block"
        self.kept[event.seq] = event

    def purge(self, floor: int) -> None:
        """Law 7: drop everything below the floor."""
        self.floor = max(self.floor, floor)
        self.kept = {seq: event for seq, event in self.kept.items() if seq >= floor}

    def view(self, since: int = 0) -> Folded:
        hidden = {self.tags[family] for family in self.hidden}
        return fold(self.kept.values(), self.clock.now(), max(self.since, since), hidden)


@dataclass
class Line:
    """One line of the book: an event that was accepted."""

    event: Event
    family: Family
    dead: bool = False


@dataclass
class Book:
    """What was accepted, in order. The site must agree with it after every step."""

    epoch: int
    lines: list[Line] = field(default_factory=list)

    @property
    def top(self) -> int:
        return len(self.lines)

    def line(self, seq: int) -> Line:
        return self.lines[seq - 1]

    def lives(self, seq: int, now: float) -> bool:
        line = self.line(seq)
        return line.event.expires_ms > now * 1000 and not line.dead

    def floor(self, now: float) -> int:
        return next((seq for seq in range(1, self.top + 1) if self.lives(seq, now)), self.top + 1)

    def add(self, event: Event, family: Family) -> None:
        assert event.seq == self.top + 1, "gapless, and no seq is burned"
        self.lines.append(Line(event, family))
        if event.kind in BODYLESS:
            for line in self.lines:
                mine = event.target in {line.event.seq, line.event.target}
                if mine and line.event.kind not in BODYLESS:
                    line.dead = True

    def view(self, now: float, since: int, hidden: Iterable[str]) -> Folded:
        living = [line.event for line in self.lines if not line.dead]
        return fold(living, now, since, hidden)


@dataclass
class Try:
    """One frame with the verdict it got: what a retry must get again."""

    family: Family
    frame: frames.Send | frames.Edit | frames.Retract | frames.React
    room: RoomId
    outcome: str
    seq: int
    code: str
    until: float
    hold: str = ""
    hold_until: float = 0.0

    def answer(self, now: float) -> tuple[str, int, str]:
        if self.outcome == "held" and self.hold_until <= now:
            return ("expired", 0, "hold_expired")
        return (self.outcome, self.seq, self.code)
