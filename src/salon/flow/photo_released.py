"""What staff released is remembered by its hashes, so that the same picture does not wait for a person again.

    a held photo is released -> its hash, what had asked, who released it and until when -> `media.released`
    a copy of the whole of it is refused, or removed after a report -> forgotten: the later word counts

Rule 1: only staff's word is remembered, of a photo that the machine had looked at. Of what a bank of child abuse knows
nothing is, whatever else is true of it.
Rule 2: a release is never undone by forgetting: what was delivered stays, the next copy waits again.
"""

from __future__ import annotations

from collections.abc import Iterable

from salon.base.clock import Clock
from salon.base.ids import CaseId
from salon.chat.canary import is_canary
from salon.chat.model import Submission
from salon.chat.photo import PhotoKept, unpacked
from salon.flow.photo_rules import FLOOD
from salon.flow.ports.desk import Desk
from salon.flow.ports.photo_places import PhotoFiles
from salon.flow.ports.photos import Examined
from salon.flow.ports.picture_marks import PictureMarks
from salon.media.found import FormHash
from salon.media.pdq import QUALITY_MIN
from salon.media.released import BANKS_MAX, RELEASED_S, Released, ReleasedPictures, Spared
from salon.media.stopped import place_of
from salon.moderation.decision import Decision


class ReleasedPhotos:
    """Remembers, and says what a photo need not be asked about. `open` first.

    Args:
        marks: where it is kept.
        files: where the hash of a photo stands, under its key.
        desk: what a report was about.
    """

    def __init__(self, marks: PictureMarks, files: PhotoFiles, desk: Desk, clock: Clock) -> None:
        self._marks, self._files, self._desk, self._clock = marks, files, desk, clock
        self._known = ReleasedPictures()

    async def open(self) -> None:
        """Read what stands."""
        self._known = ReleasedPictures(await self._marks.released(self._clock.now()))

    def spared(self, found: Examined) -> Spared:
        """What a photo that was looked at need not be asked about again."""
        return self._known.spared(found.hashes, found.nudity, self._clock.now())

    async def looked(self, decision: Decision, said: Submission) -> None:
        """Staff decided about a held photo: remembered if it was released, forgotten if it was refused."""
        kept, facts = said.content.photo, said.facts
        if decision.author != "staff" or kept is None or not kept.id or facts is None or is_canary(said.tag):
            return
        if decision.kind == "refuse":
            await self._forget([kept])
        elif decision.kind == "release" and facts.examined and all(one.role != "csam" for one in facts.matches):
            pdq = await self._pdq(kept)
            banks = dict.fromkeys(one.bank for one in facts.matches if place_of(one.bank) is None)
            if pdq:
                await self._keep(
                    Released(
                        id=decision.id,
                        pdq=pdq,
                        banks=tuple(banks)[:BANKS_MAX],
                        nudity=facts.nudity,
                        quality=facts.quality,
                        crowd=said.judgement.rule == FLOOD,
                        by=decision.by,
                        until=decision.at + RELEASED_S,
                    )
                )

    async def decided(self, decision: Decision) -> None:
        """Staff removed a photo after a report: it is no longer known as one that a person let through."""
        if decision.author == "staff" and decision.kind == "remove" and decision.case:
            bodies = await self._desk.body(CaseId(decision.case))
            await self._forget(
                [one.photo.kept for one in bodies if one.photo is not None and one.photo.kept is not None]
            )

    async def upkeep(self) -> int:
        """Once a minute, while the clock is trusted: forget what has ended; how many marks."""
        gone = await self._marks.expire(self._clock.now())
        if gone:
            await self.open()
        return gone

    async def _keep(self, one: Released) -> None:
        await self._marks.release(one)
        self._known = ReleasedPictures([*self._known.all, one])

    async def _forget(self, photos: Iterable[PhotoKept]) -> None:
        same: set[str] = set()
        for kept in photos:
            pdq = await self._pdq(kept)
            if pdq:
                same |= {one.id for one in self._known.same(FormHash("whole", pdq, QUALITY_MIN))}
        if same:
            self._known = ReleasedPictures(one for one in self._known.all if one.id not in same)
            await self._marks.forget(sorted(same))

    async def _pdq(self, kept: PhotoKept) -> bytes:
        plain = await self._files.read(kept.id, kept.key)
        return b"" if plain is None else unpacked(plain).pdq
