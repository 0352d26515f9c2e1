"""One turn of a talk: read it, let every family look, remember little, say what it comes to.

The cost of a turn does not depend on how long the talk is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from salon.safety.talk import approach, behaviour, coercion, incapacitation, meeting, minor, off_platform, robbery, sale
from salon.safety.talk.context import Cues, cues, meaning
from salon.safety.talk.past import Found, Past
from salon.safety.talk.score import GONE, Reading, points, scored
from salon.safety.talk.sign import BANDS, Sign
from salon.safety.talk.state import CUES_MAX, MARKS_MAX, REASONS_MAX, SIDES_MAX, Account, Cue, Mark, Side, Talk, Turn

RoomKind = Literal["public", "one_to_one"]
CUES_S: Final = 21_600.0
"""How long half of a sign waits for its other half."""
ASKED_TURNS: Final = 3
ANSWERED_TURNS: Final = 2
"""A mere reason against is a no to what was asked within so many turns."""
REFUSED_TURNS: Final = 8
"""How long a no in so many words is one to what was asked."""
ASKED_CHARACTERS: Final = 160
_SAYS: Final = re.compile(r"(?:\w+ ,? ?)?(?:je|j|i|il|it|on|mais|but|thanks|merci)\b")
"""What somebody says of themselves when asked to meet: an answer that puts it off."""
_BUT: Final = frozenset({"mais", "but", "though", "just", "only", "sauf", "juste"})
_TOPICS: Final = {"off_platform": "contact", "immediate_meeting": "meeting"}
_WEAK_NO_TOPIC: Final = frozenset({"asks_alone", "asks_thing", "discretion"})


def step(
    talk: Talk, turn: Turn, accounts: Mapping[str, Account], room_kind: RoomKind, year: int
) -> tuple[Talk, Reading]:
    """Take one turn into a talk; the talk given is changed and returned.

    Args:
        talk: as the turn before left it; `Talk()` for the first.
        turn: who, when, what.
        accounts: what is known of the people; whoever is missing is old and writes to nobody else.
        room_kind: behaviour counts between two only.
        year: calendar year of the turn, for years of birth.
    """
    talk.turns += 1
    side = _side(talk, turn.by)
    others = [one for by, one in talk.sides.items() if by != turn.by]
    talk.in_a_row = talk.in_a_row + 1 if talk.last_by == turn.by else 1
    talk.last_by = turn.by
    asked = frozenset(
        code for one in others for number, codes in one.asked if number >= talk.turns - ASKED_TURNS for code in codes
    ) | frozenset(code for number, codes in side.asked if number >= talk.turns - 2 for code in codes)
    read = cues(turn.text, asked, talk.told)
    account = accounts.get(turn.by, Account())
    past = Past(
        turn=talk.turns,
        age_h=account.age_h,
        fanout=account.fanout,
        private=room_kind == "one_to_one",
        refused=frozenset(side.refused),
        own=_known(side, turn.at),
        other={code: number for one in others for code, number in _known(one, turn.at).items()},
    )
    _answered(read, others, talk.turns, turn.at)
    if side.after_stop >= 0:
        side.after_stop += 1
    signs = [*families(read, past, year), *behaviour.found(past, talk.in_a_row, max(side.after_stop, 0))]
    _remember(talk, side, turn, read, past, signs)
    readings = {by: scored(one.marks, turn.at) for by, one in talk.sides.items()}
    band = max((talk.held, *(reading.band for reading in readings.values())), key=BANDS.index)
    if BANDS.index(band) >= BANDS.index("hold"):
        talk.held = band
    return talk, Reading(band, tuple(signal for reading in readings.values() for signal in reading.signals))


def families(read: Cues, past: Past, year: int) -> Iterator[Found]:
    """What every family that reads finds in one turn."""
    for sign in (
        *minor.found(read.reading, read.heard, year),
        *incapacitation.found(read.reading, read.heard),
        *coercion.found(read.reading, read.heard),
    ):
        yield Found(sign)
    yield from off_platform.found(read, past)
    yield from meeting.found(read, past)
    yield from robbery.found(read, past)
    yield from sale.found(read, past)


Where = Literal["message", "request", "pseudonym", "name", "topic", "pinned"]


def families_in(text: str, where: Where, year: int) -> tuple[Sign, ...]:
    """Signs in one text by itself: a pseudonym, the name or topic of a room, a pinned text, a request.

    Args:
        text: as typed.
        where: `message`, `request`, `pseudonym`, `name`, `topic`, `pinned`; a request is the first turn between two.
        year: calendar year in which it is said, for years of birth.
    """
    past = Past(private=where == "request")
    return tuple(found.sign for found in families(cues(text), past, year) if found.sign.band != "none")


def _side(talk: Talk, by: str) -> Side:
    side = talk.sides.pop(by, None) or Side()
    while len(talk.sides) >= SIDES_MAX:
        del talk.sides[min(talk.sides, key=lambda one: talk.sides[one].spoke)]
    talk.sides[by] = side
    side.spoke = talk.turns
    return side


def _known(side: Side, now: float) -> dict[str, int]:
    return {cue.code: cue.turn for cue in side.cues if now - cue.at <= CUES_S}


def _answered(read: Cues, others: list[Side], turn: int, at: float) -> None:
    """What this turn answers to the other: a no in whatever words, a stop, or that the talk goes on."""
    stops = read.has("stop", "dismisses")
    for one in others:
        if stops:
            one.after_stop = 0
        elif one.after_stop > 0:
            one.after_stop = -1
        asked = {cue.code: cue.turn for cue in one.cues if cue.code in _TOPICS.values()}
        if read.has("no", "stop"):
            refused = {topic for topic, number in asked.items() if number >= turn - REFUSED_TURNS}
        elif read.has("declines") and not (read.has("yes") and _BUT.isdisjoint(read.reading.text.split())):
            refused = {topic for topic, number in asked.items() if number >= turn - ANSWERED_TURNS}
        else:
            refused = set()
            if read.has("yes"):
                one.refused.clear()
            elif asked.get("meeting") == turn - 1 and _SAYS.match(read.reading.text):
                one.cues.append(Cue("soft_meeting", at, turn))
        one.refused += sorted(refused - set(one.refused))
        one.cues += [Cue(f"no_{topic}", at, turn) for topic in sorted(refused)]


def _remember(talk: Talk, side: Side, turn: Turn, read: Cues, past: Past, signs: list[Found]) -> None:
    asked, told = meaning(read)
    talk.told |= told
    side.asked = [*side.asked[-ASKED_TURNS:], (talk.turns, asked)]
    codes = {
        _TOPICS[found.sign.family]
        for found in signs
        if found.sign.family in _TOPICS and found.sign.name not in _WEAK_NO_TOPIC
    }
    codes |= {code for code in ("alone_told", "alone_ask") if read.has(code)} | approach.parts(read)
    codes |= {
        f"alone_{verb}" for verb, name in (("ask", "asked"), ("told", "told")) if approach.household(read) == name
    }
    if read.has("no", "declines", "stop"):
        codes.add("says_no")
    if robbery.asks_thing(read) or approach.things(read):
        codes.add("thing")
    if read.has("treasure") and read.has("mine", "my_thing"):
        codes.add("own_thing")
    if read.has("lawful") and (read.has("price_word", "selling") or any(c.isdigit() for c in turn.text)):
        codes.add("trade")
    if read.has("company_plain") and not read.has("work", "group", "stop"):
        codes.add("company")
    if meeting.risky(read, past):
        codes.add("risky")
    if (meeting.invites(read) and not read.has("group", "public")) or (read.has("free") and not read.has("group")):
        codes.add("meeting")
    if past.private and read.has("meeting_round") and len(turn.text) <= ASKED_CHARACTERS:
        codes.add("meeting")
    side.cues = [cue for cue in side.cues if cue.code not in codes and turn.at - cue.at <= CUES_S]
    side.cues = [*side.cues, *(Cue(code, turn.at, talk.turns) for code in sorted(codes))][-CUES_MAX:]
    side.marks = [mark for mark in side.marks if points(mark, turn.at) >= GONE]
    for found in signs:
        _mark(talk, side, turn, found)
    side.marks = side.marks[-MARKS_MAX:]


def _mark(talk: Talk, side: Side, turn: Turn, found: Found) -> None:
    sign, turns = found.sign, sorted({*found.before, talk.turns})[-REASONS_MAX:]
    if sign.band == "none":
        # Parts of something by one person: together they may be grave.
        parts = [cue for cue in side.cues if turn.at - cue.at <= coercion.WINDOW_S]
        side.cues.append(Cue(sign.name, turn.at, talk.turns))
        names = {cue.code for cue in parts} | {sign.name}
        band = coercion.combined(names)
        if band == "none":
            return
        turns = sorted({*turns, *(cue.turn for cue in parts if cue.code.endswith("_part"))})
        side.marks.append(Mark(sign.family, "threat_and_demand", band, turn.at, turns))
        return
    for mark in side.marks:
        if mark.family == sign.family and mark.name == sign.name:
            mark.turns = sorted({*mark.turns, *turns})[-REASONS_MAX:]
            mark.at = turn.at
            mark.band = max(mark.band, sign.band, key=BANDS.index)
            return
    side.marks.append(Mark(sign.family, sign.name, sign.band, turn.at, list(turns)))
