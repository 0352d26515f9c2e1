"""Threat to show, publish or tell, together with a demand: of money, pictures, a meeting, or to obey.

A threat alone may be a joke and a demand alone an invoice: each alone is a part (band `none`), and `combined` says
what two parts by one person within half an hour come to. Those who report it, advice, news, bills and teasing are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from salon.safety.talk.classes import CLASSES
from salon.safety.talk.lexicon import Lexicon
from salon.safety.talk.phrases_threats import DEMANDS, PRESSURE, REPORTS, THREATS
from salon.safety.talk.reading import QUOTED, Reading, passages, read
from salon.safety.talk.sign import Band, Heard, Sign

LEXICON: Final = Lexicon((THREATS, DEMANDS, PRESSURE, REPORTS), CLASSES)
WINDOW_S: Final = 1_800
"""How far apart two parts may stand."""
_DEMANDS: Final = ("money", "pictures", "meet", "obey", "ultimatum")
_SHOWN: Final = ("exposed", "claim", "silence", *_DEMANDS)


def signs(heard: Heard) -> Iterator[Sign]:
    """What one turn shows of this family."""
    yield from found(read(heard.folded), heard)


def combined(parts: Iterable[str]) -> Band:
    """What names of parts by one person within `WINDOW_S` come to."""
    return "urgent" if {"threat_part", "demand_part"} <= set(parts) else "none"


def found(reading: Reading, heard: Heard) -> Iterator[Sign]:  # noqa: ARG001  # one signature for all families
    """The same over words already read."""
    text = reading.text
    whole = LEXICON.find(text)
    if QUOTED in text or whole.isdisjoint(_SHOWN) or not whole.isdisjoint({"reported", "trivial", "tease"}):
        return
    for start, end in passages(text):
        piece = text[start:end]
        codes = whole if len(piece) == len(text) else LEXICON.find(piece)
        if _pressed(codes):
            yield _sign(reading, "threat_and_demand", "urgent", next(code for code in _SHOWN if code in codes))
            return
    yield from _parts(reading, whole)


def _claims(codes: frozenset[str]) -> bool:
    return {"claim", "claim_of"} <= codes


def _pressed(codes: frozenset[str]) -> bool:
    """Whether a threat goes with a demand."""
    if codes.isdisjoint(_DEMANDS):
        # To show what the other would hide unless something happens is a demand, whatever it is.
        if "hide_it" in codes:
            return False
        return codes >= {"exposed", "condition", "material", "named", "i_show"} or codes >= {
            "exposed",
            "condition",
            "sent",
        }
    if "hide_it" in codes and codes.isdisjoint({"money", "pictures", "obey"}):
        return False
    threat, silence, claim = "exposed" in codes, "silence" in codes, _claims(codes)
    urged = not codes.isdisjoint({"condition", "deadline"})
    return (
        (threat and (urged or silence))
        or (claim and (urged or silence))
        or (silence and urged and not codes.isdisjoint({"material", "money"}))
        or ("condition" in codes and "yours" in codes)
        or (codes >= {"condition", "named"} and "offers" not in codes)
    )


def _parts(reading: Reading, codes: frozenset[str]) -> Iterator[Sign]:
    """What only counts with another part by the same person."""
    if _claims(codes) or ("exposed" in codes and not codes.isdisjoint({"condition", "material"})):
        yield _sign(reading, "threat_part", "none", "claim" if "claim" in codes else "exposed")
    demand = next((code for code in _DEMANDS if code in codes), None)
    if demand and "give" in codes and not codes.isdisjoint({"pressed", "deadline", "silence"}):
        yield _sign(reading, "demand_part", "none", demand)


def _sign(reading: Reading, name: str, band: Band, shown: str) -> Sign:
    return Sign("coercion", name, band, *reading.span(*next(LEXICON.places(shown, reading.text))))
