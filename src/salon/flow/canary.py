"""Every few minutes something marked runs the whole path; silence of any stage alarms staff.

    message   judged -> stored -> published -> heard by the other one of the canary's one-to-one
    hold      disguised words -> held by their rule -> a case in the queue -> refused again by the machine
    report    the message reported -> a case in the queue -> dismissed again by the machine
    photo     a picture a bank knows -> looked at, matched, held -> its blurred form for staff -> refused again

The commonest serious fault of this field is a protection that is
off while everything looks well; a test before release cannot see it.

Rule 1: it alarms when a stage fails, and when nothing was heard of it for `SILENT_S`, whatever the cause.
Rule 2: a site that is shut, or does not open one-to-ones for want of trust, answers by saying so: that is no silence.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
import structlog
from msgspec import Struct

from salon.base.clock import Clock
from salon.base.errors import Refused, SalonError
from salon.base.ids import CaseId, Cid, Family, StaffId
from salon.chat.canary import HEARS, NAME, ROOM, SINGS, TAGS, room
from salon.flow.alarms import Alarms
from salon.flow.attend import Attend
from salon.flow.claims import ClaimCodes
from salon.flow.deliver import Deliver
from salon.flow.hub import Hub, Visitor
from salon.flow.photo import Photos
from salon.flow.photo_desk import PhotoDesk
from salon.flow.ports.desk import Desk
from salon.flow.ports.metrics import Meter
from salon.flow.ports.rooms import Rooms
from salon.flow.ports.tickets import TICKET_S, Ticket
from salon.flow.report import Reports
from salon.moderation.decision import Decision, DecisionKind
from salon.safety.canary import HELD_WORDS
from salon.wire.frames import Events, Frame, Send, VerdictFrame
from salon.wire.reports import Report

EVERY_S: Final = 400.0
"""Between two runs: nine reports an hour, of the ten one visitor may make."""
SILENT_S: Final = 3 * EVERY_S
DEADLINE_S: Final = 10.0
"""How long one stage may take."""
RESTING: Final = frozenset({"not_open", "trust_unconfirmed"})
DISGUISED: Final = HELD_WORDS.replace("canary", "ｃａｎａｒｙ").replace("lantern", "lan\u200btern")
ITEMS_MAX: Final = 500

Stage = Callable[[], Awaitable[None]]

log = structlog.get_logger()


class Silent(Exception):
    """A stage did not come to its end; which part is in the text."""


class Ears:
    """An outlet in this process: what the other end of a socket would hear.

    Frames of a channel come as encoded bytes: what is heard went through the same encoder and the same fan-out.
    """

    def __init__(self, decode: Callable[[bytes], list[Frame]]) -> None:
        self._decode = decode
        self.hidden: frozenset[Family] = frozenset()
        self._heard: asyncio.Queue[str] = asyncio.Queue(maxsize=64)

    def hide(self, hidden: frozenset[Family]) -> None:
        """See `flow.ports.live.Outlet`."""
        self.hidden = hidden

    def send(self, frame: Frame) -> None:
        """See `flow.ports.live.Outlet`."""
        for event in frame.events if isinstance(frame, Events) else ():
            if not self._heard.full():
                self._heard.put_nowait(event.text)

    def write(self, data: bytes, count: int) -> None:  # noqa: ARG002
        """Frames as they leave for a socket."""
        for frame in self._decode(data):
            self.send(frame)

    def close(self, code: int) -> None:
        """Nothing to let go."""

    async def hear(self, text: str) -> None:
        """Until a message with this text comes."""
        while await self._heard.get() != text:
            pass


class Picture(Struct, frozen=True):
    """The path of a photo, for the canary.

    Args:
        data: a picture that the bank `bank` knows.
    """

    photos: Photos
    desk: PhotoDesk
    data: bytes
    bank: str


class Canary:
    """Runs the stages.

    Args:
        rooms, hub, attend, deliver: the path of a message, as visitors use it.
        reports, desk, codes: the path of a report and of a hold.
        decode: frames out of the bytes of a channel.
        draw_id: a fresh id of 16 characters of base32.
        draw_cid: a fresh UUID.
        alarms: `canary_silent`.
        clock: site time.
        steady: seconds that only go forward.
        meter: counts runs by stage and outcome.
        picture: what the stage of photos needs; without it there is none.
    """

    def __init__(
        self,
        *,
        rooms: Rooms,
        hub: Hub,
        attend: Attend,
        deliver: Deliver,
        reports: Reports,
        desk: Desk,
        codes: ClaimCodes,
        decode: Callable[[bytes], list[Frame]],
        draw_id: Callable[[], str],
        draw_cid: Callable[[], str],
        alarms: Alarms,
        clock: Clock,
        steady: Callable[[], float],
        meter: Meter,
        picture: Picture | None = None,
    ) -> None:
        self._picture = picture
        self._steady = steady
        self._rooms, self._hub, self._attend, self._deliver = rooms, hub, attend, deliver
        self._reports, self._desk, self._codes = reports, desk, codes
        self._draw_id, self._draw_cid = draw_id, draw_cid
        self._clock, self._meter = clock, meter
        self._ears = Ears(decode)
        self._sings = Visitor(SINGS, TAGS[SINGS], NAME, Ears(decode), listed=False, findable=False)
        self._hears = Visitor(HEARS, TAGS[HEARS], NAME, self._ears, listed=False, findable=False)
        self._said: VerdictFrame | None = None
        self.stages: dict[str, Stage] = {"message": self._message, "hold": self._hold, "report": self._report}
        if picture is not None:
            self.stages["photo"] = self._photo
        self.last_ok: dict[str, float] = {}
        self._failing: set[str] = set()
        self._turn = asyncio.Lock()
        self._began_at = steady()
        alarms.when("canary_silent", lambda: bool(self.silent()))

    def silent(self) -> list[str]:
        """Stages that failed at the last run, or were not heard of for too long."""
        since = self._steady() - SILENT_S
        return [
            name
            for name in self.stages
            if name in self._failing or max(self._began_at, self.last_ok.get(name, 0.0)) < since
        ]

    async def once(self) -> None:
        """Run all stages. What fails is told, and the next one runs all the same."""
        async with self._turn:
            try:
                await self._run()
            finally:
                for visitor in (self._sings, self._hears):
                    self._hub.left(visitor)

    async def _run(self) -> None:
        for name, run in self.stages.items():
            try:
                await asyncio.wait_for(run(), DEADLINE_S)
            except Exception as error:  # noqa: BLE001  # whatever it was, the stage was not heard
                code = error.code if isinstance(error, SalonError) else type(error).__name__
                if not (isinstance(error, Refused) and code in RESTING):
                    self._failing.add(name)
                    self._meter.count("canaries", f"{name}_silent")
                    log.warning("canary_silent", part=name, code=code)
                    continue
            self._failing.discard(name)
            self.last_ok[name] = self._steady()
            self._meter.count("canaries", f"{name}_heard")
        await self._desk.forget(TAGS[SINGS])

    # ------------------------------------------------------------------ the stages

    async def _message(self) -> None:
        await self._come_in()
        text = f"{NAME} {self._draw_id()}"
        self._said = await self._send(text)
        if self._said.outcome != "accepted":
            raise Silent("not accepted")
        await self._ears.hear(text)

    async def _hold(self) -> None:
        await self._come_in()
        held = await self._send(f"{DISGUISED} {self._draw_id()}")
        if held.outcome != "held" or not held.claim:
            raise Silent("not held")
        await self._end(held.claim, "refuse")

    async def _report(self) -> None:
        said = self._said
        if said is None or said.seq is None:
            raise Silent("nothing to report")
        report = Report(kind="message", room=ROOM, seq=said.seq, reason="other")
        await self._end(await self._reports.report(self._ticket, report), "dismiss")

    async def _photo(self) -> None:
        picture = self._picture
        if picture is None:
            return
        await self._come_in()
        ticket = msgspec.structs.replace(self._ticket, family=SINGS, tag=TAGS[SINGS])
        async with picture.photos.upload(ticket, ROOM) as upload:
            held = await picture.photos.share(upload, Cid(self._draw_cid()), 0, picture.data)
        if held.outcome != "held" or not held.claim:
            raise Silent("not held")
        case = await self._case(held.claim)
        bodies = await self._desk.body(case)
        known = {match.bank for body in bodies if body.photo for match in body.photo.facts.matches}
        if picture.bank not in known or not await picture.desk.veiled(StaffId(""), case):
            raise Silent("not known")
        await self._end(held.claim, "refuse")

    async def _case(self, claim: str) -> CaseId:
        """The case behind a claim code."""
        kept = self._codes.kept(claim)
        found = None if kept is None else await self._desk.claimed(kept)
        if found is None or found.case is None:
            raise Silent("no case")
        return found.case.id

    async def _end(self, claim: str, kind: DecisionKind) -> None:
        """The case behind a claim code stands in the queue; end it."""
        case = await self._case(claim)
        if case not in {row.id for row in await self._desk.queue(ITEMS_MAX)}:
            raise Silent("not in the queue")
        await self._desk.decide(CaseId(case), self._decision(kind, case), "", None, None)

    def _decision(self, kind: DecisionKind, case: CaseId) -> Decision:
        return Decision(
            id=self._draw_id(),
            kind=kind,
            author="machine",
            at=self._clock.now(),
            reason="other",
            case=case,
            room=ROOM,
            tag=TAGS[SINGS],
            rule="canary",
        )

    # ------------------------------------------------------------------ being there

    async def _come_in(self) -> None:
        if await self._rooms.get(ROOM) is None:
            await self._rooms.open(room(self._clock.now()))
        for visitor in (self._hears, self._sings):
            if not self._hub.here(visitor):
                self._hub.admit(visitor)
            if ROOM not in visitor.rooms:
                await self._attend.join(visitor, ROOM, None)

    async def _send(self, text: str) -> VerdictFrame:
        return await self._deliver.say(self._sings, Send(room=ROOM, text=text, cid=self._draw_cid()))

    @property
    def _ticket(self) -> Ticket:
        return Ticket(HEARS, TAGS[HEARS], NAME, "", "", self._clock.now() + TICKET_S)
