"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "blocks",
        sa.Column("by", sa.String(length=22), nullable=False),
        sa.Column("whom", sa.String(length=22), nullable=False),
        sa.Column("tag", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("by", "whom"),
    )
    op.create_table(
        "families",
        sa.Column("family", sa.String(length=22), nullable=False),
        sa.Column("banned_until", sa.Float(), nullable=False),
        sa.Column("revoked_until", sa.Float(), nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Integer(), nullable=False),
        sa.Column("findable", sa.Integer(), nullable=False),
        sa.Column("expires_day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("family"),
    )
    op.create_table(
        "holds",
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("family", sa.String(length=22), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("holds_expiry", "holds", ["expires_at"], unique=False)
    op.create_table(
        "names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("family", sa.String(length=22), nullable=False),
        sa.Column("borne", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("fold_digest", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kept_until", sa.Float(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_names_family", "names", ["family"], unique=False)
    op.create_index("ix_names_fold_digest", "names", ["fold_digest"], unique=False)
    op.create_table(
        "passes",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("family", sa.String(length=22), nullable=False),
        sa.Column("x", sa.String(length=43), nullable=False),
        sa.Column("y", sa.String(length=43), nullable=False),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("expires_day", sa.Integer(), nullable=False),
        sa.Column("replaced_until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index(op.f("ix_passes_family"), "passes", ["family"], unique=False)
    op.create_table(
        "posts",
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("family", sa.String(length=22), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("room", "family"),
    )
    op.create_table(
        "probations",
        sa.Column("family", sa.String(length=22), nullable=False),
        sa.Column("since", sa.Float(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("factor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("family"),
    )
    op.create_table(
        "age_refusals",
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(length=32), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "cause"),
    )
    op.create_table(
        "requests",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("sender", sa.String(length=22), nullable=False),
        sa.Column("sender_tag", sa.String(length=12), nullable=False),
        sa.Column("receiver", sa.String(length=22), nullable=False),
        sa.Column("status", sa.String(length=9), nullable=False),
        sa.Column("sender_judged", sa.Integer(), nullable=False),
        sa.Column("receiver_judged", sa.Integer(), nullable=True),
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.Column("kept_until", sa.Float(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("requests_expiry", "requests", ["kept_until"], unique=False)
    op.create_index(op.f("ix_requests_receiver"), "requests", ["receiver"], unique=False)
    op.create_index(op.f("ix_requests_sender"), "requests", ["sender"], unique=False)
    op.create_table(
        "restrictions",
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("family", sa.String(length=22), nullable=False),
        sa.Column("muted_until", sa.Float(), nullable=False),
        sa.Column("removed_until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("room", "family"),
    )
    op.create_table(
        "rooms",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("life_s", sa.Integer(), nullable=False),
        sa.Column("slow_s", sa.Integer(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=9), nullable=False),
        sa.Column("judged", sa.Integer(), nullable=False),
        sa.Column("hours", sa.String(length=200), nullable=False),
        sa.Column("preset", sa.String(length=8), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("top", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.Float(), nullable=False),
        sa.Column("last_event_at", sa.Float(), nullable=False),
        sa.Column("host", sa.String(length=22), nullable=True),
        sa.Column("host_tag", sa.String(length=12), nullable=True),
        sa.Column("member_a", sa.String(length=22), nullable=True),
        sa.Column("member_b", sa.String(length=22), nullable=True),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_rooms_member_a"), "rooms", ["member_a"], unique=False)
    op.create_index(op.f("ix_rooms_member_b"), "rooms", ["member_b"], unique=False)
    op.create_table(
        "sends",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("family", sa.String(length=22), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("cid_digest", sa.LargeBinary(length=16), nullable=False),
        sa.Column("content_digest", sa.LargeBinary(length=16), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hold", sa.String(length=22), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("retry_after_s", sa.Float(), nullable=False),
        sa.Column("judgement", sa.LargeBinary(), nullable=True),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("room", "family", "slot", "cid_digest"),
    )
    op.create_index("sends_expiry", "sends", ["expires_at"], unique=False)
    op.create_table(
        "site",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "events",
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("author", sa.String(length=22), nullable=False),
        sa.Column("tag", sa.String(length=12), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("reply_to", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("connection", sa.String(length=22), nullable=False),
        sa.Column("receipt", sa.String(length=64), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["room"],
            ["rooms.id"],
        ),
        sa.PrimaryKeyConstraint("room", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_index("events_expiry", "events", ["expires_at"], unique=False)
    op.create_index("events_target", "events", ["room", "target"], unique=False)
    op.create_table(
        "cases",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("rule", sa.String(length=48), nullable=False),
        sa.Column("target_kind", sa.String(length=8), nullable=False),
        sa.Column("target_key", sa.String(length=64), nullable=False),
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.String(length=22), nullable=False),
        sa.Column("hold", sa.String(length=22), nullable=True),
        sa.Column("opened_at", sa.Float(), nullable=False),
        sa.Column("due_at", sa.Float(), nullable=False),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.Column("ended_at", sa.Float(), nullable=False),
        sa.Column("claim", sa.LargeBinary(length=16), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_gone", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("hold"),
    )
    op.create_index(op.f("ix_cases_claim"), "cases", ["claim"], unique=False)
    op.create_index(op.f("ix_cases_ended_at"), "cases", ["ended_at"], unique=False)
    op.create_index(op.f("ix_cases_target_key"), "cases", ["target_key"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("case", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("author", sa.String(length=7), nullable=False),
        sa.Column("by", sa.String(length=16), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("clause", sa.String(length=24), nullable=False),
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=22), nullable=False),
        sa.Column("tag", sa.String(length=12), nullable=False),
        sa.Column("rule", sa.String(length=48), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("claim", sa.LargeBinary(length=16), nullable=True),
        sa.Column("undone_at", sa.Float(), nullable=False),
        sa.Column("undone_by", sa.String(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_decisions_at"), "decisions", ["at"], unique=False)
    op.create_index(op.f("ix_decisions_case"), "decisions", ["case"], unique=False)
    op.create_index(op.f("ix_decisions_claim"), "decisions", ["claim"], unique=False)
    op.create_table(
        "staff",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "staff_tokens",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.Column("by", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "case_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case", sa.String(length=16), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("by", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["case"],
            ["cases.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_case_events_case"), "case_events", ["case"], unique=False)
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case", sa.String(length=16), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("reporter", sa.LargeBinary(length=16), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("claim", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case"],
            ["cases.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case", "reporter"),
    )
    op.create_index(op.f("ix_notices_claim"), "notices", ["claim"], unique=False)
    op.create_table(
        "passkeys",
        sa.Column("credential", sa.LargeBinary(), nullable=False),
        sa.Column("staff", sa.String(length=16), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff"],
            ["staff.id"],
        ),
        sa.PrimaryKeyConstraint("credential"),
    )
    op.create_table(
        "trust_confirmations",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("staff", sa.String(length=16), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", "staff"),
    )
    op.create_table(
        "own_issuers",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint"),
    )
    op.create_table(
        "staff_sessions",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("staff", sa.String(length=16), nullable=False),
        sa.Column("opened_at", sa.Float(), nullable=False),
        sa.Column("seen_at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff"],
            ["staff.id"],
        ),
        sa.PrimaryKeyConstraint("digest"),
    )
