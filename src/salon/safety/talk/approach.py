"""Coming closer, in roundabout words: an empty house, an open door, a companion left behind, a thing of worth.

Each is half of something and says nothing by itself; together, by one person within a few turns, they are a meeting
out of sight or at the home of somebody alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk.context import LEXICON, Cues
from salon.safety.talk.past import Past
from salon.safety.talk.reading import Reading, passages

NEAR_TURNS: Final = 8
"""How many turns back the parts of one plan may lie."""
HOME_TURNS: Final = 14
"""How long after it was told or asked an empty house counts."""
PASSAGE_CHARACTERS: Final = 260
_YOURS: Final = frozenset(
    ("ton", "ta", "tes", "votre", "vos", "your", "ur", "ya", "yer", "the", "la", "le", "les", "l", "all", "tout")
)
_MINE: Final = frozenset(["mon", "ma", "mes", "notre", "nos", "my", "our", "me", "mine"])
_PLAN: Final = frozenset({"part_hidden", "part_apart", "part_calls", "part_arrives"})
_ASKS: Final = re.compile(
    r"(?:\w+ ,? ?)?(?:is|are|do|does|did|have|has|was|what|which|who|where|how|whose|can|could|would|will"
    r"|c est|est ce|tu|t as|t es|vous|quel|quelle|combien|ou|comment|qui|elle est|il est|ca vaut)\b"
)
_END: Final = re.compile(r" [.!?;] ")
_INCLUSIVE: Final = re.compile(r"\b(?:on|nous|toi|tu|te|vous|we|us|you|your|u|ill|je te|je t)\b")
_OR: Final = re.compile(r"\b(?:or|ou|and whoever|qui tu veux)\b")


def within(turn: Cues) -> Iterator[Cues]:
    """A turn as passages of a few sentences: what stands further apart does not belong together."""
    text = turn.reading.text
    if len(text) <= PASSAGE_CHARACTERS:
        yield turn
        return
    for start, end in passages(text):
        part = text[start:end]
        yield Cues(turn.heard, Reading(part, (), (), ()), LEXICON.find(part), turn.tokens)


def asks(turn: Cues) -> bool:
    """Whether it is a question, with or without its mark."""
    return turn.question or bool(_ASKS.match(turn.reading.text))


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
    if not turn.has("household", "household_gone"):
        return ""
    text = turn.reading.text
    for start, _ in turn.places("household"):
        before = set(text[max(0, start - 14) : start].split()[-2:])
        if not before & _MINE and (before & _YOURS or turn.question):
            return "asked"
    return "told" if turn.has("household_gone") and not turn.question else ""


def things(turn: Cues) -> bool:
    """Whether it asks of, or admires, what the other has."""
    if not turn.has("treasure") or turn.has("selling"):
        return False
    return any(part.has("treasure") and part.has("prized") for part in within(turn))


def shown(turn: Cues, past: Past) -> bool:
    """Whether it asks of a thing that is to be seen, and of which the other had not spoken first."""
    if not asks(turn) or "own_thing" in past.other or not turn.has("shown"):
        return False
    return any(asks(part) and part.has("shown") and part.has("treasure", "own_ask") for part in within(turn))


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
    if not turn.has("apart", "arrives", "coming", "lets_in", "nobody_there"):
        return ""
    return next(filter(None, (_closing(part, past, invites=invites, own=own) for part in within(turn))), "")


def _closing(turn: Cues, past: Past, *, invites: bool, own: bool) -> str:
    group = turn.has("group")
    apart = turn.has("apart") and not (group and _OR.search(turn.reading.text))
    if (
        (turn.has("group", "public") and not apart)
        or turn.has("price_word")
        or past.told_trade
        or (own and not invites)
    ):
        return ""
    calls = invites or turn.has("out_here")
    comes = turn.has("arrives", "coming")
    near_home = (past.own.get("alone_ask", -HOME_TURNS), past.other.get("alone_told", -HOME_TURNS))
    alone = past.turn - max(near_home) <= HOME_TURNS or household(turn) == "asked"
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
    return "secluded_alone" if past.private and gathered(turn, past) else ""


def _closed(turn: Cues, *, comes: bool, calls: bool) -> bool:
    """Two different things of: comes, the door, out of the house, at once, nobody to see."""
    if not (comes or turn.has("lets_in")):
        return False
    return sum((comes, turn.has("lets_in", "address_ask"), calls, soon(turn), hidden(turn) or turn.has("apart"))) >= 2


def gathered(turn: Cues, past: Past) -> bool:
    """Whether a place out of sight, being alone and coming were said over the last turns, the last of them now."""
    near = {code for code, number in past.own.items() if past.turn - number <= NEAR_TURNS}
    now = parts(turn) & _PLAN
    every = near | now
    return bool(now) and {"part_hidden", "part_apart"} <= every and bool({"part_calls", "part_arrives"} & every)


def out_of_sight(turn: Cues) -> bool:
    """Whether a place out of sight at an hour is named for both."""
    text = turn.reading.text
    short = len(text) <= PASSAGE_CHARACTERS
    return short and turn.has("placed") and hidden(turn) and soon(turn) and bool(_INCLUSIVE.search(text))
