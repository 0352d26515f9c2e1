"""Photos at the moderators' desk: behind a blur, and as they are for whoever asks; photos that were reported are kept.

Rule 1: a look without the blur is an act: it is recorded in the case before the first byte leaves, and counted.
Rule 2: of the closed lane there is no picture here, whatever is asked (`flow.photo_closed`).
Rule 3: what was held unseen is looked at by the machine before anybody else: a person sees it, and it is delivered,
only after that. What was refused is kept by nobody: where only its words wait, there is no picture, and nothing to
deliver. If it turns out to belong into the closed lane, it goes there.
Rule 4: a photo reported as the abuse of a child is seen by nobody: its copy has no veil, and no route gives it. Whoever
puts it into the closed lane, or another of an open case, destroys it here with every copy.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

import msgspec

from salon.base.clock import Clock
from salon.base.errors import Refused, Unavailable
from salon.base.ids import CaseId, RoomId, StaffId
from salon.base.values import Event
from salon.chat.model import Submission
from salon.chat.photo import PhotoFacts, PhotoFile, PhotoKept, packed, unpacked
from salon.flow.hub import Hub
from salon.flow.photo import known, pictures
from salon.flow.photo_closed import REASON as CLOSED
from salon.flow.photo_closed import ClosedLane
from salon.flow.photo_released import ReleasedPhotos
from salon.flow.photo_rules import Nudity, Ruled, ruled
from salon.flow.ports.desk import CaseBody, CaseRow, Desk, PhotoCase
from salon.flow.ports.log import RoomLog
from salon.flow.ports.metrics import Meter
from salon.flow.ports.photo_places import PhotoFiles, PhotoPlaces
from salon.flow.ports.photos import PhotoExaminer
from salon.flow.ports.staff import StaffMember

AGAIN_S: Final = 5.0
HELD: Final = PhotoFacts()


class PhotoDesk:
    """What staff may see of photos.

    Args:
        examiner: looks at what was held unseen.
        files, places: keep photos.
        closed: takes what nobody may look at.
        released: knows what staff let through before.
        draw_name, draw_key: of a copy for a case.
    """

    def __init__(
        self,
        *,
        desk: Desk,
        room_log: RoomLog,
        examiner: PhotoExaminer,
        files: PhotoFiles,
        places: PhotoPlaces,
        closed: ClosedLane,
        released: ReleasedPhotos,
        hub: Hub,
        clock: Clock,
        meter: Meter,
        draw_name: Callable[[], str],
        draw_key: Callable[[], bytes],
        nudity: Nudity = "refuse",
    ) -> None:
        self._desk, self._log, self._examiner = desk, room_log, examiner
        self._files, self._places, self._closed, self._hub = files, places, closed, hub
        self._clock, self._meter, self._nudity, self._released = clock, meter, nudity, released
        self._draw_name, self._draw_key = draw_name, draw_key
        self._looking = asyncio.Lock()

    async def veiled(self, by: StaffId, case: CaseId) -> bytes:
        """The picture of a case behind a strong blur; a look, recorded. Raises `not_found`, `busy` (not examined)."""
        found = await self._pictures(case)
        await self._desk.looked(case, by, self._clock.now())
        return found.veiled

    async def has_picture(self, row: CaseRow) -> bool:
        """Whether there is a picture in a case that a person may see."""
        if row.hold:
            said = await self._held(row)
            kept = None if said is None else said.content.photo
            return said is not None and kept is not None and _deliverable(kept, said.facts)
        return await self._reported(row) is not None

    async def clear(self, by: StaffMember, case: CaseId) -> bytes:
        """The picture of a case as it is; recorded and counted. Raises `not_found`, `busy`."""
        found = await self._pictures(case)
        await self._desk.unblur(case, by.id, self._clock.now())
        self._meter.count("unblurred")
        return found.image

    async def can_release(self, row: CaseRow) -> bool:
        """Whether a case has something to deliver, as far as is known without looking: not where only words wait, nor
        what went into the closed lane. What stands beside it is `may_release`."""
        said = await self._held(row)
        return said is None or (said.content.photo is not None and _deliverable(said.content.photo, said.facts))

    async def may_release(self, row: CaseRow) -> None:
        """Before a held photo is delivered (Rule 3).

        Raises:
            Refused: `conflict`: it belongs into the closed lane, or only its words wait; `photo_broken` and other
                codes: it cannot be read.
            Unavailable: `busy`, `photos_off`: nobody could look yet.
        """
        said = await self._held(row)
        if said is not None and said.content.photo is not None and await self._seen(row, said) is None:
            raise Refused("conflict")

    # ------------------------------------------------------------------ which picture

    async def _pictures(self, case: CaseId) -> PhotoFile:
        row = await self._desk.get(case)
        if row is None:
            raise Refused("not_found")
        kept: PhotoKept | None
        if row.hold:
            said = await self._held(row)
            kept = None if said is None else await self._seen(row, said)
        else:
            kept = await self._reported(row)
        found = None if kept is None else await self._read(kept)
        if found is None or not found.image:
            raise Refused("not_found")
        return found

    async def _reported(self, row: CaseRow) -> PhotoKept | None:
        """The copy of a reported photo that a person may see (Rule 4)."""
        copy = None if row.reason == CLOSED else await self._copy(row.id)
        return None if copy is None else copy.kept

    async def _copy(self, case: CaseId) -> PhotoCase | None:
        """The copy of a reported photo, unless it was put into the closed lane."""
        photos = [body.photo for body in await self._desk.body(case) if body.photo is not None]
        return None if any(one.facts.lane == "closed" for one in photos) else next(iter(photos), None)

    async def _held(self, row: CaseRow) -> Submission | None:
        said = await self._log.hold(row.hold, self._clock.now()) if row.hold else None
        return said if said is not None and said.content.photo is not None else None

    async def _read(self, kept: PhotoKept) -> PhotoFile | None:
        plain = await self._files.read(kept.id, kept.key)
        return None if plain is None else unpacked(plain)

    async def _seen(self, row: CaseRow, said: Submission) -> PhotoKept | None:
        """The photo of a hold, looked at; None for one that nobody may look at."""
        kept = said.content.photo
        if kept is None or not _deliverable(kept, said.facts):
            return None
        if said.facts is None or said.facts.examined:
            return kept
        async with self._looking:
            # Somebody may have asked at the same time.
            said = await self._held(row) or said
            if said.facts is not None and said.facts.examined:
                return None if said.facts.lane == "closed" else said.content.photo
            return await self._look_now(row, said, kept)

    async def _look_now(self, row: CaseRow, said: Submission, kept: PhotoKept) -> PhotoKept | None:
        file = await self._read(kept)
        if file is None:
            return None
        try:
            found = await self._examiner.examine(file.unexamined, said.family)
        except Unavailable as error:
            raise Unavailable("busy", retry_after_s=error.retry_after_s or AGAIN_S) from None
        ruling = ruled(found, self._nudity, said.at, spared=self._released.spared(found))
        new = PhotoKept("", kept.sha256)
        if ruling.closed:
            await self._close(said, ruling, file.unexamined)
        else:
            # A file of its own: the bytes as they came go with the old one, once the hold names the new.
            new = known(PhotoKept(self._draw_name(), kept.sha256, self._draw_key()), found, blurred=ruling.blurred)
            await self._files.write(new.id, new.key, packed(pictures(found)))
        content = msgspec.structs.replace(said.content, photo=new)
        said = msgspec.structs.replace(said, content=content, facts=ruling.facts)
        await self._log.rewrite_hold(row.hold, said, self._clock.now())
        await self._desk.know_photo(row.id, PhotoCase(ruling.facts))
        return None if ruling.closed else new

    async def _close(self, said: Submission, ruling: Ruled, original: bytes) -> None:
        """It waits on under its hold, which nobody may release; the closed case beside it has the facts."""
        live = await self._hub.room(said.room)
        if live is None:
            raise Refused("not_found")
        await self._closed.take(said, live, ruling, original)

    # ------------------------------------------------------------------ the closed lane

    async def close(self, by: StaffMember, case: CaseId) -> None:
        """Put the photo of an open case into the closed lane (Rule 4): recorded, sealed to the custodians, its sender
        frozen until a person decides the case, and no copy of it left; who has not fetched it never will.

        Raises:
            Refused: `not_found`: no such case, or no photo in it that is not there already; `conflict`: it is decided.
            Unavailable: `storage`; the photo is where it was.
        """
        async with self._looking:
            row = await self._desk.get(case)
            if row is None:
                raise Refused("not_found")
            if row.ended_at:
                raise Refused("conflict")
            said = await self._held(row)
            found = await self._copy(case) if said is None else PhotoCase(said.facts or HELD, said.content.photo)
            kept = None if found is None else found.kept
            file = None if kept is None or not kept.id else await self._read(kept)
            if found is None or kept is None or file is None:
                raise Refused("not_found")
            bodies = await self._desk.body(case)
            body = next((one for one in bodies if one.name or one.text), CaseBody())
            await self._desk.closed_lane(case, by.id, self._clock.now())
            facts = await self._closed.shut(row, body, found.facts, file.unexamined or file.image)
            if said is not None:
                content = msgspec.structs.replace(said.content, photo=PhotoKept("", kept.sha256))
                said = msgspec.structs.replace(said, content=content, facts=facts)
                await self._log.rewrite_hold(row.hold, said, self._clock.now())
            await self._desk.know_photo(case, PhotoCase(facts))
            await self._files.remove([kept.id, *await self._delivered(row)])

    async def _delivered(self, row: CaseRow) -> list[str]:
        """The file of the photo in its room, of a reported one."""
        subject = row.subject
        if row.hold or not subject.room:
            return []
        stood = await self._log.event(RoomId(subject.room), subject.seq, self._clock.now())
        return [] if stood is None or stood[0].photo is None else [stood[0].photo.id]

    # ------------------------------------------------------------------ reports

    async def copied(self, event: Event, reason: str) -> PhotoCase | None:
        """A copy of a delivered photo for the case of a report; None if it is gone. `belongs` keeps it."""
        now = self._clock.now()
        found = None if event.photo is None else await self._places.living(event.photo.id, now)
        plain = None if found is None else await self._files.read(found[0].id, found[0].key)
        if found is None or plain is None:
            return None
        if reason == CLOSED:
            plain = packed(msgspec.structs.replace(unpacked(plain), veiled=b""))
        name, key = self._draw_name(), self._draw_key()
        await self._files.write(name, key, plain)
        kept = msgspec.structs.replace(found[0], id=name, key=key)
        facts = PhotoFacts(
            lane="reported", at=event.at_ms / 1000, width=kept.width, height=kept.height, sha256=kept.sha256.hex()
        )
        return PhotoCase(facts, kept)

    async def belongs(self, photo: PhotoCase | None, case: CaseId, *, counted: bool) -> None:
        """A copy belongs to a case; one is enough, however many report it."""
        if photo is None or photo.kept is None:
            return
        copies = [body.photo.kept.id for body in await self._desk.body(case) if body.photo and body.photo.kept]
        if counted and copies[:1] == [photo.kept.id]:
            await self._places.reported(photo.kept.id, case)
        else:
            await self._files.remove([photo.kept.id])


def _deliverable(kept: PhotoKept, facts: PhotoFacts | None) -> bool:
    return bool(kept.id) and (facts is None or facts.lane != "closed")
