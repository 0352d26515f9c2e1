"""Typed identifiers: a room id cannot stand for a family id.

All are opaque URL-safe strings. Who draws them lives in `outside` (chance is a port).
"""

from __future__ import annotations

from typing import NewType

RoomId = NewType("RoomId", str)
"""A room or a one-to-one: 16 characters of base32 (80 random bits), lower case."""

Family = NewType("Family", str)
"""Pass family: one verified pass through all its rotations. 22 characters of base64url (128 bits).
Never shown to another visitor."""

Tag = NewType("Tag", str)
"""How others refer to a visitor under one pseudonym: 12 characters of base64url, a keyed digest of
(family, folded pseudonym). A new pseudonym gives a new tag, so the two cannot be joined."""

Cid = NewType("Cid", str)
"""The client's own key of a send: a UUID in its 36-character form. Unique per (family, room) for at
least the life of the message; a retry with the same cid gets the first verdict again."""

CaseId = NewType("CaseId", str)
"""A case of the moderators' desk. 16 characters of base32."""

StaffId = NewType("StaffId", str)
"""A member of staff. 16 characters of base32."""

ConnectionId = NewType("ConnectionId", str)
"""One socket from opening to close, opaque, drawn at random. 22 characters of base64url."""
