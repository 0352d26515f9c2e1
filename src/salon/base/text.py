"""Folding before comparison: what people see, not which code points they typed.

Each view is text with a map from every character back to the code point typed, so that a finding can be
shown in the sender's own words. Views, each built on the one before:

    fold     compatibility forms, accents, case, look-alike letters, invisible characters
    leet     digits and signs that stand for letters (used beside `fold`, never instead)
    squeeze  letters and digits only, runs of one character reduced to one

All are linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from msgspec import Struct

LOOK_ALIKES: Final = str.maketrans(
    # Cyrillic, then Greek, then others, each beside the Latin letter it passes for (Unicode TR 39, the common ones).
    "авекмнорстухіјѕԁԛԝһӏьєїґ" + "αβεζηικμνορτυχω" + "ıɑɡʟʀɴɪʙʜᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢøłđħŧßæœ",
    "abekmhopctyxijsdqwhlbeir" + "abezhikmvoptuxw" + "iaglrnibhacdejkmoptuvwzoldhtsao",
) | str.maketrans(
    # Cyrillic and Armenian that are rarer; Cherokee, Lisu and Canadian syllables drawn like Latin capitals.
    "ғқҝңүұҫҳѵѡօսհոցզ" + "ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᏀᏒᏚᏞᏟᏢᏦᏴᏙᏃ" + "ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ" + "ᗅᗩᗷᑕᗪᖴᕼᒍᒪᗰᑭᖇᐯᗯ᙭ᑌ",
    "fkknyycxvwouhngq" + "drtiajewmhgrslcpkbvz" + "bpdtgkjczfmnlsrvhwxyaeiou" + "aabcdfhjlmprvwxu",
)
_SHAPES: Final = {
    # Letters of the Latin script with something added, or turned: what Unicode calls LATIN LETTER … X WITH …, TURNED X.
    "a": "ɐᶏⱥ", "b": "ƀƃɓᴃᵬᶀꞗ", "c": "ƈȼɕʗↄꜿꞓꞔ", "d": "ƌȡɖɗᵭᶁᶑꝺꟈ🆥", "e": "ǝɇɘəɛɜɝɞʚᴈᶒᶓᶔⱸⱻꬳꬴ", "f": "ƒᵮᶂꜰꝼꞙ",
    "g": "ǥɠɢʛᵷᵹᶃꝿꞡꟑꬶ", "h": "ɥɦʮʯⱨⱶꞕꟶ", "i": "ɨᴉᵻᶖ", "j": "ȷɉɟʄʝ", "k": "ƙʞᶄⱪꝁꝃꝅꞣ", "l": "ƚȴɫɬɭᴌᶅⱡꝇꝉꞁꞎꬷꬸꬹ",
    "m": "ɯɰɱᴟᵯᶆꟺꬺ", "n": "ƞȵɲɳᴎᵰᶇꞑꞥꬻ", "o": "ɔɵᴐᴑᴒᴓᴖᴗᶗⱺꝋꝍꬿ", "p": "ƥᵱᵽᶈꝑꝓꝕ🆊", "q": "ɋʠꝗꝙꞯ",
    "r": "ɍɹɺɻɼɽɾɿʁᴙᴚᵲᵳᶉⱹꝛꞃꞧꭆꭉꭋꭌꭨ", "s": "ȿʂᵴᶊẜẝꜱꞅꞩꟊ", "t": "ƫƭȶʇʈᵵⱦꞇ", "u": "ᴝᵾᶙꞹꭎꭒ", "v": "ʋʌᶌⱱⱴꝟ",
    "w": "ʍⱳ", "x": "ᶍꭖꭗꭘꭙ", "y": "ƴɏʎʏỿꭚ", "z": "ƶȥɀʐʑᵶᶎⱬ",
}  # fmt: skip
LOOK_ALIKES.update({ord(shape): ord(letter) for letter, shapes in _SHAPES.items() for shape in shapes})
_LEET: Final = str.maketrans("013457@$!|€", "oieastasiie")
SQUARES: Final = (0x1F1E6, 0x1F130, 0x1F150, 0x1F170)
"""Where alphabets of squared, circled and regional letters begin."""
INVISIBLE: Final = frozenset({"Cf", "Mn", "Me", "Cc"})


class View(Struct, frozen=True):
    """Folded text; `at[i]` is the index of the typed code point that character i came from."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in what was typed, end exclusive."""
        return self.at[start], self.at[end - 1] + 1


def _square(character: str) -> str:
    # Squared, circled and regional letters have no decomposition of their own.
    code = ord(character)
    for base in SQUARES:
        if base <= code < base + 26:
            return chr(ord("a") + code - base)
    return character


