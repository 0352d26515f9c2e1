"""The tables as declared, as migrated, and as upgraded from every schema that was released: one and the same."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, inspect

from salon.store.migrations import scripts, upgrade
from salon.store.schema import metadata
from tests.store.dump_schemas import SCHEMAS

DUMPS = sorted(SCHEMAS.glob("*.sql"))


def shape(engine: Engine) -> dict[str, Any]:
    """Everything about tables that a store can stumble over."""
    look = inspect(engine)
    with engine.connect() as connection:
        sql = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())
    found = {}
    for table in sorted(look.get_table_names()):
        if table == "alembic_version":
            continue
        columns = {
            column["name"]: (str(column["type"]), column["nullable"], column["default"], column["primary_key"])
            for column in look.get_columns(table)
        }
        indexes = {
            index["name"]: (tuple(index["column_names"]), bool(index["unique"]))
            for index in look.get_indexes(table)
            if not str(index["name"]).startswith("sqlite_autoindex")
        }
        unique = sorted(tuple(unique["column_names"]) for unique in look.get_unique_constraints(table))
        foreign = sorted(
            (tuple(key["constrained_columns"]), key["referred_table"], tuple(key["referred_columns"]))
            for key in look.get_foreign_keys(table)
        )
        without_rowid = bool(re.search(r"WITHOUT\s+ROWID", str(sql[table]), re.IGNORECASE))
        found[table] = (columns, indexes, unique, foreign, without_rowid)
    return found


def engine_for(path: Path) -> Engine:
    return create_engine(f"sqlite:///{path}")


@pytest.fixture
def declared(tmp_path: Path) -> dict[str, Any]:
    engine = engine_for(tmp_path / "declared.db")
    metadata.create_all(engine)
    found = shape(engine)
    engine.dispose()
    return found


def test_migrations_make_the_tables_that_are_declared(tmp_path: Path, declared: dict[str, Any]) -> None:
    engine = engine_for(tmp_path / "migrated.db")
    with engine.begin() as connection:
        upgrade(connection)
    assert shape(engine) == declared
    engine.dispose()


@pytest.mark.parametrize("dump", DUMPS, ids=[dump.stem for dump in DUMPS])
def test_every_dumped_schema_upgrades_to_todays_tables(tmp_path: Path, dump: Path, declared: dict[str, Any]) -> None:
    """A revision changed after its dump fails here: before its release run `make schemas`, later add a revision."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    connection.executescript(dump.read_text())
    connection.close()
    engine = engine_for(path)
    with engine.begin() as begun:
        upgrade(begun)
    assert shape(engine) == declared
    engine.dispose()


def test_every_revision_has_its_dump() -> None:
    assert {dump.stem for dump in DUMPS} == {script.revision for script in scripts().walk_revisions()}


def test_revisions_are_one_line_without_branches() -> None:
    assert len(scripts().get_heads()) == 1
