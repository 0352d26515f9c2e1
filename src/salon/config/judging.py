"""Settings of judging: the operator's lines of the table, packs, the breaker (docs/judging.md)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, field, structs

from salon.config.scorers import Scorer, Semantic, scorer_faults
from salon.config.section import BESIDE, Section, has_text
from salon.outside.pack_files import read_packs
from salon.safety.packs import BadPack
from salon.safety.policy import Row
from salon.safety.policy import faults as policy_faults

Words = Annotated[tuple[Annotated[str, Meta(max_length=48)], ...], Meta(max_length=8)]


class PolicyRow(Section, frozen=True):
    """A line of your own in the table that draws consequences from findings (docs/judging.md). Your lines are read
    before the shipped ones, from the top; the first that fits decides. None may go below the floor.
    """

    family: Annotated[str, Meta(max_length=48, description="Family of the rule that spoke; `*` for every one.")]
    action: Annotated[Literal["allow", "flag", "hold", "block"], Meta(description="What follows.")]
    rule: Annotated[
        str, Meta(max_length=48, description="Code of one rule; `head_*` for all that begin so; empty: any.")
    ] = ""
    places: Annotated[
        Words,
        Meta(description="Where it is said: `room`, `direct`, `name`, `topic`, `request`, `pinned`; empty: anywhere."),
    ] = ()
    severity: Annotated[int, Meta(ge=1, le=3, description="Least severity: 1 coarse, 2 a breach, 3 grave.")] = 1
    score: Annotated[float, Meta(ge=0, le=1, description="Least score, where 0.5 is the threshold of a flag.")] = 0.0
    presets: Annotated[
        Words, Meta(description="Only in rooms with these presets: `strict`, `normal`, `relaxed`; empty: in all.")
    ] = ()
    roles: Annotated[
        Words, Meta(description="Only for what these people say: `host`, in their own room; empty: whoever says it.")
    ] = ()
    first_contact: Annotated[
        bool | None,
        Meta(
            description="Only in (`true`) or only after (`false`) the first messages of a one-to-one; absent: always."
        ),
    ] = None


class Judging(Section, frozen=True):
    """Judging before delivery. There is no setting that switches it off for rooms."""

    one_to_one: Annotated[
        Literal["consent", "basis", "off"],
        Meta(
            description="Whether one-to-ones are judged: where both people agree (`consent`), all of them on another "
            "legal ground that you recorded with its impact assessment (`basis`), or none (`off`): then each is text "
            "only, and signals across private talks do not exist."
        ),
    ] = "consent"
    one_to_one_record: Annotated[
        str,
        Meta(
            max_length=400,
            extra=BESIDE,
            description="File, beside this one, in which you wrote down that ground and its impact assessment (GDPR "
            "article 35); needed for `basis`.",
        ),
    ] = ""
    hold_max_s: Annotated[
        float, Meta(ge=60, le=86_400, description="How long a held message waits for staff (unit: seconds).")
    ] = 900.0
    packs: Annotated[
        str,
        Meta(
            max_length=300,
            extra=BESIDE,
            description="Directory beside this file with packs of your own rules (docs/judging.md); empty: none.",
        ),
    ] = ""
    breaker_holds: Annotated[
        int,
        Meta(
            ge=0,
            le=1_000_000,
            description="People of whom one rule may hold something in a day before it is stopped and staff are "
            "alarmed; 0: however many. Protected rules go on holding.",
        ),
    ] = 300
    breaker_blocks: Annotated[
        int,
        Meta(
            ge=0,
            le=1_000_000,
            description="People of whom one rule may block something in a day before it only holds and staff are "
            "alarmed; 0: however many.",
        ),
    ] = 3_000
    policy: Annotated[
        tuple[PolicyRow, ...], Meta(max_length=200, description="Your own lines of the table of consequences.")
    ] = ()
    semantic: Semantic = field(default_factory=Semantic)
    scorer: Annotated[tuple[Scorer, ...], Meta(max_length=4, description="Models of your own.")] = ()


def policy_rows(judging: Judging) -> tuple[Row, ...]:
    """The operator's own lines of the table of consequences, not checked."""
    return tuple(Row(**structs.asdict(row)) for row in judging.policy)


def _record_faults(judging: Judging) -> list[str]:
    """Private talk is judged without both people's consent only on a ground that somebody wrote down."""
    if judging.one_to_one != "basis":
        return []
    if not judging.one_to_one_record:
        return ["judging.one_to_one_record: is missing; write down the ground and its impact assessment"]
    if not has_text(Path(judging.one_to_one_record)):
        return [f"judging.one_to_one_record: {judging.one_to_one_record}: there is no such file, or nothing in it"]
    return []


def judging_faults(judging: Judging) -> list[str]:
    """Of lines of the table, packs and scorers."""
    rows = policy_rows(judging)
    faults = _record_faults(judging) + [
        f"judging.policy[{fault.row}]: {fault.code}: {fault.text}" for fault in policy_faults(rows)
    ]
    if judging.packs:
        try:
            read_packs(Path(judging.packs))
        except BadPack as bad:
            faults += [f"judging.packs: {fault}" for fault in bad.faults]
    return faults + scorer_faults(judging.scorer)
