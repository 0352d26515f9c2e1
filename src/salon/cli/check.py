"""`salon check`: load everything, every fault at once; then what is missing before the site may open."""

from __future__ import annotations

import asyncio
import os
import stat
import tempfile
from pathlib import Path
from time import time
from typing import Final

import msgspec

from salon.app import open_site
from salon.app.judging import packs_of, table_of
from salon.app.parts import provider_access, zk_verifier
from salon.app.scoring import process_of
from salon.app.trust import open_trust
from salon.base.clock import FixedClock
from salon.base.errors import Unavailable
from salon.cli.check_photos import of_photos
from salon.cli.found import Found
from salon.config.load import Faults, load
from salon.config.schema import Settings
from salon.gateway.assets import STATIC
from salon.gateway.help_lines import COUNTRIES
from salon.outside import scorers, site_keys, vanish_keys
from salon.outside.provider import Provider
from salon.outside.zk_process import ZkVerifier, engine_installed
from salon.safety.engine import disagreeing
from salon.safety.policy import digest
from salon.safety.rule import RULES
from salon.store.database import Database

FREE_MIN: Final = 512 * 1024 * 1024
"""Less free space than this (bytes) is a fault: a full disk refuses every message."""


def inspect(config: Path) -> Found:
    """Look at everything. Never writes into the site."""
    found = Found()
    try:
        settings = load(config)
    except Faults as faults:
        found.faults = faults.faults
        return found
    found.fine.append(f"{config}: {len(settings.rooms.seed)} rooms to begin with")
    _keys(settings, found)
    _space(settings, found)
    if settings.age.provider.issuer:
        _provider(settings, found)
    found.warnings += of_help(settings)
    if settings.age.mode != "test":
        found.warnings += of_the_door(settings)
    of_photos(settings, found)
    _rules(settings, found)
    asyncio.run(_scorers(settings, found))
    _web(found)
    asyncio.run(_issuers(settings, found))
    if not found.faults:
        _starts(settings, found)
    found.before_open = before_open(settings)
    _zk(settings, found)
    return found


def _keys(settings: Settings, found: Found) -> None:
    places = settings.directories
    try:
        vanish_keys.VanishKeys(Path(places.vanish_keys)).close()
        found.fine.append("vanish keys can be read")
    except vanish_keys.KeysInUse:
        found.fine.append("vanish keys are in use: the site is being served")
    except (OSError, ValueError) as error:
        found.faults.append(f"directories.vanish_keys: {error}; `salon init DIR` makes a site with its keys")
    try:
        site_keys.SiteKeys(Path(places.site_keys))
        found.fine.append("site keys can be read")
    except (OSError, ValueError) as error:
        found.faults.append(f"directories.site_keys: {error}; restore them from your backup")
    for name in ("vanish_keys", "site_keys", "data"):
        path = Path(getattr(places, name))
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            found.faults.append(f"directories.{name}: others may read {path}; `chmod 700 {path}`")
    tag = Path(places.vanish_keys) / "CACHEDIR.TAG"
    if Path(places.vanish_keys).exists() and not tag.exists():
        found.faults.append(f"directories.vanish_keys: {tag} is missing; backup tools would take the keys along")


def _space(settings: Settings, found: Found) -> None:
    path = Path(settings.directories.data)
    while not path.exists():
        path = path.parent
    room = os.statvfs(path)
    free = room.f_bavail * room.f_frsize
    if free < FREE_MIN:
        found.faults.append(f"directories.data: {free // 1_048_576} MiB free at {path}; at least 512 MiB are needed")


