"""Every setting: what it is for, its unit, its default and what is allowed.

Settings are frozen structs, one a section of `salon.toml`. Each field's `Doc` is the documentation: docs/settings.md
is made from it, and `config.load` checks values against it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal, get_args, get_origin

from msgspec import UNSET, Meta, UnsetType, field

from salon.config.judging import Judging
from salon.config.photos import Photos
from salon.config.section import BESIDE, Section, Slug


class Helpline(Section, frozen=True):
    """Somebody to talk to outside the site, shown on the front page, on /support, and to people under pressure."""

    name: Annotated[str, Meta(min_length=1, max_length=80, description="Who answers.")]
    reach: Annotated[str, Meta(min_length=1, max_length=120, description="Telephone number or address, as shown.")]
    checked_on: Annotated[date, Meta(description="Day somebody last made sure that it answers.")]
    country: Annotated[
        str, Meta(pattern="^([a-z]{2})?$", description="ISO 3166 code, small letters; empty: anywhere.")
    ] = ""
    hours: Annotated[str, Meta(max_length=60, description="When somebody answers, as shown.")] = ""
    languages: Annotated[
        tuple[Annotated[str, Meta(pattern="^[a-z]{2}$")], ...],
        Meta(max_length=10, description="ISO 639 codes of what is spoken there."),
    ] = ()


class Help(Section, frozen=True):
    """Who listens and helps, for people under pressure (docs/conversations.md)."""

    countries: Annotated[
        tuple[Annotated[str, Meta(pattern="^[a-z]{2}$")], ...],
        Meta(
            max_length=30,
            description="Countries whose public help lines are shown as this version knows them, with source and date "
            "(`gateway/help_lines.toml`); your own come first.",
        ),
    ] = ("fr",)
    lines: Annotated[
        tuple[Helpline, ...], Meta(max_length=40, description="Lines you have made sure of yourself.")
    ] = ()


class Site(Section, frozen=True):
    """Who runs this, and for whom."""

    name: Annotated[str, Meta(min_length=1, max_length=60, description="Name of the site, as visitors see it.")] = (
        "Salon"
    )
    kind: Annotated[
        Literal["town", "newspaper", "association", "game"],
        Meta(description="What the site is for; chooses the texts of `salon init`."),
    ] = "association"
    origin: Annotated[
        str,
        Meta(
            pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?$",
            description="Where visitors find it, without a trailing slash. Proofs of age and sockets are bound to it.",
        ),
    ] = "http://localhost:8080"
    operator: Annotated[str, Meta(max_length=300, description="Name and address of who runs it; shown on /legal.")] = ""
    contact: Annotated[
        str, Meta(max_length=120, description="Single point of contact for visitors and authorities (DSA 11, 12).")
    ] = ""
    exit_url: Annotated[
        str,
        Meta(
            pattern=r"^(https://[A-Za-z0-9./_-]{1,200})?$",
            description="Where the quick exit leads; empty: a blank page.",
        ),
    ] = ""
    zone: Annotated[str, Meta(max_length=60, description="Time zone of opening hours, an IANA name.")] = "Europe/Paris"
    hours: Annotated[
        str,
        Meta(
            max_length=200,
            description="When the site is open, like `Thu-Sun 20:00-02:00, Mon 12:00-14:00`; empty: always.",
        ),
    ] = ""


class Server(Section, frozen=True):
    """Where it listens."""

    host: Annotated[str, Meta(max_length=60, description="Address to listen on.")] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65_535, description="Port to listen on; 0 takes a free one.")] = 8080
    trusted_proxies: Annotated[
        tuple[str, ...],
        Meta(
            max_length=20, description="Networks of your own proxies, like `10.0.0.0/8`; their `Forwarded` is believed."
        ),
    ] = ()
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Meta(description="Least level that is logged.")
    ] = "info"


LevelDays = Annotated[int, Meta(ge=0, le=90)]


class AgeLevels(Section, frozen=True):
    """Which ways of showing one's age suffice, and how long a pass is good for; 0 days: does not suffice.

    Passes of test mode are good for 30 days. A policy made stricter holds for passes that are out already.
    """

    av_zk_days: Annotated[
        LevelDays, Meta(description="For a zero-knowledge proof of a wallet, which nobody can link (unit: days).")
    ] = 30
    av_plain_days: Annotated[
        LevelDays,
        Meta(
            description="For a plain proof of a wallet (unit: days). The EU profile forbids to refuse a wallet only "
            "because it answers plainly: leave this above 0 unless counsel says otherwise."
        ),
    ] = 30
    provider_days: Annotated[LevelDays, Meta(description="For a yes of the configured provider (unit: days).")] = 30
    idle_min: Annotated[
        int,
        Meta(
            ge=0,
            le=1_440,
            description="A pass with which nobody did anything for so long needs a fresh proof (unit: minutes); "
            "0: off, 60: the strict setting. Kept in memory alone: with it, a restart asks everybody again.",
        ),
    ] = 0


class WalletApp(Section, frozen=True):
    """What `/no-wallet` says of a country's app, in place of what this version knows (`gateway/wallet_apps.toml`)."""

    country: Annotated[
        str, Meta(pattern="^[a-z]{2}$", description="ISO 3166 code, small letters; of the EU or the EEA.")
    ]
    app: Annotated[str, Meta(min_length=1, max_length=60, description="Name of the app.")]
    address: Annotated[
        str, Meta(pattern=r"^https://[!-~]{4,250}$", description="Where one reads about it and gets it.")
    ]
    checked_on: Annotated[date, Meta(description="Day somebody last made sure that it shows an age to this site.")]
    minutes: Annotated[int, Meta(ge=1, le=120, description="How long setting it up takes (unit: minutes).")] = 10


