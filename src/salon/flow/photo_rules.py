"""What becomes of a photo that was looked at: pure, from what examination found and what the site admits.

    csam bank, near or not                  closed: never delivered, nobody looks
    block bank                              refused
    hold bank, any bank near, too many like it   held for a person
    nude                                    refused; admitted: delivered blurred
    grey                                    held for a person; admitted: delivered blurred
    else                                    delivered

Rule 1: what a bank knows is at least held, whatever the site admits (design, floor of image matches); but a person who
was asked about this very picture is not asked again (`media.released`), unless a csam or block bank knows it
(`media.banks.floored`).
Rule 2: of a match its sender learns the clause, which is the same for every photo (`flow.deliver`, Rule 4).
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Final, Literal

from msgspec import Struct

from salon.base.ids import Family
from salon.chat.model import Judgement
from salon.chat.photo import BankMatch, PhotoFacts
from salon.flow.ports.photos import Examined
from salon.media.banks import floored
from salon.media.released import NOTHING, Spared, whole_of
from salon.safety.stamps import stamp

Nudity = Literal["refuse", "admit"]

CLAUSE: Final = "2.7"
UNEXAMINED: Final = Judgement(outcome="hold", rule="photo_late", clause="judging", rules=(stamp("photo_late"),))
"""Nobody could look yet: it waits (design, Judging: photos late, held)."""
MATCH: Final = "image_match"
FLOOD: Final = "photo_flood"
SENDERS_MAX: Final = 4
WITHIN_S: Final = 600.0
ALIKE_BITS: Final = 24
"""Copies of one picture, saved anew, are nearer each other (reference: JPEG quality 10 is 2, resized 6, blurred 2)."""
REMEMBERED_MAX: Final = 1_000
QUALITY_MIN: Final = 50


class Ruled(Struct, frozen=True):
    """What becomes of a photo, and what is told to whom."""

    judgement: Judgement
    facts: PhotoFacts
    blurred: bool = False

    @property
    def closed(self) -> bool:
        """Whether nobody may look at it."""
        return self.facts.lane == "closed"

    @property
    def certain(self) -> bool:
        """Of a closed one: whether a bank knows it, and not only something like it."""
        return any(match.role == "csam" and not match.near for match in self.facts.matches)


def ruled(found: Examined, nudity: Nudity, now: float, *, flooding: bool = False, spared: Spared = NOTHING) -> Ruled:
    """What becomes of it at `now`. `flooding`: many sent much the same picture in a short time; `spared`: what a person
    who released the same picture was asked about then."""
    matches = tuple(
        BankMatch(one.bank, one.role, one.distance, one.near, one.whole)
        for one in found.matches
        if one.role != "negative"
    )
    closed = any(match.role == "csam" for match in matches)
    whole = whole_of(found.hashes)
    facts = PhotoFacts(
        lane="closed" if closed else "held",
        at=now,
        width=found.width,
        height=found.height,
        band=found.band,
        nudity=round(found.nudity, 3),
        matches=matches,
        quality=whole.quality if whole else 0,
        sha256=found.sha256.hex(),
    )
    if closed or any(match.role == "block" and not match.near for match in matches):
        return Ruled(_judgement("block", MATCH, MATCH), facts)
    grey = found.band != "deliver"
    # What is left here is of `hold` banks, or near: the rest was never delivered in the lines above.
    if any(match.bank not in spared.banks or floored(match.role, match.distance) for match in matches):
        return Ruled(_judgement("hold", MATCH, MATCH), facts, grey)
    if nudity == "refuse" and not spared.seen and found.band == "hold":
        return Ruled(_judgement("block", "photo_nudity", "nudity", "photo_nudity"), facts)
    if nudity == "refuse" and not spared.seen and grey:
        return Ruled(_judgement("hold", "photo_nudity", "nudity"), facts, grey)
    if flooding and not spared.crowd:
        return Ruled(_judgement("hold", FLOOD, "flooding"), facts, grey)
    return Ruled(Judgement(), facts, grey)


def _judgement(outcome: Literal["hold", "block"], rule: str, family: str, hint: str = "") -> Judgement:
    return Judgement(outcome=outcome, rule=rule, clause=CLAUSE, hint=hint, rules=(stamp(rule),), family=family)


class Alike:
    """Who sent much the same picture lately: a raid with one picture is held, whatever its content.

    In this process, digests only: PDQ of the whole and families, for `WITHIN_S`.
    """

    def __init__(self, senders_max: int = SENDERS_MAX, within_s: float = WITHIN_S) -> None:
        self._senders_max, self._within_s = senders_max, within_s
        self._seen: OrderedDict[tuple[Family, int], float] = OrderedDict()

    def flooding(self, found: Examined, family: Family, now: float) -> bool:
        """Note a photo; whether more than `senders_max` families sent one like it within the time."""
        whole = next((one for one in found.hashes if one.form == "whole" and one.quality >= QUALITY_MIN), None)
        while self._seen and (
            len(self._seen) > REMEMBERED_MAX or next(iter(self._seen.values())) <= now - self._within_s
        ):
            self._seen.popitem(last=False)
        if whole is None:
            return False
        mine = int.from_bytes(whole.pdq)
        self._seen[family, mine] = now
        self._seen.move_to_end((family, mine))
        senders = {who for who, other in self._seen if (mine ^ other).bit_count() <= ALIKE_BITS}
        return len(senders) > self._senders_max
