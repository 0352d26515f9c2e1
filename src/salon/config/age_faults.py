"""Faults of the door's settings, those that concern several: `[age]` and what lies in it, `[zk]`."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from salon.age.provider import is_loopback, is_usable
from salon.config.schema import Age, Settings
from salon.gateway.wallet_apps import WALLET_APPS
from salon.outside.circuits import CircuitFaults, read_circuits


def age_faults(settings: Settings) -> list[str]:
    """All of them, one line each."""
    age = settings.age
    return [
        *_mode_faults(settings),
        *_wallet_app_faults(age),
        *_circuit_faults(settings),
        *_provider_faults(age),
        *_issuer_faults(age),
        *_level_faults(age),
    ]


def is_local(origin: str) -> bool:
    """Whether an origin can only be reached from this machine or a test network."""
    host = urlsplit(origin).hostname or ""
    return host == "localhost" or host.endswith((".localhost", ".test", ".internal"))


def _mode_faults(settings: Settings) -> list[str]:
    if settings.age.mode != "test" or is_local(settings.site.origin):
        return []
    said = f"age.mode: `test` is refused on {settings.site.origin}: test proofs prove nothing; "
    return [f"{said}only localhost, *.test and *.internal"]


def _wallet_app_faults(age: Age) -> list[str]:
    strange = sorted({one.country for one in age.wallet_apps} - set(WALLET_APPS))
    return [f"age.wallet_apps: `{code}` is no country of the EU or the EEA" for code in strange]


def _circuit_faults(settings: Settings) -> list[str]:
    if not settings.zk.circuits and not settings.zk.circuits_sha256:
        return []
    try:
        read_circuits(Path(settings.zk.circuits), settings.zk.circuits_sha256)
    except CircuitFaults as fault:
        return [f"zk.circuits: {fault}"]
    return []


def _level_faults(age: Age) -> list[str]:
    levels = age.levels
    if age.mode == "test" or levels.av_zk_days or levels.av_plain_days or levels.provider_days:
        return []
    return ["age.levels: no way of showing one's age suffices: nobody could enter"]


def _issuer_faults(age: Age) -> list[str]:
    """Whose proofs are taken: test proofs or real ones, never both; no list without its signers."""
    faults = []
    test, real = age.mode == "test", {"anchors": age.anchors, "list_url": age.list_url}
    faults += [
        f"age.{name}: real issuers and test proofs can never be on together; set age.mode to `wallet`"
        for name, given in real.items()
        if test and given
    ]
    if not test and not any(real.values()) and not age.provider.issuer:
        faults.append("age.anchors: `wallet` needs the issuers you trust: their roots here, or age.list_url")
    if age.list_url and not age.list_signers:
        faults.append("age.list_signers: a list is believed by its signer only; name the PEM file of its certificate")
    if age.list_signers and not age.list_url:
        faults.append("age.list_signers: there is no list; set age.list_url too")
    if age.list_refresh_h > age.list_stale_h:
        faults.append("age.list_refresh_h: longer than age.list_stale_h: the list would be stale between two fetches")
    files = [("anchors", path) for path in age.anchors] + [("list_signers", path) for path in age.list_signers]
    faults += [f"age.{name}: {path}: there is no such file" for name, path in files if not Path(path).is_file()]
    return faults


def _provider_faults(age: Age) -> list[str]:
    """Faults of `[age.provider]`; none while it is off."""
    provider, faults = age.provider, []
    if not provider.issuer:
        given = msgspec.structs.replace(provider, issuer="") != type(provider)()
        return ["age.provider.issuer: is missing; nothing else of [age.provider] counts without it"] if given else []
    if age.mode == "test":
        # Whoever signs in with a real provider would take the site for a real one.
        if not is_loopback(provider.issuer):
            faults.append("age.provider.issuer: in test mode only a provider on this machine (`http://localhost:PORT`)")
    elif not is_usable(provider.issuer, loopback=False):
        faults.append(f"age.provider.issuer: {provider.issuer!r} is not `https://` and a public name")
    if "?" in provider.issuer:
        faults.append("age.provider.issuer: an issuer has no query (OpenID Connect Discovery 1.0 section 3)")
    faults += [
        f"age.provider.{name}: is missing" for name in ("name", "client_id") if not getattr(provider, name).strip()
    ]
    secret = provider.client_secret_file
    if secret and not Path(secret).is_file():
        faults.append(f"age.provider.client_secret_file: {secret}: there is no such file")
    return faults
