"""Whether a name, a room's text or a request says of its author that they are under 18. Pure.

What follows is grave for whoever wrote it: their pass ends and a person is asked (`flow.own_word`). So this says yes to
less than is refused: a sentence about oneself, as talks are read for it, and of a pseudonym only an age or a year of
birth that is spelled out as one.

Rule 1: a number alone in a pseudonym says nothing: it is a year, a département, a shirt. Neither does a word for
somebody young: people are called "Ado" who are not.
Rule 2: whose the age is must be plain: "papa de 12 ans" and "rhum 15 ans" are not of the author.
"""

from __future__ import annotations

import re
from typing import Final

from salon.base.text import fold
from salon.safety.talk.context import cues
from salon.safety.talk.minor import OWN
from salon.safety.talk.past import Past
from salon.safety.talk.step import families

_JOINT: Final = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|[_.·’'-]+")
"""Where words of a pseudonym were run together: "jeanne15ans", "lea_15_ans"."""
_SPELLED: Final = re.compile(
    r"\b(?:[89]|1[0-7]|[a-z]{4,}) ?(?:ans|piges|balais|yo|y o|yrs?|years?)(?: old)?\b"
    r"(?! (?:de|d|du|des|of|et|plus|and|up|ago)\b)"
    r"|\b(?:nee?|born) (?:en |in )?20\d\d\b"
)
_OTHERS: Final = re.compile(
    r"(?:papa|maman|pere|mere|parents?|tonton|tata|mamie|papy|mum|mom|dad|father|mother|depuis|since|ensemble|together"
    r"|metier|experience|service|marie|married|epoux|epouse|couple|veuf|veuve|divorce|widow|sobre|sober|clean"
    r"|rhum|rum|whisky|scotch|cognac|armagnac|porto|vintage|cuvee|age d|anniversaire|anniversary|jubile|deja|already"
    r"|toujours|eternel|encore|forever|always|again|dans ma tete|at heart)"
)
"""What else has years: families, couples (the name Marie reads like the word), trades, bottles, jokes."""
_FIRST: Final = re.compile(r"\b(?:j ?ai|j ?aurai|je|moi|i ?a?m|my|mon age|ma classe)\b")
"""In a room's texts an age is mostly that of those it is for."""


def says_under_18(typed: str, where: str, year: int) -> bool:
    """Whether the author says to be under 18.

    Args:
        typed: as typed.
        where: `name` for a pseudonym; `topic`, `pinned`, `request`.
        year: the calendar year.
    """
    if where != "name":
        if where != "request" and not _FIRST.search(fold(typed).text.replace("'", " ").replace("’", " ")):
            return False
        return _own(typed, year, private=where == "request")
    spaced = " ".join(_JOINT.sub(" ", typed).split())
    plain = fold(spaced).text
    if not _SPELLED.search(plain) or _OTHERS.search(plain.replace(" ", "")):
        return False
    return _own(spaced, year, private=False)


def _own(text: str, year: int, *, private: bool) -> bool:
    found = families(cues(text), Past(private=private), year)
    return any(
        one.sign.family == "minor_contact" and one.sign.name in OWN and one.sign.band == "urgent" for one in found
    )
