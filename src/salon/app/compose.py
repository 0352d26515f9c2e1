"""Composition root: where concrete adapters meet the flows they serve.

    Settings -> open_site -> Running -> serve until told to stop -> close

Everything of one site is made here, in the order in which it depends on each other, and taken down in
the opposite order. Nothing else knows which store, clock or key file stands behind a port.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import time
from typing import Final
from zoneinfo import ZoneInfo

import structlog

from salon.age.mdoc import verify
from salon.app.parts import anchors, facts, gauges, seeded
from salon.app.running import Running, server_of
from salon.base.ids import Family, RoomId
from salon.config.schema import Settings
from salon.flow.alarms import Alarms
from salon.flow.attend import Attend
from salon.flow.casebook import CaseBook
from salon.flow.claim import Claims
from salon.flow.claims import ClaimCodes
from salon.flow.deliver import Deliver
from salon.flow.desk_upkeep import DeskUpkeep
from salon.flow.encounters import Encounters
from salon.flow.enter import Enter
from salon.flow.hours import OpeningHours
from salon.flow.hub import Hub
from salon.flow.judge import RuleJudge
from salon.flow.measures import Measures
from salon.flow.moderate import Moderate
from salon.flow.report import Reports
from salon.flow.rooms import RoomKeeper
from salon.flow.staff import StaffDoor
from salon.flow.sweep import Sweep
from salon.flow.talk import Talk
from salon.flow.upkeep import Upkeep
from salon.gateway.assets import Assets
from salon.gateway.fanout import RoomChannel
from salon.gateway.live import Live
from salon.gateway.peers import Peers
from salon.gateway.services import Desk, Services
from salon.outside.age_session import AgeSession
from salon.outside.metrics import Metrics
from salon.outside.passkeys import WebauthnPasskeys
from salon.outside.site_clock import SiteClock, boot_seconds
from salon.outside.site_keys import SiteKeys
from salon.outside.test_issuer import Issuer
from salon.outside.tickets import HmacTickets
from salon.outside.vanish_keys import VanishKeys
from salon.store.database import Database
from salon.store.desk import SqliteDesk
from salon.store.keeper import KeyKeeper
from salon.store.log import SqliteLog
from salon.store.names import SqliteNames
from salon.store.people import SqlitePeople
from salon.store.rooms import SqliteRooms
from salon.store.rows import ReceiptCheck
from salon.store.staff import SqliteStaff
from salon.store.talks import SqliteTalks

_BASE32: Final = "abcdefghijklmnopqrstuvwxyz234567"

log = structlog.get_logger()


def draw_room_id() -> RoomId:
    """80 random bits as 16 characters of base32."""
    return RoomId("".join(secrets.choice(_BASE32) for _ in range(16)))


async def open_site(
    settings: Settings,
    *,
    wall: Callable[[], float] = time,
    steady: Callable[[], float] = boot_seconds,
) -> Running:
    """Open a site on the running loop. Nobody is served yet.

    Args:
        settings: checked, with absolute directories (`config.load`).
        wall: the wall clock, epoch seconds.
        steady: seconds that only go forward.

    Raises:
        KeysInUse: another process serves this site.
        FileNotFoundError: there are no keys; `salon init` makes them.
    """
    places = settings.directories
    keys = VanishKeys(Path(places.vanish_keys))
    try:
        return await _open(settings, keys, SiteKeys(Path(places.site_keys)), wall, steady)
    except BaseException:
        keys.close()
        raise


async def _open(
    settings: Settings,
    keys: VanishKeys,
    site_keys: SiteKeys,
    wall: Callable[[], float],
    steady: Callable[[], float],
) -> Running:
    clock = SiteClock(keys.last_seen, confirmed=keys.confirmed, wall=wall, steady=steady)
    database = Database(Path(settings.directories.data) / "salon.db")
    if keys.confirmed:
        await database.write(lambda _connection: keys.confirm_clock(None))
    room_log = SqliteLog(database, keys, site_keys, settings.judging.hold_max_s)
    if await room_log.open():
        log.warning("restored", cause="epochs")
    rooms, people, names = SqliteRooms(database, keys), SqlitePeople(database), SqliteNames(database, keys)
    metrics, judge = Metrics(), RuleJudge()
    if settings.age.mode != "test":
        await people.end_test_passes(clock.now())
    revoked: set[Family] = await people.shut_out(clock.now())
    encounters = Encounters(clock)
    hub = Hub(rooms, RoomChannel, encounters)
    hours = OpeningHours(settings.site.hours, ZoneInfo(settings.site.zone), clock, hub)
    alarms = Alarms(clock)
    alarms.when("clock_unconfirmed", lambda: not clock.trusted)
    desk, staff, codes = SqliteDesk(database, room_log, site_keys), SqliteStaff(database), ClaimCodes(site_keys.pepper)
    book = CaseBook(desk, hub, codes, draw_room_id, alarms, clock, metrics)
    requests = SqliteTalks(database, keys)
    talks = Talk(
        requests,
        rooms,
        people,
        hub,
        encounters,
        judge,
        clock,
        draw_room_id,
        judging=settings.judging.one_to_one,
        cases=book,
    )
    tickets = HmacTickets(site_keys.tickets)
    origin = settings.site.origin
    test = settings.age.mode == "test"
    started = datetime.fromtimestamp(clock.now(), UTC)
    issuer = Issuer.of(Path(settings.directories.site_keys), started) if test else None
    roots = [issuer.root] if issuer is not None else anchors(settings)

    def verified(proof: bytes, transcript: bytes, now: float) -> str:
        return verify(proof, transcript, roots, datetime.fromtimestamp(now, UTC))

    enter = Enter(
        passes=people,
        names=names,
        tickets=tickets,
        open_session=lambda: AgeSession(origin),
        verify=verified,
        judge=judge,
        pepper=site_keys.pepper,
        draw=lambda: secrets.token_urlsafe(32),
        clock=clock,
        meter=metrics,
        revoked=revoked,
        check_open=hours.check_site,
        level="test" if test else "av-plain",
        pass_days=settings.age.pass_days,
        ended=talks.ended,
        cases=book,
    )
    keeper = RoomKeeper(
        rooms,
        hub,
        judge,
        hours,
        clock,
        draw_room_id,
        per_visitor=settings.rooms.per_visitor,
        fade_s=settings.rooms.fade_s,
        cases=book,
    )
    await keeper.seed([seeded(settings, index, clock.now()) for index in range(len(settings.rooms.seed))])
    live = Live(
        origin=origin,
        clock=clock,
        hub=hub,
        deliver=Deliver(room_log, hub, judge, hours, clock, metrics, book),
        attend=Attend(room_log, rooms, hub, hours, clock, metrics),
        tickets=tickets,
        acquaintance=people,
        revoked=revoked,
        meter=metrics,
    )
    measures = Measures(desk=desk, rooms=rooms, passes=people, keeper=keeper, hub=hub, revoked=revoked, clock=clock)
    await measures.open()
    claims = Claims(desk, rooms, codes, clock)
    services = Services(
        facts=facts(settings),
        clock=clock,
        enter=enter,
        tickets=tickets,
        revoked=revoked,
        people=people,
        rooms=keeper,
        talks=talks,
        hub=hub,
        metrics=metrics,
        assets=Assets(),
        desk=Desk(
            door=StaffDoor(
                staff,
                WebauthnPasskeys(origin, settings.site.name),
                site_keys.pepper,
                lambda: secrets.token_urlsafe(32),
                draw_room_id,
                clock,
            ),
            moderate=Moderate(
                desk=desk,
                staff=staff,
                rooms=rooms,
                hub=hub,
                measures=measures,
                codes=codes,
                alarms=alarms,
                draw_id=draw_room_id,
                clock=clock,
                meter=metrics,
            ),
            reports=Reports(
                desk=desk,
                room_log=room_log,
                rooms=rooms,
                hub=hub,
                receipts=ReceiptCheck(site_keys),
                requests=requests,
                codes=codes,
                draw_id=draw_room_id,
                clock=clock,
                meter=metrics,
            ),
            claims=claims,
        ),
        ready=lambda: clock.trusted,
        opens=hours.site_opens,
        test_issuer=issuer,
    )
    sweep = Sweep(clock, room_log, rooms, KeyKeeper(database, keys, site_keys), hub, metrics, book)
    gauges(metrics, live, hub, database, keys, alarms, sweep)
    return Running(
        settings=settings,
        services=services,
        clock=clock,
        alarms=alarms,
        database=database,
        keys=keys,
        live=live,
        sweep=sweep,
        upkeep=Upkeep(clock, names, people, keeper, talks, hours, hub, revoked),
        desk_upkeep=DeskUpkeep(clock, desk, book, room_log, measures, staff),
        server=server_of(services, live, origin, Peers(settings.server.trusted_proxies)),
    )
