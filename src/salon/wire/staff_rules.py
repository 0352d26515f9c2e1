"""Rules as staff see them, and what they do to them (calls: `wire.staff`)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from salon.wire.staff import Answer, Body

RuleState = Literal["draft", "validated", "backtested", "shadow", "canary", "live", "retired", "tripped"]
RuleMove = Literal["shadow", "canary", "live", "retire", "trip", "untrip"]


class RuleFigures(Answer, frozen=True):
    """What a rule version did over some days: counts only."""

    hits: int = 0
    flag: int = 0
    hold: int = 0
    block: int = 0
    would: int = 0
    """What it would have flagged, held or blocked, had it counted."""


class RuleLine(Answer, frozen=True):
    """A rule version with its state and figures."""

    stamp: str
    """Code and version, as kept with cases: `links@3`."""
    family: str
    origin: Literal["shipped", "learned", "talk", "pack"]
    state: RuleState
    share: int
    """On canary: per cent of what is said."""
    since_ms: int
    """When it was brought into this state; 0: it began so."""
    by: str
    """Name of the member of staff; empty for the site itself."""
    reason: str
    steady: bool
    """Protected: nobody lowers it."""
    moves: tuple[RuleMove, ...]
    today: RuleFigures
    week: RuleFigures
    right: int
    """Decisions of the last 30 days that upheld what it stopped, of `decided`."""
    decided: int
    low: float
    high: float
    """Wilson's 95 % interval of right of decided."""


class RuleChange(Answer, frozen=True):
    """An entry of the record: who brought which rule version into which state."""

    stamp: str
    state: RuleState
    share: int
    at_ms: int
    by: str
    """Name of the member of staff; empty for the breaker."""
    reason: str


class RuleList(Answer, frozen=True):
    """Every rule version there is, the table in force, the record, newest first."""

    table: str
    """Sixteen hex digits that name the table of consequences."""
    rules: tuple[RuleLine, ...]
    changes: tuple[RuleChange, ...]


class RuleAct(Body, frozen=True):
    """Bring a rule version into another state."""

    stamp: Annotated[str, Meta(pattern=r"^[a-z0-9_.]{1,48}@[0-9]{1,6}$")]
    move: RuleMove
    reason: Annotated[str, Meta(pattern="^[a-z_]{1,24}$")]
    """A code of `flow.rulebook.REASONS`."""
    share: Annotated[int, Meta(ge=0, le=99)] = 0
    """Per cent, on canary: 1 to 99."""
