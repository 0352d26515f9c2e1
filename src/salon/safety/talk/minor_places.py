"""Signs of a minor where nothing was said before: in a message by itself, a request, a pinned text, a name, a topic.

Each yields spans in code points of what was typed, as a rule does. In a talk `minor.signs` knows more: what was asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.base.text import View
from salon.safety.talk.minor import signs
from salon.safety.talk.reading import read
from salon.safety.talk.sign import Heard

_AGE: Final = r"(?:1\s?[0-7]|[89])"
_NAMED: Final = re.compile(
    rf"(?<!\d){_AGE}[ ._'’-]?(?:ans|an|yo|yrs?|years?|piges)(?![a-z])"
    r"|(?<![a-z])(?:treize|quatorze|quinze|seize|dix[ ._-]?sept|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)[ ._-]?(?:ans|yo|years?)(?![a-z])|(?<![a-z])(?:mineure?|underage|teen|teenage[rd]?"
    r"|lyceen(?:ne)?|collegien(?:ne)?|ecoliere?|fillette|ado|schoolgirl|schoolboy|highschooler|middleschooler"
    r"|minor)s?(?![a-z])"
    rf"|(?<![a-z])(?:f|m|fille|garcon|girl|boy|meuf|mec)[ ._-]?1[0-7](?!\d)|(?<!\d)1[0-7][ ._-]?(?:fille|girl"
    rf"|boy|garcon|f)(?![a-z])"
    r"|(?<![a-z])(?:nee?|born)[ ._-]?(?:en|in)?[ ._-]?(20[12]\d)(?!\d)|(?<![a-z\d])(?:[3456](?:e|eme)"
    r"|year[ ._-]?(?:[7-9]|1[01])|(?:[5-9]|1[01])th[ ._-]?grader?)(?![a-z\d])"
)
"""What in a pseudonym says under 18. A bare number does not: it is a year or a département as often as an age."""
_YOUNG: Final = (
    r"(?:ados?|adolescente?s?|teens?|teenagers?|mineure?s?|minors?|lyceen(?:ne)?s?|collegien(?:ne)?s?"
    r"|ecolier(?:e)?s?|pre ?ados?|schoolgirls?|schoolboys?|school ?kids|middle ?schoolers|high ?schoolers)"
)
_GATHERED: Final = re.compile(
    r"(?<!\d)1[0-7] ?(?:-|–|a|/|to|et) ?1[0-8] ?(?:ans|yo|years?)\b|(?<!\d)1[0-7] ?(?:-|–) ?1[0-7](?!\d)"
    r"|\b(?:moins de|under|below|les) (?:18|dix ?huit|eighteen)s?\b(?! (?:ans )?(?:interdit|not|refuse|exclu))"
    r"|(?<!\d)1[0-7] ?(?:ans|yo|years? olds?)\b(?! (?:de|d|et plus|of|apres))"
    rf"|\b(?:salon|chat|coin|rencontres?|room|entre|club|forum|espace|groupe|bande|reserve aux?|pour|for|tchat"
    rf"|corner|place|lounge) (?:pour |entre |des |d['’] ?|les |for |de |of |aux? |the |young "
    rf"|jeunes )*{_YOUNG}\b(?! (?:de fond|movies?|films?|series?|fiction|books?))|^\W*(?:jeunes? )?{_YOUNG}\W*$"
    rf"|\b{_YOUNG} (?:only|chat|room|bienvenue?s?|seulement|uniquement|welcome|club|corner|zone|ici|here|talk"
    rf"|hangout|lounge|entre eux|celibataires?|singles?|18|1[0-7])\b"
)
_GROWN: Final = re.compile(
    r"\b(?:parents?|profs?|teachers?|mere|mothers?|mums?|dads?|fathers?|educat\w+|anciens?|anciennes?|former"
    r"|sonate|sol|la|re|mi|si|do|gamme|interdite?s? aux?|interdit|no under|no minors|pas de mineure?s?"
    r"|adults? only|majeurs?|adultes?|18 ans et plus|minor (?:key|league)|of teens|d['’] ?ados|orthophon\w+"
    r"|psy\w*|coaching)\b"
)
"""Whose room it is instead: parents and teachers, miners and music."""


def in_room(view: View, year: int) -> Iterator[tuple[int, int]]:
    """What says by itself that somebody is under 18 or sought, in a message, a request or a pinned text."""
    for sign in signs(Heard("", view), year):
        if sign.band in {"hold", "urgent"} and sign.name not in {"secrecy", "gifts_secret"}:
            yield sign.start, sign.end


def in_name(view: View, year: int) -> Iterator[tuple[int, int]]:
    """What says so in a pseudonym; `year` is the calendar year now, as in `minor.signs`."""
    found = False
    for match in _NAMED.finditer(view.text):
        if not match[1] or int(match[1]) > year - 18:
            found = True
            yield view.span(*match.span())
    if found:
        return
    reading = read(view)
    for match in _NAMED.finditer(reading.text):
        if not match[1] or int(match[1]) > year - 18:
            found = True
            yield reading.span(*match.span())
    if not found:
        yield from in_room(view, year)


def in_topic(view: View, year: int) -> Iterator[tuple[int, int]]:
    """What in a room's name or topic gathers people under 18."""
    if _GROWN.search(view.text):
        return
    found = False
    for match in _GATHERED.finditer(view.text):
        found = True
        yield view.span(*match.span())
    if not found:
        yield from in_room(view, year)
