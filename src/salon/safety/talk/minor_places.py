"""Signs of a minor where nothing was said before: in a message by itself, a request, a pinned text, a name, a topic.

Each yields spans in code points of what was typed, as a rule does. In a talk `minor.signs` knows more: what was asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
    r"|sonate|sol|la|re|mi|si|do|gamme"
    r"|adults? only|majeurs?|adultes?|18 ans et plus|minor (?:key|league)|of teens|d['’] ?ados|orthophon\w+"
    r"|psy\w*|coaching)\b"
)
"""Whose room it is instead: parents and teachers, miners and music."""

_UNDER: Final = (
    r"(?:(?:moins|- ?) ?de (?:18|dix ?huit)|- ?18|under[ -]?(?:18|eighteen)['’]?s?|mineure?s?|minors?|enfants?"
    r"|children|kids|ados?|adolescente?s?|teens?|teenagers?)"
)
_WHOM: Final = (
    r"(?:tou(?:s|tes) |aux? |les |des? |d['’] ?|pour |any |all |people |persons |anybody |anyone |users |kids "
    r"|children )*"
)
_LET_IN: Final = (
    r"(?! ?(?:ans )?(?:n['’]? ?est |is |are |sera |will be )?(?:refuse|exclu|rejet|oubli|turned|left|excl|reject))"
)
_SHUT: Final = re.compile(
    r"\b(?:interdit|deconseille|ferme|proscrit|refuse)e?s? "
    rf"{_WHOM}{_UNDER}\b(?: ans)?"
    rf"|\b(?:pas|aucune?s?|ni|zero) {_WHOM}{_UNDER}\b{_LET_IN}(?: ans)?"
    rf"|\b(?:no|nobody|no ?one|none|not (?:for|open to)|forbidden (?:to|for)|closed to|off limits (?:to|for)"
    rf"|prohibited (?:to|for)) {_WHOM}{_UNDER}\b{_LET_IN}"
    rf"|{_UNDER}(?![a-z\d])(?: ans)?,? ?(?:s['’ ]? ?abstenir|(?:sont |est |are |is )?(?:strictement |strictly )?"
    r"(?:interdite?s?|exclue?s?|refusee?s?|dehors|non admis|pas admis|not (?:allowed|welcome|admitted|accepted)"
    r"|keep out|stay (?:out|away)|forbidden|banned|prohibited|go away|get out|leave|passez votre chemin))\b"
)
"""What shuts out who is under 18: "interdit aux moins de 18 ans", "no under 18s", "-18 s'abstenir"."""
_NEGATED: Final = re.compile(r"\b(?:pas|non|jamais|plus|not|never|isn ?['’]?t)\b[^.!?,;:]{0,14}$")
"""Before it: "pas interdit aux moins de 18 ans"."""
_NO_ADULTS: Final = re.compile(
    r"\binterdite?s? (?:aux?|pour les) (?:plus de 18|\+ ?(?:de )?18|majeurs?|adultes?)\b|\b(?:no|pas d['’]) ?"
    r"(?:over[ -]?18s?|adultes?|adults?|majeurs?)\b"
)
"""The contrary: a room without adults."""


def shut(view: View) -> list[tuple[int, int]]:
    """Where a text says that nobody under 18 may come in, as spans of what was typed."""
    return [
        view.span(*match.span())
        for match in _SHUT.finditer(view.text)
        if not _NEGATED.search(view.text[max(0, match.start() - 24) : match.start()])
    ]


def apart(spans: Iterable[tuple[int, int]], shutting: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that touch none of those that shut somebody out."""
    outside = tuple(shutting)
    return (one for one in spans if not any(one[0] < end and start < one[1] for start, end in outside))


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
    """What in a room's name, topic or pinned text gathers people under 18."""
    alone = [view.span(*match.span()) for match in _NO_ADULTS.finditer(view.text)]
    if alone:
        yield from alone
        return
    if _GROWN.search(view.text):
        return
    found = list(apart((view.span(*match.span()) for match in _GATHERED.finditer(view.text)), shut(view)))
    yield from found or apart(in_room(view, year), shut(view))
