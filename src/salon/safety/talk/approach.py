"""Coming closer in words nobody wrote a rule for: an empty house, an open door, a companion left behind, a thing of worth.

Each is half of something and says nothing by itself; together, by one person within a few turns, they are a meeting
out of sight or at the home of somebody alone.
"""

from __future__ import annotations

import re
from typing import Final

from salon.safety.talk.context import Cues
from salon.safety.talk.past import Past

NEAR_TURNS: Final = 8
"""How many turns back the parts of one plan may lie."""
_YOURS: Final = frozenset("ton ta tes votre vos your ur ya yer the la le les l all tout".split())
_MINE: Final = frozenset("mon ma mes notre nos my our me mine".split())
_END: Final = re.compile(r" [.!?;] ")
_INCLUSIVE: Final = re.compile(r"\b(?:on|nous|toi|tu|te|vous|we|us|you|your|u|ill|je te|je t)\b")
_OR: Final = re.compile(r"\b(?:or|ou|and whoever|qui tu veux)\b")


def together(turn: Cues, one: str, other: str) -> bool:
    """Whether two groups stand in one sentence."""
    if not (turn.has(one) and turn.has(other)):
        return False
    text = turn.reading.text
    seconds = list(turn.places(other))
    return any(
        not _END.search(text[min(first[0], second[0]) : max(first[1], second[1])])
        for first in turn.places(one)
        for second in seconds
    )


def household(turn: Cues) -> str:
    """`asked` of the other's people being away, `told` of one's own, or nothing."""
    if turn.has("household_ask", "empty"):
        return "asked"
    if not turn.has("household"):
        return ""
    text = turn.reading.text
    for start, _ in turn.places("household"):
        before = set(text[max(0, start - 14) : start].split()[-3:])
        if before & _MINE:
            return "told"
        if before & _YOURS:
            return "asked"
    return "asked" if turn.question else "told"


def things(turn: Cues) -> bool:
    """Whether it asks of, or admires, what the other has."""
    return (
        turn.has("treasure")
        and turn.has("prized")
        and not turn.has("lawful")
        and (turn.question or not turn.has("my_thing"))
    )


def shown(turn: Cues, past: Past) -> bool:
    """Whether it asks of a thing that is to be seen, and of which the other had not spoken first."""
    return turn.question and turn.has("treasure") and turn.has("shown") and "own_thing" not in past.other


def soon(turn: Cues) -> bool:
    """Whether an hour, a nightfall or an at-once is named."""
    return turn.has("now", "night", "haste", "here_now", "dark_time")


def hidden(turn: Cues) -> bool:
    """Whether it names somewhere nobody looks."""
    return turn.has("secluded", "nobody_there") or together(turn, "behind", "placed")


def parts(turn: Cues) -> frozenset[str]:
    """What a later turn may add to."""
    found = {code for code in ("apart", "lets_in", "arrives") if turn.has(code)}
    if hidden(turn):
        found.add("hidden")
    if turn.has("out_here", "come"):
        found.add("calls")
    if soon(turn):
        found.add("soon")
    return frozenset(f"part_{code}" for code in found)


def closing_in(turn: Cues, past: Past, *, invites: bool, own: bool) -> str:
    """The name of a meeting that comes closer, or nothing.

    Args:
        turn: as read.
        past: what came before.
        invites: the other is told to come.
        own: it tells of the speaker's own evening.
    """
    group = turn.has("group")
    apart = turn.has("apart") and not (group and _OR.search(turn.reading.text))
    if (turn.has("group", "public") and not apart) or turn.has("lawful") or past.told_trade or (own and not invites):
        return ""
    calls = invites or turn.has("out_here")
    comes = turn.has("arrives", "coming")
    home = household(turn)
    alone = "alone_told" in past.other or "alone_ask" in past.own or home == "asked"
    if past.private and alone and _closed(turn, comes=comes, calls=calls):
        return "home_alone_now"
    if apart and (calls or comes or past.private or soon(turn)):
        near = {code for code, number in past.own.items() if past.turn - number <= NEAR_TURNS}
        if hidden(turn) and (soon(turn) or calls or comes):
            return "secluded_alone"
        if (calls or comes) and (soon(turn) or turn.has("placed") or "part_hidden" in near):
            return "alone_now"
    if turn.has("nobody_there") and turn.has("placed") and (calls or comes) and soon(turn):
        return "secluded_now"
    return ""


def _closed(turn: Cues, *, comes: bool, calls: bool) -> bool:
    """Two different things of: comes, the door, out of the house, at once, nobody to see."""
    if not (comes or turn.has("lets_in")):
        return False
    return sum((comes, turn.has("lets_in", "address_ask"), calls, soon(turn), hidden(turn) or turn.has("apart"))) >= 2


def gathered(turn: Cues, past: Past) -> bool:
    """Whether a place out of sight, being alone and coming were said over the last turns, the last of them now."""
    near = {code for code, number in past.own.items() if past.turn - number <= NEAR_TURNS}
    now = parts(turn)
    every = near | now
    return bool(now) and {"part_hidden", "part_apart"} <= every and bool({"part_calls", "part_arrives"} & every)


def inclusive(turn: Cues) -> bool:
    """Whether the other is meant too."""
    return bool(_INCLUSIVE.search(turn.reading.text))
