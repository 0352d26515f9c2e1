"""The statements of the hot path, built once.

SQLAlchemy caches what a statement compiles to, not its making: built anew for each message, the eight statements
of one append cost ten times what SQLite takes to run them (profiled).
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from salon.store.schema import events, posts, probations, restrictions, rooms, sends

_OF_SENDER: Final = (sends.c.room == bindparam("room")) & (sends.c.family == bindparam("family"))

ROOM: Final = select(rooms).where(rooms.c.id == bindparam("room"))
EVENT: Final = select(events).where(events.c.room == bindparam("room"), events.c.seq == bindparam("seq"))
LIMITS: Final = select(restrictions).where(
    restrictions.c.room == bindparam("room"), restrictions.c.family == bindparam("family")
)
LAST_POST: Final = select(posts.c.at).where(posts.c.room == bindparam("room"), posts.c.family == bindparam("family"))
SENT_SLOTS: Final = select(sends.c.slot).where(_OF_SENDER).distinct()
SENT_BEFORE: Final = select(sends).where(_OF_SENDER, sends.c.cid_digest.in_(bindparam("cid_digests", expanding=True)))
REMEMBER_SEND: Final = insert(sends)
STORE_EVENT: Final = insert(events)
RAISE_TOP: Final = (
    update(rooms)
    .where(rooms.c.id == bindparam("room"))
    .values(top=bindparam("new_top"), last_event_at=bindparam("new_at"))
)
_POST: Final = upsert(posts)
POSTED: Final = _POST.on_conflict_do_update(index_elements=["room", "family"], set_={"at": _POST.excluded.at})
COUNT_FOR_PROBATION: Final = (
    update(probations).where(probations.c.family == bindparam("of")).values(messages=probations.c.messages + 1)
)
