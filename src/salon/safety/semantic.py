"""The second look at a doubtful text: five heads over a sentence embedding, and what they make of the first scores.

    first scores (`safety.heads`) -> doubtful? -> embedding (`outside.scorer_worker`) -> second scores -> joined

What words alone cannot tell apart (a group named kindly or not, a denial, a quotation) a sentence embedding sometimes
can. It takes a hundred times as long, so only doubtful texts get one. Weights are whole numbers of 8 bits in one file
that `tools/train_semantic.py` writes; nothing here opens a file.

Rule 1: nothing said here blocks: every rule of a score is named `head_…`, which the policy table never lets block.
Rule 2: the second look may lower a score only where the first was in doubt, never one that was sure.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from salon.base.reading import reading
from salon.base.text import fold
from salon.safety import stamps
from salon.safety.finding import Finding
from salon.safety.heads import CLAUSES, FAMILIES, FLAG, HEADS

MAGIC: Final = b"salonsemantic1\n"
SIZE: Final = 512
"""Numbers of one embedding."""
DIGEST: Final = "3b804a48e5554dd3cc395aec9f44eecb0d5d0a6eed7d80717018431c42fa798c"
"""SHA-256 of the file `weights/semantic.bin` this version was tested with."""
NAME: Final = "semantic"
TEXT_MAX: Final = 600
"""Code points that are looked at: the time it takes grows with them, and half a page says what it is about."""
SURE: Final = 0.9
"""First scores from here on stand: the second look may add to them and take nothing away."""


_SIGNS: Final = re.compile(r"[^\w]+|_+")
_RUN: Final = re.compile(r"(.)\1+")
_QUOTES: Final = re.compile("['’‘\"]")
_HANDLE: Final = re.compile(r"(?<!\w)@(?=(?:user|url)\b)")
"""Of the sets heads are trained on, where it stands for everybody; any other word that begins so may be in disguise."""
_JOINED: Final = str.maketrans({letter: fold(letter).text for letter in "œæßøł’‘«»…–—"})
"""Of ordinary French and English writing, though folding takes them for others."""


def as_sent(typed: str) -> str:
    """A text as sentence embeddings are asked about it: as typed while nothing is disguised, otherwise undone.

    Accents, capitals and doubled letters say something to a model that learned from ordinary writing, so they stay
    unless a look-alike, an invisible character, a digit for a letter or a gap between letters stood in it.
    """
    typed = typed[:TEXT_MAX]
    folded = fold(typed)
    seen = reading(folded).text
    if _letters(_HANDLE.sub("a", folded.text)) != _letters(seen):
        return seen
    bare = "".join(one for one in unicodedata.normalize("NFD", typed.lower()) if not unicodedata.combining(one))
    return typed if bare.translate(_JOINED) == folded.text else folded.text


def _letters(text: str) -> str:
    return _RUN.sub(r"\1", _SIGNS.sub(" ", _QUOTES.sub("", text))).strip()


class SemanticFacts(Struct, frozen=True):
    """What stands at the beginning of the file beside the weights. All tuples have one value a head."""

    version: int
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    thresholds: tuple[float, ...]
    """Log-odds of the second look by itself at which its score is 0.5."""
    shares: tuple[float, ...]
    """How much the second look's log-odds count beside the first's, in the joined score."""
    joined: tuple[float, ...]
    """Joined log-odds at which the joined score is 0.5."""
    doubtful: tuple[float, ...]
    """First scores from which on a text is looked at again."""


class SemanticHeads(Struct, frozen=True):
    """The heads as loaded: read-only, shared by all who score."""

    facts: SemanticFacts
    rows: NDArray[np.int8]
    """One row a head, `SIZE` columns."""


class BadSemanticWeights(ValueError):
    """A file that is not what `write` wrote."""


def load(content: bytes) -> SemanticHeads:
    """Heads from the bytes of a file.

    Raises:
        BadSemanticWeights: another format, another size, other heads.
    """
    if not content.startswith(MAGIC):
        raise BadSemanticWeights("not a file of semantic heads")
    head, _, rest = content[len(MAGIC) :].partition(b"\n")
    try:
        facts = msgspec.json.decode(head, type=SemanticFacts)
    except msgspec.DecodeError as error:
        raise BadSemanticWeights(str(error)) from None
    counts = {len(getattr(facts, name)) for name in facts.__struct_fields__ if name != "version"}
    if len(rest) != SIZE * len(HEADS) or counts != {len(HEADS)}:
        raise BadSemanticWeights("not of the size this version reads")
    return SemanticHeads(facts, np.frombuffer(rest, dtype=np.int8).reshape(len(HEADS), SIZE))


def write(heads: SemanticHeads) -> bytes:
    """The bytes of a file, the same for the same heads."""
    return MAGIC + msgspec.json.encode(heads.facts) + b"\n" + heads.rows.astype(np.int8).tobytes()


def log_odds(embedding: Sequence[float], heads: SemanticHeads) -> list[float]:
    """What each head says of an embedding."""
    numbers = np.asarray(embedding, dtype=np.float64)
    facts = heads.facts
    sums = (heads.rows * numbers).sum(axis=1).tolist()
    return [bias + scale * total for bias, scale, total in zip(facts.biases, facts.scales, sums, strict=True)]


def scores(embedding: Sequence[float], heads: SemanticHeads) -> dict[str, float]:
    """The second look by itself: 0 to 1 a head, 0.5 is its own threshold."""
    odds = log_odds(embedding, heads)
    return {
        head: _logistic(value - line) for head, value, line in zip(HEADS, odds, heads.facts.thresholds, strict=True)
    }


def is_doubtful(first: Mapping[str, float], facts: SemanticFacts) -> bool:
    """Whether a text with these first scores is worth a second look."""
    return any(first.get(head, 0.0) >= line for head, line in zip(HEADS, facts.doubtful, strict=True))


def joined(first: Mapping[str, float], second: Mapping[str, float], facts: SemanticFacts) -> dict[str, float]:
    """Both looks as one score a head, 0.5 the threshold of a flag (Rule 2).

    Args:
        first: calibrated scores of `safety.heads`.
        second: of `scores`; a head it leaves out keeps its first score.
        facts: how the two were weighed when they were trained.
    """
    out = {}
    for head, share, line in zip(HEADS, facts.shares, facts.joined, strict=True):
        one = first.get(head, 0.0)
        if head not in second or not share:
            out[head] = one
            continue
        both = _logistic((1 - share) * _odds(one) + share * _odds(second[head]) - line)
        out[head] = max(one, both) if one >= SURE else both
    return out


def findings(said: Mapping[str, float], version: int) -> tuple[Finding, ...]:
    """A finding for each head whose joined score is at or above the threshold of a flag.

    All are of severity 1: what both looks together are sure of was measured too, and is not sure enough to hold by
    itself (docs/models.md).
    """
    return tuple(
        Finding(
            stamps.head(head, stamps.SECOND),
            version,
            FAMILIES[head],
            CLAUSES[head],
            "rephrase",
            severity=1,
            score=value,
        )
        for head in HEADS
        if (value := said.get(head, 0.0)) >= FLAG
    )


def _odds(score: float) -> float:
    kept = min(1 - 1e-9, max(1e-9, score))
    return math.log(kept / (1 - kept))


def _logistic(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, odds))))
