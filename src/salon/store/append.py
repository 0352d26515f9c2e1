"""One submission inside the writer's transaction: decide, number, seal, insert.

The order of decisions is a law (docs/path-of-a-message.md): cid, room, rights, slow mode, target,
verdict. Everything is decided before anything is written, so a refusal leaves only its memory under
the cid, and burns no seq.
"""

from __future__ import annotations

import os
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from salon.base.base64url import to_text
from salon.base.expiry import slot_of
from salon.base.sealing import digest
from salon.base.values import Event
from salon.chat.model import EDIT_WINDOW_S, Accepted, Content, Declined, Held, Judgement, Outcome, Submission
from salon.chat.photo import PhotoKept, shown
from salon.flow.ports.keys import Receipts, VanishKeys
from salon.safety.policy import GRAVE
from salon.store import statements
from salon.store.photos import end_of_event, end_of_hold, place
from salon.store.rows import BODYLESS, aad, event_of, open_content, receipt, seal_content, seal_now
from salon.store.schema import events, holds

HOLD_MAX_S: Final = 900.0
"""A hold ends after 15 minutes at the latest (design, The path of a message)."""
HOLDS_MAX: Final = 8
"""Submissions of one family that may wait for staff at once; as many again of what a protected rule found: nobody
makes room for a threat to be refused unseen by having eight coarse words held before it."""

_judgement = msgspec.json.Decoder(Judgement)


