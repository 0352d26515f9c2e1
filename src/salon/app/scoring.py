"""The second look of a site, from its settings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import structlog

from salon.app.common import Common
from salon.app.stores import Stores
from salon.chat.canary import is_canary
from salon.chat.model import RoomRecord, Submission
from salon.config.schema import Settings
from salon.config.scorers import Scorer
from salon.flow.judge import drawn_by
from salon.flow.rulebook import Rulebook
from salon.flow.scoring import Scoring, Seat, second_scene
from salon.outside import scorers
from salon.outside.heads_file import first_scores
from salon.outside.scorer_process import ScorerProcess
from salon.safety.finding import Finding
from salon.safety.policy import Verdict
from salon.safety.semantic import as_sent, is_doubtful
from salon.store.recall import SqliteRecall

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What looks again, and the processes it does it with."""

    scoring: Scoring
    processes: tuple[ScorerProcess, ...]

    def start(self) -> None:
        """Load the models, in their processes."""
        for process in self.processes:
            process.start()

    async def close(self) -> None:
        """End the processes."""
        await scorers.close(self.processes)


def second_look(settings: Settings, stores: Stores, common: Common) -> SecondLook:
    """Built, and not started: a site that is only looked at loads no model."""
    seats = seats_of(settings)
    facts = scorers.heads().facts
    scoring = Scoring(
        seats,
        first=first_scores,
        doubtful=lambda first: is_doubtful(first, facts),
        sent=as_sent,
        recall=SqliteRecall(stores.database, stores.room_log),
        hub=common.hub,
        cases=common.cases,
        clock=common.clock,
        meter=common.metrics,
        decide=partial(_decide, common.rulebook),
    )
    common.alarms.when("scorer_failed", lambda: scoring.degraded)
    processes = tuple(seat.scorer for seat in seats if isinstance(seat.scorer, ScorerProcess))
    return SecondLook(scoring, processes)


def _decide(book: Rulebook, found: tuple[Finding, ...], said: Submission, room: RoomRecord) -> Verdict:
    """By the table in force, each rule version trusted as far as it is."""
    return book.decide(
        found, second_scene(said, room), drawn_by(said), said.family, counted=not is_canary(said.tag), whole=False
    )


def seats_of(settings: Settings) -> list[Seat]:
    """The scorers a site has; says in the log what is not there."""
    unconfined = settings.age.mode == "test"
    seats = []
    chosen = settings.judging.semantic
    if chosen.enabled and scorers.installed():
        process = scorers.semantic_process(unconfined=unconfined)
        seats.append(scorers.semantic_seat(process, shadow=chosen.shadow, everything=chosen.everything))
    elif chosen.enabled:
        log.warning("second_look_off", cause="salon[semantic] is not installed")
    for one in settings.judging.scorer:
        process = process_of(one, unconfined=unconfined)
        thresholds: dict[str, float] = {str(category): score for category, score in one.thresholds.items()}
        seats.append(scorers.operators_seat(process, thresholds, shadow=one.shadow, everything=one.everything))
    return seats


def process_of(one: Scorer, *, unconfined: bool) -> ScorerProcess:
    """An operator's scorer, not started yet."""
    spec = {
        "kind": one.kind,
        "path": one.path,
        "sha256": one.sha256,
        "files": [[file.path, file.sha256] for file in one.files],
        "unconfined": unconfined,
    }
    return ScorerProcess(
        one.name,
        one.categories,
        spec,
        unconfined=unconfined,
        memory_max_bytes=one.memory_mb * 1_048_576,
        answer_s=one.timeout_ms / 1_000,
    )
