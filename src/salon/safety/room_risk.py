"""The risk of a room: how much of what is said there carries signs, of what kind, and how many people bring them.

    share   = signs / turns, both decaying with `HALF_LIFE_S`
    people  = different people whose sign still counts
    grave   = those of them whose sign holds by itself, in a family of `GRAVE`
    done    = those of them who did more than say their own age

| band | when | what `flow.room_risk` does |
|---|---|---|
| watch | two people bring signs | nothing |
| slow | three people, and 2 % of what is said | nothing but show it to staff |
| hold | three people with grave signs, and 5 % | nobody new comes in; if not all three are settled, a case |
| urgent | four people who did grave things, and 15 % | nobody writes; if not all four are settled, a case |

Rule 1: no single person raises a room, however much they write: bands count people. Nor several passes of one person
that were just made: only who is settled (their pass has its probation behind it) shuts or freezes anything.
Rule 2: a busy room with the false findings of ordinary talk (0.3 %) stays below `hold`: bands count the share too.
Rule 3: what is remembered is codes, counts and who, bounded, never words; it decays, and so does the band.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec
from msgspec import Struct

from salon.safety.talk.sign import BANDS, Band

HALF_LIFE_S: Final = 7_200.0
GONE_S: Final = 4 * HALF_LIFE_S
"""A sign this old counts for nobody any more."""
SIGNS_MAX: Final = 64
OWN_WORD: Final = "own_word"
"""Somebody said of themselves to be under 18. Where several did, a room draws them."""
GRAVE: Final = frozenset({"minor_contact", "incapacitation", "robbery_setup", "coercion", OWN_WORD})
Kind = Literal["people", "grave", "done"]
LEVELS: Final[tuple[tuple[Band, Kind, int, float], ...]] = (
    ("urgent", "done", 4, 0.15),
    ("hold", "grave", 3, 0.05),
    ("slow", "people", 3, 0.02),
    ("watch", "people", 2, 0.0),
)
"""Gravest first: the band, whom it counts, how many, and the least share."""


class RoomSign(Struct, frozen=True, array_like=True):
    """One sign that was made in a room."""

    by: str
    at: float
    family: str
    names: tuple[str, ...]
    grave: bool
    settled: bool = True
    """Whether the probation of whose it is was over."""


class RoomRisk(Struct, array_like=True):
    """What is remembered of a room."""

    turns: float = 0.0
    """Turns, decayed."""
    found: float = 0.0
    """Turns with signs, decayed."""
    at: float = 0.0
    """When both were last counted."""
    signs: list[RoomSign] = []


class RoomReading(Struct, frozen=True):
    """What a room comes to now."""

    band: Band = "none"
    """With everybody counted."""
    acts: Band = "none"
    """What the machine may act on: `hold` and `urgent` with only those counted who are settled."""
    people: int = 0
    share: float = 0.0
    signals: tuple[tuple[str, int], ...] = ()
    """`family.name`, and how many people brought it; most first."""

    @property
    def family(self) -> str:
        """Of the signal most people brought; empty where there is none."""
        return self.signals[0][0].partition(".")[0] if self.signals else ""


def turned(risk: RoomRisk, at: float) -> None:
    """Count one turn."""
    _decay(risk, at)
    risk.turns += 1.0


def signed(
    risk: RoomRisk, by: str, at: float, family: str, names: tuple[str, ...], band: Band, *, settled: bool = True
) -> None:
    """Count a sign that came with a turn, `slow` or graver; `by` is whose, as an opaque text."""
    _decay(risk, at)
    risk.found += 1.0
    grave = family in GRAVE and BANDS.index(band) >= BANDS.index("hold")
    # Of one person the same sign counts once; what is grave stays so.
    same = [one for one in risk.signs if one.by == by and one.family == family]
    grave = grave or any(one.grave for one in same if at - one.at < GONE_S)
    known = tuple(dict.fromkeys(name for one in same for name in one.names))
    risk.signs = [one for one in risk.signs if one not in same and at - one.at < GONE_S][-SIGNS_MAX + 1 :]
    risk.signs.append(RoomSign(by, at, family, tuple(dict.fromkeys((*known, *names)))[-8:], grave, settled))


def reading(risk: RoomRisk, now: float) -> RoomReading:
    """What a room comes to now."""
    living = [one for one in risk.signs if now - one.at < GONE_S]
    share = min(1.0, risk.found / risk.turns) if risk.turns > 0 else 0.0
    everybody = _counts(living)
    settled = _counts([one for one in living if one.settled]) | {"people": everybody["people"]}
    brought: dict[str, set[str]] = {}
    for one in living:
        for name in one.names or ("",):
            brought.setdefault(f"{one.family}.{name}", set()).add(one.by)
    signals = sorted(((name, len(by)) for name, by in brought.items()), key=lambda pair: (-pair[1], pair[0]))
    told = tuple(signals[:12])
    return RoomReading(_band(everybody, share), _band(settled, share), everybody["people"], round(share, 4), told)


def _counts(signs: list[RoomSign]) -> dict[Kind, int]:
    grave = [one for one in signs if one.grave]
    return {
        "people": len({one.by for one in signs}),
        "grave": len({one.by for one in grave}),
        # What is said of oneself in a sentence silences no room: a few passes of one person could say it.
        "done": len({one.by for one in grave if one.family != OWN_WORD}),
    }


def _band(counts: dict[Kind, int], share: float) -> Band:
    return next((band for band, kind, least, of in LEVELS if counts[kind] >= least and share >= of), "none")


def stored(risk: RoomRisk) -> bytes:
    """A room's risk as bytes."""
    return msgspec.msgpack.encode(risk)


def resumed(stored_bytes: bytes) -> RoomRisk:
    """From its bytes. Raises msgspec.DecodeError."""
    return msgspec.msgpack.decode(stored_bytes, type=RoomRisk)


def _decay(risk: RoomRisk, at: float) -> None:
    weight = 2.0 ** (-max(0.0, at - risk.at) / HALF_LIFE_S)
    risk.turns, risk.found, risk.at = risk.turns * weight, risk.found * weight, max(risk.at, at)
