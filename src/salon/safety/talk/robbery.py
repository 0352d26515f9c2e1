"""A robbery being set up: somebody new, a lonely meeting, and questions on what is worth taking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from salon.safety.talk import approach
from salon.safety.talk.context import Cues
from salon.safety.talk.meeting import invites, risky
from salon.safety.talk.past import Found, Past
from salon.safety.talk.sign import Sign

YOUNG_H: Final = 72.0
"""An account first seen less than so many hours ago is young."""
MANY: Final = 5
"""The same place offered to so many others is a script."""


def asks_thing(turn: Cues) -> bool:
    """Whether it asks what the other owns, wears or carries."""
    own = turn.has("my_thing", "public") or (turn.has("lawful") and not turn.question)
    if own and not turn.has("alone_want"):
        return False
    if turn.has("carried") or (turn.has("your_thing") and turn.question and turn.has("what")):
        return True
    return turn.has("thing_ask") and ((turn.has("valuable") and not turn.has("shows_verb")) or _pictured(turn))


def _probes(turn: Cues, past: Past) -> bool:
    """Whether it asks, of its own accord, about a thing of the other's."""
    if "own_thing" in past.other:
        return False
    return approach.shown(turn, past) or (asks_thing(turn) and (turn.has("worth") or _pictured(turn)))


def _pictured(turn: Cues) -> bool:
    text = turn.reading.text
    return any(
        phrase in text
        for phrase in (
            "poignet",
            "au doigt",
            "cou",
            "tu paies comment",
            "tu payes comment",
            "comment tu paies",
            "wrist",
            "finger",
            "neck",
            "how do you pay",
            "do you pay",
        )
    ) and (turn.question or text.startswith(("tu ", "t ", "what", "how", "is ", "c est quoi", "elle ", "il ")))


def found(turn: Cues, past: Past) -> Iterator[Found]:
    """What one turn shows of robbery_setup."""
    thing = asks_thing(turn) or approach.things(turn)
    meets = bool(risky(turn, past)) or (
        (invites(turn) or turn.has("night")) and turn.has("secluded", "alone_want") and not turn.has("group", "public")
    )
    alone = "alone_told" in past.other or "alone_ask" in past.own
    meets = meets or (alone and turn.has("coming", "come") and turn.has("now", "night", "home"))
    meets = meets or approach.out_of_sight(turn)
    young = past.age_h < YOUNG_H
    if meets and young:
        with_thing = thing or turn.has("bring", "your_thing") or (turn.has("valuable") and not turn.has("my_thing"))
        if with_thing or "thing" in past.own:
            before = tuple(past.own[code] for code in ("thing",) if code in past.own)
            yield Found(Sign("robbery_setup", "meeting_and_valuables", "hold", *turn.span("come")), before)
            return
        if past.fanout >= MANY:
            yield Found(Sign("robbery_setup", "same_place_to_many", "hold", *turn.span("come")))
            return
    if thing and young and "risky" in past.own:
        yield Found(
            Sign("robbery_setup", "meeting_and_valuables", "hold", *turn.span("valuable")), (past.own["risky"],)
        )
    elif past.private and _probes(turn, past):
        # A lone question on a thing is remembered with what it may prepare; robbery is a grave word.
        yield Found(Sign("immediate_meeting", "asks_thing", "watch", *turn.span("valuable")))