class Provider(Section, frozen=True):
    """Somebody people sign in with who tells this site one thing: 18 or over (docs/age-provider.md). Off by default."""

    issuer: Annotated[
        str,
        Meta(
            max_length=200,
            description="Address the provider's own description gives as `issuer`, to the letter: `https`, in test "
            "mode `http` on loopback. Empty: no provider.",
        ),
    ] = ""
    name: Annotated[str, Meta(max_length=60, description="Its name, as visitors know it.")] = ""
    client_id: Annotated[str, Meta(max_length=200, description="What the provider calls this site.")] = ""
    client_secret_file: Annotated[
        str,
        Meta(
            max_length=300,
            extra=BESIDE,
            description="File beside this one, for the server's user alone, with the secret the provider gave; "
            "empty: it gave none (a public client).",
        ),
    ] = ""
    claim: Annotated[
        str,
        Meta(
            pattern=r"^[!-~]{1,200}$",
            description="The claim of the ID token that must be `true`; dots lead inside, like "
            "`age_equal_or_over.18`. No other claim is read.",
        ),
    ] = "age_over_18"
    scope: Annotated[
        str,
        Meta(
            pattern=r"^openid( [!-~]{1,100}){0,5}$",
            description="Scope asked for. Besides it, only the claim is. Ask for more only if the provider gives "
            "the claim in no other way.",
        ),
    ] = "openid"
    login_max_age_s: Annotated[
        int,
        Meta(
            ge=0,
            le=86_400,
            description="How long ago the person may have signed in there, so that nobody uses a screen left open "
            "(unit: seconds); 0: however long, for providers that give no `auth_time`.",
        ),
    ] = 300


class Age(Section, frozen=True):
    """The door."""

    mode: Annotated[
        Literal["test", "wallet"],
        Meta(
            description="Which proofs are taken. `test`: this installation's own test issuer, on local origins only. "
            "`wallet`: EU age-verification wallets, of issuers under `anchors` or on the list of `list_url`."
        ),
    ] = "test"
    anchors: Annotated[
        tuple[str, ...],
        Meta(
            max_length=200,
            extra=BESIDE,
            description="PEM files of trusted issuers' roots, beside this file; refused in test mode. One that is not "
            "on the EU's list opens no one-to-one before two of staff confirmed it (docs/door.md).",
        ),
    ] = ()
    levels: AgeLevels = field(default_factory=AgeLevels)
    fresh_proofs: Annotated[
        int,
        Meta(
            ge=1,
            le=100_000,
            description="Fresh proofs from one network (/24, /56) and day before it becomes slower there: a wait "
            "that grows, this device's wallet only, a longer probation. Never a refusal for good. A mobile carrier or "
            "a campus is one network to us: raise it for a big site.",
        ),
    ] = 100

    list_url: Annotated[
        str,
        Meta(
            pattern=r"^(https?://[^\s]{1,400}|[^\s:]{1,400})?$",
            extra=BESIDE,
            description="The EU's trusted list of issuers: `http://`, `https://`, or a file beside this one; empty: "
            "none. Needs the extra `salon[trustlist]` and `list_signers`.",
        ),
    ] = ""
    list_signers: Annotated[
        tuple[str, ...],
        Meta(
            max_length=10,
            extra=BESIDE,
            description="PEM files of the certificates that may sign the list, beside this file; no other is believed.",
        ),
    ] = ()
    list_refresh_h: Annotated[
        float, Meta(ge=0.25, le=24, description="How often the list is fetched (unit: hours).")
    ] = 6.0
    list_stale_h: Annotated[
        float,
        Meta(
            ge=1,
            le=72,
            description="A list not to be had for this long vouches for nobody any more (unit: hours).",
        ),
    ] = 24.0
    list_override_until: Annotated[
        Annotated[datetime, Meta(tz=True)] | None,
        Meta(
            description="Trust the last good list though it is stale, until then, at most 7 days ahead, like "
            "`2026-11-30T12:00:00Z`. Logged every hour and shown on /legal.",
        ),
    ] = None
    provider: Provider = field(default_factory=Provider)
    wallet_apps: Annotated[
        tuple[WalletApp, ...], Meta(max_length=60, description="Apps you have seen to work here, by country.")
    ] = ()


