"""What judges on a site: the rules there are, the table in force, packs, standings. Logged at start."""

from __future__ import annotations

from pathlib import Path
from time import thread_time

import structlog

from salon.app.stores import Stores
from salon.base.clock import Clock
from salon.base.sealing import digest as keyed
from salon.config.judging import policy_rows
from salon.config.schema import Settings
from salon.config.scorers import Scorer
from salon.flow.alarms import Alarms
from salon.flow.judge import RuleJudge
from salon.flow.rulebook import Known, Rulebook
from salon.flow.stages import Stages
from salon.outside.heads_file import learned, shipped
from salon.outside.pack_files import read_packs
from salon.outside.scorers import heads as semantic_heads
from salon.safety import stamps
from salon.safety.heads import FAMILIES, HEADS
from salon.safety.lifecycle import Caps, State
from salon.safety.policy import FLOOR, TABLE, Table, digest
from salon.safety.rule import RULES, Rule

log = structlog.get_logger()


def table_of(settings: Settings) -> Table:
    """The operator's lines before the shipped ones."""
    return (*policy_rows(settings.judging), *TABLE)


def packs_of(settings: Settings) -> tuple[Rule, ...]:
    """The operator's own rules. Raises `safety.packs.BadPack`."""
    return read_packs(Path(settings.judging.packs)) if settings.judging.packs else ()


def known_rules(packs: tuple[Rule, ...], scorers: tuple[Scorer, ...] = ()) -> list[Known]:
    """Every rule version of a site: shipped, learned, read for conversations, and the operator's own."""
    rules = [Known(one.code, one.version, one.family, "shipped") for one in RULES.values()]
    version = shipped().facts.version
    rules += [Known(stamps.head(head), version, FAMILIES[head], "learned") for head in HEADS]
    second = semantic_heads().facts.version
    rules += [Known(stamps.head(head, stamps.SECOND), second, FAMILIES[head], "learned") for head in HEADS]
    rules += [
        Known(stamps.head(category, one.name), 1, FAMILIES[category], "learned")
        for one in scorers
        for category in one.categories
    ]
    return rules + [Known(one.code, one.version, one.family, "pack", _begins(one)) for one in packs]


def _begins(rule: Rule) -> State:
    """The state in which a rule of a pack begins; a draft's examples hold, or it would not have been loaded."""
    if rule.family in FLOOR:
        return "live"
    return "validated" if rule.draft else "shadow"


async def open_judging(
    settings: Settings, stores: Stores, clock: Clock, alarms: Alarms, stages: Stages
) -> tuple[RuleJudge, Rulebook]:
    """The judge of texts, and how far it trusts each rule."""

    def scores_failed() -> None:
        stages.failed("heads")
        alarms.raise_("scores_failed")

    packs, judging = packs_of(settings), settings.judging
    book = Rulebook(
        stores.rulebook,
        known_rules(packs, judging.scorer),
        keyed(stores.site_keys.pepper, b"rules"),
        clock,
        table=table_of(settings),
        caps=Caps(holds=judging.breaker_holds, blocks=judging.breaker_blocks),
    )
    await book.open()
    alarms.when("rule_tripped", book.tripped)
    log.info("policy_table", version=digest(book.table), count=len(book.table))
    for known in book.known.values():
        log.info("rule", rule=known.code, version=known.version, mode=book.state(known.stamp))
    judge = RuleJudge(learned, scores_failed, book, packs, lambda: stages.failed("rules"), thread_time)
    return judge, book
