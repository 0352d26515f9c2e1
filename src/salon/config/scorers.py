"""Settings of the second look: the built-in scorer, and an operator's own models (docs/scorers.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal, get_args

from msgspec import Meta, field

from salon.config.section import BESIDE, Section
from salon.safety.stamps import RESERVED

Category = Literal["offence", "threat", "hate", "sexual_solicitation", "spam"]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Score = Annotated[float, Meta(ge=0.01, le=1.0)]


class Semantic(Section, frozen=True):
    """The scorer that comes with `salon[semantic]`: sentence embeddings in French, English and 14 other languages."""

    enabled: Annotated[
        bool, Meta(description="Whether doubtful messages get a second look, where the extra is installed.")
    ] = True
    everything: Annotated[
        bool,
        Meta(
            description="Look at every message twice, not only at doubtful ones: for sites of a few messages a second."
        ),
    ] = False
    shadow: Annotated[bool, Meta(description="Ask and compare only: it changes no decision.")] = False


class ScorerFile(Section, frozen=True):
    """A file of a model, with what its content must be."""

    path: Annotated[str, Meta(min_length=1, max_length=400, extra=BESIDE, description="Where it is.")]
    sha256: Annotated[Sha256, Meta(description="SHA-256 of its content.")]


class Scorer(Section, frozen=True):
    """A model of your own that looks at messages too. It runs in a process that can open no file and no connection."""

    name: Annotated[str, Meta(pattern="^[a-z][a-z0-9]{0,15}$", description="In logs and in the codes of its findings.")]
    path: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=400,
            extra=BESIDE,
            description="Python file with a function `load` (docs/scorers.md).",
        ),
    ]
    sha256: Annotated[Sha256, Meta(description="SHA-256 of that file. Anything else is refused at start.")]
    licence: Annotated[
        str, Meta(min_length=2, max_length=200, description="Under what terms you may use the model; kept with it.")
    ]
    categories: Annotated[
        tuple[Category, ...], Meta(min_length=1, max_length=5, description="What it may speak of, and nothing else.")
    ]
    kind: Annotated[Literal["python"], Meta(description="What `path` is.")] = "python"
    files: Annotated[
        tuple[ScorerFile, ...], Meta(max_length=20, description="Weights and the like, given to `load`.")
    ] = ()
    thresholds: Annotated[
        dict[Category, Score], Meta(description="Score from which on it flags, by category; 0.5 where none is given.")
    ] = field(default_factory=dict)
    timeout_ms: Annotated[
        int, Meta(ge=50, le=10_000, description="A model that takes longer is started again (unit: milliseconds).")
    ] = 1_000
    memory_mb: Annotated[
        int, Meta(ge=128, le=16_384, description="Address space of its process (unit: mebibytes).")
    ] = 1_024
    everything: Annotated[bool, Meta(description="Asked about every message, not only doubtful ones.")] = False
    shadow: Annotated[
        bool, Meta(description="Ask and compare only: it changes no decision. Turn off when its figures are good.")
    ] = True


def scorer_faults(scorers: Iterable[Scorer]) -> list[str]:
    """Names given twice, files that are missing or not what they were: one line each."""
    faults, names = [], set[str]()
    for number, one in enumerate(scorers):
        where = f"judging.scorer[{number}]"
        if one.name in names or one.name in RESERVED or one.name in get_args(Category):
            faults.append(f"{where}.name: `{one.name}` is taken")
        names.add(one.name)
        strange = set(one.thresholds) - set(one.categories)
        if strange:
            faults.append(f"{where}.thresholds: {', '.join(sorted(strange))}: not among its categories")
        for path, sha256 in ((one.path, one.sha256), *((file.path, file.sha256) for file in one.files)):
            try:
                found = _digest(Path(path))
            except OSError:
                faults.append(f"{where}: {path}: cannot be read")
                continue
            if found != sha256:
                faults.append(f"{where}: {path}: its SHA-256 is {found}, not what is configured")
    return faults


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
