"""Cases: append-only events; the status follows from them (design, Cases and the law).

    hold    open -> released
                 -> refused | expired -> + mute, fresh proof, suspend
            at any time, where the machine paused a talk or sent a pass back: its end, or its confirmation
    notice  open -> dismissed
                 -> removed, muted, fresh proof, suspended: in any order, each once

Rule 1: an act that was done already is `ALREADY`, not an error; one that contradicts what was done is `INVALID`.
Rule 2: the first decision ends the case for the queue; acts that add to it stay possible.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Final, Literal, get_args

from salon.base.reasons import REASONS
from salon.moderation.notice import TargetKind

CaseKind = Literal["hold", "notice"]
ActKind = Literal[
    "release",
    "refuse",
    "remove",
    "dismiss",
    "lift_pause",
    "confirm_pause",
    "give_back",
    "keep_out",
    "mute",
    "fresh_proof",
    "suspend",
]
Outcome = Literal[ActKind, "hold_expired"]
CaseStatus = Literal[
    "open", "released", "refused", "removed", "dismissed", "muted", "fresh_proof", "suspended", "expired"
]

ACTS: Final[tuple[ActKind, ...]] = get_args(ActKind)
MEASURES: Final[frozenset[Outcome]] = frozenset({"remove", "mute", "fresh_proof", "suspend"})
AGAINST: Final[frozenset[Outcome]] = frozenset({"mute", "fresh_proof", "suspend"})
"""Measures against a person. A fresh proof is asked of who looks like a minor: the pass ends, the door stays open."""
ANSWERS: Final[frozenset[Outcome]] = frozenset({"lift_pause", "confirm_pause", "give_back", "keep_out"})
"""A person's answers to what the machine did for somebody's protection (`flow.protect`): a pause, a pass sent back."""
SENT_BACK: Final[frozenset[Outcome]] = frozenset({"give_back", "keep_out"})
"""Of them, those that a pass waits for whose bearer said to be under 18: no accused, so `AGAINST` is not for them."""

AFTER: Final[dict[CaseKind, dict[Outcome, frozenset[Outcome]]]] = {
    # an outcome -> what may have been done before it; what is not listed contradicts
    "hold": {
        "release": ANSWERS - {"confirm_pause"},
        "refuse": AGAINST | ANSWERS,
        "hold_expired": AGAINST | ANSWERS,
        "mute": AGAINST | ANSWERS | {"refuse", "hold_expired"},
        "fresh_proof": AGAINST | ANSWERS | {"refuse", "hold_expired"},
        "suspend": AGAINST | ANSWERS | {"refuse", "hold_expired"},
        # What was confirmed may still be lifted: that is how a mistake ends.
        "confirm_pause": AGAINST | (ANSWERS - {"lift_pause"}) | {"refuse", "hold_expired"},
        "lift_pause": AGAINST | ANSWERS | {"release", "refuse", "hold_expired"},
        "keep_out": AGAINST | (ANSWERS - {"give_back"}) | {"refuse", "hold_expired"},
        "give_back": AGAINST | ANSWERS | {"release", "refuse", "hold_expired"},
    },
    "notice": {
        "dismiss": SENT_BACK | {"lift_pause"},
        "remove": MEASURES | ANSWERS,
        "mute": MEASURES | ANSWERS,
        "fresh_proof": MEASURES | ANSWERS,
        "suspend": MEASURES | ANSWERS,
        "confirm_pause": MEASURES | (ANSWERS - {"lift_pause"}),
        "lift_pause": MEASURES | ANSWERS | {"dismiss"},
        "keep_out": MEASURES | (ANSWERS - {"give_back"}) | {"dismiss"},
        "give_back": MEASURES | ANSWERS | {"dismiss"},
    },
}
STATUS: Final[tuple[tuple[Outcome, CaseStatus], ...]] = (
    # the gravest of what was done names the case
    ("suspend", "suspended"),
    ("remove", "removed"),
    ("refuse", "refused"),
    ("fresh_proof", "fresh_proof"),
    ("mute", "muted"),
    ("hold_expired", "expired"),
    ("release", "released"),
    ("dismiss", "dismissed"),
)


class Step(enum.Enum):
    """What an outcome would be to a case."""

    NEXT = "next"
    ALREADY = "already"
    INVALID = "invalid"


def step(kind: CaseKind, done: Iterable[Outcome], outcome: Outcome) -> Step:
    """What `outcome` is to a case of this kind in which `done` was done."""
    before = frozenset(done)
    if outcome in before:
        return Step.ALREADY
    allowed = AFTER[kind].get(outcome)
    return Step.NEXT if allowed is not None and before <= allowed else Step.INVALID


def status(kind: CaseKind, done: Iterable[Outcome]) -> CaseStatus:
    """The status of a case. A hold that was only muted or suspended over still waits for its text: open."""
    before = frozenset(done)
    if kind == "hold" and not before & {"release", "refuse", "hold_expired"}:
        return "open"
    return next((name for outcome, name in STATUS if outcome in before), "open")


def protected(done: Iterable[Outcome], *, returned: bool) -> bool:
    """Whether a case is about somebody whose pass ended for their own protection: it was `returned`, or answered."""
    return returned or not SENT_BACK.isdisjoint(done)


def acts(
    kind: CaseKind,
    done: Iterable[Outcome],
    target: TargetKind,
    *,
    known: bool,
    placed: bool,
    paused: bool = False,
    returned: bool = False,
    deliverable: bool = True,
) -> tuple[ActKind, ...]:
    """What staff may do now: only a message can be removed; a measure needs its person `known`, a mute a room too, and
    is none for somebody the machine protected; an answer needs a talk that is `paused` or a pass that was `returned`;
    only what is `deliverable` can be released."""
    before = frozenset(done)
    accused = known and not protected(before, returned=returned)
    possible = {
        "release": deliverable,
        "remove": target == "message",
        "mute": accused and placed,
        "suspend": accused,
        "fresh_proof": accused,
        "lift_pause": paused,
        "confirm_pause": paused,
        "give_back": returned,
        "keep_out": returned,
    }
    return tuple(act for act in ACTS if possible.get(act, True) and step(kind, before, act) is Step.NEXT)


# ---------------------------------------------------------------- priority

DUE_S: Final = {5: 3_600.0, 3: 8 * 3_600.0, 1: 24 * 3_600.0}
"""When a case should be decided, seconds after it opened, by severity: our choice. DSA article 16(6) asks for a timely
decision and gives no figure."""


def due_at(reason: str, opened_at: float, expires_at: float = 0.0) -> float:
    """When a case should be decided: by severity, and before a hold expires."""
    due = opened_at + DUE_S[REASONS[reason].severity]
    return min(due, expires_at) if expires_at else due


def urgency(reason: str, reports: int, present: int, opened_at: float, due: float, now: float) -> float:
    """Severity x reach x age: what the queue is sorted by, highest first.

    `reports` counts different reporters (0 for a hold), `present` people in the room now; times in epoch seconds.
    """
    reach = 1.0 + (reports + present).bit_length() / 4
    age = max(0.0, now - opened_at) / max(1.0, due - opened_at)
    return REASONS[reason].severity * reach * (0.25 + age)