class Appender:
    """Decides and stores. Its methods run in the writer thread, inside a transaction.

    Args:
        keys: vanish keys.
        receipts: daily receipt keys.
        hold_max_s: how long a held submission waits for staff.
    """

    def __init__(self, keys: VanishKeys, receipts: Receipts, hold_max_s: float = HOLD_MAX_S) -> None:
        self._keys, self._receipts, self._hold_max_s = keys, receipts, hold_max_s

    def append(self, connection: Connection, said: Submission) -> Outcome:
        """The whole decision; see the module."""
        room = connection.execute(statements.ROOM, {"room": said.room}).first()
        if room is None:
            return Declined("not_found")
        earlier = self.earlier(connection, room, said)
        if earlier is not None:
            return earlier
        target = None
        if said.kind != "message":
            target = connection.execute(statements.EVENT, {"room": said.room, "seq": said.target}).first()
        outcome: Outcome | None = self._right(connection, room, said) or self._target(room, said, target)
        outcome = outcome or self.verdict(connection, said, room)
        if outcome is None:
            expires_at = target.expires_at if target is not None else said.at + room.life_s
            outcome = self.number(connection, room, said, expires_at, target)
        self._remember(connection, room, said, outcome)
        return outcome

    # ------------------------------------------------------------------ decisions, in order

    def earlier(self, connection: Connection, room: Any, said: Submission) -> Outcome | None:
        """The first outcome of this cid, if it had one.

        Digests are HMACs under the slot key of the first try, so each slot in which this family has
        something living in this room is tried.
        """
        mine = {"room": said.room, "family": said.family}
        slots = connection.execute(statements.SENT_SLOTS, mine).scalars().all()
        candidates = {
            (slot, digest(key, b"cid", said.cid.encode()))
            for slot in slots
            if (key := self._keys.find(slot)) is not None
        }
        if not candidates:
            return None
        cid_digests = [cid_digest for _, cid_digest in candidates]
        rows = connection.execute(statements.SENT_BEFORE, mine | {"cid_digests": cid_digests})
        row = next((row for row in rows if (row.slot, row.cid_digest) in candidates), None)
        if row is None:
            return None
        if row.content_digest != digest(self._keys.key(row.slot), b"content", _content_bytes(said)):
            return Declined("conflict")
        judgement = None if row.judgement is None else _judgement.decode(row.judgement)
        if row.outcome == "accepted":
            stored = connection.execute(statements.EVENT, {"room": said.room, "seq": row.seq}).first()
            event = Event(seq=row.seq, kind="gone")
            if stored is not None:
                event = event_of(stored, room.epoch, self._keys, said.at).event
            return Accepted(room.epoch, event, said.family, replayed=True)
        if row.outcome == "held":
            hold = connection.execute(select(holds.c.expires_at).where(holds.c.id == row.hold)).scalar()
            if hold is not None and hold > said.at:
                return Held(row.hold, hold, judgement or Judgement(), replayed=True)
            return Declined("hold_expired", judgement=judgement, replayed=True)
        return Declined(row.code, row.retry_after_s, judgement, replayed=True)

    def _right(self, connection: Connection, room: Any, said: Submission) -> Declined | None:
        if room.status == "closed":
            return Declined("room_closed")
        if room.status == "read_only":
            return Declined("read_only")
        if room.member_a is not None and said.family not in {room.member_a, room.member_b}:
            return Declined("not_joined")
        sender = {"room": said.room, "family": said.family}
        limits = connection.execute(statements.LIMITS, sender).first()
        if limits is not None and limits.removed_until > said.at:
            return Declined("removed", limits.removed_until - said.at)
        if limits is not None and limits.muted_until > said.at:
            return Declined("muted", limits.muted_until - said.at)
        if said.kind == "message" and room.slow_s and not said.slow_exempt:
            last = connection.execute(statements.LAST_POST, sender).scalar()
            # Posting is legal at the exact boundary; the interval is the room's of this moment.
            if last is not None and said.at < last + room.slow_s:
                return Declined("slow_mode", last + room.slow_s - said.at)
        return None

    def _target(self, room: Any, said: Submission, target: Any) -> Declined | None:
        if said.kind == "message":
            # What is not said yet cannot be answered: later it would be somebody's words under another's question.
            return Declined("gone") if said.reply_to > room.top else None
        if target is None or target.expires_at <= said.at or target.kind != "message" or target.sealed is None:
            return Declined("gone")
        if said.kind in {"edit", "retraction"} and target.author != said.family:
            return Declined("not_yours")
        if said.kind == "edit" and (said.at > target.at + EDIT_WINDOW_S or self._is_photo(room, target)):
            return Declined("too_old")
        return None

    def _is_photo(self, room: Any, target: Any) -> bool:
        """A photo has no words that could become others."""
        bound = aad("event", room.id, room.epoch, target.seq)
        content = open_content(self._keys, target.slot, target.sealed, bound)
        return content is not None and content.photo is not None

    def verdict(self, connection: Connection, said: Submission, room: Any) -> Held | Declined | None:
        """What judging said of it: a hold takes its place among those that wait, an allowed one is None."""
        if said.judgement.outcome == "block":
            return Declined("judged", judgement=said.judgement)
        if said.judgement.outcome != "hold":
            return None
        waiting = (holds.c.family == said.family) & (holds.c.expires_at > said.at)
        ends = (
            connection.execute(select(holds.c.expires_at).where(waiting).order_by(holds.c.expires_at)).scalars().all()
        )
        most = 2 * HOLDS_MAX if said.judgement.family in GRAVE else HOLDS_MAX
        if len(ends) >= most:
            # Each is work for staff, and must not bury what others wait for. What is refused reaches nobody either.
            return Declined("too_fast", ends[0] - said.at)
        hold = to_text(os.urandom(16))
        expires_at = said.at + min(self._hold_max_s, room.life_s)
        slot = slot_of(expires_at)
        sealed = seal_now(self._keys, slot, msgspec.json.encode(said), aad("hold", hold))
        connection.execute(
            insert(holds).values(
                id=hold, room=said.room, family=said.family, at=said.at, expires_at=expires_at, slot=slot, sealed=sealed
            )
        )
        place(connection, said.content.photo, said.room, seq=0, hold=hold, expires_at=expires_at)
        return Held(hold, expires_at, said.judgement)

    # ------------------------------------------------------------------ writing

    def number(self, connection: Connection, room: Any, said: Submission, expires_at: float, target: Any) -> Accepted:
        """Give the submission its place and store it; also what it does to its target."""
        event = Event(
            seq=room.top + 1,
            kind=said.kind,
            at_ms=round(said.at * 1000),
            expires_ms=round(expires_at * 1000),
            author=said.tag,
            name=said.content.name if said.kind not in BODYLESS else "",
            text=said.content.text,
            target=said.target,
            reply_to=said.reply_to,
            mentions=said.content.mentions,
            emoji=said.content.emoji,
            on=said.content.on,
            photo=shown(said.content.photo),
        )
        event = self.insert(connection, room, event, said.family, said.connection, said.content, said.at, expires_at)
        if said.kind == "edit":
            self._overwrite(connection, room, target, said.content)
        elif said.kind == "retraction":
            destroy_body(connection, said.room, said.target)
        elif said.kind == "message":
            place(connection, said.content.photo, said.room, seq=event.seq, hold="", expires_at=expires_at)
            connection.execute(statements.POSTED, {"room": said.room, "family": said.family, "at": said.at})
            if said.counts:
                connection.execute(statements.COUNT_FOR_PROBATION, {"of": said.family})
        return Accepted(room.epoch, event, said.family)

    def insert(
        self,
        connection: Connection,
        room: Any,
        event: Event,
        family: str,
        connection_id: str,
        content: Content,
        at: float,
        expires_at: float,
    ) -> Event:
        """Store an event at `room.top + 1`, with its receipt; the room's top goes up."""
        # Reserved before it is numbered: a database older than the reservation is seen at start (law 8).
        self._keys.reserve(room.id, event.seq)
        event = msgspec.structs.replace(event, receipt=receipt(self._receipts, room.id, room.epoch, event, at))
        slot, sealed = slot_of(expires_at), None
        if event.kind not in BODYLESS:
            bound = aad("event", room.id, room.epoch, event.seq)
            slot, sealed = seal_content(self._keys, expires_at, content, bound)
        row = {
            "room": room.id,
            "seq": event.seq,
            "kind": event.kind,
            "author": family,
            "tag": event.author,
            "at": at,
            "expires_at": expires_at,
            "target": event.target,
            "reply_to": event.reply_to,
            "reason": event.reason,
            "connection": connection_id,
            "receipt": event.receipt,
            "slot": slot,
            "sealed": sealed,
        }
        connection.execute(statements.STORE_EVENT, row)
        connection.execute(statements.RAISE_TOP, {"room": room.id, "new_top": event.seq, "new_at": at})
        return event

    def _overwrite(self, connection: Connection, room: Any, target: Any, content: Content) -> None:
        """The original takes the new text, so that a fresh reader and one who saw the edit agree."""
        bound = aad("event", room.id, room.epoch, target.seq)
        old = open_content(self._keys, target.slot, target.sealed, bound)
        if old is None:
            return
        new = msgspec.structs.replace(old, text=content.text, mentions=content.mentions)
        _, sealed = seal_content(self._keys, target.expires_at, new, bound)
        connection.execute(
            update(events).where(events.c.room == room.id, events.c.seq == target.seq).values(sealed=sealed)
        )

    def remembered(self, said: Submission, expires_at: float) -> dict[str, Any]:
        """What a retry is recognised by until then: digests under the key of that slot."""
        slot = slot_of(expires_at)
        key = self._keys.key(slot)
        return {
            "slot": slot,
            "cid_digest": digest(key, b"cid", said.cid.encode()),
            "content_digest": digest(key, b"content", _content_bytes(said)),
            "expires_at": expires_at,
        }

    def _remember(self, connection: Connection, room: Any, said: Submission, outcome: Outcome) -> None:
        row = self.remembered(said, said.at + room.life_s) | {
            "room": said.room,
            "family": said.family,
            "outcome": "accepted",
            "seq": 0,
            "hold": "",
            "code": "",
            "retry_after_s": 0.0,
            "judgement": None,
        }
        match outcome:
            case Accepted(event=event):
                row["seq"] = event.seq
            case Held(hold=hold):
                row |= {"outcome": "held", "hold": hold, "judgement": msgspec.json.encode(outcome.judgement)}
            case Declined():
                row |= {"outcome": "refused", "code": outcome.code, "retry_after_s": outcome.retry_after_s}
                if outcome.judgement is not None:
                    row["judgement"] = msgspec.json.encode(outcome.judgement)
        connection.execute(statements.REMEMBER_SEND, row)


def destroy_body(connection: Connection, room: str, seq: int) -> None:
    """Destroy what an event said, with its edits and reactions: their rows become tombstones."""
    connection.execute(
        update(events)
        .where(events.c.room == room, (events.c.seq == seq) | (events.c.target == seq), events.c.sealed.is_not(None))
        .values(sealed=None)
    )
    end_of_event(connection, room, seq)


def forget_hold(connection: Connection, hold: str) -> None:
    """A hold has ended; its row goes."""
    connection.execute(delete(holds).where(holds.c.id == hold))
    end_of_hold(connection, hold)


def _content_bytes(said: Submission) -> bytes:
    # The pseudonym is not part of what was said, nor who was there to be mentioned: a retry after a change of name, or
    # after somebody left, is the same retry.
    # Of a photo only its bytes count: the rest is drawn or found anew at each try.
    photo = None if said.content.photo is None else PhotoKept("", said.content.photo.sha256)
    # What was taken back is tried again as it was sent, not as it stood later.
    was = said.sent or said
    content = msgspec.structs.replace(was.content, name="", mentions=(), photo=photo)
    return msgspec.json.encode((was.kind, was.target, said.reply_to, content))
