"""Everything that photos of a site stand on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from salon.app.common import Common
from salon.app.stores import Stores
from salon.chat.model import Submission
from salon.config.schema import Settings
from salon.flow.deliver import Deliver
from salon.flow.photo import Photos
from salon.flow.photo_closed import ClosedLane
from salon.flow.photo_desk import PhotoDesk
from salon.flow.photo_released import ReleasedPhotos
from salon.flow.photo_sweep import PhotoSweep
from salon.flow.stops import StoppedPictures
from salon.media.bands import Bands
from salon.media.found import FormHash, Match
from salon.media.stopped import PREFIX
from salon.moderation.decision import Decision
from salon.outside.bank_files import CANARY_BANK, read_bank
from salon.outside.chance import draw_id, draw_key, draw_name
from salon.outside.custodian_seal import CustodianSeal
from salon.outside.photo_examiner import SitePhotoExaminer
from salon.outside.photo_files import PhotoFileStore
from salon.outside.photo_process import PhotoProcess
from salon.outside.site_banks import SiteBanks

MEBIBYTE = 1_048_576


class CannotConfine(ValueError):
    """Photos are on, and nothing here would keep what decodes them from the rest of the machine."""


@dataclass(frozen=True, slots=True)
class PhotoParts:
    """What looks at photos and what keeps them; the flows over it come with the path of messages."""

    on: bool
    banks: SiteBanks
    process: PhotoProcess
    examiner: SitePhotoExaminer
    files: PhotoFileStore
    stopped: StoppedPictures
    closed: ClosedLane
    released: ReleasedPhotos
    sweep: PhotoSweep

    def taken(self) -> bool:
        """Whether photos are taken now."""
        return self.on and self.examiner.available

    async def decided(self, decision: Decision) -> None:
        """Staff decided on a case."""
        await self.closed.decided(decision)
        await self.released.decided(decision)

    async def looked(self, decision: Decision, said: Submission) -> None:
        """Staff decided about something held."""
        await self.stopped.looked(decision, said)
        await self.released.looked(decision, said)

    async def upkeep(self) -> None:
        """Once a minute, while the clock is trusted: what is known by its hash alone ends with its time."""
        await self.stopped.upkeep()
        await self.released.upkeep()


async def open_photos(settings: Settings, stores: Stores, common: Common) -> PhotoParts:
    """Open it; files that a crash left are gone.

    Raises:
        CannotConfine: photos are on outside test mode, and the worker cannot be confined.
        BadBank, BadCustodianKey: what the operator gave cannot be read.
    """
    chosen, data = settings.photos, Path(settings.directories.data)
    test = settings.age.mode == "test"
    process = PhotoProcess(unconfined=test)
    if chosen.on and not test:
        await confined(process)
    banks = SiteBanks(
        data / "banks",
        common.clock,
        [read_bank(CANARY_BANK)],
        flooded=lambda: common.alarms.raise_("photo_quarantine"),
        quarantined=await stores.picture_marks.quarantined(common.clock.now()),
        keep=stores.picture_marks.quarantine,
    )
    stopped = common.stopped

    async def met(matches: tuple[Match, ...], photo: tuple[FormHash, ...], by: str) -> None:
        stopped.met(matches, photo, by)
        await banks.met((one for one in matches if not one.bank.startswith(PREFIX)), photo, by)

    examiner = SitePhotoExaminer(
        process,
        lambda: stopped.beside(banks()),
        met=met,
        bands=Bands(blur_from=chosen.blur_from, hold_from=chosen.hold_from),
    )
    files = PhotoFileStore(data / "photos")
    closed = ClosedLane(
        custodians=CustodianSeal(Path(chosen.custodian_key) if chosen.custodian_key else None, data / "sealed"),
        desk=stores.desk,
        places=stores.photos,
        draw_id=draw_id,
        clock=common.clock,
        alarms=common.alarms,
        cases=common.cases,
        tell=common.hub.tell,
    )
    await closed.open()
    released = ReleasedPhotos(stores.picture_marks, files, stores.desk, common.clock)
    await released.open()
    sweep = PhotoSweep(common.clock, files, stores.photos, common.metrics)
    await sweep.orphans(0.0)
    common.metrics.gauge("photo_bytes", lambda: files.stored_bytes)
    common.metrics.gauge("photos_off", lambda: float(chosen.on and not examiner.available))
    return PhotoParts(chosen.on, banks, process, examiner, files, stopped, closed, released, sweep)


async def confined(process: PhotoProcess) -> None:
    """A site does not start with photos on that nothing would keep from the rest of the machine.

    Raises:
        CannotConfine: with what to do.
    """
    if not await process.ready() and process.off == "unconfined":
        raise CannotConfine(
            "photos: the process that decodes them cannot be confined on this machine (Linux on x86-64 or AArch64 "
            "with seccomp is needed); set `photos.on = false`"
        )


def photos_of(settings: Settings, stores: Stores, common: Common, parts: PhotoParts, deliver: Deliver) -> Photos:
    """The path of a photo."""
    return Photos(
        examiner=parts.examiner,
        files=parts.files,
        places=stores.photos,
        room_log=stores.room_log,
        deliver=deliver,
        hub=common.hub,
        closed=parts.closed,
        released=parts.released,
        probation=common.probation,
        clock=common.clock,
        alarms=common.alarms,
        meter=common.metrics,
        draw_name=draw_name,
        draw_key=draw_key,
        revoked=common.revoked,
        nudity=settings.photos.nudity,
        on=parts.on,
        store_max_bytes=settings.photos.store_max_mb * MEBIBYTE,
    )


def photo_desk_of(settings: Settings, stores: Stores, common: Common, parts: PhotoParts) -> PhotoDesk:
    """Photos at the desk."""
    return PhotoDesk(
        desk=stores.desk,
        room_log=stores.room_log,
        examiner=parts.examiner,
        files=parts.files,
        places=stores.photos,
        closed=parts.closed,
        released=parts.released,
        hub=common.hub,
        clock=common.clock,
        meter=common.metrics,
        draw_name=draw_name,
        draw_key=draw_key,
        nudity=settings.photos.nudity,
    )
