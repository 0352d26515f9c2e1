"""Decisions: what was done, by whom, why, until when, and what the person concerned is told of it.

Every restriction is one, a host's and the machine's too (design, Cases and the law); so is the refusal of one
(`release`, `dismiss`). Each is told to the person concerned as a statement of reasons (DSA article 17).
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from salon.base.expiry import DAY_S
from salon.base.reasons import MACHINE_GROUND, REASONS, Ground

DecisionKind = Literal[
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
    "remove_from_room",
    "close_room",
    "hold_expired",
    "machine_block",
    "freeze",
    "shield",
    "lift_stop",
]
AuthorKind = Literal["staff", "host", "machine"]

RESTRICTIONS: Final[frozenset[DecisionKind]] = frozenset(
    {
        "refuse",
        "remove",
        "confirm_pause",
        "keep_out",
        "mute",
        "fresh_proof",
        "suspend",
        "remove_from_room",
        "close_room",
        "hold_expired",
        "machine_block",
        "freeze",
        "lift_stop",
    }
)
"""Decisions against somebody: each has a claim code and a statement of reasons. Lifting a stop is one against whoever
stopped a picture of themselves; the code is that of the stop."""
FOR_PROTECTION: Final[frozenset[DecisionKind]] = frozenset({"lift_pause", "confirm_pause", "give_back", "keep_out"})
"""Decisions about what a machine did for somebody's protection: what is told of them never says why in more than the
terms (design, What a sender is told)."""
LIFTABLE: Final[frozenset[DecisionKind]] = frozenset({"mute", "suspend", "remove_from_room", "shield"})
"""Decisions that can be taken back: they forbid something for a time. A destroyed body, a closed room do not return."""
ENDS_FREEZE: Final[frozenset[DecisionKind]] = frozenset({"lift_pause", "give_back"})
"""What a person does in its case that takes back what a machine froze (`freeze`)."""

APPEAL_S: Final = 184 * 86_400
"""How long an appeal stays possible: at least six months from the decision (DSA article 20(1)); six months have at
most 184 days."""
FREEZE_S: Final = 86_400
"""A pause by the machine lasts no longer unless a person confirms it (design, Judging)."""
RETURNED_S: Final = APPEAL_S
"""How long a pass that was sent back waits at most for a person: as long as there is a case to look into."""
UNCONFIRMED_S: Final = 7 * DAY_S
"""How long what was read in a talk is kept when no person did anything about it: a week, so that staff who were away
still find it. What a person acted on is kept as long as an appeal is possible, well within twelve months."""
LONGEST_MINUTES: Final = 30 * 24 * 60
"""No restriction is longer than 30 days while one person may decide alone (design, Cases and the law)."""
DEFAULT_MINUTES: Final[dict[DecisionKind, int]] = {"mute": 60, "suspend": 1_440, "remove_from_room": 60}


class Decision(Struct, frozen=True):
    """One decision, as recorded.

    `at`, `until`: epoch seconds, `until` 0 where it has no end. `by`: id of the member of staff, tag of the host, empty
    for the machine. `times`: how often the machine decided the same in one visit.
    """

    id: str
    kind: DecisionKind
    author: AuthorKind
    at: float
    reason: str
    clause: str = ""
    by: str = ""
    until: float = 0.0
    case: str = ""
    room: str = ""
    tag: str = ""
    rule: str = ""
    times: int = 1
    undone_at: float = 0.0

    @property
    def automated(self) -> bool:
        """Whether no person took part (DSA article 17(3)(c)): a machine's block, and a hold nobody looked at."""
        return self.author == "machine"

    @property
    def ground(self) -> Ground:
        """The law or the terms (DSA article 17(3)(d), (e)). A host applies the rules of a room, never the law."""
        return REASONS[self.reason].ground if self.author == "staff" else MACHINE_GROUND

    @property
    def source(self) -> str:
        """The law it rests on; empty when it rests on the terms."""
        return REASONS[self.reason].source if self.ground == "law" else ""

    @property
    def appeal_until(self) -> float:
        """Until when somebody concerned may appeal, epoch seconds."""
        return self.at + APPEAL_S

    def can_undo(self, now: float) -> bool:
        """Whether there is something left to lift."""
        return self.kind in LIFTABLE and not self.undone_at and self.until > now


def end_of(kind: DecisionKind, minutes: int, now: float) -> float:
    """When a restriction of this kind ends, epoch seconds; 0 for those without a time.

    Raises:
        ValueError: fewer than 0 or more than `LONGEST_MINUTES` minutes. 0 asks for the default.
    """
    if not 0 <= minutes <= LONGEST_MINUTES:
        raise ValueError("minutes")
    if kind not in DEFAULT_MINUTES:
        return 0.0
    return now + 60 * (minutes or DEFAULT_MINUTES[kind])
