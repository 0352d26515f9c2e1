"""What `salon check` says of photos: whether they can be looked at here, and what knows them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from salon.cli.found import Found
from salon.config.schema import Settings
from salon.media.banks import silencing
from salon.outside.bank_files import BadBank, read_banks
from salon.outside.photo_process import PhotoProcess


def of_photos(settings: Settings, found: Found) -> None:
    """Look, without the site; nothing is written."""
    chosen = settings.photos
    if not chosen.on:
        found.fine.append("photos are off")
        return
    off = asyncio.run(_off(unconfined=settings.age.mode == "test"))
    if off == "unconfined":
        found.faults.append("photos: what decodes them cannot be confined on this machine; set `photos.on = false`")
    elif off:
        found.warnings.append("photos: the model of nudity cannot be loaded, so none are taken; install Salon anew")
    else:
        found.fine.append("photos can be looked at, in a process of their own")
    try:
        banks = read_banks(Path(settings.directories.data) / "banks")
    except BadBank as fault:
        found.faults.append(f"photos: {fault}")
        return
    if not any(bank.role == "csam" for bank in banks):
        found.warnings.append(
            "photos: no bank holds a list of known illegal pictures, so none is recognised (docs/photos.md, Limits)"
        )
    found.warnings += [
        f"photos: {bank} lists {one.pdq} as harmless, {match.distance} bits from what {match.bank} ({match.role}) "
        "knows; look into it, one of the two is wrong (docs/photos.md, Banks)"
        for bank, one, match in silencing(banks)
    ]
    if not chosen.custodian_key:
        found.warnings.append("photos.custodian_key: is missing; of a suspected photo only its facts will be kept")


async def _off(*, unconfined: bool) -> str:
    """Why photos cannot be looked at; empty if they can."""
    process = PhotoProcess(unconfined=unconfined)
    try:
        await process.ready()
        return process.off
    finally:
        await process.close()
