"""All routes of the one HTTP application, and what stands before them."""

from __future__ import annotations

from typing import Final

from litestar.types import ASGIApp, ControllerRouterHandler

from salon.gateway.entry import EntryController
from salon.gateway.files import service_worker, static_file
from salon.gateway.health import healthz, metrics
from salon.gateway.pages import HANDLERS
from salon.gateway.peers import Peers, limited
from salon.gateway.photos import PhotoController, PhotoDeskController
from salon.gateway.reports import ReportController
from salon.gateway.rooms import RoomController
from salon.gateway.security import secured
from salon.gateway.server import build
from salon.gateway.services import Services
from salon.gateway.staff import DeskController, StaffDoorController
from salon.gateway.staff_door import TrustController, staff_door
from salon.gateway.staff_rules import RulesController
from salon.gateway.staff_stops import StopsDeskController
from salon.gateway.stops import HANDLERS as STOPS
from salon.gateway.talks import TalkController
from salon.gateway.transparency import transparency
from salon.gateway.wallets import WalletController

ROUTES: Final[tuple[ControllerRouterHandler, ...]] = (
    EntryController,
    WalletController,
    RoomController,
    ReportController,
    StaffDoorController,
    DeskController,
    TrustController,
    RulesController,
    StopsDeskController,
    transparency,
    staff_door,
    TalkController,
    PhotoController,
    PhotoDeskController,
    static_file,
    service_worker,
    healthz,
    metrics,
    *HANDLERS,
    *STOPS,
)


def application(services: Services, origin: str, peers: Peers) -> ASGIApp:
    """The site at `origin`, as ASGI."""
    return secured(origin)(limited(peers)(build(services, ROUTES)))
