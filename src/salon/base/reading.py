"""The reading view: a text as learned scores read it, with disguises undone and a way back to what was typed.

On top of `base.text.fold`, word by word: letters set apart are joined (`i d i o t`, `i.d.i.o.t`), signs and digits that
stand for letters inside a word become letters (`1d10t`), signs that only break a word fall (`id*iot`), every run of one
letter becomes one letter (`idiooot`, and so also `comme` -> `come`: training and use read the same). Numbers with their
units stay as they are (`18h30`, `25ans`, `10eur`, `f/75`, `mp3`, `b2b`); addresses become one word.

Contract, on which trained weights rest: lower-case words parted by single spaces, without leading or trailing space;
each character of `text` came from the typed code point `at[i]`. A change here needs new weights
(`tools/train_heads.py`). Linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from salon.base.text import View, fold

_RUN: Final = re.compile(r"([^\W\d]|[!?])\1+")
_ADDRESS: Final = re.compile(r"(?:[a-z]{2,5}://|www\.)\S{2,}|[\w.+-]{2,64}@[\w-]{2,63}\.[a-z]{2,12}")
_SET_APART: Final = re.compile(r"[^\W_](?:([^\w\s]|_)[^\W_])(?:\1[^\W_])+(?:\1[^\W_])?")
_UNITS: Final = (
    r"h|ans?|a|e|eur|euros?|eu|km|kms|m|cm|mm|kg|kgs|g|gr|mg|l|ml|cl|k|th|st|nd|rd|e|eme|emes|er|ere|am|pm|min|mins|mn|s|sec|x|d|j|jours?"
    r"|mois|ans|yo|yrs?|years?|days?|hrs?|hours?|heures?|f|p|go|gb|mb|mo|tb|to|v|w|kw|hz|ghz|px|dpi|fps|pts?|places?|piges|balles|cts?"
    r"|b|bn|m2|m3|km2|cv|ch|ft|in|lbs?|mph|usd|gbp|chf|pence|quid|bis|ter|nde?|de"
)
NUMBER: Final = (
    rf"[+-]?\d+(?:[.,:/x-]\d+)*(?:{_UNITS})?(?:\d{{1,2}})?[%€$£°]?|[€$£]\d+(?:[.,]\d+)*k?|[a-z]{{1,2}}/?\d{{1,4}}|(?:b2[bc]|p2p|c2c|o2|r2d2)|\d[a-z]\d?"
    r"|mp[34]|h26[45]|covid-?\d+|ps[1-5]|iphone\d*|v\d+(?:\.\d+)*"
)
"""Numbers, with their units, and names that are half numbers: what no digit stands for a letter in."""
_NUMBER: Final = re.compile(NUMBER)
_LEET: Final = dict(zip("034578@$€|!962£¢¥§", "oeastbaseliggzlcys", strict=True))
_SURE: Final = frozenset("013457@$€|!8")
_BREAKS: Final = frozenset("*._-~^`·•|\\/+=:;,'\"’‘«»<>[]{}()#&")
_VOWELS: Final = frozenset("aeiouy")
_HARMLESS: Final = frozenset("aiyoujtlcdmnsx")
"""Letters that stand alone in French and English writing: three of them in a row may be words ("y a t il")."""
_APART_MIN: Final = 4
GAP_MAX: Final = 4
"""Code points from one letter set apart to the next."""

_Word = tuple[str, tuple[int, ...]]


def read(typed: str) -> View:
    """The reading view of a text as typed."""
    return reading(fold(typed))


def reading(folded: View) -> View:
    """The reading view of a folded text."""
    words: list[str] = []
    at: list[int] = []
    source = folded.at
    for word, start, offsets in _joined(folded.text):
        if words:
            at.append(source[start - 1 if start else 0])
        words.append(word)
        if offsets is _straight(len(word)):
            at += source[start : start + len(word)]
        else:
            at += [source[start + offset] for offset in offsets]
    return View(" ".join(words), tuple(at))


def read_words(folded: View) -> list[tuple[str, int, int]]:
    """The words of `reading`, with where the first and the last character of each stand in the folded text.

    Half the work of the whole way back.
    """
    found: list[tuple[str, int, int]] = []
    for word, start, offsets in _joined(folded.text):
        if " " not in word:
            found.append((word, start + offsets[0], start + offsets[-1]))
            continue
        here = 0
        for part in word.split(" "):
            there = here + len(part)
            found.append((part, start + offsets[here], start + offsets[there - 1]))
            here = there + 1
    return found


def reading_text(folded: str) -> str:
    """The text of `reading`, where nobody asks for places: much faster where no letters stand apart."""
    words: list[str] = []
    alone = 0
    for token in folded.split():
        if len(token) == 1 and (token.isalnum() or token in _SURE):
            alone += 1
            if alone == _APART_MIN - 1:
                return " ".join(word for word, _, _ in _joined(folded))
            if token not in _BREAKS:
                words.append(token)
            continue
        alone = 0
        word = _word(token)[0]
        if word:
            words.append(word)
    return " ".join(words)


def _joined(text: str) -> list[tuple[str, int, tuple[int, ...]]]:
    """Words with where they begin; letters that stand alone in a row are one word."""
    out: list[tuple[str, int, tuple[int, ...]]] = []
    alone: list[int] = []
    then = 0
    for token in text.split(" "):
        start, then = then, then + len(token) + 1
        if not token:
            continue
        single = len(token) == 1 and (token.isalnum() or token in _SURE)
        # Between words set apart like this the gap is wider than between their letters.
        if alone and (not single or start - alone[-1] > (alone[1] - alone[0] if len(alone) > 1 else GAP_MAX)):
            _put_alone(text, alone, out)
            alone = []
        if single:
            alone.append(start)
            continue
        word, offsets = _word(token)
        if word:
            out.append((word, start, offsets))
    _put_alone(text, alone, out)
    return out


def _put_alone(text: str, alone: list[int], out: list[tuple[str, int, tuple[int, ...]]]) -> None:
    letters = "".join(text[index] for index in alone)
    enough = len(alone) >= _APART_MIN or (len(alone) == 3 and not _HARMLESS.issuperset(letters))
    if enough and sum(map(str.isalpha, letters)) * 2 > len(letters):
        word, offsets = _word(letters)
        first = alone[0]
        if word:
            out.append((word, first, tuple(alone[offset] - first for offset in offsets)))
        return
    out += [(text[index], index, (0,)) for index in alone if text[index] not in _BREAKS]


@lru_cache(maxsize=32_768)
def _word(token: str) -> _Word:
    """One token as it is read, and where each of its characters stands in it."""
    if token.isascii() and token.isalpha():
        return _collapsed(token, range(len(token)))
    if _ADDRESS.match(token):
        return "url", (0, 0, 0)
    start, end = 0, len(token)
    while start < end and token[start] in _BREAKS:
        start += 1
    while end > start and (token[end - 1] in _BREAKS or token[end - 1] in "!?"):
        end -= 1
    core, tail = token[start:end], token[end:]
    kept: list[tuple[str, int]] = []
    if core and _NUMBER.fullmatch(core):
        kept = [(character, start + index) for index, character in enumerate(core)]
        return "".join(character for character, _ in kept), tuple(index for _, index in kept)
    kept = _letters(core, start)
    sign = next((index for index, character in enumerate(tail) if character in "!?"), None)
    if sign is not None:
        kept.append((tail[sign], end + sign))
    return _collapsed("".join(character for character, _ in kept), [index for _, index in kept])


def _letters(core: str, start: int) -> list[tuple[str, int]]:
    """A word without what only breaks it, and with letters for what stands for them."""
    whole = bool(_SET_APART.fullmatch(core)) or any(character in "*~^`·•|\\" for character in core)
    disguised = any(map(str.isalpha, core)) and any(character in _SURE for character in core)
    out: list[tuple[str, int]] = []
    for index, character in enumerate(core):
        if disguised and not character.isalpha():
            letter = _letter(core, index)
            if letter:
                out.append((letter, start + index))
                continue
        if character in _BREAKS:
            # A hyphen or a full stop between words parts them; a star, or the same sign between all letters, does not.
            if not whole and character not in "'’‘\"" and out and out[-1][0] != " ":
                out.append((" ", start + index))
            continue
        out.append((character, start + index))
    while out and out[-1][0] == " ":
        out.pop()
    return out


def _letter(core: str, index: int) -> str:
    """What a digit or sign inside a word stands for; empty where it stands for itself."""
    character = core[index]
    before = core[index - 1] if index else ""
    after = core[index + 1] if index + 1 < len(core) else ""
    if character == "1":
        first = not before.isalpha()
        if first:
            return "l" if after and after in "aeiouy034@" else "i"
        if before not in _VOWELS:
            return "l" if before in {"l", "1"} else "i"
        return "l" if after and after in "aeiouy031@" else "i"
    if character in _SURE or (character in _LEET and character.isdigit()):
        return _LEET[character]
    return _LEET.get(character, "") if before.isalpha() and after.isalpha() and character in "£¢¥§" else ""


@lru_cache(maxsize=64)
def _straight(length: int) -> tuple[int, ...]:
    return tuple(range(length))


def _collapsed(text: str, at: range | list[int]) -> _Word:
    """Every run of one letter as one letter, where the run begins."""
    if not _RUN.search(text):
        given = tuple(at)
        straight = _straight(len(given))
        return text, straight if given == straight else given
    out: list[str] = []
    kept: list[int] = []
    for character, index in zip(text, at, strict=True):
        if out and out[-1] == character and (character.isalpha() or character in "!? "):
            continue
        out.append(character)
        kept.append(index)
    return "".join(out), tuple(kept)
