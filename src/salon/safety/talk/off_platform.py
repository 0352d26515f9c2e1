"""Leaving for another platform: a contact given or demanded early, or pressed for after a no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk.context import Cues
from salon.safety.talk.meeting import pressed, pressing
from salon.safety.talk.past import Found, Past
from salon.safety.talk.sign import Band, Sign

EARLY_TURNS: Final = 6
SHORT_CHARACTERS: Final = 260
"""A name told in a roundabout way stands in a short turn; an article tells many names."""
DIGITS_MIN: Final = 8
_NAME: Final = re.compile(r"(?<![\w@./])[a-z0-9]{2,}[._][a-z0-9._]{2,}(?![\w/])")
"""What may be a name to look for beside an application that was described."""


def found(turn: Cues, past: Past) -> Iterator[Found]:
    """What one turn shows of off_platform."""
    what = _what(turn, past)
    if not what:
        return
    early = past.turn <= EARLY_TURNS
    band: Band = "watch"
    name = "contact_asked"
    before: tuple[int, ...] = ()
    polite = turn.has("polite") or (turn.question and not turn.has("haste", "give_it", "haste_round"))
    if what == "given":
        # Given later, it is the same weak sign as a question for one.
        if early:
            name, band = "contact_given", "slow"
    elif (
        early
        and turn.has("haste", "give_it", "haste_round")
        and not (polite and turn.question and not turn.has("insist"))
    ):
        name, band = "contact_demanded", "slow"
    if "contact" in past.refused or ("contact" in past.own and turn.has("insist") and not turn.has("polite")):
        name, band, before = "contact_repeated", "slow", (past.own.get("contact", past.turn),)
    elif what == "asked" and past.other.get("says_no") == past.turn - 1 and pressing(turn):
        name, band = "contact_repeated", "slow"
    yield Found(Sign("off_platform", name, band, *turn.span("ask_contact")), before)


def _what(turn: Cues, past: Past) -> str:
    """Whether a contact is given, asked for, or none."""
    reference = turn.has("reference") and not _mine(turn)
    pulled = turn.has("move_away")
    if not reference:
        if turn.tokens.phone or turn.tokens.mail:
            return "given"
        if turn.tokens.named or (turn.tokens.handle and (turn.has("app", "channel") or pulled)):
            return "given"
        if len(turn.reading.text) <= SHORT_CHARACTERS and turn.has("channel") and _NAME.search(turn.heard.folded.text):
            return "given"
        if (
            len(turn.reading.text) <= SHORT_CHARACTERS
            and turn.has("give_verb", "give_contact")
            and _dialled(turn.reading.text) >= DIGITS_MIN
        ):
            return "given"
        if turn.has("same_name") and turn.has("channel", "app") and not turn.has("about_app"):
            return "given"
        if len(turn.reading.text) <= SHORT_CHARACTERS and not turn.has("about_app"):
            if turn.has("given_round"):
                return "given"
            if turn.has("spelled") and (pulled or turn.has("channel", "app", "give_contact", "ask_round")):
                return "given"
        if turn.has("code") and turn.has("give_verb", "give_contact", "move_away", "haste", "app"):
            return "given"
    if turn.has("ask_contact", "ask_round"):
        urged = turn.has("your_contact") and turn.has("haste")
        return "asked" if urged or not turn.has("about_app", "reference") else ""
    if "contact" in past.refused and not turn.has("accepts", "about_app"):
        if turn.has("app", "number_word", "give_contact", "give_it", "channel", "dictate"):
            return "asked"
        if pressed(turn, past, "contact"):
            return "asked"
    if (pulled or (turn.has("your_contact") and turn.has("haste"))) and not turn.has("about_app"):
        return "asked"
    return ""


def _dialled(text: str) -> int:
    """How many digits stand in a row, with short words between them at most."""
    best = run = away = 0
    for word in text.split():
        if word.isdigit() and len(word) <= 2:
            run, away = run + len(word), 0
            best = max(best, run)
        elif away >= 2 or word in {"/", ":", "€", "%"}:
            run = away = 0
        else:
            away += 1
    return best


def _mine(turn: Cues) -> bool:
    words = set(turn.reading.text.split())
    return bool(words & {"mon", "moi", "my", "me", "ma"}) and not turn.has("about_app")
