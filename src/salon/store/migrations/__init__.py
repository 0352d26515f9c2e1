"""Schema migrations (Alembic), run at start in one transaction each.

Rule 1: a released revision never changes. tests/store/schemas holds the dump of each, and a test
upgrades every one of them to today's tables.
"""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def scripts() -> ScriptDirectory:
    """The revisions in this package."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return ScriptDirectory.from_config(config)


def upgrade(connection: Connection, to: str = "head") -> list[str]:
    """Bring the schema to `to`; the revisions that ran. The caller holds the transaction."""
    directory = scripts()
    context = MigrationContext.configure(connection, opts={"transactional_ddl": False})
    current = context.get_current_revision()
    ran: list[str] = []
    steps = list(directory.iterate_revisions(to, current))
    context._ensure_version_table()  # noqa: SLF001  # the only way to have it made without an env.py
    with Operations.context(context):
        for script in reversed(steps):
            script.module.upgrade()
            context.stamp(directory, script.revision)
            ran.append(script.revision)
    return ran
