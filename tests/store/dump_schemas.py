"""`make schemas`: dump the newest revision to tests/store/schemas: before its release, never after."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import create_engine

from salon.store.migrations import scripts, upgrade

SCHEMAS = Path(__file__).resolve().parent / "schemas"


def dump(path: Path) -> str:
    """An empty database at the newest revision, as SQL."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        upgrade(connection)
    engine.dispose()
    connection = sqlite3.connect(path)
    try:
        return "\n".join(connection.iterdump()) + "\n"
    finally:
        connection.close()


def main() -> None:
    import tempfile

    head = scripts().get_current_head()
    with tempfile.TemporaryDirectory() as place:
        (SCHEMAS / f"{head}.sql").write_text(dump(Path(place) / "salon.db"))
    print(SCHEMAS / f"{head}.sql")


if __name__ == "__main__":
    main()
