"""Tables of pictures that somebody who is in them has stopped: hashes, never pictures, and nothing of who it was."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Integer, LargeBinary, String, Table

from salon.store.metadata import metadata

picture_stops = Table(
    "picture_stops",
    metadata,
    Column("id", String(16), primary_key=True),
    # The HMAC of its claim code.
    Column("claim", LargeBinary(32), nullable=False, unique=True),
    Column("made_at", Float, nullable=False, index=True),
)

picture_stop_hashes = Table(
    "picture_stop_hashes",
    metadata,
    Column("stop", String(16), ForeignKey("picture_stops.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("pdq", String(64), nullable=False),
    Column("quality", Integer, nullable=False),
    Column("state", String(11), nullable=False),
    Column("until", Float, nullable=False, index=True),
    Column("met", Integer, nullable=False),
    # In which a human proved it.
    Column("case", String(16), nullable=False),
)
