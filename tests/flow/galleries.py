"""A running site with banks of generated pictures, people who send them and a member of staff: for tests of photos."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from bench.pictures import encoded, scene
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from PIL import Image

from salon.base.errors import Refused, Unavailable
from salon.base.ids import CaseId, StaffId
from salon.client import Event, Room, Visitor
from salon.config.schema import Settings
from salon.flow.ports.staff import Passkey, StaffMember
from salon.media.found import Role
from salon.outside.bank_files import append, row
from salon.outside.photo_process import PhotoProcess
from salon.store.staff import SqliteStaff
from salon.wire import staff as wire
from tests.client.networks import DEADLINE_S
from tests.running import Place, running_site

KNOWN: dict[Role, int] = {"block": 21, "csam": 22, "hold": 23}
"""Seeds of the pictures that banks know."""


def known(role: Role) -> bytes:
    return encoded(scene(KNOWN[role], 640, 480), quality=90)


def clean(seed: int = 31) -> bytes:
    return encoded(scene(seed, 640, 480))


def grey() -> bytes:
    """A wall: a score between the bands of this site."""
    return encoded(Image.new("RGB", (320, 240), (150, 100, 70)))


def nude() -> bytes:
    """A ball of light, which the model takes for nude enough for this site."""
    return encoded(Image.radial_gradient("L").convert("RGB"))


@dataclass
class Gallery:
    """The site, and what tests of photos need of it."""

    place: Place
    custodian: X25519PrivateKey
    member: StaffMember

    async def cases(self) -> list[wire.Item]:
        return list((await self.place.running.services.desk.moderate.queue()).items)

    async def case_of(self, visitor: Visitor) -> wire.Case:
        """The one open case about somebody."""
        desk = self.place.running.services.desk.moderate
        looked = [await desk.look(self.member, CaseId(item.id)) for item in await self.cases()]
        (found,) = (case for case in looked if case.target.tag == visitor.tag)
        return found

    async def act(self, case: wire.Case, act: Any) -> wire.Case:
        """Look at it, the picture too where there is one to see, then act."""
        services = self.place.running.services.desk
        desk = services.moderate
        if act in {"release", "dismiss"}:
            with suppress(Refused, Unavailable):
                await services.photos.clear(self.member, CaseId(case.id))
        return await desk.act(self.member, CaseId(case.id), wire.Act(act=act, reason="other"))

    def files(self) -> set[str]:
        return {path.name for path in (self.place.root / "data" / "photos").iterdir()}


async def place_of(visitor: Visitor) -> Room:
    return await visitor.join(next(info for info in await visitor.rooms() if info.name == "La place"))


async def photo_in(room: Room, author: str) -> Event:
    """The next photo of somebody in a room."""
    async with asyncio.timeout(DEADLINE_S):
        async for event in room.events():
            if event.photo is not None and event.author == author:
                return event
    raise AssertionError("no photo came")


async def outcome_of(visitor: Visitor, cid: str) -> Any:
    """What became of something held."""
    async with asyncio.timeout(DEADLINE_S):
        async for news in visitor.news():
            if getattr(news, "cid", "") == cid:
                return news
    raise AssertionError("nothing was told")


async def banks_into(directory: Path) -> None:
    """Banks of the pictures of `KNOWN`."""
    process = PhotoProcess(unconfined=True)
    for role in KNOWN:
        hashes = (await process.decode(known(role), "JPEG")).hashes
        append(directory, f"test-{role}", role, [row(one, "generated") for one in hashes])
    await process.close()


@asynccontextmanager
async def open_gallery(root: Path, *, custodian: bool = True, **photos: Any) -> AsyncIterator[Gallery]:
    """A site whose bands suit generated pictures; `photos` are settings of [photos]."""
    private = X25519PrivateKey.generate()
    pem = root / "custodian.pem"
    pem.write_bytes(private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    (root / "data").mkdir(mode=0o700, exist_ok=True)
    await banks_into(root / "data" / "banks")
    chosen = {"blur_from": 0.3, "hold_from": 0.5, "custodian_key": str(pem) if custodian else ""} | photos

    def change(settings: Settings) -> Settings:
        return msgspec.structs.replace(settings, photos=msgspec.structs.replace(settings.photos, **chosen))

    async with running_site(root, change=change) as place:
        staff, now = SqliteStaff(place.running.database), place.running.clock.now()
        member = StaffMember(StaffId("dora" + "a" * 12), "Dora")
        await staff.keep_token(b"token", "", now + 60)
        await staff.join(b"token", member, Passkey(b"key", b"key", 0), now)
        yield Gallery(place, private, member)
