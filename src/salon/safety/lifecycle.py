"""The life of a rule version, and what stops it: pure.

    draft -> validated -> backtested -> shadow -> canary (a share) -> live -> {retired, tripped}

Rule 1: a move that was made already is no error (`AlreadyThere`), one that cannot be is (`Invalid`).
Rule 2: a rule in shadow finds and has no consequence; on canary it has for a stable share of what is said.
Rule 3: whatever its state, a finding of a protected family is held (design, "What is judged where"): such a rule is not
tried out in silence, and one that was tripped goes on holding.
Rule 4: the breaker counts people, not messages: one sender, however loud, trips nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from math import sqrt
from typing import Final, Literal, get_args

from msgspec import Struct

from salon.safety.policy import FLOOR, Action

State = Literal["draft", "validated", "backtested", "shadow", "canary", "live", "retired", "tripped"]
Move = Literal["validate", "backtest", "shadow", "canary", "live", "retire", "trip", "untrip"]
STATES: Final[tuple[State, ...]] = get_args(State)
MOVES: Final[tuple[Move, ...]] = get_args(Move)


class AlreadyThere(Struct, frozen=True):
    """The move was made before."""

    state: State


class Invalid(Struct, frozen=True):
    """There is no such move from here."""

    state: State
    move: Move


AFTER: Final[Mapping[tuple[State, Move], State]] = {
    ("draft", "validate"): "validated",
    ("draft", "retire"): "retired",
    ("validated", "backtest"): "backtested",
    ("validated", "shadow"): "shadow",
    ("validated", "retire"): "retired",
    ("backtested", "shadow"): "shadow",
    ("backtested", "retire"): "retired",
    ("shadow", "canary"): "canary",
    ("shadow", "live"): "live",
    ("shadow", "retire"): "retired",
    ("canary", "shadow"): "shadow",
    ("canary", "live"): "live",
    ("canary", "trip"): "tripped",
    ("canary", "retire"): "retired",
    ("live", "shadow"): "shadow",
    ("live", "canary"): "canary",
    ("live", "trip"): "tripped",
    ("live", "retire"): "retired",
    # Untripped, a rule has to show again that it is right.
    ("tripped", "untrip"): "shadow",
    ("tripped", "retire"): "retired",
    ("retired", "shadow"): "shadow",
}
REACHED: Final[Mapping[Move, frozenset[State]]] = {
    "validate": frozenset({"validated", "backtested", "shadow", "canary", "live"}),
    "backtest": frozenset({"backtested", "shadow", "canary", "live"}),
    "shadow": frozenset({"shadow"}),
    "canary": frozenset({"canary"}),
    "live": frozenset({"live"}),
    "retire": frozenset({"retired"}),
    "trip": frozenset({"tripped"}),
    "untrip": frozenset({"shadow"}),
}
"""States in which a move has nothing left to do."""


def advance(state: State, move: Move) -> State | AlreadyThere | Invalid:
    """What a move makes of a state."""
    after = AFTER.get((state, move))
    if after is not None:
        return after
    return AlreadyThere(state) if state in REACHED[move] else Invalid(state, move)


def moves_from(state: State) -> tuple[Move, ...]:
    """Moves that can be made from here, in the order of `MOVES`."""
    return tuple(move for move in MOVES if (state, move) in AFTER)


RUNNING: Final[frozenset[State]] = frozenset({"shadow", "canary", "live", "tripped"})
"""States in which a rule looks at what is said."""


def limit_of(state: State, cause: str, share: int, family: str, drawn: int) -> Action | None:
    """The gravest consequence a rule version may have for one message (Rules 2 and 3); None for no limit.

    Args:
        state: of the rule version.
        cause: why it was stopped, if it was. Too many people: it holds and blocks nothing (fail closed). Found wrong by
            people: it flags only.
        share: on canary, per cent of what is said for which it has consequences.
        family: a protected one is held at least; `safety.policy` sees to that for every limit.
        drawn: `share_of` the message.
    """
    if state == "canary":
        return None if drawn < share else "allow"
    return limit(state, cause, family)


def limit(state: State, cause: str, family: str) -> Action | None:
    """The same where no message is at hand (back-tests): a canary has no limit."""
    if state == "tripped":
        return "hold" if cause in {"holds", "blocks"} or family in FLOOR else "flag"
    return None if state in {"live", "canary"} else "allow"


def share_of(stamp: str, message: str) -> int:
    """0 to 99, the same for the same rule version and message: a retry meets the same rules."""
    found = hashlib.blake2b(f"{stamp}\n{message}".encode(), digest_size=8).digest()
    return int.from_bytes(found, "big") % 100


# ------------------------------------------------------------------ figures


class Interval(Struct, frozen=True):
    """A share with what is known of it."""

    low: float
    high: float
    right: int
    of: int


def wilson(right: int, of: int, z: float = 1.96) -> Interval:
    """Wilson's interval of a share, 95 % by default; 0 to 1 where nothing was counted (Wilson 1927)."""
    if of <= 0:
        return Interval(0.0, 1.0, 0, 0)
    part, square = right / of, z * z
    middle, scale = part + square / (2 * of), 1 + square / of
    around = z * sqrt(part * (1 - part) / of + square / (4 * of * of))
    # At the ends the interval reaches them exactly; floating point would miss by a hair.
    low = 0.0 if right == 0 else max(0.0, (middle - around) / scale)
    high = 1.0 if right == of else min(1.0, (middle + around) / scale)
    return Interval(low, high, right, of)


class Caps(Struct, frozen=True):
    """When a rule version is stopped. 0 for a cap: none."""

    holds: int = 300
    """People whose message it may hold in a day."""
    blocks: int = 3_000
    """People whose message it may block in a day."""
    wrong: float = 0.5
    """Share of its consequences that people may overturn."""
    decided: int = 10
    """Decisions before that share means anything."""


Cause = Literal["holds", "blocks", "overturned"]


def tripped_by(caps: Caps, holds: int, blocks: int, upheld: int, overturned: int) -> Cause | None:
    """Why a rule version must be stopped now; None while it may go on.

    The overturn rate counts by the low end of its interval: bad luck with few decisions stops nothing.
    """
    if caps.holds and holds > caps.holds:
        return "holds"
    if caps.blocks and blocks > caps.blocks:
        return "blocks"
    of = upheld + overturned
    if of >= caps.decided and wilson(overturned, of).low > caps.wrong:
        return "overturned"
    return None
