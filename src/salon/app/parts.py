"""Settings as the parts of a site want them."""

from __future__ import annotations

from pathlib import Path

from msgspec import UNSET, structs

from salon.age.provider import RETURN_PATH, fingerprint
from salon.base.ids import RoomId
from salon.chat.model import RoomRecord
from salon.chat.probation import Rules, Terms
from salon.config import schema
from salon.config.schema import Settings
from salon.flow.levels import TEST_LEVELS, Levels
from salon.gateway.help_lines import Helpline, lines
from salon.gateway.services import Facts
from salon.gateway.wallet_apps import WALLET_APPS, WalletApp
from salon.outside.circuits import read_circuits
from salon.outside.provider import Access
from salon.outside.zk_process import ZkVerifier


def levels(settings: Settings) -> Levels:
    """Which levels suffice, for how long."""
    chosen = settings.age.levels
    if settings.age.mode == "test":
        return structs.replace(TEST_LEVELS, idle_s=60.0 * chosen.idle_min)
    days = {"av-zk": chosen.av_zk_days, "av-plain": chosen.av_plain_days, "provider": chosen.provider_days}
    return Levels(days, 60.0 * chosen.idle_min)


def probation_rules(settings: Settings) -> Rules:
    """What a new pass may not do yet; nothing is barred in test mode unless somebody configured it."""
    chosen = settings.probation
    if chosen is UNSET:
        if settings.age.mode == "test":
            return Rules()
        chosen = schema.Probation()
    return Rules(
        talk=Terms(60.0 * chosen.talk_after_min, chosen.talk_after_messages),
        photos=Terms(60.0 * chosen.photos_after_min, chosen.photos_after_messages),
    )


def zk_verifier(settings: Settings) -> ZkVerifier:
    """Whatever checks zero-knowledge proofs; not available where no circuits are configured. Raises CircuitFaults."""
    listed = settings.zk.circuits
    return ZkVerifier(read_circuits(Path(listed), settings.zk.circuits_sha256) if listed else ())


def provider_of(settings: Settings) -> tuple[str, str] | None:
    """Name and fingerprint of the provider in use; None if there is none. No provider is on the EU's list."""
    provider = settings.age.provider
    if not provider.issuer:
        return None
    return provider.name, fingerprint(provider.issuer, provider.client_id, provider.claim)


def provider_access(settings: Settings) -> Access:
    """How this site stands with its provider. Raises OSError, ValueError for a secret that cannot be read."""
    provider = settings.age.provider
    secret = Path(provider.client_secret_file).read_text().strip() if provider.client_secret_file else ""
    if provider.client_secret_file and not secret:
        raise ValueError("age.provider.client_secret_file: it is empty")
    return Access(
        name=provider.name,
        issuer=provider.issuer,
        client_id=provider.client_id,
        secret=secret,
        claim=provider.claim,
        scope=provider.scope,
        login_max_age_s=provider.login_max_age_s,
        back=settings.site.origin + RETURN_PATH,
        level="test" if settings.age.mode == "test" else "provider",
    )


def facts(settings: Settings) -> Facts:
    """What pages say about the site itself."""
    site, talk = settings.site, probation_rules(settings).talk
    return Facts(
        name=site.name,
        origin=site.origin,
        age_mode=settings.age.mode,
        photos=settings.photos.on,
        nudity_admitted=settings.photos.nudity == "admit",
        pass_days=levels(settings).longest,
        idle_min=settings.age.levels.idle_min,
        talk_after_min=round(talk.after_s / 60),
        talk_after_messages=talk.after_messages,
        operator=site.operator,
        contact=site.contact,
        zone=site.zone,
        exit_url=site.exit_url,
        provider=settings.age.provider.name if settings.age.provider.issuer else "",
        helplines=lines((_helpline(one) for one in settings.help.lines), settings.help.countries),
        wallet_apps={one.country: _wallet_app(one) for one in settings.age.wallet_apps},
    )


def _helpline(seen: schema.Helpline) -> Helpline:
    day = seen.checked_on.isoformat()
    return Helpline(seen.name, seen.reach, day, seen.country, seen.hours, seen.languages)


def _wallet_app(seen: schema.WalletApp) -> WalletApp:
    """What the operator has seen, in place of what this version knows of that country."""
    return structs.replace(
        WALLET_APPS[seen.country],
        state="seen",
        app=seen.app,
        address=seen.address,
        source="",
        checked_on=seen.checked_on.isoformat(),
        minutes=seen.minutes,
    )


def seeded(settings: Settings, index: int, now: float) -> RoomRecord:
    """One of the operator's rooms, not opened yet."""
    seed = settings.rooms.seed[index]
    return RoomRecord(
        id=RoomId(""),
        kind="seeded",
        key=seed.key,
        name=seed.name,
        topic=seed.topic,
        pinned=seed.pinned,
        lang=seed.lang,
        life_s=seed.life_s,
        slow_s=seed.slow_s,
        capacity=seed.capacity,
        preset=seed.preset,
        hours=seed.hours,
        status="open",
        epoch=0,
        top=0,
        floor=1,
        opened_at=now,
    )
