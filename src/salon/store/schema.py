"""All tables: rooms and their logs, people, the moderators' desk.

Columns named `sealed` hold AES-GCM ciphertext under the vanish key of the row's `slot` (desk tables: the case's
key); their names say nothing of what a visitor typed, and nothing typed stands anywhere else. Times are epoch seconds.
A change here needs a migration in `store/migrations`; a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from salon.store.metadata import metadata
from salon.store.schema_photos import photo_freezes, photos, quarantined_hashes, released_pictures
from salon.store.schema_rules import rule_changes, rule_figures, rule_lines
from salon.store.schema_stops import picture_stop_hashes, picture_stops
from salon.store.schema_talks import memories, pauses, returned, talk_states

__all__ = [
    "memories",
    "metadata",
    "pauses",
    "photo_freezes",
    "photos",
    "picture_stop_hashes",
    "picture_stops",
    "quarantined_hashes",
    "released_pictures",
    "returned",
    "rule_changes",
    "rule_figures",
    "rule_lines",
    "talk_states",
]

site = Table(
    "site",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("generation", Integer, nullable=False),
)

rooms = Table(
    "rooms",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("key", String(64), nullable=False),
    Column("lang", String(2), nullable=False),
    Column("life_s", Integer, nullable=False),
    Column("slow_s", Integer, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("status", String(9), nullable=False),
    Column("judged", Integer, nullable=False),
    Column("hours", String(200), nullable=False),
    # How coarse language may be: a preset of the policy table.
    Column("preset", String(8), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("top", Integer, nullable=False),
    Column("opened_at", Float, nullable=False),
    Column("last_event_at", Float, nullable=False),
    Column("host", String(22)),
    Column("host_tag", String(12)),
    Column("member_a", String(22), index=True),
    Column("member_b", String(22), index=True),
    Column("slot", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("room", String(16), ForeignKey("rooms.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("author", String(22), nullable=False),
    Column("tag", String(12), nullable=False),
    Column("at", Float, nullable=False),
    Column("expires_at", Float, nullable=False),
    Column("target", Integer, nullable=False),
    Column("reply_to", Integer, nullable=False),
    Column("reason", String(40), nullable=False),
    Column("connection", String(22), nullable=False),
    Column("receipt", String(64), nullable=False),
    Column("slot", Integer, nullable=False),
    # NULL: the body was taken back or removed, and destroyed; the row is a tombstone.
    Column("sealed", LargeBinary),
    Index("events_expiry", "expires_at"),
    Index("events_target", "room", "target"),
    sqlite_with_rowid=False,
)

sends = Table(
    "sends",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("room", String(16), nullable=False),
    Column("family", String(22), nullable=False),
    Column("slot", Integer, nullable=False),
    Column("cid_digest", LargeBinary(16), nullable=False),
    Column("content_digest", LargeBinary(16), nullable=False),
    Column("outcome", String(8), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("hold", String(22), nullable=False),
    Column("code", String(24), nullable=False),
    Column("retry_after_s", Float, nullable=False),
    # The judgement of a refusal: rule codes, clause, spans as offsets; no text.
    Column("judgement", LargeBinary),
    Column("expires_at", Float, nullable=False),
    UniqueConstraint("room", "family", "slot", "cid_digest"),
    Index("sends_expiry", "expires_at"),
)

holds = Table(
    "holds",
    metadata,
    Column("id", String(22), primary_key=True),
    Column("room", String(16), nullable=False),
    Column("family", String(22), nullable=False),
    Column("at", Float, nullable=False),
    Column("expires_at", Float, nullable=False),
    Column("slot", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("holds_expiry", "expires_at"),
)

restrictions = Table(
    "restrictions",
    metadata,
    Column("room", String(16), primary_key=True),
    Column("family", String(22), primary_key=True),
    Column("muted_until", Float, nullable=False),
    Column("removed_until", Float, nullable=False),
)

posts = Table(
    "posts",
    metadata,
    Column("room", String(16), primary_key=True),
    Column("family", String(22), primary_key=True),
    # The last accepted message: what slow mode counts from.
    Column("at", Float, nullable=False),
)

passes = Table(
    "passes",
    metadata,
    # HMAC(pepper, token): the token itself is in the browser only.
    Column("digest", LargeBinary(32), primary_key=True),
    Column("family", String(22), nullable=False, index=True),
    Column("x", String(43), nullable=False),
    Column("y", String(43), nullable=False),
    Column("level", String(8), nullable=False),
    # A day, not a time: nothing here says when somebody came (EU age profile, design of passes).
    Column("expires_day", Integer, nullable=False),
    Column("replaced_until", Float, nullable=False),
)

families = Table(
    "families",
    metadata,
    Column("family", String(22), primary_key=True),
    Column("banned_until", Float, nullable=False),
    Column("revoked_until", Float, nullable=False),
    Column("requests", Integer, nullable=False),
    Column("listed", Integer, nullable=False),
    Column("findable", Integer, nullable=False),
    Column("expires_day", Integer, nullable=False),
)

probations = Table(
    "probations",
    metadata,
    Column("family", String(22), primary_key=True),
    # When it began; 0 once the time is served, so that nothing says any longer when somebody came.
    Column("since", Float, nullable=False),
    # Accepted public messages since.
    Column("messages", Integer, nullable=False),
    Column("factor", Integer, nullable=False),
)

age_refusals = Table(
    "age_refusals",
    metadata,
    # Days since 1970-01-01 UTC.
    Column("day", Integer, primary_key=True),
    Column("cause", String(32), primary_key=True),
    Column("count", Integer, nullable=False),
)

names = Table(
    "names",
    metadata,
    Column("id", Integer, primary_key=True),
    # Empty when its bearer left: then it is only kept from others until its time.
    Column("family", String(22), nullable=False, index=True),
    # 1: the bearer is called so now; 0: was called so, and nobody else may be.
    Column("borne", Integer, nullable=False),
    Column("slot", Integer, nullable=False),
    Column("fold_digest", LargeBinary(16), nullable=False, index=True),
    Column("kept_until", Float, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    Column("by", String(22), primary_key=True),
    Column("whom", String(22), primary_key=True),
    Column("tag", String(12), nullable=False),
)

requests = Table(
    "requests",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("sender", String(22), nullable=False, index=True),
    Column("sender_tag", String(12), nullable=False),
    Column("receiver", String(22), nullable=False, index=True),
    Column("status", String(9), nullable=False),
    # Consent to judging on the server, as each of the two gave or refused it.
    Column("sender_judged", Integer, nullable=False),
    Column("receiver_judged", Integer),
    Column("room", String(16), nullable=False),
    Column("at", Float, nullable=False),
    Column("expires_at", Float, nullable=False),
    # How long the row is remembered after its end: what keeps the same two from being asked again and again.
    Column("kept_until", Float, nullable=False),
    Column("slot", Integer, nullable=False),
    # Text and both names; NULL once the request has ended.
    Column("sealed", LargeBinary),
    Index("requests_expiry", "kept_until"),
)

# ---------------------------------------------------------------- the moderators' desk
# `sealed` here is under the case's own key (site keys); after appeals end it is NULL and the key destroyed. `claim` is
# HMAC(pepper, claim code): the code itself is with whoever it was given to.

cases = Table(
    "cases",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("kind", String(6), nullable=False),
    Column("reason", String(24), nullable=False),
    Column("rule", String(48), nullable=False),
    Column("target_kind", String(8), nullable=False),
    Column("target_key", String(64), nullable=False, index=True),
    Column("room", String(16), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("tag", String(12), nullable=False),
    # Pass family of the person concerned; empty where unknown, and after appeals end.
    Column("subject", String(22), nullable=False),
    Column("hold", String(22), unique=True),
    Column("opened_at", Float, nullable=False),
    Column("due_at", Float, nullable=False),
    Column("expires_at", Float, nullable=False),
    # 0 while it waits in the queue, else the time of its last decision.
    Column("ended_at", Float, nullable=False, index=True),
    Column("claim", LargeBinary(16), index=True),
    Column("sealed", LargeBinary),
    Column("key_gone", Integer, nullable=False),
)

case_events = Table(
    "case_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case", String(16), ForeignKey("cases.id"), nullable=False, index=True),
    Column("at", Float, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("by", String(16), nullable=False),
    Column("code", String(24), nullable=False),
)

notices = Table(
    "notices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case", String(16), ForeignKey("cases.id"), nullable=False),
    Column("at", Float, nullable=False),
    # HMAC(pepper, pass family): who reported is for the server to recognise, for nobody to read.
    Column("reporter", LargeBinary(16), nullable=False),
    Column("reason", String(24), nullable=False),
    Column("claim", LargeBinary(16), nullable=False, index=True),
    Column("sealed", LargeBinary),
    UniqueConstraint("case", "reporter"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("case", String(16), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("author", String(7), nullable=False),
    Column("by", String(16), nullable=False),
    Column("at", Float, nullable=False, index=True),
    Column("until", Float, nullable=False),
    Column("reason", String(24), nullable=False),
    Column("clause", String(24), nullable=False),
    Column("room", String(16), nullable=False),
    Column("subject", String(22), nullable=False),
    Column("tag", String(12), nullable=False),
    Column("rule", String(48), nullable=False),
    Column("times", Integer, nullable=False),
    Column("claim", LargeBinary(16), index=True),
    Column("undone_at", Float, nullable=False),
    Column("undone_by", String(16), nullable=False),
    # The note of staff, under the case's key.
    Column("sealed", LargeBinary),
)

staff = Table(
    "staff",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("name", String(40), nullable=False),
    Column("at", Float, nullable=False),
)

passkeys = Table(
    "passkeys",
    metadata,
    Column("credential", LargeBinary, primary_key=True),
    Column("staff", String(16), ForeignKey("staff.id"), nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("sign_count", Integer, nullable=False),
)

staff_tokens = Table(
    "staff_tokens",
    metadata,
    # HMAC(pepper, token), like passes.
    Column("digest", LargeBinary(32), primary_key=True),
    Column("expires_at", Float, nullable=False),
    Column("by", String(16), nullable=False),
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    Column("digest", LargeBinary(32), primary_key=True),
    Column("staff", String(16), ForeignKey("staff.id"), nullable=False),
    Column("opened_at", Float, nullable=False),
    Column("seen_at", Float, nullable=False),
)

# Issuers and providers of the operator's own at the last start: what was taken out since is noticed.
own_issuers = Table(
    "own_issuers",
    metadata,
    Column("fingerprint", String(64), primary_key=True),
    Column("kind", String(8), nullable=False),
)

trust_confirmations = Table(
    "trust_confirmations",
    metadata,
    # SHA-256 of an issuer's certificate, hexadecimal.
    Column("fingerprint", String(64), primary_key=True),
    # No foreign key: the record outlives its author, it only stops counting (`store.trust`).
    Column("staff", String(16), primary_key=True),
    Column("at", Float, nullable=False),
)
