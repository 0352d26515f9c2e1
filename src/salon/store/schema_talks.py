"""Tables of what follows from conversations: pauses, passes that were sent back, what is remembered of talks, and what
the process itself remembers of the last hours.

Nothing typed stands here; `sealed` is codes and counts, under the vanish key of the row's `slot`.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, String, Table

from salon.store.metadata import metadata

pauses = Table(
    "pauses",
    metadata,
    Column("room", String(16), primary_key=True),
    # The hold whose case staff answer in; of a case without one its id, of a public room `room:` and its.
    Column("hold", String(22), nullable=False, index=True),
    # talk, door, room: `flow.ports.pauses`.
    Column("kind", String(4), nullable=False),
    Column("at", Float, nullable=False),
    # 1 once a person confirmed it; until then it ends by itself.
    Column("confirmed", Integer, nullable=False),
    # Of a one-to-one: who wrote what it is paused for, and to whom. Kept when the room closes: ending it is no way out.
    Column("author", String(22), nullable=False, index=True),
    Column("other", String(22), nullable=False),
)

returned = Table(
    "returned",
    metadata,
    # The digest of a pass token as `passes` had it: what a browser shows that had the pass, and nothing more.
    Column("digest", LargeBinary(32), primary_key=True),
    Column("hold", String(22), nullable=False, index=True),
    # 1 once a person looked and left it as it is.
    Column("decided", Integer, nullable=False),
    Column("until", Float, nullable=False, index=True),
)

talk_states = Table(
    "talk_states",
    metadata,
    Column("room", String(16), primary_key=True),
    # Empty for a one-to-one; in a public room whose turns it is about, a digest for two, `room` for the room itself.
    Column("side", String(22), primary_key=True),
    Column("slot", Integer, nullable=False),
    Column("expires_at", Float, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("talk_states_expiry", "expires_at"),
)

memories = Table(
    "memories",
    metadata,
    # Of the part that remembers: `flow.memories`.
    Column("name", String(16), primary_key=True),
    Column("slot", Integer, nullable=False),
    Column("expires_at", Float, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