def fold(typed: str) -> View:
    """Compatibility decomposition, without marks and invisible characters, case folded, look-alikes replaced."""
    out: list[str] = []
    at: list[int] = []
    seen, one_each = 0, True
    for match in _FOREIGN.finditer(typed):
        index = match.start()
        letters = _folded(typed[index])
        out += (typed[seen:index].lower(), letters)
        if one_each and len(letters) == 1:
            seen = index + 1
            continue
        if one_each:
            # So far every character became one character.
            one_each = False
            at.extend(range(index))
        else:
            at.extend(range(seen, index))
        at.extend([index] * len(letters))
        seen = index + 1
    if not out:
        return View(typed.lower(), _each(len(typed)))
    out.append(typed[seen:].lower())
    if one_each:
        return View("".join(out), _each(len(typed)))
    at.extend(range(seen, len(typed)))
    return View("".join(out), tuple(at))


_FOREIGN: Final = re.compile("[^ -~]")
_NUMBERED: Final = tuple(range(4_096))


def _each(length: int) -> tuple[int, ...]:
    return _NUMBERED[:length] if length <= len(_NUMBERED) else tuple(range(length))


@lru_cache(maxsize=4_096)
def _folded(character: str) -> str:
    # Some characters become eighteen letters: what they become is worked out once.
    out: list[str] = []
    for part in unicodedata.normalize("NFKD", _square(character)).casefold():
        if unicodedata.category(part) in INVISIBLE and part != "\n":
            continue
        out += (
            " " if letter.isspace() else letter
            for letter in unicodedata.normalize("NFKD", part.translate(LOOK_ALIKES))
            if unicodedata.category(letter) not in INVISIBLE or letter == "\n"
        )
    return "".join(out)


def leet(view: View) -> View:
    """Digits and signs as the letters they stand for."""
    return View(view.text.translate(_LEET), view.at)


def squeeze(view: View) -> View:
    """Letters and digits only, runs reduced to one character."""
    out: list[str] = []
    at: list[int] = []
    for character, index in zip(view.text, view.at, strict=True):
        if character.isalnum() and (not out or out[-1] != character):
            out.append(character)
            at.append(index)
    return View("".join(out), tuple(at))


_EMOJI: Final = ((0x1F300, 0x1FAFF), (0x2600, 0x27BF), (0x2B00, 0x2BFF), (0x231A, 0x231B), (0x23E9, 0x23FA))
"""Where pictures stand. Letters in squares, circles and flags do not: they spell."""
_JOINS: Final = "\u200d"
_AFTER: Final = frozenset("\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")


def is_emoji(typed: str) -> bool:
    """Whether this is one picture, joined ones included, with nothing in it that could be read."""
    return all(
        part and _picture(part[0]) and len(part) <= 3 and _AFTER.issuperset(part[1:]) for part in typed.split(_JOINS)
    )


def _picture(character: str) -> bool:
    inside = any(first <= ord(character) <= last for first, last in _EMOJI)
    return inside and _category(character) == "So"


def _category(character: str) -> str:
    # Pictures younger than this Python's tables are pictures all the same.
    category = unicodedata.category(character)
    return "So" if category == "Cn" and "\U0001f300" <= character <= "\U0001faff" else category


BLANKS: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5")
"""Letters and signs that are drawn as nothing."""


def shows(typed: str, least: int = 1) -> bool:
    """Whether at least so many characters can be seen: no blanks, marks, controls or unassigned code points."""
    seen = 0
    for character in typed:
        if _category(character)[0] not in "ZMC" and character not in BLANKS:
            seen += 1
            if seen >= least:
                return True
    return False


_KEPT_CONTROLS: Final = frozenset("\u200c\u200d\u200e\u200f")
"""Joiners, and marks of direction that end with themselves: Persian, Hindi, Arabic and emoji need them."""
MARKS_MAX: Final = 3
"""Marks on one letter. Vietnamese has two, pointed Hebrew three."""


def one_line(typed: str) -> str:
    """A sign for others to read: one line without controls, overrides of direction, blanks or piles of marks."""
    out: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", " ".join(typed.split())):
        category = _category(character)
        marks = marks + 1 if category[0] == "M" else 0
        if marks > MARKS_MAX or character in BLANKS or (category[0] == "C" and character not in _KEPT_CONTROLS):
            continue
        out.append(character)
    return " ".join("".join(out).split())


def scripts(typed: str) -> set[str]:
    """The scripts of the letters typed, by the first word of their Unicode names: LATIN, GREEK, CYRILLIC…"""
    return {
        unicodedata.name(character, "UNKNOWN").split(" ", 1)[0].split("-", 1)[0]
        for character in typed
        if character.isalpha()
    }
