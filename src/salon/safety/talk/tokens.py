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
_ROUND: Final = re.compile(r"[o0-9]*[0-9][o0-9]*")
"""Digits with the letter `o` for a nought."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MAIL: Final = re.compile(
    r"[a-z0-9][a-z0-9._+-]*\s?(?:@|\(at\)|\[at\]|\(a\)|\barobase\b)\s?[a-z0-9-]+\s?(?:\.|\bdot\b|\bpoint\b|\(dot\))\s?[a-z]{2,}"
    # "look at www.example.org" is no address of anybody: a bare "at" needs a "dot" in words.
    r"|[a-z0-9][a-z0-9._+-]*\s?\bat\b\s?[a-z0-9-]+\s?(?:\bdot\b|\(dot\))\s?[a-z]{2,}"
    r"|[a-z0-9][a-z0-9._+-]*\s?\bchez\b\s?[a-z0-9-]+\s?(?:\bpoint\b|\(point\))\s?[a-z]{2,}"
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


_MENTION: Final = re.compile(r"[^\w@]*(?:rt )?(?:@\w+[ :,]+)+(?=\S)")
"""Who a text is addressed to: no name to look for."""
_RUN_ON: Final = re.compile(r"[a-z]{2,}\.[a-z]{2,}")
"""Two words with a full stop and no space: a name only where it is said to be one."""
_NAMING: Final = re.compile(
    r"(?:insta\w*|snap\w*|telegram\w*|tlgrm|signal|discord|whats ?app|wsp|kik|skype|threema|tiktok|facebook"
    r"|messenger|viber"
    r"|wickr|session|twitter|bluesky|mastodon|pseudo|handle|user(?:name)?|nick(?:name)?|tag|alias|compte|account|contact"
    r"|ajoutes?[rz]?(?: moi)?|add(?: me)?|cherche[sz]?(?: moi)?|search|look (?:me )?up|find me|follow|suis[- ]moi"
    r"|sous le nom|under"
    r"|je m.y appelle|my name there|dm|ecris(?: moi| a)?|write to|mon id|my id|id)\b[^.!?]{0,24}$"
)
"""What stands before a name to look for."""


class Tokens(Struct, frozen=True):
    """What was found in a text."""

    phone: bool
    mail: bool
    handle: bool
    """Something in the form of a name to look for."""
    named: bool = False
    """The same, and it is said to be one."""


def tokens(folded: str, words: list[str]) -> Tokens:
    """Look through a folded text and its words."""
    digits = sum(word[0].isdigit() or word in _DIGITS or word in _REPEATS for word in words if word)
    phone = (digits >= 2 or any(len(word) >= 9 for word in words if word.isdigit())) and _has_phone(words)
    mail = (
        _MAIL.search(folded)
        if "@" in folded or " at " in folded or " chez " in folded or "arobase" in folded or "(a" in folded
        else None
    )
    handle, named = _names(folded)
    return Tokens(phone, bool(mail and not _ROLE.match(mail.group())), handle, named)


def _names(folded: str) -> tuple[bool, bool]:
    """Whether something has the form of a name to look for, and whether it is said to be one."""
    handle = named = False
    mention = _MENTION.match(folded)
    for match in _HANDLE.finditer(folded, mention.end() if mention else 0):
        name = match.group()
        if _NO_HANDLE.fullmatch(name):
            continue
        named = named or bool(_NAMING.search(folded, max(0, match.start() - 48), match.start()))
        handle = handle or not _RUN_ON.fullmatch(name)
    return handle or named, named


def _has_phone(words: list[str]) -> bool:
    run: list[str] = []
    before = ""
    for word in [*words, ""]:
        dated = before in {"/", "-", "."} and bool(_YEAR.fullmatch(word))
        before = word
        if dated:
            # 06/12/2024 10h: a day and an hour, not a number to ring.
            run = []
        elif word.isdigit() or word in _DIGITS or word in _REPEATS or word in _HUNDREDS:
            run.append(word)
        elif len(word) > 1 and _ROUND.fullmatch(word):
            run.append(word.replace("o", "0"))
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
