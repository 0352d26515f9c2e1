"""Banks of hashes, and what it means that one of them knows a photo.

    block      known and never delivered        within 31 bits
    hold       a human looks                    within 31 bits; from any bank, 32 to 60 (near)
    negative   known to be harmless             within 31 bits: silences what is farther away than it, but for csam and
                                                for what a block bank knows
    csam       abuse of children                within 31 bits; what is near is in the closed lane too

Rule 1: a hash of quality below 50, on either side, never matches alone.
Rule 2: a hash that many different pictures of different people meet is not what its maker thought: it goes into
quarantine, where it only calls for review, and staff hear of it.
Rule 3: who is nearer is right; as near as each other, the bank that is not negative. But nothing silences what is of a
csam bank, near or not, nor a block bank's match within the threshold, in quarantine or not: a hash listed as harmless,
by mistake or by malice, delivers nothing of it (design, floor of image matches).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Literal, Protocol

from msgspec import Struct

from salon.media.found import FormHash, Match, Role
from salon.media.pdq import BITS, QUALITY_MIN
from salon.media.search import Search, search_in

THRESHOLD: Final = 31
"""Bits of 256. The limit Meta uses; in 1,225 pairs of different pictures the least distance was 100 (reference)."""
NEAR: Final = 60
ALIKE: Final = 4
"""Bits of 256 between a hash and a photo that is the same picture. Of twelve drawn scenes made smaller and saved anew
at qualities 30 to 85 the nearest form was 0 to 6 bits away, mostly 2; their mosaics of 24 by 18 were 8 and more (PDQ
distances are even). What lies between is asked about once more: that costs a look, the other error costs a person."""
FLOOD_PHOTOS: Final = 25
FLOOD_S: Final = 86_400.0
State = Literal["off", "quarantined"]


class Listed(Struct, frozen=True, omit_defaults=True):
    """One hash of a bank: 64 hex digits, quality 0 to 100 (feeds that name none mean 100), the operator's note."""

    pdq: str
    quality: int = 100
    note: str = ""


class Bank(Struct, frozen=True):
    """A named list of hashes with one role."""

    name: str
    role: Role
    listed: tuple[Listed, ...] = ()


class Lookup(Protocol):
    """Where photos are looked up: the banks of a site, or those and more."""

    def matches(self, hashes: Sequence[FormHash]) -> tuple[Match, ...]:
        """See `Banks.matches`."""
        ...


class Banks:
    """All banks of a site, to look photos up in. Never changes; a site makes another when a bank does.

    Args:
        banks: with different names.
        states: by hash in hex: those staff switched off, and those in quarantine.
        search: makes the index.
    """

    def __init__(
        self,
        banks: Iterable[Bank] = (),
        states: Mapping[str, State] | None = None,
        search: Callable[[Sequence[bytes]], Search] = search_in,
    ) -> None:
        states = states or {}
        kept = [
            (bank, one)
            for bank in banks
            for one in bank.listed
            if one.quality >= QUALITY_MIN and states.get(one.pdq) != "off"
        ]
        self._rows = kept
        self._quarantined = {pdq for pdq, state in states.items() if state == "quarantined"}
        listed = [bytes.fromhex(one.pdq) for _, one in kept]
        self._search = search(listed)

    def __len__(self) -> int:
        """How many hashes can match."""
        return len(self._rows)

    def matches(self, hashes: Sequence[FormHash]) -> tuple[Match, ...]:
        """What knows the photo with these hashes, nearest first, each bank once for a match and once for a near one."""
        asked = [(one.form, turn) for one in hashes if one.quality >= QUALITY_MIN for turn in (one.pdq, *one.turned)]
        best: dict[tuple[str, bool], tuple[int, int]] = {}
        whole: dict[int, int] = {}
        harmless = NEAR
        for which, place, distance in self._search.within([turn for _, turn in asked], NEAR):
            bank, listed = self._rows[place]
            if asked[which][0] == "whole":
                whole[place] = min(whole.get(place, BITS), distance)
            if bank.role == "negative":
                harmless = min(harmless, distance) if distance <= THRESHOLD else harmless
                continue
            near = distance > THRESHOLD or listed.pdq in self._quarantined
            known = best.get((bank.name, near))
            if known is None or distance < known[0]:
                best[bank.name, near] = distance, place
        met = ((near, distance, place, *self._rows[place]) for (_, near), (distance, place) in best.items())
        matches = [
            Match(bank.name, bank.role, distance, near, listed.pdq, whole.get(place, BITS))
            for near, distance, place, bank, listed in met
        ]
        found = [match for match in matches if floored(match.role, match.distance) or match.distance <= harmless]
        return tuple(sorted(found, key=lambda match: (match.near, match.distance, match.bank)))


def floored(role: Role, distance: int) -> bool:
    """Whether nothing that says harmless reaches a match of such a bank, so many bits away (Rule 3)."""
    return role == "csam" or (role == "block" and distance <= THRESHOLD)


def silencing(banks: Iterable[Bank]) -> list[tuple[str, Listed, Match]]:
    """Hashes listed as harmless that lie within `NEAR` bits of what a csam or block bank knows: bank, hash, what it is
    near of. One of the two is wrong, and somebody must look."""
    banks = list(banks)
    grave = Banks(bank for bank in banks if bank.role in {"csam", "block"})
    found = []
    for bank in banks:
        for one in bank.listed if bank.role == "negative" else ():
            near = grave.matches([FormHash("whole", bytes.fromhex(one.pdq), 100)])
            found += [(bank.name, one, min(near, key=lambda match: match.distance))] if near else []
    return found


class Floods:
    """Who meets which hash: the memory behind quarantine. Of the last day, in this process.

    One person alone brings no hash into quarantine, however many pictures they send, nor does one picture, however
    often it is saved anew: of each only the first counts.
    """

    def __init__(self, photos: int = FLOOD_PHOTOS, within_s: float = FLOOD_S) -> None:
        self._photos, self._within_s = photos, within_s
        self._seen: dict[str, dict[str, tuple[int, float]]] = {}

    def met(self, listed: str, photo: FormHash, by: str, now: float) -> bool:
        """Note that a photo met a hash; true once, when they have become too many different ones.

        Args:
            listed: the hash of the bank, in hex.
            photo: the hash that tells pictures apart (`ALIKE`), turned or not.
            by: who sent it: a pass family.
            now: epoch seconds.
        """
        seen = {one: kept for one, kept in self._seen.get(listed, {}).items() if kept[1] > now - self._within_s}
        self._seen[listed] = seen
        turns = [int.from_bytes(turn) for turn in (photo.pdq, *photo.turned)]
        if by in seen or any((turn ^ pdq).bit_count() <= ALIKE for turn in turns for pdq, _ in seen.values()):
            return False
        seen[by] = (turns[0], now)
        if len(seen) < self._photos:
            return False
        del self._seen[listed]
        return True


def telling(hashes: Sequence[FormHash]) -> FormHash | None:
    """The hash that tells a photo apart from others: of the whole of it, or if that is flat, of its best part."""
    return max(hashes, key=lambda one: (one.form == "whole" and one.quality >= QUALITY_MIN, one.quality), default=None)
