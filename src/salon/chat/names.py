"""Pseudonyms: what may be one, and when two look the same.

Comparison is between folded names (`fold_name`): case, accents, look-alike letters, digits for letters,
spacing and repetition make no difference, so nobody can look like somebody present, or like staff.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from salon.base.errors import Refused
from salon.base.text import BLANKS, MARKS_MAX, fold, leet, scripts, squeeze

LENGTH: Final = (2, 24)
_MARKS: Final = frozenset(" -_.'’")
_RESERVED: Final = frozenset(
    squeeze(fold(word)).text
    for word in [
        "admin",
        "administrator",
        "administrateur",
        "administration",
        "moderator",
        "moderateur",
        "moderatrice",
        "moderation",
        "mod",
        "modo",
        "staff",
        "equipe",
        "team",
        "salon",
        "system",
        "systeme",
        "root",
        "operator",
        "operateur",
        "operatrice",
        "support",
        "official",
        "officiel",
        "police",
        "gendarmerie",
        "judge",
        "juge",
        "custodian",
        "host",
        "hote",
        "server",
        "serveur",
        "bot",
        "everyone",
        "here",
        "tous",
    ]
)
_STAFF_PARTS: Final = ("admin", "moderat", "salonstaf", "salonteam", "equipesalon")


def fold_name(name: str) -> str:
    """The form in which names are compared."""
    return squeeze(leet(fold(name))).text


def look_name(name: str) -> str:
    """What a name is taken for at a glance: I for l, rn for m, vv for w. Runs of l stay: one may be an I."""
    out: list[str] = []
    for character in leet(fold(name)).text.replace("vv", "w").replace("rn", "m").replace("i", "l"):
        if character.isalnum() and (character == "l" or not out or out[-1] != character):
            out.append(character)
    return "".join(out)


_RESERVED_LOOKS: Final = frozenset(map(look_name, _RESERVED))
_STAFF_LOOKS: Final = tuple(map(look_name, _STAFF_PARTS))


def _piled(name: str) -> bool:
    marks = 0
    for character in name:
        marks = marks + 1 if unicodedata.category(character) == "Mn" else 0
        if marks > MARKS_MAX:
            return True
    return False


def check_name(typed: str) -> str:
    """The name to keep: trimmed, NFC, single spaces.

    Raises:
        Refused: `name_length` (2 to 24 characters that can be seen), `name_script` (one script, letters, digits and
            few marks), `name_reserved` (staff, or what looks like it).
    """
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if BLANKS.intersection(name):
        raise Refused("name_script")
    visible = [character for character in name if unicodedata.category(character)[0] != "M"]
    if not LENGTH[0] <= len(visible) <= LENGTH[1] or len(name) > 2 * LENGTH[1]:
        raise Refused("name_length")
    if not all(
        character.isalnum() or character in _MARKS or unicodedata.category(character) == "Mn" for character in name
    ):
        raise Refused("name_script")
    if _piled(name) or len(scripts(name)) > 1 or not any(character.isalpha() for character in name):
        raise Refused("name_script")
    plain, folded = squeeze(fold(name)).text, fold_name(name)
    if len(folded) < LENGTH[0]:
        raise Refused("name_length")
    if {plain, folded} & _RESERVED or any(part in form for part in _STAFF_PARTS for form in (plain, folded)):
        raise Refused("name_reserved")
    look = look_name(name)
    if look in _RESERVED_LOOKS or any(part in look for part in _STAFF_LOOKS):
        raise Refused("name_reserved")
    return name
