"""Pictures that somebody who is in them has stopped, by hashes their own browser made: nobody else ever saw them.

    open         one photo it meets at a time is held for a human, who decides about this hash alone
    proven       a human found it was right: known and never delivered
    harmless     a human found nothing wrong with this very picture: stops nothing, and cannot be stopped again
    lifted       it was proven, and staff took that back: as harmless, and said as such to whoever has the claim code
    quarantined  too many different pictures of different people met it and nobody had decided: until somebody does it
                 holds the very picture alone (`ALIKE`)

Rule 1: a stop proves nothing by itself. Anybody can stop anything, so an open hash only calls a human.
Rule 2: what a human decides holds for the hash that was met, never for the others sent with it: a stranger could send
the hash of a harmless picture together with those of another.
Rule 3: a harmless hash silences other stops of that picture and nothing else: no bank of the site's.
Rule 4: a photo is held for what resembles it or a part of it, and decides only about what is, as a whole, the same
(`ALIKE`): that a human releases a mosaic of a picture, or something else around a blur of it, says nothing of the
picture, nor that they refuse it for what was written around it. A blur is as near as a copy: what is much blurrier
than a picture can be (`media.pdq.BLURRED`) proves nothing harmless. What its maker says of a stop's sharpness is not
asked: whoever wants a picture freed would say it is blurred. Nor does a harmless hash vouch for a sharper one.
Rule 5: a human saw what they found right; that they release something later takes nothing of it back. Only staff who
lift it do, by name and with a reason; proven it becomes again by nothing but a human's decision about a photo.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Final, Literal

from msgspec import Struct

from salon.media.banks import ALIKE, Bank, Banks, Listed
from salon.media.found import FormHash, Match
from salon.media.pdq import BLURRED, distance

State = Literal["open", "proven", "harmless", "lifted", "quarantined"]
Decided = Literal["right", "harmless"]

HASHES_MAX: Final = 5
"""A picture has five forms (`media.forms`)."""
OPEN_S: Final = 30 * 86_400.0
"""An open hash ends after so long without a decision; whoever made it may make it again."""
SHARPEST: Final = 100
"""The highest quality a hash has; most photos have it."""
DECIDED_S: Final = 365 * 86_400.0
"""What a human decided ends so long after it was last met."""
FLOOD_PHOTOS: Final = 10
"""Different pictures, of different people, in a day that may meet an open hash before somebody has decided."""
PREFIX: Final = "stopped-"


class Hash(Struct, frozen=True):
    """One hash of a stopped picture.

    Args:
        stop: which stop it belongs to, 16 characters.
        number: its place among the hashes of that stop.
        pdq: 64 hex digits.
        quality: 0 to 100, as its maker's browser says; once a human decided, that of the photo they saw.
        state: see the module.
        until: when it ends, epoch seconds.
        met: how many photos it has stopped.
        case: in which a human proved it; empty until then.
    """

    stop: str
    number: int
    pdq: str
    quality: int
    state: State
    until: float
    met: int = 0
    case: str = ""

    @property
    def name(self) -> str:
        """The name of its bank: what a case shows, and what a decision is found by."""
        return f"{PREFIX}{self.stop}-{self.number}"


def banks_of(hashes: Iterable[Hash]) -> list[Bank]:
    """What photos are looked up in: each hash a bank of its own, so that a match says which."""
    roles: dict[State, Literal["hold", "block"]] = {"open": "hold", "quarantined": "hold", "proven": "block"}
    return [Bank(one.name, roles[one.state], (Listed(one.pdq, one.quality),)) for one in hashes if one.state in roles]


def named(matches: Iterable[Match]) -> list[Match]:
    """What matched of stopped pictures, not what is only near."""
    return [one for one in matches if one.bank.startswith(PREFIX) and not one.near]


def place_of(bank: str) -> tuple[str, int] | None:
    """Stop and number of a bank's name; None for another bank."""
    stop, _, number = bank.removeprefix(PREFIX).rpartition("-")
    return (stop, int(number)) if bank.startswith(PREFIX) and stop and number.isdecimal() else None


def after(one: Hash, decided: Decided, bits: int, quality: int) -> State:
    """What a hash becomes when a human decided about a photo it met: so many bits from the whole of it, which has such
    a quality (4, 5)."""
    before = one.state
    if bits > ALIKE or before == "proven" or (decided == "harmless" and quality + BLURRED < SHARPEST):
        return before
    return "proven" if decided == "right" else "harmless"


def found_harmless(one: Hash) -> bool:
    """Whether a human found this hash harmless, at once or later. One that was so from its beginning met nothing, and
    vouches for no other: else a row of stops, each a few bits from the last, would lead from a harmless picture to any
    picture."""
    return one.state in {"harmless", "lifted"} and one.met > 0


def vouches(one: Hash, pdq: str, quality: int) -> bool:
    """Whether a hash makes a new stop harmless from its beginning: a human saw as much as it is said to show."""
    return found_harmless(one) and quality <= one.quality and alike(pdq, one.pdq)


def alike(first: str, second: str) -> bool:
    """Whether two hashes, in hex, are of the same picture."""
    return distance(bytes.fromhex(first), bytes.fromhex(second)) <= ALIKE


def apart(offered: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Hashes with quality, without those that are alike an earlier one; at most `HASHES_MAX`."""
    kept: list[tuple[str, int]] = []
    for one in offered:
        if len(kept) < HASHES_MAX and not any(alike(one[0], other) for other, _ in kept):
            kept.append(one)
    return kept


class Together:
    """The banks of a site and those of stopped pictures, looked up as one.

    Of a stopped picture only what is within the threshold counts: it is anybody's word and must not reach far. What a
    site's own negative bank knows as harmless is not asked about stops: a human looks once, and then it is known.
    """

    def __init__(self, site: Banks, stopped: Banks, aside: Container[str] = frozenset()) -> None:
        """`aside`: names of what is in quarantine."""
        self._site, self._stopped, self._aside = site, stopped, aside

    def matches(self, hashes: Sequence[FormHash]) -> tuple[Match, ...]:
        """See `Banks.matches`."""
        stopped = (
            one
            for one in self._stopped.matches(hashes)
            if not one.near and (one.distance <= ALIKE or one.bank not in self._aside)
        )
        found = [*self._site.matches(hashes), *stopped]
        return tuple(sorted(found, key=lambda match: (match.near, match.distance, match.bank)))
