"""Taking back on SQLite: an implementation of `flow.ports.recall.Recall`.

Rule 1: what waits for staff is what stood in the room at that moment. Words that were judged bad and had been edited
away meanwhile go along as evidence (`Submission.earlier`), and are never delivered again.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select, update

from salon.base.ids import RoomId
from salon.chat.model import Accepted, Held, Sent, Submission
from salon.flow.ports.recall import Recalled
from salon.store.database import Database
from salon.store.log import SqliteLog
from salon.store.schema import rooms, sends


class SqliteRecall:
    """Over the room log of the same database."""

    def __init__(self, database: Database, log: SqliteLog) -> None:
        self._db, self._log = database, log

    async def recall(self, said: Submission, seq: int, reason: str, now: float) -> Recalled | None:
        """See the port."""
        return await self._db.write(lambda connection: self._recall(connection, said, seq, reason, now))

    def _recall(self, connection: Connection, said: Submission, seq: int, reason: str, now: float) -> Recalled | None:
        stood = self._log.stands_in(connection, said.room, said.target if said.kind == "edit" else seq, now)
        if stood is None:
            return None  # its author, staff or its time were first
        removal = self._log.remove_in(connection, RoomId(said.room), seq, reason, now)
        if not isinstance(removal, Accepted) or removal.replayed:
            return None
        # What an edit changed is gone with it: released, it is the message that it made.
        content = msgspec.structs.replace(said.content, text=stood.text, mentions=stood.mentions)
        sent = Sent(said.kind, said.target, seq, said.content, said.at)
        waits = msgspec.structs.replace(said, kind="message", target=0, content=content, at=now, sent=sent)
        room = connection.execute(select(rooms).where(rooms.c.id == said.room)).one()
        outcome = self._log.hold_in(connection, waits, room)
        held = outcome if isinstance(outcome, Held) else None
        # A retry hears what is true now, not that it was delivered.
        mine = (sends.c.room == said.room) & (sends.c.family == said.family) & (sends.c.seq == seq)
        now_is = {"outcome": "refused", "code": "judged", "seq": 0, "judgement": msgspec.json.encode(said.judgement)}
        if held is not None:
            now_is |= {"outcome": "held", "hold": held.hold, "code": ""}
        connection.execute(update(sends).where(mine).values(now_is))
        return Recalled(removal, waits, held)
