"""Standings of rules and their figures on SQLite (`flow.ports.rulebook`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from salon.flow.ports.rulebook import Change, Figures, Lines
from salon.safety.lifecycle import State
from salon.store.database import Database
from salon.store.schema_rules import rule_changes, rule_figures, rule_lines

_COLUMNS = ("stamp", "state", "share", "at", "by", "reason")


class SqliteRulebook:
    """Implements `RuleBooks`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def standings(self) -> Sequence[Change]:
        """See the port."""
        last = select(func.max(rule_changes.c.id)).group_by(rule_changes.c.stamp)
        which = select(rule_changes).where(rule_changes.c.id.in_(last)).order_by(rule_changes.c.id)
        return await self._db.read(lambda connection: [_change(row) for row in connection.execute(which)])

    async def append(self, changes: Sequence[Change]) -> None:
        """See the port."""
        rows = [{name: getattr(change, name) for name in _COLUMNS} for change in changes]
        if rows:
            await self._db.write(lambda connection: connection.execute(insert(rule_changes), rows).close())

    async def changes(self, limit: int) -> Sequence[Change]:
        """See the port."""
        which = select(rule_changes).order_by(rule_changes.c.id.desc()).limit(limit)
        return await self._db.read(lambda connection: [_change(row) for row in connection.execute(which)])

    async def figures(self, since: int) -> Figures:
        """See the port."""
        return await self._counts(rule_figures, ("stamp", "what"), since)

    async def lines(self, since: int) -> Lines:
        """See the port."""
        return await self._counts(rule_lines, ("label", "line"), since)

    async def add(self, figures: Figures, lines: Lines, since: int) -> None:
        """See the port."""

        def job(connection: Connection) -> None:
            for table, names, days in (
                (rule_figures, ("stamp", "what"), figures),
                (rule_lines, ("label", "line"), lines),
            ):
                rows = [
                    {"day": day, names[0]: key[0], names[1]: key[1], "count": count}
                    for day, counts in days.items()
                    for key, count in counts.items()
                ]
                if rows:
                    one = upsert(table)
                    total = table.c.count + one.excluded["count"]
                    same = one.on_conflict_do_update(index_elements=["day", *names], set_={"count": total})
                    connection.execute(same, rows)
                connection.execute(delete(table).where(table.c.day < since))

        await self._db.write(job)

    async def _counts(self, table: Table, names: tuple[str, str], since: int) -> Figures:
        def job(connection: Connection) -> Figures:
            found: dict[int, dict[tuple[str, str], int]] = {}
            for row in connection.execute(select(table).where(table.c.day >= since)).mappings():
                found.setdefault(row["day"], {})[row[names[0]], row[names[1]]] = row["count"]
            return found

        return await self._db.read(job)


def _change(row: Any) -> Change:
    return Change(row.stamp, cast("State", row.state), row.share, row.at, row.by, row.reason)
