"""Judging what passes between people, not one message alone: a stage after the rules (`flow.judge`).

    rules -> signs of this turn, with what was asked and told before -> the graver of the two

Rule 1: only what is judged on the server comes here; `flow.deliver` asks no judge about a one-to-one whose two did not
both agree, so nothing of it is read or remembered.
Rule 2: what is remembered of a talk is codes (what was asked, which signs of whom), never words; it is small, bounded,
in this process, and forgotten after `MEMORY_S`.
Rule 3: in a public room a question binds nobody: a bare number there is no answer to somebody's question.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import UTC, datetime
from typing import Final

import msgspec
from msgspec import Struct

from salon.base.ids import Cid, Family, RoomId
from salon.base.text import fold
from salon.base.values import Span
from salon.chat.model import Judgement, RoomRecord, Submission
from salon.flow.ports.judge import Judge
from salon.safety.talk import coercion, incapacitation, minor
from salon.safety.talk.minor_asks import asks, tells
from salon.safety.talk.reading import read
from salon.safety.talk.sign import BANDS, Band, Heard, Sign

MEMORY_S: Final = 14_400.0
"""As long as messages live by default."""
TALKS_MAX: Final = 20_000
TURNS: Final = 3
"""A question is answered within so many turns, or not at all."""
PARTS_MAX: Final = 32
SLOWED_S: Final = 30.0
OWN_WORD: Final = frozenset({"own_age", "own_class", "own_birth_year", "nearly_18"})
"""Signs by which somebody says of themselves that they are under 18. What others say of them is not among these."""
CLAUSES: Final = {"minor_contact": "1.1", "incapacitation": "1.3", "coercion": "1.3"}
"""Clauses of the site's terms, by family."""


class Reading(Struct, frozen=True):
    """What a turn came to."""

    band: Band = "none"
    family: str = ""
    names: tuple[str, ...] = ()

    @property
    def own_word(self) -> bool:
        """Whether the writer credibly says to be under 18."""
        return self.family == "minor_contact" and self.band == "urgent" and bool(OWN_WORD & set(self.names))


class _Memory:
    __slots__ = ("asked", "at", "parts", "told")

    def __init__(self) -> None:
        self.at = 0.0
        self.asked: deque[frozenset[str]] = deque(maxlen=TURNS)
        self.told: frozenset[str] = frozenset()
        self.parts: deque[tuple[float, Family, str]] = deque(maxlen=PARTS_MAX)


class Conversations:
    """An implementation of `flow.ports.judge.Judge` around another one.

    Args:
        rules: judges the text by itself, first.
    """

    def __init__(self, rules: Judge) -> None:
        self._rules = rules
        self._talks: OrderedDict[tuple[RoomId, Family], _Memory] = OrderedDict()
        self._readings: OrderedDict[Cid, Reading] = OrderedDict()
        self._slowed: OrderedDict[tuple[RoomId, Family], float] = OrderedDict()

    async def judge(self, submission: Submission, room: RoomRecord) -> Judgement:
        """See the port. What it raises, `flow.deliver` holds on."""
        judgement = await self._rules.judge(submission, room)
        signs = self._signs(submission, direct=bool(room.members))
        reading = reading_of(signs)
        self._keep(submission, reading)
        if BANDS.index(reading.band) < BANDS.index("hold"):
            return judgement
        stamps = tuple(f"talk.{reading.family}.{name}@1" for name in reading.names)
        if judgement.outcome in {"hold", "block"}:
            # Nobody sees it either way; the person who looks sees the signs too.
            return msgspec.structs.replace(judgement, rules=(*judgement.rules, *stamps))
        return Judgement(
            outcome="hold",
            rule=f"talk.{reading.family}"[:48],
            clause=CLAUSES.get(reading.family, ""),
            spans=tuple(Span(sign.start, sign.end) for sign in signs if sign.end > sign.start),
            rules=(*judgement.rules, *stamps),
            family=reading.family,
        )

    def taken(self, cid: Cid) -> Reading:
        """What the turn of this cid came to; asked once."""
        return self._readings.pop(cid, Reading())

    def slowed(self, room: RoomId, family: Family, now: float) -> float:
        """Seconds somebody must wait before the next turn here; 0 for most."""
        return max(0.0, self._slowed.get((room, family), 0.0) - now)

    def forget(self, room: RoomId) -> None:
        """A talk is over."""
        for key in [key for key in self._talks if key[0] == room]:
            del self._talks[key]

    # ------------------------------------------------------------------ pieces

    def _signs(self, said: Submission, *, direct: bool) -> tuple[Sign, ...]:
        memory = self._memory(said, direct=direct)
        folded = fold(said.content.text)
        words = read(folded)
        asked = frozenset().union(*memory.asked) if direct else frozenset()
        heard = Heard(said.content.text, folded, asked, memory.told)
        year = datetime.fromtimestamp(said.at, UTC).year
        found: list[Sign] = []
        for sign in (
            *minor.found(words, heard, year),
            *incapacitation.found(words, heard),
            *coercion.found(words, heard),
        ):
            band = sign.band
            if band == "none":
                # Parts that are something together only: of one person, within a time.
                memory.parts.append((said.at, said.family, sign.name))
                mine = (
                    name for at, by, name in memory.parts if by == said.family and said.at - at <= coercion.WINDOW_S
                )
                band = coercion.combined(mine)
            found.append(msgspec.structs.replace(sign, band=band))
        memory.asked.append(asks(words))
        memory.told |= tells(words)
        return tuple(found)

    def _memory(self, said: Submission, *, direct: bool) -> _Memory:
        """Of a pair in a one-to-one; of one sender in a room."""
        key = (said.room, Family("") if direct else said.family)
        memory = self._talks.setdefault(key, _Memory())
        if said.at - memory.at > MEMORY_S:
            memory = self._talks[key] = _Memory()
        memory.at = said.at
        self._talks.move_to_end(key)
        while len(self._talks) > TALKS_MAX or said.at - next(iter(self._talks.values())).at > MEMORY_S:
            self._talks.popitem(last=False)
        return memory

    def _keep(self, said: Submission, reading: Reading) -> None:
        if reading.band in {"none", "watch"}:
            return
        self._readings[said.cid] = reading
        if reading.band == "slow":
            self._slowed[said.room, said.family] = said.at + SLOWED_S
            self._slowed.move_to_end((said.room, said.family))
        for kept in (self._readings, self._slowed):
            while len(kept) > TALKS_MAX:
                kept.popitem(last=False)


def reading_of(signs: tuple[Sign, ...]) -> Reading:
    """The gravest band, its family, and every named sign of that family."""
    worst = max(signs, key=lambda sign: BANDS.index(sign.band), default=None)
    if worst is None or worst.band == "none":
        return Reading()
    names = (sign.name for sign in signs if sign.family == worst.family)
    return Reading(worst.band, worst.family, tuple(dict.fromkeys(names)))
