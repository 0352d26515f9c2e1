"""Who vouches for age on one site: files, the trusted list, or in test mode its own issuer."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509

from salon.age.trust import OVERRIDE_MAX_S, Anchor, anchor_of, is_root
from salon.app.parts import provider_of
from salon.base.clock import Clock
from salon.config.schema import Age, Settings
from salon.flow.alarms import Alarms
from salon.flow.ports.trust import ListSource, NoConfirmations
from salon.flow.trust import ListRules, Provider, Trust
from salon.outside.test_issuer import Issuer
from salon.store.database import Database
from salon.store.trust import SqliteTrust

HOUR_S = 3_600.0


async def open_trust(
    settings: Settings,
    database: Database | None,
    clock: Clock,
    issuer: Issuer | None,
) -> Trust:
    """The trust of a site, with what it kept; `issuer` is a test site's own. No network.

    Without a database nothing was confirmed yet: a site that was never served.

    Raises:
        OSError, ValueError: a file cannot be read or is no certificate, the override is too long, the extra is missing.
    """
    trust = Trust(
        SqliteTrust(database) if database is not None else NoConfirmations(),
        clock,
        pinned=anchors(settings),
        test=[anchor_of(issuer.root)] if issuer is not None else [],
        providers=_providers(settings),
        source=_source(settings),
        rules=rules(settings.age, clock.now()),
    )
    await trust.open()
    return trust


def anchors(settings: Settings) -> list[Anchor]:
    """The operator's own anchors, from the configured files. Raises OSError, ValueError."""
    found = []
    for path in settings.age.anchors:
        for one in map(anchor_of, certificates("anchors", path)):
            if not is_root(one):
                raise ValueError(f"age.anchors: {path}: {one.name} is no root: it may not sign certificates")
            found.append(one)
    return found


def certificates(name: str, path: str) -> list[x509.Certificate]:
    """The certificates of a PEM file named by `age.NAME`. Raises OSError, ValueError."""
    try:
        return x509.load_pem_x509_certificates(Path(path).read_bytes())
    except ValueError:
        raise ValueError(f"age.{name}: {path}: holds no certificate in PEM form") from None


def rules(age: Age, now: float) -> ListRules:
    """How the list is kept up. Raises ValueError for an override too far ahead."""
    override = age.list_override_until.timestamp() if age.list_override_until is not None else 0.0
    if override > now + OVERRIDE_MAX_S:
        latest = datetime.fromtimestamp(now + OVERRIDE_MAX_S, UTC)
        raise ValueError(f"age.list_override_until: at most 7 days ahead, so until {latest:%Y-%m-%dT%H:%M:%SZ} today")
    return ListRules(refresh_s=age.list_refresh_h * HOUR_S, stale_s=age.list_stale_h * HOUR_S, override_until=override)


def _providers(settings: Settings) -> list[Provider]:
    named = provider_of(settings)
    # In test mode a provider vouches for nobody either: its passes are test passes.
    return [Provider(*named)] if named is not None and settings.age.mode != "test" else []


def _source(settings: Settings) -> ListSource | None:
    age = settings.age
    if not age.list_url:
        return None
    try:
        from salon.outside.list_source import HttpList  # noqa: PLC0415  # needs the extra
    except ImportError:
        raise ValueError("age.list_url: needs the extra: pip install 'salon[trustlist]'") from None
    signers = [one for path in age.list_signers for one in certificates("list_signers", path)]
    return HttpList(age.list_url, signers, Path(settings.directories.data))


def test_issuer(settings: Settings, clock: Clock) -> Issuer | None:
    """Only in test mode: this installation's own; its proofs prove nothing."""
    if settings.age.mode != "test":
        return None
    return Issuer.of(Path(settings.directories.site_keys), datetime.fromtimestamp(clock.now(), UTC))


def alarms_of(trust: Trust, alarms: Alarms) -> None:
    """What staff should know of it."""
    alarms.when("trust_stale", lambda: trust.stale and not trust.overridden)
    alarms.when("trust_override", lambda: trust.overridden)
    alarms.when("trust_unconfirmed", lambda: trust.unconfirmed)
