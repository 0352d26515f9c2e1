"""What judging keeps: figures of rules, pauses and states of talks, photos, stopped pictures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "rule_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("by", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("rule_changes_stamp", "rule_changes", ["stamp", "id"])
    op.create_table(
        "rule_figures",
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "stamp", "what"),
    )
    op.create_table(
        "rule_lines",
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=12), nullable=False),
        sa.Column("line", sa.String(length=1200), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "label", "line"),
    )
    op.create_table(
        "pauses",
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("hold", sa.String(length=22), nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("confirmed", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(length=22), nullable=False),
        sa.Column("other", sa.String(length=22), nullable=False),
        sa.PrimaryKeyConstraint("room"),
    )
    op.create_index(op.f("ix_pauses_author"), "pauses", ["author"], unique=False)
    op.create_index(op.f("ix_pauses_hold"), "pauses", ["hold"], unique=False)
    op.create_table(
        "returned",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hold", sa.String(length=22), nullable=False),
        sa.Column("decided", sa.Integer(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index(op.f("ix_returned_hold"), "returned", ["hold"], unique=False)
    op.create_index(op.f("ix_returned_until"), "returned", ["until"], unique=False)
    op.create_table(
        "talk_states",
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("side", sa.String(length=22), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("room", "side"),
    )
    op.create_index("talk_states_expiry", "talk_states", ["expires_at"], unique=False)
    op.create_table(
        "memories",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "photos",
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hold", sa.String(length=22), nullable=False),
        sa.Column("case", sa.String(length=16), nullable=False),
        sa.Column("expires_at", sa.Float(), nullable=False),
        sa.Column("gone", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_photos_hold"), "photos", ["hold"], unique=False)
    op.create_index("photos_event", "photos", ["room", "seq"], unique=False)
    op.create_index("photos_expiry", "photos", ["expires_at"], unique=False)
    op.create_table(
        "photo_freezes",
        sa.Column("family", sa.String(length=22), nullable=False),
        sa.Column("case", sa.String(length=16), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("family"),
    )
    op.create_table(
        "picture_stops",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("claim", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("claim"),
    )
    op.create_index(op.f("ix_picture_stops_made_at"), "picture_stops", ["made_at"], unique=False)
    op.create_table(
        "picture_stop_hashes",
        sa.Column("stop", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("pdq", sa.String(length=64), nullable=False),
        sa.Column("quality", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=11), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.Column("met", sa.Integer(), nullable=False),
        sa.Column("case", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["stop"],
            ["picture_stops.id"],
        ),
        sa.PrimaryKeyConstraint("stop", "number"),
    )
    op.create_index(op.f("ix_picture_stop_hashes_until"), "picture_stop_hashes", ["until"], unique=False)
    op.create_table(
        "released_pictures",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("pdq", sa.LargeBinary(length=32), nullable=False),
        sa.Column("banks", sa.String(length=700), nullable=False),
        sa.Column("nudity", sa.Float(), nullable=False),
        sa.Column("quality", sa.Integer(), nullable=False),
        sa.Column("crowd", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=16), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_released_pictures_until"), "released_pictures", ["until"], unique=False)
    op.create_table(
        "quarantined_hashes",
        sa.Column("pdq", sa.String(length=64), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("pdq"),
    )
