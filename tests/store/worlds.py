"""A store in a directory of its own, with keys beside it: what store tests stand on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from salon.base.ids import Cid, Family, RoomId, Tag
from salon.chat.model import Content, Judgement, Outcome, RoomRecord, Submission, SubmissionKind
from salon.outside import site_keys, vanish_keys
from salon.store.database import Database
from salon.store.log import SqliteLog
from salon.store.rooms import SqliteRooms

ROOM = RoomId("abcdefgh234567ab")
START = 1_800_000_000.0
ANNE, BEN = Family("a" * 22), Family("b" * 22)


@dataclass
class World:
    """Everything a store needs, open."""

    root: Path
    database: Database
    keys: vanish_keys.VanishKeys
    site: site_keys.SiteKeys
    log: SqliteLog
    rooms: SqliteRooms
    new_epochs: bool = False

    async def close(self) -> None:
        """A clean stop."""
        await self.database.close()
        self.keys.close()


async def open_world(root: Path) -> World:
    """Open the store under `root`, made if absent."""
    data = root / "data"
    data.mkdir(exist_ok=True)
    if not (root / "vanish-keys").exists():
        vanish_keys.create(root / "vanish-keys")
        site_keys.create(root / "site-keys")
    keys = vanish_keys.VanishKeys(root / "vanish-keys")
    site = site_keys.SiteKeys(root / "site-keys")
    database = Database(data / "salon.db")
    log = SqliteLog(database, keys, site)
    world = World(root, database, keys, site, log, SqliteRooms(database, keys))
    world.new_epochs = await log.open()
    return world


async def remove(log: SqliteLog, room: RoomId, seq: int, reason: str, now: float) -> Outcome:
    """A removal in a transaction of its own; the desk makes it one with its decision."""
    return await log._db.write(lambda connection: log.remove_in(connection, room, seq, reason, now))


async def release(log: SqliteLog, hold: str, now: float) -> Outcome:
    """A release, likewise."""
    return await log._db.write(lambda connection: log.release_in(connection, hold, now)[0])


async def refuse(log: SqliteLog, hold: str, now: float) -> Submission | None:
    """A refusal, likewise."""
    return await log._db.write(lambda connection: log.refuse_in(connection, hold, now))


def room(**given: object) -> RoomRecord:
    """A seeded room with a life of an hour."""
    values: dict[str, object] = {
        "id": ROOM,
        "kind": "seeded",
        "name": "La place",
        "topic": "Everything and nothing",
        "lang": "fr",
        "life_s": 3600,
        "slow_s": 0,
        "capacity": 100,
        "status": "open",
        "epoch": 0,
        "top": 0,
        "floor": 1,
        "opened_at": START,
    }
    return RoomRecord(**(values | given))  # type: ignore[arg-type]  # a test's shorthand


def said(
    text: str = "Bonsoir",
    *,
    family: Family = ANNE,
    at: float = START,
    cid: UUID | None = None,
    kind: SubmissionKind = "message",
    target: int = 0,
    judgement: Judgement | None = None,
    room: RoomId = ROOM,
    emoji: str = "",
) -> Submission:
    """A submission."""
    return Submission(
        room=room,
        family=family,
        tag=Tag(family[:12]),
        cid=Cid(str(cid or uuid4())),
        kind=kind,
        content=Content(name="Anne", text=text, emoji=emoji),
        at=at,
        target=target,
        judgement=judgement or Judgement(),
    )
