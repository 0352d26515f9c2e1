"""The door of a site: how age is shown here, passes, pseudonyms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from msgspec import Struct

from salon.age.mdoc import verify
from salon.app.common import Common
from salon.app.parts import anchors, provider_access, zk_verifier
from salon.app.stores import Stores
from salon.config.schema import Settings
from salon.flow.examine import Examine, Verifier
from salon.flow.naming import Naming
from salon.flow.passes import PassKeeper
from salon.flow.ports.proofs import Ask, Lane, Level
from salon.flow.prove import Prove
from salon.flow.screen import Screen
from salon.flow.talk import Talk
from salon.flow.tally import DailyTally
from salon.outside.age_questions import DeviceQuestion, WalletQuestion
from salon.outside.chance import draw_secret
from salon.outside.provider import Provider
from salon.outside.site_clock import SiteClock
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
    test_issuer: Issuer | None
    """Only in test mode: this installation's own; its proofs prove nothing."""


def open_door(settings: Settings, stores: Stores, common: Common, talks: Talk) -> Door:
    """Put it up."""
    issuer = _test_issuer(settings, common.clock)
    passes = PassKeeper(
        passes=stores.people,
        names=stores.names,
        tickets=common.tickets,
        pepper=stores.site_keys.pepper,
        draw=draw_secret,
        clock=common.clock,
        revoked=common.revoked,
        check_open=common.hours.check_site,
        pass_days=settings.age.pass_days,
        ended=talks.ended,
        drop=lambda family: common.hub.drop(family, CLOSE_POLICY),
    )
    tally, zk = DailyTally(), zk_verifier(settings)
    common.alarms.when("zk_unavailable", lambda: bool(zk.listed) and not zk.available)
    provider = Provider(provider_access(settings), common.clock) if settings.age.provider.issuer else None
    prove = Prove(
        asks=_asks(settings, issuer, zk, provider),
        readies={} if provider is None else {"provider": provider.ready},
        passes=passes,
        signatures=common.tickets,
        draw=draw_secret,
        clock=common.clock,
        meter=common.metrics,
        tally=tally,
        check_open=common.hours.check_site,
    )
    naming = Naming(stores.names, passes, Screen(common.judge, common.cases), common.clock)
    return Door(prove, passes, naming, tally, zk, issuer)


def _asks(settings: Settings, issuer: Issuer | None, zk: ZkVerifier, provider: Provider | None) -> dict[Lane, Ask]:
    """A maker of questions for each lane of this site."""
    origin = settings.site.origin
    roots = anchors(settings) if issuer is None else [issuer.root]
    plain: Level = "av-plain" if issuer is None else "test"
    examine = Examine(_verifier(lambda: roots), plain, ZkExaminer(zk, lambda: roots))
    # The profile has zero-knowledge proofs over the browser's interface only.
    examine_plain = Examine(_verifier(lambda: roots), plain)

    def device(_transaction: str) -> DeviceQuestion:
        zk.warm()
        return DeviceQuestion(origin, examine, zk.circuits)

    def wallet(transaction: str) -> WalletQuestion:
        return WalletQuestion(origin, transaction, examine_plain)

    asks: dict[Lane, Ask] = {"dcapi": device, "link": wallet, "qr": wallet}
    if provider is not None:
        asks["provider"] = provider.ask
    return asks


def _verifier(roots: Callable[[], list[x509.Certificate]]) -> Verifier:
    def verified(proof: bytes, transcript: bytes, now: float) -> str:
        return verify(proof, transcript, roots(), datetime.fromtimestamp(now, UTC))

    return verified


def _test_issuer(settings: Settings, clock: SiteClock) -> Issuer | None:
    if settings.age.mode != "test":
        return None
    return Issuer.of(Path(settings.directories.site_keys), datetime.fromtimestamp(clock.now(), UTC))
