"""The door of a site: how age is shown here, passes, pseudonyms."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import Struct

from salon.age.mdoc import verify
from salon.app.common import Common
from salon.app.parts import levels, provider_access, zk_verifier
from salon.app.stores import Stores
from salon.base.clock import Clock
from salon.config.schema import Settings
from salon.flow.budget import FreshProofs
from salon.flow.examine import Examine
from salon.flow.naming import Naming
from salon.flow.passes import PassKeeper
from salon.flow.ports.proofs import Ask, Lane, Level, Verifier
from salon.flow.prove import Prove
from salon.flow.screen import Screen
from salon.flow.talk import Talk
from salon.flow.tally import DailyTally
from salon.flow.trust import Trust
from salon.outside.age_questions import DeviceQuestion, WalletQuestion
from salon.outside.chance import draw_secret
from salon.outside.provider import Provider
from salon.outside.test_issuer import Issuer
from salon.outside.zk_examiner import ZkExaminer
from salon.outside.zk_process import ZkVerifier
from salon.wire.frames import CLOSE_POLICY


class Door(Struct, frozen=True):
    """What stands at the door."""

    prove: Prove
    passes: PassKeeper
    naming: Naming
    tally: DailyTally
    zk: ZkVerifier


async def open_door(
    settings: Settings, stores: Stores, common: Common, talks: Talk, trust: Trust, issuer: Issuer | None
) -> Door:
    """Put it up."""
    passes = PassKeeper(
        passes=stores.people,
        names=stores.names,
        tickets=common.tickets,
        pepper=stores.site_keys.pepper,
        draw=draw_secret,
        clock=common.clock,
        revoked=common.revoked,
        check_open=common.hours.check_site,
        probation=common.probation,
        levels=levels(settings),
        ended=talks.ended,
        drop=lambda family: common.hub.drop(family, CLOSE_POLICY),
        began=common.shields.born,
        pauses=stores.pauses,
    )
    tally, zk = DailyTally(stores.counts), zk_verifier(settings)
    await tally.open(common.clock.now())
    common.alarms.when("zk_unavailable", lambda: zk.state == "unavailable")
    provider = Provider(provider_access(settings), common.clock) if settings.age.provider.issuer else None
    prove = Prove(
        asks=_asks(settings, trust, issuer, zk, provider, common.clock),
        readies={} if provider is None else {"provider": provider.ready},
        passes=passes,
        signatures=common.tickets,
        draw=draw_secret,
        clock=common.clock,
        meter=common.metrics,
        tally=tally,
        fresh=FreshProofs(settings.age.fresh_proofs, common.clock, draw_secret),
        check_open=common.hours.check_site,
    )
    common.own_words.send_back = passes.send_back
    screen = Screen(common.judge, common.cases, common.probation, common.own_words)
    naming = Naming(stores.names, passes, screen, common.clock)
    return Door(prove, passes, naming, tally, zk)


def _asks(
    settings: Settings, trust: Trust, issuer: Issuer | None, zk: ZkVerifier, provider: Provider | None, clock: Clock
) -> dict[Lane, Ask]:
    """A maker of questions for each lane of this site."""
    origin = settings.site.origin
    plain: Level = "av-plain" if issuer is None else "test"
    examine = Examine(_verifier(trust), plain, ZkExaminer(zk, lambda: trust.anchors(clock.now())))
    # The profile has zero-knowledge proofs over the browser's interface only.
    examine_plain = Examine(_verifier(trust), plain)

    def device(_transaction: str) -> DeviceQuestion:
        zk.warm()
        return DeviceQuestion(origin, examine, zk.circuits)

    def wallet(transaction: str) -> WalletQuestion:
        return WalletQuestion(origin, transaction, examine_plain)

    asks: dict[Lane, Ask] = {}
    if issuer is not None or settings.age.anchors or settings.age.list_url:
        asks = {"dcapi": device, "link": wallet, "qr": wallet}
    if provider is not None:
        asks["provider"] = provider.ask
    return asks


def _verifier(trust: Trust) -> Verifier:
    def verified(proof: bytes, transcript: bytes, now: float) -> str:
        return verify(proof, transcript, trust.anchors(now), datetime.fromtimestamp(now, UTC))

    return verified
