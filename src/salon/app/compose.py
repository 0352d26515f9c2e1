"""Composition root: where concrete adapters meet the flows they serve.

    Settings -> open_site -> Running -> serve until told to stop -> close

Everything of one site is made here, in the order in which it depends on each other, and taken down in
the opposite order. Nothing else knows which store, clock or key file stands behind a port. `_opened` is the order:

    stores -> common (what all flows share) -> trust -> talks -> door -> rooms -> live, measures -> desk -> running

A step is a function below, or a module of this package named like it. `parts` says what the settings mean to each.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic, time

from salon.app.common import Common, open_common
from salon.app.door import Door, open_door
from salon.app.parts import facts, seeded
from salon.app.photos import PhotoParts, open_photos, photo_desk_of, photos_of
from salon.app.running import Running, Server, gauges, server_of, stage_gauges
from salon.app.scoring import SecondLook, second_look
from salon.app.stores import Stores, open_stores
from salon.app.trust import alarms_of, open_trust, test_issuer
from salon.config.schema import Settings
from salon.flow.attend import Attend
from salon.flow.canary import Canary, Picture
from salon.flow.claim import Claims
from salon.flow.deliver import Deliver
from salon.flow.desk_upkeep import DeskUpkeep
from salon.flow.measures import Measures
from salon.flow.moderate import Moderate
from salon.flow.protect import Protect
from salon.flow.report import Reports
from salon.flow.review import Review
from salon.flow.rooms import RoomKeeper
from salon.flow.rulebook_views import RuleDesk
from salon.flow.staff import StaffDoor
from salon.flow.stages import Watched
from salon.flow.stops_desk import StopDesk
from salon.flow.sweep import Sweep
from salon.flow.talk import Talk
from salon.flow.trust import Trust
from salon.flow.upkeep import Upkeep
from salon.gateway.assets import Assets
from salon.gateway.fanout import payloads
from salon.gateway.live import Live
from salon.gateway.peers import Peers
from salon.gateway.services import Desk, Services
from salon.outside.bank_files import CANARY_BANK, CANARY_PICTURE, read_bank
from salon.outside.chance import draw_cid, draw_id, draw_secret
from salon.outside.passkeys import WebauthnPasskeys
from salon.outside.site_clock import SiteClock, boot_seconds
from salon.outside.site_keys import SiteKeys
from salon.outside.vanish_keys import VanishKeys
from salon.store.keeper import KeyKeeper
from salon.store.rows import ReceiptCheck
from salon.wire.codec import decode_server


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
        clock = SiteClock(keys.last_seen, confirmed=keys.confirmed, wall=wall, steady=steady)
        return await _open(settings, clock, keys, SiteKeys(Path(places.site_keys)))
    except BaseException:
        keys.close()
        raise


async def _open(settings: Settings, clock: SiteClock, keys: VanishKeys, site_keys: SiteKeys) -> Running:
    stores = await open_stores(settings, keys, site_keys)
    try:
        return await _opened(settings, clock, stores)
    except BaseException:
        await stores.database.close()
        raise


async def _opened(settings: Settings, clock: SiteClock, stores: Stores) -> Running:
    issuer = test_issuer(settings, clock)
    trust = await open_trust(settings, stores.database, clock, issuer)
    # Before anybody asks who is shut out.
    await trust.end_of_the_gone(lambda levels: stores.people.end_levels(levels, clock.now()))
    common = await open_common(settings, stores, clock)
    alarms_of(trust, common.alarms)
    talks = _talks(settings, stores, common, trust)
    door = await open_door(settings, stores, common, talks, trust, issuer)
    keeper = _rooms(settings, stores, common)
    await keeper.seed([seeded(settings, index, clock.now()) for index in range(len(settings.rooms.seed))])
    peers = Peers(settings.server.trusted_proxies)
    photos = await open_photos(settings, stores, common)
    second = second_look(settings, stores, common)
    live = _live(settings, stores, common, peers, door, trust, photos, second)
    measures = _measures(stores, common, keeper, door)
    await measures.open()
    services = Services(
        facts=facts(settings),
        clock=clock,
        prove=door.prove,
        passes=door.passes,
        naming=door.naming,
        tally=door.tally,
        probation=common.probation,
        tickets=common.tickets,
        revoked=common.revoked,
        people=stores.people,
        rooms=keeper,
        talks=talks,
        hub=common.hub,
        risks=common.risks,
        metrics=common.metrics,
        assets=Assets(),
        rulebook=common.rulebook,
        stages=common.stages,
        desk=_desk(settings, stores, common, measures, photos),
        ready=lambda: clock.trusted,
        opens=common.hours.site_opens,
        stops=common.stopped,
        trust=trust,
        photos=photos_of(settings, stores, common, photos, live.deliver),
        zero_knowledge=lambda: door.zk.state,
        lists=photos.banks.lists,
        test_issuer=issuer,
    )
    server = server_of(services, live, settings.site.origin, peers)
    return _running(settings, stores, common, services, live, measures, door, server, photos, second)


def _talks(settings: Settings, stores: Stores, common: Common, trust: Trust) -> Talk:
    return Talk(
        stores.talks,
        stores.rooms,
        stores.people,
        common.hub,
        common.encounters,
        common.judge,
        common.clock,
        draw_id,
        judging=settings.judging.one_to_one,
        cases=common.cases,
        probation=common.probation,
        check_private=trust.check_private,
        pauses=stores.pauses,
        conversations=common.conversations,
        own_words=common.own_words,
    )


def _rooms(settings: Settings, stores: Stores, common: Common) -> RoomKeeper:
    return RoomKeeper(
        stores.rooms,
        common.hub,
        common.judge,
        common.hours,
        common.clock,
        draw_id,
        per_visitor=settings.rooms.per_visitor,
        fade_s=settings.rooms.fade_s,
        cases=common.cases,
        probation=common.probation,
        shields=common.shields,
        own_words=common.own_words,
    )


def _live(
    settings: Settings,
    stores: Stores,
    common: Common,
    peers: Peers,
    door: Door,
    trust: Trust,
    photos: PhotoParts,
    second: SecondLook,
) -> Live:
    log, hub, hours, clock, metrics = stores.room_log, common.hub, common.hours, common.clock, common.metrics
    cases, probation, shields = common.cases, common.probation, common.shields
    return Live(
        origin=settings.site.origin,
        clock=clock,
        hub=hub,
        deliver=Deliver(
            log,
            hub,
            Watched(common.conversations, common.stages, common.rulebook, lambda: common.alarms.raise_("talks_failed")),
            hours,
            clock,
            metrics,
            cases,
            probation,
            shields,
            Protect(
                common.conversations,
                stores.rooms,
                hub,
                door.passes.send_back,
                stores.pauses,
                common.risks,
                common.cases,
            ),
            second.scoring,
            check_private=trust.check_private,
            check_frozen=photos.closed.check,
        ),
        attend=Attend(log, stores.rooms, hub, hours, clock, metrics, shields, common.risks),
        tickets=common.tickets,
        acquaintance=stores.people,
        revoked=common.revoked,
        meter=metrics,
        peers=peers,
        used=door.passes.used,
        photos=photos.taken,
    )


def _measures(stores: Stores, common: Common, keeper: RoomKeeper, door: Door) -> Measures:
    return Measures(
        desk=stores.desk,
        rooms=stores.rooms,
        passes=stores.people,
        end_pass=door.passes.revoke,
        keeper=keeper,
        hub=common.hub,
        revoked=common.revoked,
        clock=common.clock,
        lifted=common.risks.lifted,
    )


def _desk(settings: Settings, stores: Stores, common: Common, measures: Measures, parts: PhotoParts) -> Desk:
    site, pepper = settings.site, stores.site_keys.pepper
    photos = photo_desk_of(settings, stores, common, parts)
    passkeys = WebauthnPasskeys(site.origin, site.name)
    return Desk(
        door=StaffDoor(stores.staff, passkeys, pepper, draw_secret, draw_id, common.clock),
        moderate=Moderate(
            desk=stores.desk,
            staff=stores.staff,
            rooms=stores.rooms,
            hub=common.hub,
            measures=measures,
            codes=common.codes,
            alarms=common.alarms,
            draw_id=draw_id,
            clock=common.clock,
            meter=common.metrics,
            review=Review(common.rulebook),
            can_release=photos.can_release,
            may_release=photos.may_release,
            pictured=photos.has_picture,
            looked=parts.looked,
            decided=parts.decided,
        ),
        reports=Reports(
            desk=stores.desk,
            room_log=stores.room_log,
            rooms=stores.rooms,
            hub=common.hub,
            receipts=ReceiptCheck(stores.site_keys),
            requests=stores.talks,
            codes=common.codes,
            draw_id=draw_id,
            clock=common.clock,
            meter=common.metrics,
            photos=photos,
        ),
        claims=Claims(stores.desk, stores.rooms, common.codes, common.clock),
        photos=photos,
        rules=RuleDesk(common.rulebook, stores.staff),
        stops=StopDesk(common.stopped, draw_id, common.clock, common.metrics),
    )


def _running(
    settings: Settings,
    stores: Stores,
    common: Common,
    services: Services,
    live: Live,
    measures: Measures,
    door: Door,
    server: Server,
    photos: PhotoParts,
    second: SecondLook,
) -> Running:
    """The site with what runs beside it."""
    clock, hub, keys = common.clock, common.hub, KeyKeeper(stores.database, stores.keys, stores.site_keys)
    sweep = Sweep(clock, stores.room_log, stores.rooms, keys, hub, common.metrics, common.cases)
    gauges(common.metrics, live, hub, stores.database, stores.keys, common.alarms, sweep)
    stage_gauges(common.metrics, common.stages)
    return Running(
        settings=settings,
        memories=common.memories,
        services=services,
        clock=clock,
        alarms=common.alarms,
        database=stores.database,
        keys=stores.keys,
        live=live,
        sweep=sweep,
        trust=services.trust,
        rulebook=common.rulebook,
        upkeep=Upkeep(
            clock,
            stores.names,
            stores.people,
            services.rooms,
            services.talks,
            common.hours,
            hub,
            common.revoked,
            services.passes,
            common.probation,
            services.tally,
            common.risks,
        ),
        desk_upkeep=DeskUpkeep(
            clock,
            stores.desk,
            common.cases,
            stores.room_log,
            measures,
            stores.staff,
            photos.upkeep,
            common.rulebook,
            common.stages,
        ),
        zk=door.zk,
        photos=photos,
        canary=_canary(stores, common, live, services, photos),
        server=server,
        second=second,
    )


def _canary(stores: Stores, common: Common, live: Live, services: Services, photos: PhotoParts) -> Canary:
    desk = services.desk
    picture = Picture(services.photos, desk.photos, CANARY_PICTURE.read_bytes(), read_bank(CANARY_BANK).name)
    return Canary(
        rooms=stores.rooms,
        hub=common.hub,
        attend=live.attend,
        deliver=live.deliver,
        reports=desk.reports,
        desk=stores.desk,
        codes=common.codes,
        decode=lambda data: [decode_server(payload) for payload in payloads(data)],
        draw_id=draw_id,
        draw_cid=draw_cid,
        alarms=common.alarms,
        clock=common.clock,
        steady=monotonic,
        meter=common.metrics,
        picture=picture if photos.on else None,
    )
