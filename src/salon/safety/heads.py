"""Learned heads: five linear models over one set of features, each 0 to 1 with 0.5 as the threshold of a flag.

A head never decides alone: its finding is one more voice for the policy table, which flags, ranks and in the clearest
cases holds (docs/models.md). Weights are whole numbers of 8 bits with one scale a head, in one file that the training
script writes (`tools/train_heads.py`) and that is read at composition; nothing here opens a file.

Rule 1: scores are exact. The sum is of whole numbers, so every machine says the same.
Rule 2: a finding names the words it rests on: those that weigh most by themselves.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from functools import cached_property
from typing import Final

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from salon.base.reading import read_words
from salon.base.text import View
from salon.base.values import Span
from salon.safety import stamps
from salon.safety.features import KEPT_MAX, LETTERS_MAX, SIZE, Words, words_of
from salon.safety.finding import Finding
from salon.safety.views import Views

HEADS: Final = ("offence", "threat", "hate", "sexual_solicitation", "spam")
FAMILIES: Final = {
    "offence": "insult",
    "threat": "threat",
    "hate": "hate",
    "sexual_solicitation": "sexual",
    "spam": "spam",
}
CLAUSES: Final = {"offence": "2.5", "threat": "2.5", "hate": "2.5", "sexual_solicitation": "2.5", "spam": "2.3"}
MAGIC: Final = b"salonheads1\n"
FLAG: Final = 0.5
GRAVE: Final = 0.9
"""From here on a finding is of severity 3, where a table may hold."""
WORDS_SHOWN: Final = 3
WORDS_TRIED_MAX: Final = 80
READ_MAX: Final = 8_000
"""Characters of a reading view that are scored: four times a message, which some letters become when folded."""
DIGEST: Final = "51bbf4b28b7547cf72c71a3104aa6595c106b74722f3aa2a5a49ca948e068a5f"
"""SHA-256 of the file `weights/heads.bin` this version was tested with."""


class HeadFacts(Struct, frozen=True):
    """What stands at the beginning of the file beside the weights."""

    version: int
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    slopes: tuple[float, ...]
    """How steeply the score rises about its threshold, a head."""
    thresholds: tuple[float, ...]
    """Log-odds at which the score is 0.5, a head."""
    shifts: dict[str, tuple[float, ...]] = {}
    """What is added to the log-odds of a text in a language (`spoken`), a head: one threshold then fits all. Where no
    language is clear, nothing: the threshold is the highest."""
    grave: tuple[float, ...] = ()
    """Score a head from which on a finding is grave; `GRAVE` where none is given."""


class Weights(Struct, frozen=True, dict=True):
    """The heads as loaded: read-only, shared by all who score."""

    facts: HeadFacts
    rows: NDArray[np.int8]
    """One row a head, `SIZE` columns."""

    @cached_property
    def alone(self) -> dict[str, tuple[int, ...]]:
        """What words weigh by themselves, a head, as they were asked for; `KEPT_MAX` at most."""
        return {}


class BadWeights(ValueError):
    """A file that is not what `write` wrote."""


def load(content: bytes) -> Weights:
    """Weights from the bytes of a file.

    Raises:
        BadWeights: another format, another size, other heads.
    """
    if not content.startswith(MAGIC):
        raise BadWeights("not a file of heads")
    head, _, rest = content[len(MAGIC) :].partition(b"\n")
    try:
        facts = msgspec.json.decode(head, type=HeadFacts)
    except msgspec.DecodeError as error:
        raise BadWeights(str(error)) from None
    columns = len(HEADS)
    if len(rest) != SIZE * columns or {len(facts.scales), len(facts.biases), len(facts.thresholds)} != {columns}:
        raise BadWeights("not of the size this version reads")
    return Weights(facts, np.frombuffer(rest, dtype=np.int8).reshape(columns, SIZE))


def write(weights: Weights) -> bytes:
    """The bytes of a file, the same for the same weights."""
    return MAGIC + msgspec.json.encode(weights.facts) + b"\n" + weights.rows.astype(np.int8).tobytes()


def digest(content: bytes) -> str:
    """SHA-256 of a file of weights, as hexadecimal."""
    return hashlib.sha256(content).hexdigest()


_WORDS: Final = Words()


def log_odds(text: str, weights: Weights) -> list[float]:
    """What each head says of a reading view, before it is set against its threshold."""
    found = _WORDS.places(text[:READ_MAX])
    if not len(found):
        return list(weights.facts.biases)
    sums = np.take(weights.rows, found, axis=1).sum(axis=1, dtype=np.int32).tolist()
    root = math.sqrt(len(found))
    facts = weights.facts
    odds = [bias + scale * total / root for bias, scale, total in zip(facts.biases, facts.scales, sums, strict=True)]
    shift = facts.shifts.get(spoken(text)) if facts.shifts else None
    return odds if shift is None else [value + more for value, more in zip(odds, shift, strict=True)]


def spoken(text: str) -> str:
    """The language of a reading view by its smallest words: `fr`, `en`, or nothing where they do not say."""
    words = set(text[:READ_MAX].split())
    french, english = len(words & _FRENCH), len(words & _ENGLISH)
    return "fr" if french > english else "en" if english > french else ""


def _small(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FRENCH: Final = _small(
    "je tu il ele nous vous ils eles les des une un le la du de est et que qui dans pas ne pour sur avec mais cest jai "
    "tas moi toi ca au aux en ce cete ces mon ton ma ta mes tes ses suis es sont vais va vas te se plus tout tous quoi "
    "quand ici chez sans nos vos leur leurs ou bien tres si y oui non salut bonjour bonsoir fait etre avoir "
    "ai avez sera etait ya dun dune quil lui voila deja encore jamais rien merci"
)
_ENGLISH: Final = _small(
    "the i you he she we they are is was were to of and in my your it its that this for with not have has had do dont "
    "did im be been at what al wil would can cant could should if so but from just his her them there their our "
    "us who how why when where get got no yes helo hi am an by about like out up more some any than then now"
)
"""As the reading view writes them: a doubled letter is one. Words of both languages are in neither."""


def calibrated(odds: list[float], weights: Weights) -> dict[str, float]:
    """Scores 0 to 1 from log-odds."""
    return {head: _calibrated(column, odds[column], weights.facts) for column, head in enumerate(HEADS)}


def _calibrated(column: int, value: float, facts: HeadFacts) -> float:
    over = facts.slopes[column] * (value - facts.thresholds[column])
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, over))))


def score(view: View, weights: Weights) -> dict[str, float]:
    """What each head says of a reading view: 0 to 1, 0.5 is the threshold of a flag."""
    return calibrated(log_odds(view.text, weights), weights)


def findings(view: View, weights: Weights, scores: dict[str, float] | None = None) -> tuple[Finding, ...]:
    """A finding for each head at or above its threshold, with the typed words it rests on."""
    said = score(view, weights) if scores is None else scores
    words = [(view.text[start:end], start, end - 1) for start, end in words_of(view.text)]
    return _found(said, lambda: words, view.at, weights)


def findings_in(seen: Views, weights: Weights, odds: list[float] | None = None) -> tuple[Finding, ...]:
    """The same of a text whose views, and perhaps `log_odds`, are made: where it was typed is asked only if needed."""
    odds = log_odds(seen.read, weights) if odds is None else odds
    # Well below every threshold no score is near 0.5: most texts need no more than this.
    facts = weights.facts
    near = [column for column, threshold in enumerate(facts.thresholds) if odds[column] >= threshold - _NEAR]
    if not near:
        return ()
    said = {HEADS[column]: _calibrated(column, odds[column], facts) for column in near}
    return _found(said, lambda: read_words(seen.folded), seen.folded.at, weights)


_NEAR: Final = 1e-6


Placed = list[tuple[str, int, int]]
"""Words as they are read, and where the first and the last character of each stand."""


def _found(
    said: dict[str, float], words: Callable[[], Placed], at: tuple[int, ...], weights: Weights
) -> tuple[Finding, ...]:
    over = [(column, head) for column, head in enumerate(HEADS) if said.get(head, 0.0) >= FLAG]
    if not over:
        return ()
    spans = _all_spans(words(), at, weights, [column for column, _head in over])
    return tuple(
        Finding(
            rule=stamps.head(head),
            version=weights.facts.version,
            family=FAMILIES[head],
            clause=CLAUSES[head],
            hint="rephrase",
            spans=spans[column],
            severity=3 if said[head] >= _grave(weights, column) else 1,
            score=said[head],
        )
        for column, head in over
    )


def _all_spans(words: Placed, at: tuple[int, ...], weights: Weights, columns: list[int]) -> dict[int, tuple[Span, ...]]:
    """The words each head rests on most, in the typed text; at most `WORDS_TRIED_MAX` are looked at.

    One message in forty of ordinary talk comes here, and they are the slowest.
    """
    weighed = _weighed([word for word, _, _ in words[:WORDS_TRIED_MAX]], weights)
    found = {}
    for column in columns:
        shown = [words[place] for place in _heaviest(column, weighed)]
        # Where no word alone weighs anything it is the whole text.
        if not shown and words:
            shown = [("", words[0][1], words[-1][2])]
        found[column] = tuple([Span(at[first], at[last] + 1) for _, first, last in shown])
    return found


def _heaviest(column: int, weighed: list[tuple[int, ...]]) -> list[int]:
    """Which words weigh most for a head by themselves, in their order."""
    every = [(one[column], place) for place, one in enumerate(weighed) if one[column] > 0]
    best = sorted(every, reverse=True)[:WORDS_SHOWN]
    # A word that weighs a tenth of the heaviest is not what it rests on.
    return sorted([place for weight, place in best if weight >= best[0][0] / 10])


def _grave(weights: Weights, column: int) -> float:
    return weights.facts.grave[column] if weights.facts.grave else GRAVE


def _weighed(words: list[str], weights: Weights) -> list[tuple[int, ...]]:
    """What each word weighs by itself, a head. This runs where messages are judged: one look for all new words."""
    known = weights.alone
    at_once = [known.get(word) for word in words]
    if all(at_once):
        return [one for one in at_once if one]
    new = [word for word in dict.fromkeys(words) if word not in known]
    fresh: dict[str, tuple[int, ...]] = {}
    if new:
        places, ends = _WORDS.alone(new)
        sums = np.zeros((len(HEADS), len(places) + 1), dtype=np.int32)
        np.cumsum(np.take(weights.rows, places, axis=1), axis=1, dtype=np.int32, out=sums[:, 1:])
        rows = np.diff(sums[:, [0, *ends]], axis=1).T.tolist()
        fresh = dict(zip(new, map(tuple, rows), strict=True))
    said = [known.get(word) or fresh[word] for word in words]
    if len(known) + len(new) > KEPT_MAX:
        known.clear()
    known.update((word, weight) for word, weight in fresh.items() if len(word) <= LETTERS_MAX)
    return said
