"""Settings of photos (docs/photos.md)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

from msgspec import Meta

from salon.config.section import BESIDE, Section, has_text
from salon.outside.custodian_seal import BadCustodianKey, read_key

IDLE_STRICT_MIN: Final = 60
"""The strict setting of age: a pass nobody used for so long needs a fresh proof."""


class Photos(Section, frozen=True):
    """Photos (docs/photos.md). Each is looked at before anybody sees it; no setting changes that."""

    on: Annotated[bool, Meta(description="Whether photos are taken at all.")] = True
    nudity: Annotated[
        Literal["refuse", "admit"],
        Meta(
            description="What becomes of nudity: refused, and what is doubtful waits for a person; or delivered behind "
            "a blur that each reader lifts. `admit` needs `idle_min` of `[age.levels]` at 1 to 60 (the strict "
            "setting), no provider that learns who comes (double anonymity), and `photos.legal_record`."
        ),
    ] = "refuse"
    legal_record: Annotated[
        str,
        Meta(
            max_length=400,
            extra=BESIDE,
            description="File, beside this one, in which you wrote down on what legal ground nudity is admitted here.",
        ),
    ] = ""
    custodian_key: Annotated[
        str,
        Meta(
            max_length=400,
            extra=BESIDE,
            description="PEM file of the custodians' X25519 public key, to which a suspected photo of child abuse is "
            "sealed; empty: only its facts are kept.",
        ),
    ] = ""
    blur_from: Annotated[
        float, Meta(ge=0, le=0.4, description="Nudity score from which a photo is doubtful; lower is more careful.")
    ] = 0.4
    hold_from: Annotated[
        float, Meta(ge=0, le=0.85, description="Nudity score from which a photo is nude; lower is more careful.")
    ] = 0.85
    store_max_mb: Annotated[
        int, Meta(ge=16, le=1_048_576, description="All photos together; beyond it none are taken (unit: MiB).")
    ] = 8_192


def photo_faults(photos: Photos, idle_min: int, provider: str) -> list[str]:
    """A site that admits nudity owes more at its door (docs/photos.md).

    Args:
        photos: the section.
        idle_min: `idle_min` of `[age.levels]`.
        provider: `issuer` of `[age.provider]`.
    """
    faults = []
    if photos.blur_from > photos.hold_from:
        faults.append("photos.blur_from: above photos.hold_from; what is nude would not be doubtful")
    if photos.custodian_key:
        try:
            read_key(Path(photos.custodian_key))
        except BadCustodianKey as fault:
            faults.append(f"photos.custodian_key: {fault}")
    if photos.nudity == "refuse":
        return faults
    if not 1 <= idle_min <= IDLE_STRICT_MIN:
        faults.append(
            'age.levels.idle_min: `photos.nudity = "admit"` needs the strict setting, 1 to 60: a pass that was left '
            "lying needs a fresh proof"
        )
    if provider:
        faults.append(
            'age.provider: `photos.nudity = "admit"` needs double anonymity: whoever vouches for age must not learn '
            "who comes here; take wallets only"
        )
    if not photos.legal_record:
        faults.append("photos.legal_record: is missing; write down why nudity may be admitted here")
    elif not has_text(Path(photos.legal_record)):
        faults.append(f"photos.legal_record: {photos.legal_record}: there is no such file, or nothing in it")
    return faults
