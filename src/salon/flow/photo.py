"""The path of a photo, from its bytes to the room.

    checks (who, where, how often) -> bytes, bounded -> looked at (confined) -> ruled (`flow.photo_rules`)
          -> file durable -> the path of a message from there on (`flow.deliver`, `settle`)

Rule 1: nothing is read of a photo before its sender may send one; nobody gets a byte of it before it was looked at.
Rule 2: what could not be looked at in time is held as it came, and looked at when there is time (`flow.photo_desk`).
Rule 3: the file is durable before the message that names it, and belongs nowhere until then: a crash leaves an orphan,
which is swept, never a message without its picture.
Rule 4: a body takes its time, and so does looking: whether its sender may (still) send is asked before the body, before
looking, and before anybody gets it.
Rule 5: whoever may not have a photo gets the same answer as for one that does not exist.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from hashlib import sha256
from typing import Final, Literal

import msgspec
import structlog
from msgspec import Struct

from salon.base.clock import Clock
from salon.base.errors import Refused, Unavailable
from salon.base.ids import Cid, Family, RoomId
from salon.chat.limits import Buckets
from salon.chat.model import Content, Judgement, Submission
from salon.chat.photo import PhotoFacts, PhotoFile, PhotoKept, packed, unpacked
from salon.flow.alarms import Alarms
from salon.flow.deliver import Deliver
from salon.flow.hub import Hub, LiveRoom, Visitor
from salon.flow.photo_closed import ClosedLane
from salon.flow.photo_released import ReleasedPhotos
from salon.flow.photo_rules import UNEXAMINED, Alike, Nudity, Ruled, ruled
from salon.flow.ports.log import RoomLog
from salon.flow.ports.metrics import Meter
from salon.flow.ports.photo_places import PhotoFiles, PhotoPlaces
from salon.flow.ports.photos import FELL, Examined, PhotoExaminer
from salon.flow.ports.tickets import Ticket
from salon.flow.probation import Probation
from salon.flow.scoring import Late
from salon.media.released import kept_of
from salon.safety.policy import stricter
from salon.wire.frames import VerdictFrame

SENDER_BURST: Final = 4
SENDER_PER_S: Final = 1 / 20
ROOM_BURST: Final = 12
ROOM_PER_S: Final = 1 / 4
"""Of one sender and of one room. One core looks at about eight in a second; a room has more to say than pictures."""
UPLOADS_MAX: Final = 64
IN_MEMORY_MAX_BYTES: Final = 96 * 1_048_576
"""Bodies under way, together. Who sends slowly takes little of it, and bars nobody."""
BUSY_S: Final = 3.0
FULL_S: Final = 60.0

log = structlog.get_logger()


class Upload(Struct, frozen=True):
    """Somebody who may send a photo now, and where."""

    visitor: Visitor
    live: LiveRoom
    ticket: Ticket


class Photos:
    """Photos of a site.

    Args:
        examiner: looks at them.
        files, places: keep them.
        room_log, deliver, hub: the path of a message.
        closed: takes what nobody may look at.
        released: knows what staff let through before.
        draw_name: 22 characters of base64url.
        draw_key: 32 random bytes.
        revoked: families whose pass ended.
        nudity: what the site does about it.
        on: whether the operator wants photos at all.
        store_max_bytes: of all files together; beyond it none are taken.
    """

    def __init__(
        self,
        *,
        examiner: PhotoExaminer,
        files: PhotoFiles,
        places: PhotoPlaces,
        room_log: RoomLog,
        deliver: Deliver,
        hub: Hub,
        closed: ClosedLane,
        released: ReleasedPhotos,
        probation: Probation,
        clock: Clock,
        alarms: Alarms,
        meter: Meter,
        draw_name: Callable[[], str],
        draw_key: Callable[[], bytes],
        revoked: Collection[Family] = (),
        nudity: Nudity = "refuse",
        on: bool = True,
        store_max_bytes: int = 8 * 1_073_741_824,
    ) -> None:
        self._examiner, self._files, self._places = examiner, files, places
        self._log, self._deliver, self._hub, self._closed = room_log, deliver, hub, closed
        self._probation, self._clock, self._alarms, self._meter = probation, clock, alarms, meter
        self._released = released
        self._draw_name, self._draw_key, self._revoked = draw_name, draw_key, revoked
        self._nudity, self._on, self._store_max_bytes = nudity, on, store_max_bytes
        self._senders, self._rooms = Buckets(SENDER_BURST, SENDER_PER_S), Buckets(ROOM_BURST, ROOM_PER_S)
        self._alike = Alike()
        self._uploading: dict[Family, int] = {}
        """Bytes in memory of whoever is sending."""
        alarms.when("photos_off", lambda: on and not examiner.available)

    @property
    def taken(self) -> bool:
        """Whether photos are taken here now."""
        return self._on and self._examiner.available

    @property
    def state(self) -> Literal["on", "off", "unavailable"]:
        """For the operator: `unavailable` where they are on and cannot be looked at."""
        return "off" if not self._on else "on" if self._examiner.available else "unavailable"

    def check_frozen(self, family: Family) -> None:
        """Raises `muted` for somebody a suspected photo froze: before they ask for a one-to-one, open a room."""
        self._closed.check(family)

    # ------------------------------------------------------------------ sending

    @asynccontextmanager
    async def upload(self, ticket: Ticket, room: RoomId) -> AsyncIterator[Upload]:
        """Whether somebody may send a photo; before a byte of it is read.

        Raises:
            Refused: `not_joined`, `text_only`, `on_probation`, `too_fast`, and as `Deliver.check`.
            Unavailable: `photos_off`, `busy`.
        """
        if not self.taken:
            raise Unavailable("photos_off")
        family = ticket.family
        live, visitor = self._hub.live.get(room), self._here(ticket, room)
        if live is None or visitor is None:
            raise Refused("not_joined")
        if not live.record.judged:
            raise Refused("text_only")
        await self._probation.check(family, "photos")
        if family in self._uploading:
            raise Refused("too_fast", retry_after_s=BUSY_S)
        if len(self._uploading) >= UPLOADS_MAX:
            raise Unavailable("busy", retry_after_s=BUSY_S)
        if self._files.stored_bytes >= self._store_max_bytes:
            self._alarms.raise_("storage")
            raise Unavailable("busy", retry_after_s=FULL_S, detail="full")
        now = self._clock.now()
        wait = self._senders.take(family, now) or self._rooms.take(room, now)
        if wait:
            raise Refused("too_fast", retry_after_s=wait)
        self._deliver.check(visitor, live)
        self._uploading[family] = 0
        try:
            yield Upload(visitor, live, ticket)
        finally:
            self._uploading.pop(family, None)

    def more(self, upload: Upload, size: int) -> None:
        """So many more bytes of a body have come.

        Raises `revoked`, and `busy` when all bodies under way are too much together.
        """
        self._check_pass(upload)
        self._uploading[upload.visitor.family] += size
        if sum(self._uploading.values()) > IN_MEMORY_MAX_BYTES:
            raise Unavailable("busy", retry_after_s=BUSY_S)

    def _check_pass(self, upload: Upload) -> None:
        if upload.ticket.family in self._revoked:
            raise Refused("revoked")

    def _still(self, upload: Upload) -> Upload:
        """Whoever began to send, as they are in the room now (Rule 4). Raises `revoked`, `not_joined`."""
        self._check_pass(upload)
        room = upload.live.record.id
        live, visitor = self._hub.live.get(room), self._here(upload.ticket, room)
        if live is None or visitor is None:
            raise Refused("not_joined")
        return Upload(visitor, live, upload.ticket)

    def _may_still(self, upload: Upload) -> Upload:
        """Likewise, if they may send a photo there. Raises as `upload`, too."""
        upload = self._still(upload)
        if not upload.live.record.judged:
            raise Refused("text_only")
        self._deliver.check(upload.visitor, upload.live, again=True)
        return upload

    def _here(self, ticket: Ticket, room: RoomId) -> Visitor | None:
        here = self._hub.families.get(ticket.family, ())
        return next((one for one in here if room in one.rooms and one.tag == ticket.tag), None)

    async def share(self, upload: Upload, cid: Cid, reply_to: int, data: bytes, words: str = "") -> VerdictFrame:
        """One photo, to its verdict; a retry gets the first one again.

        `words` say what is on it, for who cannot see it; they are judged too, and the stricter of both counts.

        Raises:
            Refused: `revoked`, as `upload` and `PhotoExaminer.examine`; nothing was stored, the cid may be used again.
            Unavailable: `busy`, `photos_off`, `storage`, likewise.
        """
        upload = self._may_still(upload)
        visitor, live = upload.visitor, upload.live
        now = self._clock.now()
        said = Submission(
            room=live.record.id,
            family=visitor.family,
            tag=visitor.tag,
            cid=cid,
            kind="message",
            content=Content(name=visitor.name, text=words, photo=PhotoKept("", sha256(data).digest())),
            at=now,
            reply_to=reply_to,
            slow_exempt=live.record.host == visitor.family,
        )
        if await self._log.earlier(said) is not None:
            # Its first outcome, or if that is forgotten meanwhile, nothing that nobody looked at.
            return await self._deliver.settle(visitor, msgspec.structs.replace(said, judgement=UNEXAMINED), live)
        late = None
        if words:
            # What is taken back later are the words; the picture ends with the message.
            said, late = await self._deliver.described(said, live)
        found, ruling = await self._looked(data, visitor.family)
        if ruling is not None and ruling.closed:
            await self._closed.take(said, live, ruling, data)
        seen = ruling.judgement if ruling else UNEXAMINED
        judgement = together(said.judgement, seen)
        # It takes its place now: looking took a while, and others spoke meanwhile.
        said = msgspec.structs.replace(said, judgement=judgement, at=self._clock.now())
        if said.judgement.outcome == "block":
            self._meter.count("photos", "closed" if ruling is not None and ruling.closed else "refused")
            return await self._deliver.settle(visitor, said, live)
        if ruling is not None and seen.outcome == "block":
            # The words wait for a person, with what is known of the picture; of the picture itself nothing is kept.
            upload = self._still(upload)
            self._meter.count("photos", "closed" if ruling.closed else "refused")
            said = msgspec.structs.replace(said, facts=ruling.facts)
            return await self._deliver.settle(upload.visitor, said, upload.live)
        return await self._kept(self._may_still(upload), said, data, found, ruling, late)

    async def _looked(self, data: bytes, family: Family) -> tuple[Examined | None, Ruled | None]:
        """What examination found and what becomes of it; nothing where nobody could look in time."""
        started = self._clock.now()
        try:
            found = await self._examiner.examine(data, family)
        except (Refused, Unavailable) as error:
            if isinstance(error, Refused) and error.detail != FELL:
                self._meter.count("photos", "unreadable")
                raise
            # A full queue, or no worker at all: the page comes back. Too late, or the worker fell: a person decides.
            if isinstance(error, Unavailable) and (error.code != "busy" or error.retry_after_s):
                raise
            log.warning("photo_late", part="photos")
            self._alarms.raise_("photos_late")
            self._meter.count("photos", "late")
            return None, None
        now = self._clock.now()
        self._meter.seconds("photo", now - started)
        flooding = self._alike.flooding(found, family, now)
        spared = self._released.spared(found)
        return found, ruled(found, self._nudity, now, flooding=flooding, spared=spared)

    async def _kept(
        self,
        upload: Upload,
        said: Submission,
        data: bytes,
        found: Examined | None,
        ruling: Ruled | None,
        late: Late | None,
    ) -> VerdictFrame:
        """The file, then the message (Rule 3)."""
        name, key = self._draw_name(), self._draw_key()
        kept, file = PhotoKept(name, sha256(data).digest(), key), PhotoFile(unexamined=data)
        facts = PhotoFacts(at=said.at, examined=False)
        if found is not None and ruling is not None:
            kept, file, facts = known(kept, found, blurred=ruling.blurred), pictures(found), ruling.facts
        await self._files.write(name, key, packed(file))
        content = msgspec.structs.replace(said.content, photo=kept)
        # Only what a person looks at needs the facts; a delivered photo carries none.
        held = said.judgement.outcome == "hold"
        said = msgspec.structs.replace(said, content=content, facts=facts if held else None)
        try:
            verdict = await self._deliver.settle(upload.visitor, said, upload.live, late)
        finally:
            if await self._places.of(name) is None:
                await self._files.remove([name])
        self._meter.count("photos", {"accepted": "delivered", "held": "held"}.get(verdict.outcome, "refused"))
        return verdict

    # ------------------------------------------------------------------ reading

    async def view(self, ticket: Ticket, photo: str) -> bytes:
        """A delivered photo, for somebody who is in its room now. Raises `not_found` for everything else (Rule 5)."""
        found = await self._places.living(photo, self._clock.now())
        if found is None:
            raise Refused("not_found")
        kept, placed, author = found
        reader = self._here(ticket, placed.room)
        if reader is None or author in reader.hidden:
            raise Refused("not_found")
        plain = await self._files.read(kept.id, kept.key)
        image = b"" if plain is None else unpacked(plain).image
        if not image:
            raise Refused("not_found")
        return image


def together(words: Judgement, seen: Judgement) -> Judgement:
    """The stricter of what was said of the words and of the picture; all rules that spoke stand in it for staff.

    Of two alike that of the picture (`safety.policy.stricter`).
    """
    first, other = seen, words
    if stricter((seen.outcome, seen.family), (words.outcome, words.family)):
        first, other = words, seen
    return msgspec.structs.replace(first, rules=(*first.rules, *other.rules))


def known(kept: PhotoKept, found: Examined, *, blurred: bool) -> PhotoKept:
    """What an event keeps of a photo that was looked at."""
    return msgspec.structs.replace(kept, width=found.width, height=found.height, preview=found.preview, blurred=blurred)


def pictures(found: Examined) -> PhotoFile:
    """What its file holds."""
    return PhotoFile(image=found.image, veiled=found.veiled, pdq=kept_of(found.hashes))