def _provider(settings: Settings, found: Found) -> None:
    provider = settings.age.provider
    secret = Path(provider.client_secret_file)
    if provider.client_secret_file and stat.S_IMODE(secret.stat().st_mode) & 0o077:
        found.faults.append(f"age.provider.client_secret_file: others may read {secret}; `chmod 600 {secret}`")
    try:
        asked = Provider(provider_access(settings), FixedClock())
    except (OSError, ValueError) as error:
        found.faults.append(f"age.provider: {error}")
        return
    try:
        asyncio.run(asked.ready())
        found.fine.append(f"{provider.name} answers at {provider.issuer}")
    except Unavailable as error:
        why = "does not answer" if error.detail == "provider_unreachable" else "does not describe itself as it should"
        found.warnings.append(f"age.provider: {provider.issuer} {why}; nobody can come in by it (docs/age-provider.md)")


async def _scorers(settings: Settings, found: Found) -> None:
    """Each model of the operator's is started once, as it would be."""
    if not settings.judging.semantic.enabled:
        found.fine.append("second look: off (judging.semantic.enabled)")
    elif scorers.installed():
        found.fine.append("second look: sentence embeddings are installed")
    else:
        found.warnings.append("second look: off; `pip install 'salon[semantic]'` (docs/scorers.md)")
    for one in settings.judging.scorer:
        process = process_of(one, unconfined=settings.age.mode == "test")
        try:
            if await process.ready():
                said = "in shadow" if one.shadow else "counts"
                found.fine.append(f"scorer {one.name}: starts, {said}, used under: {one.licence}")
            else:
                found.faults.append(f"judging.scorer {one.name}: does not start here ({process.why}); docs/scorers.md")
        finally:
            await process.close()


def _rules(settings: Settings, found: Found) -> None:
    found.faults += [f"rule {code}: its own examples do not hold" for code in disagreeing()]
    found.fine.append(f"{len(RULES)} rules agree with their own examples")
    table = table_of(settings)
    found.fine.append(f"table of consequences {digest(table)}: {len(settings.judging.policy)} lines of your own")
    if settings.judging.packs:
        found.fine.append(f"{len(packs_of(settings))} rules of your own packs agree with their examples")


def _web(found: Found) -> None:
    if not (STATIC / ".vite" / "manifest.json").exists():
        found.faults.append(f"{STATIC}: the web part is not built; `pip install .` builds it")


def _zk(settings: Settings, found: Found) -> None:
    """Whether the engine takes the accepted circuits; without it wallets are asked for plain answers."""
    verifier = zk_verifier(settings)
    listed = {circuit.id for circuit in verifier.listed}
    if not listed:
        return
    if not engine_installed():
        found.before_open.append(
            "zk.circuits: `pip install 'salon[zk]'`, or wallets are asked for plain answers only (docs/age-zk.md)"
        )
        return
    code, known = asyncio.run(_loaded(verifier))
    if code != "ok":
        found.faults.append(f"zk.circuits: the engine does not start ({code})")
        return
    found.faults += [f"zk.circuits: the engine does not take the circuit `{name}`" for name in sorted(listed - known)]
    found.fine.append(f"the engine of zero-knowledge proofs takes {len(known)} of {len(listed)} circuits")


async def _loaded(verifier: ZkVerifier) -> tuple[str, set[str]]:
    try:
        return await verifier.ready(), {circuit.id for circuit in verifier.circuits}
    finally:
        await verifier.close()


async def _issuers(settings: Settings, found: Found) -> None:
    """Whose proofs of age are taken, as the site itself would read them; without the network."""
    if settings.age.mode == "test":
        return
    now = time()
    until = settings.age.list_override_until
    if until is not None and until.timestamp() <= now:
        found.faults.append("age.list_override_until: is over; take it out")
    path = Path(settings.directories.data) / "salon.db"
    # Who confirmed an issuer stands in the database, which a site that was never served does not have.
    database = Database(path) if path.exists() else None
    try:
        trust = await open_trust(settings, database, FixedClock(now), None)
    except (OSError, ValueError) as error:
        found.faults.append(str(error))
        return
    except Unavailable:
        found.warnings.append("age: the database did not answer; who confirmed an issuer is not known now")
        return
    finally:
        if database is not None:
            await database.close()
    for one in trust.in_use():
        said = f"{one.name}: vouches for age, " + ("on the EU list" if one.on_list else "not on the EU list")
        if one.confirmed:
            found.fine.append(said)
        else:
            said += f"; no one-to-one before two of staff confirm it at /staff/door ({one.confirmed_by} did)"
            found.warnings.append(said)
    state = trust.state(now)
    if state is not None:
        known = f"list of issuers number {state.sequence}" if state.fetched_at else "no list of issuers was fetched yet"
        stale = "; stale: vouches for nobody until `salon serve` or `salon age anchors --refresh` fetched it"
        (found.warnings if state.stale else found.fine).append(known + (stale if state.stale else ""))


