"""Settings of photos (docs/photos.md)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from salon.config.section import Section


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
            description="File, beside this one, in which you wrote down on what legal ground nudity is admitted here.",
        ),
    ] = ""
    custodian_key: Annotated[
        str,
        Meta(
            max_length=400,
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
