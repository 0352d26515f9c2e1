"""What is remembered of talks, on SQLite (`flow.ports.talk_states`), sealed under vanish keys like what was said."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Final

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from salon.base.expiry import slot_of
from salon.base.ids import Family, RoomId
from salon.base.sealing import open_sealed
from salon.chat.model import Accepted, Declined, Held, Outcome, Submission
from salon.flow.ports.keys import VanishKeys
from salon.flow.ports.talk_states import TalkState
from salon.store.database import Database
from salon.store.rows import aad, seal_now
from salon.store.schema import pauses, rooms, talk_states

WAITING_MAX: Final = 1_000
"""Rooms with states whose turn was refused before it came to the store; the next turn writes them, or a flood of rooms
pushes them out."""

OFFERED_MAX: Final = 2_000
"""Submissions under way."""
_Offer = tuple[RoomId, Family, str, str, int, str]


def _offer(said: Submission) -> _Offer:
    """Which submission it is: one cid may be under way twice, with different words."""
    return said.room, said.family, said.cid, said.kind, said.target, said.content.text


class SqliteTalkStates:
    """Implements `TalkStates`; `beside` is run by the room log (`store.log`)."""

    def __init__(self, database: Database, keys: VanishKeys) -> None:
        self._db, self._keys = database, keys
        self._waiting: OrderedDict[RoomId, dict[Family, TalkState]] = OrderedDict()
        self._offered: OrderedDict[_Offer, tuple[Sequence[TalkState], Sequence[TalkState]]] = OrderedDict()
        self._lock = Lock()

    def put(self, state: TalkState) -> None:
        """See the port."""
        with self._lock:
            self._waiting.setdefault(state.room, {})[state.side] = state
            self._waiting.move_to_end(state.room)
            while len(self._waiting) > WAITING_MAX:
                self._waiting.popitem(last=False)

    def offer(self, said: Submission, accepted: Sequence[TalkState], stopped: Sequence[TalkState]) -> None:
        """See the port."""
        with self._lock:
            self._offered[_offer(said)] = accepted, stopped
            self._offered.move_to_end(_offer(said))
            while len(self._offered) > OFFERED_MAX:
                self._offered.popitem(last=False)

    def drop(self, said: Submission) -> None:
        """See the port."""
        with self._lock:
            self._offered.pop(_offer(said), None)

    def beside(self, connection: Connection, said: Submission, outcome: Outcome) -> None:
        """Write what waits in the room of this submission, and what it led to, inside its transaction, in the writer
        thread."""
        with self._lock:
            waiting = self._waiting.pop(said.room, {})
            accepted, stopped = self._offered.pop(_offer(said), ((), ()))
        match outcome:
            case Accepted(replayed=False):
                led_to = accepted
            case Held(replayed=False) | Declined(code="judged", replayed=False):
                led_to = stopped
            case _:
                led_to = ()
        for state in (*waiting.values(), *led_to):
            self._write(connection, state)

    def _write(self, connection: Connection, state: TalkState) -> None:
        slot = slot_of(state.expires_at)
        sealed = seal_now(self._keys, slot, state.state, aad("talk_state", state.room, state.side))
        values = {"slot": slot, "expires_at": state.expires_at, "sealed": sealed}
        row = upsert(talk_states).values(room=state.room, side=state.side, **values)
        connection.execute(row.on_conflict_do_update(index_elements=["room", "side"], set_=values))

    async def keep(self, states: Sequence[TalkState]) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            for state in states:
                self._write(connection, state)

        if states:
            await self._db.write(job)

    async def living(self, now: float) -> Sequence[TalkState]:
        """See the port. What its key does not open any more has vanished."""

        def job(connection: Connection) -> list[TalkState]:
            found = []
            for row in connection.execute(select(talk_states).where(talk_states.c.expires_at > now)).all():
                key = self._keys.find(row.slot)
                plain = None if key is None else open_sealed(key, row.sealed, aad("talk_state", row.room, row.side))
                if plain is not None:
                    found.append(TalkState(RoomId(row.room), Family(row.side), plain, row.expires_at))
            return found

        return await self._db.read(job)

    async def expire(self, now: float) -> None:
        """See the port."""
        living = select(rooms.c.id).where(rooms.c.status != "closed")
        paused = select(pauses.c.room).where(pauses.c.kind == "talk")
        forgotten = talk_states.c.room.not_in(living) & talk_states.c.room.not_in(paused)
        over = (talk_states.c.expires_at <= now) | forgotten
        await self._db.write(lambda connection: connection.execute(delete(talk_states).where(over)).rowcount)
