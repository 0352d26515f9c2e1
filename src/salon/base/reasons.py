"""Reason codes of notices and decisions: one closed list, each with its weight and the ground it rests on.

Rule 1: a code is for ever, like an error code. A test checks that each has French and English text
(`reason.<code>` of the web catalogues).
A statement of reasons must say whether it rests on the law or on the terms (DSA, Regulation (EU) 2022/2065, article
17(3)(d) and (e)). A person chooses the reason; nothing here says that an offence was committed.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

Ground = Literal["law", "terms"]


class Reason(Struct, frozen=True):
    """What a reason code means.

    `severity`: 1 nuisance, 3 harm to somebody, 5 danger to a person; `ground`: the law or the site's terms;
    `source`: the law it rests on, as a statement of reasons names it.
    """

    severity: Literal[1, 3, 5]
    ground: Ground = "terms"
    source: str = ""


REASONS: Final[dict[str, Reason]] = {
    # what visitors and staff choose from
    "minor": Reason(5, "law", "Code pénal, art. 227-22-1"),
    "threat": Reason(5, "law", "Code pénal, art. 222-17"),
    "sexual": Reason(3),
    "hate": Reason(3, "law", "Loi du 29 juillet 1881, art. 24 et 33"),
    "coercion": Reason(5, "law", "Code pénal, art. 312-10"),
    "self_harm": Reason(5),
    "scam": Reason(3, "law", "Code pénal, art. 313-1"),
    "drugs": Reason(3, "law", "Code pénal, art. 222-39"),
    "private": Reason(3, "law", "Code pénal, art. 226-1"),
    "spam": Reason(1),
    "elsewhere": Reason(1),
    "other": Reason(1),
    # what hosts choose from besides
    "disruptive": Reason(1),
    "host_closed": Reason(1),
    # what a machine's finding about a picture is filed under, or told as
    "photo": Reason(3),
}

OF_RULE_FAMILY: Final[dict[str, str]] = {
    "links": "elsewhere",
    "contact": "elsewhere",
    "flooding": "spam",
    "shouting": "disruptive",
    "spam": "spam",
    "insult": "hate",
    "hate": "hate",
    "threat": "threat",
    "sexual": "sexual",
    "off_platform": "private",
    "immediate_meeting": "other",
    "behaviour": "other",
    "sale": "scam",
    "minor_contact": "minor",
    "incapacitation": "sexual",
    "robbery_setup": "scam",
    "coercion": "coercion",
    "threat_to_life": "threat",
    "self_harm": "self_harm",
    "image_match": "photo",
    "nudity": "sexual",
    "canary": "other",
}
"""Under which reason a machine's finding is filed, by rule family."""

MACHINE_GROUND: Final[Ground] = "terms"
"""What a machine does rests on the terms alone: no machine says that something is against the law."""


TOLD: Final = frozenset({"spam", "elsewhere", "private", "disruptive", "hate", "photo", "self_harm"})
"""Reasons of a machine that the person concerned may read. The others would name the signal of a protected family
(design, What a sender is told)."""
OF_A_PICTURE: Final = frozenset({"image_match", "photo_nudity"})
"""Rules about what a picture shows: whichever it was, its sender reads that it was the picture, and no more."""


def told_reason(reason: str, *, automated: bool, rule: str = "") -> str:
    """The reason as the person concerned reads it: of a machine's protected finding only that it was a picture, or
    else `other`. `rule` is the one that spoke."""
    if not automated or reason in TOLD:
        return reason
    return "photo" if rule in OF_A_PICTURE else "other"


VEILED: Final = frozenset({"minor", "coercion", "sexual"})
"""Reasons that say something of a person, often of the one who was harmed: no frame carries them. Who is concerned
reads the reason at the claim page, the room reads `other`."""


def public_reason(reason: str) -> str:
    """The reason as a whole room reads it in the trace of a removal."""
    return "other" if reason in VEILED else reason


def in_a_frame(reason: str) -> dict[str, str]:
    """The reason as a parameter of a notice; nothing where a screen must not show it unasked."""
    return {} if reason in VEILED else {"reason": reason}


def reason_of_family(family: str) -> str:
    """The reason a finding of this rule family is filed under; `other` for what has no family."""
    return OF_RULE_FAMILY.get(family, "other")
