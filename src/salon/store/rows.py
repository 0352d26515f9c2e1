"""Rows to values: what is sealed is opened here, what is over is a tombstone here.

Rule 1: a row past its time, due later than any life from now (written under a clock that stood ahead), without its
key, or whose body was destroyed is read as `gone`, whether the sweep has been by or not.
"""

from __future__ import annotations

import hmac
import os
from typing import Any, Final

import msgspec

from salon.base.base64url import to_text
from salon.base.expiry import DAY_S, latest, slot_of
from salon.base.ids import Family, RoomId, Tag
from salon.base.sealing import NONCE_BYTES, digest, open_sealed, seal
from salon.base.values import Event, Person
from salon.chat.model import Content, RoomRecord, Stored
from salon.chat.photo import shown
from salon.flow.ports.keys import RECEIPT_DAYS, Receipts, VanishKeys

BODYLESS: Final = frozenset({"retraction", "removal"})
SEALED_FOR_S: Final = 86_400.0
RESEAL_BEFORE_S: Final = 43_200.0
"""What outlives a slot (rooms' texts, names) is sealed for a day and moved on when half of it is over: a stop of 12 h
loses none of it."""
_content = msgspec.json.Decoder(Content)


def aad(*parts: str | int) -> bytes:
    """What a sealed body is bound to: what it is and where it stands."""
    return "|".join(map(str, parts)).encode()


def open_content(keys: VanishKeys, slot: int, sealed: bytes | None, bound: bytes) -> Content | None:
    """The content of a row, or None if it is not to be had any more."""
    key = keys.find(slot)
    if sealed is None or key is None:
        return None
    plain = open_sealed(key, sealed, bound)
    return None if plain is None else _content.decode(plain)


def seal_now(keys: VanishKeys, slot: int, plain: bytes, bound: bytes) -> bytes:
    """Seal under the key of a slot, with a nonce drawn here."""
    return seal(keys.key(slot), plain, bound, os.urandom(NONCE_BYTES))


def seal_content(keys: VanishKeys, expires_at: float, content: Content, bound: bytes) -> tuple[int, bytes]:
    """The slot of an expiry time, and the content sealed under its key."""
    slot = slot_of(expires_at)
    return slot, seal_now(keys, slot, msgspec.json.encode(content), bound)


def event_of(row: Any, epoch: int, keys: VanishKeys, now: float) -> Stored:
    """An event as readers get it today."""
    gone = Stored(Event(seq=row.seq, kind="gone"), Family(row.author))
    if not now < row.expires_at <= latest(now):
        return gone
    content = Content()
    if row.kind not in BODYLESS:
        opened = open_content(keys, row.slot, row.sealed, aad("event", row.room, epoch, row.seq))
        if opened is None:
            return gone
        content = opened
    event = Event(
        seq=row.seq,
        kind=row.kind,
        at_ms=round(row.at * 1000),
        expires_ms=round(row.expires_at * 1000),
        author=row.tag,
        name=content.name,
        text=content.text,
        target=row.target,
        reply_to=row.reply_to,
        mentions=content.mentions,
        emoji=content.emoji,
        on=content.on,
        reason=row.reason,
        receipt=row.receipt,
        photo=shown(content.photo),
    )
    return Stored(event, Family(row.author))


def receipt(receipts: Receipts, room: str, epoch: int, event: Event, now: float) -> str:
    """What lets the server recognise this event for 7 days: `day.salt.mac` (design, Vanishing).

    The MAC binds room, epoch, seq, author tag, time, salt and body; the daily key never leaves the
    server, so the receipt proves nothing to anybody else.
    """
    day, key = receipts.receipt_key(now)
    salt = to_text(os.urandom(9))
    return f"{day}.{salt}.{receipt_mac(key, room, epoch, event, salt)}"


def receipt_mac(key: bytes, room: str, epoch: int, event: Event, salt: str) -> str:
    """The MAC part of a receipt, base64url."""
    parts: tuple[str | int, ...] = (
        room,
        epoch,
        event.seq,
        event.kind,
        event.author,
        event.at_ms,
        event.target,
        event.text,
        event.emoji,
    )
    if event.photo is not None:
        parts = (*parts, event.photo.id)
    return to_text(digest(key, salt.encode(), *(str(part).encode() for part in parts)))


class ReceiptCheck:
    """An implementation of `flow.ports.receipts.ReceiptCheck`."""

    def __init__(self, receipts: Receipts) -> None:
        self._receipts = receipts

    def genuine(self, room: RoomId, epoch: int, event: Event, now: float) -> bool:
        """See the port."""
        day, _, rest = event.receipt.partition(".")
        salt, _, mac = rest.partition(".")
        sound = day.isascii() and day.isdigit() and len(day) < 9 and event.receipt.isascii()
        # The key may outlive its days until the sweep comes by.
        if not sound or now >= (int(day) + 1 + RECEIPT_DAYS) * DAY_S:
            return False
        key = self._receipts.receipt_key_of(int(day))
        return key is not None and hmac.compare_digest(mac, receipt_mac(key, room, epoch, event, salt))


class RoomText(msgspec.Struct, frozen=True):
    """The part of a room that somebody typed."""

    name: str
    topic: str
    pinned: str = ""
    people: tuple[Person, ...] = ()
    """The two of a one-to-one, as they called themselves."""


_room_text = msgspec.json.Decoder(RoomText)


def text_of(record: RoomRecord) -> RoomText:
    """The typed part of a room."""
    return RoomText(record.name, record.topic, record.pinned, record.people)


def seal_room(keys: VanishKeys, room: str, text: RoomText, until: float) -> tuple[int, bytes]:
    """A room's texts sealed until a time; `Rooms.reseal` moves them forward while the room lives."""
    slot = slot_of(until)
    return slot, seal_now(keys, slot, msgspec.json.encode(text), aad("room", room))


def room_of(row: Any, keys: VanishKeys, floor: int) -> RoomRecord | None:
    """A room as stored; None when its texts are not to be had any more (its key is gone)."""
    key = keys.find(row.slot)
    plain = None if key is None else open_sealed(key, row.sealed, aad("room", row.id))
    if plain is None:
        return None
    text = _room_text.decode(plain)
    return RoomRecord(
        id=RoomId(row.id),
        kind=row.kind,
        name=text.name,
        topic=text.topic,
        pinned=text.pinned,
        lang=row.lang,
        life_s=row.life_s,
        slow_s=row.slow_s,
        capacity=row.capacity,
        status=row.status,
        epoch=row.epoch,
        top=row.top,
        floor=floor,
        opened_at=row.opened_at,
        last_event_at=row.last_event_at,
        host=None if row.host is None else Family(row.host),
        host_tag=None if row.host_tag is None else Tag(row.host_tag),
        judged=bool(row.judged),
        members=() if row.member_a is None else (Family(row.member_a), Family(row.member_b)),
        people=text.people,
        hours=row.hours,
        preset=row.preset,
        key=row.key,
    )
