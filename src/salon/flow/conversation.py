"""Judging what passes between people, not one message alone: a stage after the rules (`flow.judge`).

    rules -> signs of this turn, with what was asked and told before -> the graver of the two

Rule 1: only what is judged on the server comes here; `flow.deliver` asks no judge about a one-to-one whose two did not
both agree, so nothing of it is read or remembered.
Rule 2: what nobody saw asks nobody anything. A turn is taken into memory when its verdict stands: of what was accepted
all, of what was held, or refused for its words, the signs of its author alone, of what was refused for anything else (a
mute, a retry with other words) nothing.
Rule 3: what is remembered of a talk is codes (what was asked, which signs of whom), never words; it is small, bounded,
and forgotten after `MEMORY_S` or the life of the room's messages, whichever is shorter. It is stored sealed with the
turn it follows from, so that a restart forgets none of it; what one sender wrote to many, and who named which place, is
kept each minute (`flow.memories`).
Rule 4: in a public room a question binds nobody but who is asked: a bare number there is an answer only between two of
whom each speaks to the other (`flow.pressed`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from hashlib import blake2b, sha256
from typing import Final, Literal

import msgspec
import structlog
from msgspec import Struct

from salon.base.base64url import to_text
from salon.base.clock import year_of
from salon.base.errors import SalonError
from salon.base.finite import finite
from salon.base.ids import Cid, Family, RoomId
from salon.chat.model import Accepted, Declined, Held, Judgement, Outcome, RoomRecord, Submission
from salon.flow.judge import CLAUSES
from salon.flow.ports.judge import Judge
from salon.flow.ports.talk_states import ROOM_SIDE, TalkState, TalkStates
from salon.safety import stamps
from salon.safety.policy import stricter
from salon.safety.talk.context import Cues, cues
from salon.safety.talk.minor import OWN
from salon.safety.talk.places import Places
from salon.safety.talk.score import scored
from salon.safety.talk.sender import Senders
from salon.safety.talk.sign import BANDS, Band
from salon.safety.talk.state import Account, Side, Talk, Turn, resumed, stored, tells
from salon.safety.talk.step import RoomKind, step
from salon.safety.views import views

MEMORY_S: Final = 14_400.0
"""As long as messages live by default."""
RENEW_S: Final = 1_800.0
"""What a pause keeps alive is stored anew half an hour before its time."""
TALKS_MAX: Final = 20_000
UNSETTLED_MAX: Final = 2_000
"""Turns that were judged and have no verdict yet. Milliseconds each; what no verdict came of is pushed out."""
SLOWED_S: Final = 30.0
MEETINGS: Final = frozenset({"immediate_meeting", "robbery_setup"})
PAIR_LETTERS: Final = 22
OTHERS: Final = 2
"""So many other pseudonyms that named the same lonely place and hour within six hours make a script of it."""


log = structlog.get_logger()
_Key = tuple[RoomId, Family, Cid, bytes]


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


class _Step(Struct, frozen=True):
    """One turn taken into one talk, as long as its verdict does not stand."""

    side: Family
    before: Talk
    """What it was taken into; never changed any more."""
    accepted: Talk
    """What is remembered if everybody saw it."""
    stopped: Talk
    """What is remembered if nobody did (Rule 2)."""
    turn: Turn
    account: Account
    kind: RoomKind
    expires_at: float


class _Unsettled:
    """A turn that was judged and has no verdict yet."""

    __slots__ = ("named", "steps")

    def __init__(self) -> None:
        self.steps: list[_Step] = []
        self.named: Cues | None = None


async def _everybody(_family: Family) -> bool:
    return True


class Conversations:
    """An implementation of `flow.ports.judge.Judge` around another one.

    Args:
        rules: judges the text by itself, first.
        born: when a pass began, epoch seconds; 0 where nobody remembers.
        states: where it is stored; without, a restart forgets.
        key: a secret of the site, for digests of places.
        at: whom a turn in a room is at.
        settled: whether somebody's pass has its probation behind it: whose naming of a place counts towards others.
    """

    def __init__(
        self,
        rules: Judge,
        born: Callable[[Family], float] = lambda _family: 0.0,
        states: TalkStates | None = None,
        key: bytes = b"",
        at: Callable[[Submission], Collection[Family]] = lambda _said: (),
        settled: Callable[[Family], Awaitable[bool]] = _everybody,
    ) -> None:
        self.places: Final = Places(key)
        self._at, self._settled = at, settled
        self._rules, self._born, self._states = rules, born, states
        self.senders: Final = Senders()
        self._talks: OrderedDict[tuple[RoomId, Family], _Memory] = OrderedDict()
        self._readings: OrderedDict[_Key, Reading] = OrderedDict()
        self._unsettled: OrderedDict[_Key, _Unsettled] = OrderedDict()
        self._slowed: OrderedDict[tuple[RoomId, Family], float] = OrderedDict()

    async def judge(self, submission: Submission, room: RoomRecord) -> Judgement:
        """See the port. What it raises, `flow.deliver` holds on."""
        judgement = await self._rules.judge(submission, room)
        unsettled = _Unsettled()
        reading = self._read(submission, min(MEMORY_S, room.life_s), unsettled, direct=bool(room.members))
        if unsettled.named is not None and not await self._is_settled(submission.family):
            unsettled.named = None
        self._keep(submission, reading, unsettled)
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

    def settled(self, said: Submission, outcome: Outcome | None) -> None:
        """A verdict stands, or the store took nothing (None): remember what follows from it (Rule 2). Called before
        anybody is sent anything, so that an answer finds the question."""
        unsettled = self._unsettled.pop(_key(said), _Unsettled())
        kept = _kept(outcome)
        if not kept:
            if not self._follows(said, outcome):
                self._readings.pop(_key(said), None)
            if self._states is not None:
                self._states.drop(said)
            return
        if unsettled.named is not None:
            self.places.note(said.family, unsettled.named, said.at)
        if self.known(said).band == "slow":
            self._slowed[said.room, said.family] = said.at + SLOWED_S
            self._slowed.move_to_end((said.room, said.family))
            while len(self._slowed) > TALKS_MAX:
                self._slowed.popitem(last=False)
        for one in unsettled.steps:
            self._take(said.room, one, all_of_it=kept == "all")

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
            try:
                self._talks[kept.room, kept.side] = _Memory(finite(resumed(kept.state)), kept.expires_at)
            except Exception as error:  # noqa: BLE001  # whatever is wrong with it, the site starts
                log.warning("memory_unreadable", part="talks", error=type(error).__name__)
        return len(self._talks)

    async def expire(self, now: float, paused: Collection[RoomId] = ()) -> None:
        """Called each minute: what is over goes from here and from the store. Of a one-to-one that is paused, closed
        meanwhile or not, nothing is over as long as the pause stands."""
        renewed = []
        for (room, side), memory in tuple(self._talks.items()):
            if room in paused and memory.expires_at <= now + RENEW_S:
                memory.expires_at = now + MEMORY_S
                renewed.append(TalkState(room, side, stored(memory.talk), memory.expires_at))
            elif memory.expires_at <= now:
                del self._talks[room, side]
        if self._states is not None:
            await self._states.keep(renewed)
            await self._states.expire(now)

    async def carry(self, earlier: RoomId, room: RoomId) -> None:
        """Two whose talk is paused have a new one: it begins with what is remembered of the other, which stays as long
        as the pause does: the new one may end, too."""
        copied = []
        for (place, side), memory in tuple(self._talks.items()):
            if place == earlier:
                self._talks[room, side] = _Memory(memory.talk, memory.expires_at)
                copied.append(TalkState(room, side, stored(memory.talk), memory.expires_at))
        if self._states is None:
            return
        try:
            await self._states.keep(copied)
        except SalonError as error:
            # The talk has begun; its next turn stores it.
            log.warning("memory_not_kept", part="talks", code=error.code)

    def forget(self, room: RoomId) -> None:
        """A talk is over; the store forgets what is closed by itself."""
        for key in [key for key in self._talks if key[0] == room]:
            del self._talks[key]

    # ------------------------------------------------------------------ pieces

    def _read(self, said: Submission, life_s: float, unsettled: _Unsettled, *, direct: bool) -> Reading:
        """What this turn adds: in a one-to-one to the talk of the two; in a room to what its sender said there, and to
        the talk of two where it is at one person."""
        if direct:
            fanout = self.senders.fanout(said.family, said.room, views(said.content.text).folded, said.at)
            return self._turn(Family(""), said, life_s, unsettled, fanout)
        reading = self._turn(said.family, said, life_s, unsettled)
        others = self._at(said)
        if len(others) != 1:
            return reading
        between = self._turn(pair_side(said.family, *others), said, life_s, unsettled)
        return max(reading, between, key=lambda one: BANDS.index(one.band))

    def _turn(
        self, side: Family, said: Submission, life_s: float, unsettled: _Unsettled, fanout: int | None = None
    ) -> Reading:
        """What a turn adds to one talk: what was held before holds no later turn by itself."""
        before = self._known_talk((said.room, side), said.at)
        account = Account((said.at - self._born(said.family)) / 3_600, fanout or 0)
        kind: RoomKind = "public" if fanout is None else "one_to_one"
        turn = Turn(said.family, said.at, said.content.text)
        talk, _ = step(_copy(before), turn, {said.family: account}, kind, year_of(said.at))
        stopped = _signs_alone(before, talk, said.family)
        unsettled.steps.append(_Step(side, before, talk, stopped, turn, account, kind, said.at + life_s))
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
        if worst.family in MEETINGS:
            unsettled.named = named = cues(said.content.text)
            if self.places.others(said.family, named, said.at) >= OTHERS:
                # Several pseudonyms lead people to the same lonely place at the same hour: that is prepared.
                return Reading(max(band, "hold", key=BANDS.index), "robbery_setup", (*found.names, "same_place"))
        return found

    def _follows(self, said: Submission, outcome: Outcome | None) -> bool:
        """Whether something follows from a turn of which nothing is remembered: who says to be under 18 says it of
        themselves, whoever sees it; and what only found no place to wait for a person is as grave as what did."""
        if not isinstance(outcome, Declined) or outcome.replayed:
            return False
        reading = self.known(said)
        return reading.own_word or (outcome.code == "too_fast" and reading.band == "urgent")

    async def _is_settled(self, family: Family) -> bool:
        try:
            return await self._settled(family)
        except SalonError:
            return True  # what cannot be known protects

    def _known_talk(self, key: tuple[RoomId, Family], now: float) -> Talk:
        """What is remembered of two people, or of one sender in a room."""
        memory = self._talks.get(key)
        return Talk() if memory is None or memory.expires_at <= now else memory.talk

    def _take(self, room: RoomId, one: _Step, *, all_of_it: bool) -> None:
        """Take a turn into memory. Where another turn came between, it is taken into what that one left."""
        key = room, one.side
        now = self._known_talk(key, one.turn.at)
        talk = one.accepted if all_of_it else one.stopped
        memory = self._talks.get(key)
        if memory is not None and now is memory.talk and now is not one.before:
            after, _ = step(_copy(now), one.turn, {one.turn.by: one.account}, one.kind, year_of(one.turn.at))
            talk = after if all_of_it else _signs_alone(now, after, one.turn.by)
            if self._states is not None and tells(talk):
                self._states.put(TalkState(room, one.side, stored(talk), one.expires_at))
        self._talks[key] = _Memory(talk, one.expires_at)
        self._talks.move_to_end(key)
        while len(self._talks) > TALKS_MAX:
            self._talks.popitem(last=False)

    def _keep(self, said: Submission, reading: Reading, unsettled: _Unsettled) -> None:
        key = _key(said)
        self._unsettled[key] = unsettled
        self._unsettled.move_to_end(key)
        while len(self._unsettled) > UNSETTLED_MAX:
            self._unsettled.popitem(last=False)
        if self._states is not None:
            accepted = [(one, one.accepted) for one in unsettled.steps]
            stopped = [(one, one.stopped) for one in unsettled.steps]
            self._states.offer(
                said,
                *(
                    tuple(
                        TalkState(said.room, one.side, stored(talk), one.expires_at)
                        for one, talk in which
                        if tells(talk)
                    )
                    for which in (accepted, stopped)
                ),
            )
        self._readings.pop(key, None)
        if reading.band in {"none", "watch"}:
            return
        self._readings[key] = reading
        while len(self._readings) > TALKS_MAX:
            self._readings.popitem(last=False)


def _key(said: Submission) -> _Key:
    """Which submission it is. A cid alone is the sender's to choose, and may be under way in two rooms at once, or
    twice with different words."""
    words = f"{said.kind} {said.target} {said.content.text}"
    return said.room, said.family, said.cid, blake2b(words.encode(), digest_size=16).digest()


def _kept(outcome: Outcome | None) -> Literal["", "signs", "all"]:
    """How much of a turn is remembered (Rule 2)."""
    match outcome:
        case Accepted(replayed=False):
            return "all"
        case Held(replayed=False) | Declined(code="judged", replayed=False):
            return "signs"
        case _:
            return ""


def _copy(talk: Talk) -> Talk:
    return resumed(stored(talk))


def _signs_alone(before: Talk, after: Talk, by: str) -> Talk:
    """A talk with the signs of one turn nobody saw: they count against its author, and it asked and told nothing."""
    talk = _copy(before)
    talk.turns = after.turns
    side = talk.sides.setdefault(by, Side())
    side.marks = after.sides[by].marks
    return talk


def pair_side(one: Family, other: Family) -> Family:
    """Under which the talk of two in a room is kept; whose it is, it does not say."""
    return Family(to_text(sha256("|".join(sorted((one, other))).encode()).digest())[:PAIR_LETTERS])
