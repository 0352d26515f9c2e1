"""Taking back on SQLite: an implementation of `flow.ports.recall.Recall`."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select, update

from salon.base.ids import RoomId
from salon.chat.model import Accepted, Held, Submission
from salon.flow.ports.recall import Recalled
from salon.store.database import Database
from salon.store.log import SqliteLog
from salon.store.schema import events, rooms, sends


class SqliteRecall:
    """Over the room log of the same database."""

    def __init__(self, database: Database, log: SqliteLog) -> None:
        self._db, self._log = database, log

    async def recall(self, said: Submission, seq: int, reason: str, now: float) -> Recalled | None:
        """See the port."""
        return await self._db.write(lambda connection: self._recall(connection, said, seq, reason, now))

    def _recall(self, connection: Connection, said: Submission, seq: int, reason: str, now: float) -> Recalled | None:
        where = (events.c.room == said.room) & (events.c.seq == (said.target if said.kind == "edit" else seq))
        if connection.execute(select(events.c.sealed).where(where)).scalar() is None:
            return None  # its author, staff or its time were first
        removal = self._log.remove_in(connection, RoomId(said.room), seq, reason, now)
        if not isinstance(removal, Accepted) or removal.replayed:
            return None
        # What an edit changed is gone with it: released, it is the message that it made.
        waits = msgspec.structs.replace(said, kind="message", target=0, at=now)
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
