"""The tables of photos: which file belongs to which event or hold, who is frozen for one, what is known by its hash.

The picture is in a file of its own (`outside.photo_files`), under a key that stands in the sealed body of its event or
hold. A row whose `gone` is set, whose time is over or whose room is gone has a file that waits to be removed.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, String, Table

from salon.store.metadata import metadata

photos = Table(
    "photos",
    metadata,
    Column("id", String(22), primary_key=True),
    Column("room", String(16), nullable=False),
    # 0 while it is held.
    Column("seq", Integer, nullable=False),
    # Empty once it is delivered.
    Column("hold", String(22), nullable=False, index=True),
    # The case that keeps a reported one; it lives as long as the case's key.
    Column("case", String(16), nullable=False),
    Column("expires_at", Float, nullable=False),
    Column("gone", Integer, nullable=False),
    Index("photos_event", "room", "seq"),
    Index("photos_expiry", "expires_at"),
)

photo_freezes = Table(
    "photo_freezes",
    metadata,
    # Who may send nothing until a person decided on the case, or until the time: at most 24 h.
    Column("family", String(22), primary_key=True),
    Column("case", String(16), nullable=False),
    Column("until", Float, nullable=False),
)

released_pictures = Table(
    "released_pictures",
    metadata,
    # The decision that released it.
    Column("id", String(16), primary_key=True),
    # Of the whole of it; the quality is of this hash.
    Column("pdq", LargeBinary(32), nullable=False),
    # Names of the banks that had asked, with commas.
    Column("banks", String(700), nullable=False),
    Column("nudity", Float, nullable=False),
    Column("quality", Integer, nullable=False),
    Column("crowd", Integer, nullable=False),
    Column("by", String(16), nullable=False),
    Column("until", Float, nullable=False, index=True),
)

quarantined_hashes = Table(
    "quarantined_hashes",
    metadata,
    # Of a bank, in hex.
    Column("pdq", String(64), primary_key=True),
    Column("until", Float, nullable=False),
)
