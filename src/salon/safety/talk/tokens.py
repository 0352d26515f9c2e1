"""Numbers to ring and names to look for, however they are written: digits, words, handles, addresses."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

_DIGITS: Final[dict[str, str]] = {
    **{
        word: str(value)
        for value, words in enumerate(
            (
                "zero oh o nought",
                "un one",
                "deux two",
                "trois three",
                "quatre four",
                "cinq five",
                "six",
                "sept seven",
                "huit eight",
                "neuf nine",
            )
        )
        for word in words.split()
    },
    **{
        word: str(value)
        for value, words in {
            10: "dix ten",
            11: "onze eleven",
            12: "douze twelve",
            13: "treize thirteen",
            14: "quatorze fourteen",
            15: "quinze fifteen",
            16: "seize sixteen",
            17: "dixsept seventeen",
            18: "dixhuit eighteen",
            19: "dixneuf nineteen",
        }.items()
        for word in words.split()
    },
    **{
        word: str(value)
        for value, words in {
            20: "vingt vingts twenty",
            30: "trente thirty",
            40: "quarante forty",
            50: "cinquante fifty",
            60: "soixante sixty",
            70: "septante seventy",
            80: "huitante eighty",
            90: "nonante ninety",
        }.items()
        for word in words.split()
    },
}
_HUNDREDS: Final = frozenset({"cent", "cents", "hundred"})
_REPEATS: Final = {"double": 2, "triple": 3}
_BETWEEN: Final = frozenset({"et", "and", "-", ".", ",", "/", "then", "puis", "(", ")", "+", ":", "espace", "tiret"})
_PHONE: Final = re.compile(
    r"(?:00?33|0)[1-9]\d{8}|33[1-9]\d{8}|(?:44|0044|0)7\d{9}|(?:1?555\d{7}|\d{3}555\d{4}|5550\d{3})|0[12]\d{9}"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MAIL: Final = re.compile(
    r"[a-z0-9][a-z0-9._+-]*\s?(?:@|\(at\)|\[at\]|\(a\)|\barobase\b)\s?[a-z0-9-]+\s?(?:\.|\bdot\b|\bpoint\b|\(dot\))\s?[a-z]{2,}"
    # "look at www.example.org" is no address of anybody: a bare "at" needs a "dot" in words.
    r"|[a-z0-9][a-z0-9._+-]*\s?\bat\b\s?[a-z0-9-]+\s?(?:\bdot\b|\bpoint\b|\(dot\))\s?[a-z]{2,}"
)
_ROLE: Final = re.compile(
    r"^(?:contact|info|accueil|mairie|support|hello|office|bureau|reception|press|presse|service|help|aide|sav|rh|jobs)\b"
)
_HANDLE: Final = re.compile(
    r"(?<![\w./:@-])(?:@[a-z][\w.]{2,24}|(?=\w*(?:[_\d]|\.\w))[a-z](?:[\w]|\.(?=\w)){2,24})(?![\w@/]|\.\w)"
)
_NO_HANDLE: Final = re.compile(
    r"\d*(?:h\d*|km|kg|cm|mm|ans|eme|min|go|mo|eur|th|st|nd|rd)|[a-z]\d{1,3}|(?:mp|ps|b|tf|fr|co|f|rn|v|t|a|d|iphone|galaxy|covid|web|win)[\d.]+\w?|www\..*|.*\.(?:example|com|fr|org|net|test)|h\.?s|etc\.?"
)


class Tokens(Struct, frozen=True):
    """What was found, with where it stands in the folded text; None where nothing is."""

    phone: bool
    mail: bool
    handle: bool


NOTHING: Final = Tokens(False, False, False)


def tokens(folded: str, words: list[str]) -> Tokens:
    """Look through a folded text and its words."""
    digits = sum(word[0].isdigit() or word in _DIGITS or word in _REPEATS for word in words if word)
    phone = (digits >= 2 or any(len(word) >= 9 for word in words if word.isdigit())) and _has_phone(words)
    mail = _MAIL.search(folded) if "@" in folded or " at " in folded or "arobase" in folded or "(a" in folded else None
    named = any(not _NO_HANDLE.fullmatch(match.group()) for match in _HANDLE.finditer(folded))
    return Tokens(phone, bool(mail and not _ROLE.match(mail.group())), named)


def _has_phone(words: list[str]) -> bool:
    run: list[str] = []
    before = ""
    for word in [*words, ""]:
        dated = before in {"/", "-", "."} and bool(_YEAR.fullmatch(word))
        before = word
        if dated:
            # 06/12/2024 10h: a day and an hour, not a number to ring.
            run = []
        elif word and (
            word.isdigit()
            or word in _DIGITS
            or word in _REPEATS
            or word in _HUNDREDS
            or re.fullmatch(r"[o0-9]{2,}", word)
        ):
            run.append(word.replace("o", "0") if word[0] in "o0123456789" and not word.isalpha() else word)
        elif word not in _BETWEEN or not word:
            if (run and _PHONE.fullmatch(_dialled(run))) or (len(run) >= 4 and _PHONE.search(_dialled(run))):
                return True
            run = []
    return False


def _dialled(run: list[str]) -> str:
    """The digits of a run, as somebody would dial it: `quatre vingt dix huit` is 98."""
    out: list[str] = []
    times = 1
    tens = -1
    for word in run:
        if word in _REPEATS:
            times = _REPEATS[word]
            continue
        if word in _HUNDREDS:
            out.append("00")
            continue
        value = word if word.isdigit() else _DIGITS[word]
        if word.isdigit():
            tens = -1
        elif word in {"vingt", "vingts"} and out and out[-1] == "4":
            out[-1], tens = "80", 80
            continue
        elif (
            tens >= 0
            and word not in {"zero", "oh", "o"}
            and ((int(value) < 10 and tens % 10 == 0) or (tens in {60, 80} and 10 <= int(value) <= 19))
        ):
            out[-1] = str(tens + int(value))
            # `soixante dix huit` goes on to the units.
            tens = tens + 10 if value == "10" else -1
            continue
        else:
            tens = int(value) if int(value) >= 10 and (int(value) % 10 == 0) else -1
        out.append(value * times)
        times = 1
    return "".join(out)
