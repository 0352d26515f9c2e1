"""Cases in SalonCheck's form, heard turn by turn with as little memory as the gravest families need."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from salon.base.text import fold
from salon.safety.rule import EXAMPLES_YEAR
from salon.safety.talk import coercion, incapacitation, minor
from salon.safety.talk.minor_asks import asks, tells
from salon.safety.talk.reading import read
from salon.safety.talk.sign import BANDS, Band, Heard

GRAVE = ("minor_contact", "incapacitation", "coercion")
RECENT_TURNS = 3
Found = tuple[int, str, str, Band]
"""Turn, family, name, band."""


def cases(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def hear(turns: list[dict[str, Any]]) -> list[Found]:
    """Every sign with a band, parts of one person within the window counted together."""
    asked: list[tuple[int, frozenset[str]]] = []
    told: frozenset[str] = frozenset()
    parts: list[tuple[float, str, str]] = []
    out: list[Found] = []
    now_s = 0.0
    for number, turn in enumerate(turns, 1):
        now_s += turn["dt_s"]
        reading = read(fold(turn["text"]))
        recent = frozenset(code for place, codes in asked if place >= number - RECENT_TURNS for code in codes)
        heard = Heard(turn["text"], fold(turn["text"]), recent, told)
        for signs in (
            minor.found(reading, heard, EXAMPLES_YEAR),
            incapacitation.found(reading, heard),
            coercion.found(reading, heard),
        ):
            for sign in signs:
                band = sign.band
                if band == "none":
                    parts.append((now_s, turn["by"], sign.name))
                    band = coercion.combined(
                        name for at_s, by, name in parts if by == turn["by"] and now_s - at_s <= coercion.WINDOW_S
                    )
                if band != "none":
                    out.append((number, sign.family, sign.name, band))
        asked.append((number, asks(reading)))
        told |= tells(reading)
    return out


def right(case: dict[str, Any]) -> bool:
    """Whether band, turn and names are as the case expects."""
    expect, found = case["expect"], hear(case["turns"])
    highest = max((BANDS.index(band) for *_, band in found), default=0)
    if expect["band_max"] is not None:
        return highest <= BANDS.index(expect["band_max"])
    least = BANDS.index(expect["band_min"])
    return any(
        BANDS.index(band) >= least and family in expect["signals_present"] and number <= expect["by_turn"]
        for number, family, _, band in found
    ) and not {family for _, family, _, _ in found} & set(expect["signals_absent"])
