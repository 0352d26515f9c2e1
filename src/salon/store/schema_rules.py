"""Tables of rules: who brought which version into which state, and what each did by day. Codes and counts only."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, String, Table

from salon.store.metadata import metadata

rule_changes = Table(
    "rule_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("stamp", String(64), nullable=False),
    Column("state", String(12), nullable=False),
    Column("share", Integer, nullable=False),
    Column("at", Float, nullable=False),
    # Id of staff, or "breaker".
    Column("by", String(16), nullable=False),
    Column("reason", String(24), nullable=False),
    Index("rule_changes_stamp", "stamp", "id"),
)

rule_figures = Table(
    "rule_figures",
    metadata,
    # Days since 1970-01-01 UTC.
    Column("day", Integer, primary_key=True),
    Column("stamp", String(64), primary_key=True),
    Column("what", String(16), primary_key=True),
    Column("count", Integer, nullable=False),
)

rule_lines = Table(
    "rule_lines",
    metadata,
    Column("day", Integer, primary_key=True),
    # "", "upheld" or "overturned".
    Column("label", String(12), primary_key=True),
    # Features: a line of `safety.marks`.
    Column("line", String(1200), primary_key=True),
    Column("count", Integer, nullable=False),
)