class Probation(Section, frozen=True):
    """What a new pass may not do yet. Each needs both: time, and messages accepted in rooms. 0 and 0: no probation.

    Agreeing to a one-to-one is never barred. In test mode everything here is 0 unless the section stands in the file.
    """

    talk_after_min: Annotated[
        int,
        Meta(ge=0, le=1_440, description="Before it may ask for a one-to-one or post a link (unit: minutes)."),
    ] = 10
    talk_after_messages: Annotated[
        int, Meta(ge=0, le=100, description="Accepted messages before it may ask for a one-to-one or post a link.")
    ] = 5
    photos_after_min: Annotated[
        int, Meta(ge=0, le=1_440, description="Before it may send a photo (unit: minutes).")
    ] = 60
    photos_after_messages: Annotated[
        int, Meta(ge=0, le=100, description="Accepted messages before it may send a photo.")
    ] = 15


class ZkProofs(Section, frozen=True):
    """Zero-knowledge proofs of age (docs/age-zk.md). Without a list of circuits wallets are asked for plain proofs."""

    circuits: Annotated[
        str,
        Meta(
            max_length=400,
            extra=BESIDE,
            description="JSON list of the circuits you accept, beside this file; empty: off.",
        ),
    ] = ""
    circuits_sha256: Annotated[
        str,
        Meta(
            pattern="^([0-9a-f]{64})?$",
            description="SHA-256 of that list, 64 hex digits; another list is a fault.",
        ),
    ] = ""


class Directories(Section, frozen=True):
    """Where things are kept. None of the three may lie in another."""

    data: Annotated[str, Meta(min_length=1, extra=BESIDE, description="Database. Back it up.")] = "data"
    vanish_keys: Annotated[
        str, Meta(min_length=1, extra=BESIDE, description="Keys of what vanishes. Never back it up.")
    ] = "vanish-keys"
    site_keys: Annotated[
        str, Meta(min_length=1, extra=BESIDE, description="Keys of the site. Back it up, apart from the data.")
    ] = "site-keys"


class SeedRoom(Section, frozen=True):
    """A room that is there from the start."""

    key: Annotated[Slug, Meta(description="Stable name of this entry; never shown.")]
    name: Annotated[str, Meta(min_length=3, max_length=60, description="Name of the room.")]
    topic: Annotated[str, Meta(max_length=200, description="What it is about.")] = ""
    lang: Annotated[Literal["fr", "en"], Meta(description="Its language.")] = "fr"
    pinned: Annotated[str, Meta(max_length=300, description="A rule of the house, shown at the top of the room.")] = ""
    life_s: Annotated[int, Meta(ge=600, le=86_400, description="Life of its messages (unit: seconds).")] = 14_400
    slow_s: Annotated[int, Meta(ge=0, le=21_600, description="Slow mode (unit: seconds).")] = 0
    capacity: Annotated[int, Meta(ge=2, le=10_000, description="Most people at once.")] = 2_000
    preset: Annotated[
        Literal["strict", "normal", "relaxed"],
        Meta(description="How coarse language may be in it; nothing else depends on it."),
    ] = "normal"
    hours: Annotated[
        str, Meta(max_length=200, description="When one may write in it, in the form of `site.hours`; empty: always.")
    ] = ""


class Rooms(Section, frozen=True):
    """Rooms."""

    per_visitor: Annotated[int, Meta(ge=0, le=20, description="Most rooms one visitor may have open at once.")] = 2
    fade_s: Annotated[
        int, Meta(ge=60, le=86_400, description="A visitor's room that stays empty this long closes (unit: seconds).")
    ] = 1_800
    seed: Annotated[tuple[SeedRoom, ...], Meta(max_length=200, description="Rooms that are there from the start.")] = ()


class Settings(Section, frozen=True):
    """All of `salon.toml`."""

    site: Site = field(default_factory=Site)
    help: Help = field(default_factory=Help)
    server: Server = field(default_factory=Server)
    age: Age = field(default_factory=Age)
    probation: Probation | UnsetType = UNSET
    zk: ZkProofs = field(default_factory=ZkProofs)
    directories: Directories = field(default_factory=Directories)
    judging: Judging = field(default_factory=Judging)
    photos: Photos = field(default_factory=Photos)
    rooms: Rooms = field(default_factory=Rooms)


def section_of(kind: Any) -> type[Section] | None:
    """The section that a field holds, also one that may be absent; None for a plain value or a list."""
    parts = () if get_origin(kind) is tuple else (kind, *get_args(kind))
    return next((one for one in parts if isinstance(one, type) and issubclass(one, Section)), None)
