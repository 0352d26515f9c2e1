"""Ways to write a text so that people still read it and a list of words does not. Each can be undone.

Words of more than three letters are disguised, as whoever does this does; numbers and signs are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_CYRILLIC: Final = str.maketrans("aeopcyxikmhtbsj", "аеорсухікмнтьѕј")
_SMALL: Final = str.maketrans("abcdefghijklmnoprtuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ")
_LEET: Final = str.maketrans("oieast", "013457")
Disguise = Callable[[str], str]


def _by_letter(change: Callable[[str, int], str]) -> Disguise:
    def word(match: re.Match[str]) -> str:
        return "".join(change(letter, index) for index, letter in enumerate(match.group()))

    return lambda text: _WORD.sub(word, text)


def _between(sign: str) -> Disguise:
    return lambda text: _WORD.sub(lambda match: sign.join(match.group()), text)


def _from(lower: int) -> Disguise:
    """Letters of an alphabet that begins here; accented ones stay."""
    return _by_letter(
        lambda letter, _: chr(lower + ord(letter.lower()) - 97) if "a" <= letter.lower() <= "z" else letter
    )


def _stretched(letter: str, index: int) -> str:
    return letter * 4 if index and letter.lower() in "aeiouyé" else letter


KINDS: Final[dict[str, Disguise]] = {
    "zero_width": _between("\u200b"),
    "zero_width_joiner": _between("\u200d"),
    "word_joiner": _between("\u2060"),
    "soft_hyphen": _between("\u00ad"),
    "confusables": lambda text: _WORD.sub(lambda match: match.group().lower().translate(_CYRILLIC), text),
    "mixed_scripts": _by_letter(lambda letter, index: letter.translate(_CYRILLIC) if index % 2 else letter),
    "small_capitals": lambda text: _WORD.sub(lambda match: match.group().lower().translate(_SMALL), text),
    "combining": _by_letter(lambda letter, _: letter + "\u0336"),
    "diacritics": _by_letter(lambda letter, index: letter + ("\u0301", "\u0308", "\u0327")[index % 3]),
    "fullwidth": _from(0xFF41),
    "mathematical": _from(0x1D41A),
    "circled": _from(0x24D0),
    "squared": _from(0x1F130),
    "flags": _from(0x1F1E6),
    "leet": lambda text: _WORD.sub(lambda match: match.group().lower().translate(_LEET), text),
    "spaced": _between(" "),
    "dotted": _between("."),
    "hyphened": _between("-"),
    "underlined": _between("_"),
    "starred": _between("*"),
    "stretched": _by_letter(_stretched),
    "upper_case": str.upper,
    "turns_case": _by_letter(lambda letter, index: letter.upper() if index % 2 else letter.lower()),
    "direction": lambda text: f"\u202a{text}\u202c",
}
"""By name."""
