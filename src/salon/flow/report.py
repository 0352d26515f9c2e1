"""Somebody reports something (DSA article 16).

    complete? -> within the budget? -> what it is about, as it stands now -> sealed under the case's key -> claim code

Rule 1: what is reported is frozen at that moment, with names and a few living messages around it, so that it survives
vanishing; nothing of a one-to-one is read for anybody but its two people.
Rule 2: a message that is gone is believed only with its receipt, for 7 days.
Rule 3: nobody learns who reported, and a reporter counts once for each target.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

import msgspec
from msgspec import Struct

from salon.base.clock import Clock
from salon.base.errors import Malformed, Refused
from salon.base.ids import CaseId, Family, RoomId, Tag
from salon.base.reasons import REASONS
from salon.base.values import Event, Photo
from salon.chat.direct import Request
from salon.chat.limits import Buckets
from salon.chat.model import RoomRecord
from salon.flow.claims import ClaimCodes
from salon.flow.hub import Hub
from salon.flow.ports.desk import CaseBody, CaseRow, Desk, PhotoCase
from salon.flow.ports.log import RoomLog
from salon.flow.ports.metrics import Meter
from salon.flow.ports.receipts import ReceiptCheck
from salon.flow.ports.rooms import Rooms
from salon.flow.ports.tickets import Ticket
from salon.flow.room_views import public_name
from salon.moderation.case import due_at
from salon.moderation.notice import PER_HOUR, Subject, around
from salon.wire.reports import Report
from salon.wire.staff import Quoted

NEAR: Final = 60
"""Events looked at on each side of a target, to find the living messages around it."""
LATEST: Final = 100
REPORTERS_MAX: Final = 20_000


class Requests(Protocol):
    """Requests for a one-to-one (`flow.ports.talks.Talks`)."""

    async def requests(self, family: Family, now: float) -> Sequence[Request]:
        """The open requests to and from a family, oldest first."""
        ...


class Copies(Protocol):
    """Keeps photos that were reported (`flow.photo_desk`)."""

    async def copied(self, event: Event, reason: str) -> PhotoCase | None:
        """A copy of a delivered photo, reported for such a reason; None if it is gone."""
        ...

    async def belongs(self, photo: PhotoCase | None, case: CaseId, *, counted: bool) -> None:
        """It belongs to a case, if the report counted."""
        ...


class _Found(Struct, frozen=True):
    """What a report is about, as it stands now."""

    body: CaseBody
    subject: Subject
    family: Family = Family("")


class Reports:
    """Takes reports.

    Args:
        desk: the records.
        room_log: what stands in rooms.
        rooms: rooms as stored.
        hub: who is here.
        receipts: recognises vanished messages.
        codes: claim codes.
        draw_id: a fresh id of 16 characters of base32.
        clock: site time.
        meter: counts reports.
        requests: requests for a one-to-one.
        photos: keeps what is reported of photos.
    """

    def __init__(
        self,
        *,
        desk: Desk,
        room_log: RoomLog,
        rooms: Rooms,
        hub: Hub,
        receipts: ReceiptCheck,
        codes: ClaimCodes,
        draw_id: Callable[[], str],
        clock: Clock,
        meter: Meter,
        requests: Requests,
        photos: Copies | None = None,
    ) -> None:
        self._photos = photos
        self._desk, self._log, self._rooms, self._hub = desk, room_log, rooms, hub
        self._receipts, self._codes, self._draw_id = receipts, codes, draw_id
        self._clock, self._meter = clock, meter
        self._requests = requests
        self._budgets = Buckets(PER_HOUR, PER_HOUR / 3_600, REPORTERS_MAX)

    async def report(self, ticket: Ticket, report: Report) -> str:
        """Take a report; the reporter's claim code, the same again for the same report.

        Raises:
            Refused: `malformed` (reason, target not named), `too_fast`, `not_found` (no such thing, or not for this
                visitor), `gone` (vanished, and no genuine receipt for it).
        """
        subject = Subject(report.kind, report.room or "", report.seq or 0, report.tag or "")
        if report.reason not in REASONS or not subject.complete:
            raise Malformed("report")
        now = self._clock.now()
        wait = self._budgets.take(ticket.family, now)
        if wait:
            raise Refused("too_fast", retry_after_s=wait)
        found = await self._find(ticket, report, subject, now)
        row = CaseRow(
            id=CaseId(self._draw_id()),
            kind="notice",
            reason=report.reason,
            subject=found.subject,
            family=found.family,
            opened_at=now,
            due_at=due_at(report.reason, now),
        )
        body = msgspec.structs.replace(found.body, note=report.text.strip())
        reporter = self._codes.reporter(ticket.family)

        def given(case: CaseId) -> tuple[str, bytes]:
            return self._codes.given("notice", case, reporter.hex())

        case, counted = await self._desk.notice(row, reporter, body, lambda case: given(case)[1])
        if self._photos is not None:
            await self._photos.belongs(body.photo, case.id, counted=counted)
        if counted:
            self._meter.count("reports")
        return given(case.id)[0]

    # ------------------------------------------------------------------ what it is about

    async def _find(self, ticket: Ticket, report: Report, subject: Subject, now: float) -> _Found:
        room = await self._room(ticket, subject.room) if subject.room else None
        match subject.kind:
            case "message":
                return await self._message(report, subject, room, now)
            case "room":
                if room is None:
                    raise Refused("not_found")
                return await self._whole_room(room, subject, now)
            case "visitor" | "name":
                return await self._visitor(subject, room, now)
            case "request":
                open_ones = await self._requests.requests(ticket.family, now)
                # Only what this visitor received; what they sent themselves, or others did, is not theirs to report.
                received = [one for one in open_ones if one.receiver == ticket.family and one.asker.tag == subject.tag]
                if not received:
                    raise Refused("not_found")
                asked = received[-1]
                return _Found(CaseBody(name=asked.asker.name, text=asked.text), subject, asked.sender)

    async def _room(self, ticket: Ticket, room: str) -> RoomRecord | None:
        """A room this visitor may report from; None if it is gone. Of others' one-to-ones nothing is said."""
        record = await self._rooms.get(RoomId(room))
        if record is not None and record.members and ticket.family not in record.members:
            raise Refused("not_found")
        return record

    async def _message(self, report: Report, subject: Subject, room: RoomRecord | None, now: float) -> _Found:
        stood = None if room is None else await self._log.event(room.id, subject.seq, now)
        if room is None or stood is None:
            return self._vanished(report, subject, room, now)
        event, family = stood
        if event.kind in {"retraction", "removal"}:
            raise Refused("gone")
        if event.kind == "edit":
            # An edit is reported as what it made of its message.
            subject = msgspec.structs.replace(subject, seq=event.target)
            original = await self._log.event(room.id, event.target, now)
            event, family = original or (event, family)
        context = await self._context(room.id, subject.seq, now)
        photo = None if self._photos is None or event.photo is None else await self._photos.copied(event, report.reason)
        context = context or (_quoted(event, reported=True),)
        body = CaseBody(name=event.name, where=public_name(room), context=context, photo=photo)
        return _Found(body, msgspec.structs.replace(subject, tag=event.author), family)

    def _vanished(self, report: Report, subject: Subject, room: RoomRecord | None, now: float) -> _Found:
        said = report.vanished
        if said is None:
            raise Refused("gone")
        event = Event(
            seq=subject.seq,
            kind=said.kind,
            at_ms=said.at_ms,
            author=said.author,
            name=said.name,
            text=said.text,
            target=said.target,
            emoji=said.emoji,
            receipt=report.receipt,
            photo=Photo(said.photo, 0, 0, "") if said.photo else None,
        )
        if not self._receipts.genuine(RoomId(subject.room), said.epoch, event, now):
            raise Refused("gone")
        body = CaseBody(name=said.name, where=public_name(room), context=(_quoted(event, reported=True),))
        seq = event.target if event.kind == "edit" else event.seq
        subject = msgspec.structs.replace(subject, seq=seq, tag=said.author)
        return _Found(body, subject, self._present(Tag(said.author))[0])

    async def _whole_room(self, room: RoomRecord, subject: Subject, now: float) -> _Found:
        text = "\n".join(part for part in (room.topic, room.pinned) if part)
        context = await self._context(room.id, room.top + 1, now)
        found = CaseBody(name=public_name(room), where=public_name(room), text=text, context=context)
        return _Found(found, msgspec.structs.replace(subject, tag=room.host_tag or ""), room.host or Family(""))

    async def _visitor(self, subject: Subject, room: RoomRecord | None, now: float) -> _Found:
        family, name = self._present(Tag(subject.tag))
        context: tuple[Quoted, ...] = ()
        if room is not None:
            page = await self._log.latest(room.id, LATEST, now)
            theirs = [one for one in page.events if one.event.author == subject.tag and one.event.kind == "message"]
            if theirs:
                family, name = family or theirs[-1].author, name or theirs[-1].event.name
            if subject.kind == "visitor":
                seq = theirs[-1].event.seq if theirs else room.top + 1
                context = await self._context(room.id, seq, now)
        if not family:
            raise Refused("not_found")
        return _Found(CaseBody(name=name, where=public_name(room), context=context), subject, family)

    def _present(self, tag: Tag) -> tuple[Family, str]:
        for visitors in self._hub.families.values():
            for visitor in visitors:
                if visitor.tag == tag:
                    return visitor.family, visitor.name
        return Family(""), ""

    async def _context(self, room: RoomId, target: int, now: float) -> tuple[Quoted, ...]:
        page = await self._log.read(room, max(0, target - NEAR - 1), 2 * NEAR, now)
        living = {one.event.seq: one.event for one in page.events if one.event.kind in {"message", "reaction"}}
        kept = [seq for seq, event in living.items() if event.kind == "message" or seq == target]
        return tuple(_quoted(living[seq], reported=seq == target) for seq in around(kept, target))


def _quoted(event: Event, *, reported: bool) -> Quoted:
    text = event.text or event.emoji
    return Quoted(event.seq, event.at_ms, event.name, event.author, text, reported, event.photo is not None)
