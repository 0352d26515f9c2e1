"""Meeting at once: now, with alone, out of sight or at the home of somebody alone; or again after a no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk import approach
from salon.safety.talk.context import Cues
from salon.safety.talk.past import Found, Past
from salon.safety.talk.sign import Band, Sign

_HOUR: Final = re.compile(
    r"\b(?:\d{1,2} ?h(?: ?\d\d)?|\d{1,2}h\d\d|(?:at |a )\d{1,2}(?! (?:ans|years|yo|%|euros?|points?|km"
    r"|m)\b)(?: ?[:.] ?\d\d)?"
    r"|(?:one|two|three|1|2|3|11|eleven|ten|10) (?:am|pm))\b"
)
PRESSED_CHARACTERS: Final = 160
PRESSED_TURNS: Final = 5
"""How long after a no a mere pressing word counts as asking again."""
_AT_HOME: Final = frozenset({"address_now", "home_alone_now"})
_PLAIN: Final = re.compile(r"^(?:\w+ ){0,3}(?:ce soir|cette nuit|tonight|this evening) \?")
"""A plain question for tonight."""
_LATER: Final = re.compile(r"\b(?:later|plus tard|after)\b")
_SELF: Final = re.compile(r"(?:home |all |toute? |tout )?(?:alone|seule?|by myself)\b")
"""Somebody begins with being alone: that is told, not asked."""
_YOU: Final = re.compile(r"\b(?:tu|t|toi|vous|ton|ta|tes|you|your)\b")
_NOT_ME: Final = re.compile(
    r"(?:^|\s)(?:je|j y|il|elle|ils|i|he|she|they|we|have|ve|had|did|who|it)(?: (?:just|only|always|have|had"
    r"|used to|could|would|m y|me|m|suis|serai|reste|etais|dors|mange|am|was|will be|stay|sit|live|vis))?"
    r"(?: (?:home|here|la|ici|toujours|encore|all|bien|toute|tout))?$"
)
"""Before a verb of coming: somebody else comes, or the speaker does."""
_OWN_EVENING: Final = re.compile(
    r"\b(?:je (?:bosse|travaille|garde|dors|marche|joue|promene|reviens|rentre|sors du|sors de|viens de|regarde)"
    r"|j etais|rentree? a pied|hier|yesterday|last (?:night|week|weekend|summer|sunday|saturday)|i was"
    r"|we (?:went|were|had|walked|saw|drove|took|found|did)"
    r"|(?:on|nous) (?:a|avons|est|sommes) (?:alle|ete|marche|vu|fait|passe|mange|pris|trouve|couru|dine)e?s?"
    r"|j ai (?:dine|mange|marche|couru|vu|passe|fait|dormi|lu|travaille|bosse)"
    r"|i (?:had|was|walked|went|ran|saw|slept|spent|just got|worked|read)|i am (?:watching|reading|working|staying"
    r"|sitting)|^working|^staying"
    r"|had dinner|walking the|back from|came back|on my way home|heading home)\b"
)


def invites(turn: Cues) -> bool:
    """Whether the other one is told to come or to meet."""
    return _told(turn, "come")


def _told(turn: Cues, code: str) -> bool:
    """Whether a phrase is said to the other, not of oneself or of somebody else."""
    text = turn.reading.text
    begins = _SELF.match(text)
    return turn.has(code) and any(
        not (begins and start < begins.end()) and not _NOT_ME.search(text[max(0, start - 18) : start].rstrip())
        for start, _ in turn.places(code)
    )


def lonely_place(turn: Cues) -> bool:
    """Whether it names somewhere out of sight."""
    return turn.has("secluded")


def risky(turn: Cues, past: Past) -> str:
    """The name of a meeting that is a risk, or nothing."""
    hour = bool(_HOUR.search(turn.reading.text))
    soon = turn.has("now", "night", "haste", "here_now") or hour
    closer = approach.closing_in(turn, past, invites=invites(turn), own=bool(_OWN_EVENING.search(turn.reading.text)))
    if closer:
        return closer
    if turn.has("group", "public") and not (turn.has("alone_want") and turn.has("secluded", "address_ask")):
        return ""
    if past.told_trade or (turn.has("lawful") and not (lonely_place(turn) and turn.has("alone_want"))):
        return ""
    comes = invites(turn)
    lonely = turn.has("alone_want")
    if turn.has("address_ask") and (
        turn.has("coming") or (soon and (comes or lonely or "alone_told" in past.other or "alone_ask" in past.own))
    ):
        return "address_now"
    if turn.has("coming") and turn.has("home", "address_ask") and "alone_told" in past.other and not turn.question:
        return "home_alone_now"
    if turn.has("coming") and turn.has("now") and "alone_ask" in past.own:
        return "home_alone_now"
    if _OWN_EVENING.search(turn.reading.text) and not comes:
        return ""
    if turn.has("secluded", "behind") and lonely and (soon or comes or (past.private and turn.has("secluded"))):
        return "secluded_alone"
    if turn.has("secluded") and soon and comes and not (_OWN_EVENING.search(turn.reading.text) or turn.has("own_wait")):
        return "secluded_now"
    own = bool(_OWN_EVENING.search(turn.reading.text))
    if lonely and comes and past.private and _told(turn, "alone_want") and not (turn.question or own):
        return "alone_now"
    if lonely and soon and (comes or (past.private and not turn.question and _told(turn, "alone_want"))):
        return "alone_now"
    return ""


def found(turn: Cues, past: Past) -> Iterator[Found]:
    """What one turn shows of immediate_meeting."""
    name = risky(turn, past)
    if name:
        before = tuple(past.other[code] for code in ("alone_told",) if code in past.other and name in _AT_HOME)
        before += tuple(past.own[code] for code in ("alone_ask",) if code in past.own and name in _AT_HOME)
        yield Found(Sign("immediate_meeting", name, "slow", *turn.span("come")), before)
        return
    yield from _weak(turn, past)


def pressing(turn: Cues) -> bool:
    """Whether a short turn presses on."""
    return len(turn.heard.typed) <= PRESSED_CHARACTERS and turn.has("presses", "insist") and not turn.has("settles")


def pressed(turn: Cues, past: Past, topic: str) -> bool:
    """Whether it presses on shortly after the other did not want a topic."""
    refused = past.own.get(f"no_{topic}", -PRESSED_TURNS)
    return turn.has("presses") and pressing(turn) and past.turn - refused < PRESSED_TURNS


def _once_more(turn: Cues, past: Past) -> bool:
    """Whether a coming closer goes on over a no, whatever it was called when it was first said."""
    if past.other.get("says_no") != past.turn - 1 or turn.has("settles") or turn.question:
        return False
    before = any(past.own.get(f"part_{code}") == past.turn - 2 for code in ("arrives", "calls", "soon"))
    return before and turn.has("arrives", "lets_in", "come", "out_here") and (pressing(turn) or approach.soon(turn))


def _weak(turn: Cues, past: Past) -> Iterator[Found]:
    group = turn.has("group", "public")
    soon = turn.has("now", "night") or (turn.has("free") and bool(_LATER.search(turn.reading.text)))
    evening = past.private and turn.question and approach.together(turn, "evening_out", "evening")
    asks = invites(turn) or turn.has("free") or evening or bool(_PLAIN.match(turn.reading.text))
    soon = soon or evening
    again = asks or turn.has("address_ask", "coming", "arrives", "lets_in")
    again = again or (turn.has("insist") and (turn.has("home", "placed") or approach.soon(turn)))
    again = again or pressed(turn, past, "meeting")
    put_off = past.own.get("soft_meeting") == past.turn - 1
    put_off = put_off and turn.has("arrives", "lets_in", "presses") and not (turn.has("settles") or turn.question)
    if (("meeting" in past.refused and again) or put_off or (past.private and _once_more(turn, past))) and not turn.has(
        "polite", "group", "accepts"
    ):
        band: Band = "slow"
        yield Found(
            Sign("immediate_meeting", "meeting_repeated", band, *turn.span("come")),
            (past.own.get("meeting", past.turn),),
        )
    elif (
        past.private
        and asks
        and soon
        and not group
        and not _OWN_EVENING.search(turn.reading.text)
        and not turn.has("lawful")
    ):
        yield Found(Sign("immediate_meeting", "tonight", "watch", *turn.span("come")))
    if (
        past.private
        and turn.has("alone_ask", "household_ask")
        and not (group or turn.has("advice"))
        and (turn.question or _YOU.search(turn.reading.text))
    ):
        yield Found(Sign("immediate_meeting", "asks_alone", "watch", *turn.span("alone_ask")))
    if past.private and _told(turn, "discreet") and not turn.has("own_side", "own_news") and not group:
        yield Found(Sign("immediate_meeting", "discretion", "watch", *turn.span("discreet")))
