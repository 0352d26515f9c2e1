"""`salon.toml` into `Settings`: every fault at once, each with its path, what was found and what is allowed."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Struct
from msgspec.inspect import StructType, VarTupleType, type_info

from salon.age.provider import is_loopback, is_usable
from salon.chat.hours import parse_hours
from salon.config.schema import Age, Settings, section_of
from salon.config.scorers import located, scorer_faults
from salon.gateway.wallet_apps import WALLET_APPS
from salon.outside.circuits import CircuitFaults, read_circuits
from salon.outside.custodian_seal import BadCustodianKey, read_key
from salon.outside.pack_files import read_packs
from salon.safety.packs import BadPack
from salon.safety.policy import Row
from salon.safety.policy import faults as policy_faults


class Faults(ValueError):
    """A configuration that cannot be used; `faults` has one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load(path: Path) -> Settings:
    """Read a file; paths become absolute, relative to the file.

    Raises:
        Faults: with every fault found.
    """
    try:
        raw = tomllib.loads(path.read_text())
    except FileNotFoundError:
        raise Faults([f"{path}: there is no such file; `salon init DIR` makes one"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Faults([f"{path}: not TOML: {error}"]) from None
    faults: list[str] = []
    _check(raw, Settings, "", faults)
    if faults:
        raise Faults(faults)
    settings = msgspec.convert(raw, Settings)
    base = path.resolve().parent
    names = {
        name: str((base / getattr(settings.directories, name)).resolve())
        for name in settings.directories.__struct_fields__
    }
    settings = msgspec.structs.replace(
        settings, directories=msgspec.structs.replace(settings.directories, **names), age=_located(settings.age, base)
    )
    judging = msgspec.structs.replace(settings.judging, scorer=located(settings.judging.scorer, base))
    settings = msgspec.structs.replace(settings, judging=judging)
    if settings.zk.circuits:
        circuits = str((base / settings.zk.circuits).resolve())
        settings = msgspec.structs.replace(settings, zk=msgspec.structs.replace(settings.zk, circuits=circuits))
    if settings.judging.packs:
        packs = str((base / settings.judging.packs).resolve())
        settings = msgspec.structs.replace(settings, judging=msgspec.structs.replace(settings.judging, packs=packs))
    named = {
        name: str((base / given).resolve())
        for name in ("legal_record", "custodian_key")
        if (given := getattr(settings.photos, name))
    }
    settings = msgspec.structs.replace(settings, photos=msgspec.structs.replace(settings.photos, **named))
    faults = cross_checks(settings)
    if faults:
        raise Faults(faults)
    return settings


def _located(age: Age, base: Path) -> Age:
    """The section with absolute paths."""

    def place(path: str) -> str:
        return str((base / path).resolve())

    secret = age.provider.client_secret_file
    remote = age.list_url.startswith(("http://", "https://")) or not age.list_url
    return msgspec.structs.replace(
        age,
        anchors=tuple(map(place, age.anchors)),
        list_url=age.list_url if remote else place(age.list_url),
        list_signers=tuple(map(place, age.list_signers)),
        provider=msgspec.structs.replace(age.provider, client_secret_file=place(secret) if secret else ""),
    )


def _check(raw: Any, kind: type[Struct], path: str, faults: list[str]) -> None:
    """Walk a table, so that one fault does not hide the others."""
    if not isinstance(raw, dict):
        faults.append(f"{path or 'the file'}: must be a table")
        return
    hints = get_type_hints(kind, include_extras=True)
    plain = get_type_hints(kind)
    required = {info.encode_name for info in type_info(kind).fields if info.required}  # type: ignore[attr-defined]
    faults.extend(f"{path}{name}: is missing" for name in sorted(required - set(raw)))
    for name, value in raw.items():
        where = f"{path}{name}"
        if name not in hints:
            near = get_close_matches(name, hints, 1)
            faults.append(f"{where}: unknown setting" + (f"; did you mean `{near[0]}`?" if near else ""))
            continue
        found, section = type_info(plain[name]), section_of(plain[name])
        if section is not None:
            _check(value, section, f"{where}.", faults)
        elif isinstance(found, VarTupleType) and isinstance(found.item_type, StructType) and isinstance(value, list):
            for number, item in enumerate(value):
                _check(item, get_args(plain[name])[0], f"{where}[{number}].", faults)
        else:
            try:
                msgspec.convert(value, hints[name])
            except msgspec.ValidationError as error:
                faults.append(f"{where}: {str(error)[:1].lower()}{str(error)[1:]}; found {value!r}")


def is_local(origin: str) -> bool:
    """Whether an origin can only be reached from this machine or a test network."""
    host = urlsplit(origin).hostname or ""
    return host == "localhost" or host.endswith((".localhost", ".test", ".internal"))


def _issuers(age: Age) -> list[str]:
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


def policy_rows(settings: Settings) -> tuple[Row, ...]:
    """The operator's own lines of the table of consequences, not checked."""
    return tuple(Row(**msgspec.structs.asdict(row)) for row in settings.judging.policy)


def cross_checks(settings: Settings) -> list[str]:
    """Faults that concern several settings."""
    faults = []
    test = settings.age.mode == "test"
    if test and not is_local(settings.site.origin):
        faults.append(
            f"age.mode: `test` is refused on {settings.site.origin}: test proofs prove nothing; "
            "only localhost, *.test and *.internal"
        )
    strange = sorted({one.country for one in settings.age.wallet_apps} - set(WALLET_APPS))
    faults += [f"age.wallet_apps: `{code}` is no country of the EU or the EEA" for code in strange]
    if settings.zk.circuits or settings.zk.circuits_sha256:
        try:
            read_circuits(Path(settings.zk.circuits), settings.zk.circuits_sha256)
        except CircuitFaults as fault:
            faults.append(f"zk.circuits: {fault}")
    rows = policy_rows(settings)
    faults += [f"judging.policy[{fault.row}]: {fault.code}: {fault.text}" for fault in policy_faults(rows)]
    if settings.judging.packs:
        try:
            read_packs(Path(settings.judging.packs))
        except BadPack as bad:
            faults += [f"judging.packs: {fault}" for fault in bad.faults]
    faults += scorer_faults(settings.judging.scorer)
    faults += _provider_faults(settings)
    faults += _issuers(settings.age)
    faults += _photo_faults(settings)
    levels = settings.age.levels
    if not test and not levels.av_zk_days and not levels.av_plain_days and not levels.provider_days:
        faults.append("age.levels: no way of showing one's age suffices: nobody could enter")
    paths = {name: Path(getattr(settings.directories, name)) for name in settings.directories.__struct_fields__}
    for one, inner in paths.items():
        for other, outer in paths.items():
            if one != other and (inner == outer or outer in inner.parents):
                faults.append(
                    f"directories.{one}: lies in directories.{other} ({outer}); a backup of one would hold the other"
                )
    for proxy in settings.server.trusted_proxies:
        try:
            ip_network(proxy)
        except ValueError as error:
            faults.append(f"server.trusted_proxies: {error}")
    try:
        ZoneInfo(settings.site.zone)
    except (ZoneInfoNotFoundError, ValueError):
        faults.append(f"site.zone: {settings.site.zone!r} is not an IANA time zone, like `Europe/Paris`")
    hours = {"site.hours": settings.site.hours} | {
        f"rooms.seed[{number}].hours": room.hours for number, room in enumerate(settings.rooms.seed)
    }
    for where, text in hours.items():
        try:
            parse_hours(text)
        except ValueError as error:
            faults.append(f"{where}: {error}")
    keys = [room.key for room in settings.rooms.seed]
    faults += [
        f"rooms.seed: two rooms have the key `{key}`" for key in sorted({key for key in keys if keys.count(key) > 1})
    ]
    return faults


IDLE_STRICT_MIN: Final = 60
"""The strict setting of age: a pass nobody used for so long needs a fresh proof."""


def _photo_faults(settings: Settings) -> list[str]:
    """Faults of `[photos]`: a site that admits nudity owes more at its door (docs/photos.md)."""
    photos, faults = settings.photos, []
    if photos.blur_from > photos.hold_from:
        faults.append("photos.blur_from: above photos.hold_from; what is nude would not be doubtful")
    if photos.custodian_key:
        try:
            read_key(Path(photos.custodian_key))
        except BadCustodianKey as fault:
            faults.append(f"photos.custodian_key: {fault}")
    if photos.nudity == "refuse":
        return faults
    if not 1 <= settings.age.levels.idle_min <= IDLE_STRICT_MIN:
        faults.append(
            'age.levels.idle_min: `photos.nudity = "admit"` needs the strict setting, 1 to 60: a pass that was left '
            "lying needs a fresh proof"
        )
    if settings.age.provider.issuer:
        faults.append(
            'age.provider: `photos.nudity = "admit"` needs double anonymity: whoever vouches for age must not learn '
            "who comes here; take wallets only"
        )
    if not photos.legal_record:
        faults.append("photos.legal_record: is missing; write down why nudity may be admitted here")
    elif not _has_text(Path(photos.legal_record)):
        faults.append(f"photos.legal_record: {photos.legal_record}: there is no such file, or nothing in it")
    return faults


def _has_text(path: Path) -> bool:
    try:
        return bool(path.read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError):
        return False


def _provider_faults(settings: Settings) -> list[str]:
    """Faults of `[age.provider]`; none while it is off."""
    provider, faults = settings.age.provider, []
    if not provider.issuer:
        given = msgspec.structs.replace(provider, issuer="") != type(provider)()
        return ["age.provider.issuer: is missing; nothing else of [age.provider] counts without it"] if given else []
    if settings.age.mode == "test":
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
