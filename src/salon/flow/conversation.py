"""Judging what passes between people, not one message alone: a stage after the rules (`flow.judge`).

    rules -> signs of this turn, with what was asked and told before -> the graver of the two

Rule 1: only what is judged on the server comes here; `flow.deliver` asks no judge about a one-to-one whose two did not
both agree, so nothing of it is read or remembered.
Rule 2: what is remembered of a talk is codes (what was asked, which signs of whom), never words; it is small, bounded,
and forgotten after `MEMORY_S` or the life of the room's messages, whichever is shorter. It is stored sealed with the
turn it follows from, so that a restart forgets none of it; what one sender wrote to many, and who named which place, is
kept each minute (`flow.memories`).
Rule 3: in a public room a question binds nobody but who is asked: a bare number there is an answer only between two of
whom each speaks to the other (`flow.pressed`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection
from contextlib import suppress
from hashlib import sha256
from typing import Final

import msgspec
from msgspec import Struct

from salon.base.base64url import to_text
from salon.base.clock import year_of
from salon.base.ids import Cid, Family, RoomId
from salon.chat.model import Judgement, RoomRecord, Submission
from salon.flow.judge import CLAUSES
from salon.flow.ports.judge import Judge
from salon.flow.ports.talk_states import ROOM_SIDE, TalkState, TalkStates
from salon.safety import stamps
from salon.safety.policy import stricter
from salon.safety.talk.context import cues
from salon.safety.talk.minor import OWN
from salon.safety.talk.places import Places
from salon.safety.talk.score import scored
from salon.safety.talk.sender import Senders
from salon.safety.talk.sign import BANDS, Band
from salon.safety.talk.state import Account, Talk, Turn, resumed, stored, tells
from salon.safety.talk.step import RoomKind, step
from salon.safety.views import views

MEMORY_S: Final = 14_400.0
"""As long as messages live by default."""
TALKS_MAX: Final = 20_000
SLOWED_S: Final = 30.0
MEETINGS: Final = frozenset({"immediate_meeting", "robbery_setup"})
PAIR_LETTERS: Final = 22
OTHERS: Final = 2
"""So many other pseudonyms that named the same lonely place and hour within six hours make a script of it."""


class Reading(Struct, frozen=True):
    """What a turn came to."""

    band: Band = "none"
    family: str = ""
    names: tuple[str, ...] = ()

    @property
    def own_word(self) -> bool:
        """Whether the writer credibly says to be under 18."""
        return self.family == "minor_contact" and self.band == "urgent" and bool(OWN & set(self.names))


class _Memory:
    __slots__ = ("expires_at", "talk")

    def __init__(self, talk: Talk, expires_at: float) -> None:
        self.talk, self.expires_at = talk, expires_at


class Conversations:
    """An implementation of `flow.ports.judge.Judge` around another one.

    Args:
        rules: judges the text by itself, first.
        born: when a pass began, epoch seconds; 0 where nobody remembers.
        states: where it is stored; without, a restart forgets.
        key: a secret of the site, for digests of places.
        at: whom a turn in a room is at.
    """

    def __init__(
        self,
        rules: Judge,
        born: Callable[[Family], float] = lambda _family: 0.0,
        states: TalkStates | None = None,
        key: bytes = b"",
        at: Callable[[Submission], Collection[Family]] = lambda _said: (),
    ) -> None:
        self.places: Final = Places(key)
        self._at = at
        self._rules, self._born, self._states = rules, born, states
        self.senders: Final = Senders()
        self._talks: OrderedDict[tuple[RoomId, Family], _Memory] = OrderedDict()
        self._readings: OrderedDict[tuple[RoomId, Family, Cid], Reading] = OrderedDict()
        self._slowed: OrderedDict[tuple[RoomId, Family], float] = OrderedDict()

    async def judge(self, submission: Submission, room: RoomRecord) -> Judgement:
        """See the port. What it raises, `flow.deliver` holds on."""
        judgement = await self._rules.judge(submission, room)
        reading = self._read(submission, min(MEMORY_S, room.life_s), direct=bool(room.members))
        self._keep(submission, reading)
        if BANDS.index(reading.band) < BANDS.index("hold"):
            return judgement
        signs = tuple(stamps.stamp(stamps.talk(reading.family, name)) for name in reading.names)
        if not stricter((judgement.outcome, judgement.family), ("hold", reading.family)):
            # Nobody sees it either way; the person who looks sees the signs too.
            return msgspec.structs.replace(judgement, rules=(*judgement.rules, *signs))
        # A protected sign is looked at by a person, and told as one, also where an ordinary rule spoke: a telephone
        # number or a burst must be no way to have a threat refused with advice to send it again.
        return Judgement(
            outcome="hold",
            rule=stamps.talk(reading.family),
            clause=CLAUSES.get(reading.family, ""),
            rules=(*judgement.rules, *signs),
            family=reading.family,
            marks=judgement.marks,
        )

    def taken(self, said: Submission) -> Reading:
        """What a turn came to; asked once."""
        return self._readings.pop(_key(said), Reading())

    def known(self, said: Submission) -> Reading:
        """What a turn came to, as often as it is asked before `taken`."""
        return self._readings.get(_key(said), Reading())

    def slowed(self, room: RoomId, family: Family, now: float) -> float:
        """Seconds somebody must wait before the next turn here; 0 for most."""
        return max(0.0, self._slowed.get((room, family), 0.0) - now)

    async def resume(self, now: float) -> int:
        """At start: remember what was remembered; how many talks. What this version cannot read is forgotten."""
        found = [] if self._states is None else await self._states.living(now)
        talks = [one for one in found if one.side != ROOM_SIDE]
        for kept in sorted(talks, key=lambda one: one.expires_at)[-TALKS_MAX:]:
            with suppress(msgspec.DecodeError):
                self._talks[kept.room, kept.side] = _Memory(resumed(kept.state), kept.expires_at)
        return len(self._talks)

    async def expire(self, now: float) -> None:
        """Called each minute: what is over goes from here and from the store."""
        for key in [key for key, memory in self._talks.items() if memory.expires_at <= now]:
            del self._talks[key]
        if self._states is not None:
            await self._states.expire(now)

    def carry(self, earlier: RoomId, room: RoomId) -> None:
        """Two whose talk is paused have a new one: it begins with what is remembered of the other."""
        for (place, side), memory in tuple(self._talks.items()):
            if place == earlier:
                self._talks[room, side] = memory
                del self._talks[place, side]

    def forget(self, room: RoomId) -> None:
        """A talk is over; the store forgets what is closed by itself."""
        for key in [key for key in self._talks if key[0] == room]:
            del self._talks[key]

    # ------------------------------------------------------------------ pieces

    def _read(self, said: Submission, life_s: float, *, direct: bool) -> Reading:
        """What this turn adds: in a one-to-one to the talk of the two; in a room to what its sender said there, and to
        the talk of two where it is at one person."""
        if direct:
            fanout = self.senders.fanout(said.family, said.room, views(said.content.text).folded, said.at)
            return self._turn(Family(""), said, life_s, fanout)
        reading = self._turn(said.family, said, life_s)
        others = self._at(said)
        if len(others) != 1:
            return reading
        between = self._turn(pair_side(said.family, *others), said, life_s)
        return max(reading, between, key=lambda one: BANDS.index(one.band))

    def _turn(self, side: Family, said: Submission, life_s: float, fanout: int | None = None) -> Reading:
        """What a turn adds to one talk: what was held before holds no later turn by itself."""
        memory = self._memory((said.room, side), said.at)
        memory.expires_at = said.at + life_s
        account = Account((said.at - self._born(said.family)) / 3_600, fanout or 0)
        year = year_of(said.at)
        kind: RoomKind = "public" if fanout is None else "one_to_one"
        turn = Turn(said.family, said.at, said.content.text)
        talk, _ = step(memory.talk, turn, {said.family: account}, kind, year)
        if self._states is not None and tells(talk):
            self._states.put(TalkState(said.room, side, stored(talk), memory.expires_at))
        marks = talk.sides[said.family].marks
        new = [mark for mark in marks if talk.turns in mark.turns]
        if not new:
            return Reading()
        soft = scored((mark for mark in marks if mark.band in {"watch", "slow"}), said.at).band
        worst = max(new, key=lambda mark: BANDS.index(mark.band))
        # Weak signs together slow; what holds, holds by itself.
        together: Band = "slow" if BANDS.index(soft) >= BANDS.index("slow") else soft
        band = max(worst.band, together, key=BANDS.index)
        names = (mark.name for mark in new if mark.family == worst.family)
        found = Reading(band, worst.family, tuple(dict.fromkeys(names)))
        if worst.family in MEETINGS and self.places.others(said.family, cues(said.content.text), said.at) >= OTHERS:
            # Several pseudonyms lead people to the same lonely place at the same hour: that is prepared.
            return Reading(max(band, "hold", key=BANDS.index), "robbery_setup", (*found.names, "same_place"))
        return found

    def _memory(self, key: tuple[RoomId, Family], now: float) -> _Memory:
        """Of two people, or of one sender in a room."""
        memory = self._talks.get(key)
        if memory is None or memory.expires_at <= now:
            memory = self._talks[key] = _Memory(Talk(), now)
        self._talks.move_to_end(key)
        while len(self._talks) > TALKS_MAX:
            self._talks.popitem(last=False)
        return memory

    def _keep(self, said: Submission, reading: Reading) -> None:
        if reading.band in {"none", "watch"}:
            return
        self._readings[_key(said)] = reading
        if reading.band == "slow":
            self._slowed[said.room, said.family] = said.at + SLOWED_S
            self._slowed.move_to_end((said.room, said.family))
        for kept in (self._readings, self._slowed):
            while len(kept) > TALKS_MAX:
                kept.popitem(last=False)


def _key(said: Submission) -> tuple[RoomId, Family, Cid]:
    """Which submission it is. A cid alone is the sender's to choose, and may be under way in two rooms at once."""
    return said.room, said.family, said.cid


def pair_side(one: Family, other: Family) -> Family:
    """Under which the talk of two in a room is kept; whose it is, it does not say."""
    return Family(to_text(sha256("|".join(sorted((one, other))).encode()).digest())[:PAIR_LETTERS])
