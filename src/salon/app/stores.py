"""What one site keeps, opened: the database and everything that stands in it, with the keys it is sealed under."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import structlog

from salon.config.schema import Settings
from salon.outside.site_keys import SiteKeys
from salon.outside.vanish_keys import VanishKeys
from salon.store.database import Database
from salon.store.desk import SqliteDesk
from salon.store.log import SqliteLog
from salon.store.memories import SqliteMemories
from salon.store.names import SqliteNames
from salon.store.pauses import SqlitePauses
from salon.store.people import SqlitePeople
from salon.store.photos import SqlitePhotos
from salon.store.picture_marks import SqlitePictureMarks
from salon.store.probation import SqliteStandings
from salon.store.rooms import SqliteRooms
from salon.store.rulebook import SqliteRulebook
from salon.store.staff import SqliteStaff
from salon.store.stops import SqliteStops
from salon.store.talk_states import SqliteTalkStates
from salon.store.talks import SqliteTalks
from salon.store.tally import SqliteCounts

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores of one site, over one database."""

    keys: VanishKeys
    site_keys: SiteKeys
    database: Database
    room_log: SqliteLog
    rooms: SqliteRooms
    people: SqlitePeople
    names: SqliteNames
    talks: SqliteTalks
    desk: SqliteDesk
    staff: SqliteStaff
    standings: SqliteStandings
    counts: SqliteCounts
    rulebook: SqliteRulebook
    pauses: SqlitePauses
    talk_states: SqliteTalkStates
    memories: SqliteMemories
    stops: SqliteStops
    photos: SqlitePhotos
    picture_marks: SqlitePictureMarks


async def open_stores(settings: Settings, keys: VanishKeys, site_keys: SiteKeys) -> Stores:
    """Open them; the room log is reconciled with the vanish keys before anybody reads it (design, The room log 8)."""
    database = Database(Path(settings.directories.data) / "salon.db")
    if keys.confirmed:
        await database.write(lambda _connection: keys.confirm_clock(None))
    room_log = SqliteLog(database, keys, site_keys, settings.judging.hold_max_s)
    if await room_log.open():
        log.warning("restored", cause="epochs")
    talk_states = SqliteTalkStates(database, keys)
    room_log.beside = talk_states.beside
    return Stores(
        keys=keys,
        site_keys=site_keys,
        database=database,
        room_log=room_log,
        rooms=SqliteRooms(database, keys),
        people=SqlitePeople(database),
        names=SqliteNames(database, keys),
        talks=SqliteTalks(database, keys),
        desk=SqliteDesk(database, room_log, site_keys),
        staff=SqliteStaff(database),
        standings=SqliteStandings(database),
        counts=SqliteCounts(database),
        rulebook=SqliteRulebook(database),
        pauses=SqlitePauses(database),
        talk_states=talk_states,
        memories=SqliteMemories(database, keys),
        stops=SqliteStops(database),
        photos=SqlitePhotos(database, keys),
        picture_marks=SqlitePictureMarks(database),
    )