def _starts(settings: Settings, found: Found) -> None:
    """Build the whole site over a scratch store, with the real rooms and migrations."""
    with tempfile.TemporaryDirectory(prefix="salon-check-") as scratch:
        root = Path(scratch)
        vanish_keys.create(root / "vanish-keys")
        site_keys.create(root / "site-keys")
        directories = msgspec.structs.replace(
            settings.directories,
            data=str(root / "data"),
            vanish_keys=str(root / "vanish-keys"),
            site_keys=str(root / "site-keys"),
        )

        async def build() -> int:
            running = await open_site(msgspec.structs.replace(settings, directories=directories))
            try:
                return len(await running.services.rooms.directory())
            finally:
                await running.close()

        try:
            found.fine.append(f"the site builds and opens {asyncio.run(build())} rooms")
        except Exception as error:  # noqa: BLE001  # whatever it is, the operator must hear of it here
            found.faults.append(f"the site does not build: {type(error).__name__}: {error}")


def of_the_door(settings: Settings) -> list[str]:
    """What the law or the EU profile makes of settings of the door that are allowed, and what no setting can show."""
    age, said = settings.age, []
    if not age.levels.av_plain_days and (age.anchors or age.list_url):
        said.append(
            "age.levels.av_plain_days: 0 refuses wallets for answering plainly, which the EU profile forbids (A.9)"
        )
    if age.provider.issuer and not age.anchors and not age.list_url:
        said.append(
            "age.provider: the only way in is a provider that learns who comes; where the law asks for double "
            "anonymity (Arcom, 9 October 2024) wallets must be taken too: set age.anchors or age.list_url"
        )
    if settings.site.origin.startswith("https://") and not settings.server.trusted_proxies:
        said.append(
            "server.trusted_proxies: names no proxy, so everybody seems to come from yours: no budget of fresh proofs "
            "or of calls means anything"
        )
    said.append(
        "law: write down what the door does to people's data (GDPR art. 35) and, for the United Kingdom, to its risks; "
        "the questions are in docs/operating.md, Proof of age and the law"
    )
    return said


def of_help(settings: Settings) -> list[str]:
    """What people under pressure would look for and not find."""
    asked = settings.help
    said = [
        f"help.countries: no help lines are known for `{country}`; enter your own as [[help.lines]]"
        for country in asked.countries
        if country not in COUNTRIES
    ]
    if not asked.lines and not COUNTRIES & set(asked.countries):
        said.append("help: no help lines; who is under pressure is told of nobody to turn to (docs/conversations.md)")
    return said


def before_open(settings: Settings) -> list[str]:
    """What the law or the design asks for and this site does not have yet, each with what to do."""
    site, missing = settings.site, []
    if not site.operator:
        missing.append("site.operator: say who runs it, name and address (DSA art. 14, LCEN art. 1-1)")
    if not site.contact:
        missing.append("site.contact: a single point of contact for visitors and authorities (DSA art. 11, 12)")
    if not site.origin.startswith("https://"):
        missing.append("site.origin: visitors need https://; put a TLS proxy in front (docs/operating.md, Proxy)")
    if settings.age.mode == "test":
        missing.append(
            "age.mode: `test` proves nothing; set `wallet` and the issuers you trust (docs/door.md, Issuers)"
        )
    missing.append("custodians: sealed connection data and its custodians are not part of Salon yet")
    return missing
