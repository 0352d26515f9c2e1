"""`salon image check`: what the core of photos does with files of one's own; nothing is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import typer

from salon.base.errors import Refused, Unavailable
from salon.cli.ends import DEFAULT_CONFIG, Config, end, settings_or_end
from salon.config.photos import Photos
from salon.config.schema import Settings
from salon.flow.photo_rules import Nudity, ruled
from salon.flow.ports.photos import Examined
from salon.media.bands import Bands
from salon.media.banks import Bank, Banks
from salon.media.sniff import SIZE_MAX_BYTES
from salon.outside import logs
from salon.outside.bank_files import TEST_BANK, BadBank, read_bank, read_banks
from salon.outside.photo_examiner import SitePhotoExaminer
from salon.outside.photo_process import PhotoProcess

commands = typer.Typer(no_args_is_help=True, help="Photos (docs/photos.md).")
Action = Literal["allow", "blur", "hold", "block"]


@commands.callback()
def about() -> None:
    """Photos (docs/photos.md)."""


@commands.command("check")
def check(
    files: Annotated[list[Path], typer.Argument(help="Photos.")],
    config: Config = DEFAULT_CONFIG,
    nudity: Annotated[
        Nudity | None, typer.Option(help="Answer for a site that refuses or admits it; else as this one does.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line on standard output.")] = False,
) -> None:
    """Say what each photo is, who knows it, and what would become of it. Without a site: by the test bank, as settings
    are by default."""
    logs.configure("error")
    settings = settings_or_end(config) if config.exists() or config != DEFAULT_CONFIG else None
    admits = nudity or (settings.photos if settings else Photos()).nudity
    try:
        banks = read_banks(banks_of(settings)) if settings else [read_bank(TEST_BANK)]
    except BadBank as error:
        end(str(error))
    if not asyncio.run(tell(files, banks, settings, admits, json=json)):
        raise typer.Exit(1)


def banks_of(settings: Settings) -> Path:
    """The directory of a site's banks."""
    return Path(settings.directories.data) / "banks"


async def tell(
    files: Sequence[Path], banks: Sequence[Bank], settings: Settings | None, nudity: Nudity, *, json: bool
) -> bool:
    """Print one line a file; whether all could be read."""
    sound = True
    async for path, found in looked(files, banks, settings):
        line = {"file": str(path), "error": found} if isinstance(found, str) else answer(path, found, nudity)
        sound = sound and not isinstance(found, str)
        typer.echo(msgspec.json.encode(line) if json else _plain(line))
    return sound


async def looked(
    files: Sequence[Path], banks: Sequence[Bank], settings: Settings | None
) -> AsyncIterator[tuple[Path, Examined | str]]:
    """Each file with what it is, or the code of why it cannot be told."""
    process = PhotoProcess(unconfined=settings is not None and settings.age.mode == "test")
    known = Banks(banks)
    chosen = settings.photos if settings else Photos()
    bands = Bands(blur_from=chosen.blur_from, hold_from=chosen.hold_from)
    examiner = SitePhotoExaminer(process, lambda: known, bands=bands)
    try:
        for path in files:
            try:
                with path.open("rb") as file:
                    data = file.read(SIZE_MAX_BYTES + 1)
                yield path, await examiner.examine(data)
            except (Refused, Unavailable) as error:
                yield path, error.code
            except OSError:
                yield path, "unreadable"
    finally:
        await process.close()


def action(found: Examined, nudity: Nudity) -> Action:
    """What would become of a photo by itself: what the site itself would do (`flow.photo_rules`), in one word."""
    became = ruled(found, nudity, 0.0)
    match became.judgement.outcome:
        case "block":
            return "block"
        case "hold":
            return "hold"
        case "allow" | "flag":
            return "blur" if became.blurred else "allow"


def answer(path: Path, found: Examined, nudity: Nudity) -> dict[str, Any]:
    """One line of the output (design, "Command line"): the hash of the whole, each bank at its least distance."""
    least: dict[str, int] = {}
    for match in found.matches:
        least[match.bank] = min(match.distance, least.get(match.bank, match.distance))
    return {
        "file": str(path),
        "pdq": found.hashes[0].pdq.hex(),
        "quality": found.hashes[0].quality,
        "nudity": round(found.nudity, 4),
        "action": action(found, nudity),
        "matches": [{"bank": bank, "distance": distance} for bank, distance in least.items()],
    }


def _plain(line: dict[str, Any]) -> str:
    if "error" in line:
        return f"{line['file']}: {line['error']}"
    known = "".join(f", {match['bank']} at {match['distance']}" for match in line["matches"])
    return f"{line['file']}: {line['action']}, nudity {line['nudity']:.2f}, quality {line['quality']}{known}"
