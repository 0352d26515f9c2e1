"""What every flow of a site shares."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from salon.app.judging import open_judging
from salon.app.parts import probation_rules
from salon.app.stores import Stores
from salon.base.ids import Family
from salon.config.schema import Settings
from salon.flow.alarms import Alarms
from salon.flow.casebook import CaseBook
from salon.flow.claims import ClaimCodes
from salon.flow.conversation import Conversations
from salon.flow.encounters import Encounters
from salon.flow.hours import OpeningHours
from salon.flow.hub import Hub
from salon.flow.judge import RuleJudge
from salon.flow.memories import Part, Remembered
from salon.flow.own_word import OwnWords
from salon.flow.pressed import hub_at
from salon.flow.probation import Probation
from salon.flow.raid_memory import SeenLately, ShieldsInForce
from salon.flow.room_risk import RoomRisks
from salon.flow.rulebook import Rulebook
from salon.flow.shield import Shields
from salon.flow.stages import Stages
from salon.flow.stops import StoppedPictures
from salon.gateway.fanout import RoomChannel
from salon.outside.chance import draw_id
from salon.outside.metrics import Metrics
from salon.outside.site_clock import SiteClock
from salon.outside.tickets import HmacTickets


@dataclass(frozen=True, slots=True)
class Common:
    """What every flow of the site shares."""

    clock: SiteClock
    metrics: Metrics
    judge: RuleJudge
    rulebook: Rulebook
    stages: Stages
    conversations: Conversations
    """The judge of messages: the rules, then what passes between people."""
    alarms: Alarms
    encounters: Encounters
    hub: Hub
    hours: OpeningHours
    tickets: HmacTickets
    codes: ClaimCodes
    cases: CaseBook
    probation: Probation
    shields: Shields
    stopped: StoppedPictures
    """Pictures that those who are in them have stopped; open."""
    risks: RoomRisks
    own_words: OwnWords
    memories: Remembered
    revoked: set[Family]
    """Families whose tickets no longer count: one set, which flows fill and the gateway asks."""


async def open_common(settings: Settings, stores: Stores, clock: SiteClock) -> Common:
    """Build it."""
    metrics, alarms, encounters = Metrics(), Alarms(clock), Encounters(clock)
    alarms.when("clock_unconfirmed", lambda: not clock.trusted)
    hub, shields = Hub(stores.rooms, RoomChannel, encounters), Shields(clock, alarms, metrics)
    stages = _stages(clock, alarms)
    judge, rulebook = await open_judging(settings, stores, clock, alarms, stages)
    codes = ClaimCodes(stores.site_keys.pepper)
    if settings.age.mode != "test":
        # Their proofs proved nothing.
        await stores.people.end_levels({"test"}, clock.now())
    stopped = StoppedPictures(stores.stops, codes, draw_id, clock, alarms)
    await stopped.open()
    cases = CaseBook(stores.desk, hub, codes, draw_id, alarms, clock, metrics)
    probation = Probation(stores.standings, probation_rules(settings), clock)
    risks = RoomRisks(stores.rooms, hub, stores.pauses, cases, clock, stores.talk_states, probation.served)
    await risks.resume()
    pepper = stores.site_keys.pepper
    conversations = Conversations(
        judge, shields.began, stores.talk_states, pepper, hub_at(hub), settled=probation.served
    )
    await conversations.resume(clock.now())
    memories = _memories(stores, clock, conversations, shields)
    await memories.resume()
    return Common(
        stopped=stopped,
        clock=clock,
        metrics=metrics,
        judge=judge,
        rulebook=rulebook,
        stages=stages,
        conversations=conversations,
        memories=memories,
        alarms=alarms,
        encounters=encounters,
        hub=hub,
        hours=OpeningHours(settings.site.hours, ZoneInfo(settings.site.zone), clock, hub),
        tickets=HmacTickets(stores.site_keys.tickets),
        codes=codes,
        cases=cases,
        risks=risks,
        own_words=OwnWords(stores.desk, hub, codes, draw_id, clock, alarms),
        shields=shields,
        probation=probation,
        revoked=await stores.people.shut_out(clock.now()),
    )


def _memories(stores: Stores, clock: SiteClock, conversations: Conversations, shields: Shields) -> Remembered:
    parts: dict[str, Part] = {
        "senders": conversations.senders,
        "places": conversations.places,
        "shields": ShieldsInForce(shields),
        "lately": SeenLately(shields),
    }
    return Remembered(stores.memories, parts, clock, frozenset({"shields"}))


def _stages(clock: SiteClock, alarms: Alarms) -> Stages:
    """Rules, heads and conversations tell it themselves; photos and scorers are known by their alarms."""
    stages = Stages(clock)
    stages.when("photos", lambda: not {"photos_off", "photos_late"}.isdisjoint(alarms.now()))
    stages.when("semantic", lambda: "scorer_failed" in alarms.now())
    return stages
