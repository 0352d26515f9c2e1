"""What the HTTP handlers are given: flows, ready to call.

`salon.app` builds it once; handlers fetch it with `services(request)`. Pass a handler the flow it
needs, never the whole of this to a domain function.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from litestar.connection import ASGIConnection
from msgspec import Struct

from salon.base.clock import Clock
from salon.base.ids import Family
from salon.flow.claim import Claims
from salon.flow.hub import Hub
from salon.flow.moderate import Moderate
from salon.flow.naming import Naming
from salon.flow.passes import PassKeeper
from salon.flow.photo import Photos
from salon.flow.photo_desk import PhotoDesk
from salon.flow.ports.people import Acquaintance
from salon.flow.ports.tickets import Tickets
from salon.flow.probation import Probation
from salon.flow.prove import Prove
from salon.flow.report import Reports
from salon.flow.room_risk import RoomRisks
from salon.flow.rooms import RoomKeeper
from salon.flow.rulebook import Rulebook
from salon.flow.rulebook_views import RuleDesk
from salon.flow.staff import StaffDoor
from salon.flow.stages import Stages
from salon.flow.stops import StoppedPictures
from salon.flow.stops_desk import StopDesk
from salon.flow.talk import Talk
from salon.flow.tally import DailyTally
from salon.flow.trust import Trust
from salon.gateway.assets import Assets
from salon.gateway.help_lines import Helpline
from salon.gateway.wallet_apps import WalletApp
from salon.outside.metrics import Metrics
from salon.outside.test_issuer import Issuer


@dataclass(slots=True)
class Desk:
    """The flows of the moderators' desk."""

    door: StaffDoor
    moderate: Moderate
    reports: Reports
    claims: Claims
    photos: PhotoDesk
    rules: RuleDesk
    stops: StopDesk


class Facts(Struct, frozen=True):
    """What pages and answers say about the site itself."""

    name: str
    origin: str
    """From configuration, never from a request."""
    age_mode: str = "test"
    photos: bool = True
    """Whether photos are taken at all."""
    nudity_admitted: bool = False
    pass_days: int = 30
    """Most days any pass is good for."""
    idle_min: int = 0
    """Minutes without use after which a pass needs a fresh proof; 0: never for that."""
    talk_after_min: int = 0
    """Probation: minutes before a new pass asks for a one-to-one or posts a link."""
    talk_after_messages: int = 0
    """Probation: the same in accepted messages."""
    operator: str = ""
    contact: str = ""
    zone: str = "UTC"
    """Time zone in which pages without script name a time of day; an IANA name."""
    exit_url: str = ""
    """Where the quick exit leads; empty: a blank page."""
    helplines: tuple[Helpline, ...] = ()
    provider: str = ""
    """Name of whom people may sign in with instead of a wallet; empty: nobody."""
    wallet_apps: dict[str, WalletApp] = {}
    """Apps the operator has seen to work, by country; the others are as `wallet_apps.toml` has them."""


@dataclass(slots=True)
class Services:
    """The flows of one running site."""

    facts: Facts
    clock: Clock
    prove: Prove
    passes: PassKeeper
    naming: Naming
    tally: DailyTally
    probation: Probation
    tickets: Tickets
    revoked: set[Family]
    people: Acquaintance
    rooms: RoomKeeper
    talks: Talk
    hub: Hub
    risks: RoomRisks
    metrics: Metrics
    assets: Assets
    rulebook: Rulebook
    stages: Stages
    desk: Desk
    stops: StoppedPictures
    trust: Trust
    photos: Photos
    ready: Callable[[], bool]
    """Whether the site can serve: its clock is trusted."""
    test_issuer: Issuer | None = None
    """Only in test mode."""
    zero_knowledge: Callable[[], str] = lambda: "off"
    """Whether zero-knowledge proofs are taken: `on`, `off`, or `unavailable` though configured."""
    lists: Callable[[], bool] = lambda: False
    """Whether photos are compared with a list of known images that somebody gave this site."""
    opens: Callable[[], float] = lambda: 0.0
    """0 while the site is open, else when it opens, epoch seconds."""


def services(connection: ASGIConnection[Any, Any, Any, Any]) -> Services:
    """The services of the application that answers this connection."""
    return cast("Services", connection.app.state.salon)
