"""`salon screen`: what judging does with texts of one's own, line by line; nothing is kept.

The context is a public room and an established visitor, each line on its own. Scores are those of the learned heads,
raised by what rules find.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import msgspec
from msgspec import Struct

from salon.base.clock import year_of
from salon.cli import screen_talks, second_look
from salon.cli.ends import BadInput
from salon.outside.heads_file import first_scores
from salon.safety import stamps
from salon.safety.engine import findings, ready
from salon.safety.finding import Finding
from salon.safety.heads import FAMILIES, FLAG, HEADS
from salon.safety.policy import Action, Scene, decide, weigh

ALSO: Final = {"threat_to_life": "threat"}
"""What raises a score beside the family of a head (`safety.heads.FAMILIES`)."""
RAISED: Final[dict[Action, float]] = {"allow": 0.0, "flag": 0.5, "hold": 0.75, "block": 0.9}
"""A pattern's score, by its consequence: 0.5 is the threshold of a flag."""
ROOM: Final = Scene("room")
Scorer = Callable[[str], Mapping[str, float]]


class Line(Struct):
    """One line of the input."""

    text: str


class Hit(Struct):
    """One span, in code points of the text as given."""

    rule: str
    category: str
    start: int
    end: int


class Screened(Struct):
    """One line of the output (design, "Command line")."""

    action: Action
    scores: dict[str, float]
    hits: list[Hit]
    us: float


def run(lines: Iterable[bytes], *, conversations: bool = False, plain: bool = False, second: str = "") -> Iterator[str]:
    """The answers, one a line. Raises BadInput.

    `second`: how texts are looked at twice (`cli.second_look`); what that takes is another process's time.
    """
    if conversations:
        texts = (line.decode(errors="replace") for line in lines if line.strip())
        yield from screen_talks.run(texts, this_year())
        return
    if second:
        with _embeddings(second) as embeddings:
            yield from _screened(lines, second_look.second(second, embeddings), plain=plain)
    else:
        yield from _screened(lines, first_scores, plain=plain)


def this_year() -> int:
    """The calendar year by this machine: what is screened has no date of its own."""
    return year_of(time.time())


def _screened(lines: Iterable[bytes], scorer: Scorer, *, plain: bool) -> Iterator[str]:
    ready()
    year = this_year()
    screen("tu es un idiot", year, scorer)  # what is made on first use is made before anything is timed
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            text = msgspec.json.decode(line, type=Line).text
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadInput(f'line {number}: {error}; a line is {{"text": "…"}}') from None
        answer = screen(text, year, scorer)
        yield _said(answer) if plain else msgspec.json.encode(answer).decode()


def _embeddings(how: str) -> second_look.Embeddings:
    if how not in second_look.HOWS:
        raise BadInput(f"--second-look is one of {', '.join(second_look.HOWS)}")
    try:
        return second_look.Embeddings()
    except second_look.NotInstalled as error:
        raise BadInput(str(error)) from None


def screen(text: str, year: int, scorer: Scorer | None = None) -> Screened:
    """One text, said in a calendar year: what follows, five scores, where it was found, processor time in µs."""
    started = time.thread_time()
    found = findings(text, "room", year)
    said = scorer(text) if scorer else {}
    scores = {head: round(min(1.0, max(0.0, said.get(head, 0.0))), 4) for head in HEADS}
    voices = [
        Finding(stamps.head(head), 1, FAMILIES[head], score=value) for head, value in scores.items() if value >= FLAG
    ]
    action = decide((*found, *voices), "room").action
    for one in found:
        head = _head_of(one)
        if head:
            scores[head] = max(scores[head], RAISED[weigh(one, ROOM)])
    hits = [Hit(one.rule, one.family, span.start, span.end) for one in found for span in one.spans]
    return Screened(action, scores, hits, round((time.thread_time() - started) * 1_000_000, 1))


def _head_of(finding: Finding) -> str:
    if finding.family in ALSO:
        return ALSO[finding.family]
    return next((head for head, family in FAMILIES.items() if family == finding.family), "")


def _said(answer: Screened) -> str:
    """For people: what follows, and the rules that spoke; where none did, the learned scores that made it a flag."""
    spoke = list(dict.fromkeys(hit.rule for hit in answer.hits))
    if not spoke and answer.action != "allow":
        spoke = [f"{stamps.head(head)} {value:.2f}" for head, value in answer.scores.items() if value >= FLAG]
    return f"{answer.action}: {', '.join(spoke) or 'no rule'} ({answer.us:,.0f} µs)"
